"""Laws of a whole check, on the made-up regimes and on the cases that are shipped.

What fills a gap never changes what is decided; what contradicts may open it and never turns it round; what does not bear on it
and the order in which things are told change nothing.
"""

from __future__ import annotations

import copy
import itertools
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

from compliance.case.checked import CheckedCase
from compliance.check.finding import Finding
from compliance.check.status import DECIDED, QUIET, Status
from compliance.files.dataclass import replace
from compliance.files.dates import Interval, partial
from compliance.files.yaml import read
from compliance.law.compiled import CompiledLaw
from compliance.law.validate import load_valid
from compliance.logic.truth import k_all
from compliance.logic.values import Known, Reason, Unknown, Value
from tests.regimes.told import ALL
from tests.regimes.world import ROOT, TREES, Data, Key, Told, check, claim, findings, rule_book

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class World:
    """One case with the rules that it is held against."""

    name: str
    tree: str
    told: Told | None

    @property
    def book(self) -> CompiledLaw:
        return self.told.book if self.told else rule_book("shipped")

    @property
    def data(self) -> Data:
        if self.told:
            return copy.deepcopy(self.told.data)
        data = read(ROOT / "cases" / f"{self.name}.yaml").data
        assert isinstance(data, dict)
        return copy.deepcopy(data)


MADE = [World(f"{t.tree}: {t.name}", t.tree, t) for t in ALL]
SHIPPED = [World(p.stem, "shipped", None) for p in sorted((ROOT / "cases").glob("*.yaml"))]
every = pytest.mark.parametrize("world", [*MADE, *SHIPPED], ids=lambda w: w.name)


def account(found: Mapping[Key, Finding], *, full: bool = True) -> dict[Key, object]:
    """What a report is made of, as far as it does not name claims."""
    if not full:
        return {k: (f.answer, f.outcome, f.failing, f.unknown) for k, f in found.items()}
    return {k: replace(f, periods=(), other_times=()) for k, f in found.items()}


def run(world: World, data: Data, **options: Any) -> dict[Key, Finding]:
    """The findings of a case; of those that are shipped, which take longer, without all that lies around them."""
    return findings(check(world.book, data, **options), explored=world.told is not None)


@cache
def checked(world: World) -> CheckedCase:
    return check(world.book, world.data)


@cache
def base(world: World) -> dict[Key, Finding]:
    return run(world, world.data)


def some(world: World, things: Iterable[T], most: int) -> list[T]:
    """All of what is to be tried on a made-up tree; of the shipped cases, which take longer, a few drawn once for all."""
    listed = list(things)
    if world.told or os.environ.get("HYPOTHESIS_PROFILE") == "thorough":
        return listed
    return Random(world.name).sample(listed, min(most, len(listed)))


def allowed(before: Finding) -> set[str]:
    """The statuses that a finding may take when an unknown is filled; 'outside' where its regime is then left.

    Two statuses are the first that holds of several, and stand while one before them is still open: an item that an exemption
    takes out may yet lack an element, and one that lacks an element, or is excepted, may yet be of a day without the rule.
    """
    status, outcome = before.status, before.outcome
    assert outcome is not None
    if status not in DECIDED:
        return {*Status, "outside"}
    mine = {str(status)}
    if status is Status.EXCEPTED and k_all((*outcome.elements.values(), outcome.possible)) is None:
        mine |= {"not_touched", "outside"}
    if status in (Status.EXCEPTED, *QUIET) and outcome.in_force is None:
        mine.add("not_in_force")
    return mine | {"outside"} if status in QUIET else mine


def held(before: Mapping[Key, Finding], after: Mapping[Key, Finding], what: object) -> None:
    """Assert that nothing decided has changed."""
    assert after.keys() <= before.keys(), what
    for key, finding in before.items():
        now = str(after[key].status) if key in after else "outside"
        assert now in allowed(finding), (what, key, str(finding.status), now)


# --- what does not bear on it


def bystander(data: Data) -> Data:
    """Tell of another item what would be caught everywhere."""
    told = copy.deepcopy(data)
    first = next(iter(data["items"]))
    told["items"] = {"bystander": {"label": {"en": "b", "ar": "b"}, "conducts": {"act": {}}}, **told["items"]}
    facts = {"conduct": "sale", "stage": "performed", "date": "2015-05-05", "supplier": "KP", "recipient": "haftar-forces"}
    states = {"bystander": {"class": "small_arm"}, "bystander.act": {**facts, "destination": "LY"}}
    assert first != "bystander"
    told["claims"].insert(0, claim("a-bystander", next(iter(told["sources"])), states))
    return told


@every
def test_a_claim_on_another_item_changes_nothing(world: World) -> None:
    found = run(world, bystander(world.data))
    mine = {k: f for k, f in found.items() if k[0] != "bystander"}
    full = world.told is not None
    assert account(mine, full=full) == account(base(world), full=full)


@every
def test_a_claim_on_what_is_no_element_changes_nothing(world: World) -> None:
    data = world.data
    for i, item in enumerate(data["items"]):
        for price in (1, 2):
            states = {item: {"price_usd_millions": price, "quantity": price, "design_state": ("US", "CN")[price - 1]}}
            data["claims"].append(claim(f"z-price-{i}-{price}", next(iter(data["sources"])), states))
    full = world.told is not None
    assert account(run(world, data), full=full) == account(base(world), full=full)


OTHERS: dict[str, Any] = {
    "class": "civil_goods",
    "conduct": "contact",
    "stage": "discussed",
    "date": "1999-01-01",
    "supplier": "CH",
    "recipient": "humanitarian-workers",
    "end_user": "media-representatives",
    "buyer": "CH",
    "destination": "CH",
    "origin": "CH",
    "notified": True,
    "approval": "granted",
    "negative_decision": True,
}


def opposed(data: Data, book: CompiledLaw) -> Data:
    """Tell the opposite of everything as a forecast, an opinion or a view of the law."""
    told = copy.deepcopy(data)
    for item, entry in data["items"].items():
        for conduct in entry["conducts"]:
            states: Data = {item: {}, f"{item}.{conduct}": {}}
            for fact, value in OTHERS.items():
                states[item if book.tree.vocabulary.facts[fact].scope == "item" else f"{item}.{conduct}"][fact] = value
            for kind in ("forecast", "opinion", "law"):
                name = f"z-{item}-{conduct}-{kind}"
                told["claims"].append(claim(name, next(iter(told["sources"])), states, kind=kind))
    return told


@every
def test_a_forecast_an_opinion_and_a_view_of_the_law_supply_nothing(world: World) -> None:
    found = run(world, opposed(world.data, world.book))
    full = world.told is not None
    assert account(found, full=full) == account(base(world), full=full)


# --- order


def reordered(data: Data, seed: int) -> Data:
    """The same case with its claims, items, conducts, sources and actors in another order."""
    random, told = Random(seed), copy.deepcopy(data)

    def some_order(mapping: Mapping[str, Any]) -> Data:
        keys = list(mapping)
        random.shuffle(keys)
        return {k: mapping[k] for k in keys}

    random.shuffle(told["claims"])
    for part in ("sources", "actors", "items"):
        told[part] = some_order(told.get(part) or {})
    for item in told["items"].values():
        item["conducts"] = some_order(item["conducts"])
        if item.get("carries"):
            random.shuffle(item["carries"])
    for each in told["claims"]:
        for side in ("states", "denies"):
            if side in each:
                each[side] = {target: some_order(facts) for target, facts in some_order(each[side]).items()}
    return told


@every
def test_the_order_in_which_a_case_is_told_changes_nothing(world: World) -> None:
    full = world.told is not None
    for seed in range(4 if full else 1):
        assert account(run(world, reordered(world.data, seed)), full=full) == account(base(world), full=full)


@pytest.mark.parametrize("tree", sorted({w.tree for w in MADE}))
def test_the_names_and_the_order_of_rule_files_change_nothing(tree: str, tmp_path: Path) -> None:
    for part in ("vocabulary", "definitions", "reference"):
        shutil.copytree(ROOT / "rules" / part, tmp_path / f"z-{part}")
    (tmp_path / "a").mkdir()
    for i, path in enumerate(sorted((TREES / tree).glob("*.yaml"), reverse=True)):
        shutil.copy(path, tmp_path / "a" / f"{i}.yaml")
    moved = load_valid(tmp_path)
    for world in MADE:
        if world.tree == tree and world.told:
            other = CompiledLaw(moved, world.told.readings)
            assert account(findings(check(other, world.data))) == account(base(world))


# --- what fills a gap

# Filling these moves the day whose law applies: the day of performance replaces that of the agreement, which stands for it
# until it is known, and a last day makes a conduct one that lasts. Both are choices of clock, not gaps in what the law asks.
CLOCKS = frozenset({"performance_date", "end_date"})
SAMPLES: dict[str, tuple[Value, ...]] = {
    "actor": ("FR", "KP", "VA", "un-personnel", "haftar-forces", "government-of-national-unity"),
    "state": ("LY", "IR", "KP", "CD", "VA"),
    "number": (0, 100),
    "day": tuple(partial(d) for d in ("1990-01-01", "2012-05-01", "2017-07-03", "2025-06-01")),
    "set": tuple(frozenset(s) for s in ((), ("humanitarian",), ("commercial", "humanitarian"), ("combat_capability",))),
}


def gaps(case: CheckedCase) -> Iterator[tuple[str, Value]]:
    """Every fact of a case that some finding reads and nobody settled, with each value that it can have (or some of them)."""
    seen: dict[str, tuple[Value, ...]] = {}
    for (item, conduct, _), finding in case.findings.items():
        for _, version, column in case.explorer.judged(finding):
            view = column.view
            for fact in dict.fromkeys(view.holder(f) for f in sorted(version.facts)):
                at, state = f"{item}.{conduct}.{fact}", view.get(fact)
                declared = view.vocabulary.facts[fact]
                if at in seen or fact in CLOCKS or declared.derived:
                    continue
                told = case.subject(item, conduct).facts.get(fact)
                if fact == "date" and isinstance(told, Known) and isinstance(told.value, Interval) and not told.value.exact:
                    seen[at] = tuple(Interval(d, d) for d in (told.value.lo, told.value.hi) if d)
                elif isinstance(state, Unknown) and not (state.reason is Reason.CONFLICTING and state.candidates is None):
                    values = view.choices(fact) or SAMPLES.get(declared.type, ())
                    if fact == "class" and not state.candidates:
                        values = ("small_arm", "protective_clothing", "civil_goods", "transport_aircraft", "training")
                    seen[at] = values
    for at, values in seen.items():
        yield from ((at, v) for v in values)


@every
def test_filling_a_gap_never_changes_what_is_decided(world: World) -> None:
    before = base(world)
    for target, value in some(world, gaps(checked(world)), 7):
        held(before, run(world, world.data, assume={target: value}), (target, value))


@every
def test_an_answer_to_a_question_of_judgement_never_changes_what_is_decided(world: World) -> None:
    before = base(world)
    found = findings(checked(world)).values()
    asked = {m.fact for f in found for m in f.missing if m.fact.startswith("judge:")}
    asked |= {m.fact for f in found for e in f.exemptions for m in e.missing if m.fact.startswith("judge:")}
    for question, answer in some(world, itertools.product(sorted(asked), (True, False)), 4):
        judged = {question.removeprefix("judge:"): answer}
        held(before, run(world, world.data, judged=judged), judged)


def stated(data: Data) -> Iterator[tuple[int, str, str, Any]]:
    """Each single thing that a claim of fact states: the claim, the target, the fact and the value."""
    for i, each in enumerate(data["claims"]):
        if each["kind"] == "fact":
            for target, facts in each.get("states", {}).items():
                yield from ((i, target, fact, value) for fact, value in facts.items())


@every
def test_what_nobody_reports_is_assumed_neither_way(world: World) -> None:
    """Each thing told is left out in turn: what is decided without it is what it comes to with it."""
    full = base(world)
    for i, target, fact, value in some(world, stated(world.data), 7):
        if fact in CLOCKS:
            continue
        data = world.data
        del data["claims"][i]["states"][target][fact]
        held(run(world, data), full, (data["claims"][i]["id"], target, fact, value))


# --- other readings


@cache
def under(world: World, reading: str) -> CompiledLaw:
    """The law of a world with one more reading switched on."""
    return CompiledLaw(world.book.tree, world.book.readings | {reading})


def readings(case: CheckedCase) -> list[str]:
    """Every other reading that some limb of a case may be read by."""
    law = case.law
    parts = {r for f in case.findings.values() for _, v, _ in case.explorer.judged(f) for r in v.parts.readings}
    return sorted((parts | law.law.moved_by.keys()) - law.readings)


@every
def test_what_is_listed_under_a_reading_is_the_answer_with_that_reading_switched_on(world: World) -> None:
    """And where a finding lists nothing under a reading, the answer with it switched on is the same."""
    case = checked(world)
    for reading in some(world, readings(case), 4):
        other = check(under(world, reading), world.data).judge
        for key, finding in case.findings.items():
            if case.tree.limbs[finding.ref].limb.kind == "criterion":
                continue
            listed = {a.reading: a.answer for a in case.explorer.alternatives(finding)}
            subject = other.transfers.subjects[finding.item, finding.conduct]
            switched = other.judge(subject, finding.ref).answer
            assert listed.get(reading, finding.answer) == switched, (reading, key)


# --- what contradicts

AGAINST: dict[str, tuple[Any, ...]] = {
    "class": ("civil_goods", "small_arm"),
    "conduct": ("contact", "supply"),
    "stage": ("discussed", "performed", "planned"),
    "date": ("1999-01-01", "2014-07-01", "2026-02-02"),
    "supplier": ("KP", "made-other"),
    "recipient": ("haftar-forces", "un-personnel"),
    "buyer": ("VA", "FR"),
    "destination": ("CH", "LY"),
    "origin": ("CH", "KP"),
    "notified": (True, False),
    "negative_decision": (True, False),
    "approval": ("not_sought", "granted"),
    "notice_received": ("2012-01-02", "2026-01-01"),
}


def contradictions(data: Data) -> Iterator[tuple[str, str, Any]]:
    seen: dict[tuple[str, str], None] = dict.fromkeys((target, fact) for _, target, fact, _ in stated(data))
    for target, fact in seen:
        yield from ((target, fact, other) for other in AGAINST.get(fact, ()))


@every
@pytest.mark.parametrize("word", ["press", "committee"])
def test_a_claim_that_contradicts_may_open_what_is_decided_and_never_turns_it_round(world: World, word: str) -> None:
    before = base(world)
    other_actor = {"name": {"en": "o", "ar": "o"}, "attributes": {"state": [{"value": "VA", "confidence": "memory"}]}}
    for target, fact, other in some(world, contradictions(world.data), 4):
        data = world.data
        data["sources"]["against"] = {"title": {"en": "a", "ar": "a"}, "kind": word}
        data["actors"] = {**(data.get("actors") or {}), "made-other": other_actor}
        data["claims"].append(claim("z-against", "against", {target: {fact: other}}))
        after = run(world, data)
        assert before.keys() <= after.keys(), (target, fact, other)
        for key, now in after.items():
            if key in before and before[key].status not in DECIDED:
                continue
            # What it came to before is one way to fill what is now in conflict.
            was = str(before[key].status) if key in before else "outside"
            assert was in allowed(now), (target, fact, other, key, was, str(now.status))
