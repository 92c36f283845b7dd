"""The numbers of headings and of lists, as Word counts them: no number and no bullet is typed."""

from __future__ import annotations

from compliance.report.formats.word.xml import El, el, ordered, val

# The definitions: headings twice, so that each language of a memorandum in two counts its own; bullets; numbered lists.
HEADINGS = {"en": 1, "ar": 2}
_BULLETS, _ORDERED = 3, 4
LEVELS = 9
# Steps in twentieths of a point. A number stands a little inside the edge: some programs draw it outwards in Arabic.
STEP, _EDGE, _HANGS = 360, 160, 340
_SIGNS = ("•", "–", "·")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """The lists of one file; every numbered list begins again at one."""

    def __init__(self) -> None:
        self._lists: list[El] = [_instance(number, number) for number in (*HEADINGS.values(), _BULLETS)]

    def bullets(self) -> int:
        """Return the number of the list of all bullets."""
        return _BULLETS

    def numbered(self) -> int:
        """Return the number of a new list that counts from one at every level."""
        number = len(self._lists) + 1
        self._lists.append(_instance(number, _ORDERED, dict.fromkeys(range(LEVELS), 1)))
        return number

    def heading(self, lang: str, wanted: int) -> int:
        """Return the number of a list of headings that goes on with ``wanted``, where the count is broken there."""
        number = len(self._lists) + 1
        self._lists.append(_instance(number, HEADINGS[lang], {0: wanted}))
        return number

    def part(self) -> El:
        """Return the whole part of numbering."""
        kinds = [
            _kind(HEADINGS["en"], [_level(0, "decimal", "%1.", 0, "Heading1")]),
            _kind(HEADINGS["ar"], [_level(0, "decimal", "%1.", 0)]),
            _kind(_BULLETS, [_level(n, "bullet", _SIGNS[n % 3], n + 1) for n in range(LEVELS)]),
            _kind(_ORDERED, [_level(n, _FORMATS[n % 3], f"%{n + 1}.", n + 1) for n in range(LEVELS)]),
        ]
        return el("w:numbering", *kinds, *self._lists)


def _kind(number: int, levels: list[El]) -> El:
    many = "singleLevel" if len(levels) == 1 else "hybridMultilevel"
    return el("w:abstractNum", val("w:multiLevelType", many), *levels, abstractNumId=number)


def _level(n: int, form: str, text: str, steps: int, style: str | None = None) -> El:
    inside = [val("w:start", 1), val("w:numFmt", form), val("w:lvlText", text), val("w:lvlJc", "left")]
    inside += [val("w:pStyle", style)] if style else []
    inside += [] if steps else [val("w:suff", "space")]
    room = el("w:ind", left=room_of(steps - 1), hanging=_HANGS) if steps else el("w:ind", left=0, firstLine=0)
    return ordered("w:lvl", [*inside, ordered("w:pPr", [room])], ilvl=n)


def room_of(level: int) -> int:
    """Return where the words of an entry begin, in twentieths of a point from the edge."""
    return _EDGE + STEP * (level + 1)


def _instance(number: int, kind: int, starts: dict[int, int] | None = None) -> El:
    overrides = [el("w:lvlOverride", val("w:startOverride", start), ilvl=n) for n, start in (starts or {}).items()]
    return el("w:num", val("w:abstractNumId", kind), *overrides, numId=number)
