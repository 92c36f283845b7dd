"""The pack as a whole: nothing cited that was not seen, both languages everywhere, and what was left out declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from compliance.explain.labels import Labels
from tests.rules.support import law_book, rule_tree

SYMBOLS = [
    "1970 (2011)",
    "1973 (2011)",
    "2009 (2011)",
    "2016 (2011)",
    "2017 (2011)",
    "2040 (2012)",
    "2095 (2013)",
    "2144 (2014)",
    "2146 (2014)",
    "2174 (2014)",
    "2208 (2015)",
    "2213 (2015)",
    "2214 (2015)",
    "2238 (2015)",
    "2259 (2015)",
    "2278 (2016)",
    "2292 (2016)",
    "2357 (2017)",
    "2362 (2017)",
    "2420 (2018)",
    "2441 (2018)",
    "2473 (2019)",
    "2509 (2020)",
    "2510 (2020)",
    "2526 (2020)",
    "2542 (2020)",
    "2570 (2021)",
    "2571 (2021)",
    "2578 (2021)",
    "2635 (2022)",
    "2644 (2022)",
    "2664 (2022)",
    "2684 (2023)",
    "2701 (2023)",
    "2733 (2024)",
    "2769 (2025)",
    "2780 (2025)",
    "2796 (2025)",
    "2804 (2025)",
    "2819 (2026)",
]
# The only numbers that a source seen ties to their content.
SEEN = {
    "1970": {"9", "9(a)", "9(b)", "9(c)", "10"},
    "1973": {"4", "13", "16", "23"},
    "2009": {"13(a)", "13(b)"},
    "2095": {"9", "10"},
    "2174": {"8", "9"},
    "2292": {"3", "5"},
    "2362": {"9"},
    "2420": {"1"},
    "2733": {"1", "2"},
    "2769": {"1"},
}
LATIN_IN_ARABIC = re.compile(r"[A-Za-z]")


def bilingual(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(node, dict):
        if set(node) == {"en", "ar"}:
            yield path, node
        else:
            for key, value in node.items():
                yield from bilingual(value, f"{path}/{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from bilingual(value, f"{path}/{i}")


def documents() -> list[tuple[str, Any]]:
    own = ("un/libya/", "definitions/", "vocabulary/procedures", "vocabulary/conducts", "reference/holidays")
    return [(n, d.data) for n, d in rule_tree().documents.items() if n.startswith(own)]


def test_one_file_a_resolution() -> None:
    libya = {i.symbol: name for name, i in rule_tree().instruments.items() if i.regime == "un.libya"}
    assert sorted(libya) == [f"S/RES/{s}" for s in SYMBOLS]
    for symbol, name in libya.items():
        number, year = re.findall(r"\d+", symbol)
        assert name == f"un.s-res-{number}-{year}"
        assert f"un/libya/s-res-{number}-{year}.yaml" in rule_tree().documents


def test_only_numbers_that_were_seen_are_marked_as_seen() -> None:
    for instrument in rule_tree().instruments.values():
        number = re.findall(r"\d+", instrument.symbol)[0]
        numbers = {p.para for p in instrument.paragraphs if p.pinpoint == "seen"}
        if instrument.regime == "un.libya":
            assert numbers == SEEN.get(number, set()), instrument.symbol


def test_a_number_that_nobody_saw_is_printed_as_not_checked() -> None:
    labels = Labels(rule_tree(), "en")
    for entry in rule_tree().limbs.values():
        if entry.paragraph.para is None:
            assert "number not known" in labels.citation(entry)
        else:
            assert ("not checked" in labels.citation(entry)) is (entry.paragraph.pinpoint == "not_seen"), entry.ref


def test_identifiers_come_from_content() -> None:
    for instrument in rule_tree().instruments.values():
        for paragraph in instrument.paragraphs:
            assert not re.search(r"\bpara\b|\bop\b|res-\d", paragraph.node)
            assert not re.search(r"\b\d{1,2}\b(?!-)", re.sub(r"20\d\d(-\d\d)?", "", paragraph.node)), paragraph.node


@pytest.mark.parametrize("name", [n for n, _ in documents()])
def test_every_text_stands_in_both_languages(name: str) -> None:
    for path, text in bilingual(dict(documents())[name]):
        assert re.search(r"[\u0621-\u064a]", text["ar"]), path
        # What was read is named by its own name: a gazette, a site, the number of a decision.
        assert path.endswith("/read/text") or not LATIN_IN_ARABIC.search(text["ar"]), f"{path}: {text['ar']}"
        assert "," not in text["ar"] and ";" not in text["ar"] and "?" not in text["ar"], f"{path}: {text['ar']}"
        assert not re.search(r"[\u0600-\u06ff]", text["en"]), path


def test_every_limb_compiles_in_every_version_with_every_reading() -> None:
    law = law_book()
    for ref in rule_tree().limbs:
        for version in law.law.versions(ref):
            compiled = law.version(ref, version.lo)
            for reading in compiled.parts.readings:
                assert law.parts(compiled, reading).names == compiled.parts.names
        for reading, moved in law.law.moved_by.items():
            for day in law.boundaries(ref, reading) if ref in moved else ():
                assert law.version(ref, day, reading).text == law.under(reading).on(ref, day)


def test_what_only_calls_answers_in_the_words_of_a_call_whatever_it_asks() -> None:
    law = law_book()
    for ref, entry in rule_tree().limbs.items():
        kind = "call" if entry.limb.binding == "call" else entry.limb.kind
        assert law.version(ref, entry.limb.from_).kind == kind, ref
    assert any(entry.limb.binding == "call" for entry in rule_tree().limbs.values())


def test_what_needs_judgement_has_a_name() -> None:
    def judged(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("judge"), str):
                yield node["judge"]
            for value in node.values():
                yield from judged(value)
        elif isinstance(node, list):
            for value in node:
                yield from judged(value)

    for _, data in documents():
        for question in judged(data):
            assert question in rule_tree().vocabulary.definitions


def test_duties_and_authorizations_say_what_they_follow_and_when_they_are_shown() -> None:
    for ref, entry in rule_tree().limbs.items():
        if (
            entry.regime == "un.libya"
            and entry.limb.kind in ("obligation", "authorization")
            and entry.limb.binding == "binding"
        ):
            assert entry.limb.follows, ref
            assert entry.limb.shown_when, ref


def test_terms_that_no_paragraph_defines_are_defined() -> None:
    needed = {
        "national",
        "controlled_foreign_company",
        "direct_or_indirect",
        "any_contract",
        "to_libya",
        "help_to_make_arms",
        "third_party_financing",
        "armed_mercenary_personnel",
        "military_assistance",
        "libyan_authorities",
        "libyan_security_forces",
        "non_lethal_military_equipment",
        "security_or_disarmament_assistance",
        "humanitarian_or_protective_use",
        "temporarily_introduced",
        "small_arms_and_light_weapons",
        "protective_clothing",
    }
    assert needed <= set(rule_tree().vocabulary.definitions)


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        (date(2011, 6, 1), {"no-fly zone, its exceptions and enforcement"}, {"end of the no-fly zone on 31 October 2011"}),
        (date(2026, 4, 13), {"Panel of Experts"}, {"any change to the arms embargo"}),
        (date(2026, 4, 14), {"any change to the arms embargo"}, {"no-fly zone, its exceptions and enforcement"}),
    ],
)
def test_what_was_not_encoded_is_declared_by_day(day: date, there: set[str], gone: set[str]) -> None:
    declared = [n for i in rule_tree().instruments.values() if i.regime == "un.libya" for n in i.not_encoded]
    in_force = {n.subject.en for n in declared if n.from_ <= day and (n.until is None or day <= n.until)}
    assert there <= in_force
    assert not gone & in_force
    assert len(declared) > 50


def test_holidays_are_years_whose_list_was_seen() -> None:
    years = rule_tree().vocabulary.holidays
    assert sorted(years) == ["2017", "2020", "2024"]
    assert all(len(y.days) == 9 and all(d.startswith(name) for d in y.days) for name, y in years.items())


def test_the_sources_speak_to_a_last_day() -> None:
    assert rule_tree().regimes["un.libya"].as_known_to == date(2026, 4, 14)
