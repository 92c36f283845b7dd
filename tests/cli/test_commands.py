"""The commands beside ``check``: what each answers, and what it says when asked amiss."""

from __future__ import annotations

import hashlib
from pathlib import Path

import jsonschema
import pytest

from tests.cli.support import CASES, TAUGHT, quiet_about, run, taught, write_case

UNLESS = CASES / "unless.yaml"


# --- explain ---------------------------------------------------------------------------------------------------------


def test_explain_gives_the_whole_argument_with_claims_and_places() -> None:
    ran = quiet_about(run("explain", UNLESS, "rifles"))
    assert ran.code == 0
    for sentence in (
        "R/1 (2001) para. 1 [goods] — sale: touched unless excepted",
        "object: the item is military · class of the item: rifle [u1]",
        "exemption R/1 (2001) para. 1(b) (number not checked) What the Committee approves: unreported",
        "exemptions excluded: R/1 (2001) para. 1(a) (object)",
        "under another reading (A sale is carried out only by delivery — some writers): prospective",
        "rests on one root: The Wire",
        "u1: Forty rifles were sold to Norland. paper ¶2 → The Wire · claim of fact",
        "r1.yaml:14",
    ):
        assert sentence in ran.flat, sentence


def test_explain_says_why_a_paragraph_does_not_apply() -> None:
    ran = run("explain", CASES / "clear.yaml", "flour", "R/1/1")
    assert "✗ object: the item is military · class of the item: flour [n1]" in ran.flat
    assert "✗ conduct: the conduct is training and assistance · kind of conduct: sale [n1]" in ran.flat
    other = run("explain", CASES / "clear.yaml", "flour", "R/3/1").flat
    assert "Measures concerning Sudland: nothing reported here goes to, comes from or concerns what it covers" in other
    assert "§" not in other


def test_explain_takes_an_item_by_name_or_row_and_a_paragraph_by_many_names() -> None:
    assert run("explain", UNLESS, "2").out == run("explain", UNLESS, "rifles").out
    names = ["1", "R/1/1", "R/1 (2001) para. 1", "north.arms"]
    goods = "R/1 (2001) para. 1 [goods]"
    for name in names:
        out = run("explain", UNLESS, "rifles", name).flat
        assert goods in out, name
        assert "Fuel" not in out, name
    by_exemption = run("explain", UNLESS, "rifles", "1(a)").flat
    assert goods in by_exemption
    assert "[training] — sale" not in by_exemption


def test_explain_says_that_a_paragraph_is_not_encoded_or_makes_no_finding() -> None:
    assert run("explain", UNLESS, "rifles", "7").out == "R/1 (2001) para. 7 (number not checked): travel — no persons here\n"
    assert "termination: makes no finding of its own" in run("explain", UNLESS, "rifles", "R/2/2").flat
    assert "makes no finding of its own" in run("explain", UNLESS, "rifles", "4").flat
    assert "لا نتيجة له بذاته" in run("explain", UNLESS, "rifles", "4", "--lang", "ar").flat


def test_explain_asked_amiss() -> None:
    item = quiet_about(run("explain", UNLESS, "rifle"))
    assert (item.code, item.out) == (2, "")
    assert "did you mean 'rifles'?" in item.err
    assert "it has rifles, slings" in run("explain", UNLESS, "9").err
    for wrong in ("99", "R/9/1", "0", "goods"):
        ran = quiet_about(run("explain", UNLESS, "rifles", wrong))
        assert ran.code == 2, wrong
        assert f"no paragraph '{wrong}' in this rule tree" in ran.err
    several = quiet_about(run("explain", CASES))
    assert several.code == 2
    assert "holds 8 case files; name one of them" in several.err


# --- ask -------------------------------------------------------------------------------------------------------------


def test_ask_orders_questions_by_what_they_settle() -> None:
    asked = run("ask", CASES / "conflict.yaml", "--format", "json").json
    assert [q["fact"] for q in asked][:2] == ["approval", "class"]
    weights = [(-q["settles"], -q["bears_on"], q["fact"]) for q in asked]
    assert weights == sorted(weights)
    approval = asked[0]
    assert (approval["settles"], approval["bears_on"], approval["undecided"]) == (2, 2, 2)
    assert approval["question"] == "Did the Committee approve this in advance?"
    assert approval["evidence"] == "the Committee's letter"
    assert approval["paragraphs"] == ["R/1 (2001) para. 1(b) (number not checked) What the Committee approves"]
    assert approval["items"] == ["crates", "launch"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_ask_prints_question_paragraph_item_and_evidence(lang: str) -> None:
    out = run("ask", CASES / "conflict.yaml", "--lang", lang).flat
    expected = {
        "en": ["1. Did the Committee approve this", "crates; rifles on another day", "1(b)", "the Committee's letter"],
        "ar": ["هل وافقت اللجنة على ذلك مسبقا؟", "صناديق؛ بنادق في يوم آخر", "1(b)", "رسالة اللجنة"],
    }[lang]  # fmt: skip
    for words in expected:
        assert words in out


def test_ask_where_nothing_is_undecided() -> None:
    ran = run("ask", CASES / "touched.yaml")
    assert ran.code == 0
    assert "No answer would change a finding." in ran.out
    assert run("ask", CASES / "touched.yaml", "--format", "json").json == []


def test_ask_knows_no_markdown_and_says_so_before_reading(tmp_path: Path) -> None:
    ran = quiet_about(run("ask", tmp_path / "none.yaml", "--format", "markdown", rules=tmp_path))
    assert ran.code == 2
    assert "text or json" in ran.err


# --- whatif ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assume", "change"),
    [
        (["approval=granted"], "touched unless excepted ⇒ excepted"),
        (["approval=not_sought"], "touched unless excepted ⇒ touched"),
        (["rifles.class=flour"], "touched unless excepted ⇒ not touched"),
        (["rifles.class=ZR-5 Thistle", "rifles.sale.stage=planned"], "touched unless excepted ⇒ prospective → touched unless"),
        (["rifles.sale.date=2000-05"], "touched unless excepted ⇒ not in force"),
        (["destination=XS"], "touched unless excepted ⇒ not touched"),
        (["rifles.sale.shipped=false"], "duty triggered ⇒ not triggered"),
    ],
)
def test_whatif_shows_what_would_change(assume: list[str], change: str) -> None:
    args = [part for one in assume for part in ("--set", one)]
    ran = quiet_about(run("whatif", UNLESS, *args))
    assert ran.code == 0
    assert change in ran.flat
    assert f"assumed: {', '.join(assume)}" in ran.flat


def test_whatif_that_changes_nothing() -> None:
    assert "Nothing changes." in run("whatif", UNLESS, "--set", "rifles.class=rifle").out
    assert "لا يتغير شيء." in run("whatif", UNLESS, "--set", "rifles.class=rifle", "--lang", "ar").out


def test_whatif_can_bring_a_regime_into_its_scope() -> None:
    out = run("whatif", UNLESS, "--set", "rifles.sale.destination=XS").flat
    assert "R/3 (2001) para. 1 Arms to Sudland — sale: – ⇒ touched" in out


def test_whatif_answers_a_question_of_judgement(tmp_path: Path) -> None:
    vague = write_case(tmp_path, "vague", item={"class": "thing"})
    assert run("check", vague).code == 4
    assert "open ⇒ touched unless excepted" in run("whatif", vague, "--set", "judge.military_goods=true").flat
    assert "open ⇒ not touched" in run("whatif", vague, "--set", "judge.military_goods=false").flat


def test_whatif_never_changes_the_file(tmp_path: Path) -> None:
    path = write_case(tmp_path, "mine")
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    assert quiet_about(run("whatif", path, "--set", "approval=granted")).code == 0
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())) == before


@pytest.mark.parametrize(
    ("assume", "says"),
    [
        ("approval", "is not FACT=VALUE"),
        ("=x", "is not FACT=VALUE"),
        ("approval=", "is not FACT=VALUE"),
        ("aproval=granted", "did you mean 'approval'?"),
        ("approval=grantd", "did you mean 'granted'?"),
        ("rifle.class=rifle", "did you mean 'rifles'?"),
        ("rifles.sales.stage=agreed", "did you mean 'rifles.sale'?"),
        ("shipped=perhaps", "true or false"),
        ("rifles.quantity=many", "whole number"),
        ("rifles.sale.date=2004-02-30", "no day of the calendar"),
        ("judge.military_goods=perhaps", "true or false"),
        ("destination=XX", "no value of fact 'destination'"),
        ("rifles.sale.purpose=relief,war", "'war' is no value of fact 'purpose'"),
    ],
)
def test_whatif_asked_amiss(assume: str, says: str) -> None:
    ran = quiet_about(run("whatif", UNLESS, "--set", assume))
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_whatif_needs_an_assumption() -> None:
    assert quiet_about(run("whatif", UNLESS)).code == 2


# --- law -------------------------------------------------------------------------------------------------------------


def test_law_show_as_it_stands_on_a_day() -> None:
    out = run("law", "show", "R/1/1").flat
    for sentence in (
        "R/1 (2001) para. 1 — Arms to Norland",
        "text read in full · number seen in a source · reviewed by nobody",
        "goods — prohibition, binding · 2010-12-31: in force",
        "addressees: all Member States · links: the State's own act, from its territory",
        "exemptions: R/1 (2001) para. 1(a) Vests for relief",
        "training — prohibition, binding · 2010-12-31: not in force",
        "2007-01-01 R/2 (2005) para. 2: ended",
    ):
        assert sentence in out, sentence
    assert "training — prohibition, binding · 2006-12-31: in force" in run("law", "show", "R/1/1", "--on", "2006-12-31").flat
    assert "goods — prohibition, binding · 2000-12-31: not in force" in run("law", "show", "1", "--on", "2000-12-31").flat


def test_law_show_has_the_procedure_with_what_makes_it_so() -> None:
    before = run("law", "show", "1(b)", "--on", "2005-05-31").flat
    after = run("law", "show", "1(b)", "--on", "2005-06-01").flat
    assert "procedure: all of it: advance approval by the Committee [R/1 (2001) para. 1(b)]" in before
    assert "procedure: everything: advance approval by the Committee [R/1 (2001) para. 1(b); R/2 (2005) para. 3]" in after


def test_law_history_has_every_version() -> None:
    out = run("law", "history", "north.fuel").flat
    assert "2001-01-01 – 2005-05-31: in force" in out
    assert "2005-06-01 – 2011-12-31: in force · 2005-06-01 R/2 (2005) para. 1: extended → 2011-12-31" in out
    assert "2012-01-01 – no end known: law not known" in out


def test_law_in_force_lists_by_day_and_regime() -> None:
    early, late = (run("law", "in-force", "--on", day).flat for day in ("2001-02-01", "2010-12-31"))
    assert "[training] — prohibition" in early
    assert "[training] — prohibition" not in late
    assert "an old report" in early
    assert "an old report" not in late
    assert "Measures concerning Sudland" in early
    assert "Sudland" not in run("law", "in-force", "--regime", "made.north").out
    assert "prohibition" not in run("law", "in-force", "--on", "1999-12-31").out


def test_law_of_a_day_beyond_the_sources_says_so() -> None:
    caveat = "the sources on the law speak to 2010-12-31; after it the law is unknown, not unchanged"
    for args in (["show", "1"], ["in-force"]):
        assert caveat in run("law", *args, "--on", "2011-01-01").flat
        assert caveat not in run("law", *args, "--on", "2010-12-31").flat


def test_law_in_arabic() -> None:
    for args in (["show", "1"], ["history", "2"], ["in-force"]):
        out = quiet_about(run("law", *args, "--lang", "ar")).out
        assert "نافذ" in out


def test_law_asked_amiss() -> None:
    for command in ("show", "history"):
        ran = quiet_about(run("law", command, "99"))
        assert (ran.code, ran.out) == (2, "")
        assert "no paragraph '99' in this rule tree" in ran.err
    ran = quiet_about(run("law", "in-force", "--regime", "made.nord"))
    assert ran.code == 2
    assert "it has made.north, made.south" in ran.err
    assert quiet_about(run("law", "bogus", rules=None)).code == 2


# --- schema ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["case", "rule", "report", "tests"])
def test_schema_is_a_schema(what: str) -> None:
    ran = quiet_about(run("schema", what, rules=None))
    assert ran.code == 0
    report = what == "report"
    (jsonschema.Draft202012Validator if report else jsonschema.Draft7Validator).check_schema(ran.json)
    draft = "https://json-schema.org/draft/2020-12/schema" if report else "http://json-schema.org/draft-07/schema#"
    assert ran.json["$schema"] == draft
    assert ran.out == run("schema", what, rules=None).out


def test_schema_of_something_else() -> None:
    ran = quiet_about(run("schema", "cases", rules=None))
    assert ran.code == 2
    assert "case" in ran.err
    assert quiet_about(run("schema", rules=None)).code == 2


# --- sources ---------------------------------------------------------------------------------------------------------


def with_text(folder: Path, text: str, **changes: object) -> tuple[Path, Path]:
    texts = folder / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(text, encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    source = {"title": {"en": "A paper", "ar": "صحيفة"}, "kind": "press", "published": "2004-03-02", "file": "one.txt",
              "sha256": hashlib.sha256(text.encode()).hexdigest(), "paragraphs": len(lines)}  # fmt: skip
    return write_case(folder, "mine", sources={"paper": {**source, **changes}}), texts


def test_sources_that_hold(tmp_path: Path) -> None:
    path, texts = with_text(tmp_path, "First line.\n\nSecond line.\n")
    ran = quiet_about(run("sources", path, "--texts", texts))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "1 text compared: hashes and paragraphs hold, nothing is copied\n"


@pytest.mark.parametrize(
    ("text", "changes", "says"),
    [
        ("First line.\n", {"sha256": "0" * 64}, "is another text: its SHA-256 is"),
        ("First line.\n", {"paragraphs": 7}, "has 1 non-empty lines"),
        ("First line.\n", {"file": "two.txt"}, "'two.txt' cannot be read"),
        ("First line.\n", {"file": "../one.txt"}, "a file name without a folder"),
    ],
)
def test_sources_that_do_not_hold(text: str, changes: dict[str, object], says: str, tmp_path: Path) -> None:
    path, texts = with_text(tmp_path, text, **changes)
    ran = quiet_about(run("sources", path, "--texts", texts))
    assert ran.code == 3
    assert says in ran.err
    assert f"{path}:" in ran.err


def test_sources_asked_amiss(tmp_path: Path) -> None:
    path, texts = with_text(tmp_path, "First line.\n")
    assert quiet_about(run("sources", path)).code == 2
    assert quiet_about(run("sources", "--texts", texts)).code == 2
    assert quiet_about(run("sources", tmp_path / "none.yaml", "--texts", texts)).code == 3
    assert quiet_about(run("sources", path, "--texts", tmp_path / "nowhere")).code == 3


# --- help ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", TAUGHT, ids=" ".join)
def test_help_teaches_by_example(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        ran = quiet_about(run(*command, flag, rules=None))
        assert ran.code == 0
        assert "Example" in ran.out
    assert taught(command)


@pytest.mark.parametrize("command", [["law"], []])
def test_help_of_a_group_lists_its_commands_and_where_to_begin(command: list[str]) -> None:
    out = run(*command, "--help", rules=None).out
    assert "Begin with:  compliance " in out
    for one in TAUGHT:
        if one[: len(command)] == command:
            assert f"  {one[len(command)]} " in out
