"""A memorandum as Markdown: headings, lists, tables and footnotes as GitHub and CommonMark readers take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.bidi import LRI, PDI, isolate
from compliance.report.markdown import escape
from compliance.report.memo.model import Figure, Listing, Pairs, Paragraph, Part, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.report.memo.memo import Memo
    from compliance.report.memo.model import Block, Document, Line, Section, Span


def render(memo: Memo) -> bytes:
    """Return the document; of two languages, one after the other, section by section."""
    writers = [_Writer(d) for d in memo.documents]
    lines: list[str] = []
    for w in writers:
        lines += w.wrapped(w.head())
    for sections in zip(*(d.sections for d in memo.documents), strict=True):
        for w, section in zip(writers, sections, strict=True):
            lines += w.wrapped(w.section(section))
    for w in writers:
        lines += w.wrapped(w.notes())
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", errors="backslashreplace")


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.footnotes: list[Line] = []

    def wrapped(self, lines: Iterator[str]) -> Iterator[str]:
        """Yield lines inside what says their language and direction; nothing where there is none."""
        found = list(lines)
        if found and self.document.rtl:
            yield '<div dir="rtl" lang="ar">\n'
        yield from found
        if found and self.document.rtl:
            yield "\n</div>\n"

    def text(self, text: str) -> str:
        return escape(isolate(text, self.document.lang))

    def code(self, text: str) -> str:
        shown = text.replace("`", "'")
        return f"{LRI}`{shown}`{PDI}" if self.document.rtl else f"`{shown}`"

    def span(self, span: Span) -> str:
        words = self.code(span.text) if span.look == "code" and span.text.strip() else self._kept(span.text)
        if span.look in ("strong", "status") and words.strip():
            words = f"**{words.strip()}**"
        if span.to and "/" not in span.to and span.to.endswith((".md", ".html")):
            words = f"[{words}]({span.to})"
        if span.note:
            self.footnotes.append(span.note)
            words += f"[^{self.document.lang}{len(self.footnotes)}]"
        return words

    def _kept(self, text: str) -> str:
        """Escape a text and keep a blank at either end, which joins it to its neighbours."""
        lead, tail = " " * (text[:1].isspace()), " " * (text[-1:].isspace() and len(text) > 1)
        return f"{lead}{self.text(text)}{tail}"

    def line(self, line: Line) -> str:
        return "".join(map(self.span, line)).strip()

    def head(self) -> Iterator[str]:
        d = self.document
        yield f"# {self.text(d.title)}\n"
        yield f"{self.text(d.kind)}\n"
        yield from (f"- **{self.text(term)}**: {self.line(line)}" for term, line in d.cover.rows)
        yield ""
        yield from (f"> {self.text(n)}\n>" for n in d.notices)
        yield ""
        if d.legend:
            yield f"**{self.text(d.words['legend'])}**\n"
            yield from (f"- **{self.text(word)}**: {self.text(meaning)}" for _, word, meaning in d.legend)
            yield ""

    def section(self, section: Section) -> Iterator[str]:
        yield f"## {section.number}. {self.text(section.title)}\n"
        for block in section.blocks:
            yield from self.block(block, 3)

    def block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Paragraph():
                words = self.line(block.line)
                yield f"> {words}\n" if block.role == "notice" else f"**{words}**\n" if self._whole(block) else f"{words}\n"
            case Listing():
                yield from self.listing(block, "")
                yield ""
            case Pairs():
                yield from (f"- **{self.text(term)}**: {self.line(line)}" for term, line in block.rows)
                yield ""
            case Table():
                yield from self.table(block)
            case Figure():
                yield f"*{self.text(block.caption)}*\n"
                for inner in block.told:
                    yield from self.block(inner, level)
            case Part():
                yield f"{'#' * min(level, 6)} {self.line(block.title)}\n"
                for inner in block.blocks:
                    yield from self.block(inner, level + 1)

    @staticmethod
    def _whole(block: Paragraph) -> bool:
        """Tell whether a lead can be set strong as a whole: nothing inside it is strong already."""
        return block.role == "lead" and all(s.look == "plain" and not s.note for s in block.line)

    def listing(self, listing: Listing, indent: str) -> Iterator[str]:
        for n, entry in enumerate(listing.entries, 1):
            mark = f"{n}. " if listing.ordered else "- "
            inside = indent + " " * len(mark)
            for i, block in enumerate(entry):
                match block:
                    case Paragraph():
                        words = self.line(block.line)
                        yield f"{indent}{mark}{words}" if i == 0 else f"\n{inside}{words}"
                    case Listing():
                        yield from self.listing(block, inside)
                    case _:
                        yield from (f"{inside}{line}" for line in self.block(block, 6))

    def table(self, table: Table) -> Iterator[str]:
        yield f"*{self.text(table.caption)}*\n"
        yield "| " + " | ".join(self.text(c.label) for c in table.columns) + " |"
        yield "|" + "---|" * len(table.columns)
        for row in table.rows:
            cells = [self.line(c.line) or "–" for c in row.cells]
            cells[0] = "– " * row.level + cells[0]
            yield "| " + " | ".join(cells + [""] * (len(table.columns) - len(cells))) + " |"
        yield ""

    def notes(self) -> Iterator[str]:
        for n, note in enumerate(self.footnotes, 1):
            yield f"[^{self.document.lang}{n}]: {self.line(note)}"
