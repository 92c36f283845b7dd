"""What must hold of a regime, shown or refuted on small trees, each refutation by a case that the check itself bears out."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from compliance.authoring.prove.run import prove
from compliance.authoring.prove.versions import one_version
from compliance.case.checked import CheckedCase, Options
from compliance.case.load import load
from compliance.check.ask import Laws
from compliance.files.dataclass import replace
from compliance.law.compiled import CompiledLaw
from tests.authoring import made
from tests.authoring.made import TO_NORTH, element, instrument, limb, paragraph
from tests.cli.support import Ran, quiet_about, run

GOODS = limb("goods", "prohibition", head="conduct: supplied", elements=element("object", "{fact: class, is: arms}") + TO_NORTH)


def law(*limbs: str, more: str = "") -> str:
    return instrument(paragraph("north.arms", GOODS), *([paragraph("north.more", *limbs, para="2")] if limbs else []), more)


def proved(root: Path, *args: str) -> Ran:
    return quiet_about(run("rules", "prove", root, *args, rules=None))


def failing(root: Path) -> list[Any]:
    ran = proved(root, "--format", "json")
    lines = [r for r in ran.json["results"] if not r["holds"]]
    assert ran.code == (1 if lines else 0)
    return lines


def checked(root: Path, folder: Path, line: Any) -> dict[str, str]:
    """Put the case of a result through the check; return what its limbs answer."""
    path = folder.with_name(f"{folder.name}-case.yaml")
    path.write_text(line["case"], encoding="utf-8")
    book = CompiledLaw(made.load_valid(root), frozenset([line["reading"]] if line["reading"] else []))
    check = CheckedCase(load(path, book.tree.vocabulary, book.catalogue), book, Options(readings=book.readings))
    return {ref: check.judge.judge(check.subject("item", "conduct"), ref).status.value for ref in line["limbs"]}


def test_of_the_made_up_tree_one_limb_is_dead(tmp_path: Path) -> None:
    """It asks whether a criterion catches, which is never more than open."""
    root = made.write(tmp_path)
    [line] = failing(root)
    assert (line["limbs"], line["missing"]) == (["north.listing.watch"], ["object"])
    ran = proved(root)
    assert "no limb is dead: FAILS for 1 of 10; up to " in ran.flat
    assert "no exemption is out of reach: holds (4 shown); up to 1 day of law" in ran.flat
    assert "no two norms of equal rank contradict: holds (" in ran.flat
    assert "each day has one version of each limb: holds (10 shown)" in ran.flat


DEAD = {
    "two values of one fact": element("object", "{fact: class, is: fuel}") + element("cargo", "{fact: class, is: truck}"),
    "a test and its negation": element("object", "{all: [{fact: armed, is: true}, {not: {fact: armed, is: true}}]}"),
    "numbers out of order": element("object", "{all: [{fact: calibre, at_least: 20}, {fact: calibre, at_most: 19}]}"),
    "a fact its conduct cannot have": element("object", "{all: [{fact: conduct, is: inspection}, {fact: armed, is: true}]}"),
    "days before it began": element("object", "{fact: date, before: 2000-12-31}"),
}


@pytest.mark.parametrize("name", DEAD)
def test_a_dead_limb(name: str, tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law(limb("dead", "prohibition", head="conduct: supplied", elements=DEAD[name])))
    [line] = failing(root)
    assert (line["property"], line["limbs"]) == ("not_dead", ["north.more.dead"])
    assert line["days"] >= 1
    assert len(line["missing"]) == 1
    assert checked(root, tmp_path, line)["north.more.dead"] in ("not_touched", "open")
    ran = proved(root)
    assert (
        f"{root}/north/r1.yaml:31:9: north.more.dead (R1 para. 2) is dead: no facts on any day meet all of its elements"
        in ran.out
    )
    assert f"the nearest facts leave unmet: {line['missing'][0]}" in ran.out
    assert "the nearest case:" in ran.out
    assert "made.north: no limb is dead: FAILS for 1 of 2" in ran.flat


ALIVE = {
    "at the threshold": element("object", "{all: [{fact: calibre, at_least: 20}, {fact: calibre, at_most: 20}]}"),
    "on the last day": element("object", "{fact: date, before: 2001-01-02}"),
    "a judgement alone": element("object", "{judge: secret}"),
    "a set of two": element("purpose", "{all: [{fact: purpose, includes: war}, {fact: purpose, includes: relief}]}"),
    "any but": element("object", "{not: {fact: class, is: arms}}"),
}


@pytest.mark.parametrize("name", ALIVE)
def test_what_only_looks_dead(name: str, tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law(limb("alive", "prohibition", head="conduct: supplied", elements=ALIVE[name])))
    assert failing(root) == []


def test_a_limb_that_lives_on_one_day_of_the_reference_data(tmp_path: Path) -> None:
    """A force that had its standing until the end of a year: afterwards no facts meet the limb."""
    rebels = element("recipient", "{fact: standing, is: rebel}")
    root = made.write(
        tmp_path, r1=law(limb("late", "prohibition", head="conduct: supplied", elements=rebels, start="2003-01-01"))
    )
    [line] = failing(root)
    assert line["missing"] == ["recipient"]
    root = made.write(
        tmp_path, r1=law(limb("late", "prohibition", head="conduct: supplied", elements=rebels, start="2002-12-31"))
    )
    assert failing(root) == []


def exemption(elements: str, *more: str, start: str = "2001-01-01") -> str:
    head = "\n".join(("excepts: [north.arms.goods]", *more))
    return limb("free", "exemption", head=head, elements=elements, start=start)


def test_an_exemption_out_of_reach_by_facts(tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law(exemption(element("object", "{fact: class, is: fuel}"))))
    [line] = failing(root)
    assert (line["property"], line["limbs"]) == ("reachable", ["north.more.free", "north.arms.goods"])
    assert line["missing"] in (["object"], ["object of the exemption"])
    assert checked(root, tmp_path, line)["north.arms.goods"] in ("touched", "not_touched")
    assert "exemption north.more.free (R1 para. 2) is out of reach of north.arms.goods (R1 para. 1): no facts meet both" in (
        proved(root).out
    )


def test_an_exemption_out_of_reach_by_days(tmp_path: Path) -> None:
    short = GOODS.replace("from: 2001-01-01", "from: 2001-01-01\n        until: 2001-12-31")
    made.write(
        tmp_path, r1=instrument(paragraph("north.arms", short), paragraph("north.more", exemption("", start="2002-01-01")))
    )
    [line] = failing(tmp_path)
    assert (line["property"], line["what"], line["case"]) == ("reachable", "never in force on the same day", None)
    made.write(
        tmp_path, r1=instrument(paragraph("north.arms", short), paragraph("north.more", exemption("", start="2001-12-31")))
    )
    assert failing(tmp_path) == []


def test_an_exemption_in_reach_under_a_reading_only(tmp_path: Path) -> None:
    other = ", readings: [{id: wide, holder: {en: some, ar: بعض}, says: {en: wide, ar: واسع}, when: {fact: class, is: rifle}}]"
    root = made.write(tmp_path, r1=law(exemption(element("object", "{fact: class, is: fuel}", other))))
    assert failing(root) == []
    ran = proved(root)
    assert "only under the reading 'wide': north.more.free from north.arms.goods" in ran.out
    [line] = [r for r in proved(root, "--format", "json").json["results"] if r["property"] == "reachable"]
    assert line["reading"] == "wide"
    assert checked(root, tmp_path, line)["north.arms.goods"] == "excepted"
    assert "# It rests on another reading: compliance check FILE --reading wide" in line["case"]


def obligation(asks: str = "do", **more: Any) -> str:
    return limb(
        "duty",
        "obligation",
        head=f"conduct: supplied\nasks: {asks}",
        elements=element("object", "{fact: class, is: rifle}"),
        **more,
    )


def test_an_obligation_against_a_prohibition(tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law(obligation()))
    [line] = failing(root)
    assert (line["property"], line["limbs"]) == ("no_contradiction", ["north.arms.goods", "north.more.duty"])
    assert checked(root, tmp_path, line) == {"north.arms.goods": "touched", "north.more.duty": "triggered"}
    said = "north.arms.goods (R1 para. 1) forbids what north.more.duty (R1 para. 2) requires or allows, on 2001-01-01"
    ran = proved(root)
    assert said in ran.out
    assert "a case that shows it:" in ran.out


def test_a_contradiction_under_a_reading_only(tmp_path: Path) -> None:
    """By default the duty is of fuel; those who read it as a duty of rifles are at odds with the prohibition."""
    other = ", readings: [{id: wide, holder: {en: some, ar: بعض}, says: {en: wide, ar: واسع}, when: {fact: class, is: rifle}}]"
    duty = limb("duty", "obligation", head="conduct: supplied", elements=element("object", "{fact: class, is: fuel}", other))
    root = made.write(tmp_path, r1=law(duty))
    [line] = failing(root)
    assert (line["property"], line["reading"]) == ("no_contradiction", "wide")
    assert checked(root, tmp_path, line) == {"north.arms.goods": "touched", "north.more.duty": "triggered"}
    ran = proved(root)
    assert "requires or allows, on 2001-01-01, under the reading 'wide'" in ran.out
    assert "only under the reading" not in ran.out


def test_an_authorization_against_a_prohibition(tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law(limb("leave", "authorization", head="conduct: supplied", elements=TO_NORTH)))
    [line] = failing(root)
    assert checked(root, tmp_path, line) == {"north.arms.goods": "touched", "north.more.leave": "available"}


@pytest.mark.parametrize(
    "other",
    [
        obligation("refrain"),
        obligation().replace("conduct: supplied", "conduct: inspected"),
        obligation().replace("is: rifle", "is: fuel"),
        obligation() + exemption(element("object", "{fact: class, is: rifle}")),
    ],
    ids=["it asks to refrain", "of another conduct", "of other goods", "what it asks is excepted"],
)
def test_no_contradiction(other: str, tmp_path: Path) -> None:
    assert failing(made.write(tmp_path, r1=law(other))) == []


def test_no_contradiction_on_other_days(tmp_path: Path) -> None:
    short = GOODS.replace("from: 2001-01-01", "from: 2001-01-01\n        until: 2001-12-31")

    def both(start: str) -> str:
        return instrument(paragraph("north.arms", short), paragraph("north.more", obligation(start=start)))

    assert failing(made.write(tmp_path, r1=both("2002-01-01"))) == []
    [line] = failing(made.write(tmp_path, r1=both("2001-12-31")))
    assert line["day"] == "2001-12-31"


def test_an_amendment_without_effect(tmp_path: Path) -> None:
    """It ends on a day on which nothing is left to end: it loads, and changes nothing."""
    head = "effects: [{do: widen, limbs: [north.arms.goods], element: object, when: {fact: class, is: fuel}, from: 2003-01-01}]"
    short = GOODS.replace("from: 2001-01-01", "from: 2001-01-01\n        until: 2001-12-31")
    root = made.write(
        tmp_path,
        r1=instrument(paragraph("north.arms", short), paragraph("north.more", limb("wider", "modification", head=head))),
    )
    [line] = failing(root)
    assert (line["limbs"], line["what"], line["case"]) == (["north.more.wider"], "it changes no version of any limb", None)
    assert "north.more.wider (R1 para. 1) is dead: it changes no version of any limb" in proved(root).out


def versions_of(root: Path, *spans: tuple[str, str | None]) -> Any:
    laws = Laws(CompiledLaw(made.tree(root, r1=law())))
    [version] = laws.default.law.versions("north.arms.goods")
    days = [(date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in spans]
    laws.default.law._versions["north.arms.goods"] = tuple(replace(version, lo=a, hi=b) for a, b in days)
    return one_version(laws.default, "north.arms.goods")


@pytest.mark.parametrize(
    ("spans", "what"),
    [
        ([("2001-01-01", "2001-05-01"), ("2001-05-03", None)], "2001-05-02 lies in no version"),
        ([("2001-01-01", "2001-05-01"), ("2001-05-01", None)], "2001-05-01 lies in two versions"),
        ([("2001-01-01", None), ("2001-05-01", None)], "2001-05-01 lies in two versions"),
        ([("2001-01-01", "2001-05-01")], "2001-05-02 lies in no version"),
        ([("2000-12-31", None)], "it begins on 2000-12-31, before the regime does on 2001-01-01"),
        ([], "there is no version on any day"),
        ([("2001-01-01", "2001-05-01"), ("2001-05-02", None)], ""),
    ],
)
def test_versions(spans: list[tuple[str, str | None]], what: str, tmp_path: Path) -> None:
    result = versions_of(tmp_path, *spans)
    assert (result.holds, result.what) == (not what, what)


def test_every_witness_of_what_holds_shows_it(tmp_path: Path) -> None:
    root = made.write(tmp_path)
    shown = {"not_dead": {"touched", "touched_unless", "excepted", "triggered", "not_triggered", "available", "open"},
             "reachable": {"excepted"}}  # fmt: skip
    for line in proved(root, "--format", "json").json["results"]:
        if line["holds"] and line["case"] and "whatif" not in line["case"]:
            answers = checked(root, tmp_path, line)
            assert answers[line["limbs"][-1]] in shown[line["property"]], line


def test_regime(tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law())
    ran = proved(root, "--regime", "made.north")
    assert ran.code == 0
    assert "no two norms of equal rank contradict: holds (nothing to show)" in ran.flat
    ran = proved(root, "--regime", "made.nort")
    assert (ran.code, ran.err) == (2, "compliance: no regime 'made.nort' in this rule tree; did you mean 'made.north'?\n")


def test_a_faulty_tree(tmp_path: Path) -> None:
    ran = proved(made.write(tmp_path, r1=law().replace("is: arms", "is: arm")))
    assert ran.code == 5


def test_verbose_names_what_holds(tmp_path: Path) -> None:
    ran = proved(made.write(tmp_path, r1=law()), "-v")
    assert "holds: not_dead: north.arms.goods" in ran.out.splitlines()


def test_without_the_solver(tmp_path: Path) -> None:
    root = made.write(tmp_path, r1=law())
    with mock.patch.dict(sys.modules, {"clingo": None}):
        ran = proved(root)
    message = "compliance: the solver that searches the facts is not installed; pip install compliance[authoring]\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)


@pytest.mark.data_gate
def test_a_shipped_regime_holds(regime: str, shipped: Laws) -> None:
    assert [r for r in prove(shipped, regime) if not r.holds] == []


def test_days_are_exhausted_to_the_last(tmp_path: Path) -> None:
    """The bound counts the first day of every stretch: a limb that is never met is tried on each."""
    dead = DEAD["two values of one fact"]
    root = made.write(tmp_path, r1=law(limb("dead", "prohibition", head="conduct: supplied", elements=dead)))
    [line] = failing(root)
    laws = Laws(CompiledLaw(made.load_valid(root)))
    changes = {d for a in laws.default.tree.vocabulary.actors for d in laws.default.tree.vocabulary.change_days(a)}
    changes |= {d for s in laws.default.tree.vocabulary.states for d in laws.default.tree.vocabulary.change_days(s)}
    named = {date(2001, 6, 1) - timedelta(days=n) for n in (0, 1)}
    assert line["days"] == 1 + len({d for d in changes if d > date(2001, 1, 1)} - named)
