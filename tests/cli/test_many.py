"""Many cases: the same bytes whatever the number of processes, whole files only, and memory that does not grow with them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compliance.case.checked import Options
from compliance.cli.arguments import CHECK, parsed
from compliance.cli.common import load_cases
from compliance.files.whole import replace
from compliance.law.compiled import CompiledLaw
from compliance.law.load import load
from compliance.report.json import render
from compliance.report.processes import number, shared
from compliance.report.run import Run, build
from compliance.report.spool import MOST, Spool
from tests.cli.support import CASES, RULES, environment, run, spawn

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process here")


def copies(folder: Path, n: int) -> Path:
    """Make ``n`` cases out of the made-up ones, each under a name of its own."""
    folder.mkdir()
    made = sorted(CASES.glob("*.yaml"))
    for i in range(n):
        source = made[i % len(made)].read_text(encoding="utf-8")
        (folder / f"c{i:04}.yaml").write_text(
            re.sub(r"^case: .*$", f"case: c{i}", source, flags=re.MULTILINE), encoding="utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good cases, one that is twice there, one that cannot be read."""
    folder = copies(tmp_path_factory.mktemp("many") / "cases", 17)
    shutil.copyfile(folder / "c0001.yaml", folder / "d.yaml")
    (folder / "a.yaml").write_text("case: [\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", ["text", "json", "markdown", "quiet"])
def test_the_number_of_processes_moves_no_byte(many: Path, form: str) -> None:
    how = ("-q",) if form == "quiet" else ("--format", form, "--lang", "ar")
    runs = [run("check", many, *how, "-j", n) for n in (1, 2, 3, 40)]
    assert all(one == runs[0] for one in runs[1:])
    assert runs[0].code == 3
    assert "d.yaml:1:7: error: case 'c1' is also in " in runs[0].err


def test_a_report_written_case_by_case_is_the_report_made_at_once() -> None:
    whole = Run(CompiledLaw(load(RULES)), Options())
    load_cases(whole, [CASES])
    assert run("check", CASES, "--format", "json", "-j", "2").out == render(build(whole))


def test_law_that_cannot_be_used_ends_the_run_whatever_the_number(tmp_path: Path) -> None:
    tree = shutil.copytree(RULES, tmp_path / "rules")
    catalogue = tree / "vocabulary" / "catalogue.yaml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("class: rifle", "clas: rifle"), encoding="utf-8")
    runs = [run("check", CASES, "-j", n, rules=tree) for n in (1, 2)]
    assert runs[0] == runs[1]
    assert (runs[0].code, runs[0].out) == (5, "")


def test_results_come_in_order_and_what_a_process_loses_is_done_again() -> None:
    here = os.getpid()

    def work(task: int, process: int) -> list[int]:
        if os.getpid() != here and task == 3:
            raise ValueError(task)
        if os.getpid() != here and task == 6:
            os._exit(9)
        return [task, process]

    done = list(shared(10, 2, work))
    assert [task for task, _ in done] == list(range(10))
    # Done by this process: what failed, and all that the lost process would have done from there on.
    assert [task for task, process in done if process == 2] == [3, 6, 8]


def test_an_error_is_raised_where_it_would_be_without_processes() -> None:
    def work(task: int, process: int) -> int:
        if task == 2:
            raise FileNotFoundError(2, "gone")
        return task

    for processes in (1, 2):
        with pytest.raises(FileNotFoundError, match="gone"):
            list(shared(4, processes, work))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_process_must_earn_its_start() -> None:
    assert number(None, 5) == 1
    assert number(3, 2) == 2
    assert number(3, 0) == 1
    assert 1 <= number(None, 10_000) <= (os.cpu_count() or 1)


# --- whole files -----------------------------------------------------------------------------------------------------


def test_stopped_before_its_end_it_leaves_nothing_or_the_whole_file(tmp_path: Path) -> None:
    folder = copies(tmp_path / "cases", 60)
    out = tmp_path / "report.json"
    args = [sys.executable, "-m", "compliance", "check", str(folder), "--rules", str(RULES), "--format", "json"]
    whole = subprocess.run(args, capture_output=True, env=environment(), check=False, timeout=120).stdout
    for jobs, before in (("1", b""), ("2", b""), ("2", b"old")):
        for wait in (0.3, 0.8):
            out.write_bytes(before) if before else out.unlink(missing_ok=True)
            child = subprocess.Popen(
                [*args, "-j", jobs, "--output", str(out)], env=environment(), stderr=subprocess.PIPE, start_new_session=True
            )
            time.sleep(wait)
            # As a terminal does it: the program and its processes alike.
            os.killpg(child.pid, signal.SIGINT)
            _, err = child.communicate(timeout=60)
            assert child.returncode in (130, -signal.SIGINT, 1), err
            assert b"Traceback" not in err or child.returncode == -signal.SIGINT
            assert (out.read_bytes() if out.exists() else b"") in (before, whole)
            assert sorted(p.name for p in tmp_path.iterdir()) in (["cases"], ["cases", "report.json"])
            with pytest.raises(ProcessLookupError):
                os.killpg(child.pid, 0)


def test_a_stop_ends_quietly_with_its_code(tmp_path: Path) -> None:
    """Once the program runs; before that, Python itself is stopped."""
    folder = copies(tmp_path / "cases", 200)
    child = subprocess.Popen(
        [sys.executable, "-m", "compliance", "check", str(folder), "--rules", str(RULES), "-j", "2"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    end = time.monotonic() + 60
    while (
        time.monotonic() < end and not Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text(encoding="ascii").split()
    ):
        time.sleep(0.01)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err) == (130, b"", b"")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    replace(link, (b"n", b"ew"))
    assert (path.read_text(encoding="utf-8"), link.is_symlink(), path.stat().st_mode & 0o777) == ("new", True, 0o640)

    def broken() -> object:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        replace(path, broken())  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "new"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "link"]
    replace(Path(os.devnull), (b"gone",))
    assert not Path(os.devnull).is_file()


# --- memory ----------------------------------------------------------------------------------------------------------


def test_memory_does_not_grow_with_the_number_of_cases(tmp_path: Path) -> None:
    code = (
        "import resource, sys\nfrom compliance.cli import main\ntry:\n main()\nexcept SystemExit: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    peaks = []
    for n in (20, 140):
        folder = copies(tmp_path / f"{n}", n)
        words = ["check", str(folder), "--rules", str(RULES), "--format", "json", "-j", "1", "-o", str(tmp_path / "out")]
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, env=environment(), check=True, timeout=120
        )
        peaks.append(int(done.stderr.split()[-1]) / 1024)
    # MiB: what is put aside in memory, and no more.
    assert peaks[1] - peaks[0] < MOST / 2**20 + 8, peaks


def test_a_spool_gives_back_what_it_got_in_memory_and_in_its_file() -> None:
    for spool in (Spool(), Spool(shared=True)):
        texts = ["", "a", "é\ud800漢", "x" * (MOST - 8), "y" * 20, "end"]
        places = [spool.add(text) for text in texts]
        assert [spool.get(*place) for place in reversed(places)] == texts[::-1]


# --- start -----------------------------------------------------------------------------------------------------------


def test_plain_arguments_are_read_without_the_parser_of_all_commands() -> None:
    code = "import sys\nfrom compliance.cli import main\ntry:\n main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    args = ("check", str(CASES / "clear.yaml"), "--rules", str(RULES))
    for how in ((), ("--format=json",), ("--lang", "ar", "-vv"), ("-q", "-j", "1"), ("--fail-on", "never")):
        done = subprocess.run([sys.executable, "-c", code, *args, *how], capture_output=True, env=environment(), check=True)
        tops = {name.partition(".")[0] for name in done.stderr.decode().split()}
        assert not tops & {"typer", "click", "rich", "multiprocessing", "concurrent"}, how


def test_both_parsers_read_the_same() -> None:
    """Everything that the small one understands, the other understands alike."""
    from typer.main import get_command

    from compliance.cli.app import app

    command = get_command(app).commands["check"]  # type: ignore[attr-defined]
    for line in (
        "a.yaml", "a b --examples", "a --format json -o x --lang=ar", "-q a -vv -v --verbose", "a -j 3", "--jobs=12 a", "",
        "a --reading x --reading=y --law-date 2011-02-26 --known-on=2012 --rules r --fail-on open,never",
    ):  # fmt: skip
        words = line.split()
        given = parsed(CHECK, words)
        assert given is not None, words
        context = command.make_context("check", list(words))
        assert given == {
            **context.params,
            "paths": context.params["paths"] or None,
            "reading": context.params["reading"] or None,
        }
    for line in (
        "--help", "-h", "a --lang fr", "a --nothing", "a -vq", "a --output", "a --lang en --lang ar", "-- a", "a -j 0",
        "a -j x", "a -oreport", "a --quiet=1", "-", "a -ooo", "a -o -v", "a --law-date=",
    ):  # fmt: skip
        assert parsed(CHECK, line.split()) is None, line
    assert parsed(CHECK, ["a", ""]) is parsed(CHECK, ["a", "--law-date", ""]) is None


def test_a_slip_is_told_as_it_is_for_every_command() -> None:
    ran = run("check", CASES, "--format", "xml")
    assert ran.code == 2
    assert "'xml' is not one of" in ran.err
    assert run("check", CASES, "-j", "0").code == 2
    assert "--jobs" in spawn("check", "--help").out
