"""Citations in four styles: exact forms, every shipped paragraph, and no style with another's words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.explain.bidi import isolate, plain
from compliance.explain.cite import CITE, MONTH, STYLES, Citation, Style, cite, pinpoint, written
from compliance.explain.labels import Labels
from compliance.law.load import load
from tests.cli.support import SHIPPED_RULES

DAY = date(2011, 2, 26)
ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")


def all_styles(para: str | None, *, seen: bool = True, symbol: str = "S/RES/1970 (2011)", day: date = DAY) -> tuple[str, ...]:
    return tuple(cite(Citation(symbol, para, seen, day), style) for style in STYLES)


# --- exact forms -----------------------------------------------------------------------------------------------------


def test_a_number_that_was_seen() -> None:
    assert all_styles("9(a)") == (
        "S/RES/1970 (2011), para. 9(a)",
        "UNSC Res 1970 (26 February 2011) UN Doc S/RES/1970, para 9(a)",
        "S.C. Res. 1970, ¶ 9(a), U.N. Doc. S/RES/1970 (Feb. 26, 2011)",
        "قرار مجلس الأمن 1970 (2011)، الفقرة 9 (أ)",
    )


def test_a_number_that_nobody_saw() -> None:
    assert all_styles("10", seen=False) == (
        "S/RES/1970 (2011), para. 10 (number not checked)",
        "UNSC Res 1970 (26 February 2011) UN Doc S/RES/1970, para 10 (number not checked)",
        "S.C. Res. 1970, ¶ 10, U.N. Doc. S/RES/1970 (Feb. 26, 2011) (number not checked)",
        "قرار مجلس الأمن 1970 (2011)، الفقرة 10 (الرقم غير متحقق منه)",
    )


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("para", [None, ""])
def test_a_number_that_nobody_knows(para: str | None, seen: bool) -> None:
    assert all_styles(para, seen=seen) == (
        "S/RES/1970 (2011) (paragraph number not known)",
        "UNSC Res 1970 (26 February 2011) UN Doc S/RES/1970 (paragraph number not known)",
        "S.C. Res. 1970, U.N. Doc. S/RES/1970 (Feb. 26, 2011) (paragraph number not known)",
        "قرار مجلس الأمن 1970 (2011) (رقم الفقرة غير معلوم)",
    )


@pytest.mark.parametrize(
    ("para", "un", "oscola", "bluebook", "arabic"),
    [
        ("9-10", "paras. 9–10", "paras 9–10", "¶¶ 9–10", "الفقرتان 9 و10"),
        ("9-12", "paras. 9–12", "paras 9–12", "¶¶ 9–12", "الفقرات من 9 إلى 12"),
        ("9 and 10", "paras. 9 and 10", "paras 9 and 10", "¶¶ 9, 10", "الفقرتان 9 و10"),
        ("9, 10 and 12", "paras. 9, 10 and 12", "paras 9, 10 and 12", "¶¶ 9, 10, 12", "الفقرات 9 و10 و12"),
        ("9-11 and 13", "paras. 9–11 and 13", "paras 9–11 and 13", "¶¶ 9–11, 13", "الفقرات 9 إلى 11 و13"),
        ("9(a), 10", "paras. 9(a) and 10", "paras 9(a) and 10", "¶¶ 9(a), 10", "الفقرتان 9 (أ) و10"),
        ("9(a)-(c)", "para. 9(a)–(c)", "para 9(a)–(c)", "¶ 9(a)–(c)", "الفقرة 9 (أ) إلى (ج)"),
        ("9 (a)", "para. 9(a)", "para 9(a)", "¶ 9(a)", "الفقرة 9 (أ)"),
        ("9(d)(iv)", "para. 9(d)(iv)", "para 9(d)(iv)", "¶ 9(d)(iv)", "الفقرة 9 (د) '4'"),
        ("11(e)", "para. 11(e)", "para 11(e)", "¶ 11(e)", "الفقرة 11 (هـ)"),
        ("4(i)", "para. 4(i)", "para 4(i)", "¶ 4(i)", "الفقرة 4 (ط)"),
        ("annex", "annex", "annex", "annex", "المرفق"),
        ("annex II", "annex II", "annex II", "annex II", "المرفق الثاني"),
        ("annexes I-II", "annexes I–II", "annexes I–II", "annexes I–II", "المرفقان الأول والثاني"),
        ("annexes I-III", "annexes I–III", "annexes I–III", "annexes I–III", "المرفقات من الأول إلى الثالث"),
        ("annex I, para. 3", "annex I, para. 3", "annex I, para 3", "annex I, ¶ 3", "المرفق الأول، الفقرة 3"),
        ("annex, paras. 3-4", "annex, paras. 3–4", "annex, paras 3–4", "annex, ¶¶ 3–4", "المرفق، الفقرتان 3 و4"),
    ],
)
def test_ranges_lists_subparagraphs_and_annexes(para: str, un: str, oscola: str, bluebook: str, arabic: str) -> None:
    assert all_styles(para) == (
        f"S/RES/1970 (2011), {un}",
        f"UNSC Res 1970 (26 February 2011) UN Doc S/RES/1970, {oscola}",
        f"S.C. Res. 1970, {bluebook}, U.N. Doc. S/RES/1970 (Feb. 26, 2011)",
        f"قرار مجلس الأمن 1970 (2011)، {arabic}",
    )


def test_several_numbers_that_nobody_saw_are_several() -> None:
    for para in ("9-10", "9 and 12", "annexes I-II"):
        assert [told.partition(" (num")[2] for told in all_styles(para, seen=False)[:3]] == ["bers not checked)"] * 3
        assert all_styles(para, seen=False)[3].endswith("(الأرقام غير متحقق منها)")
    assert all_styles("9(a)-(c)", seen=False)[0].endswith("(number not checked)")


@pytest.mark.parametrize(
    "symbol",
    ["Council Decision 2011/137/CFSP", "S/PRST/2011/4", "S/RES/1970", "A/RES/1970 (2011)", "S/RES/1970 (2011) annex", "قرار 7"],
)
def test_another_symbol_is_printed_as_it_is_with_its_day(symbol: str) -> None:
    assert all_styles("4(b)", symbol=symbol) == (
        f"{symbol} (26 February 2011), para. 4(b)",
        f"{symbol} (26 February 2011), para 4(b)",
        f"{symbol}, ¶ 4(b) (Feb. 26, 2011)",
        f"{symbol} (26 شباط/فبراير 2011)، الفقرة 4 (ب)",
    )
    assert all_styles(None, symbol=symbol)[2] == f"{symbol} (Feb. 26, 2011) (paragraph number not known)"


@pytest.mark.parametrize("para", ["preamble", "9a", "9(", "(a)", "IX", "9--10", "annex nine", "9, ", "9 or 10", "9; 10", "¶ 9"])
def test_a_pinpoint_of_another_form_is_printed_as_it_is(para: str) -> None:
    un, oscola, bluebook, arabic = all_styles(para)
    assert un == f"S/RES/1970 (2011), {para}"
    assert oscola.endswith(f"S/RES/1970, {para}")
    assert bluebook.startswith(f"S.C. Res. 1970, {para}, U.N.")
    assert arabic.endswith(f"، {para}")


def test_days() -> None:
    september = date(2011, 9, 1)
    told = ["1 September 2011", "1 September 2011", "Sept. 1, 2011", "1 أيلول/سبتمبر 2011"]
    assert [written(september, style) for style in STYLES] == told
    months = [written(date(2011, m, 2), "bluebook").split()[0] for m in range(1, 13)]
    assert months == ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
    assert [written(date(2011, m, 2), "un").split()[1] for m in range(1, 13)] == [MONTH[str(m)][0] for m in range(1, 13)]


# --- properties ------------------------------------------------------------------------------------------------------


@cache
def shipped() -> tuple[tuple[Citation, str], ...]:
    """Every paragraph of the shipped rules, encoded or only declared, with the short form of the screen."""
    tree, found = load(SHIPPED_RULES), []
    labels = Labels(tree, "en")
    for entry in tree.limbs.values():
        made = Citation(entry.instrument.symbol, entry.paragraph.para, labels.seen(entry), entry.instrument.adopted)
        found.append((made, labels.citation(entry)))
    for file in tree.instruments.values():
        for left in file.not_encoded:
            made = Citation(file.symbol, left.para, left.pinpoint == "seen", file.adopted)
            found.append((made, labels.declared(file.symbol, left)))
    return tuple(dict.fromkeys(found))


def test_every_shipped_paragraph_in_every_style() -> None:
    assert len(shipped()) > 80
    for citation, short in shipped():
        told = {style: cite(citation, style) for style in get_args(Style)}
        number = citation.symbol.removeprefix("S/RES/").split()[0]
        assert all(number in text and text == " ".join(text.split()) for text in told.values())
        # The same caveats as on the screen, and in the UN style the same symbol.
        for text in told.values():
            unseen = text.endswith(("not checked)", "(الرقم غير متحقق منه)", "(الأرقام غير متحقق منها)"))
            unknown = text.endswith(("(paragraph number not known)", "(رقم الفقرة غير معلوم)"))
            assert unseen == ("not checked" in short)
            assert unknown == ("number not known" in short)
        assert told["un"].startswith(citation.symbol)
        assert citation.adopted.strftime("%Y") in told["arabic"]
        if citation.para and not citation.para.startswith("annex"):
            digits = re.findall(r"\d+", citation.para)
            tails = [told["un"].split("), ")[1], told["oscola"].split(", para")[1], told["arabic"].split("، ")[1]]
            assert all(re.findall(r"\d+", tail) == digits for tail in tails), told


@pytest.mark.parametrize("style", STYLES)
def test_no_style_has_the_words_of_another(style: Style) -> None:
    own = {
        "un": r"paras?\. ",
        "oscola": r"UNSC Res \d+ \(\d+ [A-Z][a-z]+ \d{4}\) UN Doc |paras? ",
        "bluebook": r"S\.C\. Res\. \d+|U\.N\. Doc\. |¶{1,2} |\([A-Z][a-z]+\.? \d+, \d{4}\)",
        "arabic": "قرار مجلس الأمن|الفقر",
    }
    texts = [cite(citation, style) for citation, _ in shipped()]
    assert any(re.search(own[style], text) for text in texts)
    for text in texts:
        assert not any(re.search(words, text) for name, words in own.items() if name != style), text
        assert bool(ARABIC.search(text)) == (style == "arabic")
        assert not (style == "arabic" and LATIN.search(text)), text
    # Not even the caveats differ by anything but the language.
    assert {style == "arabic"} == {bool(ARABIC.search(text[-4:])) for text in texts if "checked" in text or "متحقق" in text}


def test_a_citation_stands_as_one_run_in_arabic() -> None:
    """A style that is English is read from left to right as a whole, its ranges and signs included."""
    for para in (None, "9", "9(a)-(c)", "9-10", "9, 10 and 12", "annexes I-II"):
        for style in ("un", "oscola", "bluebook"):
            told = cite(Citation("S/RES/1970 (2011)", para, False, DAY), style)
            assert isolate(f"انظر {told}.", "ar") == f"انظر \u2066{told}\u2069."


def test_a_citation_of_a_rule_file_in_arabic_has_no_english_word() -> None:
    arabic = Labels(load(SHIPPED_RULES), "ar")
    symbol = "S/RES/2009 (2011)"
    assert arabic.cite(f"{symbol} para. 13(a)") == f"{symbol} الفقرة 13(a)"
    assert arabic.cite(f"{symbol} paras. 9-10") == f"{symbol} الفقرتان 9 و10"
    assert arabic.cite(symbol) == symbol
    told = f"{symbol} para. 13(a), as modified by S/RES/2095 (2013) para. 10 and S/RES/2174 (2014) para. 8"
    changed = f"{symbol} الفقرة 13(a)، بصيغتها المعدلة بموجب S/RES/2095 (2013) الفقرة 10 وS/RES/2174 (2014) الفقرة 8"
    assert arabic.cite(told) == changed
    assert Labels(arabic.tree, "en").cite(told) == told


def test_a_pinpoint_alone() -> None:
    assert pinpoint("annexes I-II", "en", seen=False) == "annexes I–II (numbers not checked)"
    assert pinpoint("annexes I-II", "ar") == "المرفقان الأول والثاني"
    assert pinpoint("9(a)", "ar", seen=False) == "الفقرة 9 (أ) (الرقم غير متحقق منه)"


def test_both_languages_have_the_same_places() -> None:
    for english, arabic in [*CITE.values(), *MONTH.values()]:
        assert re.findall(r"\{\w+\}", english) == re.findall(r"\{\w+\}", arabic)
        assert not ARABIC.search(english)
        assert not LATIN.search(re.sub(r"\{\w+\}", "", arabic))


@given(
    number=st.integers(1, 9999),
    para=st.one_of(st.none(), st.from_regex(r"[1-9]\d?(\([a-z]\)){0,2}(-[1-9]\d?)?", fullmatch=True), st.text(max_size=20)),
    seen=st.booleans(),
    days=st.integers(0, 30000),
    style=st.sampled_from(STYLES),
)
def test_whatever_is_cited_says_number_and_caveat(number: int, para: str | None, seen: bool, days: int, style: Style) -> None:
    day = date(1946, 1, 1) + timedelta(days)
    told = cite(Citation(f"S/RES/{number} ({day.year})", para, seen, day), style)
    assert str(number) in told
    assert str(day.year) in told
    assert told == cite(Citation(f"S/RES/{number} ({day.year})", para, seen, day), style)
    caveats = ("not checked)", "not known)", "متحقق منه)", "متحقق منها)", "غير معلوم)")
    assert not para or not seen or para.endswith(caveats) or not told.endswith(caveats)
    assert (bool(para) and seen) or plain(told).endswith(caveats)
