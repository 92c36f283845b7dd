"""Slips in what limbs rest on: definitions, links to a State, steps of a procedure, and the stages of a conduct."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from compliance.authoring.mutate.conditions import of_condition
from compliance.authoring.mutate.model import Slip, inside, without
from compliance.vocabulary.model import DefinitionBody, StageRule, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.law.model import Step
    from compliance.logic.condition import Answer
    from compliance.vocabulary.model import Conduct, Definition, DefinitionTable, Link

B = TypeVar("B", bound=DefinitionBody)
R = TypeVar("R", bound=StageRule)


def _turned(answer: Answer) -> tuple[Answer, ...]:
    return (True, False) if answer == "judgement" else (not answer,)


def _word(answer: Answer) -> str:
    return str(answer).lower()


def of_table(table: DefinitionTable) -> Iterator[Slip[DefinitionTable]]:
    """Yield a table with each row removed, turned or read otherwise, and with another answer for the rest."""

    def put(rows: dict[str, Answer | TableRow]) -> DefinitionTable:
        return table.model_copy(update={"rows": rows})

    for value, row in table.rows.items():
        others = {v: r for v, r in table.rows.items() if v != value}
        yield Slip(("rows", value), "removed", "", put(others))
        if isinstance(row, TableRow):
            for slip in of_condition(row.when):
                read = row.model_copy(update={"when": slip.new})
                yield Slip(("rows", value, "when", *slip.path), slip.kind, slip.told, put({**table.rows, value: read}))
        else:
            for other in _turned(row):
                yield Slip(("rows", value), "turned", _word(other), put({**table.rows, value: other}))
    for rest in _turned(table.rest):
        yield Slip(("rest",), "turned", _word(rest), table.model_copy(update={"rest": rest}))


def _of_body(body: B) -> Iterator[Slip[B]]:
    if body.table:
        yield from inside(of_table(body.table), ("table",), lambda new: body.model_copy(update={"table": new}))
    if body.when:
        yield from inside(of_condition(body.when), ("when",), lambda new: body.model_copy(update={"when": new}))


def of_definition(definition: Definition) -> Iterator[Slip[Definition]]:
    """Yield every slip of a definition and of its readings."""
    yield from _of_body(definition)
    readings = definition.readings

    def put(new: object) -> Definition:
        return definition.model_copy(update={"readings": new})

    yield from inside(without(readings), ("readings",), put)
    for i, reading in enumerate(readings):
        yield from (s.inside(("readings", i), partial(_exchanged, readings, i)).inside((), put) for s in _of_body(reading))


def _exchanged(entries: list[B], i: int, new: B) -> list[B]:
    return [*entries[:i], new, *entries[i + 1 :]]


def of_link(link: Link) -> Iterator[Slip[Link]]:
    """Yield every slip of a link."""
    yield from inside(of_condition(link.when), ("when",), lambda new: link.model_copy(update={"when": new}))
    yield from inside(of_condition(link.member), ("member",), lambda new: link.model_copy(update={"member": new}))


def of_step(step: Step) -> Iterator[Slip[Step]]:
    """Yield every slip of a step of a procedure."""
    yield from inside(of_condition(step.when), ("when",), lambda new: step.model_copy(update={"when": new}))


def of_stages(rule: R) -> Iterator[Slip[R]]:
    """Yield a rule of stages with each stage removed from its list: whether the conduct is carried out is then judged."""
    for key in ("meets", "short", "nothing"):
        for slip in without(getattr(rule, key), (key,)):
            yield Slip(slip.path, slip.kind, slip.told, rule.model_copy(update={key: slip.new}))


def of_conduct(conduct: Conduct) -> Iterator[Slip[Conduct]]:
    """Yield every slip of a kind of conduct: its stages, by default and under readings, and whose day picks the law."""
    if conduct.stages:
        yield from inside(of_stages(conduct.stages), ("stages",), lambda new: conduct.model_copy(update={"stages": new}))
    readings = conduct.readings
    for i, reading in enumerate(readings):
        for slip in of_stages(reading):
            changed = [*readings[:i], slip.new, *readings[i + 1 :]]
            yield slip.inside(("readings", i), lambda _, c=changed: conduct.model_copy(update={"readings": c}))  # type: ignore[misc]
    yield from inside(without(readings), ("readings",), lambda new: conduct.model_copy(update={"readings": new}))
    other = "performance" if conduct.law_day == "agreement" else "agreement"
    yield Slip(("law_day",), "swapped", other, conduct.model_copy(update={"law_day": other}))
