"""The report as JSON: the structure itself, byte-identical for identical input."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.explain.model import CaseLine, Report

# How deep a case stands in a report.
CASE = "    "
decoded = json.loads


def encoded(value: object) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


class _Keys(dict[str, str]):
    """Each key as it stands before its value."""

    def __missing__(self, key: str) -> str:
        self[key] = text = f"{encode_basestring(key)}: "
        return text


_KEYS = _Keys()
_EMPTY = {dict: "{}", list: "[]", tuple: "[]"}
_CONSTANTS = {True: "true", False: "false", None: "null"}


def laid_out(value: Any, before: str = "", step: str = "  ") -> str:
    """Return a value as ``json.dumps(value, ensure_ascii=False, indent=step)`` has it, with ``before`` at the begin of lines.

    That one is pure Python where it indents; this one goes through far fewer hands.
    """
    parts: list[str] = []
    _lay_out(value, before, step, parts.append, {})
    return "".join(parts)


def _lay_out(value: Any, before: str, step: str, put: Callable[[str], None], done: dict[tuple[int, str], str]) -> None:
    """Put a value, piece by piece. An entry of a list that stands in several is laid out once: ``done``, by entry and place."""
    kind = value.__class__
    if kind is str:
        put(encode_basestring(value))
    elif value is None or kind is bool:
        put(_CONSTANTS[value])
    elif kind not in _EMPTY:
        put(json.dumps(value))
    elif not value:
        put(_EMPTY[kind])
    elif kind is dict:
        inner = before + step
        between, then = f"{{\n{inner}", f",\n{inner}"
        for key, one in value.items():
            put(between)
            put(_KEYS[key])
            # Most values are words: they go the short way.
            if one.__class__ is str:
                put(encode_basestring(one))
            else:
                _lay_out(one, inner, step, put, done)
            between = then
        put(f"\n{before}}}")
    else:
        inner = before + step
        between, then = f"[\n{inner}", f",\n{inner}"
        for one in value:
            put(between)
            if one.__class__ is dict:
                place = id(one), inner
                text = done.get(place)
                if text is None:
                    own: list[str] = []
                    _lay_out(one, inner, step, own.append, done)
                    text = done[place] = "".join(own)
                put(text)
            else:
                _lay_out(one, inner, step, put, done)
            between = then
        put(f"\n{before}]")


def render(report: Report) -> str:
    """Return the report as JSON text with a final newline."""
    return laid_out(report) + "\n"


class Json:
    """Writes a report case by case."""

    late = False

    def case(self, case: CaseLine) -> tuple[str, str]:
        """Return nothing that stands before the cases, and the case."""
        return "", CASE + laid_out(case, CASE)

    def whole(self, report: Report, heads: Iterable[str], cases: Iterable[str]) -> Iterator[str]:
        """Yield the report."""
        text = laid_out({**report, "cases": []})
        before, mark, after = text.partition('\n  "cases": [')
        yield before + mark
        first = True
        for case in cases:
            yield ("\n" if first else ",\n") + case
            first = False
        yield ("" if first else "\n  ") + after + "\n"
