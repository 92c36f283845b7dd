"""Slips in a condition: each part negated, each entry removed, each day and number moved, another norm asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from compliance.authoring.mutate.model import Slip, days, inside, numbers, without
from compliance.logic.condition import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF = ("item", "any_carried", "all_carried")


def of_condition(c: Condition) -> Iterator[Slip[Condition]]:
    """Yield every slip of a condition and of the conditions in it."""
    if c.not_ is not None:
        # To negate a negation is to negate what it negates.
        yield from inside(of_condition(c.not_), ("not",), lambda new: c.model_copy(update={"not_": new}))
        return
    yield Slip((), "negated", "", Condition.model_validate({"not": c}))
    for key, many in (("all", c.all_), ("any", c.any_)):
        if many is not None:
            yield from _several(c, key, many)
    if c.in_ is not None:
        yield from inside(without(c.in_), ("in",), lambda new: c.model_copy(update={"in_": new}))
    for key, day in (("on_or_after", c.on_or_after), ("before", c.before)):
        if day is not None:
            yield from (
                Slip(s.path, s.kind, s.told, c.model_copy(update={key: s.new.isoformat()}))
                for s in days(date.fromisoformat(day), (key,))
            )
    for key, number in (("at_least", c.at_least), ("at_most", c.at_most)):
        if number is not None:
            yield from (Slip(s.path, s.kind, s.told, c.model_copy(update={key: s.new})) for s in numbers(number, (key,)))
    if (clock := c.passed) is not None and clock.working_days is not None:
        for s in numbers(clock.working_days, ("passed", "working_days")):
            moved = clock.model_copy(update={"working_days": s.new})
            yield Slip(s.path, s.kind, s.told, c.model_copy(update={"passed": moved}))
    if c.norm is not None:
        given, outcome = c.of or "item", c.outcome or "touched"
        yield from (Slip(("of",), "swapped", o, c.model_copy(update={"of": o})) for o in _OF if o != given)
        other = "clear" if outcome == "touched" else "touched"
        yield Slip(("outcome",), "swapped", other, c.model_copy(update={"outcome": other}))


def _several(c: Condition, key: str, many: list[Condition]) -> Iterator[Slip[Condition]]:
    field = f"{key}_"

    def put(new: list[Condition]) -> Condition:
        return c.model_copy(update={field: new})

    yield from inside(without(many), (key,), put)
    for i, part in enumerate(many):
        yield from inside(of_condition(part), (key, i), lambda new, i=i: put([*many[:i], new, *many[i + 1 :]]))  # type: ignore[misc]
