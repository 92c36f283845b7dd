"""Which paragraphs are known to exist: by encoding, by declaration, by being named, by numbering."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.law.inventory import citations, known_paragraphs, numbers
from compliance.law.load import RuleSet, load
from tests.cli.support import RULES as MADE_UP


@pytest.mark.parametrize(
    ("para", "found"),
    [
        ("9", (9,)),
        ("9(c)", (9,)),
        ("11(e)(i)", (11,)),
        ("4-5", (4, 5)),
        ("14-16, 19", (14, 15, 16, 19)),
        ("14–16 and 19", (14, 15, 16, 19)),
        ("6 to 9", (6, 7, 8, 9)),
        ("1, 2, and 4", (1, 2, 4)),
        (" 3 ", (3,)),
        (None, ()),
        ("", ()),
        ("annexes I-II", ()),
        ("9 bis and the annex", ()),
        ("9-4", ()),
        ("0", ()),
        ("2011", ()),
        ("1-999", ()),
    ],
)
def test_numbers_of_a_paragraph(para: str | None, found: tuple[int, ...]) -> None:
    assert numbers(para) == found


@given(st.text(max_size=30))
def test_numbers_of_any_text_are_possible_numbers(text: str) -> None:
    assert all(1 <= n <= 400 for n in numbers(text))


@given(st.integers(1, 99), st.integers(0, 9))
def test_a_range_counts_each_number(first: int, more: int) -> None:
    assert numbers(f"{first}-{first + more}") == tuple(range(first, first + more + 1))


def tree_with(tmp_path: Path, text: str, name: str = "north/extra.yaml") -> RuleSet:
    root = tmp_path / "rules"
    if not root.exists():
        shutil.copytree(MADE_UP, root)
    (root / name).write_text(text, encoding="utf-8")
    return load(root)


HEAD = """instrument: un.x
regime: {regime}
symbol: X/7 (2004)
title: {{en: "X", ar: "س"}}
adopted: 2004-01-01
{more}
paragraphs: []
not_encoded:
  - {{para: "3", pinpoint: not_seen, from: 2004-01-01, subject: {{en: "{subject}", ar: "م"}}, why: {{en: "none", ar: "لا"}}}}
  - {{para: "annex", pinpoint: not_seen, from: 2004-01-01, subject: {{en: "list", ar: "م"}}, why: {{en: "none", ar: "لا"}}}}
"""


def extra(tmp_path: Path, subject: str = "a subject", more: str = "") -> RuleSet:
    regime = sorted(load(MADE_UP).regimes)[0]
    return tree_with(tmp_path, HEAD.format(regime=regime, subject=subject, more=more))


def test_what_is_only_named_and_what_only_numbering_implies(tmp_path: Path) -> None:
    known = known_paragraphs(extra(tmp_path, "as X/7 (2004) para. 6(b) says, and paras. 8 of something"), "un.x")
    assert tuple(known.declared) == (3,)
    assert known.named == (6,)
    assert known.implied == (1, 2, 4, 5)
    assert known.numbers == (1, 2, 3, 4, 5, 6)
    assert [e.para for e in known.declared_unnumbered] == ["annex"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("X/7 (2004) paras. 4-5, 9", (4, 5, 9)),
        ("x/7 (2004), paragraph 4", (4,)),
        ("paragraphs 4 and 5 of resolution 7", (4, 5)),
        ("paragraph 9 or 10 of 7", (9, 10)),
        ("X/7 (2004) para. 4, as changed by X/8 (2004) para. 12", (4,)),
        ("X/7 (2004) and nothing else", ()),
        ("paragraph 4 of resolution 70", ()),
        ("X/77 (2004) para. 4", ()),
        ("X/7 (2005) para. 4", ()),
    ],
)
def test_what_counts_as_naming_a_paragraph(tmp_path: Path, sentence: str, named: tuple[int, ...]) -> None:
    assert known_paragraphs(extra(tmp_path, sentence), "un.x").named == named


def test_a_place_stands_beside_each_citation(tmp_path: Path) -> None:
    ((document, path),) = citations(extra(tmp_path, "X/7 (2004) para. 6"))["X/7 (2004)"][6]
    assert document.path.endswith("extra.yaml")
    assert document.fault(path, "here").line == 9


def test_a_stated_number_of_paragraphs_makes_the_rest_known(tmp_path: Path) -> None:
    known = known_paragraphs(extra(tmp_path, more="operative: 5"), "un.x")
    assert known.last == 5
    assert known.implied == (1, 2, 4, 5)


def test_files_of_one_symbol_are_one_instrument(tmp_path: Path) -> None:
    regime = sorted(load(MADE_UP).regimes)[0]
    extra(tmp_path, "X/7 (2004) para. 2")
    other = HEAD.format(regime=regime, subject="s", more="").replace("un.x", "un.y").replace('para: "3"', 'para: "2"')
    tree = tree_with(tmp_path, other, "north/other.yaml")
    assert known_paragraphs(tree, "un.x").named == known_paragraphs(tree, "un.y").named == ()
    assert tuple(known_paragraphs(tree, "un.y").declared) == (2, 3)


def test_an_instrument_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        known_paragraphs(extra(tmp_path), "un.z")


def test_a_tree_without_instruments_cites_nothing() -> None:
    assert citations(RuleSet(Path())) == {}
