"""One canonical form of what a rule says: as it is written, and as it is compiled.

As written, the order of parts, what is said twice and the ways of writing one thing are left out, and a definition is its name.
As compiled, definitions are written out, and their names say nothing.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from compliance.logic.program import NormRef, Op, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pydantic import BaseModel

    from compliance.logic.condition import Condition
    from compliance.logic.program import Node

# Equal to no value: the default of a field that has none.
_REQUIRED = object()


def plain(value: object, outside: frozenset[str] = frozenset(), text: Callable[[str], str] = str) -> Any:
    """Return plain data as a file would have it, without what holds where nothing is said.

    ``outside``: names of fields to leave out. ``text`` is applied to every string.
    """
    if hasattr(type(value), "model_fields"):
        given = ((key, getattr(value, name), usual) for name, key, usual in _fields(type(value), outside))  # type: ignore[arg-type]
        return {key: plain(v, outside, text) for key, v, usual in given if v != usual}
    if isinstance(value, dict):
        return {text(str(k)): plain(v, outside, text) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v, outside, text) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return text(value) if isinstance(value, str) else value


@cache
def _fields(model: type[BaseModel], outside: frozenset[str]) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields of a model: name, key in the file, and what holds where it is left out."""
    return tuple(
        (name, f.alias or name, _REQUIRED if f.is_required() else f.get_default(call_default_factory=True))
        for name, f in model.model_fields.items()
        if name not in outside
    )


def form(condition: Condition) -> Any:
    """Return a condition in one of the ways of writing it: parts in order, none twice, no ``all`` or ``any`` of one."""
    for head, many in (("all", condition.all_), ("any", condition.any_)):
        if many is not None:
            inner: dict[str, Any] = {}
            for part in many:
                made = form(part)
                # One that stands right inside another of its kind is part of it.
                nested = made[head] if isinstance(made, dict) and set(made) == {head} else [made]
                inner.update({key(one): one for one in nested})
            parts = [inner[k] for k in sorted(inner)]
            return parts[0] if len(parts) == 1 else {head: parts}
    if condition.not_ is not None:
        made = form(condition.not_)
        return made["not"] if isinstance(made, dict) and set(made) == {"not"} else {"not": made}
    written = plain(condition)
    if "in" in written:
        words = sorted(set(written.pop("in")))
        written |= {"is": words[0]} if len(words) == 1 else {"in": words}
    return written


def key(made: Any) -> str:
    """Return plain data as one text, equal for equal data."""
    return json.dumps(made, sort_keys=True, ensure_ascii=False)


class Numbers:
    """Numbers for compiled conditions, of one program or of several: equal for two that say the same."""

    def __init__(self, common: Mapping[str, frozenset[str]] | None = None) -> None:
        """``common``: for each fact the values that count; others say nothing, such as those that only one tree knows."""
        self._common = common or {}
        self._numbers: dict[object, int] = {}
        # By number, the limbs that are asked below it.
        self._norms: list[frozenset[str]] = []

    def of(self, program: Sequence[Node], known: Sequence[int] = ()) -> list[int]:
        """Return the number of each node of a program, after those at its beginning whose numbers are known."""
        found = list(known)
        for node in program[len(known) :]:
            found.append(self._number(node, found))
        return found[len(known) :]

    def norms(self, number: int) -> frozenset[str]:
        """Return the limbs that are asked in what a number stands for."""
        return self._norms[number]

    def _number(self, node: Node, before: list[int]) -> int:
        operand = node.operand
        below = {before[i] for i in node.args}
        if node.op in (Op.ALL, Op.ANY) and len(below) == 1:
            return below.pop()
        what: object = operand
        if isinstance(operand, Table):
            values = sorted(self._common.get(node.fact, operand.rows.keys()))
            rows = {v: operand.rows.get(v, operand.rest) for v in values}
            below = {before[row[0]] for row in rows.values() if isinstance(row, tuple)}
            what = tuple((v, before[row[0]] if isinstance(row, tuple) else repr(row)) for v, row in rows.items())
        elif isinstance(operand, frozenset):
            known = self._common.get(node.fact)
            what = frozenset(str(v) for v in operand if known is None or not isinstance(v, str) or v in known)
        whole = (node.op, node.fact, what, frozenset(below))
        if whole not in self._numbers:
            self._numbers[whole] = len(self._numbers)
            own = {operand.limb} if isinstance(operand, NormRef) else set()
            self._norms.append(frozenset(own.union(*(self._norms[i] for i in below))))
        return self._numbers[whole]
