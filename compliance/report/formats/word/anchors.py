"""Bookmarks for the anchors of a memorandum, and links to them: nothing else that a span says can become an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from compliance.report.formats.word.xml import El, el
from compliance.report.memo.model import Block, Document, Figure, Listing, Part, Table

# Word knows no longer name of a bookmark, and none with other signs.
LONGEST = 40
_OTHER = re.compile("[^A-Za-z0-9]+")
# A file beside this one: no folder, no host and no scheme.
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.docx")


class Anchors:
    """The bookmarks of one file. ``relate`` takes the name of a file beside it and returns the mark of the relation."""

    def __init__(self, documents: Sequence[Document], relate: Callable[[str], str]) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._waiting: dict[tuple[str, str], int] = {}
        self._relate = relate
        for document in documents:
            for anchor in _anchors(document):
                key = document.lang, anchor
                if key not in self._names:
                    number = len(self._names) + 1
                    slug = _OTHER.sub("_", anchor).strip("_")
                    self._names[key] = f"{f'a_{slug}'[: LONGEST - 8]}_{number}"
                    self._waiting[key] = number

    def name(self, lang: str, anchor: str) -> str | None:
        """Return the name of the bookmark of an anchor, if the document in ``lang`` has it."""
        return self._names.get((lang, anchor))

    def mark(self, lang: str, anchor: str | None, runs: list[El]) -> list[El]:
        """Return runs between the ends of the bookmark of their anchor; an anchor that comes again is marked once."""
        number = self._waiting.pop((lang, anchor), None) if anchor is not None else None
        if anchor is None or number is None:
            return runs
        return [
            el("w:bookmarkStart", id=number, name=self._names[lang, anchor]),
            *runs,
            el("w:bookmarkEnd", id=number),
        ]

    def link(self, lang: str, to: str, runs: list[El]) -> list[El]:
        """Return runs as a link to an anchor or to a file beside this one; as they are if ``to`` is neither."""
        if name := self.name(lang, to):
            return [el("w:hyperlink", *runs, anchor=name, history=1)]
        if _FILE.fullmatch(to):
            made = el("w:hyperlink", *runs, history=1)
            made.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", self._relate(to))
            return [made]
        return runs


def _anchors(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield section.anchor
        yield from _inside(section.blocks)


def _inside(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table | Figure | Part) and block.anchor is not None:
            yield block.anchor
        match block:
            case Part():
                yield from _inside(block.blocks)
            case Figure():
                yield from _inside(block.told)
            case Listing():
                for entry in block.entries:
                    yield from _inside(entry)
            case Table():
                yield from (row.anchor for row in block.rows if row.anchor is not None)
