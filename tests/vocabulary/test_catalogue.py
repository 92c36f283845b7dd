"""The catalogue of named items: what a designation names, however it is spelt, and when it names nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.normalise import folded_name
from compliance.law.load import RuleSet
from compliance.vocabulary.catalogue import Catalogue


def entry(item_class: str, en: str, ar: str, *forms: str, loose: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(class_=item_class, name=SimpleNamespace(en=en, ar=ar), forms=forms, context_forms=loose)


ENTRIES = {
    "zr-5": entry("rifle", "ZR-5 Thistle", "زد آر-5 شوكة", "ZR5", loose=("Thistle",)),
    "falcon": entry("aircraft", "Falcon", "صقر"),
    "falcon-boat": entry("vessel", "Falcon", "زورق صقر"),
    "thistle": entry("vessel", "Thistle", "شوكة"),
}
CATALOGUE = Catalogue(None, lambda: ENTRIES)


SPELT = [
    "ZR-5 Thistle",
    "zr 5 thistle",
    "ZR_5/Thistle",
    "ZR\u2013٥ THISTLE",
    " zr-5  thistle ",
    "ＺＲ-5 Thistle",
    "zr-5",
    "zr5",
]
SPELT += ["زد آر-5 شوكة", "زِد أر ٥ شوكه"]


@pytest.mark.parametrize("form", SPELT)
def test_spellings_that_differ_in_marks_case_hyphens_or_digits_meet(form: str) -> None:
    assert (CATALOGUE.match(form), CATALOGUE.class_of(form)) == ("zr-5", "rifle")


@pytest.mark.parametrize("form", ["", "ZR-6", "ZR-5 Thistle rifle", "a ZR-5"])
def test_a_part_or_more_than_the_whole_names_nothing(form: str) -> None:
    assert (CATALOGUE.match(form), CATALOGUE.class_of(form)) == (None, None)


def test_what_two_items_are_called_names_neither() -> None:
    assert CATALOGUE.match("Falcon") is None
    assert CATALOGUE.match("صقر") == "falcon"
    assert CATALOGUE.match("falcon-boat") == "falcon-boat"


def test_what_means_other_things_as_well_is_never_matched_alone() -> None:
    """Not even for the item of that very name."""
    assert CATALOGUE.match("Thistle") is None
    assert CATALOGUE.match("شوكة") == "thistle"


@given(st.text(max_size=20))
def test_folding_what_is_folded_changes_nothing(form: str) -> None:
    assert folded_name(folded_name(form)) == folded_name(form)


def test_a_tree_without_a_catalogue_knows_no_item() -> None:
    assert Catalogue(None).match("ZR-5") is None


def test_every_shipped_item_is_found_by_its_forms(shipped: RuleSet) -> None:
    """By each but those that mean something else as well, or another item."""
    book = Catalogue(shipped.catalogue_document)
    forms = [(name, folded_name(f)) for name, one in book.entries.items() for f in {name, one.name.en, one.name.ar, *one.forms}]
    owners: dict[str, set[str]] = {}
    for name, form in forms:
        owners.setdefault(form, set()).add(name)
    loose = {folded_name(form) for one in book.entries.values() for form in one.context_forms}
    assert len(owners) > len(book.entries)
    for form, names in owners.items():
        assert book.match(form) == (None if form in loose or len(names) > 1 else next(iter(names))), form
    assert {one.class_ for one in book.entries.values()} <= shipped.vocabulary.classes.keys()
