"""The measure on a small tree, counted by hand; what it suggests closes gaps; what it calls impossible no facts bring about."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from compliance.authoring.coverage.feasible import examine
from compliance.authoring.coverage.measure import DIRECTIONS, Coverage
from compliance.authoring.coverage.show import WORDS
from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import Outcome
from compliance.authoring.solve.space import MAIN
from compliance.authoring.solve.witness import Witness, judge_of
from compliance.check.ask import Laws, asked
from compliance.files.dates import Interval
from compliance.law.compiled import CompiledLaw
from compliance.logic.truth import Truth
from compliance.logic.values import NOT_REPORTED, Fact, Known, Reason, Unknown
from tests.authoring import made
from tests.authoring.made import TO_NORTH, element, instrument, limb, paragraph
from tests.cli.support import SHIPPED_RULES, Ran, quiet_about, run
from tests.selection import SHARED, part_in

# Two conditions; a limb without conduct has no stage and no link.
TWO = instrument(paragraph("north.arms", limb("goods", "prohibition",
                 elements=element("object", "{fact: class, is: arms}") + TO_NORTH)))  # fmt: skip
HEAD = "tests: made.r1\nexamples:\n"
DAY = Interval(date(2001, 5, 1), date(2001, 5, 1))


def example(name: str, facts: str, expect: str, ref: str = "north.arms.goods", more: str = "") -> str:
    return f"  - {{id: {name}, limb: {ref}, facts: {{{facts}}}, {more}expect: {expect}}}\n"


def write(root: Path, law: str, *examples: str) -> Path:
    made.write(root, r1=law)
    (root / "north" / "r1.tests.yaml").write_text(HEAD + "".join(examples), encoding="utf-8")
    return root


def measured(root: Path, *args: str) -> Ran:
    return quiet_about(run("rules", "coverage", root, *args, rules=None))


def gaps(root: Path, *, impossible: bool | None = None) -> list[tuple[int, str, bool]]:
    found = measured(root, "--format", "json").json["gaps"]
    return [(g["line"], g["direction"], g["seen"]) for g in found if impossible in (None, g["impossible"])]


ALL_SIX = (
    example("both", "class: rifle, destination: XN, date: 2001-05-01", "touched"),
    example("fuel", "class: fuel, destination: XN, date: 2001-05-01", "not_touched"),
    example("south", "class: rifle, destination: XS, date: 2001-05-01", "not_touched"),
    example("something", "destination: XN, date: 2001-05-01", "open"),
    example("somewhere", "class: rifle, date: 2001-05-01", "open"),
)


def test_figures_counted_by_hand(tmp_path: Path) -> None:
    report = measured(write(tmp_path, TWO, *ALL_SIX), "--format", "json").json
    assert report["total"] == {"conditions": 2, "directions": 6, "seen": 6, "decided": 6, "impossible": 0}
    assert report["files"] == {"north/r1.yaml": report["total"]}
    assert (report["examples"], report["gaps"]) == (5, [])


@pytest.mark.parametrize(
    ("left", "seen", "decided", "open_"),
    [
        (0, 6, 4, [(22, "true", True), (23, "true", True)]),
        (1, 5, 5, [(22, "false", False)]),
        (2, 5, 5, [(23, "false", False)]),
        (3, 5, 5, [(22, "unknown", False)]),
        (4, 5, 5, [(23, "unknown", False)]),
    ],
)
def test_figures_without_one_example(left: int, seen: int, decided: int, open_: list[Any], tmp_path: Path) -> None:
    root = write(tmp_path, TWO, *(e for i, e in enumerate(ALL_SIX) if i != left))
    total = measured(root, "--format", "json").json["total"]
    found = gaps(root)
    if left:
        assert (total["seen"], total["decided"]) == (seen, decided)
        assert found == open_
    else:
        # With another value of one of them the others still decide: only what no example shows is open.
        assert total["decided"] == 6 - len(found)


def test_no_example_at_all(tmp_path: Path) -> None:
    root = write(tmp_path, TWO, "  []\n")
    assert measured(root, "--format", "json").json["total"] == {
        "conditions": 2, "directions": 6, "seen": 0, "decided": 0, "impossible": 0}  # fmt: skip
    ran = measured(root)
    assert "0 examples, 2 conditions: 0 of 6 possible directions decide an answer (0.0 per cent); 0 are impossible" in ran.out
    assert re.search(r"r1\.yaml:\d+:\d+: true: \{fact: class, is: arms\} \(never seen\)\n", ran.out)


def test_a_condition_that_is_masked_is_seen_and_decides_nothing(tmp_path: Path) -> None:
    """Both fail: to change one alone changes no answer."""
    root = write(tmp_path, TWO, example("neither", "class: fuel, destination: XS, date: 2001-05-01", "not_touched"))
    total = measured(root, "--format", "json").json["total"]
    assert (total["seen"], total["decided"]) == (2, 0)
    assert "(seen, never decisive)" in measured(root).out


def test_fail_under_on_both_sides(tmp_path: Path) -> None:
    root = write(tmp_path, TWO, *ALL_SIX[:3])
    share = 100 * measured(root, "--format", "json").json["total"]["decided"] / 6
    for under, code in ((0, 0), (share, 0), (share + 0.01, 1), (100, 1)):
        assert measured(root, "--fail-under", str(under)).code == code
    assert measured(write(tmp_path, TWO, *ALL_SIX), "--fail-under", "100").code == 0
    assert measured(root, "--fail-under", "101").code == 2


def test_an_example_that_fails_is_said(tmp_path: Path) -> None:
    ran = measured(write(tmp_path, TWO, *ALL_SIX, example("wrong", "class: rifle", "touched")))
    assert ran.code == 1
    assert ran.err == "compliance: 1 examples do not pass; see 'compliance rules test'\n"


@pytest.mark.parametrize("fault", ["class: riffle", "clas: rifle"])
def test_a_faulty_example(fault: str, tmp_path: Path) -> None:
    assert measured(write(tmp_path, TWO, example("a", fault, "touched"))).code == 5


COUPLED = instrument(
    paragraph(
        "north.arms",
        limb("goods", "prohibition", head="conduct: supplied", elements=TO_NORTH + element(
            "object", "{any: [{all: [{fact: armed, is: true}, {fact: class, is: arms}]}, {not: {fact: armed, is: true}}]}")),
        limb("never", "prohibition", elements=element(
            "object", "{all: [{fact: class, is: rifle}, {fact: class, is: arms}]}")),
        limb("same", "prohibition", elements=element(
            "object", "{any: [{fact: approval, is: granted}, {not: {fact: approval, is: refused}}]}")),
    )
)  # fmt: skip


def facts_of(laws: Laws, **values: list[Fact]) -> Iterator[dict[str, Fact]]:
    """Every combination of some facts, each unreported as well."""
    for states in itertools.product(*([NOT_REPORTED, *v] for v in values.values())):
        yield {n: s for n, s in zip(values, states, strict=True) if s is not NOT_REPORTED}


def loosely(*values: str) -> list[Fact]:
    pairs = [Unknown(Reason.IMPRECISE, pair) for pair in itertools.combinations(values, 2)]
    return [*(Known(v) for v in values), *pairs]


def test_nothing_is_called_impossible_that_some_facts_bring_about(tmp_path: Path) -> None:
    """Every combination of values, single or one of two, is asked of every limb; what decides so must not be impossible."""
    laws = made.laws(tmp_path, r1=COUPLED)
    coverage = Coverage(laws)
    verdict = examine(coverage, coverage.gaps())
    brute: set[tuple[Any, Truth]] = set()
    domain: dict[str, list[Fact]] = {
        "conduct": loosely("sale", "supply", "inspection"),
        "stage": loosely("discussed", "agreed", "performed"),
        "destination": loosely("XN", "XS"),
        "class": loosely("goods", "arms", "rifle", "fuel"),
        "armed": [Known(True), Known(False)],
        "approval": loosely("granted", "refused"),
    }
    wanted = {"goods": ("conduct", "stage", "destination", "class", "armed"), "never": ("class",), "same": ("approval",)}
    for name, facts in wanted.items():
        given = {f: domain[f] for f in facts}
        if name == "goods":
            given |= {"stage": domain["stage"][:3], "conduct": domain["conduct"][:4], "class": domain["class"][:5]}
        for told in facts_of(laws, **given):
            judge = judge_of(laws, Witness({MAIN: {**told, "date": Known(DAY), "performance_date": Known(DAY)}}, {}))
            shown = coverage.shown(judge, asked(judge, f"north.arms.{name}"))
            brute |= {(site, value) for site, value, decides in shown if decides}
    every = set(coverage.gaps())
    assert set(verdict.impossible) | set(verdict.closing) == every
    assert not set(verdict.impossible) & brute
    assert not set(verdict.impossible) & set(verdict.closing)
    # And what is closed is closed by the facts that are given for it.
    for (site, value), closing in verdict.closing.items():
        judge = judge_of(laws, closing.witness, closing.readings)
        assert (site, value, True) in set(coverage.shown(judge, asked(judge, closing.limb)))
    texts = {(coverage.sites.place(s)[0], WORDS[v]) for s, v in verdict.impossible}
    assert texts


def test_what_is_impossible_is_listed_and_does_not_count(tmp_path: Path) -> None:
    """A rifle is an arm: that it is none while it is a rifle is nothing that facts can bring about."""
    law = instrument(paragraph("north.arms", limb("never", "prohibition", elements=element(
        "object", "{all: [{fact: class, is: rifle}, {fact: class, is: arms}]}"))))  # fmt: skip
    root = write(tmp_path, law, example("a", "class: rifle", "touched", "north.arms.never"))
    report = measured(root, "--format", "json").json
    proved = {(g["condition"], g["direction"]): g["days_exhausted"] for g in report["gaps"] if g["impossible"]}
    assert ("{fact: class, is: arms}", "false") in proved
    assert all(days >= 1 for days in proved.values())
    assert report["total"]["impossible"] == len(proved)
    assert "Shown to be impossible: no facts on any day of law make the condition decide so." in measured(root).out


@pytest.mark.parametrize("law", [TWO, COUPLED, made.WHOLE], ids=["two", "coupled", "whole"])
def test_each_suggestion_closes_its_gap(law: str, tmp_path: Path) -> None:
    """With every suggestion kept, nothing is left that is possible, and nothing more is suggested."""
    root = write(tmp_path, law, "  []\n")
    before = measured(root, "--format", "json").json
    text = measured(root, "--suggest").out
    persons = re.findall(r"^#   (.*)$", text, re.M)
    actors = "actors:\n" + "".join(f"  {line}\n" for line in dict.fromkeys(persons)) if persons else ""
    if persons:
        blocks: dict[str, list[str]] = {}
        for line in persons:
            if not line.startswith(" "):
                name = line
                blocks[name] = []
            elif line not in blocks[name]:
                blocks[name].append(line)
        actors = "actors:\n" + "".join(f"  {n}\n" + "".join(f"  {t}\n" for t in ts) for n, ts in blocks.items())
    path = root / "north" / "r1.tests.yaml"
    path.write_text("tests: made.r1\n" + actors + "examples:\n" + text, encoding="utf-8")
    after = measured(root, "--format", "json", "--fail-under", "100")
    assert after.code == 0, after.err
    assert after.json["total"]["impossible"] == before["total"]["impossible"]
    assert [g for g in after.json["gaps"] if not g["impossible"]] == []
    assert measured(root, "--suggest").out.startswith("# 0 suggestions.")


def test_a_reading_is_closed_by_an_example_under_it(tmp_path: Path) -> None:
    other = ", readings: [{id: wide, holder: {en: some, ar: بعض}, says: {en: wide, ar: واسع}, when: {fact: armed, is: true}}]"
    law = instrument(
        paragraph("north.arms", limb("goods", "prohibition", elements=element("object", "{fact: class, is: arms}", other)))
    )
    plain = (example("a", "class: rifle", "touched"), example("b", "class: fuel", "not_touched"), example("c", "", "open"))
    root = write(tmp_path, law, *plain)
    assert [d for _, d, _ in gaps(root)] == ["true", "false", "unknown"]
    under = (example("d", "armed: true", "touched", more="readings: [wide], "),
             example("e", "armed: false", "not_touched", more="readings: [wide], "),
             example("f", "class: rifle", "open", more="readings: [wide], "))  # fmt: skip
    assert gaps(write(tmp_path, law, *plain, *under)) == []
    # The same facts without the reading say nothing of it.
    bare = tuple(e.replace("readings: [wide], ", "").replace("id: ", "id: x") for e in under)
    assert len(gaps(write(tmp_path, law, *plain, *bare))) == 3


def test_without_the_solver_it_still_measures(tmp_path: Path) -> None:
    root = write(tmp_path, TWO, *ALL_SIX[:2])
    with mock.patch.dict(sys.modules, {"clingo": None}):
        ran, suggested = measured(root), measured(root, "--suggest")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "Which gaps are impossible was not looked into: pip install compliance[authoring]"
    message = "compliance: --suggest needs a solver that is not installed; pip install compliance[authoring]\n"
    assert (suggested.code, suggested.err) == (2, message)


@pytest.fixture(scope="session")
def covered(shipped: Laws) -> Callable[[str], tuple[Coverage, list[Outcome]]]:
    """What the examples of a part of the shipped rules show: of a regime its own, of what is shared all."""
    coverage, ran = Coverage(Laws(CompiledLaw(shipped.default.tree))), dict[str, list[Outcome]]()
    limbs = shipped.default.tree.limbs

    def of(part: str) -> tuple[Coverage, list[Outcome]]:
        wanted = [*shipped.default.tree.regimes] if part == SHARED else [part]
        for regime in wanted:
            if regime not in ran:
                loaded = load_examples(shipped.default.tree, SHIPPED_RULES)
                ran[regime] = coverage.add(e for e in loaded if limbs[e.example.limb].regime == regime)
        return coverage, [outcome for regime in wanted for outcome in ran[regime]]

    return of


@pytest.mark.data_gate
def test_every_condition_of_the_shipped_rules_decides(
    part: str, covered: Callable[[str], tuple[Coverage, list[Outcome]]]
) -> None:
    """Every example passes; every direction that is possible decides some answer; what is left is proved impossible."""
    coverage, outcomes = covered(part)
    assert [o.loaded.name for o in outcomes if not o.passed] == []
    mine = {site for site in coverage.found if part_in(SHIPPED_RULES / site.file) == part}
    gaps = [gap for gap in coverage.gaps() if gap[0] in mine]
    verdict = examine(coverage, gaps)
    assert [gap for gap in gaps if gap not in verdict.impossible] == []
    decided = sum(len(coverage.found[site].decided) for site in mine)
    assert decided + len(verdict.impossible) == len(DIRECTIONS) * len(mine) > 0
