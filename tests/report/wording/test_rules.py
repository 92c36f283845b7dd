"""The rules of wording can fail: each finds what was written to be found, and leaves alone what is right."""

from __future__ import annotations

import pytest

from tests.report.wording import rules
from tests.report.wording.test_wording import REVIEWED, allowed, codes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The sale violated the embargo."),
        ("en", "This is a violation."),
        ("en", "An illegal transfer, and unlawful at that."),
        ("en", "Guilty as charged."),
        ("en", "It is in breach of paragraph 9."),
        ("en", "The perpetrators are known."),
        ("en", "A criminal act and an offence."),
        ("en", "They are culpable, and complicit."),
        ("ar", "انتهك البيع الحظر."),
        ("ar", "هذا انتهاك للفقرة."),
        ("ar", "خرق الطرفان الحظر."),
        ("ar", "نقل غير قانوني."),
        ("ar", "نقل غير مشروع، والنقل غير المشروع مدان."),
        ("ar", "وهو مُذنب."),
        ("ar", "ارتكبوا جريمة."),
        ("ar", "تتهم المذكرة الطرفين."),
        ("ar", "مخالفة للقرار."),
        ("ar", "اِنتَهَكَ الحظرَ."),
    ],
)
def test_a_verdict_is_found(lang: str, text: str) -> None:
    assert rules.verdicts(text, lang)
    assert rules.verdicts(rules.without(text, allowed()), lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The item touches paragraph 9, as reported, and would fall within it."),
        ("en", "Sixteen aircraft are reported to have been sold; the offer was convincing."),
        ("ar", "يمس البند الفقرة بحسب المنقول، ويقع ضمنها."),
        ("ar", "تأجير خدماتهم، وبقيتهما طلب دراسة."),
        ("ar", "اختراع، مخالفه الرأي"),
    ],
)
def test_a_plain_sentence_is_left_alone(lang: str, text: str) -> None:
    assert not rules.verdicts(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "It was probably sold, text read in full.", True),
        ("en", "With high confidence it is likely.", True),
        ("en", "Probably sold. The text was read in full: text read in full.", False),
        ("en", "See para. 9 of it, probably, text read in part", True),
        ("ar", "ربما بيع، والنص مقروء كاملا.", True),
        ("ar", "من المرجح بدرجة ثقة عالية.", True),
        ("ar", "ربما بيع. والنص مقروء كاملا.", False),
    ],
)
def test_likelihood_beside_confidence_is_found(lang: str, text: str, found: bool) -> None:
    assert bool(rules.guesses(text, lang)) == found


@pytest.mark.parametrize(
    "text",
    [
        "the node libya.arms-to-libya fails",
        "status: touched_unless",
        "libya.arms-to-libya.goods: not touched",
        "the value is None",
        "Kleene logic",
        "judge:solely",
        "{status}",
        "recipient_standing is unknown",
        "KeyError",
    ],
)
def test_a_word_of_the_program_is_found(text: str) -> None:
    assert rules.engine(text, codes())


def test_what_is_no_word_of_the_program() -> None:
    for text in ("None of them is known, and none is reported.", "text read in full", "S/RES/1970 (2011) para. 9 [goods]"):
        assert not rules.engine(text.replace("None of", "Of"), codes())


def test_a_difference_of_places_is_found() -> None:
    assert rules.places("{a} of {b}", "{a} من {c}")
    assert rules.places("{a}", "{a} {a}")
    assert not rules.places("{count} of {total}", "{n} من {of}")


def test_latin_letters_are_found() -> None:
    assert rules.latin("الفقرة para. 9") == {"para"}
    assert rules.latin("القرار S/RES/1970 (2011) الفقرة 9(a)، الدرجة B2، {status}") == set()
    assert rules.latin("طائرة JF-17") == {"JF-17"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "1 findings"),
        ("en", "of the 12 item"),
        ("ar", "1 نتيجة"),
        ("ar", "2 نتائج"),
        ("ar", "3 نتيجة"),
        ("ar", "11 نتائج"),
        ("ar", "100 بندا"),
        ("ar", "103 أصل"),
        ("ar", "17 ادعاء في مصدران"),
    ],
)
def test_a_wrong_form_is_found(lang: str, text: str) -> None:
    assert rules.miscounted(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "1 finding, 2 findings, 0 items, 101 roots"),
        ("ar", "نتيجة واحدة، نتيجتان، 3 نتائج، 11 نتيجة، 100 نتيجة، 103 نتائج"),
        ("ar", "16 طائرة قتالية"),
    ],
)
def test_a_right_form_is_left_alone(lang: str, text: str) -> None:
    assert not rules.miscounted(text, lang)


def test_a_bare_number_before_a_noun_is_found() -> None:
    assert rules.uncounted("{n} findings", "en")
    assert rules.uncounted("of the {all} paragraphs", "en")
    assert rules.uncounted("{n} نتائج", "ar")
    assert rules.uncounted("في {sources}", "ar")
    assert not rules.uncounted("{count} reported; {n} of {all}", "en")
    assert not rules.uncounted("{n} من {all}؛ عددها: {sources}", "ar")


def test_an_entry_that_is_not_exact_allows_nothing() -> None:
    """A reviewed text lets itself through and not what stands around it."""
    [title] = [e for e in REVIEWED["verdicts"] if e["en"] == "Listing of those who breach the embargo"]
    line = f"S/RES/1973 (2011) para. 23 {title['en']}: open"
    assert not rules.verdicts(rules.without(line, allowed()), "en")
    assert rules.verdicts(rules.without(f"{line}; the sale is a breach", allowed()), "en")
    assert rules.verdicts(rules.without(line.replace("those who", "the State that"), allowed()), "en")
