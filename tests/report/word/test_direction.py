"""Arabic from right to left and English from left to right, in paragraphs, runs, tables, sheets and footnotes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from compliance.report.formats.direction import LRM, cut
from tests.report.word.read import W, parts, text, value
from tests.report.word.test_structure import made, read, real

_ARABIC, _LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")


@pytest.fixture(params=[(kind, langs) for kind in ("made", "real") for langs in (("ar",), ("en", "ar"))], ids=str)
def file(request: pytest.FixtureRequest) -> dict[str, Any]:
    kind, langs = request.param
    return parts(made(*langs) if kind == "made" else real(*langs)[1])


def test_a_run_is_of_one_direction_and_says_its_language(file: dict[str, Any]) -> None:
    seen = set()
    for name, root in file.items():
        for run in root.iter(f"{W}r"):
            if words := text(run).strip():
                rtl, told = value(run, "rPr/rtl") is not None, run.find(f"{W}rPr/{W}lang")
                seen.add(rtl)
                assert told is not None, name
                assert told.get(f"{W}bidi" if rtl else f"{W}val") == ("ar-SA" if rtl else "en-GB")
                assert not (_LATIN if rtl else _ARABIC).search(words), words
    assert seen == {True, False}


def test_a_paragraph_of_arabic_begins_on_the_right(file: dict[str, Any]) -> None:
    for part in ("document", "footnotes"):
        for p in file[f"word/{part}.xml"].iter(f"{W}p"):
            style = value(p, "pPr/pStyle") or ""
            # In two languages the contents have both in one line, at both ends.
            if _ARABIC.search(text(p)) and not (style.startswith("TOC") and _LATIN.search(text(p))):
                assert value(p, "pPr/bidi") is not None, text(p)
            # No side is named: the beginning of a paragraph is where its language begins.
            assert value(p, "pPr/jc") is None


def test_tables_and_sheets_are_mirrored_in_arabic_alone() -> None:
    for kind in ("made", "real"):
        arabic = read(("ar",), kind)["word/document.xml"]
        assert all(value(t, "tblPr/bidiVisual") is not None for t in arabic.iter(f"{W}tbl"))
        assert value(arabic[0][-1], "bidi") is not None
        english = read(("en",), kind)["word/document.xml"]
        assert not list(english.iter(f"{W}bidi"))
        assert not list(english.iter(f"{W}bidiVisual"))


def test_english_stands_left_and_arabic_right_on_a_wide_sheet() -> None:
    body = read(("en", "ar"), "real")["word/document.xml"][0]
    size = body[-1].find(f"{W}pgSz")
    assert size.get(f"{W}orient") == "landscape"
    assert int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
    assert value(body[-1], "bidi") is None
    pairs = [t for t in body.iterchildren(f"{W}tbl") if value(t, "tblPr/tblStyle") == "SideBySide"]
    assert len(pairs) > 10
    for table in pairs:
        assert value(table, "tblPr/bidiVisual") is None
        for row in table.iterchildren(f"{W}tr"):
            left, right = row.iterchildren(f"{W}tc")
            assert all(value(p, "pPr/bidi") is None for p in left.iter(f"{W}p"))
            assert all(value(p, "pPr/bidi") is not None for p in right.iter(f"{W}p") if text(p))
    heads = [p for p in body.iterchildren(f"{W}p") if (value(p, "pPr/pStyle") or "").startswith("Heading")]
    assert [value(p, "pPr/bidi") is not None for p in heads] == [False, True] * (len(heads) // 2)
    wide = [t for t in body.iterchildren(f"{W}tbl") if value(t, "tblPr/tblStyle") == "ReportTable"]
    assert [value(t, "tblPr/bidiVisual") is not None for t in wide] == [False, True] * (len(wide) // 2)


def test_arabic_has_sizes_and_weights_of_its_own() -> None:
    styles = read(("ar",))["word/styles.xml"]
    for props in styles.iter(f"{W}rPr"):
        assert (props.find(f"{W}b") is None) == (props.find(f"{W}bCs") is None)
        assert (props.find(f"{W}sz") is None) == (props.find(f"{W}szCs") is None)
        for font in props.iter(f"{W}rFonts"):
            assert font.get(f"{W}cs") in ("Times New Roman", "Arial", "Courier New")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("في 2025-12-17 أو بعده", ["في ", f"{LRM}2025-12-17", " أو بعده"]),
        ("القرار S/RES/1970 (2011) نافذ", ["القرار ", f"S/RES/1970 (2011){LRM}", " نافذ"]),
        ("تقول Reuters إنه بيع", ["تقول ", "Reuters", " إنه بيع"]),
        ("بيع", ["بيع"]),
        ("البند 11 هنا", ["البند ", "11", " هنا"]),
        # What is copied out of its place has no mark that nobody sees.
        ("2e7d154900cf", ["2e7d154900cf"]),
        ("2025-12-17", ["2025-12-17"]),
        ("3,000", ["3,000"]),
        ("2025-12-17..2026-01-01", [f"{LRM}2025-12-17..2026-01-01"]),
        ("9(c)", [f"{LRM}9(c){LRM}"]),
    ],
)
def test_a_number_in_arabic_keeps_its_order_in_every_program(given: str, wanted: list[str]) -> None:
    assert [run.text for run in cut(given, "ar")] == wanted


def test_english_needs_no_mark() -> None:
    assert [(r.text, r.lang) for r in cut("sold on 2025-12-17, (1)", "en")] == [("sold on 2025-12-17, (1)", "en")]
