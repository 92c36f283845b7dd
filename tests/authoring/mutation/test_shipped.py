"""Of the shipped rules: an example notices every change, or the change is listed with the reason; and the reasons hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from pydantic import Field

from compliance.authoring.bench import Bench
from compliance.authoring.examples.load import askable, load_examples
from compliance.authoring.examples.run import run_example
from compliance.authoring.mutate.model import Mutant
from compliance.authoring.mutate.mutants import mutants
from compliance.authoring.mutate.run import Watch
from compliance.check.book import LawBook
from compliance.law.conditions import CompileError
from compliance.law.fold import Law
from compliance.law.tree import RuleTree
from compliance.text.diagnostics import FaultyFile
from compliance.text.model import Strict, build
from compliance.text.yaml import read
from compliance.vocabulary.book import Book, span
from compliance.vocabulary.model import Definition, DefinitionTable, TableRow

# The changes are tried in so many parts, for the sake of the cores.
PARTS = 8


class Group(Strict):
    """Changes that survive for one reason."""

    why: str = Field(min_length=20)
    shown_by: Literal["same_law", "same_table"] | None = None
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
def watch(shipped: RuleTree) -> Watch:
    return Watch(shipped, load_examples(shipped))


@pytest.fixture(scope="session")
def made(shipped: RuleTree) -> dict[str, Mutant]:
    return {m.key: m for m in mutants(shipped)}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_change_is_noticed_or_listed(part: int, watch: Watch, made: dict[str, Mutant], listed: list[Group]) -> None:
    assert not watch.failing
    known = {key for group in listed for key in group.changes}
    size = -(-len(made) // PARTS)
    unlisted, noticed = [], []
    for mutant in list(made.values())[part * size : (part + 1) * size]:
        verdict = watch.notices(mutant)
        if verdict.noticed_by is None and mutant.key not in known:
            line, _ = mutant.place
            unlisted.append(f"{mutant.document.path}:{line}: {mutant.key} ({len(verdict.looked)} examples looked)")
        elif verdict.noticed_by is not None and mutant.key in known:
            noticed.append(f"{mutant.key}: noticed by {verdict.noticed_by}")
    assert not unlisted, "no example notices; add one, or list it in survivors.yaml:\n" + "\n".join(unlisted)
    assert not noticed, "listed in survivors.yaml, and noticed:\n" + "\n".join(noticed)


def test_examples_that_are_passed_over_would_not_have_noticed(shipped: RuleTree, watch: Watch, made: dict[str, Mutant]) -> None:
    """A sample: of every 25th change, every 40th of the examples that the watch does not run on it."""
    examples, ran = load_examples(shipped), 0
    for i, mutant in enumerate(list(made.values())[::25]):
        run_on_it = {loaded.name for loaded in watch.candidates(mutant)}
        others = [loaded for loaded in examples if loaded.name not in run_on_it][i % 40 :: 40]
        try:
            bench = Bench(LawBook(mutant.make()))
            failing = [loaded.name for loaded in others if not run_example(bench, loaded).passed]
        except (FaultyFile, CompileError):
            continue
        ran += len(others)
        assert not failing, mutant.key
    assert ran > 1000


def test_what_is_listed_is_tried_and_listed_once(made: dict[str, Mutant], listed: list[Group]) -> None:
    keys = [key for group in listed for key in group.changes]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= made.keys()


def test_the_changes_are_of_every_kind(made: dict[str, Mutant]) -> None:
    assert {m.kind for m in made.values()} == {"negated", "removed", "moved", "turned", "swapped"}
    assert {m.thing.split()[0] for m in made.values()} == {"limb", "definition", "link", "conduct", "step", "stages"}


# --- the reasons ---------------------------------------------------------------------------------------------------------


def same_law(tree: RuleTree, mutant: Mutant) -> bool:
    """Tell whether on every day every limb that answers says the same and is in force alike."""
    was, now = Law(tree), Law(mutant.make())
    for ref in (r for r, e in tree.limbs.items() if askable(e)):
        for day in sorted(was.boundaries(ref) | now.boundaries(ref)):
            pair = (was.on(ref, day), now.on(ref, day))
            told = [v and (v.in_force, v.content.elements, v.content.procedure) for v in pair]
            if told[0] != told[1]:
                return False
    return True


def same_table(tree: RuleTree, mutant: Mutant) -> bool:
    """Tell whether a definition and each of its readings answer the same for every value of their fact."""
    was, now = tree.book.definitions[mutant.thing.removeprefix("definition ")], mutant.new
    assert isinstance(now, Definition)
    pairs = zip((was, *was.readings), (now, *now.readings), strict=True)
    return all(a.table and b.table and dict(answers(tree.book, a.table)) == dict(answers(tree.book, b.table)) for a, b in pairs)


def answers(book: Book, table: DefinitionTable) -> Iterator[tuple[str, bool | str | TableRow]]:
    of_classes = book.facts[table.fact].type == "class"
    for value in book.classes if of_classes else book.values(table.fact):
        heads = book.ancestry(value) if of_classes else (value,)
        yield value, next((table.rows[h] for h in heads if h in table.rows), table.rest)


PROOFS: dict[str, Callable[[RuleTree, Mutant], bool]] = {"same_law": same_law, "same_table": same_table}


def test_what_is_said_to_change_nothing_changes_nothing(
    shipped: RuleTree, made: dict[str, Mutant], listed: list[Group]
) -> None:
    for group in listed:
        for key in group.changes if group.shown_by else ():
            assert PROOFS[group.shown_by or ""](shipped, made[key]), key


@pytest.mark.parametrize(
    ("proof", "key"),
    [
        ("same_law", "limb libya.arms-to-libya.goods: from moved +1"),
        ("same_law", "limb libya.high-seas-inspection-extended-2025-11.extend: effects.0.months moved +1"),
        ("same_table", "definition international_staff: table.rows.media removed"),
        ("same_table", "definition international_staff: table.rest turned true"),
    ],
)
def test_the_proofs_tell_a_change_that_does_change_something(
    proof: str, key: str, shipped: RuleTree, made: dict[str, Mutant]
) -> None:
    assert not PROOFS[proof](shipped, made[key])


def test_no_actor_has_the_standings_that_no_example_can_show(shipped: RuleTree) -> None:
    spells = [s for actor in shipped.book.actors.values() for s in actor.attributes.get("standing", [])]
    assert not {"civilian", "armed_group"} & {s.value for s in spells}
    ends = [span(s).hi for s in spells if s.value == "disputed"]
    first = shipped.limbs["libya.training-for-reunification.any"].limb.from_
    assert ends
    assert all(end is not None and end <= date(2015, 12, 22) < first for end in ends)


def test_every_limb_with_a_link_to_a_state_addresses_members(shipped: RuleTree) -> None:
    assert {e.limb.addressees for e in shipped.limbs.values() if e.limb.nexus} == {"member_states"}


def test_what_is_procured_is_exported(shipped: RuleTree) -> None:
    export, procurement = (shipped.limbs[f"libya.arms-from-libya.{name}"].limb for name in ("export", "procurement"))
    assert not export.nexus
    same = ("conduct", "staged", "from_", "until")
    assert [getattr(export, key) for key in same] == [getattr(procurement, key) for key in same]
    assert {n: e.when for n, e in export.elements.items()} == {n: e.when for n, e in procurement.elements.items()}
    law = Law(shipped)
    refs = ("libya.arms-from-libya.export", "libya.arms-from-libya.procurement")
    assert law.exemptions[refs[0]] == law.exemptions[refs[1]]
    assert [len(law.versions(ref)) for ref in refs] == [1, 1]


def test_no_limb_takes_the_step_that_is_kept_for_others(shipped: RuleTree) -> None:
    cases = [c for e in shipped.limbs.values() for c in e.limb.procedure.values()]
    cases += [f.to for e in shipped.limbs.values() for f in e.limb.effects if f.to]
    steps = {c.step for c in cases} | {r.step for c in cases for r in c.readings}
    assert "notification" not in steps
