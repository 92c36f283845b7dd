"""The order of runs on a line of a sheet, told by where their letters stand."""

from __future__ import annotations

import io
from typing import Any

import pytest

from compliance.files.dataclass import replace
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Line, Paragraph, Section, Span
from tests.report.sample import Lang, document

pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")

MARKS = "\u202a\u202b\u202c\u2066\u2067\u2069 \n"


def sheet(line: Line, lang: Lang) -> Any:
    """The last sheet of a document that has one paragraph."""
    from compliance.report.formats.pdf import render

    made = replace(document(lang), sections=(Section("one", 1, "7", (Paragraph(line),)),))
    return pypdf.PdfReader(io.BytesIO(render(Memo("made-up", (), (made,))))).pages[-1]


def read(line: Line, lang: Lang) -> str:
    """What a program copies from that sheet."""
    return str(sheet(line, lang).extract_text())


def places(line: Line, lang: Lang) -> dict[str, float]:
    """How far from the left each piece of the paragraph begins, by its words."""
    found: dict[str, float] = {}

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip(MARKS):
            found[text.strip(MARKS)] = tm[4] * cm[0] + cm[4]

    sheet(line, lang).extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize(
    ("lang", "line", "from_the_left"),
    {
        "numbers with a comma between": ("ar", (Span("قبل 111، 222 بعد"),), ["بعد", "222", "111", "قبل"]),
        "a number before a citation": (
            "ar",
            (Span("الجدول 555. ", "quiet"), Span("S/RES/1 (2001) نعم")),
            ["نعم", "S/RES/1", "(2001)", "555", "الجدول"],
        ),
        "a date after a dash": ("ar", (Span("أول 2001-02-26 — 2005-05-01 آخر"),), ["آخر", "2005-05-01", "2001-02-26", "أول"]),
        "marked words side by side": (
            "ar",
            (Span("أول "), Span("AAA", "code"), Span(" "), Span("BBB", "strong"), Span(" آخر")),
            ["آخر", "BBB", "AAA", "أول"],
        ),
        "a long code that may be broken": (
            "ar",
            (Span("رمز "), Span("01234567aaaaaaaabbbbbbbb", "code"), Span(" تم")),
            ["تم", "01234567", "aaaaaaaa", "bbbbbbbb", "رمز"],
        ),
        "Arabic in English": ("en", (Span("one العربية two"),), ["one", "العربية", "two"]),
    }.values(),
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_runs_stand_in_the_order_of_reading(lang: Lang, line: Line, from_the_left: list[str]) -> None:
    found = places(line, lang)
    assert sorted(from_the_left, key=found.__getitem__) == from_the_left


def test_a_bracket_belongs_to_the_run_that_it_was_opened_in() -> None:
    found = places((Span("الفقرة 9(a) [البضائع]"),), "ar")
    assert found["9(a)"] < found["الفقرة"]
    words = next(piece for piece in found if "البضائع" in piece)
    assert found[words] < found["9(a)"]


def test_a_code_is_copied_whole_from_an_arabic_line() -> None:
    from compliance.report.formats.pdf import render

    code = "0123456789abcdef" * 2
    made = replace(
        document("ar"),
        sections=(
            Section(
                "one",
                1,
                "7",
                (
                    Paragraph(
                        (Span("رمز "), Span(code, "code")),
                    ),
                ),
            ),
        ),
    )
    page = pypdf.PdfReader(io.BytesIO(render(Memo("made-up", (), (made,))))).pages[-1]
    assert code in page.extract_text()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_symbol_stays_on_one_line(lang: Lang) -> None:
    symbol, word = "A/BCD/1234", "word " if lang == "en" else "كلمة "
    line = (Span("".join(f"{word * (n % 7 + 1)}({symbol}) " for n in range(60))),)
    assert read(line, lang).count(symbol) == 60
