"""Two languages of a memorandum side by side: English left, Arabic right, wide tables one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from compliance.report.formats.word import tables
from compliance.report.formats.word.text import written
from compliance.report.memo.model import Figure, Listing, Pairs, Part, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.report.formats.word.blocks import Blocks
    from compliance.report.formats.word.xml import El
    from compliance.report.memo.model import Block

# The letters from which two things beside each other may go on over a page.
_LONG = 600
_WORDS = qn("w:t")


class Beside:
    """What writes two documents of the same structure into one file."""

    def __init__(self, left: Blocks, right: Blocks, width: int) -> None:
        self.left, self.right, self.width = left, right, width
        self._half = width // 2
        self._rows: list[El] = []
        self._made: list[El] = []

    def add(self, left: Sequence[El], right: Sequence[El]) -> None:
        """Put two things beside each other."""
        cells = [tables.cell(left, self._half), tables.cell(right, self._half)]
        long = any(sum(len(t.text or "") for one in side for t in one.iter(_WORDS)) > _LONG for side in (left, right))
        self._rows.append(tables.row(cells, split=long))

    def after(self, *made: El) -> None:
        """Put something over the whole width, after what stands side by side so far."""
        if self._rows:
            self._made += tables.table("SideBySide", (self._half, self._half), self._rows, rtl=False)
            self._rows = []
        self._made += made

    def made(self) -> list[El]:
        """Return all that was put so far."""
        self.after()
        return self._made

    def all(self, left: Sequence[Block], right: Sequence[Block]) -> None:
        """Put blocks, pair by pair."""
        for one, other in zip(left, right, strict=True):
            self.block(one, other)

    def block(self, left: Block, right: Block) -> None:
        """Put one block in both languages."""
        room = self._half - 280
        match left, right:
            case Part(), Part():
                self.after(self.left.title(left), self.right.title(right))
                self.all(left.blocks, right.blocks)
            case Table(), Table():
                self.after(*self.left.block(left, self.width), *self.right.block(right, self.width))
            case Figure(), Figure():
                self.add(
                    [self.left.caption("figure", left.caption, left.anchor)],
                    [self.right.caption("figure", right.caption, right.anchor)],
                )
                self.all(left.told, right.told)
            case Pairs(), Pairs():
                self.pairs(left, right)
            case Listing(), Listing():
                numbers = self.left.start(left), self.right.start(right)
                for one, other in zip(left.entries, right.entries, strict=True):
                    self.add(self.left.entries([one], numbers[0], room), self.right.entries([other], numbers[1], room))
            case _:
                self.add(self.left.block(left, room), self.right.block(right, room))

    def pairs(self, left: Pairs, right: Pairs) -> None:
        """Put terms at both ends, with what is said of them between."""
        term = self.width * 3 // 20
        wide = (term, self._half - term, self._half - term, term)
        rows = []
        for (name, line), (other_name, other) in zip(left.rows, right.rows, strict=True):
            told = (
                (self.left, written(name, self.left.lang, "Strong")),
                (self.left, self.left.line(line)),
                (self.right, self.right.line(other)),
                (self.right, written(other_name, self.right.lang, "Strong")),
            )
            rows.append(tables.row([
                tables.cell([side.paragraph(runs, "TableText")], w) for (side, runs), w in zip(told, wide, strict=True)
            ]))  # fmt: skip
        if rows:
            self.after(*tables.table("TermsTable", wide, rows, rtl=False))
