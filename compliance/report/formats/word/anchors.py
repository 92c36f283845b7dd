"""Bookmarks for the anchors of a memorandum, and links to them: nothing else that a span says can become an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.report.formats.word.xml import el
from compliance.report.memo.model import Figure, Listing, Part, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compliance.report.formats.word.xml import El
    from compliance.report.memo.model import Block, Document

# Word knows no longer name of a bookmark, and none with other signs.
LONGEST = 40
_OTHER = re.compile("[^A-Za-z0-9]+")


class Anchors:
    """The bookmarks of one file."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._waiting: dict[tuple[str, str], int] = {}
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
        """Return runs as a link to an anchor; as they are if ``to`` is none of this file: nothing leads out of it."""
        name = self.name(lang, to)
        return [el("w:hyperlink", *runs, anchor=name, history=1)] if name else runs


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
