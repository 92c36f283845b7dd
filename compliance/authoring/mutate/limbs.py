"""Slips in a limb: its days, its links, its elements, what it excepts, its procedure and what it does to other limbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from compliance.authoring.mutate.conditions import of_condition
from compliance.authoring.mutate.model import Slip, days, inside, numbers, without
from compliance.files.schema_types import Strict
from compliance.law.model import CaseReading, ProcedureCase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from compliance.law.model import Effect, EffectReading, Element, Limb

M = TypeVar("M", bound=Strict)
C = TypeVar("C", ProcedureCase, CaseReading)


def _set(model: M, key: str, value: Any) -> M:
    return model.model_copy(update={key: value})


def _entries(model: M, field: str, key: str) -> Iterator[Slip[M]]:
    """Yield a model with each entry of one of its lists removed; ``key`` is how a file writes the name of the list."""
    return inside(without(getattr(model, field)), (key,), lambda new: _set(model, field, new))


def _dates(model: M) -> Iterator[Slip[M]]:
    """Yield a model with its first and its last day moved, as far as it has them."""
    for field, key in (("from_", "from"), ("until", "until")):
        if (day := getattr(model, field)) is not None:
            yield from inside(days(day, (key,)), (), lambda new, f=field: _set(model, f, new))  # type: ignore[misc]


def _whens(model: M) -> Iterator[Slip[M]]:
    if (when := getattr(model, "when", None)) is not None:
        yield from inside(of_condition(when), ("when",), lambda new: _set(model, "when", new))


def _readings(model: M, of_reading: Any) -> Iterator[Slip[M]]:
    """Yield a model with each of its readings removed or read otherwise."""
    readings: list[Any] = getattr(model, "readings")  # noqa: B009  (not every model has them)
    yield from _entries(model, "readings", "readings")
    for i, reading in enumerate(readings):
        for slip in of_reading(reading):
            changed = [*readings[:i], slip.new, *readings[i + 1 :]]
            yield Slip(("readings", i, *slip.path), slip.kind, slip.told, _set(model, "readings", changed))


def of_element(element: Element) -> Iterator[Slip[Element]]:
    """Yield every slip of an element."""
    yield from _whens(element)
    yield from _readings(element, _whens)


def of_case(case: ProcedureCase, steps: Collection[str]) -> Iterator[Slip[ProcedureCase]]:
    """Yield every slip of a case of a procedure; ``steps`` are those that could stand for its own."""
    yield from _case(case, steps)
    yield from _readings(case, lambda reading: _case(reading, steps))


def _case(case: C, steps: Collection[str]) -> Iterator[Slip[C]]:
    yield from _whens(case)
    if case.when is not None:
        yield Slip(("when",), "removed", "", _set(case, "when", None))
    if case.step is not None:
        yield from (Slip(("step",), "swapped", s, _set(case, "step", s)) for s in sorted(steps) if s != case.step)
    if case.working_days is not None:
        moved = numbers(case.working_days, ("working_days",))
        yield from inside(moved, (), lambda new: _set(case, "working_days", new))


def _of_effect_reading(reading: EffectReading) -> Iterator[Slip[EffectReading]]:
    yield Slip(("applies",), "turned", str(not reading.applies).lower(), _set(reading, "applies", not reading.applies))
    yield from _dates(reading)


def of_effect(effect: Effect, steps: Collection[str]) -> Iterator[Slip[Effect]]:
    """Yield every slip of what a limb does to others."""
    for field, key in (("limbs", "limbs"), ("instruments", "instruments"), ("except_", "except")):
        yield from _entries(effect, field, key)
    yield from _dates(effect)
    if effect.months is not None:
        yield from inside(numbers(effect.months, ("months",)), (), lambda new: _set(effect, "months", new))
    yield from _whens(effect)
    if effect.to is not None:
        yield from inside(of_case(effect.to, steps), ("to",), lambda new: _set(effect, "to", new))
    default = not effect.by_default
    yield Slip(("by_default",), "turned", str(default).lower(), _set(effect, "by_default", default))
    yield from _readings(effect, _of_effect_reading)


def of_limb(limb: Limb, steps: Collection[str]) -> Iterator[Slip[Limb]]:
    """Yield every slip of a limb, but for what is only shown and for what it follows."""
    yield from _dates(limb)
    if limb.conduct is not None:
        yield Slip(("conduct",), "removed", "", _set(limb, "conduct", None))
        yield Slip(("staged",), "turned", str(not limb.staged).lower(), _set(limb, "staged", not limb.staged))
    yield from _entries(limb, "nexus", "nexus")
    if limb.nexus:
        yield Slip(("nexus",), "removed", "", _set(limb, "nexus", []))
        other = "all_states" if limb.addressees == "member_states" else "member_states"
        yield Slip(("addressees",), "swapped", other, _set(limb, "addressees", other))
    yield from _entries(limb, "excepts", "excepts")
    if limb.excepts:
        yield Slip(("excepts",), "removed", "", _set(limb, "excepts", []))
    for field in ("elements", "procedure"):
        parts: dict[str, Any] = getattr(limb, field)
        for name, part in parts.items():
            others = {n: p for n, p in parts.items() if n != name}
            yield Slip((field, name), "removed", "", _set(limb, field, others))
            slips: Iterator[Slip[Any]] = of_element(part) if field == "elements" else of_case(part, steps)
            for slip in slips:
                changed = _set(limb, field, {**parts, name: slip.new})
                yield Slip((field, name, *slip.path), slip.kind, slip.told, changed)
    for i, effect in enumerate(limb.effects):
        for one in of_effect(effect, steps):
            changed = _set(limb, "effects", [*limb.effects[:i], one.new, *limb.effects[i + 1 :]])
            yield Slip(("effects", i, *one.path), one.kind, one.told, changed)
    yield from _entries(limb, "effects", "effects")
