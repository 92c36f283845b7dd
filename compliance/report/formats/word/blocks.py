"""The blocks of a memorandum in one language, as paragraphs, lists and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.figures.palette import LIGHT, tone
from compliance.report.formats.word import tables
from compliance.report.formats.word.numbering import HEADINGS, LEVELS, room_of
from compliance.report.formats.word.text import style, written
from compliance.report.formats.word.xml import el, field, ordered, shade, val
from compliance.report.memo.model import (
    Figure,
    Listing,
    Pairs,
    Paragraph,
    Part,
    Span,
    Table,
)
from compliance.report.memo.words import furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.report.formats.word.anchors import Anchors
    from compliance.report.formats.word.notes import Notes
    from compliance.report.formats.word.numbering import Numbering
    from compliance.report.formats.word.xml import El
    from compliance.report.memo.model import (
        Block,
        Document,
        Line,
        Row,
        Section,
    )

_ROLE = {"body": "Normal", "lead": "Lead", "notice": "Notice", "small": "Small"}
_DEEPEST = 4
# The letters in a cell from which a row may go on over a page.
_HIGH = 160


class Blocks:
    """What writes one document of a file; ``notes``, ``numbering`` and ``anchors`` are those of the whole file."""

    def __init__(self, document: Document, notes: Notes, numbering: Numbering, anchors: Anchors, *, alone: bool) -> None:
        self.document, self.lang, self.rtl = document, document.lang, document.rtl
        self.notes, self.numbering, self.anchors, self._alone = notes, numbering, anchors, alone
        self.words: Mapping[str, str] = furniture(document.lang) | document.words
        self._counts = {"table": 0, "figure": 0}
        self._sections = 0

    def line(self, line: Line, name: str | None = None) -> list[El]:
        """Return the runs of a line; ``name`` is the style of what is plain in it."""
        found: list[El] = []
        for span in line:
            found += self._span(span, name)
        return found

    def _span(self, span: Span, name: str | None) -> list[El]:
        wanted = style(span.look, span.status) or name
        if span.to is None:
            runs = written(span.text, self.lang, wanted)
        else:
            plain = written(span.text, self.lang, wanted)
            runs = self.anchors.link(self.lang, span.to, plain)
            if runs is not plain and wanted is None:
                runs = self.anchors.link(self.lang, span.to, written(span.text, self.lang, "Hyperlink"))
        if span.note:
            runs = [*runs, self.notes.add(self._note(span.note), self.lang)]
        return runs

    def _note(self, line: Line) -> list[El]:
        """Return the runs of a footnote; there are no footnotes to footnotes, so a note within it follows in brackets."""
        found: list[El] = []
        for span in line:
            found += self._span(Span(span.text, span.look, span.status, span.to), None)
            if span.note:
                found += [*written(" (", self.lang), *self._note(span.note), *written(")", self.lang)]
        return found

    def paragraph(self, runs: Iterable[El], name: str = "Normal", *more: El) -> El:
        """Return a paragraph in a style, with what else is said of it."""
        way = [el("w:bidi")] if self.rtl else []
        return el("w:p", ordered("w:pPr", [val("w:pStyle", name), *way, *more]), *runs)

    def heading(self, section: Section) -> El:
        """Return the heading of a section; Word counts its number."""
        self._sections += 1
        more = self._second()
        if section.number != self._sections:
            self._sections = section.number
            more += [el("w:numPr", val("w:ilvl", 0), val("w:numId", self.numbering.heading(self._own, section.number)))]
        elif self._own != "en":
            more += [el("w:numPr", val("w:ilvl", 0), val("w:numId", HEADINGS[self._own]))]
        return self.paragraph(
            self.anchors.mark(self.lang, section.anchor, written(section.title, self.lang)), "Heading1", *more
        )

    @property
    def _own(self) -> str:
        """The count of headings: the first one, unless another document stands beside this one."""
        return "en" if self._alone else self.lang

    def title(self, part: Part) -> El:
        """Return the heading of a part."""
        level = min(part.deep + 2, _DEEPEST)
        return self.paragraph(
            self.anchors.mark(self.lang, part.anchor, self.line(part.title)), f"Heading{level}", *self._second()
        )

    def _second(self) -> list[El]:
        """What brings the heading of the second language near to that of the first."""
        return [] if self._own == "en" else [el("w:spacing", before=0, after=100)]

    def caption(self, kind: str, text: str, anchor: str | None) -> El:
        """Return the caption of a table or a figure; Word counts its number."""
        self._counts[kind] += 1
        code = f"SEQ {kind.title()}{'' if self._own == 'en' else 'Second'} \\* ARABIC"
        number = field(code, written(str(self._counts[kind]), "en"))
        runs = [*written(f"{self.words[kind]} ", self.lang), *number, *written(f". {text}", self.lang)]
        return self.paragraph(self.anchors.mark(self.lang, anchor, runs), "Caption")

    def all(self, blocks: Sequence[Block], width: int) -> list[El]:
        """Return blocks one after the other, in a column of ``width`` twentieths of a point."""
        return [made for block in blocks for made in self.block(block, width)]

    def block(self, block: Block, width: int) -> list[El]:
        """Return one block."""
        match block:
            case Paragraph():
                return [self.paragraph(self.line(block.line), _ROLE[block.role])]
            case Listing():
                return self.listing(block, width)
            case Pairs():
                return self.pairs(block, width)
            case Table():
                return [self.caption("table", block.caption, block.anchor), *self.table(block, width)]
            case Figure():
                return [self.caption("figure", block.caption, block.anchor), *self.all(block.told, width)]
            case Part():
                return [self.title(block), *self.all(block.blocks, width)]

    def listing(self, listing: Listing, width: int) -> list[El]:
        """Return a list as Word counts it."""
        return self.entries(listing.entries, self.start(listing), width)

    def start(self, listing: Listing) -> int:
        """Return the number of the list to which the entries of a list belong."""
        return self.numbering.numbered() if listing.ordered else self.numbering.bullets()

    def entries(self, entries: Iterable[Sequence[Block]], number: int, width: int, level: int = 0) -> list[El]:
        """Return entries of a list; what follows the first paragraph of an entry stands under its words."""
        level = min(level, LEVELS - 1)
        found: list[El] = []
        for entry in entries:
            sign: El | None = el("w:numPr", val("w:ilvl", level), val("w:numId", number))
            for block in entry:
                if isinstance(block, Listing):
                    found += self.entries(block.entries, self.start(block), width, level + 1)
                elif isinstance(block, Paragraph):
                    room = el("w:ind", left=room_of(level))
                    found.append(self.paragraph(self.line(block.line), "ListParagraph", room if sign is None else sign))
                    sign = None
                else:
                    found += self.block(block, width - room_of(level))
        return found

    def pairs(self, pairs: Pairs, width: int) -> list[El]:
        """Return terms with what is said of each."""
        wide = (width * 3 // 10, width - width * 3 // 10)
        rows = []
        for term, line in pairs.rows:
            head = self.paragraph(written(term, self.lang, "Strong"), "TableText")
            rows.append(
                tables.row([tables.cell([head], wide[0]), tables.cell([self.paragraph(self.line(line), "TableText")], wide[1])])
            )
        return tables.table("TermsTable", wide, rows, rtl=self.rtl) if rows else []

    def legend(self, width: int) -> list[El]:
        """Return what each status means."""
        wide = (width * 3 // 10, width - width * 3 // 10)
        rows = [
            tables.row([
                tables.cell([self.paragraph(written(word, self.lang, "Strong"), "TableText")], wide[0], fill(code)),
                tables.cell([self.paragraph(written(meaning, self.lang), "TableText")], wide[1]),
            ])
            for code, word, meaning in self.document.legend
        ]  # fmt: skip
        return tables.table("TermsTable", wide, rows, rtl=self.rtl) if rows else []

    def table(self, block: Table, width: int) -> list[El]:
        """Return a table whose heading stands again on each page."""
        shares = [max(1, column.share) for column in block.columns]
        wide = [width * share // sum(shares) for share in shares]
        heads = [
            tables.cell([self.paragraph(written(c.label, self.lang), "TableHead")], w, shade("#EDF1F6"))
            for c, w in zip(block.columns, wide, strict=True)
        ]
        rows = [tables.row(heads, head=True)]
        for row in block.rows:
            if row.head:
                runs = self.anchors.mark(self.lang, row.anchor, self.line(row.cells[0].line))
                told = self.paragraph(runs, "TableHead")
                rows.append(tables.row([tables.cell([told], sum(wide), shade("#F4F2EE"), across=len(wide))]))
                continue
            cells = []
            for n, w in enumerate(wide):
                cell = row.cells[n] if n < len(row.cells) else None
                runs = self.line(cell.line) if cell else []
                if n == 0:
                    runs = self.anchors.mark(self.lang, row.anchor, runs)
                room = [el("w:ind", left=200 * row.level)] if n == 0 and row.level else []
                ground = fill(cell.status) if cell and cell.status else None
                cells.append(tables.cell([self.paragraph(runs, "TableText", *room)], w, ground))
            rows.append(tables.row(cells, split=_long(row)))
        return tables.table("ReportTable", wide, rows, rtl=self.rtl, head=True, told=block.caption)


def _long(row: Row) -> bool:
    """Tell whether a row is so high that a page would stay half empty if it could not go on over the next."""
    return any(sum(len(span.text) for span in cell.line) > _HIGH for cell in row.cells)


def fill(status: str) -> El:
    """Return the ground of a cell of a status."""
    return shade(LIGHT[tone(status)].fill)
