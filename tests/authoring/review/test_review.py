"""Marks of reviews: what they may say, when they lapse, how they are listed, and what the reports say of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from compliance.files.dates import day
from compliance.files.normalise import folded_person
from compliance.law.load import load
from compliance.law.review_status import Standing, checks
from compliance.vocabulary.review import Checked, Review
from tests.cli.support import CASES, RULES, SHIPPED_RULES, Ran, quiet_about, run

MARK = ("--author", "Author A", "--reviewer", "Reviewer B", "--on", "2030-01-02")
R1 = "north/r1.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def review(*args: object) -> Ran:
    return quiet_about(run("rules", "review", *args, rules=None))


def mark(root: Path, node: str, before: str, file: str = R1) -> None:
    """Paste the mark that the command prints into a file, before a line of the node."""
    block = review(root, "--mark", node, *MARK).out.split("\n", 1)[1]
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, f"{block}{before}", 1), encoding="utf-8")


def mark_arms(root: Path) -> None:
    mark(root, "north.arms", "    title: {en: Arms to Norland")


def edit(root: Path, old: str, new: str, file: str = R1) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- the mark --------------------------------------------------------------------------------------------------------


def made(author: str, reviewer: str, meaning: str = "0" * 64) -> Review:
    return Review(author=author, reviewer=reviewer, on=day("2030-01-02"), meaning=meaning)


@pytest.mark.parametrize(
    ("author", "reviewer"),
    [("Author A", "Author A"), ("Author A", "author  a"), ("Author-A.", "AUTHOR A"), ("Áuthor", "author"), ("ａｂ", "ab")],
)
def test_nobody_reviews_their_own_work(author: str, reviewer: str) -> None:
    with pytest.raises(ValidationError, match="one person"):
        made(author, reviewer)


@pytest.mark.parametrize(("author", "reviewer"), [("", "B"), ("A", "  "), ("--", "B")])
def test_both_are_named(author: str, reviewer: str) -> None:
    with pytest.raises(ValidationError, match="names its author and its reviewer"):
        made(author, reviewer)


@pytest.mark.parametrize("meaning", ["", "0" * 63, "0" * 65, "g" * 64, "A" * 64])
def test_a_meaning_is_a_hash(meaning: str) -> None:
    with pytest.raises(ValidationError):
        made("A", "B", meaning)


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_names_are_two_persons_unless_they_fold_to_one(a: str, b: str) -> None:
    if folded_person(a) and folded_person(b) and folded_person(a) != folded_person(b):
        assert made(a, b).reviewer == b
    else:
        with pytest.raises(ValidationError):
            made(a, b)


@pytest.mark.parametrize(
    ("key", "value"), [("language", "english"), ("language", "EN"), ("sha256", "abc"), ("symbol", ""), ("on", "soon")]
)
def test_a_check_says_what_was_read(key: str, value: str) -> None:
    good = {"symbol": "X/1", "language": "en", "sha256": "0" * 64, "on": "2030-01-02"}
    assert Checked.model_validate(good).language == "en"
    with pytest.raises(ValidationError):
        Checked.model_validate({**good, key: value})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("review: {author: A, reviewer: a, on: 2030-01-01, meaning: x}", "'x' does not have the form asked here"),
        (f"review: {{author: A, reviewer: a, on: 2030-01-01, meaning: '{'0' * 64}'}}", "author and reviewer are one person"),
        ("review: {author: A}", "'reviewer' is missing"),
        ("review: {on: 2030-01-01, text: it}", "unknown key 'text'"),
        ("read: it", "keys and values are expected here"),
        ("terms: {xx: [word]}", "'xx' is not one of"),
        ('terms: {en: ["a"]}', "text is missing here"),
        ("checked: {symbol: R/1, language: en}", "a list is expected here"),
        (f"checked: [{{symbol: R/1, language: eng, sha256: '{'0' * 64}', on: 2030-01-01}}]", "'eng' does not have the form"),
    ],
)
def test_marks_that_say_nothing_are_faults_with_their_place(root: Path, line: str, says: str) -> None:
    edit(root, "    title: {en: Arms to Norland", f"    {line}\n    title: {{en: Arms to Norland")
    ran = review(root)
    assert ran.code == 5
    assert "r1.yaml:11:" in ran.err
    assert says in ran.err


# --- the list --------------------------------------------------------------------------------------------------------


def test_the_shipped_tree_is_unreviewed_and_checked_by_nobody() -> None:
    ran = review("--format", "json")
    assert ran.code == 0
    counts = ran.json["counts"]
    assert (counts["reviewed"], counts["lapsed"], ran.json["checked"]) == (0, 0, 0)
    assert counts["unreviewed"] == len(ran.json["nodes"]) > 100
    for path in SHIPPED_RULES.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert "review:" not in text
        assert "reviewer:" not in text
        assert "checked:" not in text


def test_every_node_is_listed_with_its_line(root: Path) -> None:
    ran = review(root)
    assert ran.code == 0
    for sentence in ("r1.yaml:7: north.arms", "R/1 (2001) para. 1: reviewed by nobody; checked by nobody",
                     "R/1 (2001) para. 1(b) (number not checked): reviewed by nobody", "definitions.yaml:14: military_goods",
                     "0 reviewed, 0 lapsed", "number checked against a text: 0."):  # fmt: skip
        assert sentence in ran.out, sentence


def test_a_mark_pasted_is_a_review(root: Path) -> None:
    mark_arms(root)
    ran = review(root)
    assert "R/1 (2001) para. 1: reviewed by Reviewer B on 2030-01-02; checked by nobody" in ran.out
    assert "1 reviewed, 0 lapsed" in ran.out


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (R1, "when: {fact: destination, is: XN}", "when: {fact: destination, is: XO}"),
        (R1, "en: Nothing military goes", "en: Nothing of war goes"),
        ("definitions.yaml", "rows: {arms: true, vest: true,", "rows: {arms: true, vest: false,"),
        ("vocabulary/conducts.yaml", "law_day: agreement", "law_day: performance"),
    ],
)
def test_a_mark_lapses_with_the_meaning(root: Path, file: str, old: str, new: str) -> None:
    mark_arms(root)
    edit(root, old, new, file)
    ran = review(root, "--fail-on", "lapsed")
    assert ran.code == 1
    assert "LAPSED: changed since Reviewer B reviewed it on 2030-01-02" in ran.flat
    assert "0 reviewed, 1 lapsed" in ran.out


def test_a_mark_outlasts_what_bears_no_meaning(root: Path) -> None:
    mark_arms(root)
    edit(root, "label: {en: goods, ar", "label: {en: wares, ar")
    edit(root, "instrument: r1-2001", "# a comment\ninstrument: r1-2001")
    edit(root, "when: {fact: class, is: fuel}", "when: {fact: class, is: flour}")
    assert "1 reviewed, 0 lapsed" in review(root).out


def test_a_definition_is_reviewed_as_well(root: Path) -> None:
    mark(root, "help", "    label: {en: training and assistance", "definitions.yaml")
    assert "definition: reviewed by Reviewer B" in review(root, "--rules", root).out
    edit(root, "rows: {training: true}", "rows: {training: judgement}", "definitions.yaml")
    assert "definition: LAPSED" in review(root).out


@pytest.mark.parametrize(
    ("fail_on", "marked", "code"), [(None, False, 0), ("lapsed", False, 0), ("unreviewed", False, 1), ("unreviewed", True, 1)]
)
def test_exit_codes(root: Path, fail_on: str | None, marked: bool, code: int) -> None:
    if marked:
        mark_arms(root)
    assert review(root, *(("--fail-on", fail_on) if fail_on else ())).code == code


def test_one_file_alone(root: Path) -> None:
    ran = review(root / R1, "--rules", root, "--format", "json")
    assert {Path(n["path"]).name for n in ran.json["nodes"]} == {"r1.yaml"}
    assert all(node in review(root, "--format", "json").json["nodes"] for node in ran.json["nodes"])


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["nowhere"], "there is no 'nowhere'"),
        (["--author", "A"], "--author says nothing without --mark"),
        (["--on", "2030-01-01"], "--on says nothing without --mark"),
        (["--mark", "north.arm"], "did you mean 'north.arms'?"),
        (["--mark", "north.arms"], "--mark needs --author, --reviewer and --on"),
        (["--mark", "north.arms", "--author", "A", "--reviewer", "B"], "--mark needs"),
        (["--mark", "north.arms", "--author", "A", "--reviewer", "B", "--on", "soon"], "--on:"),
        (["--mark", "north.arms", "--author", "A", "--reviewer", " a", "--on", "2030-01-01"], "one person"),
        (["--mark", "north.arms", "--author", "", "--reviewer", "B", "--on", "2030-01-01"], "names its author"),
        (["--format", "xml"], "xml"),
        (["--fail-on", "all"], "all"),
    ],
)
def test_wrong_usage(args: list[str], says: str) -> None:
    ran = review(*args, "--rules", RULES)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_a_file_that_holds_no_node(root: Path) -> None:
    ran = review(root / "vocabulary" / "facts.yaml", "--rules", root)
    assert ran.code == 2
    assert "holds no paragraph and no definition" in ran.err


def test_a_mark_of_odd_names_is_still_yaml(root: Path) -> None:
    odd = 'A "B": {c} #d'
    block = review(root, "--mark", "north.arms", "--author", odd, "--reviewer", "هـ و", "--on", "2030-01-02").out
    edit(root, "    title: {en: Arms to Norland", block.split("\n", 1)[1] + "    title: {en: Arms to Norland")
    (node,) = [n for n in review(root, "--format", "json").json["nodes"] if n["name"] == "north.arms"]
    assert (node["review"]["author"], node["state"]) == (odd, "reviewed")


# --- what the reports say --------------------------------------------------------------------------------------------


def notices(root: Path, *more: str) -> str:
    return str(run("check", CASES / "touched.yaml", "--format", "json", *more, rules=root).json["notices"][2])


def test_the_notice_follows_the_state_of_the_tree(root: Path) -> None:
    assert notices(root) == "Draft: no rule in this tree has been reviewed by a second person."
    mark_arms(root)
    total = sum(json.loads(review(root, "--format", "json").out)["counts"].values())
    assert f"of {total} paragraphs and definitions in this tree a second person has reviewed 1" in notices(root)
    edit(root, "en: Nothing military goes", "en: Nothing of war goes")
    assert "has reviewed 0 as they now are; changed since their review: 1." in notices(root)
    assert "وما تغيّر بعد مراجعته" in notices(root, "--lang", "ar")


def test_a_tree_that_is_reviewed_throughout_is_no_draft(root: Path) -> None:
    for node in review(root, "--format", "json").json["nodes"]:
        path = Path(node["path"])
        data = json.loads(path.read_text(encoding="utf-8")) if path.read_text(encoding="utf-8")[0] == "{" else plain(path)
        block = {"author": "Author A", "reviewer": "Reviewer B", "on": "2030-01-02", "meaning": node["meaning"]}
        if node["kind"] == "definition":
            data["definitions"][node["name"]]["review"] = block
        else:
            next(p for p in data["paragraphs"] if p["node"] == node["name"])["review"] = block
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert review(root, "--fail-on", "unreviewed").code == 0
    assert notices(root) == "A second person has reviewed every paragraph and definition in this tree as it now is."


def plain(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    from compliance.files.yaml import read

    data = read(path).data
    assert isinstance(data, dict)
    return data


def test_a_finding_says_who_reviewed_its_paragraph(root: Path) -> None:
    def standing() -> list[str]:
        (case,) = run("check", CASES / "touched.yaml", "--format", "json", rules=root).json["cases"]
        return next(f["standing"] for f in case["items"][0]["findings"] if f["limb"] == "north.arms.goods")

    assert standing() == []
    mark_arms(root)
    assert standing() == ["reviewed by Reviewer B on 2030-01-02"]
    assert "reviewed by Reviewer B on 2030-01-02" in run("check", CASES / "touched.yaml", rules=root).flat
    assert "reviewed by Reviewer B" in run("check", CASES / "touched.yaml", "--format", "markdown", rules=root).flat
    edit(root, "en: Nothing military goes", "en: Nothing of war goes")
    assert standing() == ["review lapsed: changed since Reviewer B reviewed it on 2030-01-02"]
    assert "review lapsed" in run("law", "show", "north.arms", rules=root).flat
    assert "سقطت المراجعة" in run("law", "show", "north.arms", "--lang", "ar", rules=root).flat


def test_a_check_of_another_symbol_or_number_does_not_stand(root: Path) -> None:
    good = f"sha256: '{'0' * 64}', on: 2030-01-02"
    lines = [f"{{symbol: {s}, para: '{p}', language: en, {good}}}" for s, p in (("R/9", "1"), ("R/1 (2001)", "2"))]
    edit(root, "    title: {en: Arms to Norland", f"    checked: [{', '.join(lines)}]\n    title: {{en: Arms to Norland")
    entry = load(root).limbs["north.arms.goods"]
    assert checks(entry.instrument.symbol, entry.paragraph) == ()
    out = " ".join(review(root).out.split())
    assert "a check of R/9 para. 1 no longer fits; a check of R/1 (2001) para. 2 no longer fits" in out


def test_without_a_review_no_meaning_is_made_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("compliance.law.fingerprint.Meanings", never)
    assert Standing(load(RULES)).all().reviewed == 0
