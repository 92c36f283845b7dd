"""One page from the documents of a memorandum: what both languages share stands once, the rest side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypeVar

from compliance.report.figures.palette import tone
from compliance.report.formats.html.blocks import block, pairs, widths
from compliance.report.formats.html.inline import Side, ident, plain
from compliance.report.formats.html.style import policy, script, style
from compliance.report.formats.html.tools import Filters, tools
from compliance.report.memo.model import Figure, Listing, Part, Span, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compliance.report.memo.model import Block, Document, Section

_DEEPEST = 6
T = TypeVar("T")


class Page:
    """The page in the making; one ``Side`` a language."""

    def __init__(self, documents: Sequence[Document]) -> None:
        shared = frozenset(_shared(documents[0]))
        both = len(documents) > 1
        self.sides = [Side(d, f"-{d.lang}" if both else "", shared, frozenset(_anchors(d))) for d in documents]
        self.both = both
        self.taken: set[str] = set()
        self.filters = Filters.of(documents)

    def html(self) -> str:
        """Return the whole page."""
        sides = self.sides
        main = self._head() + "".join(map(self._section, zip(*(s.document.sections for s in sides), strict=True)))
        main += self._notes()
        tables = (t for s in sides for section in s.document.sections for t in _tables(section.blocks))
        css, js = style(widths(tables)), script()
        first = sides[0]
        title = " · ".join(f"{plain(s.document.title)} — {plain(s.document.kind)}" for s in sides)
        show = ' data-show="both"' if self.both else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{first.lang}" dir="{first.dir}"{show}>\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy(style=css, script=js)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
            f"<title>{escape(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#page-text">{self.words("skip")}</a>\n'
            f"{tools(sides, self.filters, self.words)}"
            f'<div class="sheet">\n{self._contents()}<main id="page-text" tabindex="-1">\n{main}</main>\n</div>\n'
            f"<script>{js}</script>\n</body>\n</html>\n"
        )

    # --- both languages of one thing ---

    def words(self, key: str) -> str:
        """Return one of the fixed words in each language of the page."""
        return self.each(lambda side, _: side.word(key), self.sides)

    def each(self, make: Callable[[Side, T], str], things: Sequence[T], tag: str = "span") -> str:
        """Return one thing in each language, each marked as what it is."""
        made = [make(side, thing) for side, thing in zip(self.sides, things, strict=True)]
        if not self.both:
            return made[0]
        return " ".join(_marked(tag, s, words) for s, words in zip(self.sides, made, strict=True))

    def pair(self, make: Callable[[Side, T], str], things: Sequence[T], *, wide: bool = False) -> str:
        """Return one block in each language, side by side; a ``wide`` one above the other."""
        inner = self.each(make, things, "div")
        return f'<div class="pair{" wide" if wide else ""}">\n{inner}</div>\n' if self.both and inner else inner

    # --- the parts of the page ---

    def _contents(self) -> str:
        sections = [s.document.sections for s in self.sides]
        entries = "".join(
            f'<li><a href="#{ident(pair[0].anchor)}">{self.each(_title, pair)}</a></li>\n'
            for pair in zip(*sections, strict=True)
        )
        head = f'<summary><span id="page-contents">{self.words("contents")}</span></summary>'
        return f'<nav aria-labelledby="page-contents"><details open>{head}\n<ol>\n{entries}</ol></details></nav>\n'

    def _head(self) -> str:
        documents = [s.document for s in self.sides]
        kind = f'<p class="kind">{self.each(lambda s, d: s.text(d.kind), documents)}</p>\n'
        title = f"<h1>{self.each(lambda s, d: s.text(d.title), documents)}</h1>\n"
        cover = self.pair(lambda s, d: pairs(s, d.cover, "cover"), documents)
        notices = self.pair(_notices, documents)
        legend = ""
        if any(d.legend for d in documents):
            inner = self.pair(_legend, documents)
            legend = f'<details class="legend"><summary><h2>{self.words("legend")}</h2></summary>\n{inner}</details>\n'
        return f'<div class="head">\n{kind}{title}{cover}{notices}{legend}</div>\n'

    def _section(self, sections: tuple[Section, ...]) -> str:
        name = self._take(sections[0].anchor)
        heading = f"<h2>{self.each(_title, sections)}</h2>\n"
        return f"<section{name}>\n{heading}{self._blocks([s.blocks for s in sections], 3)}</section>\n"

    def _blocks(self, columns: Sequence[tuple[Block, ...]], level: int) -> str:
        made = []
        for beside in zip(*columns, strict=True):
            parts = [b for b in beside if isinstance(b, Part)]
            if len(parts) == len(self.sides):
                made.append(self._part(parts, level))
            else:
                wide = isinstance(beside[0], Table | Figure)
                made.append(self.pair(lambda side, b: block(side, b, level), beside, wide=wide))
        return "".join(made)

    def _part(self, parts: Sequence[Part], level: int) -> str:
        """A headed part, folded where it says so; a heading that folds is a button, so what it links to stands below it."""
        first, deep = parts[0], min(level, _DEEPEST)
        folds = first.folds
        heading = f"<h{deep}>{self.each(lambda s, p: s.line(p.title, linked=not folds) + _standing(s, p), parts)}</h{deep}>"
        inner = self._blocks([p.blocks for p in parts], level + 1)
        told = f"{self._take(first.anchor)}{self.filters.marks(first)}"
        if not folds:
            return f'<div class="part"{told}>\n{heading}\n{inner}</div>\n'
        linked = [tuple(span for span in p.title if span.to or span.note) for p in parts]
        cited = self.pair(_cited, linked) if any(linked) else ""
        inside = f'<div class="inside">\n{cited}{inner}</div>'
        return f'<details class="part"{told}>\n<summary>{heading}</summary>\n{inside}</details>\n'

    def _notes(self) -> str:
        if not any(s.notes for s in self.sides):
            return ""
        heading = f"<h2>{self.words('notes')}</h2>\n"
        listed = self.pair(lambda s, _: _endnotes(s), self.sides)
        return f'<section id="page-notes" class="notes">\n{heading}{listed}</section>\n'

    def _take(self, anchor: str) -> str:
        name = ident(anchor)
        if name in self.taken:
            return ""
        self.taken.add(name)
        return f' id="{name}"'


def _marked(tag: str, side: Side, words: str) -> str:
    return f'<{tag} lang="{side.lang}" dir="{side.dir}" data-lang="{side.lang}">{words}</{tag}>'


def _title(side: Side, section: Section) -> str:
    return f'<span class="no">{side.text(f"{section.number}.")}</span> {side.text(section.title)}'


def _notices(side: Side, document: Document) -> str:
    lines = "".join(f"<p>{side.text(notice)}</p>\n" for notice in document.notices)
    return f'<div class="notices" role="note">\n{lines}</div>\n' if lines else ""


def _legend(side: Side, document: Document) -> str:
    rows = tuple((Span(word, "status", status=code), meaning) for code, word, meaning in document.legend)
    told = "".join(f"<div><dt>{side.span(word)}</dt><dd>{side.text(meaning)}</dd></div>\n" for word, meaning in rows)
    return f'<dl class="pairs">\n{told}</dl>\n'


def _standing(side: Side, part: Part) -> str:
    """The status of a folded part behind its heading, where the heading has none: one looks for it before opening the part."""
    if not part.folds or tone(part.status) == "grey" or any(span.status for span in part.title):
        return ""
    word = next((word for code, word, _ in side.document.legend if code == part.status), None)
    return " " + side.span(Span(word, "status", status=part.status)) if word else ""


def _cited(side: Side, spans: tuple[Span, ...]) -> str:
    return f'<p class="small">{" · ".join(map(side.span, spans))}</p>\n'


def _endnotes(side: Side) -> str:
    """The notes in their order, each with the way back to every place where it stands."""
    entries: list[str] = []
    while len(entries) < len(side.notes):
        number = len(entries) + 1
        note = list(side.notes)[number - 1]
        words = side.line(note)
        label = escape(plain(side.document.words["back"]))
        places = side.notes[note]
        back = " ".join(
            f'<a role="doc-backlink" href="#{place}" aria-label="{label} {i}">{"↩" if len(places) == 1 else i}</a>'
            for i, place in enumerate(places, 1)
        )
        mark = "" if len(places) == 1 else "↩ "
        entries.append(f'<li id="page-note-{number}{side.suffix}">{words} <span class="back">{mark}{back}</span></li>\n')
    return f"<ol>\n{''.join(entries)}</ol>\n"


# --- what a document holds ---


def _shared(document: Document) -> Iterator[str]:
    """Yield the anchors of headings that both languages of a page have in one."""
    for section in document.sections:
        yield section.anchor
        yield from _of_parts(section.blocks)


def _of_parts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for part in blocks:
        if isinstance(part, Part):
            yield part.anchor
            yield from _of_parts(part.blocks)


def _anchors(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield section.anchor
        yield from _of_blocks(section.blocks)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for part in blocks:
        match part:
            case Part():
                yield part.anchor
                yield from _of_blocks(part.blocks)
            case Listing():
                for entry in part.entries:
                    yield from _of_blocks(entry)
            case Table():
                yield from (a for a in (part.anchor, *(row.anchor for row in part.rows)) if a)
            case Figure():
                yield from [part.anchor] if part.anchor else []
                yield from _of_blocks(part.told)
            case _:
                pass


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for part in blocks:
        match part:
            case Table():
                yield part
            case Part():
                yield from _tables(part.blocks)
            case Figure():
                yield from _tables(part.told)
            case Listing():
                for entry in part.entries:
                    yield from _tables(entry)
            case _:
                pass
