"""The numbers of headings and of lists, as Word counts them: no number and no bullet is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.word.xml import el, ordered, val

if TYPE_CHECKING:
    from compliance.report.formats.word.xml import El

# Headings are defined twice, so that each language of a memorandum in two counts its own; then the bullets.
HEADINGS = {"en": 1, "ar": 2}
_BULLETS = 3
LEVELS = 9
# Steps in twentieths of a point. A number stands a little inside the edge: some programs draw it outwards in Arabic.
STEP, _EDGE, _HANGS, _OUTWARDS = 360, 160, 340, 220
_SIGNS = ("•", "–", "·")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """The lists of one file.

    Lists that share a definition share its count, whatever they say of where they begin: so each numbered list has its own.
    """

    def __init__(self, *, rtl: bool = False) -> None:
        """``rtl`` for a file whose first language reads from right to left."""
        self._kinds = [
            _kind(HEADINGS["en"], [_heading(rtl, "Heading1")]),
            _kind(HEADINGS["ar"], [_heading(True)]),
            _kind(_BULLETS, [_level(n, "bullet", _SIGNS[n % 3], n + 1) for n in range(LEVELS)]),
        ]
        self._lists = [_instance(number, number) for number in range(1, len(self._kinds) + 1)]

    def bullets(self) -> int:
        """Return the number of the list of all bullets."""
        return _BULLETS

    def numbered(self) -> int:
        """Return the number of a new list that counts from one at every level."""
        kind, number = len(self._kinds) + 1, len(self._lists) + 1
        self._kinds.append(_kind(kind, [_level(n, _FORMATS[n % 3], f"%{n + 1}.", n + 1) for n in range(LEVELS)]))
        self._lists.append(_instance(number, kind))
        return number

    def heading(self, lang: str, wanted: int) -> int:
        """Return the number of a list of headings that goes on with ``wanted``, where the count is broken there."""
        number = len(self._lists) + 1
        self._lists.append(_instance(number, HEADINGS[lang], wanted))
        return number

    def part(self) -> El:
        """Return the whole part of numbering."""
        return el("w:numbering", *self._kinds, *self._lists)


def _kind(number: int, levels: list[El]) -> El:
    many = "singleLevel" if len(levels) == 1 else "hybridMultilevel"
    return el("w:abstractNum", val("w:nsid", f"{number:08X}"), val("w:multiLevelType", many), *levels, abstractNumId=number)


def _level(n: int, form: str, text: str, steps: int) -> El:
    inside = [val("w:start", 1), val("w:numFmt", form), val("w:lvlText", text), val("w:lvlJc", "left")]
    room = el("w:ind", left=room_of(steps - 1), hanging=_HANGS)
    return ordered("w:lvl", [*inside, ordered("w:pPr", [room])], ilvl=n)


def _heading(rtl: bool, style: str | None = None) -> El:
    inside = [
        val("w:start", 1),
        val("w:numFmt", "decimal"),
        val("w:suff", "space"),
        val("w:lvlText", "%1."),
        val("w:lvlJc", "left"),
    ]
    inside += [val("w:pStyle", style)] if style else []
    room = el("w:ind", left=_OUTWARDS if rtl else 0, firstLine=0)
    return ordered("w:lvl", [*inside, ordered("w:pPr", [room])], ilvl=0)


def room_of(level: int) -> int:
    """Return where the words of an entry begin, in twentieths of a point from the edge."""
    return _EDGE + STEP * (level + 1)


def _instance(number: int, kind: int, start: int | None = None) -> El:
    begins = [] if start is None else [el("w:lvlOverride", val("w:startOverride", start), ilvl=0)]
    return el("w:num", val("w:abstractNumId", kind), *begins, numId=number)
