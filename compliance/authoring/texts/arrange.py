"""Arabic from a PDF, put into the order in which it is read.

A page holds glyphs and no order of reading, and extraction orders the letters, the digits and the runs of a line in different
ways. Each way of undoing it is tried, and the one under which the text has the most small words and numbered paragraphs is
taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.authoring.texts.split import split
from compliance.files.normalise import normal

if TYPE_CHECKING:
    from collections.abc import Callable

_ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_SMALL = frozenset({"في", "من", "على", "إلى", "أن", "التي", "ذلك", "أو"})
# Letters and digits that run from left to right inside a line of Arabic.
_RUN = r"[0-9A-Za-z]+(?:[./,-][0-9A-Za-z]+)*"


def arranged(text: str) -> str:
    """Return a text with its lines of Arabic in the order of reading; other text as it is."""
    if not _ARABIC.search(text):
        return text
    return max((_by_line(text, way) for way in (_as_is, _digits, _runs, _letters)), key=_sense)


def _sense(text: str) -> tuple[int, int]:
    small = sum(word in _SMALL for word in re.findall(r"\w+", normal(text)))
    return len(split(text).paragraphs), small


def _by_line(text: str, way: Callable[[str], str]) -> str:
    return "\n".join(way(line) if _ARABIC.search(line) else line for line in text.split("\n"))


def _as_is(line: str) -> str:
    return line


def _digits(line: str) -> str:
    """Turn round the Arabic digits of a number."""
    return re.sub("[\u0660-\u0669]{2,}", lambda m: m[0][::-1], line)


def _runs(line: str) -> str:
    """Put the last run of a line first; inside of each the letters are in order."""
    return " ".join(reversed([part for part in re.split(f"({_RUN})", line) if part.strip()]))


def _letters(line: str) -> str:
    """Turn the whole line round, and what runs from left to right back again."""
    turned = line[::-1].translate(str.maketrans("()", ")("))
    return re.sub(f"{_RUN}|[\u0660-\u0669]+", lambda m: m[0][::-1], turned)
