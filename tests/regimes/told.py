"""The cases on the made-up trees, and what each comes to, on both sides of every line."""

from __future__ import annotations

from typing import Any

from tests.regimes.world import Told


def supply(day: str, **more: Any) -> dict[str, Any]:
    told = {"class": "small_arm", "conduct": "supply", "stage": "performed", "date": day, "supplier": "FR", **more}
    return {k: v for k, v in told.items() if v is not None}


def one(name: str, tree: str, facts: dict[str, Any], expected: str, ref: str, **more: Any) -> Told:
    return Told(name, tree, {"x": {"act": facts}}, {f"x.act {ref}": expected}, **more)


def snap(name: str, day: str, expected: str, ref: str = "goods", **more: Any) -> Told:
    readings = more.pop("readings", frozenset())
    return one(name, "snapback", supply(day, destination="IR", **more), expected, f"snap.arms.{ref}", readings=readings)


NO_SNAPBACK = frozenset({"no-snapback"})
SNAPBACK = [
    snap("before it began", "2006-12-22", "not_in_force"),
    snap("on its first day", "2006-12-23", "touched"),
    snap("on the day before it ended", "2016-01-15", "touched"),
    snap("on the day it ended", "2016-01-16", "not_in_force"),
    snap("on the day before it came back", "2026-01-15", "not_in_force"),
    snap("on the day it came back", "2026-01-16", "touched"),
    snap("on the day it came back, under the other reading", "2026-01-16", "not_in_force", readings=NO_SNAPBACK),
    snap("before it ended, under the other reading", "2016-01-15", "touched", readings=NO_SNAPBACK),
    snap("what the end left out", "2020-01-01", "touched", "artillery", **{"class": "artillery"}),
    snap("what the return left out", "2026-02-01", "not_in_force", "mortars", **{"class": "mortar"}),
    snap("in a year in which it both was and was not", "2016", "open"),
]


def dealer(name: str, day: str, expected: str, **more: Any) -> Told:
    return one(
        name, "listed", supply(day, **{"recipient": "made-dealer", "destination": "AF", **more}), expected, "listed.arms.goods"
    )


LISTED = [
    dealer("before he was listed", "2009-12-31", "outside"),
    dealer("on the first day on the list", "2010-01-01", "touched"),
    dealer("on the last day on the list", "2014-12-31", "touched"),
    dealer("after he was taken off", "2015-01-01", "outside"),
    dealer("in a year in which he is on the list throughout", "2012", "touched"),
    dealer("over the day on which he is listed", "2009-12..2010-01", "open"),
    dealer("food to a listed person", "2012-01-01", "not_touched", **{"class": "civil_goods"}),
    dealer("somebody of whom nothing is known", "2012-01-01", "open", recipient=None),
    dealer("somebody of whom the list says nothing after a day", "2016-01-01", "open", recipient="made-gap"),
    dealer("talks with a listed person", "2012-01-01", "not_touched", conduct="contact"),
    dealer("a planned supply to a listed person", "2012-01-01", "prospective", stage="planned"),
]


def buys(name: str, expected: str, **more: Any) -> Told:
    told = supply("2010-05-01", **{"conduct": "sale", "supplier": "KP", "buyer": "EG", "destination": "EG", **more})
    return one(name, "buying", told, expected, "buying.from.procurement")


BUYING = [
    buys("a State buys from the State under embargo", "touched"),
    buys("its company buys", "touched", buyer="made-firm"),
    buys("the same told as a purchase", "touched", conduct="procurement"),
    buys("goods that come from there, sold by another", "touched", supplier="FR", origin="KP"),
    buys("goods from elsewhere", "outside", supplier="FR", origin="FR"),
    buys("goods of which nobody says whence they come", "open", supplier="FR"),
    buys("food from there", "not_touched", **{"class": "civil_goods"}),
    buys("a buyer that is no Member", "not_touched", buyer="VA"),
    buys("no buyer is reported", "open", buyer=None),
    buys("before the measures", "not_in_force", date="2006-10-13"),
    buys("a contract not yet made", "prospective", stage="offered"),
    one(
        "a sale from there is no supply to it",
        "buying",
        supply("2010-05-01", conduct="sale", supplier="KP", buyer="EG", destination="EG"),
        "not_touched",
        "buying.to.goods",
    ),
    one("a sale to it is no purchase from it", "buying", supply("2010-05-01", destination="KP"), "touched", "buying.to.goods"),
]


def force(name: str, recipient: str | None, expected: str, day: str = "2012-05-01", **more: Any) -> Told:
    return one(
        name, "partial", supply(day, **{"recipient": recipient, "destination": "CD", **more}), expected, "partial.arms.goods"
    )


PARTIAL = [
    force("the Government", "made-government", "not_touched"),
    force("a force outside it", "made-rebels", "touched"),
    force("nobody says who", None, "open"),
    force("standing in dispute", "made-rivals", "open"),
    force("the dispute is over", "made-rivals", "not_touched", "2013-01-01"),
    force("over the end of the dispute", "made-rivals", "open", "2012-12..2013-01"),
    force("food to a force outside it", "made-rebels", "not_touched", **{"class": "civil_goods"}),
    force("one of two, of which one is the Government", {"any_of": ["made-rebels", "made-government"]}, "open"),  # type: ignore[arg-type]
]

GIVEN = {"recipient": "made-ministry", "notified": True, "negative_decision": False}


def notice(name: str, expected: str, received: str | None, day: str, mark: str, word: str = "committee", **more: Any) -> Told:
    told = supply(day, **{**GIVEN, "destination": "CF", "notice_received": received, **more})
    ref = "notice.arms.goods"
    return one(name, "notice", told, expected, ref, word=word, marks={ref: mark})


# 4 July 2017 was a holiday, 30 June a Friday: the fifth full working day after it is 10 July. 2018 has no table.
NOTICE = [
    notice("the period has run", "excepted", "2017-06-30", "2017-07-11", "shown"),
    notice("its last day is part of it", "touched", "2017-06-30", "2017-07-10", "excluded"),
    notice("in a week without holiday", "excepted", "2017-07-07", "2017-07-17", "shown"),
    notice("in a week without holiday, a day too early", "touched", "2017-07-07", "2017-07-14", "excluded"),
    notice("a year without table, before the shortest", "touched", "2018-06-29", "2018-07-06", "excluded"),
    notice("a year without table, between the two", "touched_unless", "2018-06-29", "2018-07-09", "part_shown"),
    notice("a year without table, after the longest", "excepted", "2018-06-29", "2018-07-13", "shown"),
    notice("the Committee said no", "touched", "2017-06-30", "2017-07-20", "excluded", negative_decision=True),
    notice(
        "no notice was given, says the supplier", "touched", None, "2017-07-20", "excluded", "supplying_state", notified=False
    ),
    notice("no notice is reported", "touched_unless", None, "2017-07-20", "unreported", notified=None, negative_decision=None),
    notice(
        "nothing is reported of a decision", "touched_unless", "2017-06-30", "2017-07-20", "part_shown", negative_decision=None
    ),
    notice("for another than the Government", "touched", "2017-06-30", "2017-07-20", "excluded", recipient="made-militia"),
]

CRAFT = {
    "class": "transport_aircraft",
    "conduct": "temporary_entry",
    "stage": "performed",
    "date": "2012-05-01",
    "destination": "SO",
}
ARMS = supply("2012-05-01", destination="SO", recipient="humanitarian-workers")
VESTS = supply("2012-05-01", destination="SO", recipient="un-personnel", **{"class": "protective_clothing"})
FOOD = supply("2012-05-01", destination="SO", **{"class": "civil_goods"})
SOMETHING = supply("2012-05-01", destination="SO", **{"class": None})
FOUND = {"conduct": "seizure", "stage": "performed", "date": "2012-06-01", "bound_to_or_from": "SO"}


def aboard(name: str, entry: str, stop: str, **cargo: Any) -> Told:
    items = {"craft": {"visit": CRAFT, "carries": list(cargo)}, **{k: {"act": v} for k, v in cargo.items()}}
    return Told(name, "carried", items, {"craft.visit carried.craft.entry": entry, "craft.visit carried.seizure.stop": stop})


def found(name: str, told: dict[str, Any], goods: str, seize: str, listing: str) -> Told:
    expected = {
        "x.act carried.arms.goods": goods,
        "x.find carried.seizure.seize": seize,
        "x.act carried.listing.breach": listing,
    }
    return Told(name, "carried", {"x": {"act": told, "find": FOUND}}, expected)


CARRIED = [
    found("banned items are found", ARMS, "touched", "triggered", "open"),
    found("exempt items are found", VESTS, "excepted", "not_triggered", "not_triggered"),
    found("food is found", FOOD, "not_touched", "not_triggered", "not_triggered"),
    found("nobody says what was found", SOMETHING, "open", "open", "open"),
    aboard("a craft with exempt items", "excepted", "not_triggered", vests=VESTS, food=FOOD),
    aboard("a craft with one banned item", "touched", "triggered", vests=VESTS, arms=ARMS),
    aboard("a craft with something", "touched_unless", "open", vests=VESTS, something=SOMETHING),
    aboard("a craft with something and a banned item", "touched", "triggered", something=SOMETHING, arms=ARMS),
    aboard("a craft of which no cargo is told", "touched_unless", "open"),
]

ALL = [*SNAPBACK, *LISTED, *BUYING, *PARTIAL, *NOTICE, *CARRIED]
