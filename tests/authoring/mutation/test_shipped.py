"""Of the shipped rules: an example notices every change, or the change is listed with the reason; and the reasons hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pydantic import Field

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_example
from compliance.authoring.mutate.equal import Equal
from compliance.authoring.mutate.model import Mutant
from compliance.authoring.mutate.mutants import mutants
from compliance.authoring.mutate.run import Watch
from compliance.check.ask import Laws
from compliance.files.diagnostics import FaultyFile
from compliance.files.schema_types import Strict, build
from compliance.files.yaml import read
from compliance.law.compiled import CompiledLaw
from compliance.law.conditions import CompileError
from compliance.law.consolidate import Law
from compliance.law.load import RuleSet, load
from compliance.vocabulary.index import span
from tests.cli.support import SHIPPED_RULES
from tests.selection import SHARED, part_in

# The changes of a part of the rules are tried in so many shares, for the sake of the cores.
SHARES = 4


class Group(Strict):
    """Changes that survive for one reason."""

    why: str = Field(min_length=20)
    changes: list[str] = Field(min_length=1)


class Survivors(Strict):
    """survivors.yaml"""

    groups: list[Group]


@pytest.fixture(scope="session")
def listed() -> list[Group]:
    built, faults = build(read(Path(__file__).parent / "survivors.yaml"), Survivors)
    assert built is not None, faults
    return built.groups


@pytest.fixture(scope="session")
def rules(_surroundings: None) -> RuleSet:
    return load(SHIPPED_RULES)


@pytest.fixture(scope="session")
def watch_of(rules: RuleSet) -> Callable[[str], Watch]:
    """What is on the watch for changes of a part of the rules: the examples of a regime, for what is shared those of all."""

    @cache
    def made(regimes: frozenset[str]) -> Watch:
        return Watch(rules, [e for e in load_examples(rules) if rules.limbs[e.example.limb].regime in regimes])

    return lambda part: made(frozenset(rules.regimes) if part == SHARED else frozenset({part}))


@pytest.fixture(scope="session")
def watch(watch_of: Callable[[str], Watch]) -> Watch:
    return watch_of(SHARED)


@pytest.fixture(scope="session")
def made(rules: RuleSet) -> dict[str, Mutant]:
    return {m.key: m for m in mutants(rules)}


@pytest.mark.data_gate
@pytest.mark.parametrize("share", range(SHARES))
def test_every_change_is_noticed_or_listed(
    share: int, part: str, watch_of: Callable[[str], Watch], made: dict[str, Mutant], listed: list[Group]
) -> None:
    watch = watch_of(part)
    assert not watch.failing
    known = {key for group in listed for key in group.changes}
    mine = [mutant for mutant in made.values() if part_in(mutant.document.path) == part]
    size = -(-len(mine) // SHARES)
    unlisted, noticed = [], []
    # Changes of one thing stand together: the examples that noticed the last are likely to notice the next.
    for mutant in mine[share * size : (share + 1) * size]:
        verdict = watch.notices(mutant)
        if verdict.equal is None and verdict.noticed_by is None and mutant.key not in known:
            line, _ = mutant.place
            unlisted.append(f"{mutant.document.path}:{line}: {mutant.key} ({len(verdict.looked)} examples looked)")
        elif mutant.key in known and (verdict.noticed_by or verdict.equal):
            noticed.append(f"{mutant.key}: {verdict.equal or f'noticed by {verdict.noticed_by}'}")
    assert not unlisted, "no example notices; add one, or list it in survivors.yaml:\n" + "\n".join(unlisted)
    assert not noticed, "listed in survivors.yaml, and noticed or of no effect:\n" + "\n".join(noticed)


@pytest.mark.data_gate
def test_examples_that_are_passed_over_would_not_have_noticed(
    part: str, rules: RuleSet, watch: Watch, made: dict[str, Mutant]
) -> None:
    """A sample: of every 25th change, every 40th of the examples that the watch does not run on it."""
    examples, ran = load_examples(rules), 0
    for i, mutant in enumerate([m for m in made.values() if part_in(m.document.path) == part][::25]):
        equal = watch.equals.reason(mutant)
        run_on_it = {loaded.name for loaded in watch.candidates(mutant)} if equal is None else set()
        others = [loaded for loaded in examples if loaded.name not in run_on_it][i % 40 :: 40]
        try:
            laws = Laws(CompiledLaw(mutant.make()))
            failing = [loaded.name for loaded in others if not run_example(laws, loaded).passed]
        except (FaultyFile, CompileError):
            continue
        ran += len(others)
        assert not failing, mutant.key
    assert ran


def test_what_is_listed_is_tried_and_listed_once(made: dict[str, Mutant], listed: list[Group]) -> None:
    keys = [key for group in listed for key in group.changes]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= made.keys()


def test_the_changes_are_of_every_kind(made: dict[str, Mutant]) -> None:
    assert {m.kind for m in made.values()} == {"negated", "removed", "moved", "turned", "swapped"}
    assert {m.thing.kind for m in made.values()} == {"limb", "definition", "link", "conduct", "step", "stages"}


# --- the reasons ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        # The next extension begins before the last day that is moved.
        ("limb libya.high-seas-inspection.inspect: until moved +1", Equal.SAME_LAW),
        ("limb libya.high-seas-inspection-extended-2025.extend: effects.0.months moved +1", Equal.SAME_LAW),
        # The amendment has a first day of its own.
        ("limb libya.end-of-protecting-civilians.end: from moved -1", Equal.SAME_LAW),
        # A call answers nothing, and a step that is kept for other regimes is taken nowhere.
        ("limb libya.mercenaries-call.comply: from moved +1", Equal.UNREAD),
        ("step notification: when negated", Equal.UNREAD),
        ("definition non_lethal_military_equipment: table.rows.dual_use_goods removed", Equal.SAME_TABLE),
        ("definition promoting_reunification: table.rest turned true", Equal.SAME_TABLE),
        # All of these change something.
        ("limb libya.arms-to-libya.goods: from moved +1", None),
        ("limb libya.high-seas-inspection-extended-2025.extend: effects.0.months moved -1", None),
        ("limb libya.end-of-protecting-civilians.end: effects.0.from moved -1", None),
        # Only one reading makes this amendment.
        ("limb libya.approval-for-arms-to-the-government.approve: effects.1.readings.0 removed", None),
        ("limb libya.arms-to-libya.goods: nexus removed own_act", None),
        ("definition international_staff: table.rows.media removed", None),
        ("definition international_staff: table.rest turned true", None),
        ("definition supply_sale_or_transfer: readings.3 removed", None),
        ("definition national: when.all.1 removed", None),
        ("step advance_notice: when negated", None),
    ],
)
def test_what_changes_nothing(key: str, reason: Equal | None, watch: Watch, made: dict[str, Mutant]) -> None:
    assert watch.equals.reason(made[key]) is reason


def test_no_actor_has_the_standings_that_no_example_can_show(rules: RuleSet) -> None:
    spells = [s for actor in rules.vocabulary.actors.values() for s in actor.attributes.get("standing", [])]
    assert not {"civilian", "armed_group"} & {s.value for s in spells}
    ends = [span(s).hi for s in spells if s.value == "disputed"]
    first = rules.limbs["libya.training-for-reunification.any"].limb.from_
    assert ends
    assert all(end is not None and end <= date(2015, 12, 22) < first for end in ends)


def test_every_limb_with_a_link_to_a_state_addresses_members(rules: RuleSet) -> None:
    assert {e.limb.addressees for e in rules.limbs.values() if e.limb.nexus} == {"member_states"}


def test_what_is_procured_is_exported(rules: RuleSet) -> None:
    export, procurement = (rules.limbs[f"libya.arms-from-libya.{name}"].limb for name in ("export", "procurement"))
    assert not export.nexus
    same = ("conduct", "staged", "from_", "until")
    assert [getattr(export, key) for key in same] == [getattr(procurement, key) for key in same]
    assert {n: e.when for n, e in export.elements.items()} == {n: e.when for n, e in procurement.elements.items()}
    law = Law(rules)
    refs = ("libya.arms-from-libya.export", "libya.arms-from-libya.procurement")
    assert law.exemptions[refs[0]] == law.exemptions[refs[1]]
    assert [len(law.versions(ref)) for ref in refs] == [1, 1]


def test_no_limb_takes_the_step_that_is_kept_for_others(rules: RuleSet) -> None:
    cases = [c for e in rules.limbs.values() for c in e.limb.procedure.values()]
    cases += [f.to for e in rules.limbs.values() for f in e.limb.effects if f.to]
    steps = {c.step for c in cases} | {r.step for c in cases for r in c.readings}
    assert "notification" not in steps
