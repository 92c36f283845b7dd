"""Lines and tables as plain text: what a pipe and a file get, to the byte what rich would write there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.bidi import LRI, PDI, RLM
from compliance.report.cells import breaks, cells, crop
from compliance.report.lines import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.report.lines import Line

WIDTH = 100
TAB = 8
# Characters that move the cursor of a terminal, and never a word.
_CONTROLS = dict.fromkeys(map(ord, "\a\b\v\f\r"))


class Plain:
    """Writes lines as text of a fixed width, so that the same input gives the same bytes."""

    terminal = False

    def __init__(self, width: int = WIDTH) -> None:
        self.width = width

    def text(self, page: Iterable[Line | Table]) -> str:
        """Return a page as text."""
        return "".join(self.pieces(page))

    def pieces(self, page: Iterable[Line | Table]) -> Iterator[str]:
        """Yield a page line by line, each with its end and without blanks before it."""
        for part in page:
            rows = _table(part, self.width) if isinstance(part, Table) else _line(part, self.width)
            for row in rows:
                yield row.rstrip(" \t") + "\n"


def _line(line: Line, width: int) -> Iterator[str]:
    before = " " * line.indent
    if line.kept:
        yield before + line.text
        return
    for row in wrapped(line.text, width - line.indent, rtl=line.rtl):
        yield before + row


def wrapped(text: str, width: int, *, rtl: bool, filled: bool = False) -> Iterator[str]:
    """Yield the lines into which a text wraps; of a right-to-left text each begins from the right, with its isolates closed.

    A line break ends what a direction mark began, so each line is given marks of its own; lines that are ``filled`` up with
    blanks are filled inside of them.
    """
    inside = False
    for row in text.translate(_CONTROLS).split("\n"):
        row = _untabbed(row) if "\t" in row else row
        begin = 0
        for end in (*breaks(row, width), len(row)):
            piece = _fitted(row[begin:end], width)
            begin = end
            if filled:
                piece += " " * (width - cells(piece))
            if rtl:
                piece = RLM + (LRI if inside else "") + piece
                inside = piece.count(LRI) > piece.count(PDI)
                piece += PDI if inside else ""
            yield piece


def _fitted(piece: str, width: int) -> str:
    """Return a line without the blanks at its end that go beyond the width."""
    if len(piece) > width:
        blanks = len(piece) - len(piece.rstrip())
        piece = piece[: len(piece) - min(blanks, len(piece) - width)]
    return piece if cells(piece) <= width else crop(piece, width)


def _untabbed(row: str) -> str:
    """Return a line with each tab as the blanks up to the next place that it stands for."""
    out = ""
    *before, last = row.split("\t")
    for piece in before:
        out += piece + " "
        out += " " * (-cells(out) % TAB)
    return out + last


def _table(table: Table, width: int) -> Iterator[str]:
    """Yield a table under a ruled head, with a blank line above and below."""
    last = len(table.head) - 1
    # One blank between a cell and the next, on both sides of where a rule would stand.
    pads = [(bool(i), i < last) for i in range(last + 1)]
    widths = [1 + sum(pad) for pad in pads]
    for texts in (table.head, *((cell.text for cell in row) for row in table.rows)):
        for i, text in enumerate(texts):
            widths[i] = max(widths[i], max(map(cells, text.translate(_CONTROLS).splitlines()), default=0) + sum(pads[i]))
    most = width - last - 2
    widths = _collapsed([min(w, most) for w in widths], most)
    yield ""
    yield from _row([[name] for name in table.head], widths)
    yield " " + "─".join("─" * w for w in widths)
    for row in table.rows:
        inner = (w - sum(pad) for w, pad in zip(widths, pads, strict=True))
        yield from _row([list(wrapped(c.text, w, rtl=c.rtl, filled=True)) for c, w in zip(row, inner, strict=True)], widths)
    yield ""


def _row(columns: list[list[str]], widths: list[int]) -> Iterator[str]:
    for at in range(max(map(len, columns))):
        row = " "
        for i, (column, width) in enumerate(zip(columns, widths, strict=True)):
            text = (" " if i else "") + (column[at] if at < len(column) else "")
            row += text + " " * (width - cells(text)) + " "
        yield row


def _collapsed(widths: list[int], most: int) -> list[int]:
    """Return widths of columns that fit together: the widest give way first, down to the next."""
    while (excess := sum(widths) - most) > 0:
        widest = max(widths)
        step = widest - max((w for w in widths if w != widest), default=0)
        left, sharing = excess, widths.count(widest)
        narrowed = []
        for width in widths:
            if width == widest:
                by = min(excess, step, round(left / sharing))
                width, left, sharing = width - by, left - by, sharing - 1
            narrowed.append(width)
        widths = narrowed
    return widths
