"""Paragraphs known by their numbers only.

What it does:
    Notes the numbers below the highest one known of an instrument of which the tree says nothing: neither encoded,
    declared nor named.

Why it matters:
    That a paragraph exists is known from its number; that it does not matter is not.

Example:
    paragraphs: [{para: "1", ...}, {para: "4", ...}]

Instead:
    not_encoded: [{para: "2-3", ...}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.law.inventory import known_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R522"
SEVERITY = Severity.NOTE
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each instrument with numbers of which nothing is said."""
    cited, done = world.citations, set()
    for name, file in world.tree.instruments.items():
        implied = known_paragraphs(world.tree, name, cited).implied
        if implied and file.symbol not in done:
            done.add(file.symbol)
            document, _ = world.tree.sites["instrument", name]
            message = f"nothing is said of {file.symbol} para. {_runs(implied)}"
            yield world.at(
                CODE, document, ("instrument",), message, "encode them, or declare them under 'not_encoded'", key=True
            )


def _runs(numbers: tuple[int, ...]) -> str:
    """Return numbers as ``1-3, 5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a}-{b}" if b > a else f"{a}" for a, b in runs)
