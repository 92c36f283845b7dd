"""The neutral rule set as a programmer would write it by hand, for one record: what a compiled rule tree is measured against.

Truth is a number: 0 no, 1 unknown, 2 yes. So 'and' is the least, 'or' the greatest, 'not' 2 less it. What no provision is about
is left at once, and what several ask is asked once.
"""

from __future__ import annotations

from datetime import date

from benchmarks.neutral.records import Record

CLEAR, FORBIDDEN, SPARED, OPEN = range(4)

MEMBERS = frozenset(first + second for first in "BCDEFGHK" for second in "ABCDEF")
ABOUT = frozenset(("XA", "XB", "XC", "XD", "XE", "XF", "XG"))
SMALL = frozenset(("small_arms", "ammunition", "paramilitary", "spare_parts", "clothing", "non_lethal_equipment"))
HEAVY = frozenset(("heavy_weapons", "vehicle", "missile"))
ALL_ARMS = SMALL | HEAVY
GRAVE = HEAVY | {"nuclear", "luxury"}
SENSITIVE = frozenset(("dual_use", "missile", "nuclear"))
SUPPLY = frozenset(("supply", "sale", "transfer", "export"))
ASSIST = frozenset(("training", "financing", "technical_assistance", "brokering"))
OBTAIN = frozenset(("import", "procurement", "transit_service"))
WEARERS = frozenset(("mission", "press", "relief"))
AID = frozenset(("humanitarian", "protective"))
AID_OR_WATCH = AID | {"monitoring"}


def _day(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


D1992, D2002, D2003 = _day(1992, 1, 23), _day(2002, 1, 16), _day(2003, 7, 28)
JUNE_2004, JULY_2004 = _day(2004, 6, 1), _day(2004, 7, 30)
OCTOBER_2006, DECEMBER_2006 = _day(2006, 10, 14), _day(2006, 12, 23)
D2007, D2008, D2009 = _day(2007, 2, 20), _day(2008, 3, 31), _day(2009, 6, 12)
MARCH_2013, DECEMBER_2013 = _day(2013, 3, 6), _day(2013, 12, 5)
JANUARY_2016, MARCH_2016, D2017, D2018 = _day(2016, 1, 16), _day(2016, 3, 2), _day(2017, 12, 22), _day(2018, 7, 9)
JULY_2022, NOVEMBER_2022, DECEMBER_2022, D2024 = _day(2022, 7, 29), _day(2022, 11, 17), _day(2022, 12, 20), _day(2024, 7, 30)
NONE_APPLIES = (CLEAR,) * 12


def _among(value, values):
    return 1 if value is None else 2 if value in values else 0


def _equal(value, other):
    return 1 if value is None else 2 if value == other else 0


def _true(value):
    return 1 if value is None else 2 if value else 0


def _verdict(forbidden, spared):
    """Return the verdict of a provision that is not ruled out."""
    if spared == 2:
        return SPARED
    return FORBIDDEN if forbidden == 2 and spared == 0 else OPEN


def verdicts(record: Record) -> tuple[int, ...] | list[int]:
    """Return the verdict of each of the twelve provisions on a record."""
    to, origin, transit, listed = record["destination"], record["origin"], record["transit"], record["listed"]
    to_target = to is None or to in ABOUT
    from_fourth = origin is None or origin == "XD"
    through_sixth = transit is None or transit == "XF"
    if not (to_target or from_fourth or through_sixth or listed is None or listed):
        return NONE_APPLIES
    found = [CLEAR] * 12
    conduct, goods, nationality, flag = record["conduct"], record["class"], record["nationality"], record["flag"]
    recipient, purpose, day = record["recipient"], record["purpose"], record["date"]
    arms = _among(goods, ALL_ARMS)
    nexus = 0
    for place in (origin, transit, nationality, flag):
        if place is None:
            nexus = 1
        elif place in MEMBERS:
            nexus = 2
            break
    supplying, assisting = _among(conduct, SUPPLY), _among(conduct, ASSIST)
    dealing = max(supplying, assisting)
    government = _equal(recipient, "government")
    harmless, unlisted, approved = 2 - _true(record["lethal"]), 2 - _true(listed), _true(record["approval"])
    relief = _equal(purpose, "humanitarian")
    noticed = waited = _true(record["notified"])
    if noticed:
        notice, over = record["notice_date"], record["notice_over"]
        if day is None or notice is None:
            noticed = waited = 1
        else:
            noticed = noticed if day >= notice else 0
            waited = waited if day >= over else 0

    def since(first):
        return 1 if day is None else 2 if day >= first else 0

    def until(after):
        return 1 if day is None else 2 if day < after else 0

    if to_target:
        worn = min(_equal(goods, "clothing"), _true(record["temporary"]), _among(recipient, WEARERS))
        mission = _equal(recipient, "mission")
        linked = min(arms, nexus)
        if to is None or to == "XA":
            p = min(_equal(to, "XA"), linked, supplying, since(JUNE_2004), until(D2018))
            if p:
                aid = min(harmless, _among(purpose, AID), approved, unlisted)
                found[0] = _verdict(p, max(min(approved, government), aid, worn))
        if to is None or to == "XB":
            there = min(_equal(to, "XB"), since(D1992))
            p = min(there, linked, supplying)
            q = min(there, assisting, max(_among(nationality, MEMBERS), _among(origin, MEMBERS)))
            if p or q:
                security, rocket = _equal(purpose, "security_support"), _equal(goods, "missile")
                spared = max(
                    min(until(D2007), relief, harmless, approved),
                    min(since(D2007), until(MARCH_2013), max(approved, min(government, security, waited))),
                    min(since(MARCH_2013), until(NOVEMBER_2022), government, 2 - rocket, max(harmless, waited)),
                    min(since(NOVEMBER_2022), max(min(government, 2 - _among(goods, HEAVY)), approved)),
                )
                if p:
                    found[1] = _verdict(p, spared)
                if q:
                    found[2] = _verdict(q, max(min(until(MARCH_2013), approved), min(since(MARCH_2013), spared)))
        if to is None or to == "XC":
            there = min(_equal(to, "XC"), linked, dealing)
            p = min(there, since(D2003), 2 - government)
            if p:
                found[3] = _verdict(p, max(mission, worn, min(harmless, relief, noticed)))
            p = min(there, since(D2008), until(DECEMBER_2022), government)
            if p:
                found[4] = _verdict(p, max(noticed, _equal(goods, "non_lethal_equipment")))
        if to is None or to == "XD":
            there = min(_equal(to, "XD"), supplying, nexus)
            if there:
                p = min(there, since(OCTOBER_2006), max(_among(goods, GRAVE), min(since(D2009), _among(goods, SMALL))))
                if p:
                    found[5] = _verdict(p, min(since(D2009), until(MARCH_2016), _equal(goods, "small_arms"), waited))
                p = min(there, since(D2017), _equal(goods, "refined_oil"))
                if p:
                    quantity = record["quantity"]
                    little = 1 if quantity is None else 2 if quantity <= 500 else 0
                    found[7] = _verdict(p, min(little, noticed, _equal(purpose, "livelihood"), unlisted))
        if to is None or to == "XE":
            group = max(until(D2024), _equal(recipient, "armed_group"))
            p = min(_equal(to, "XE"), linked, dealing, since(DECEMBER_2013), group)
            if p:
                late = min(since(JULY_2022), until(D2024), government, waited)
                found[8] = _verdict(p, max(min(until(JULY_2022), approved), late, mission, worn))
        if to is None or to == "XD" or to == "XG":
            any_dealing = max(dealing, _equal(conduct, "transit_service"))
            p = min(_among(goods, SENSITIVE), 1 if to is None else 2, since(DECEMBER_2006), any_dealing, nexus)
            if p:
                spared = min(since(JANUARY_2016), _equal(to, "XG"), _equal(goods, "dual_use"), approved, waited, unlisted)
                found[11] = _verdict(p, spared)
    if from_fourth:
        link = max(_among(to, MEMBERS), _among(nationality, MEMBERS), _among(flag, MEMBERS))
        p = min(_equal(origin, "XD"), since(OCTOBER_2006), _among(conduct, OBTAIN), max(arms, _equal(goods, "nuclear")), link)
        if p:
            found[6] = _verdict(p, min(approved, _equal(purpose, "monitoring"), unlisted))
    if through_sixth or to is None or to == "XF":
        passing = max(supplying, _equal(conduct, "transit_service"))
        p = min(max(_equal(to, "XF"), _equal(transit, "XF")), since(JULY_2004), passing, arms, nexus)
        if p:
            found[9] = _verdict(p, max(min(approved, government, unlisted), min(harmless, _among(purpose, AID_OR_WATCH))))
    p = min(2 - unlisted, since(D2002), dealing, arms, nexus)
    if p:
        found[10] = _verdict(p, min(approved, relief))
    return found
