"""Lines off a terminal are what rich would print, without rich: widths, breaks, tables, to the byte."""

from __future__ import annotations

import io
import random
import re
import sys
from unicodedata import category

import pytest
from rich.cells import cell_len, get_character_cell_size
from rich.console import Console, RenderableType
from rich.padding import Padding

from compliance.report.cells import breaks, cells
from compliance.report.json import laid_out
from compliance.report.lines import BLANK, Line, Table
from compliance.report.plain import Plain
from compliance.report.terminal import _table, _text

BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
# Words of the two languages, and what is wide, takes no cell, joins, isolates, breaks or moves the cursor.
WORDS = (
    "a", "bb", "word", "long" * 9, "x" * 130, "漢字", "カタカナ" * 15, "한국어" * 12, "e\u0301", "\u0301", "ا\u064eب\u0651",
    "عربي", "نص" * 30, "9(c)", "S/RES/1 (2011)", "-", "–", "1.", "\u2066", "\u2069", "\u200f", "\t", "\n", "  ", "\u00a0",
    "\u3000", "\u00ad", "\u2028", "\x0b", "\r", "\x1b[1m", "🇱🇾",
)  # fmt: skip
JOINED = ("👩\u200d👩\u200d👧", "❤\ufe0f", "\ufe0f", "\u200d")
WIDTHS = (20, 60, 93, 100)


def text(chance: random.Random, most: int, words: tuple[str, ...] = WORDS) -> str:
    return "".join(chance.choice(words) + chance.choice((" ", " ", "", "  ")) for _ in range(chance.randint(0, most)))


def by_rich(what: RenderableType, width: int) -> str:
    out = io.StringIO()
    Console(file=out, highlight=False, markup=False, emoji=False, width=width, color_system=None).print(what)
    return BLANKS.sub("", out.getvalue())


def test_every_character_is_as_wide_as_rich_has_it() -> None:
    """If this fails with a newer rich, take the ranges of ``report/cells.py`` from it anew."""
    # Every one that has a meaning, and every thousandth of the rest.
    some = [
        c for i, c in enumerate(map(chr, range(sys.maxunicode + 1))) if category(c) not in ("Cn", "Co", "Cs") or not i % 1000
    ]
    assert [c for c in some if cells(c) != get_character_cell_size(c)] == []


def test_a_text_is_as_wide_as_rich_has_it() -> None:
    chance = random.Random(1)
    for _ in range(1000):
        words = text(chance, 8, WORDS + JOINED)
        assert cells(words) == cell_len(words), ascii(words)


@pytest.mark.parametrize("rtl", [False, True])
def test_a_line_wraps_where_rich_wraps_it(rtl: bool) -> None:
    chance = random.Random(2)
    for i in range(300):
        width, indent = WIDTHS[i % 4], (0, 6)[i % 3 == 0]
        # Where a joiner stands first in a styled part of a line, rich loses the character behind it.
        styled = chance.random() < 0.5
        first = (text(chance, 30), "bold") if styled else (text(chance, 30, WORDS + JOINED), "")
        line = Line((first, (text(chance, 5 * styled), "")), indent, rtl)
        assert Plain(width).text([line]) == by_rich(Padding(_text(line), (0, 0, 0, indent)), width), ascii(line.text)


@pytest.mark.parametrize("rtl", [False, True])
def test_a_table_is_laid_out_as_rich_lays_it_out(rtl: bool) -> None:
    chance = random.Random(3)
    for _ in range(80):
        rows = [tuple(Line(((text(chance, n), ""),), 0, rtl) for n in (8, 3, 20)) for _ in range(chance.randint(0, 5))]
        table = Table(("Item", "Status", "Paragraphs"), rows)
        assert Plain().text([table]) == by_rich(_table(table), 100), ascii(rows)


def test_what_is_kept_is_printed_as_it_is() -> None:
    line = Line((("x " * 90 + "|", ""),), indent=4, kept=True)
    assert Plain(20).text([BLANK, line]) == "\n    " + "x " * 90 + "|\n"


def test_breaks_are_where_a_word_begins() -> None:
    assert breaks("one two three", 7) == [8]
    assert breaks("one two three", 13) == []
    assert breaks("abcdefgh", 3) == [3, 6]


@pytest.mark.parametrize("step", [" ", "  "])
def test_json_is_laid_out_as_the_standard_library_does(step: str) -> None:
    import json

    value = {
        "a": [], "b": {}, "c": ["x", 1, None, True, [], {"d": 'q"\\\n\u2028\x00é漢\ud800'}, [[{}]]],
        "": {"e": False, "f": -0.5, "g": ""}, "h": ("é", None, ({"i": ()},)),
    }  # fmt: skip
    for one in (value, [value], "text", 3, None, [], {}, ()):
        assert laid_out(one, step=step) == json.dumps(one, ensure_ascii=False, indent=len(step))
