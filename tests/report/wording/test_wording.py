"""What the product says, and what it never says: held over every sentence that it can print, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compliance.check.finding import Mark
from compliance.check.status import Status
from compliance.explain.bidi import plain
from compliance.explain.words import COUNT, count
from compliance.files.yaml import read
from compliance.law.load import RuleSet, load
from compliance.logic.values import Reason
from compliance.report.memo.compose import document
from tests.cli.support import SHIPPED_RULES
from tests.report.formats.made import report as made_report
from tests.report.wording import rules
from tests.report.wording.collect import (
    ARABIC,
    Both,
    Text,
    all_filed,
    data_formats,
    data_pairs,
    document_lines,
    documents,
    printed,
    source_pairs,
    source_strings,
    told,
    waived,
)

REVIEWED: Any = yaml.safe_load((Path(__file__).parent / "reviewed.yaml").read_text(encoding="utf-8"))


def both() -> tuple[Both, ...]:
    return (*source_pairs(), *data_pairs())


def written() -> tuple[Text, ...]:
    """Every text as it stands in the source and in the data."""
    return (*(side for pair in both() for side in pair.sides()), *source_strings())


def composed() -> tuple[Text, ...]:
    """Every text as it comes out in a report."""
    return (*printed(), *told(), *data_formats())


@cache
def tree() -> RuleSet:
    return load(SHIPPED_RULES)


def longest(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts as they stand in a line, the longest first; a sentence may have lost its point inside another."""
    lines = {" ".join(text.split()) for text in texts}
    return tuple(sorted(lines | {line.rstrip(".") for line in lines}, key=lambda t: (-len(t), t)))


@cache
def allowed() -> tuple[str, ...]:
    """The reviewed texts, and what sources are reported to say."""
    entries = [entry[lang] for entry in REVIEWED["verdicts"] for lang in ("en", "ar") if lang in entry]
    return longest([*entries, *(side.text for pair in data_pairs() if pair.claim for side in pair.sides())])


# --- there is something to look at -----------------------------------------------------------------------------------


def test_the_texts_are_found() -> None:
    """Each way of looking finds what it is for; a test over nothing would hold."""
    assert len(source_pairs()) > 600
    assert len(data_pairs()) > 1900
    assert len(source_strings()) > 5000
    assert len(documents()) == 22
    assert {text.lang for text in printed()} == {text.lang for text in told()} == {"en", "ar"}
    assert sum(pair.claim for pair in data_pairs()) > 60
    lines = {text.text for text in printed()}
    assert {pair.en for pair in data_pairs() if pair.claim} <= lines
    assert {pair.ar for pair in data_pairs() if pair.claim} <= lines
    # A heading, a caption, a word of a drawing, a footnote, a cell, a line of the cover.
    for some in ("Questions and short answers", "Items by paragraphs", "Would answer", "The law applied", "Facts as of"):
        assert some in lines, some
    for state in ("stands on", "expired after", "no day was given", "has lapsed"):
        assert any(text.where.startswith("waivers.") and state in text.text for text in printed()), state
    assert any(".drawing." in text.where for text in printed())
    assert any(".note" in text.where for text in printed())


@pytest.mark.parametrize(
    ("lang", "phrases"),
    [
        ("en", ["would fall within the paragraph", "is reported as ", "As reported, ", "touches", "not touched"]),
        ("ar", ["يقع ضمن الفقرة", "يُنقل أنه ", "بحسب المنقول، ", "يمس", "لا يمس"]),
    ],
)
def test_what_is_said_is_said_as_reported(lang: str, phrases: list[str]) -> None:
    whole = "\n".join(text.text for text in composed() if text.lang == lang)
    for phrase in phrases:
        assert phrase in whole, phrase


# --- never as our own: that anyone broke the law ---------------------------------------------------------------------


def test_no_text_gives_a_verdict_of_its_own() -> None:
    known = {entry[lang] for entry in REVIEWED["verdicts"] for lang in ("en", "ar") if lang in entry}
    wrong = [
        (text.where, rules.verdicts(text.text, text.lang))
        for text in written()
        if not text.claim and text.text not in known and rules.verdicts(text.text, text.lang)
    ]
    assert wrong == []


def test_no_report_gives_a_verdict_of_its_own() -> None:
    suspect = [text for text in composed() if rules.verdicts(text.text, text.lang)]
    assert suspect
    wrong = [t for t in suspect if rules.verdicts(rules.without(t.text, allowed()), t.lang)]
    assert wrong == []


@pytest.mark.parametrize("entry", REVIEWED["verdicts"], ids=lambda e: e["en"][:40])
def test_a_reviewed_text_stands_somewhere_and_needs_its_review(entry: Any) -> None:
    assert entry["kind"] in ("denial", "norm", "attributed", "thing")
    assert len(entry["reason"]) > 10
    assert rules.verdicts(entry["en"], "en") or rules.verdicts(entry.get("ar", ""), "ar")
    if "ar" in entry:
        [*found] = [pair for pair in both() if (pair.en, pair.ar) == (entry["en"], entry["ar"])]
        # A term of a norm comes from a rule file, and what we deny from our own words.
        assert found
        assert all(pair.where.startswith("rules/") == (entry["kind"] != "denial") for pair in found)
    else:
        assert entry["kind"] == "denial"
        assert any(text.text == entry["en"] for text in source_strings())


def test_a_term_of_a_norm_stands_with_its_citation() -> None:
    """It is marked as the norm's: the line cites a paragraph, or stands in the law or among what was not examined."""
    norms = longest(e[lang] for e in REVIEWED["verdicts"] if e["kind"] == "norm" for lang in ("en", "ar"))
    elements = {side.text for pair in data_pairs() if ".elements." in pair.where for side in pair.sides()}
    seen = 0
    for text in printed():
        used = [norm for norm in norms if norm in text.text and norm not in elements]
        if used:
            seen += 1
            section = text.where.partition(".")[0].partition(" ")[0]
            assert "S/RES/" in text.text or section in ("law", "not-examined"), (text.where, text.text)
    assert seen > 20


def test_a_verdict_in_a_claim_stands_only_where_it_is_attributed() -> None:
    made = made_report("past-flows", dossier=True)
    made["cases"][0]["claims"][0]["says"] = planted = "The supply is said to have been plainly illegal."
    lines = [text for text in document_lines(document(made, made["cases"][0])) if planted in text.text]
    assert lines
    assert {text.where.partition(".")[0] for text in lines} == {"facts"}


# --- no likelihood beside confidence ---------------------------------------------------------------------------------


def test_no_sentence_mixes_how_likely_with_how_firmly_known() -> None:
    assert [(text.where, found) for text in (*written(), *composed()) if (found := rules.guesses(text.text, text.lang))] == []


# --- words of the program --------------------------------------------------------------------------------------------


@cache
def codes() -> frozenset[str]:
    """Names of the program and of the rules that a reader would not take for a word."""
    names = {*map(str, Status), *map(str, Mark), *map(str, Reason), *tree().vocabulary.facts, *tree().vocabulary.definitions}
    names |= {*tree().vocabulary.stages, *tree().vocabulary.conducts, *tree().vocabulary.classes, *tree().vocabulary.elements}
    dotted = {*tree().limbs, *(entry.paragraph.node for entry in tree().limbs.values()), *tree().regimes}
    return frozenset({name for name in names if "_" in name} | dotted)


def test_no_line_of_a_document_has_a_word_of_the_program() -> None:
    """What a document marks as code is left out: a person types it as it is."""
    wrong = [(text.where, found) for text in printed() if (found := rules.engine(text.text, codes()))]
    assert wrong == []


# --- both languages --------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_places() -> None:
    assert [(pair.where, found) for pair in source_pairs() if (found := rules.places(pair.en, pair.ar))] == []


def test_no_latin_letters_in_arabic_words_of_the_source() -> None:
    words, files = REVIEWED["latin"]["words"], REVIEWED["latin"]["files"]
    used: set[str] = set()
    wrong = []
    for pair in source_pairs():
        path = pair.where.partition(":")[0]
        found = rules.latin(pair.ar)
        used |= found & set(words) if path not in files else ({path} if found else set())
        if path not in files and found - set(words):
            wrong.append((pair.where, found - set(words)))
    assert wrong == []
    assert {*words, *files} == used


def test_latin_letters_in_an_arabic_text_of_the_data_are_a_name_that_the_english_has_too() -> None:
    assert [(pair.where, found) for pair in data_pairs() if (found := rules.latin(pair.ar) - rules.latin(pair.en))] == []


@cache
def latin_allowed() -> tuple[tuple[str, ...], frozenset[str]]:
    """Texts and words that an Arabic report may have in Latin letters: citations, titles, names, identifiers."""
    texts, words = set(), set()
    for report in all_filed("ar"):
        [case] = report["cases"]
        texts |= {plain(told) for law in case["dossier"]["law"] for told in law["cites"].values()}
        texts |= {report["receipt"]["tool"], report["receipt"]["version"], report["receipt"]["options"]["cite"]}
        words |= {case["id"], *(line["id"] for key in ("items", "claims", "sources") for line in case[key])}  # type: ignore[literal-required]
        words |= {source["file"] for source in case["sources"] if source["file"]}
        words |= {claim["root"] for claim in case["claims"]}
        # What a thing is called by its maker.
        said = [line for claim in case["claims"] for line in claim["said"] if line["fact"] == "designation"]
        texts |= {plain(line["value"]) for line in said}
    for waiver in waived(None)[1]["cases"][0]["dossier"]["waivers"]:
        texts |= {plain(waiver["by"]), plain(waiver["second"])}
        words |= {waiver["waiver"]}
    for path in SHIPPED_RULES.rglob("*.yaml"):
        texts |= set(_titles(read(path).data))
    words |= {word for pair in both() for word in rules.latin(pair.ar)}
    return longest(texts), frozenset(words)


def _titles(part: Any) -> Iterable[str]:
    """Yield the titles and addresses of the sources of the rules, which are given as their publishers give them."""
    if isinstance(part, dict):
        for source in part.get("sources", []) if isinstance(part.get("sources"), list) else []:
            if isinstance(source, dict):
                yield from (source[key] for key in ("title", "url") if key in source)
        for value in part.values():
            yield from _titles(value)
    elif isinstance(part, list):
        for value in part:
            yield from _titles(value)


def test_latin_letters_in_an_arabic_document_are_citations_titles_and_names() -> None:
    texts, words = latin_allowed()
    wrong = {}
    for text in printed():
        if text.lang == "ar" and (left := rules.latin(rules.without(text.text, texts)) - words):
            wrong.setdefault(tuple(sorted(left)), (text.where, text.text))
    assert wrong == {}


def test_every_line_of_an_arabic_document_is_arabic_and_no_line_of_an_english_one() -> None:
    for text in printed():
        if text.lang == "en":
            assert not ARABIC.search(text.text), text
    share = sum(bool(ARABIC.search(text.text)) for text in printed() if text.lang == "ar")
    assert share > 0.9 * sum(text.lang == "ar" for text in printed())


# --- counting --------------------------------------------------------------------------------------------------------


def form(n: int) -> int:
    """The plural form of a number in Arabic, as the Unicode rules give it: zero, one, two, few, many, other."""
    if n < 3:
        return n
    return 3 if n % 100 in range(3, 11) else 4 if n % 100 in range(11, 100) else 5


@pytest.mark.parametrize("what", COUNT)
def test_every_noun_is_counted_by_the_rules_of_both_languages(what: str) -> None:
    english, arabic = COUNT[what]
    for n in [*range(250), 999, 1000, 1001, 1002, 1003, 1011, 1100]:
        assert count(what, n, "en") == f"{n} {english[n != 1]}"
        assert count(what, n, "ar") == (arabic[n] if n < 3 else f"{n} {arabic[form(n)]}")
    # Few takes the broken or sound plural, many the accusative singular, a full hundred the genitive singular.
    assert rules.bare(arabic[4]) in (rules.bare(arabic[5]), f"{rules.bare(arabic[5])}ا")
    assert arabic[2].endswith("ان")
    assert arabic[3] != arabic[4]


def test_no_sentence_sets_a_bare_number_before_a_noun() -> None:
    known = {entry["text"] for entry in REVIEWED["counts"]}
    found = {text.text: rules.uncounted(text.text, text.lang) for pair in source_pairs() for text in pair.sides()}
    assert {text: where for text, where in found.items() if where and text not in known} == {}
    assert [text for text in known if not found.get(text)] == []


def test_every_number_in_a_report_stands_before_the_right_form() -> None:
    assert [(text.where, found) for text in composed() if (found := rules.miscounted(text.text, text.lang))] == []


# --- persons ---------------------------------------------------------------------------------------------------------


def test_a_natural_person_is_named_only_with_a_specific_act() -> None:
    acts = longest([text for entry in REVIEWED["acts"] for text in entry["texts"]])
    kept = (*acts, *longest(side.text for pair in data_pairs() if pair.claim for side in pair.sides()))
    for person in REVIEWED["persons"]:
        names = {"en": person["en"], "ar": person["ar"]}
        assert any(names[text.lang] in text.text for text in written())
        for text in (*written(), *composed()):
            if names[text.lang] in text.text:
                assert names[text.lang] not in rules.without(text.text, kept), (text.where, text.text)


def test_every_act_of_a_person_stands_in_the_rules() -> None:
    texts = {side.text for pair in data_pairs() for side in pair.sides()}
    names = {person[lang] for person in REVIEWED["persons"] for lang in ("en", "ar")}
    for entry in REVIEWED["acts"]:
        for text in entry["texts"]:
            assert text in texts, text
            # In Arabic a name may follow a letter that is written together with it.
            assert any(name in text or name in text.replace(" ل", " ") for name in names), text


def test_no_party_is_named_without_an_act_of_its_own() -> None:
    seen = 0
    for report in (*all_filed("en"), *all_filed("ar")):
        [case] = report["cases"]
        items = {item["id"] for item in case["items"]}
        for party in case["dossier"]["parties"]:
            seen += 1
            assert party["acts"]
            assert all(act["item"] in items and act["conduct"] and act["role_label"] for act in party["acts"])
    assert seen > 10


def test_whoever_is_quoted_is_told_by_office_and_not_by_name() -> None:
    for report in all_filed("en"):
        for claim in report["cases"][0]["claims"]:
            for hand in claim["hands"]:
                assert not any(person["en"] in hand for person in REVIEWED["persons"])
