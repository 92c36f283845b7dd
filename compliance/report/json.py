"""The report as JSON: the structure itself, byte-identical for identical input."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.explain.model import CaseLine, Report

# How deep a case stands in a report.
CASE = "    "
decoded = json.loads


def encoded(value: object) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def laid_out(value: Any, before: str = "", step: str = "  ") -> str:
    """Return a value as ``json.dumps(value, ensure_ascii=False, indent=step)`` has it, with ``before`` at the begin of lines.

    That one is pure Python where it indents; this one goes through far fewer hands.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list)):
        return json.dumps(value)
    inner = before + step
    between = f",\n{inner}"
    if isinstance(value, dict):
        rows = [
            f"{encode_basestring(k)}: {encode_basestring(v) if v.__class__ is str else laid_out(v, inner, step)}"
            for k, v in value.items()
        ]
        return f"{{\n{inner}{between.join(rows)}\n{before}}}"
    rows = [encode_basestring(v) if v.__class__ is str else laid_out(v, inner, step) for v in value]
    return f"[\n{inner}{between.join(rows)}\n{before}]"


def render(report: Report) -> str:
    """Return the report as JSON text with a final newline."""
    return laid_out(report) + "\n"


class Json:
    """Writes a report case by case."""

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
