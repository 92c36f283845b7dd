"""The letters of printed reports: fonts under an open licence, and which characters they have.

What no font here can show is written out as its code point, so that a reader sees that something stood there. README.md says
where the fonts are from and what was changed in them.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.files.safe import DIRECTION, code_point

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
SERIF, SANS, ARABIC = "Noto Serif", "Noto Sans", "Noto Naskh Arabic"
SYMBOLS = ("Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2")
# No script puts more marks on one letter; a pile of them would be drawn over the lines above.
_MOST_MARKS = 4


@cache
def families() -> dict[str, frozenset[str]]:
    """Return the characters that every weight of each family has."""
    stretches = json.loads(FOLDER.joinpath("coverage.json").read_text(encoding="utf-8"))
    return {name: frozenset(chr(c) for lo, hi in pairs for c in range(lo, hi + 1)) for name, pairs in stretches.items()}


def shown(text: str) -> str:
    """Return a text in one line, with everything written out as its code point that the fonts cannot show.

    Spaces at its ends stay, since a line goes on, and so do direction marks.
    """
    return text if text.isascii() and text.isprintable() and "  " not in text else "".join(_letters(text))


def _letters(text: str) -> Iterator[str]:
    space, marks = False, 0
    able: list[frozenset[str]] = []
    for c in text:
        # Who sets the text takes the marks of direction out.
        if c in DIRECTION:
            able = []
            yield c
            continue
        if c.isspace():
            if not space:
                yield " "
            space, able = True, []
            continue
        space = False
        has = [family for family in families().values() if c in family] if c.isprintable() else []
        if has and unicodedata.category(c).startswith("M"):
            # A mark of one font finds no place on a letter of another, and Typst refuses some that mix.
            has = [family for family in able if family in has] if marks < _MOST_MARKS else []
            marks += 1
        else:
            marks = 0
        able = has
        yield c if has else f"⟨{code_point(c)}⟩"
