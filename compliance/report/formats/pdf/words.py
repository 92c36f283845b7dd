"""Texts for Typst: cut into runs of one direction, written only with characters that a font has, and able to break."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from compliance.files.safe import bare
from compliance.report.figures.palette import tone
from compliance.report.fonts import shown
from compliance.report.memo.model import Span
from compliance.report.memo.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.report.memo.model import Line

Node = dict[str, Any]
EMPTY = "–"
# Where a word longer than this may break although it has no blank: a code sooner, since it stands in narrow columns.
_LONG, _LONG_CODE = re.compile(r"\S{25,}"), re.compile(r"\S{13,}")
_PIECE = re.compile(r"[^-_/.:⟩]{1,8}[-_/.:⟩]{0,3}|[-_/.:⟩]{1,8}")
# Nobody copies a word like this: a character of no width in it is much faster than a piece, and is copied with it.
_ENDLESS, _HERE = 400, "\u200b"


def plain(text: str, lang: str, longest: int | None = None) -> str:
    """Return a text without marks, in one line, for places that hold no runs; what is left out shows as an ellipsis."""
    whole = bare(shown(text)).strip()
    return whole if longest is None or len(whole) <= longest else whole[: longest - 1].rstrip() + "…"


class Words:
    """Writes lines of a document in one language as data.

    ``links`` has the label of each anchor; what is none of them may be a file beside the document.
    """

    def __init__(self, lang: str, links: dict[str, str]) -> None:
        self.lang = lang
        self._links = links

    def text(self, text: str) -> Node:
        """Return a text without any look as a line."""
        return self.line((Span(text if text.strip() else EMPTY),))

    def line(self, line: Line, *, bare: bool = False) -> Node:
        """Return a line; ``bare`` leaves links and footnotes away, for places that repeat it.

        ``ltr`` marks a line in Arabic that is all left-to-right: it is set as such.
        """
        cut = [[[run.lang, run.text] for run in runs(shown(span.text), self.lang)] for span in line]
        ltr = self.lang == "ar" and all(run[0] == "en" or not run[1].strip() for found in cut for run in found)
        ltr = ltr and any(span.text.strip() for span in line)
        node: Node = {"s": [self._span(s, c, ltr, bare) for s, c in zip(line, cut, strict=True)]}
        if ltr:
            node["ltr"] = True
        return node

    def _span(self, span: Span, cut: Iterable[list[str]], ltr: bool, bare: bool) -> Node:
        long = _LONG_CODE if span.look == "code" else _LONG
        node: Node = {"r": [[lang, _pieces(text, long)] for lang, text in cut]}
        if span.look != "plain":
            node["k"] = span.look
        if span.look == "status":
            node["c"] = tone(span.status)
        if span.to and not bare:
            if label := self._links.get(span.to):
                node["to"] = label
            elif PurePosixPath(span.to).suffix:
                node["url"] = quote(span.to)
        if span.note and not bare:
            node["n"] = self.line(span.note)
        return node


def _pieces(text: str, long: re.Pattern[str]) -> list[str]:
    """Return a text as pieces between which a line may end."""
    pieces, at = [], 0
    for word in long.finditer(text):
        if word.end() - word.start() > _ENDLESS:
            pieces.append(text[at : word.start()] + _HERE.join(_PIECE.findall(word.group())))
            at = word.end()
            continue
        for cut in _PIECE.finditer(word.group()):
            pieces.append(text[at : word.start() + cut.end()])
            at = word.start() + cut.end()
    return [*pieces, text[at:]] if at < len(text) or not pieces else pieces
