"""Pages made of the sample, and a reader that takes a page apart and finds what is not closed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from compliance.files.dataclass import dataclass, field, replace
from compliance.report.formats.html import render
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Document, Paragraph, Section, Span
from tests.report.sample import document

SHOWN = {"en": ("en",), "ar": ("ar",), "both": ("en", "ar")}
# Elements without an end, in HTML; those of SVG are written with a stroke.
VOID = {"meta", "col", "br", "hr", "img", "input", "link"}


@dataclass
class Element:
    """An element with its attributes, its text and what is in it."""

    tag: str
    attrs: dict[str, str | None]
    inner: list[Element | str] = field(default_factory=list)

    def all(self, *tags: str) -> list[Element]:
        """Return every element in it of these names, in order; of any name if none is given."""
        found = []
        for part in self.inner:
            if isinstance(part, Element):
                found += [part] * (not tags or part.tag in tags) + part.all(*tags)
        return found

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(p if isinstance(p, str) else p.text for p in self.inner)


class Reader(HTMLParser):
    """Builds the tree of a page; each end must fit the last start."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("", {})
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute stands twice: {tag} {names}"
        element = Element(tag, dict(attrs))
        self.open[-1].inner.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in [e.tag for e in self.open], f"{tag} is closed by a stroke outside of a picture"
        self.open[-1].inner.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        self.open[-1].inner.append(data)


def parse(page: str) -> Element:
    """Return the tree of a page."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.top]
    return reader.top


def page(shown: str = "en", words: str | None = None, **changes: Any) -> str:
    """Return the page of the sample in a language or in both; ``changes`` are of the document."""
    documents = tuple(replace(document(lang, words), **changes) for lang in SHOWN[shown])
    return render(Memo("made-up", (), documents)).decode("utf-8")


def saying(*spans: Span, lang: str = "en") -> Document:
    """Return a document with one paragraph of these spans."""
    section = Section("only", 1, "Only", (Paragraph(spans),))
    return replace(document("ar" if lang == "ar" else "en"), sections=(section,), legend=(), items=())


def paragraph(*spans: Span, lang: str = "en") -> Element:
    """Return how a page shows a paragraph of these spans."""
    top = parse(render(Memo("made-up", (), (saying(*spans, lang=lang),))).decode("utf-8"))
    (section,) = (e for e in top.all("section") if e.attrs.get("id") == "only")
    return section.all("p")[0]
