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
    vocabulary, limb = tree.vocabulary, entry.limb
    if limb.conduct and limb.conduct in vocabulary.definitions:
        return frozenset().union(
            *(_table(vocabulary, body, frozenset(vocabulary.conducts)) for body in bodies(vocabulary.definitions[limb.conduct]))
        )
    if limb.excepts:
        return frozenset().union(
            *(conducts_of(tree, tree.limbs[r]) for r in limb.excepts if r in tree.limbs and r != entry.ref)
        )
    return frozenset(vocabulary.conducts)


def _table(vocabulary: Vocabulary, body: DefinitionBody, conducts: frozenset[str]) -> frozenset[str]:
    if body.table is None or body.table.fact != vocabulary.roles.conduct:
        return conducts
    table = body.table
    return frozenset(c for c in conducts if table.rows.get(c, table.rest) is not False)


def asked(
    vocabulary: Vocabulary, condition: Condition, conducts: frozenset[str], visited: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each fact that a condition asks, with the conducts of which it is asked.

    A test of the conduct that stands beside it under one ``all`` narrows them.
    """
    if condition.all_:
        for part in condition.all_:
            conducts = _narrowed(vocabulary, part, conducts)
    for fact in (condition.fact, *((condition.passed.since, condition.passed.until) if condition.passed else ())):
        if fact:
            yield fact, conducts
    name = condition.term or condition.solely
    if name and name in vocabulary.definitions and name not in visited:
        for body in bodies(vocabulary.definitions[name]):
            if body.table:
                yield body.table.fact, conducts
            for one, value in inside(body):
                row = conducts & {value} if value and body.table and body.table.fact == vocabulary.roles.conduct else conducts
                yield from asked(vocabulary, one, row, visited | {name})
    for part in parts(condition):
        yield from asked(vocabulary, part, conducts, visited)


def _narrowed(vocabulary: Vocabulary, condition: Condition, conducts: frozenset[str]) -> frozenset[str]:
    """Return the conducts that a condition leaves possible."""
    if condition.fact == vocabulary.roles.conduct and (condition.in_ or isinstance(condition.is_, str)):
        return conducts & frozenset(condition.in_ or [str(condition.is_)])
    if condition.term and condition.term in vocabulary.definitions:
        return _table(vocabulary, vocabulary.definitions[condition.term], conducts)
    return conducts
