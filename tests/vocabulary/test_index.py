"""The vocabulary as it is asked: classes below classes, closed lists of values, and what is known of whom on a day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from compliance.files.dates import Interval
from compliance.logic.values import NOT_REPORTED, Fact, Known, Reason, Unknown
from compliance.vocabulary.index import Vocabulary


def spell(value: str, start: str | None = None, end: str | None = None) -> Any:
    return SimpleNamespace(value=value, from_=start, to=end)


def actor(**attributes: list[Any]) -> Any:
    return SimpleNamespace(attributes=attributes)


CLASSES: Any = {
    n: SimpleNamespace(under=u) for n, u in {"goods": None, "arms": "goods", "rifle": "arms", "fuel": "goods"}.items()
}
ACTORS: Any = {
    "force": actor(standing=[spell("rebel", "2002-01-01", "2002-12-31"), spell("army", "2003-01-01")], state=[spell("XN")]),
    "firm": actor(state=[spell("XO", "2001-06")]),
}
STATES: Any = {"XN": SimpleNamespace(un_member=[spell("", "2001-05-01")]), "XO": SimpleNamespace(un_member=[])}
BOOK = Vocabulary(classes=CLASSES, actors=ACTORS, states=STATES, states_complete_to=date(2005, 12, 31))


def days(lo: str, hi: str | None = None) -> Interval:
    return Interval(date.fromisoformat(lo), date.fromisoformat(hi or lo))


def test_a_class_stands_under_each_class_above_it() -> None:
    assert BOOK.under("goods") == CLASSES.keys()
    assert BOOK.under("arms") == {"arms", "rifle"}
    assert BOOK.under("rifle") == {"rifle"}
    assert list(BOOK.ancestry("rifle")) == ["rifle", "arms", "goods"]
    for name in CLASSES:
        assert all(name in BOOK.under(above) for above in BOOK.ancestry(name))


def test_classes_on_a_circle_come_to_an_end() -> None:
    circle: Any = {"a": SimpleNamespace(under="b"), "b": SimpleNamespace(under="a")}
    book = Vocabulary(classes=circle)
    assert (list(book.ancestry("a")), book.under("a")) == (["a", "b"], {"a", "b"})


def declared(kind: str, values: list[str] | None = None, *, exhaustive: bool = False) -> Any:
    return SimpleNamespace(type=kind, values=values or [], exhaustive=exhaustive, values_from=None, derived=None)


DOMAINS: dict[str, tuple[Any, Any]] = {
    "armed": (declared("boolean"), (False, True)),
    "class": (declared("class", exhaustive=True), tuple(sorted(CLASSES))),
    "other_class": (declared("class"), None),
    "approval": (declared("enum", ["granted", "refused"], exhaustive=True), ("granted", "refused")),
    "use": (declared("enum", ["war"]), None),
    "price": (declared("number"), None),
}


@pytest.mark.parametrize("name", [*DOMAINS, "none-such"])
def test_only_a_closed_list_of_values_is_a_domain(name: str) -> None:
    book = Vocabulary(classes=CLASSES, facts={fact: made for fact, (made, _) in DOMAINS.items()})
    assert book.domain(name) == DOMAINS.get(name, (None, None))[1]


@pytest.mark.parametrize(
    ("who", "what", "on", "fact"),
    [
        ("force", "standing", days("2001-12-31"), NOT_REPORTED),
        ("force", "standing", days("2002-01-01"), Known("rebel")),
        ("force", "standing", days("2002-12-31"), Known("rebel")),
        ("force", "standing", days("2003-01-01"), Known("army")),
        # Days on which it changes, and days that begin before anything is known.
        ("force", "standing", days("2002-12-31", "2003-01-01"), Unknown(Reason.IMPRECISE, ("rebel", "army"))),
        ("force", "standing", days("2001-12-31", "2002-01-01"), Unknown(Reason.IMPRECISE)),
        ("nobody", "standing", days("2002-01-01"), NOT_REPORTED),
        # A month is known from its first day.
        ("firm", "state", days("2001-06-01"), Known("XO")),
        ("firm", "state", days("2001-05-31"), NOT_REPORTED),
        # Membership is that of the State, and what a list that is complete to a day does not name is none until that day.
        ("force", "un_member", days("2001-05-01"), Known(True)),
        ("force", "un_member", days("2001-04-30"), Known(False)),
        ("XN", "un_member", days("2001-04-30", "2001-05-01"), Unknown(Reason.IMPRECISE)),
        ("firm", "un_member", days("2005-12-31"), Known(False)),
        ("firm", "un_member", days("2006-01-01"), NOT_REPORTED),
        ("XO", "state", days("1900-01-01"), Known("XO")),
        ("XO", "organ", days("1900-01-01"), Known(True)),
        ("XO", "standing", days("1900-01-01"), NOT_REPORTED),
    ],
)
def test_what_is_known_of_whom_on_which_days(who: str, what: str, on: Interval, fact: Fact) -> None:
    assert BOOK.attribute(who, what, on) == fact


def test_the_days_of_change_are_first_days_and_the_days_after_last_ones() -> None:
    told = {date(2002, 1, 1), date(2003, 1, 1), date(2001, 5, 1)}
    assert BOOK.change_days("force") == told
    assert BOOK.change_days("nobody") == set()


def test_between_two_days_of_change_nothing_is_half_known() -> None:
    cuts = sorted({*BOOK.change_days("force"), date(2000, 1, 1), date(2006, 1, 1)})
    spans = [Interval(first, date.fromordinal(after.toordinal() - 1)) for first, after in pairwise(cuts)]
    facts = [BOOK.attribute("force", what, on) for on in spans for what in ("standing", "un_member")]
    assert not [fact for fact in facts if isinstance(fact, Unknown) and fact.reason is Reason.IMPRECISE]
    assert len({str(fact) for fact in facts}) > 3
