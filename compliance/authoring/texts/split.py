"""The operative paragraphs of a text and their sub-paragraphs, by the numbers at the head of lines.

A number counts only in its order: of all numbers at the head of lines the longest run that goes up is taken, so that page
numbers and a reference that a line break puts first do not cut a paragraph. The annexes, which count anew, are cut off.
"""

from __future__ import annotations

import re

from compliance.files.dataclass import dataclass
from compliance.files.normalise import normal

# A step in the count that skips more numbers than this is no step; how many heads back a step is looked for.
_JUMP = 10
_BACK = 400
# The number with a mark behind it, or, as Arabic lines are sometimes extracted, with the mark in front.
_NUMBER = re.compile(r"^ *(?:[().]? ?(\d{1,3}) ?[.)(:\u2013\u2014-](?!\d)|[.\u2013\u2014-] ?(\d{1,3})(?= ))", re.MULTILINE)
_ANNEX = re.compile(
    r"^ *(?:annex(?:es|e|o)?|anexos?|(?:ال)?مرفق(?:ات|ان)?|приложени[ея]|附件)\b[^\n.;:]{0,24}$", re.IGNORECASE | re.MULTILINE
)
# Behind the head of a line, or behind what ends the item before: a reference to "paragraph 9 (c)" is no marker.
_HEAD = r"(?:^|(?<=[;:,.،؛]) |(?<= and)|(?<= or)|(?<=; and)|(?<=؛ و))"
_LETTER = re.compile(rf"{_HEAD} *[()]([a-z]|[\u0621-\u064a])[()]|^ *([a-z]|[\u0621-\u064a])\)", re.MULTILINE)
_ROMAN = re.compile(rf"{_HEAD} *[()]([ivx]{{1,5}}|\d{{1,2}})[()]|^ *([ivx]{{1,5}})\)", re.MULTILINE)
# The letters in which Arabic texts count, in their order.
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشت"
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class Split:
    """The operative paragraphs of a text by number, and whether annexes follow."""

    paragraphs: dict[int, str]
    annexes: bool

    def piece(self, number: int, below: tuple[str, ...] = ()) -> str | None:
        """Return the text of a paragraph, or of the sub-paragraph that letters and numerals below it lead to."""
        text = self.paragraphs.get(number)
        for level, mark in enumerate(below):
            if text is None:
                return None
            text = _below(text, mark, level)
        return text


def split(text: str) -> Split:
    """Split a text into operative paragraphs."""
    plain = normal(text)
    heads = [(m.start(), m.end(), int(m[1] or m[2])) for m in _NUMBER.finditer(plain)]
    annex = next((m.start() for m in _ANNEX.finditer(plain) if _ends(heads, m.start())), None)
    body = plain if annex is None else plain[:annex]
    return Split(_cut(body, [head for head in heads if head[0] < len(body)]), annex is not None)


def _ends(heads: list[tuple[int, int, int]], at: int) -> bool:
    """Tell whether the count of paragraphs ends at a heading: it has begun, and does not go on behind it."""
    before = [n for start, _, n in heads if start < at]
    behind = [n for start, _, n in heads if start > at]
    return bool(before) and (not behind or behind[0] != before[-1] + 1)


def _below(text: str, mark: str, level: int) -> str | None:
    """Return the part of a paragraph under one mark: a letter on the first level, a numeral on the second."""
    pattern, order = ((_LETTER, _letter), (_ROMAN, _roman))[level % 2]
    wanted = order(mark.casefold())
    marks = [(m.start(), m.end(), order((m[1] or m[2]).casefold())) for m in pattern.finditer(text)]
    return _cut(text, [(a, b, n) for a, b, n in marks if n]).get(wanted) if wanted else None


def _letter(mark: str) -> int:
    if len(mark) != 1:
        return 0
    if "a" <= mark <= "z":
        return ord(mark) - ord("a") + 1
    return _ABJAD.find({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه"}.get(mark, mark)) + 1


def _roman(mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    return _ROMANS.index(mark) + 1 if mark in _ROMANS else 0


def _cut(text: str, marks: list[tuple[int, int, int]]) -> dict[int, str]:
    """Cut a text at the marks (start, end, number) of the longest rising run; between runs as long, the more even one."""
    best: list[tuple[int, int, int]] = []
    for i, (_, _, number) in enumerate(marks):
        # Length, steps of one, and the mark before.
        found = (1, int(number == 1), -1)
        for j in range(max(0, i - _BACK), i):
            step = number - marks[j][2]
            if 0 < step <= _JUMP:
                found = max(found, (best[j][0] + 1, best[j][1] + (step == 1), j))
        best.append(found)
    at = max(range(len(best)), key=lambda i: best[i][:2]) if best else -1
    run: list[int] = []
    while at >= 0:
        run.append(at)
        at = best[at][2]
    run.reverse()
    ends = [*(marks[i][0] for i in run[1:]), len(text)][: len(run)]
    return {marks[i][2]: text[marks[i][1] : end].strip() for i, end in zip(run, ends, strict=True)}
