"""Whatever stands in a memorandum, it is printed as words: no Typst code, no sign without a shape, no word without an end."""

from __future__ import annotations

import time

import pytest

from compliance.report.formats.pdf.words import Words
from compliance.report.memo.model import (
    Cell,
    Chain,
    Column,
    Figure,
    Listing,
    Pairs,
    Paragraph,
    Part,
    Place,
    Row,
    Span,
    Table,
)
from tests.report.pdf.support import outline, parts, pdf, small, text, unbroken
from tests.report.sample import Lang, document
from tests.selection import WRITERS

CODE = (
    "#panic()",
    '#read("/etc/passwd")',
    "$ x ]",
    '"\\u{41}"\\',
    "@ref <label> = h",
    "*a* _b_ `c` /* d */ // e",
    "{{x}} ${y} <script>",
    "\\ ~ -- ...",
    "<tspan/> &amp; ]]> >\u0338",
)
WRITTEN = {
    "nul\x00": "⟨U+0000⟩",
    "esc\x1b[31m": "⟨U+001B⟩",
    "emoji \U0001f600": "⟨U+1F600⟩",
    "cjk 中": "⟨U+4E2D⟩",
    "private \ue000": "⟨U+E000⟩",
    "no character \uffff": "⟨U+FFFF⟩",
    "half \ud800": "⟨U+D800⟩",
    "joined ✓\u0301": "✓⟨U+0301⟩",
}
LONG = 100_000
# Side by side both languages are written; each by itself, where what writes changed.
EACH = [("en", "ar"), *(pytest.param((lang,), marks=pytest.mark.on_change(*WRITERS)) for lang in ("en", "ar"))]


@pytest.mark.parametrize("langs", EACH, ids="-".join)
@pytest.mark.parametrize("words", [*CODE, *WRITTEN, "", "   ", "\n", "\u202eabc\u2066x\u200f", "a\nb\r\n\tc"], ids=ascii)
def test_every_place_takes_every_text(words: str, langs: tuple[Lang, ...]) -> None:
    reader = pdf(*(document(lang, words) for lang in langs))
    assert len(outline(reader)) == 6


@pytest.mark.parametrize("words", CODE)
def test_code_is_printed_as_it_is_written(words: str) -> None:
    reader = pdf(small("en", Paragraph((Span(words),)), Part("p", (Span(words),), ())))
    assert text(reader).count(" ".join(words.split())) == 3 or ">\u0338" in words  # in the contents as well
    assert " ".join(words.split())[:8] in outline(reader)[1]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("words", WRITTEN, ids=ascii)
def test_what_no_font_has_is_written_out(words: str, lang: Lang) -> None:
    reader = pdf(small(lang, Paragraph((Span(words),))))
    assert WRITTEN[words].strip("⟨⟩✓") in unbroken(reader)


def test_marks_of_direction_from_outside_are_gone() -> None:
    reader = pdf(small("en", Paragraph((Span("ab\u202ecd\u2067ef\u061c"),))))
    assert "abcdef" in text(reader)
    assert "\u202e" not in "".join(page.extract_text() for page in reader.pages)


def picture(words: str) -> Figure:
    return Figure(words, Chain((Place(words, words, True, words), Place(words, words, False))), (Paragraph((Span(words),)),))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "words", ["✓", "a✓⟩ ب✓⟨", "x\u0301", "ḥ\u0323", "مُحَمَّد", "中ب", "i\u0307", "فارس\u200cی", *CODE], ids=ascii
)
def test_a_picture_takes_every_text(words: str, lang: Lang) -> None:
    told = [str(part["/Alt"]) for part in parts(pdf(small(lang, picture(words)))) if "/Alt" in part and part["/S"] == "/Figure"]
    assert len(told) == 1
    assert told[0].strip()


@pytest.mark.parametrize("letter", ["x", "ب", "-", "中"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_word_without_an_end_is_broken(letter: str, lang: Lang) -> None:
    count = LONG if letter == "x" else LONG // 10
    begun = time.process_time()
    reader = pdf(small(lang, Paragraph((Span(letter * count),))))
    assert time.process_time() - begun < 20
    # Written in one line it would leave the sheet, and be on one page.
    assert len(reader.pages) > 2 + count // 10000


@pytest.mark.parametrize("letter", ["x", "ب", "-", "中", "ab.", "⟩"])
def test_what_is_broken_is_whole(letter: str) -> None:
    for count in (1, 13, 30, 90, LONG):
        (span,) = Words("ar", {}).line((Span(f"see {letter * count} end"),))["s"]
        whole = "".join("".join(pieces) for _, pieces in span["r"]).replace("\u200b", "")
        assert whole == f"see {letter * count} end".replace("中", "⟨U+4E2D⟩")


@pytest.mark.parametrize("langs", [("en",), ("en", "ar")], ids="-".join)
def test_every_kind_of_block_takes_an_endless_word(langs: tuple[Lang, ...]) -> None:
    line = (Span("x" * (LONG // 10)),)
    blocks = (
        Paragraph((Span("a", note=line),)),
        Listing(((Paragraph(line),),)),
        Pairs(((line[0].text, line),)),
        Table(line[0].text, (Column(line[0].text),), (Row((Cell(line),)), Row((Cell(line),), head=True))),
        Part("p", line, ()),
        picture(line[0].text),
    )
    reader = pdf(*(small(lang, *blocks) for lang in langs))
    assert all(len(name) < 2000 for name in outline(reader))
    assert len(reader.pages) > 10
