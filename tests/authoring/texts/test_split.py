"""Texts made alike, cut into paragraphs, told apart by language, matched by symbol."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.authoring.texts import languages, match
from compliance.authoring.texts.arrange import arranged
from compliance.authoring.texts.split import split
from compliance.files.normalise import contains, folded, normal
from tests.authoring.texts.made import ARABIC, ENGLISH


def test_paragraphs_of_an_english_text() -> None:
    cut = split(ENGLISH)
    assert sorted(cut.paragraphs) == [1, 2, 3, 4]
    assert cut.annexes
    assert cut.paragraphs[1].startswith("Decides that all States")
    assert "in the list that it keeps" in cut.paragraphs[1], "a reference at the head of a line cuts nothing"
    assert "not real" not in "".join(cut.paragraphs.values())
    assert cut.piece(5) is None


def test_sub_paragraphs_of_an_english_text() -> None:
    cut = split(ENGLISH)
    assert (cut.piece(2, ("a",)) or "").startswith("quiet widgets")
    assert "lanterns" not in (cut.piece(2, ("a",)) or "")
    assert "lanterns" in (cut.piece(2, ("b",)) or "")
    assert (cut.piece(2, ("c",)) or "") == "small lamps;"
    assert (cut.piece(2, ("b", "ii")) or "").startswith("lanterns")
    assert (cut.piece(2, ("b", "i")) or "").startswith("ropes")
    for lost in (("d",), ("b", "iii"), ("a", "i"), ("?",), ("aa",)):
        assert cut.piece(2, lost) is None
    assert cut.piece(1, ("a",)) is None


def test_paragraphs_of_an_arabic_text() -> None:
    cut = split(ARABIC)
    assert sorted(cut.paragraphs) == [1, 2, 3, 4]
    assert (cut.piece(2, ("a",)) or "").startswith("الأدوات")
    assert (cut.piece(2, ("b",)) or "").startswith("ما وافق")
    assert cut.piece(2, ("c",)) is None
    assert cut.annexes


@pytest.mark.parametrize(
    "head",
    [
        "{n}. ",
        "{n}.\u00a0",
        "{n}.",
        "({n}) ",
        "{n}) ",
        "{n} - ",
        "{n}- ",
        "{n} \u2013 ",
        "  {n}. ",
        ".{n} ",
        "- {n} ",
        "{n} \u2014 ",
    ],
)
def test_every_way_of_numbering(head: str) -> None:
    text = "Preamble\n" + "\n".join(head.format(n=n) + "Decides something;" for n in range(1, 13))
    assert sorted(split(text).paragraphs) == list(range(1, 13))


def test_a_paragraph_that_is_not_there_leaves_a_gap() -> None:
    assert sorted(split("1. One\n2. Two\n4. Four\n5. Five").paragraphs) == [1, 2, 4, 5]


def test_a_text_without_numbers_has_no_paragraphs() -> None:
    assert split("Nothing here has a number.\n26 February 2011\n2011.").paragraphs == {}


def test_an_annex_named_at_the_end_of_a_line_cuts_nothing() -> None:
    assert sorted(split("1. Lists those of the\nAnnex\nfor a year;\n2. Ends.").paragraphs) == [1, 2]


@given(st.text(max_size=300))
def test_any_text_is_cut_into_rising_numbers(text: str) -> None:
    numbers = list(split(text).paragraphs)
    assert numbers == sorted(numbers)


@given(st.lists(st.sampled_from(["alpha", "beta gamma", "delta; epsilon"]), min_size=1, max_size=30), st.data())
def test_every_paragraph_is_found_whatever_pages_and_references_stand_between(words: list[str], data: st.DataObject) -> None:
    noise = st.sampled_from(["", "\n7", "\n3. of that list", "\n26 February", "\nX/RES/5 2/3"])
    text = "\n".join(f"{i}. {w}{data.draw(noise) if i % 5 == 0 else ''}" for i, w in enumerate(words, 1))
    assert sorted(split(text).paragraphs) == list(range(1, len(words) + 1))


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "term", "language", "there"),
    [
        ("every thundering de-\nvice", "thundering device", "en", True),
        ("non-\nlethal things", "non-lethal things", "en", True),
        ("Quiet\u00a0WIDGETS", "quiet widgets", "en", True),
        ("a \ufb01ne thing", "fine thing", "en", True),
        ("charms and the like", "arms and the like", "en", False),
        ("quiet", "quiet widgets", "en", False),
        ("quiet widgetry", "quiet widget", "en", False),
        ("anything", "--", "en", False),
        ("l\u2019embargo", "embargo", "fr", True),
        ("mat\u00e9riel connexe", "materiel connexe", "fr", True),
        ("\u0648\u0628\u0627\u0644\u0623\u062c\u0647\u0632\u0629", "\u0623\u062c\u0647\u0632\u0629", "ar", True),
        ("\u0627\u0644\u0623\u062f\u0648\u0627\u062a \u0627\u0644\u0647\u0627\u062f\u0650\u0626\u0629",
         "\u0627\u0644\u0627\u062f\u0648\u0627\u062a \u0627\u0644\u0647\u0627\u062f\u0626\u0629", "ar", True),
        ("\ufe8e\ufedf\ufecc\ufe8e\ufedf\ufee2", "\u0639\u0627\u0644\u0645", "ar", True),
        ("\ufee3\ufecc\ufe8e\ufedf\ufee2", "\u0639\u0627\u0644\u0645", "ar", False),
        ("\ufecb\ufe8e\ufedf\ufee2", "\u0639\u0627\u0644\u0645", "ar", True),
        ("\u0639\u0640\u0640\u0627\u0644\u0645", "\u0639\u0627\u0644\u0645", "ar", True),
        ("\u6b66\u5668\u53ca \u6709\u5173", "\u53ca\u6709\u5173", "zh", True),
    ],
)  # fmt: skip
def test_terms_are_found_however_they_are_written(text: str, term: str, language: str, there: bool) -> None:
    assert contains(text, term, language) is there


@given(st.text(max_size=80))
def test_making_alike_and_folding_twice_change_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert normal(normal(text)) == normal(text)


TWELVE = "\n".join(f"{n} - تقرر أن تنظر في ذلك من الفقرة {n} في وقت لاحق" for n in range(1, 13))
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("text", [TWELVE, TWELVE.translate(EASTERN)], ids=["western", "eastern"])
@pytest.mark.parametrize(
    "turned",
    [
        lambda t: t,
        lambda t: re.sub("[٠-٩]{2,}", lambda m: m[0][::-1], t),
        lambda t: "\n".join(re.sub(r"[0-9٠-٩]+", lambda m: m[0][::-1], line[::-1]) for line in t.split("\n")),
    ],
    ids=["as-it-is", "digits-turned", "letters-turned"],
)
def test_arabic_is_put_into_the_order_of_reading(text: str, turned: Callable[[str], str]) -> None:
    cut = split(normal(arranged(turned(text))))
    assert sorted(cut.paragraphs) == list(range(1, 13))
    assert cut.paragraphs[12].startswith("تقرر أن تنظر")


def test_runs_in_the_wrong_order_are_put_right() -> None:
    text = "\n".join(f"  في وقت لاحق4  - تقرر أن تنظر من الفقرة{n}" for n in range(1, 13))
    assert sorted(split(normal(arranged(text))).paragraphs) == list(range(1, 13))


def test_text_that_is_not_arabic_is_left_alone() -> None:
    assert arranged(ENGLISH) == ENGLISH


# --- languages and symbols -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ARABIC, "ar"),
        ("Décide que les États doivent se tenir à la disposition des pays et de la commission pour une année", "fr"),
        ("Decide que los Estados deben quedar a la disposición de los países y de la comisión por un año", "es"),
        ("Постановляет, что государства не поставляют приборы в Норландию", "ru"),
        ("决定所有国家不得向诺兰提供任何雷鸣装置以及零件和其他东西等等", "zh"),
        ("1234 5678", None),
        ("zzz qqq www xxx kkk jjj vvv", None),
    ],
)
def test_languages_are_told_by_script_and_small_words(text: str, language: str | None) -> None:
    assert languages.detected(text) == language


@pytest.mark.parametrize(
    ("stem", "language"),
    [
        ("X_RES_77_(2003)-EN", "en"),
        ("a-ar", "ar"),
        ("a_E", "en"),
        ("a (fr)", "fr"),
        ("N0312345", None),
        ("en", None),
        ("a-de", None),
    ],
)
def test_languages_at_the_end_of_a_name(stem: str, language: str | None) -> None:
    assert languages.named(stem) == language


SYMBOLS = ["X/RES/77 (2003)", "X/RES/7 (2003)", "X/RES/770 (2004)"]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("X_RES_77_(2003)-EN", "X/RES/77 (2003)"),
        ("x-res-77-2003-ar", "X/RES/77 (2003)"),
        ("XRES77(2003)", "X/RES/77 (2003)"),
        ("X/RES/ 77\u00a0(2003)", "X/RES/77 (2003)"),
        ("X/RES/\u0667\u0667 (\u0662\u0660\u0660\u0663)", "X/RES/77 (2003)"),
        ("(2003) X/RES/77", "X/RES/77 (2003)"),
        ("X/RES/77 )2003(", "X/RES/77 (2003)"),
        ("X/RES/770 (2004) recalls X/RES/7 (2003)", "X/RES/770 (2004)"),
        ("X/RES/77 (2004)", None),
        ("X/RES/777 (2003)", None),
        ("AX/RES/77 (2003)", None),
        ("N0312345", None),
    ],
)
def test_symbols_however_they_are_spaced(text: str, symbol: str | None) -> None:
    assert match.on_page(normal(text), SYMBOLS) == symbol
    assert match.in_name(text, SYMBOLS) == symbol
