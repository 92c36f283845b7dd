"""Words of a page: escaped, cut where their direction changes, with their links and notes; one ``Side`` a language."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from compliance.files.dataclass import dataclass, field
from compliance.files.safe import bare, code_points
from compliance.report.figures.palette import tone
from compliance.report.memo.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.report.memo.model import Document, Line, Span

_PLAIN = re.compile(r"[A-Za-z0-9_.-]")
# The name of a file in the same folder; whatever could name a scheme, a folder or a query is none.
_BESIDE = re.compile(r"[^\W_][\w.-]*\.[A-Za-z0-9]+")
_LETTER = re.compile("[A-Za-z]")
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


def ident(anchor: str) -> str:
    """Return an anchor as an identifier that needs no escaping in a page, in an address or in a style."""
    return "".join(c if _PLAIN.match(c) else f"_{ord(c):x}_" for c in anchor) or "_"


def plain(text: str) -> str:
    """Return a text for a place that takes no markup, not even marks of direction."""
    return code_points(bare(text))


@dataclass
class Side:
    """One language of a page: the document, its notes so far, and which identifiers are taken.

    ``suffix`` tells the identifiers of the two languages of a page apart; ``shared`` are anchors of headings that both have.
    """

    document: Document
    suffix: str
    shared: frozenset[str]
    anchors: frozenset[str]
    taken: set[str] = field(default_factory=set)
    notes: dict[Line, list[str]] = field(default_factory=dict)
    figures: int = 0
    tables: int = 0
    parts: int = 0

    @property
    def lang(self) -> str:
        """The language, as a page writes it."""
        return self.document.lang

    @property
    def dir(self) -> str:
        """The direction, as a page writes it."""
        return "rtl" if self.document.rtl else "ltr"

    def word(self, key: str) -> str:
        """Return one of the fixed words, as text of a page."""
        return self.text(self.document.words[key])

    def id_of(self, anchor: str) -> str:
        """Return the identifier of an anchor on this side."""
        return ident(anchor) + ("" if anchor in self.shared else self.suffix)

    def take(self, anchor: str | None) -> str:
        """Return the attribute with the identifier of an anchor; nothing where there is none or where it is taken."""
        name = self.id_of(anchor) if anchor else ""
        if not name or name in self.taken:
            return ""
        self.taken.add(name)
        return f' id="{name}"'

    def name(self, kind: str) -> str:
        """Return an identifier for a part of the page itself, which no anchor leads to."""
        self.parts += 1
        return f"page-{kind}-{self.parts}{self.suffix}"

    # --- text ---

    def text(self, text: str) -> str:
        """Return a text escaped, each run of the other direction isolated and in its language."""
        return "".join(
            _escaped(run.text) if run.lang == self.lang else _isolated(run.text, run.lang) for run in runs(text, self.lang)
        )

    def line(self, line: Iterable[Span], *, linked: bool = True) -> str:
        """Return a line; not ``linked``, it has neither links nor notes, for a heading that is a button itself."""
        return "".join(self.span(span, linked=linked) for span in line)

    def span(self, span: Span, *, linked: bool = True) -> str:
        """Return some words with their look, their link and the number of their note."""
        words = self.text(span.text)
        target = self._target(span.to) if linked and span.to else None
        link = f' href="{target}"' if target else ""
        match span.look:
            case "status":
                tag = "a" if target else "span"
                words = f'<{tag}{link} class="st t-{tone(span.status)}">{words}</{tag}>'
            case "code":
                # A hash or an identifier is no word of either language, and reads from left to right.
                words = f'<code dir="ltr">{escape(plain(span.text))}</code>'
            case "strong":
                words = f"<strong>{words}</strong>"
            case "quiet":
                words = f'<span class="quiet">{words}</span>'
            case "plain":
                pass
        if target and span.look != "status":
            words = f"<a{link}>{words}</a>"
        return words + (self._noted(span.note) if linked and span.note else "")

    def _target(self, to: str) -> str | None:
        """Return where a link leads: to an anchor of this document, or to a file beside it; None if to neither."""
        if to in self.anchors:
            return f"#{self.id_of(to)}"
        return escape(quote(to)) if _BESIDE.fullmatch(to) else None

    def _noted(self, note: Line) -> str:
        """Return the number of a note as a link; the same note has one number however often it stands."""
        places = self.notes.setdefault(note, [])
        number = list(self.notes).index(note) + 1
        places.append(f"page-ref-{number}-{len(places) + 1}{self.suffix}")
        label = f"{self.document.words['note']} {number}"
        at = f'href="#page-note-{number}{self.suffix}" id="{places[-1]}"'
        return f'<sup><a class="ref" role="doc-noteref" {at} aria-label="{escape(plain(label))}">{number}</a></sup>'


def _escaped(words: str) -> str:
    """Return words for a page; a day stays on one line."""
    return _DAY.sub(r'<span class="day">\g<0></span>', escape(code_points(words)))


def _isolated(words: str, lang: str) -> str:
    # A number or a sign is of no language; only words are read aloud in another.
    if lang == "en":
        said = ' lang="en"' if _LETTER.search(words) else ""
        return f'<bdi dir="ltr"{said}>{_escaped(words)}</bdi>'
    return f'<bdi dir="rtl" lang="ar">{_escaped(words)}</bdi>'
