"""What the conditions of a tree name: facts, definitions, steps and elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.law.graph import bodies, inside, parts
from compliance.logic.condition import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.law.load import RuleSet
    from compliance.law.model import Effect, Limb, ProcedureCase

# Facts by which the check itself goes about: kind, stage and days of a conduct, who takes part, the class of an item.
STEERING = frozenset(
    {"conduct", "stage", "date", "performance_date", "end_date", "class", "recipient", "end_user"}
    | {"measures_taken", "design_state"}
)


def of_case(case: ProcedureCase) -> Iterator[Condition]:
    """Yield the conditions of a case of a procedure, those of its readings included."""
    yield from (when for when in (case.when, *(r.when for r in case.readings)) if when)


def of_effect(effect: Effect) -> Iterator[Condition]:
    """Yield the conditions of an amendment."""
    if effect.when:
        yield effect.when
    if effect.to:
        yield from of_case(effect.to)


def of_limb(limb: Limb) -> Iterator[Condition]:
    """Yield the conditions that are written in a limb."""
    for element in limb.elements.values():
        yield from (element.when, *(r.when for r in element.readings))
    for case in limb.procedure.values():
        yield from of_case(case)
    for effect in limb.effects:
        yield from of_effect(effect)
    if limb.shown_when:
        yield limb.shown_when


def roots(tree: RuleSet) -> Iterator[Condition]:
    """Yield every condition of the tree that does not stand inside a definition."""
    for entry in tree.limbs.values():
        yield from of_limb(entry.limb)
        if entry.limb.conduct:
            yield Condition(term=entry.limb.conduct)
    for link in tree.vocabulary.links.values():
        yield from (link.when, link.member)
    yield from (step.when for step in tree.steps.values())
    yield from (regime.scope for regime in tree.regimes.values())


def within(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every one inside it."""
    yield condition
    for part in parts(condition):
        yield from within(part)


def terms(tree: RuleSet) -> set[str]:
    """Return every definition that a rule rests on, through others too."""
    found: set[str] = set()
    queue = list(roots(tree))
    while queue:
        for one in within(queue.pop()):
            name = one.term or one.solely
            if name and name in tree.vocabulary.definitions and name not in found:
                found.add(name)
                queue += (c for body in bodies(tree.vocabulary.definitions[name]) for c, _ in inside(body))
    return found


def facts(tree: RuleSet) -> set[str]:
    """Return every fact that something in the tree asks for, or that another fact is read from."""
    book = tree.vocabulary
    found = set(STEERING)
    queue = list(roots(tree))
    for definition in book.definitions.values():
        for body in bodies(definition):
            found |= {body.table.fact} if body.table else set()
            queue += (c for c, _ in inside(body))
    for condition in queue:
        for one in within(condition):
            found |= {f for f in (one.fact, *((one.passed.since, one.passed.until) if one.passed else ())) if f}
    found |= {link.state for link in book.links.values()}
    # What a fact in use is read from, or needs for its proof, is in use.
    grew = True
    while grew:
        more = {d.derived.of for n, d in book.facts.items() if n in found and d.derived}
        more |= {d.proof.act_day for n, d in book.facts.items() if n in found and d.proof and d.proof.act_day}
        grew = not more <= found
        found |= more
    return found


def elements(tree: RuleSet) -> set[str]:
    """Return every name of an element that a limb or an amendment uses."""
    limbs = [e.limb for e in tree.limbs.values()]
    return {name for limb in limbs for name in limb.elements} | {e.element for x in limbs for e in x.effects if e.element}


def steps(tree: RuleSet) -> set[str]:
    """Return every step that a case of a procedure, or a reading of one, names."""
    cases = [c for e in tree.limbs.values() for c in e.limb.procedure.values()]
    cases += [x.to for e in tree.limbs.values() for x in e.limb.effects if x.to]
    return {c.step for c in cases} | {r.step for c in cases for r in c.readings if r.step}
