"""What a workbook holds: sheets of rows, each cell a text, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import SAY, pick
from compliance.files.dataclass import dataclass
from compliance.report.formats.workbook.words import COLUMNS, EMPTY, SHEETS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Cell:
    """A text; ``status`` (a code of a status, a truth or a mark) colours its cell, and the words say the same."""

    text: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in one language: its name, its columns with their widths in letters, and rows of as many cells.

    ``empty`` is said where there is no row; the first ``fixed`` columns stay in sight.
    """

    lang: str
    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    fixed: int = 0


Given = str | Cell


class Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, key: str, **parts: str) -> str:
        """Return a sentence with its places filled."""
        return pick(WORDS[key], self.lang).format(**parts)

    def listed(self, texts: Iterable[str], by: str = "semicolon") -> str:
        """Return texts as one, each once."""
        return pick(SAY[by], self.lang).join(dict.fromkeys(texts))

    def yes(self, true: bool) -> str:
        """Return yes or no."""
        return pick(SAY["yes" if true else "no"], self.lang)

    def sheet(self, key: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Given]], fixed: int = 0) -> Sheet:
        """Return a sheet; columns are given by the keys of their headings."""
        heads = tuple((pick(COLUMNS[name], self.lang), width) for name, width in columns)
        cells = tuple(tuple(c if isinstance(c, Cell) else Cell(c) for c in row) for row in rows)
        return Sheet(self.lang, pick(SHEETS[key], self.lang), heads, cells, pick(EMPTY.get(key, ("", "")), self.lang), fixed)
