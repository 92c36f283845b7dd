"""Facts on which two trees disagree, or the proof of none: held against every combination of facts on small trees."""

from __future__ import annotations

import itertools
import sys
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from compliance.authoring.diff import witness as room
from compliance.authoring.solve.space import MAIN
from compliance.authoring.solve.witness import Witness, ask, word_of
from compliance.case.checked import CheckedCase, Options
from compliance.case.load import load
from compliance.check.ask import Laws
from compliance.files.dates import Interval
from compliance.law.compiled import CompiledLaw
from compliance.logic.values import NOT_REPORTED, Fact, Known
from tests.authoring import made
from tests.authoring.made import TO_NORTH, element, instrument, limb, paragraph
from tests.cli.support import Ran, quiet_about, run

REF = "north.arms.goods"


def law(condition: str, head: str = "", *more: str, start: str = "2001-01-01") -> str:
    goods = limb("goods", "prohibition", head=head, elements=element("object", condition) + TO_NORTH, start=start)
    return instrument(paragraph("north.arms", goods, *more))


def compared(folder: Path, old: str, new: str, *args: str) -> Ran:
    for side, text in (("old", old), ("new", new)):
        made.write(folder / side, r1=text)
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / "some.yaml").write_text(SOME_CASE, encoding="utf-8")
    return quiet_about(run("rules", "diff", folder / "old", folder / "new", "--cases", folder / "cases", *args, rules=None))


SOME_CASE = """case: some
title: {en: some, ar: بعض}
sources: {paper: {title: {en: paper, ar: صحيفة}, kind: press}}
items: {thing: {label: {en: thing, ar: شيء}, conducts: {sale: {}}}}
claims: [{id: c1, source: paper, paragraph: "1", kind: fact, says: {en: it, ar: هو}, states: {thing: {class: fuel}}}]
"""


def found(folder: Path, old: str, new: str) -> Any:
    """The witnesses of the two, by limb."""
    return {w["limb"]: w for w in compared(folder, old, new, "--format", "json").json["witnesses"]}


def answers(folder: Path, line: Any) -> tuple[str, str]:
    """What the check of each side gives on the case of a witness."""
    path = folder / "witness.yaml"
    path.write_text(line["case_yaml"], encoding="utf-8")
    given = []
    for side in ("old", "new"):
        book = CompiledLaw(made.load_valid(folder / side))
        check = CheckedCase(load(path, book.tree.vocabulary, book.catalogue), book, Options())
        entry = book.tree.limbs.get(line["limb"])
        answered = check.judge.judge(check.subject("item", "conduct"), entry.ref).answer if entry else None
        given.append(word_of(entry, answered) if entry and answered else room.ABSENT)
    return given[0], given[1]


ONE_VALUE = ("{fact: class, in: [arms, fuel]}", "{fact: class, is: arms}")
# Each pair of conditions, and a value that a witness must name where they differ.
DIFFER = {
    "a value more": (*ONE_VALUE, "class: fuel"),
    "a class and what is above it": ("{fact: class, is: goods}", "{fact: class, is: arms}", "class: "),
    "a threshold": ("{all: [{term: supplied}, {fact: calibre, at_least: 20}]}",
                    "{all: [{term: supplied}, {fact: calibre, at_least: 21}]}", "calibre: 20"),
    "a day": ("{fact: received, before: 2001-05-01}", "{fact: received, before: 2001-05-02}", "received: '2001-05-01'"),
    "all and any": ("{all: [{fact: armed, is: true}, {fact: class, is: fuel}]}",
                    "{any: [{fact: armed, is: true}, {fact: class, is: fuel}]}", "claims:"),
    "a negation": ("{fact: armed, is: true}", "{not: {fact: armed, is: true}}", "armed: "),
    "what a set holds": ("{fact: purpose, includes: war}", "{fact: purpose, includes: relief}", "purpose:"),
    "a judgement": ("{judge: secret}", "{judge: other}", "compliance whatif FILE --set judge."),
}  # fmt: skip
SAME = {
    "the order of parts": ("{any: [{fact: armed, is: true}, {fact: class, is: fuel}]}",
                           "{any: [{fact: class, is: fuel}, {fact: armed, is: true}]}"),
    "a list and a disjunction": ("{fact: class, in: [arms, fuel]}",
                                 "{any: [{fact: class, is: arms}, {fact: class, is: fuel}]}"),
    "no one and all": ("{not: {all: [{fact: armed, is: true}, {fact: class, is: fuel}]}}",
                       "{any: [{not: {fact: armed, is: true}}, {not: {fact: class, is: fuel}}]}"),
    "a class and all under it": ("{fact: class, is: arms}", "{fact: class, in: [arms, rifle]}"),
    "a definition and what it says": ("{fact: conduct, in: [sale, supply]}", "{term: supplied}"),
    "twice the same": ("{fact: armed, is: true}", "{all: [{fact: armed, is: true}, {any: [{fact: armed, is: true}]}]}"),
}  # fmt: skip


@pytest.mark.parametrize("name", DIFFER)
def test_what_differs(name: str, tmp_path: Path) -> None:
    one, other, value = DIFFER[name]
    line = found(tmp_path, law(one), law(other))[REF]
    assert line["outcome"] == "differs"
    assert value in line["case_yaml"]
    assert line["old"] != line["new"]
    if "whatif" not in line["case_yaml"]:
        assert answers(tmp_path, line) == (line["old"], line["new"])


@pytest.mark.parametrize("name", SAME)
def test_the_same_in_other_words(name: str, tmp_path: Path) -> None:
    """Where the comparison of what they compile to sees no difference nothing is searched; else the search proves it."""
    one, other = SAME[name]
    lines = found(tmp_path, law(one), law(other))
    assert [w["outcome"] for w in lines.values()] in ([], ["same"])
    if lines:
        assert "every combination" in lines[REF]["bound"]
        assert lines[REF]["case_yaml"] is None


def test_the_search_agrees_with_every_combination_of_facts(tmp_path: Path) -> None:
    """Over all pairs of some conditions, and every combination of the facts they read, one or more of them unreported."""
    conditions = [c for pair in (*SAME.values(), *(d[:2] for d in DIFFER.values())) for c in pair
                  if all(word not in c for word in ("received", "judge", "purpose", "calibre", "conduct", "term"))]  # fmt: skip
    conditions = list(dict.fromkeys(conditions))[:8]
    sides = [made.laws(tmp_path / str(i), r1=law(c)) for i, c in enumerate(conditions)]
    on = Known(Interval(date(2001, 1, 1), date(2001, 1, 1)))
    domain: list[list[Fact]] = [
        [NOT_REPORTED, *(Known(c) for c in ("goods", "arms", "rifle", "truck", "fuel"))],
        [NOT_REPORTED, Known(True), Known(False)],
    ]
    facts = [{"class": a, "armed": b} for a, b in itertools.product(*domain)]
    told = [{n: s for n, s in f.items() if s is not NOT_REPORTED} for f in facts]
    given = [Witness({MAIN: {**t, "destination": Known("XN"), "date": on}}, {}) for t in told]
    said = [[word_of(b.default.tree.limbs[REF], ask(b, REF, g).answer) for g in given] for b in sides]
    days = {REF: (Interval(date(2001, 1, 1), None),)}
    for (i, one), (j, other) in itertools.combinations(enumerate(sides), 2):
        [line] = room.witnesses(one.default.tree, other.default.tree, days, "en")
        assert line["outcome"] == ("same" if said[i] == said[j] else "differs"), (conditions[i], conditions[j])


def test_a_witness_cannot_lose_a_fact(tmp_path: Path) -> None:
    made.write(tmp_path / "old", r1=law(ONE_VALUE[0]))
    made.write(tmp_path / "new", r1=law(ONE_VALUE[1]))
    sides = [Laws(CompiledLaw(made.load_valid(tmp_path / s))) for s in ("old", "new")]
    pair = room._Pair(sides[0].default.tree, sides[1].default.tree, "en")
    held: list[Witness] = []
    with mock.patch.object(pair, "_case", lambda ref, given: held.append(given) or ""):
        pair.line(REF, (Interval(date(2001, 1, 1), None),))
    [given] = held
    assert pair._differ(REF, given)
    assert not any(pair._differ(REF, less) for less in given.smaller())


def test_a_limb_on_one_side_only(tmp_path: Path) -> None:
    more = limb("more", "prohibition", elements=element("object", "{fact: class, is: fuel}"))
    for name, old, new in (("added", "", more), ("removed", more, "")):
        folder = tmp_path / name
        line = found(folder, law(ONE_VALUE[1], "", old), law(ONE_VALUE[1], "", new))["north.arms.more"]
        assert line["outcome"] == "differs"
        assert room.ABSENT in (line["old"], line["new"])
        assert answers(folder, line) == (line["old"], line["new"])


def test_a_limb_on_one_side_that_nothing_touches(tmp_path: Path) -> None:
    """What is never met is not missed."""
    dead = limb("more", "prohibition", elements=element("object", "{all: [{fact: armed, is: true}, {fact: armed, is: false}]}")
                + element("cargo", "{fact: date, before: 2000-01-01}"))  # fmt: skip
    line = found(tmp_path, law(ONE_VALUE[1]), law(ONE_VALUE[1], "", dead))["north.arms.more"]
    assert (line["outcome"], line["case_yaml"]) == ("same", None)


@pytest.mark.parametrize(
    ("old", "new", "day"), [("2001-01-01", "2001-01-02", "2001-01-01"), ("2001-06-05", "2001-06-01", "2001-06-01")]
)
def test_a_day_moved(old: str, new: str, day: str, tmp_path: Path) -> None:
    line = found(tmp_path, law(ONE_VALUE[1], start=old), law(ONE_VALUE[1], start=new))[REF]
    assert line["outcome"] == "differs"
    assert f"date: '{day}'" in line["case_yaml"]
    assert answers(tmp_path, line) == (line["old"], line["new"])
    assert "not_in_force" in (line["old"], line["new"])


def test_what_completion_alone_makes_the_same(tmp_path: Path) -> None:
    """Kleene logic leaves 'armed or not armed' unknown; every way of filling it is met, as what is always so."""
    always = "{any: [{fact: armed, is: true}, {fact: armed, is: false}]}"
    line = found(tmp_path, law(always), law("{all: []}"))[REF]
    assert line["outcome"] in ("same", "not_tried")
    assert line["old"] is line["new"] is line["case_yaml"] is None


def test_answers_that_the_check_does_not_confirm_are_given_up_with_a_word(tmp_path: Path) -> None:
    with mock.patch.object(room._Pair, "_differ", lambda *_: False), mock.patch.object(room, "MAX_UNCONFIRMED", 2):
        line = found(tmp_path, law(DIFFER["all and any"][0]), law(DIFFER["all and any"][1]))[REF]
    assert line["outcome"] == "not_tried"
    assert line["bound"] == "the check confirmed none of 3 answers of the search; the search was left there"


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_as_text(format: str, tmp_path: Path) -> None:
    ran = compared(tmp_path, law(ONE_VALUE[0]), law(ONE_VALUE[1]), "--format", format)
    assert ran.code == 0
    assert "class: fuel" in ran.out
    assert f"# {REF}: not_touched" in ran.out


def test_a_fact_that_one_tree_alone_declares(tmp_path: Path) -> None:
    """The case is one of the tree that can read it."""
    old = made.write(tmp_path / "old", r1=law("{fact: class, is: fuel}"))
    new = made.write(tmp_path / "new", ("vocabulary/facts.yaml", "  armed:", "  laden:"),
                     ("definitions.yaml", "fact: armed", "fact: laden"), r1=law("{fact: laden, is: true}"))  # fmt: skip
    days = {REF: (Interval(date(2001, 1, 1), None),)}
    for one, other in ((old, new), (new, old)):
        [line] = room.witnesses(made.load_valid(one), made.load_valid(other), days, "en")
        assert line["outcome"] == "differs"
        assert line["old"] != line["new"]


def test_without_the_solver(tmp_path: Path) -> None:
    with mock.patch.dict(sys.modules, {"clingo": None}):
        ran = compared(tmp_path, law(ONE_VALUE[0]), law(ONE_VALUE[1]), "--format", "json")
    assert (ran.code, ran.json["witnesses"]) == (0, None)
    assert ran.err == "compliance: no facts were searched for: pip install compliance[authoring]\n"
