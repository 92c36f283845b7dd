"""Days that can make a difference to a limb: where the law changes, and where the reference data does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from compliance.law.graph import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.law.consolidate import Law
    from compliance.law.load import RuleSet
    from compliance.logic.condition import Condition


def reference_days(tree: RuleSet) -> set[date]:
    """Return each day on which the reference data on some actor or State changes."""
    book = tree.vocabulary
    return {d for who in (*book.actors, *book.states) for d in book.change_days(who)}


def days_between(tree: RuleSet, law: Law, ref: str, lo: date, hi: date | None) -> Iterator[date]:
    """Yield the first day of each stretch from ``lo`` to ``hi`` on which nothing about a limb changes."""
    days = {lo} | law.boundaries(ref).union(*(law.boundaries(e) for e in law.exemptions.get(ref, ())))
    days |= _changes(tree)
    yield from sorted(d for d in days if d >= lo and (hi is None or d <= hi))


_KEPT: dict[int, tuple[RuleSet, frozenset[date]]] = {}


def _changes(tree: RuleSet) -> frozenset[date]:
    """Return the days of reference data that some rule can see, and those that conditions on the day name; kept by tree."""
    kept = _KEPT.get(id(tree))
    if kept is None or kept[0] is not tree:
        kept = (tree, frozenset(reference_days(tree) | set(_named(tree))))
        _KEPT[id(tree)] = kept
    return kept[1]


def _named(tree: RuleSet) -> Iterator[date]:
    conditions: list[Condition] = []
    for entry in tree.limbs.values():
        conditions += [e.when for e in entry.limb.elements.values()]
    for definition in tree.vocabulary.definitions.values():
        conditions += [definition.when] if definition.when else []
    for condition in _all(conditions):
        if condition.fact == tree.vocabulary.roles.day:
            for text in (condition.on_or_after, condition.before):
                if text:
                    yield date.fromisoformat(text)
                    yield date.fromisoformat(text) - timedelta(1)


def _all(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        yield condition
        yield from _all(parts(condition))
