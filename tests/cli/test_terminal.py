"""Colour and width: a terminal gets both, a pipe or NO_COLOR neither."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.support import CASES, RULES, environment, run, spawn, spawn_each

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ARGS = ["check", str(CASES), "--rules", str(RULES)]
COMMANDS = {
    "check": ARGS,
    "explain": ["explain", str(CASES / "unless.yaml"), "--rules", str(RULES)],
    "ask": ["ask", str(CASES / "open.yaml"), "--rules", str(RULES)],
    "whatif": ["whatif", str(CASES / "unless.yaml"), "--set", "stage=planned", "--rules", str(RULES)],
    "show": ["law", "show", "1", "--rules", str(RULES)],
    "history": ["law", "history", "2", "--rules", str(RULES)],
    "in-force": ["law", "in-force", "--rules", str(RULES)],
    "schema": ["schema", "case"],
    "help": ["check", "--help"],
    "usage": ["check"],
    "fault": ["check", "nothing.yaml", "--rules", str(RULES)],
}


def on_a_terminal(*args: str, columns: int, **changes: str | None) -> str:
    """Run the command line on a pseudo-terminal of its own and return what it wrote there."""
    ours, theirs = pty.openpty()
    env = environment(TERM="xterm-256color", COLUMNS=str(columns), **changes)
    child = subprocess.Popen(
        [sys.executable, "-m", "compliance", *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env, close_fds=True
    )
    os.close(theirs)
    parts, end = [], time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([ours], [], [], 1)[0]:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not part:
                break
            parts.append(part)
    child.wait(10)
    os.close(ours)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def test_a_pipe_gets_no_escape_codes() -> None:
    piped = spawn(*COMMANDS["check"], TERM="xterm-256color", COLUMNS="200")
    into_files = spawn_each(*COMMANDS.values(), TERM="xterm-256color", COLUMNS="200")
    for name, ran in zip(["a pipe", *COMMANDS], [piped, *into_files], strict=True):
        assert "\x1b" not in ran.out + ran.err, name
        assert ran.out or ran.err, name


@pytest.mark.parametrize("name", ["check", "explain", "show", "usage", "fault"])
def test_no_color_on_a_terminal_gives_no_escape_codes(name: str) -> None:
    assert "\x1b" not in on_a_terminal(*COMMANDS[name], columns=100, NO_COLOR="1")


def test_a_terminal_gets_colour() -> None:
    out = on_a_terminal(*ARGS, columns=100)
    assert ESCAPE.search(out)
    assert "\x1b" not in ESCAPE.sub("", out)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("columns", [80, 200])
def test_lines_follow_the_width_of_the_terminal(columns: int, lang: str) -> None:
    from rich.cells import cell_len

    out = ESCAPE.sub("", on_a_terminal(*ARGS, "--lang", lang, columns=columns))
    widths = [cell_len(line) for line in out.splitlines()]
    assert max(widths) <= columns
    # The width is used, too: sentences longer than half of it are there.
    assert max(cell_len(line.rstrip()) for line in out.splitlines()) > columns // 2
    words = "touched unless excepted" if lang == "en" else "يمس ما لم يثبت استثناء"
    assert words in out


@pytest.mark.parametrize("columns", [80, 200])
def test_a_terminal_says_what_a_pipe_says(columns: int) -> None:
    """The same words in the same order; only the breaks of lines differ."""
    terminal = ESCAPE.sub("", on_a_terminal(*ARGS, columns=columns))
    body = [text.split("touched: ", 1)[1].split() for text in (terminal, spawn(*ARGS).out)]
    faults = "Files that"
    assert faults not in terminal
    assert body[0] == body[1]


def test_a_narrow_terminal_breaks_nothing() -> None:
    out = on_a_terminal(*ARGS, columns=30)
    assert "Traceback" not in out
    assert "internal error" not in out


def test_a_pipe_is_a_hundred_columns_wide_whatever_the_terminal() -> None:
    outs = {spawn(*ARGS, COLUMNS=columns).out for columns in ("40", "200")}
    assert len(outs) == 1
    assert max(map(len, outs.pop().splitlines())) <= 100


def test_no_line_of_a_pipe_ends_in_blanks() -> None:
    for name in ("check", "explain", "ask", "whatif", "show", "history", "in-force"):
        for line in run(*COMMANDS[name], rules=None).out.splitlines():
            assert line == line.rstrip(), (name, line)


@pytest.mark.parametrize(("form", "reader"), [("text", "head -1"), ("text", "true"), ("json", "true"), ("markdown", "true")])
def test_a_reader_that_goes_away_is_no_error(form: str, reader: str) -> None:
    command = f'"{sys.executable}" -m compliance check "{CASES}" -v --rules "{RULES}" --format {form} | {reader}'
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, env=environment(), timeout=60, check=False, encoding="utf-8"
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) <= 1


@pytest.mark.parametrize("name", ["explain", "ask", "show", "schema", "help"])
def test_a_reader_that_goes_away_from_any_command(name: str) -> None:
    words = " ".join(f'"{a}"' for a in COMMANDS[name])
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m compliance {words} | true'],
        capture_output=True, env=environment(), timeout=60, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no such signal here")
@pytest.mark.parametrize("name", ["clear", "touched"])
def test_a_reader_that_goes_away_leaves_no_code_of_a_finding(name: str) -> None:
    args = ["check", str(CASES / f"{name}.yaml"), "--rules", str(RULES)]
    child = subprocess.Popen([sys.executable, "-m", "compliance", *args], stdout=subprocess.PIPE, env=environment())
    assert child.stdout is not None
    child.stdout.close()
    assert child.wait(60) == -signal.SIGPIPE


def test_output_is_utf8_whatever_the_locale() -> None:
    args = (*ARGS, "--lang", "ar", "--format", "json")
    bare = spawn(*args, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert bare.out == spawn(*args).out
