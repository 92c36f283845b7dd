"""How a status follows from the truth of elements, stage and exemptions: the order of the design, case by case."""

from __future__ import annotations

from itertools import permutations, product

from compliance.check.status import (
    CATCHES,
    DECIDED,
    ITEM_ORDER,
    QUIET,
    Answer,
    Outcome,
    Status,
    answer,
    in_words,
    merged,
    strongest,
)
from compliance.logic.truth import Truth

S = Status
T, F, U = True, False, None


def outcome(force: Truth = T, elements: tuple[Truth, ...] = (T,), possible: Truth = T, reached: Truth = T,
            exempt: tuple[Truth, ...] = ()) -> Outcome:  # fmt: skip
    named = {f"e{i}": e for i, e in enumerate(elements)}
    return Outcome(force, named, possible, reached, {f"x{i}": x for i, x in enumerate(exempt)})


OUTCOMES = [
    outcome(force, (a, b), possible, reached, (x,))
    for force, a, b, possible, reached, x in product((T, F, U), repeat=6)
]  # fmt: skip


def by_the_book(o: Outcome) -> Status:
    """The words of the design, one after the other."""
    elements = [*o.elements.values(), o.possible]
    exempt = list(o.exemptions.values())
    if o.in_force is F:
        return S.NOT_IN_FORCE
    if F in elements:
        return S.NOT_TOUCHED
    if T in exempt:
        return S.EXCEPTED
    if o.in_force is U or U in elements or o.reached is U:
        return S.OPEN
    if o.reached is F:
        return S.PROSPECTIVE
    return S.TOUCHED_UNLESS if U in exempt else S.TOUCHED


def test_the_first_that_holds() -> None:
    for o in OUTCOMES:
        found = answer(o)
        assert found.status is by_the_book(o)
        if found.status is S.PROSPECTIVE:
            assert found.carried is (S.TOUCHED_UNLESS if U in o.exemptions.values() else S.TOUCHED)
        else:
            assert found.carried is None


def refinements(o: Outcome) -> list[Outcome]:
    """The outcome with one unknown filled, in every way."""
    found = []
    for value in (T, F):
        if o.in_force is U:
            found.append(Outcome(value, o.elements, o.possible, o.reached, o.exemptions))
        if o.possible is U:
            found.append(Outcome(o.in_force, o.elements, value, o.reached, o.exemptions))
        if o.reached is U:
            found.append(Outcome(o.in_force, o.elements, o.possible, value, o.exemptions))
        for name, held in o.elements.items():
            if held is U:
                found.append(Outcome(o.in_force, {**o.elements, name: value}, o.possible, o.reached, o.exemptions))
        for name, held in o.exemptions.items():
            if held is U:
                found.append(Outcome(o.in_force, o.elements, o.possible, o.reached, {**o.exemptions, name: value}))
    return found


# An exemption shown stands while an element, or the force of the law, is open; once that fails, the earlier word holds.
KEEPS = {
    S.NOT_IN_FORCE: {S.NOT_IN_FORCE},
    S.NOT_TOUCHED: {S.NOT_TOUCHED, S.NOT_IN_FORCE},
    S.EXCEPTED: {S.EXCEPTED, S.NOT_TOUCHED, S.NOT_IN_FORCE},
    S.TOUCHED: {S.TOUCHED},
    S.TOUCHED_UNLESS: {S.TOUCHED, S.EXCEPTED, S.TOUCHED_UNLESS},
    S.PROSPECTIVE: {S.PROSPECTIVE, S.EXCEPTED},
}


def test_filling_an_unknown() -> None:
    for o, more in ((before, after) for before in OUTCOMES for after in refinements(before)):
        before = answer(o).status
        if before in KEEPS:
            assert answer(more).status in KEEPS[before]
        for kind in ("obligation", "authorization", "criterion"):
            words = answer(o, kind).status
            if words in (S.TRIGGERED, S.AVAILABLE):
                assert answer(more, kind).status is words


def test_words_of_other_kinds() -> None:
    every = [S.NOT_IN_FORCE, S.NOT_TOUCHED, S.EXCEPTED, S.OPEN, S.PROSPECTIVE, S.TOUCHED_UNLESS, S.TOUCHED]

    def said(kind: str) -> list[Status]:
        return [in_words(Answer(s, S.TOUCHED if s is S.PROSPECTIVE else None), kind).status for s in every]

    no = S.NOT_IN_FORCE
    assert said("prohibition") == every
    assert said("obligation") == [no, S.NOT_TRIGGERED, S.NOT_TRIGGERED, S.OPEN, S.OPEN, S.TRIGGERED_UNLESS, S.TRIGGERED]
    assert said("authorization") == [no, S.NOT_AVAILABLE, S.NOT_AVAILABLE, S.OPEN, S.OPEN, S.OPEN, S.AVAILABLE]
    assert said("criterion") == [no, S.NOT_TRIGGERED, S.NOT_TRIGGERED, S.OPEN, S.OPEN, S.OPEN, S.OPEN]
    assert said("call") == [no, S.NOT_ADDRESSED, S.NOT_ADDRESSED, S.OPEN, S.OPEN, S.OPEN, S.ADDRESSED]


def test_no_criterion_and_no_call_is_ever_more_than_open() -> None:
    for o in OUTCOMES:
        assert answer(o, "criterion").status in (S.OPEN, S.NOT_TRIGGERED, S.NOT_IN_FORCE)
        assert answer(o, "call").status not in (S.TOUCHED, S.TOUCHED_UNLESS, S.PROSPECTIVE)


def test_an_item_takes_the_strongest() -> None:
    for some in permutations(ITEM_ORDER, 3):
        assert strongest(some) is min(some, key=ITEM_ORDER.index)
    assert strongest([]) is S.NOT_TOUCHED


def test_the_sets_of_statuses_do_not_overlap_where_they_must_not() -> None:
    assert not CATCHES & QUIET
    assert CATCHES | QUIET <= DECIDED
    assert not DECIDED & {S.OPEN, S.PROSPECTIVE, S.TOUCHED_UNLESS, S.TRIGGERED_UNLESS}


SOME = [o for i, o in enumerate(OUTCOMES) if i % 7 == 0]


def test_merged_keeps_what_all_share() -> None:
    for a, b in product(SOME, SOME[::5]):
        both = merged((a, b))
        assert both == merged((b, a))
        assert merged((both, a)) == both
        for mine, first, second in (
            (both.in_force, a.in_force, b.in_force),
            (both.possible, a.possible, b.possible),
            (both.reached, a.reached, b.reached),
            *((both.elements[n], a.elements[n], b.elements[n]) for n in both.elements),
        ):
            assert mine is (first if first is second else U)
    assert merged([SOME[3]]) is SOME[3]


def test_merged_never_claims_more_than_each() -> None:
    """A decided status of the merger is the status of both, or of one where the other fell at an earlier word."""
    for a, b in product(SOME, SOME[::3]):
        found = answer(merged((a, b))).status
        if found in KEEPS:
            assert {answer(a).status, answer(b).status} <= KEEPS[found]


def test_an_element_or_exemption_that_one_version_does_not_have() -> None:
    """An element that a version lacks does not fail there; an exemption that it lacks does not exempt there."""
    a, b = Outcome(T, {"x": F}, T, T, {}), Outcome(T, {}, T, T, {"e": T})
    both = merged((a, b))
    assert both.elements == {"x": U}
    assert both.exemptions == {"e": U}
    assert answer(both).status is S.OPEN
