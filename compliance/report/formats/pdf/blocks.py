"""The blocks of one document as nodes of data: what the template sets, in the order of reading."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from compliance.files.safe import code_point
from compliance.report import fonts
from compliance.report.figures import svg
from compliance.report.figures.palette import tone
from compliance.report.formats.pdf.words import EMPTY, Words, plain
from compliance.report.memo.model import (
    Cell,
    Column,
    Figure,
    Listing,
    Pairs,
    Paragraph,
    Part,
    Section,
    Span,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.report.formats.pdf.words import Node
    from compliance.report.memo.model import (
        Block,
        Document,
        Line,
        Row,
    )

# A heading of a table is repeated on each sheet, unless it would fill too much of it.
_REPEATED = 800
# What a picture tells is read aloud in its place; beyond this only its beginning.
_ALT = 2000
# Isolates part the runs of a picture.
_MARKS = frozenset(map(chr, range(0x2066, 0x206A)))
_DEEPEST = 6
# A heading is also a bookmark, and those have a limit; a longer one is cut, and told in full below.
_HEADING = 1000


class Blocks:
    """Writes one document. ``heads`` are the headings so far, for the contents."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lang = document.lang
        names = dict.fromkeys(_anchors(document.sections))
        self._links = {name: f"{self.lang}-{n}" for n, name in enumerate(names)}
        self._free = set(self._links)
        self.words = Words(self.lang, self._links)
        self.heads: list[Node] = []
        self._counts = {"table": 0, "figure": 0}
        self._level = 0

    def cover(self) -> Node:
        """Return what stands before the contents."""
        document, words = self.document, self.words
        return {
            "lang": self.lang,
            "kind": words.text(document.kind),
            "title": words.text(document.title),
            "pairs": [[words.text(term), words.line(line)] for term, line in document.cover.rows],
            "notices": [words.text(notice) for notice in document.notices],
            "legend": [[words.line((Span(word, "status", code),)), words.text(says)] for code, word, says in document.legend],
            "legend-title": words.text(document.words["legend"]),
        }

    def section(self, section: Section) -> list[Node]:
        """Return the heading of a section."""
        return self._heading(section.anchor, (Span(f"{section.number}. "), Span(section.title)), 1)

    def head(self, part: Part) -> list[Node]:
        """Return the heading of a part, with the footnotes of its title below it: a heading is also a bookmark."""
        nodes = self._heading(part.anchor, part.title, part.deep + 2)
        return nodes + [self._paragraph(Paragraph(span.note, "small")) for span in part.title if span.note]

    def all(self, blocks: Iterable[Block]) -> list[Node]:
        """Return the nodes of some blocks."""
        return [node for block in blocks for node in self.block(block)]

    def block(self, block: Block) -> list[Node]:
        """Return the nodes of a block; a part is its heading and what stands under it."""
        match block:
            case Paragraph():
                return [self._paragraph(block)]
            case Listing():
                return [self._list(block.entries, block.ordered)]
            case Pairs():
                return [self._pairs(block.rows)]
            case Table():
                return [self._table(block)]
            case Figure():
                return [self._figure(block)]
            case Part():
                return [*self.head(block), *self.all(block.blocks)]

    def lines(self, block: Listing | Pairs) -> list[Node]:
        """Return a block as one node an entry or a row, so that it can stand beside its like in another language."""
        if isinstance(block, Listing):
            return [self._list((entry,), block.ordered, n) for n, entry in enumerate(block.entries, 1)]
        return [self._pairs((row,)) for row in block.rows]

    def _list(self, entries: tuple[tuple[Block, ...], ...], ordered: bool, start: int = 1) -> Node:
        return self._node("list", ordered=ordered, start=start, entries=[self.all(entry) for entry in entries])

    def _pairs(self, rows: tuple[tuple[str, Line], ...]) -> Node:
        return self._node("pairs", rows=[[self.words.text(term), self.words.line(line)] for term, line in rows])

    def _node(self, kind: str, anchor: str | None = None, **parts: object) -> Node:
        node: Node = {"b": kind, "lang": self.lang, **parts}
        # The first place that bears an anchor has it.
        if anchor in self._free:
            self._free.discard(anchor)
            node["a"] = self._links[anchor]
        return node

    def _paragraph(self, paragraph: Paragraph) -> Node:
        return self._node("p", role=paragraph.role, line=self.words.line(paragraph.line))

    def _heading(self, anchor: str, title: Line, level: int) -> list[Node]:
        # No level is left out on the way down: readers of tags count on it.
        self._level = min(level, self._level + 1, _DEEPEST)
        whole = "".join(span.text for span in title)
        short = len(whole) <= _HEADING
        line = title if short and whole.strip() else (Span(whole[:_HEADING].strip() + "…" * (not short) or EMPTY),)
        node = self._node("h", anchor, level=self._level, line=self.words.line(line, bare=True))
        label = node.setdefault("a", f"{self.lang}-h{len(self.heads)}")
        self.heads.append({"label": label, "line": node["line"]})
        return [node] if short else [node, self._paragraph(Paragraph(title))]

    def _table(self, table: Table) -> Node:
        columns = [[self.words.text(column.label), column.share] for column in _some(table.columns)]
        return self._node(
            "table",
            table.anchor,
            caption=self._caption("table", table.caption),
            columns=columns,
            rows=[self._row(row, len(columns)) for row in table.rows],
            repeat=sum(len(column.label) for column in table.columns) <= _REPEATED,
            matrix=table.kind == "matrix",
        )

    def _row(self, row: Row, columns: int) -> Node:
        cells = row.cells[:1] if row.head else (*row.cells, *[Cell(())] * (columns - len(row.cells)))
        made = self._node(
            "row", row.anchor, cells=[[self.words.line(c.line), tone(c.status) if c.status else None] for c in cells]
        )
        if row.head:
            made["head"] = True
        if row.level:
            made["level"] = min(row.level, 4)
        return made

    def _figure(self, figure: Figure) -> Node:
        told = "; ".join(filter(None, (plain(text, self.lang) for text in _told(figure.told))))
        picture = svg(figure.drawing, self.lang, fonts=f"{fonts.SANS}, {fonts.ARABIC}", standalone=True)
        caption = plain(figure.caption, self.lang) or self.document.words["figure"]
        return self._node(
            "figure",
            figure.anchor,
            caption=self._caption("figure", figure.caption),
            svg=_drawn(picture),
            alt=plain(f"{caption}: {told}" if told else caption, self.lang, _ALT),
        )

    def _caption(self, kind: str, caption: str) -> Node:
        self._counts[kind] += 1
        return self.words.line((Span(f"{self.document.words[kind]} {self._counts[kind]}. ", "quiet"), Span(caption)))


def _some(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return columns or (Column(""),)


def _drawn(picture: str) -> str:
    """A picture written with the characters of two faces alone: Typst does not find a third for a run of a picture.

    Marks that do not join their letter are left out, such as vowels in Arabic: Typst cannot say in a PDF for the archive what
    they mean. What stands for the picture has them.
    """
    has = fonts.families()[fonts.SANS] | fonts.families()[fonts.ARABIC] | _MARKS
    drawn: list[str] = []
    for c in picture:
        if not unicodedata.category(c).startswith("M"):
            drawn.append(c if c in has else f"[{code_point(c)}]")
        # Only with a letter: a sign of the markup must stay what it is.
        elif drawn and drawn[-1].isalnum() and (joined := unicodedata.normalize("NFC", drawn[-1] + c)) in has:
            drawn[-1] = joined
    return "".join(drawn)


def _anchors(blocks: Iterable[Section | Block]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Listing | Pairs | Paragraph) and block.anchor:
            yield block.anchor
        match block:
            case Section() | Part():
                yield from _anchors(block.blocks)
            case Listing():
                for entry in block.entries:
                    yield from _anchors(entry)
            case Table():
                yield from (row.anchor for row in block.rows if row.anchor)
            case _:
                pass


def _told(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of some blocks as texts."""
    for block in blocks:
        match block:
            case Paragraph():
                yield "".join(span.text for span in block.line)
            case Listing():
                for entry in block.entries:
                    yield from _told(entry)
            case Pairs():
                yield from (f"{term}: {''.join(span.text for span in line)}" for term, line in block.rows)
            case Table():
                for row in block.rows:
                    yield " · ".join("".join(span.text for span in cell.line) for cell in row.cells)
            case Figure():
                yield from _told(block.told)
            case Part():
                yield "".join(span.text for span in block.title)
                yield from _told(block.blocks)
