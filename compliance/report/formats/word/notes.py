"""Footnotes: python-docx has no way to make them, so the part, its separators and its relation are made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.word.xml import el, ordered, val

if TYPE_CHECKING:
    from compliance.report.formats.word.xml import El

# Word keeps these two for the rule above the footnotes; the numbers of footnotes begin after them.
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Notes:
    """The footnotes of one file, in the order of reading."""

    def __init__(self) -> None:
        self._made: list[El] = []

    def add(self, runs: list[El], lang: str) -> El:
        """Take a footnote of a document in ``lang``, and return the run that refers to it."""
        number = len(self._made) + 1
        sign = el("w:r", ordered("w:rPr", [val("w:rStyle", "FootnoteReference")]), el("w:footnoteRef"))
        space = el("w:r", el("w:t"))
        space[0].text = " "
        space[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        way = [el("w:bidi")] if lang == "ar" else []
        paragraph = el("w:p", ordered("w:pPr", [val("w:pStyle", "FootnoteText"), *way]), sign, space, *runs)
        self._made.append(el("w:footnote", paragraph, id=number))
        return el("w:r", ordered("w:rPr", [val("w:rStyle", "FootnoteReference")]), el("w:footnoteReference", id=number))

    def part(self) -> El:
        """Return the whole part of footnotes."""
        rules = [
            el("w:footnote", el("w:p", ordered("w:pPr", [el("w:spacing", after=0, line=240, lineRule="auto")]),
                                el("w:r", el(f"w:{kind}"))), type=kind, id=number)
            for number, kind in SEPARATORS.items()
        ]  # fmt: skip
        return el("w:footnotes", *rules, *self._made)
