"""Which paragraphs of a regime are encoded, declared, named and neither, or known by numbering alone."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.authoring.review.paragraphs import COUNTED, covered, ranges, totals
from compliance.law.compiled import CompiledLaw
from compliance.law.inventory import citations, known_paragraphs
from compliance.law.load import load
from tests.cli.support import RULES, SHIPPED_RULES, Ran, quiet_about, run

BOOK = CompiledLaw(load(RULES))
SHIPPED = CompiledLaw(load(SHIPPED_RULES))


def coverage(*args: str, rules: Path | None = RULES) -> Ran:
    return quiet_about(run("law", "coverage", *args, rules=rules))


def first(on: str, rules: Path = RULES) -> dict[str, Any]:
    found = coverage("--regime", "made.north", "--on", on, "--format", "json", rules=rules).json["instruments"][0]
    return {key: found[key] for key in COUNTED}


def test_each_known_number_stands_in_one_place() -> None:
    assert first("2001-03-01") == {"encoded": [1, 2, 3, 4, 6], "declared": [7, 8], "past": [], "named": [], "implied": [5]}


@pytest.mark.parametrize(("on", "past"), [("2001-06-30", []), ("2001-07-01", [8]), ("2011-12-31", [8]), ("2012-01-01", [8])])
def test_the_day_decides_what_is_past(on: str, past: list[int]) -> None:
    assert first(on)["past"] == past


def test_an_instrument_counts_from_the_day_of_its_adoption() -> None:
    def symbols(on: str) -> list[str]:
        found = coverage("--regime", "made.north", "--on", on, "--format", "json").json["instruments"]
        return [f["symbol"] for f in found]

    assert symbols("2000-12-31") == []
    assert symbols("2005-05-31") == ["R/1 (2001)"]
    assert symbols("2005-06-01") == ["R/1 (2001)", "R/2 (2005)"]


def test_a_paragraph_that_is_named_and_neither_is_said_with_its_place(tmp_path: Path) -> None:
    root = Path(shutil.copytree(RULES, tmp_path / "rules"))
    path = root / "north" / "r2.yaml"
    old, new = "en: Training is free again.", "en: 'As R/1 (2001) para. 9 said, it is free.'"
    text = path.read_text(encoding="utf-8").replace(old, new)
    line = text[: text.index(new)].count("\n") + 1
    path.write_text(text, encoding="utf-8")
    found = first("2005-06-01", root)
    assert (found["named"], found["implied"]) == ([9], [5])
    out = coverage("--regime", "made.north", rules=root).out
    assert "MISSING, named           1  9" in out
    assert "9 is named at" in out
    assert f"r2.yaml:{line}" in "".join(out.split())


def test_a_stated_number_of_paragraphs(tmp_path: Path) -> None:
    root = Path(shutil.copytree(RULES, tmp_path / "rules"))
    path = root / "north" / "r1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("adopted:", "operative: 10\nadopted:"), encoding="utf-8")
    assert first("2001-03-01", root)["implied"] == [5, 9, 10]


@given(st.integers(0, 12 * 365))
def test_every_known_number_is_counted_once_on_every_day(days: int) -> None:
    on = date(2000, 1, 1) + timedelta(days)
    cited = citations(BOOK.tree)
    found = list(covered(BOOK, "made.north", on))
    for c in found:
        (name,) = [n for n, f in BOOK.tree.instruments.items() if f.symbol == c.symbol]
        counted = [n for key in COUNTED for n in getattr(c, key)]
        assert sorted(counted) == list(known_paragraphs(BOOK.tree, name, cited).numbers)
    assert totals(found)["known"] == sum(c.known for c in found)


@given(st.sets(st.integers(1, 60)))
def test_ranges_say_each_number_once(numbers: set[int]) -> None:
    said = []
    for part in filter(None, ranges(tuple(sorted(numbers))).split(", ")):
        low, _, high = part.partition("-")
        said += range(int(low), int(high or low) + 1)
    assert said == sorted(numbers)


def test_the_shipped_tree_declares_every_paragraph_that_it_names() -> None:
    for regime in SHIPPED.tree.regimes.values():
        assert totals(list(covered(SHIPPED, regime.regime, regime.as_known_to)))["named"] == 0


def test_the_screen_adds_up() -> None:
    ran = coverage("--regime", "made.north", "--on", "2001-03-01")
    assert ran.code == 0
    assert "R/1 (2001): 8 known" in ran.out
    assert "In all 1 instruments, 8 paragraphs known by number:" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_a_day_beyond_the_sources_is_said() -> None:
    assert "after it the law is not known" in coverage("--regime", "made.north", "--on", "2030-01-01").out
    assert "after it" not in coverage("--regime", "made.north").out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--regime", "made.nort"], "did you mean 'made.north'?"),
        (["--regime", "zzz"], "it has made.north, made.south"),
        (["--regime", "made.north", "--on", "2001-13-01"], "--on:"),
        ([], "--regime"),
        (["--regime", "made.north", "--format", "csv"], "csv"),
    ],
)
def test_wrong_usage(args: list[str], says: str) -> None:
    ran = coverage(*args)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
