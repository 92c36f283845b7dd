"""What a page is made of, whoever prints it: lines that wrap under themselves, and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.bidi import isolate
from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Line:
    """One line: words, each with a style or without, and how far it stands in; ``rtl`` is that of a right-to-left page.

    A line that is ``kept`` is printed as it is and never wrapped: it belongs to a file.
    """

    spans: tuple[tuple[str, str], ...] = ()
    indent: int = 0
    rtl: bool = False
    kept: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(words for words, _ in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; every row has as many cells as the head. The rows are read more than once."""

    head: tuple[str, ...]
    rows: Iterable[tuple[Line, ...]]


BLANK = Line()


def line(lang: str, *parts: str | tuple[str, str], indent: int = 0) -> Line:
    """Return a line of words, each with a style or without; in Arabic its left-to-right runs are isolated."""
    spans = (part if isinstance(part, tuple) else (part, "") for part in parts)
    return Line(tuple((isolate(words, lang), style) for words, style in spans), indent, lang == "ar")
