"""Strong Kleene logic: True, False and None for unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Truth = bool | None


def k_not(a: Truth) -> Truth:
    """Negation; unknown stays unknown."""
    return None if a is None else not a


def k_all(values: Iterable[Truth]) -> Truth:
    """Conjunction: False if one is False, else unknown if one is, else True (also for none at all)."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def k_any(values: Iterable[Truth]) -> Truth:
    """Disjunction: True if one is True, else unknown if one is, else False (also for none at all)."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def merge(values: Iterable[Truth]) -> Truth:
    """The value on which all agree, else unknown (unknown for none at all)."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
