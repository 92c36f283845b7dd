"""``compliance report``: options, files and folders, exit codes, and what is said when something is missing."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from compliance.report.formats import FORMATS, MissingPackageError, writer
from tests.cli.support import CASES, RULES, SHIPPED_CASES, environment, quiet_about, run, spawn, write_case

MADE = CASES / "unless.yaml"
TEXT = [name for name, form in FORMATS.items() if form.text]


@pytest.mark.parametrize("form", TEXT)
def test_one_case_goes_to_standard_output(form: str) -> None:
    ran = quiet_about(run("report", MADE, "--format", form))
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out) > 500


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["en", "ar", "both"])
def test_one_case_goes_to_a_file_in_every_format_and_language(form: str, lang: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = quiet_about(run("report", MADE, "--format", form, "--lang", lang, "--output", out))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert out.stat().st_size > 500
    if lang == "both":
        first = out.read_bytes()
        quiet_about(run("report", MADE, "--format", form, "--lang", lang, "--output", out))
        assert out.read_bytes() == first, "the same input gives the same bytes"


def test_it_gives_the_same_bytes_in_a_process_of_its_own(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        ran = spawn("report", MADE, "--rules", RULES, "--format", "html", "--output", tmp_path / seed, PYTHONHASHSEED=seed)
        assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_several_cases_go_into_a_folder_with_an_index(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    ran = quiet_about(run("report", MADE, CASES / "open.yaml", "--format", form, "--output", folder))
    assert (ran.code, ran.err) == (0, "")
    suffix, page = FORMATS[form].suffix, "index.md" if form == "markdown" else "index.html"
    assert {p.name for p in folder.iterdir()} == {f"unless{suffix}", f"open{suffix}", page}
    index = (folder / page).read_text(encoding="utf-8")
    assert f"unless{suffix}" in index
    assert f"open{suffix}" in index


def test_one_case_into_a_folder_has_no_index(tmp_path: Path) -> None:
    assert run("report", MADE, "--format", "markdown", "--output", tmp_path).code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["unless.md"]


def test_several_cases_need_a_folder(tmp_path: Path) -> None:
    ran = quiet_about(run("report", CASES))
    assert ran.code == 2
    assert "give a folder: --output FOLDER" in ran.err
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = quiet_about(run("report", CASES, "--output", tmp_path / "file"))
    assert ran.code == 2
    assert "is no folder" in ran.err


def test_a_faulty_case_stops_none_of_the_others_and_stands_in_the_index(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    for name in ("one", "two"):
        write_case(tmp_path / "cases", name)
    (tmp_path / "cases" / "bad.yaml").write_text("case: [", encoding="utf-8")
    ran = quiet_about(run("report", tmp_path / "cases", "--output", tmp_path / "out", "--format", "markdown"))
    assert ran.code == 3
    assert f"{tmp_path / 'cases' / 'bad.yaml'}:" in ran.err
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"one.md", "two.md", "index.md"}
    assert "bad" in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")


def test_nothing_but_a_faulty_case_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("case: [", encoding="utf-8")
    ran = quiet_about(run("report", tmp_path / "bad.yaml", "--output", tmp_path / "x.html"))
    assert ran.code == 3
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "no CASE given"),
        ((MADE, "--format", "odt"), "odt"),
        ((MADE, "--lang", "fr"), "fr"),
        ((MADE, "--cite", "apa"), "apa"),
        ((MADE, "--on", "tomorrow"), "--on"),
        ((MADE, "--law-date", "2004-13-01"), "--law-date"),
        ((MADE, "--reading", "none-such"), "there is no reading 'none-such'"),
        ((MADE, "--output", "x.yaml"), "is named as a case or a rule file"),
        ((MADE, "--output", "/nowhere/at/all/x.html"), "cannot be written"),
    ],
)
def test_a_wrong_use_is_said_in_a_line(words: tuple[object, ...], message: str) -> None:
    ran = quiet_about(run("report", *words))
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize("form", [n for n, f in FORMATS.items() if f.needs])
def test_a_package_that_is_not_there_is_named_with_what_to_install(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = str(FORMATS[form].needs)
    monkeypatch.setitem(sys.modules, needed, None)
    with pytest.raises(MissingPackageError):
        writer(form)
    ran = quiet_about(run("report", MADE, "--format", form, "--output", "never"))
    assert ran.code == 2
    assert f"needs the package '{needed}'" in ran.err
    assert "pip install compliance[reports]" in ran.err
    assert not Path("never").exists()


def test_formats_that_need_nothing_more_are_written_without_the_extra(tmp_path: Path) -> None:
    """One process for all of them: what one format brought along another may have, and none has an extra."""
    hidden = ("typst", "docx", "xlsxwriter", "followthemoney", "lxml")
    forms = [name for name, form in FORMATS.items() if not form.needs]
    words = ["compliance", "report", str(MADE), "--rules", str(RULES), "--format"]
    code = f"""
import sys
for name in {hidden!r}:
    sys.modules[name] = None
from compliance.cli import main
for form in {forms!r}:
    sys.argv = [*{words!r}, form, "--output", form]
    try:
        main()
    except SystemExit as end:
        assert not end.code, form
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [form for form in forms if (tmp_path / form).stat().st_size > 500] == forms


def test_both_languages_of_json_hold_one_report_each(tmp_path: Path) -> None:
    quiet_about(run("report", MADE, "--format", "json", "--lang", "both", "--output", tmp_path / "r.json"))
    made = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert set(made["reports"]) == {"en", "ar"}
    one, other = (made["reports"][lang] for lang in ("en", "ar"))
    assert one["receipt"]["cases"] == other["receipt"]["cases"]
    assert [i["status"] for i in one["cases"][0]["items"]] == [i["status"] for i in other["cases"][0]["items"]]


def test_a_report_shows_as_much_as_is_asked_for(tmp_path: Path) -> None:
    def findings(*options: str) -> int:
        quiet_about(run("report", MADE, "--format", "json", "--output", tmp_path / "r.json", *options))
        made = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        return sum(len(i["findings"]) for c in made["cases"] for i in c["items"])

    assert findings("-v") > findings()


def test_examples_are_the_shipped_cases(tmp_path: Path) -> None:
    ran = quiet_about(run("report", "--examples", "--format", "markdown", "--output", tmp_path / "out", rules=None))
    assert (ran.code, ran.err) == (0, "")
    assert {p.stem for p in (tmp_path / "out").iterdir()} == {p.stem for p in SHIPPED_CASES.glob("*.yaml")} | {"index"}


def test_a_bar_moves_on_a_terminal_and_leaves_standard_output_alone(tmp_path: Path) -> None:
    shown, ours = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "compliance", "report", str(CASES), "--rules", str(RULES), "--output", str(tmp_path / "out")],
        env=environment(TERM="xterm", COLUMNS="80"), stdout=subprocess.PIPE, stderr=ours,
    )  # fmt: skip
    os.close(ours)
    written = b""
    while chunk := _read(shown):
        written += chunk
    out, _ = done.communicate(timeout=60)
    os.close(shown)
    assert (done.returncode, out) == (0, b"")
    assert b"compliance report" in written
    assert b"100%" in written


def _read(terminal: int) -> bytes:
    """Read from a terminal; one whose other side is closed has nothing more."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
