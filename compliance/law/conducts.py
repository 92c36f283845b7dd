"""The kinds of conduct that a limb can bear on, and those of which a condition asks each of its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.law.graph import bodies, inside, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import DefinitionBody


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
