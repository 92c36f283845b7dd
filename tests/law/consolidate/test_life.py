"""What ends a limb, what brings it back, and what never does."""

from __future__ import annotations

import pytest

from compliance.files.diagnostics import FaultyFile
from tests.law.consolidate.build import (
    FIRST,
    KNOWN_TO,
    act,
    before,
    case,
    cases_of,
    force,
    law,
    limb,
    object_of,
    on,
    run_of,
    text,
    when,
)

END, BACK = on(2003), on(2008)


def terminate(day=END, **more):
    return act("end.it", day, {"do": "terminate", "limbs": ["a.x"], **more})


def revive(day=BACK, undoes="end.it", **more):
    return act("back.it", day, {"do": "revive", "limbs": ["a.x"], "undoes": undoes, **more})


def replaced(ref, day, word, **more):
    return act(ref, day, {"do": "replace_element", "limbs": ["a.x"], "element": "object", "when": when(word), **more})


def test_a_termination_owns_its_first_day_and_lasts():
    folded = law(r1=[limb("a.x")], r2=[terminate()])
    assert run_of(folded, "a.x") == [(FIRST, before(END), True), (END, None, False)]
    assert folded.on("a.x", before(FIRST)) is None


def test_a_revival_brings_back_the_version_of_the_day_before_for_the_future_only():
    folded = law(
        r1=[limb("a.x")],
        r2=[replaced("n.one", on(2002), "second"), terminate()],
        r3=[replaced("n.dead", on(2005), "never"), revive()],
        r4=[replaced("n.two", on(2009), "third")],
    )
    assert [force(folded, "a.x", d) for d in (before(END), END, before(BACK), BACK)] == [True, False, False, True]
    assert object_of(folded.on("a.x", before(END))) == "second"
    assert object_of(folded.on("a.x", BACK)) == "second"
    assert object_of(folded.on("a.x", on(2009))) == "third"


def test_every_kind_of_amendment_made_while_it_was_dead_is_lost():
    dead = [
        act("n.case", on(2004), {"do": "set_case", "limbs": ["a.x"], "case": "more", "to": case("more", "approval")}),
        act("n.gone", on(2005), {"do": "remove_case", "limbs": ["a.x"], "case": "all"}),
        act("n.wide", on(2006), {"do": "widen", "limbs": ["a.x"], "element": "object", "when": when("wider")}),
        act("n.thin", on(2007), {"do": "narrow", "limbs": ["a.x"], "element": "object", "when": when("narrower")}),
    ]
    folded = law(r1=[limb("a.x")], r2=[terminate()], r3=dead, r4=[revive()])
    back = folded.on("a.x", BACK)
    assert (object_of(back), cases_of(back)) == ("object", {"all": "none"})


@pytest.mark.parametrize("names", [("b", "c"), ("c", "b")])
def test_an_amendment_of_the_day_of_the_termination_does_not_come_back(names):
    """Whatever the limbs are called: the version of the day before comes back."""
    ended, amended = names
    folded = law(
        r1=[limb("a.x")],
        r2=[act(f"{ended}.it", END, {"do": "terminate", "limbs": ["a.x"]}), replaced(f"{amended}.new", END, "late")],
        r3=[revive(undoes=f"{ended}.it")],
    )
    assert object_of(folded.on("a.x", BACK)) == "object"


@pytest.mark.parametrize("name", ["a-early", "z-late"])
def test_an_amendment_of_the_day_of_the_revival_is_made_to_what_was_revived(name):
    folded = law(r1=[limb("a.x")], r2=[terminate()], r3=[revive(), replaced(f"{name}.new", BACK, "new")])
    assert object_of(folded.on("a.x", BACK)) == "new"


def test_what_had_lapsed_before_a_termination_is_not_revived():
    folded = law(r1=[limb("a.x", until=on(2002, 12, 30))], r2=[terminate()], r3=[revive()])
    assert force(folded, "a.x", on(2002, 12, 30)) is True
    assert [force(folded, "a.x", d) for d in (on(2002, 12, 31), END, BACK, on(2009))] == [False] * 4


def test_what_would_have_lapsed_while_dead_is_not_revived():
    folded = law(r1=[limb("a.x", until=on(2005))], r2=[terminate()], r3=[revive()])
    assert force(folded, "a.x", BACK) is False


def test_what_is_revived_still_ends_on_its_last_day():
    folded = law(r1=[limb("a.x", until=on(2009))], r2=[terminate()], r3=[revive()])
    assert [force(folded, "a.x", d) for d in (BACK, on(2009), on(2009, 1, 2))] == [True, True, False]


def test_a_revival_undoes_the_termination_that_it_names_and_no_other():
    folded = law(
        r1=[limb("a.x")], r2=[terminate()], r3=[act("other.it", on(2005), {"do": "terminate", "limbs": ["a.x"]}), revive()]
    )
    assert force(folded, "a.x", on(2009)) is False
    both = law(
        r1=[limb("a.x")],
        r2=[terminate()],
        r3=[act("other.it", on(2005), {"do": "terminate", "limbs": ["a.x"]}), revive()],
        r4=[act("again.it", on(2009), {"do": "revive", "limbs": ["a.x"], "undoes": "other.it"})],
    )
    assert [force(both, "a.x", d) for d in (BACK, before(on(2009)), on(2009))] == [False, False, True]


def test_a_revival_of_what_nothing_ended_does_nothing():
    folded = law(r1=[limb("a.x"), act("end.it", END)], r3=[revive()])
    assert run_of(folded, "a.x") == [(FIRST, None, True)]


def test_what_was_ended_revived_and_ended_again_is_out():
    folded = law(
        r1=[limb("a.x")], r2=[terminate()], r3=[revive()], r4=[act("end.2", on(2010), {"do": "terminate", "limbs": ["a.x"]})]
    )
    assert [force(folded, "a.x", d) for d in (END, BACK, before(on(2010)), on(2010))] == [False, True, True, False]


# --- whole instruments


def test_a_snapback_names_instruments_and_leaves_limbs_out():
    base = [limb("a.x"), limb("a.y"), limb("b.z", until=on(2002))]
    ending = [act("end.it", END, {"do": "terminate", "instruments": ["r1", "r2"], "except": ["a.y"]})]
    back = [act("back.it", BACK, {"do": "revive", "instruments": ["r1", "r2"], "except": ["c.w"], "undoes": "end.it"})]
    folded = law(r1=base, r2=[limb("c.v", on(2002)), limb("c.w")], r3=ending, r4=back)
    days = (on(2002, 6), END, before(BACK), BACK)
    assert [force(folded, "a.x", d) for d in days] == [True, False, False, True]
    assert run_of(folded, "a.y") == [(FIRST, None, True)]
    assert [force(folded, "b.z", d) for d in days] == [False] * 4
    assert [force(folded, "c.v", d) for d in days] == [True, False, False, True]
    assert [force(folded, "c.w", d) for d in days] == [True, False, False, False]


def test_a_limb_that_was_to_begin_later_in_an_instrument_that_ended_never_begins():
    ending = [act("end.it", END, {"do": "terminate", "instruments": ["r1"]})]
    folded = law(r1=[limb("a.x"), limb("a.later", on(2005))], r2=ending)
    assert force(folded, "a.later", on(2006)) is False


# --- suspensions


def suspend(ref, lo, hi=None, **more):
    effect = {"do": "suspend", "limbs": ["a.x"], **({"until": hi} if hi else {}), **more}
    return act(ref, lo, effect)


def test_a_suspension_includes_its_last_day_and_ends_by_itself():
    folded = law(r1=[limb("a.x")], r2=[suspend("s.it", on(2003), on(2003, 6, 30))])
    days = (before(on(2003)), on(2003), on(2003, 6, 30), on(2003, 7, 1))
    assert [force(folded, "a.x", d) for d in days] == [True, False, False, True]


def test_a_suspension_without_a_last_day_lasts_until_it_is_undone():
    folded = law(r1=[limb("a.x")], r2=[suspend("s.it", END)])
    assert force(folded, "a.x", on(2010)) is False
    undone = law(r1=[limb("a.x")], r2=[suspend("s.it", END)], r3=[revive(undoes="s.it")])
    assert [force(undone, "a.x", d) for d in (before(BACK), BACK)] == [False, True]


def test_the_end_of_a_suspension_does_not_bring_back_what_was_terminated_meanwhile():
    folded = law(r1=[limb("a.x")], r2=[suspend("s.it", on(2002), on(2004))], r3=[terminate()])
    assert [force(folded, "a.x", d) for d in (END, on(2004, 1, 2), on(2009))] == [False] * 3


def test_a_revival_of_a_termination_does_not_cut_a_suspension_short():
    folded = law(r1=[limb("a.x")], r2=[suspend("s.it", on(2002), on(2009))], r3=[terminate()], r4=[revive()])
    assert [force(folded, "a.x", d) for d in (BACK, on(2009), on(2009, 1, 2))] == [False, False, True]


@pytest.mark.parametrize(("lo", "hi"), [(on(2004), on(2007)), (on(2004), on(2005))])
def test_of_two_suspensions_that_overlap_both_must_end(lo, hi):
    folded = law(r1=[limb("a.x")], r2=[suspend("s.one", on(2003), on(2006))], r3=[suspend("s.two", lo, hi)])
    last = max(on(2006), hi)
    assert force(folded, "a.x", last) is False
    assert force(folded, "a.x", on(2006, 1, 2)) is (last == on(2006))
    assert force(folded, "a.x", last.replace(day=2)) is True


def test_two_suspensions_in_one_limb_end_each_on_its_own_day():
    effects = [
        {"do": "suspend", "limbs": ["a.x"], "until": on(2004)},
        {"do": "suspend", "limbs": ["a.x"], "from": on(2003, 6), "until": on(2005)},
    ]
    folded = law(r1=[limb("a.x")], r2=[act("s.it", END, *effects)])
    assert [force(folded, "a.x", d) for d in (on(2004, 1, 2), on(2005), on(2005, 1, 2))] == [False, False, True]


def test_what_lapses_while_suspended_stays_out():
    folded = law(r1=[limb("a.x", until=on(2004))], r2=[suspend("s.it", END, on(2005))])
    assert force(folded, "a.x", on(2005, 1, 2)) is False


# --- extensions


def extend(ref, start, until=None, **more):
    return act(ref, start, {"do": "extend", "limbs": ["a.x"], **({"until": until} if until else {}), **more})


def test_windows_that_overlap_join_and_an_earlier_end_does_not_shorten():
    folded = law(
        r1=[limb("a.x", until=on(2002))],
        r2=[extend("e.one", on(2001, 6), on(2005)), extend("e.two", on(2001, 9), on(2004))],
        r3=[extend("e.three", on(2004, 3), on(2007))],
    )
    assert all(force(folded, "a.x", d) for d in (on(2002, 2), on(2004, 6), on(2005, 1, 2), on(2007)))
    assert force(folded, "a.x", on(2007, 1, 2)) is False


def test_the_last_day_is_a_day_in_force_and_an_extension_may_begin_the_day_after():
    folded = law(r1=[limb("a.x", until=on(2002))], r2=[extend("e.one", on(2002, 1, 2), on(2003))])
    assert [force(folded, "a.x", d) for d in (on(2002), on(2002, 1, 2), on(2003), on(2003, 1, 2))] == [True, True, True, False]


def test_a_gap_before_an_extension_is_refused():
    with pytest.raises(FaultyFile, match="no longer in force"):
        law(r1=[limb("a.x", until=on(2002))], r2=[extend("e.one", on(2002, 1, 3), on(2003))])


@pytest.mark.parametrize("by", ["terminate", "suspend"])
def test_an_extension_of_what_is_dead_is_refused(by):
    with pytest.raises(FaultyFile, match="no longer in force"):
        law(r1=[limb("a.x")], r2=[act("end.it", END, {"do": by, "limbs": ["a.x"]})], r3=[extend("e.one", on(2004), on(2005))])


def test_a_computed_end_is_marked_and_counts_months_from_the_first_day():
    folded = law(r1=[limb("a.x", until=on(2002))], r2=[extend("e.one", on(2001, 8, 31), months=6)])
    content = folded.versions("a.x")[-1].content
    assert (content.until, content.until_computed, content.chain[-1].computed) == (on(2002, 2, 28), True, True)


# --- what the sources no longer speak for


@pytest.mark.parametrize(("end", "after"), [(before(KNOWN_TO), False), (KNOWN_TO, False), (on(2011), None), (on(2013), None)])
def test_after_a_last_end_the_law_is_over_or_not_known(end, after):
    folded = law(r1=[limb("a.x", until=end)])
    assert force(folded, "a.x", end) is True
    assert force(folded, "a.x", end.replace(year=2020)) is after


def test_what_was_terminated_is_out_however_late_its_end_lay():
    folded = law(r1=[limb("a.x", until=on(2013))], r2=[terminate()])
    assert force(folded, "a.x", on(2020)) is False


# --- versions


def test_a_replacing_version_owns_its_first_day():
    folded = law(r1=[limb("a.x")], r2=[replaced("n.one", END, "second")])
    assert object_of(folded.on("a.x", before(END))) == "object"
    assert object_of(folded.on("a.x", END)) == "second"


def test_widening_joins_by_or_and_narrowing_by_and_over_what_was():
    folded = law(
        r1=[limb("a.x")],
        r2=[
            act("n.wide", on(2002), {"do": "widen", "limbs": ["a.x"], "element": "object", "when": when("wider")}),
            act("n.thin", on(2003), {"do": "narrow", "limbs": ["a.x"], "element": "object", "when": when("thinner")}),
        ],
    )
    assert object_of(folded.on("a.x", on(2002))) == "(object|wider)"
    assert object_of(folded.on("a.x", on(2003))) == "((object|wider)&thinner)"


def test_cases_are_set_and_removed_one_by_one():
    folded = law(
        r1=[limb("a.x")],
        r2=[
            act("n.set", on(2002), {"do": "set_case", "limbs": ["a.x"], "case": "lethal", "to": case("lethal", "approval")}),
            act("n.gone", on(2003), {"do": "remove_case", "limbs": ["a.x"], "case": "all"}),
        ],
    )
    assert cases_of(folded.on("a.x", on(2002))) == {"all": "none", "lethal": "approval"}
    assert cases_of(folded.on("a.x", on(2003))) == {"lethal": "approval"}


def test_the_chain_names_what_was_done_in_order_of_day():
    folded = law(r1=[limb("a.x")], r2=[replaced("n.one", on(2002), "second"), terminate()], r3=[revive()])
    chain = folded.versions("a.x")[-1].content.chain
    assert [(c.by, c.do) for c in chain] == [("n.one", "replace_element"), ("end.it", "terminate"), ("back.it", "revive")]


# --- clashes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"do": "terminate"}, {"do": "suspend"}),
        ({"do": "extend", "until": on(2004)}, {"do": "extend", "until": on(2005)}),
        ({"do": "set_case", "case": "all", "to": case("one")}, {"do": "remove_case", "case": "all"}),
        (
            {"do": "widen", "element": "object", "when": when("wider")},
            {"do": "narrow", "element": "object", "when": when("thinner")},
        ),
    ],
)
@pytest.mark.parametrize("together", [False, True])
def test_two_amendments_of_one_slot_on_one_day_need_an_order(one, other, together):
    def fold(**order):
        first, second = {**one, "limbs": ["a.x"]}, {**other, "limbs": ["a.x"], **order}
        if together:
            return law(r1=[limb("a.x", until=on(2003))], r2=[act("n.one", on(2002), first, second)])
        return law(r1=[limb("a.x", until=on(2003))], r2=[act("n.one", on(2002), first)], r3=[act("n.two", on(2002), second)])

    with pytest.raises(FaultyFile, match="change") as caught:
        fold()
    assert "order" in caught.value.diagnostics[0].fix
    assert fold(order=1).versions("a.x")


def test_the_lower_order_goes_first_wherever_it_stands():
    wide = {"do": "widen", "limbs": ["a.x"], "element": "object", "when": when("wider")}
    thin = {"do": "narrow", "limbs": ["a.x"], "element": "object", "when": when("thinner")}
    for order, expected in ((1, "((object|wider)&thinner)"), (-1, "((object&thinner)|wider)")):
        folded = law(r1=[limb("a.x")], r2=[act("n.one", END, wide), act("n.two", END, {**thin, "order": order})])
        assert object_of(folded.on("a.x", END)) == expected


@pytest.mark.parametrize("do", ["widen", "set_case"])
def test_other_slots_or_other_days_need_no_order(do):
    def effect(name):
        if do == "widen":
            return {"do": do, "limbs": ["a.x"], "element": name, "when": when("w"), "says": text("w")}
        return {"do": do, "limbs": ["a.x"], "case": name, "to": case("w")}

    assert law(r1=[limb("a.x")], r2=[act("n.one", END, effect("object")), act("n.two", END, effect("recipient"))])
    assert law(r1=[limb("a.x")], r2=[act("n.one", END, effect("object")), act("n.two", BACK, effect("object"))])


# --- readings


def reading(name, **more):
    return {"id": name, "holder": text("some"), "says": text("so"), **more}


def test_under_a_reading_an_amendment_did_not_happen():
    back = revive(readings=[reading("no-snapback", applies=False)])
    files = {"r1": [limb("a.x")], "r2": [terminate()], "r3": [back]}
    plain = law(**files)
    assert force(plain, "a.x", BACK) is True
    other = plain.under("no-snapback")
    assert [force(other, "a.x", d) for d in (before(END), END, BACK)] == [True, False, False]
    assert force(plain, "a.x", BACK) is True
    assert plain.moved_by == {"no-snapback": {"a.x"}}


def test_under_a_reading_an_amendment_falls_on_another_day():
    ending = terminate(readings=[reading("later", **{"from": on(2005)})])
    plain = law(r1=[limb("a.x")], r2=[ending])
    assert run_of(plain.under("later"), "a.x")[0][1] == before(on(2005))


def test_under_a_reading_a_window_has_another_last_day():
    files = {"r1": [limb("a.x")], "r2": [suspend("s.it", END, on(2005), readings=[reading("longer", until=on(2006))])]}
    plain = law(**files)
    assert [force(f, "a.x", on(2005, 6)) for f in (plain, plain.under("longer"))] == [True, False]
    assert force(plain.under("longer"), "a.x", on(2006, 1, 2)) is True


def test_an_amendment_that_only_a_reading_makes_is_switched_on():
    ending = terminate(by_default=False, readings=[reading("ended")])
    plain = law(r1=[limb("a.x"), limb("a.y")], r2=[ending])
    assert run_of(plain, "a.x") == [(FIRST, None, True)]
    assert force(plain.under("ended"), "a.x", END) is False
    assert run_of(plain.under("ended"), "a.y") == run_of(plain, "a.y")


def test_a_reading_of_nothing_here_moves_nothing():
    plain = law(r1=[limb("a.x")], r2=[terminate()])
    other = plain.under("elsewhere")
    assert other.versions("a.x") == plain.versions("a.x")
    assert other.active == {"elsewhere"}
    assert plain.active == frozenset()
