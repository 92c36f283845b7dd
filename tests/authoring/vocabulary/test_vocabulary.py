"""``compliance rules vocabulary``: every word that a rule file may use is listed, once, and found by what it means."""

from __future__ import annotations

import re

import pytest

from compliance.authoring.vocabulary import USE, WIDTH, words_of
from compliance.law.validate import load_valid
from tests.cli.support import SHIPPED_RULES, quiet_about, run

TREE = load_valid(SHIPPED_RULES)
NAME = re.compile(r"^ +([\w.-]+): ", re.MULTILINE)


def listed(*args: str, code: int = 0) -> str:
    ran = quiet_about(run("rules", "vocabulary", *args, rules=None))
    assert ran.code == code, ran.err
    return ran.out


def test_every_kind_is_counted() -> None:
    out = listed()
    for kind in USE:
        assert re.search(rf"^{kind} +{len(words_of(TREE, kind, 'en'))}  ", out, re.MULTILINE)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", USE)
def test_a_kind_is_listed_in_full_and_fits_the_screen(kind: str, lang: str) -> None:
    book = TREE.vocabulary
    declared = {
        "facts": book.facts, "definitions": book.definitions, "classes": book.classes, "conducts": book.conducts,
        "stages": book.stages, "links": book.links, "elements": book.elements, "steps": TREE.steps, "states": book.states,
        "actors": book.actors, "regimes": TREE.regimes, "instruments": TREE.instruments, "limbs": TREE.limbs,
    }[kind]  # fmt: skip
    out = listed(kind, "--lang", lang)
    names = [n for n in NAME.findall(out) if n in declared]
    assert sorted(names) == sorted(declared)
    assert all(len(line) <= WIDTH for line in out.splitlines() if line.count(" ") > 12)
    assert out.startswith(f"{kind}: {USE[kind][lang == 'ar']}")


def test_a_word_is_found_by_its_meaning_in_either_language() -> None:
    assert "\n  approval: approval by the Committee" in listed("--search", "APPROVAL by")
    assert NAME.findall(listed("states", "--search", "ليبيا")) == ["LY"]
    assert "approval" in NAME.findall(listed("facts", "--search", "on_hold"))


def test_nothing_found_says_what_to_do() -> None:
    ran = quiet_about(run("rules", "vocabulary", "--search", "qqqq", rules=None))
    assert (ran.code, ran.out) == (1, "")
    assert "search for a part of the word" in ran.err
    ran = quiet_about(run("rules", "vocabulary", "fact", rules=None))
    assert ran.code == 2
    assert "did you mean 'facts'" in ran.err
    ran = quiet_about(run("rules", "vocabulary", "everything", rules=None))
    assert ran.code == 2
    assert "choose one of facts, definitions" in ran.err
