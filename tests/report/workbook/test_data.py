"""A case is data: none of its words becomes a formula, a number or a link, and nothing of it is lost."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from compliance.report.formats.workbook.words import COLUMNS, SHEETS, WORDS
from tests.cli.support import ROOT
from tests.report.formats.made import HOSTILE, memo, replaced, report
from tests.report.workbook.read import bare, cells, opened, parts, render, rows, sheet

SMALL = "past-flows"
STARTS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x")',
    "{=1}",
    "＝1",
    " =1",
    "\u200e=1",
    "\u2066=1",
]
LONG = ["word ", "x", "𐎠", "سلاح ", "line\n"]
OTHERS = [
    "http://example.test/",
    "mailto:a@b.test",
    "internal:Sheet1!A1",
    "12",
    "1e5",
    "TRUE",
    "2026-01-01",
    "<b>&amp;",
    "_x0041_",
]


def texts(content: bytes) -> Any:
    """Return the workbook; fail unless every cell is text, without a link, in XML that another reader takes."""
    whole = parts(content)
    for name, part in whole.items():
        etree.fromstring(part.encode("utf-8"))
        assert "<f>" not in part, name
        assert "<hyperlink" not in part, name
        assert 'TargetMode="External"' not in part, name
        assert "ddeLink" not in part, name
    book = opened(content)
    for cell in cells(book):
        assert cell.data_type in ("s", "inlineStr"), cell.coordinate
        assert cell.hyperlink is None
    return book


def claimed(lang: str, says: list[str]) -> Any:
    """A report with a claim for each of some texts."""
    made = report(SMALL, lang, dossier=True)
    [case] = made["cases"]
    case["items"], case["dossier"]["law"] = [], []
    case["claims"] = [case["claims"][0] | {"id": f"c{n}", "says": text} for n, text in enumerate(says)]
    return made


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_text_that_begins_like_a_formula_is_a_quoted_text(lang: str) -> None:
    page = sheet(texts(render(claimed(lang, STARTS))), "claims", lang)
    column = [bare(cell.value) for cell in page[1]].index(COLUMNS["says"][lang == "ar"])
    told = [row[column] for row in page.iter_rows(min_row=2)]
    assert [bare(cell.value) for cell in told] == [re.sub("[\u200e\u2066]", "", text).strip() for text in STARTS]
    for cell in told:
        assert bool(cell.quotePrefix) is (bare(cell.value)[0] in "=+-@＝"), cell.value


def test_what_another_program_would_guess_about_stays_a_text() -> None:
    book = texts(render(claimed("en", OTHERS)))
    # The last of them stands for a control character in this format, and must not be taken for one.
    assert [row["says"] for row in rows(sheet(book, "claims"))] == OTHERS


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_strings_everywhere_stay_in_their_cells(lang: str) -> None:
    book = texts(render(replaced(report(SMALL, lang, dossier=True), HOSTILE)))
    told = "".join(str(cell.value) for cell in cells(book))
    assert not re.search("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", told)
    assert "⟨U+0000⟩" in told
    assert "⟨U+001B⟩" in told
    assert "⟨U+D800⟩" in told
    assert sorted(page.title for page in book) == sorted(pair[lang == "ar"] for pair in SHEETS.values())


def test_a_hostile_title_is_a_title_and_no_more() -> None:
    made = report(SMALL, dossier=True)
    made["cases"][0]["title"] = HOSTILE + "y" * 1000
    book = opened(render(made))
    assert 200 < len(book.properties.title) <= 255
    assert "\x1b" not in book.properties.title


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_long_text_goes_on_in_further_rows_and_nothing_is_lost(lang: str) -> None:
    given = [f"begin {(letters * 100_000)[:100_000]} end" for letters in LONG]
    book = texts(render(claimed(lang, ["short", *given, "last"])))
    goes_on, continued = (WORDS[key][lang == "ar"] for key in ("goes_on", "continued"))
    pieces: list[str] = []
    read = []
    for row in rows(sheet(book, "claims", lang), lang):
        text = row["says"]
        assert len(text.encode("utf-16-le")) // 2 <= 32_767
        assert text.startswith(continued) is bool(pieces)
        # What names the row is said again in each further one, so that a filter finds all of it.
        assert row["case"]
        assert row["claim"]
        pieces.append(text.removeprefix(continued).removesuffix(goes_on))
        if not text.endswith(goes_on):
            read.append("".join(pieces))
            pieces = []
    assert [re.sub(r"\s", "", text) for text in read] == [re.sub(r"\s", "", text) for text in ["short", *given, "last"]]


def test_the_same_report_gives_the_same_bytes() -> None:
    content = render(*memo(SMALL, dossier=True).reports)
    assert content == render(*memo(SMALL, dossier=True).reports)
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        assert {info.date_time for info in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(ROOT) not in "".join(parts(content).values())
