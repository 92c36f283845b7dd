"""Options of ``check`` and of the commands beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.support import CASES, RULES, quiet_about, run, shipped_report, spawn, write_case

UNLESS = CASES / "unless.yaml"


def status(ran_json: dict, item: int = 0) -> str:  # type: ignore[type-arg]
    return str(ran_json["cases"][0]["items"][item]["status"])


def test_law_date_picks_the_law() -> None:
    course = CASES / "prospective.yaml"
    on_the_day = run("check", course, "--format", "json").json
    later = run("check", course, "--format", "json", "--law-date", "2007-01-01").json
    day_before = run("check", course, "--format", "json", "--law-date", "2006-12-31").json
    assert [status(on_the_day), status(day_before)] == ["prospective", "prospective"]
    training = next(f for f in later["cases"][0]["items"][0]["findings"] if f["limb"] == "north.arms.training")
    assert training["status"] == "not_in_force"
    assert later["receipt"]["options"]["law_date"] == "2007-01-01"
    assert "law of the day given by option" in run("check", course, "--law-date", "2006-12-31").flat


@pytest.mark.parametrize("option", ["--law-date", "--known-on"])
@pytest.mark.parametrize("text", ["", "tomorrow", "2004", "2004-02", "2004-02-30", "2004-1-1", "04-02-01", "2004-02-01.."])
def test_days_are_full_days(option: str, text: str) -> None:
    ran = quiet_about(run("check", UNLESS, option, text))
    assert ran.code == 2
    assert option in ran.err
    assert not ran.out


def test_a_day_in_arabic_digits_is_that_day() -> None:
    ran = run("check", UNLESS, "--law-date", "٢٠٠٤-٠٢-٠١", "--format", "json")
    assert ran.json["receipt"]["options"]["law_date"] == "2004-02-01"


def test_days_of_law_commands_are_checked_too() -> None:
    for args in (["law", "show", "1"], ["law", "in-force"]):
        ran = quiet_about(run(*args, "--on", "yesterday"))
        assert ran.code == 2
        assert "--on" in ran.err


def test_known_on_leaves_out_what_was_written_later() -> None:
    """The supplying State's word came on 5 March; before it the exemption is unreported, before the paper nothing is known."""
    case = CASES / "touched.yaml"
    days = {"2004-03-05": "touched", "2004-03-04": "touched_unless"}
    for day, expected in days.items():
        report = run("check", case, "--format", "json", "--known-on", day).json
        assert status(report) == expected, day
        assert report["receipt"]["options"]["known_on"] == day
    before = run("check", case, "--format", "json", "--known-on", "2004-03-01").json
    assert before["cases"][0]["items"] == []
    assert len(before["cases"][0]["not_yet"]) == 1


def test_a_reading_is_switched_on() -> None:
    plain = run("check", UNLESS, "--format", "json").json
    read = run("check", UNLESS, "--format", "json", "--reading", "sale-at-delivery").json
    assert [status(plain), status(read)] == ["touched_unless", "prospective"]
    assert read["receipt"]["options"]["readings"] == ["sale-at-delivery"]
    both = run("check", UNLESS, "--format", "json", "--reading", "sale-at-delivery", "--reading", "every-aircraft").json
    assert both["receipt"]["options"]["readings"] == ["every-aircraft", "sale-at-delivery"]


def test_a_reading_that_is_not_there_gets_the_nearest_spelling() -> None:
    ran = quiet_about(run("check", UNLESS, "--reading", "sale-at-delivry"))
    assert ran.code == 2
    assert "did you mean 'sale-at-delivery'?" in ran.err
    far = run("check", UNLESS, "--reading", "xyz")
    assert far.code == 2
    assert "known: every-aircraft, sale-at-delivery" in far.err
    for args in (["explain", UNLESS], ["ask", UNLESS], ["whatif", UNLESS, "--set", "shipped=false"], ["law", "in-force"]):
        assert run(*args, "--reading", "xyz").code == 2


def test_rules_names_another_tree(tmp_path: Path) -> None:
    """The shipped tree knows nothing of Norland."""
    assert run("check", UNLESS, rules=RULES).code == 1
    ran = quiet_about(run("check", UNLESS, rules=None))
    assert ran.code == 3
    assert "'norland-rebels' is no value of fact 'recipient'" in ran.err


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_output_holds_what_a_pipe_would_get(form: str, tmp_path: Path) -> None:
    target = tmp_path / "report"
    ran = run("check", UNLESS, "--format", form, "--output", target)
    assert ran.code == 1
    assert not ran.out
    assert target.read_text(encoding="utf-8") == run("check", UNLESS, "--format", form).out


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_an_output_that_cannot_be_written_is_a_usage_error(form: str, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "folder"):
        ran = quiet_about(run("check", CASES / "clear.yaml", "--format", form, "--output", target))
        assert ran.code == 2
        assert f"--output: {target} cannot be written" in ran.err


def test_a_report_never_overwrites_a_case(tmp_path: Path) -> None:
    path = write_case(tmp_path, "mine")
    before = path.read_bytes()
    ran = quiet_about(run("check", path, "--output", path))
    assert ran.code == 2
    assert path.read_bytes() == before


def test_verbose_shows_what_is_folded() -> None:
    brief, full = run("check", UNLESS).flat, run("check", UNLESS, "-v").flat
    folded = "not touched, object fails: R/1 (2001) para. 2 Fuel to Norland"
    assert folded in brief
    assert folded not in full
    assert "R/1 (2001) para. 2 Fuel to Norland — sale: not touched" in full
    assert run("check", UNLESS, "-vv").flat == full


def test_every_format_and_language_together() -> None:
    for form in ("text", "json", "markdown"):
        english, arabic = (run("check", CASES, "--format", form, "--lang", lang) for lang in ("en", "ar"))
        assert quiet_about(english).code == quiet_about(arabic).code == 1
        assert not any("\u0600" <= c <= "\u06ff" for c in english.out), form
        assert "الحالة" in arabic.out or form == "json"
    assert json.loads(arabic.out) if form == "json" else True
    assert run("check", CASES, "--format", "json", "--lang", "ar").json["lang"] == "ar"


@pytest.mark.parametrize(("option", "value"), [("--format", "xml"), ("--format", "JSON "), ("--lang", "fr"), ("--lang", "")])
def test_choices_are_closed(option: str, value: str) -> None:
    ran = quiet_about(run("check", UNLESS, option, value))
    assert ran.code == 2
    assert option in ran.err


def test_examples_can_be_checked_from_any_folder(tmp_path: Path) -> None:
    ran = quiet_about(spawn("check", "--examples", "-q", cwd=tmp_path))
    assert ran.code in (0, 1, 4), ran.err
    assert not ran.err
    for n in shipped_report()["counts"].values():
        assert f": {n}" in ran.out


def test_version() -> None:
    from compliance import __version__

    assert run("--version", rules=None).out == f"compliance {__version__}\n"
    assert spawn("--version").out == f"compliance {__version__}\n"
