"""Ways through conditions: what they name, and the conducts for which each fact is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import Definition, DefinitionBody


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions right inside a condition."""
    return (*(condition.all_ or ()), *(condition.any_ or ()), *((condition.not_,) if condition.not_ else ()))


def bodies(definition: Definition) -> tuple[DefinitionBody, ...]:
    """Return what a definition says by default and under each reading."""
    return (definition, *definition.readings)


def inside(body: DefinitionBody) -> Iterator[tuple[Condition, str | None]]:
    """Yield the conditions of a definition, each with the value in whose row it stands, if it stands in a table."""
    if body.when:
        yield body.when, None
    for value, row in (body.table.rows if body.table else {}).items():
        if not isinstance(row, bool | str):
            yield row.when, value


def terms_of(definition: Definition) -> Iterator[str]:
    """Yield the definitions that a definition names, under any reading."""

    def named(condition: Condition) -> Iterator[str]:
        yield from (name for name in (condition.term, condition.solely) if name)
        for part in parts(condition):
            yield from named(part)

    for body in bodies(definition):
        for condition, _ in inside(body):
            yield from named(condition)


def reached(start: str, following: Callable[[str], Iterable[str]]) -> set[str]:
    """Return everything that following the links from a name leads to; the name itself only on a circle."""
    seen: set[str] = set()
    queue = list(following(start))
    while queue:
        name = queue.pop()
        if name not in seen:
            seen.add(name)
            queue += following(name)
    return seen


def of_limb(tree: RuleSet, entry: LimbEntry) -> Iterator[Condition]:
    """Yield every condition of a limb that decides whether it holds, those of its readings included."""
    limb, book = entry.limb, tree.vocabulary
    for element in limb.elements.values():
        yield from (element.when, *(r.when for r in element.readings))
    for case in (*limb.procedure.values(), *(e.to for e in limb.effects if e.to)):
        yield from (when for when in (case.when, *(r.when for r in case.readings)) if when)
        steps = {case.step, *(r.step for r in case.readings if r.step)}
        yield from (tree.steps[s].when for s in sorted(steps) if s in tree.steps)
    for name in limb.nexus:
        if name in book.links:
            yield from (book.links[name].when, book.links[name].member)
    if limb.conduct:
        from compliance.logic.condition import Condition

        yield Condition(term=limb.conduct)


def norms(book: Vocabulary, condition: Condition, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the limbs asked about the item itself, also through definitions; what it carries closes no circle."""
    if condition.norm and (condition.of or "item") == "item":
        yield condition.norm
    for name in (condition.term, condition.solely):
        if name and name in book.definitions and name not in seen:
            for body in bodies(book.definitions[name]):
                for one, _ in inside(body):
                    yield from norms(book, one, seen | {name})
    for part in parts(condition):
        yield from norms(book, part, seen)


def rests_on(tree: RuleSet) -> dict[str, set[str]]:
    """Return for each limb the limbs on whose answer its own rests: asked by it, by what amends it, or excepting it."""
    rests: dict[str, set[str]] = {ref: set() for ref in tree.limbs}
    for ref, entry in tree.limbs.items():
        for condition in of_limb(tree, entry):
            rests[ref].update(norms(tree.vocabulary, condition))
        for effect in entry.limb.effects:
            amended = [effect.when, effect.to.when if effect.to else None]
            asked = {n for c in amended if c for n in norms(tree.vocabulary, c)}
            for target in effect.limbs:
                rests.setdefault(target, set()).update(asked)
        for excepted in entry.limb.excepts:
            rests.setdefault(excepted, set()).add(ref)
    return rests


def conducts_of(tree: RuleSet, entry: LimbEntry) -> frozenset[str]:
    """Return the kinds of conduct that a limb can bear on; an exemption bears on those of what it excepts."""
    book, limb = tree.vocabulary, entry.limb
    if limb.conduct and limb.conduct in book.definitions:
        return frozenset().union(
            *(_table(book, body, frozenset(book.conducts)) for body in bodies(book.definitions[limb.conduct]))
        )
    if limb.excepts:
        return frozenset().union(
            *(conducts_of(tree, tree.limbs[r]) for r in limb.excepts if r in tree.limbs and r != entry.ref)
        )
    return frozenset(book.conducts)


def _table(book: Vocabulary, body: DefinitionBody, conducts: frozenset[str]) -> frozenset[str]:
    if body.table is None or body.table.fact != book.roles.conduct:
        return conducts
    table = body.table
    return frozenset(c for c in conducts if table.rows.get(c, table.rest) is not False)


def asked(
    book: Vocabulary, condition: Condition, conducts: frozenset[str], seen: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each fact that a condition asks, with the conducts of which it is asked.

    A test of the conduct that stands beside it under one ``all`` narrows them.
    """
    if condition.all_:
        for part in condition.all_:
            conducts = _narrowed(book, part, conducts)
    for fact in (condition.fact, *((condition.passed.since, condition.passed.until) if condition.passed else ())):
        if fact:
            yield fact, conducts
    name = condition.term or condition.solely
    if name and name in book.definitions and name not in seen:
        for body in bodies(book.definitions[name]):
            if body.table:
                yield body.table.fact, conducts
            for one, value in inside(body):
                row = conducts & {value} if value and body.table and body.table.fact == book.roles.conduct else conducts
                yield from asked(book, one, row, seen | {name})
    for part in parts(condition):
        yield from asked(book, part, conducts, seen)


def _narrowed(book: Vocabulary, condition: Condition, conducts: frozenset[str]) -> frozenset[str]:
    """Return the conducts that a condition leaves possible."""
    if condition.fact == book.roles.conduct and (condition.in_ or isinstance(condition.is_, str)):
        return conducts & frozenset(condition.in_ or [str(condition.is_)])
    if condition.term and condition.term in book.definitions:
        return _table(book, book.definitions[condition.term], conducts)
    return conducts
