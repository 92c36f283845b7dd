"""The laws of strong Kleene logic, over all triples of truth values: there are only twenty-seven."""

from __future__ import annotations

from itertools import product

import pytest

from compliance.logic.truth import Truth, k_all, k_any, k_not, merge

VALUES: tuple[Truth, ...] = (True, False, None)
PAIRS = list(product(VALUES, repeat=2))
TRIPLES = list(product(VALUES, repeat=3))


def below(a: Truth, b: Truth) -> bool:
    """The information order: unknown tells less than either."""
    return a is None or a is b


@pytest.mark.parametrize(("op", "other"), [(k_all, k_any), (k_any, k_all)])
class TestBoth:
    """What holds of conjunction and, with the two exchanged, of disjunction."""

    def test_commutes(self, op, other) -> None:
        assert all(op((a, b)) is op((b, a)) for a, b in PAIRS)

    def test_associates(self, op, other) -> None:
        for a, b, c in TRIPLES:
            assert op((op((a, b)), c)) is op((a, op((b, c)))) is op((a, b, c))

    def test_is_idempotent(self, op, other) -> None:
        assert all(op((a, a)) is a for a in VALUES)

    def test_absorbs(self, op, other) -> None:
        assert all(op((a, other((a, b)))) is a for a, b in PAIRS)

    def test_distributes(self, op, other) -> None:
        assert all(op((a, other((b, c)))) is other((op((a, b)), op((a, c)))) for a, b, c in TRIPLES)

    def test_de_morgan(self, op, other) -> None:
        assert all(k_not(op((a, b))) is other((k_not(a), k_not(b))) for a, b in PAIRS)

    def test_is_monotone_in_information(self, op, other) -> None:
        for (a, b), (c, d) in product(PAIRS, PAIRS):
            if below(a, c) and below(b, d):
                assert below(op((a, b)), op((c, d)))

    def test_agrees_with_every_way_the_unknown_may_turn_out(self, op, other) -> None:
        """On formulas in which nothing stands twice, Kleene logic is exact."""
        for a, b in PAIRS:
            ways = {
                op((x, y))
                for x in ((a,) if a is not None else (True, False))
                for y in ((b,) if b is not None else (True, False))
            }
            assert op((a, b)) is (ways.pop() if len(ways) == 1 else None)


def test_identity_and_annihilation() -> None:
    for a in VALUES:
        assert k_all((a, True)) is a
        assert k_any((a, False)) is a
        assert k_all((a, False)) is False
        assert k_any((a, True)) is True


def test_of_nothing() -> None:
    assert k_all(()) is True
    assert k_any(()) is False
    assert merge(()) is None


def test_negation() -> None:
    assert [k_not(v) for v in VALUES] == [False, True, None]
    assert all(k_not(k_not(a)) is a for a in VALUES)


def test_excluded_middle_fails_for_the_unknown_alone() -> None:
    assert k_any((None, k_not(None))) is None
    assert k_any((True, False)) is True


def test_merge_is_the_meet_of_the_information_order() -> None:
    for a, b in PAIRS:
        met = merge((a, b))
        assert below(met, a)
        assert below(met, b)
        assert all(below(lower, met) for lower in VALUES if below(lower, a) and below(lower, b))


def test_streams_are_read_once() -> None:
    assert k_all(iter((True, None, False))) is False
    assert k_any(iter((False, None, True))) is True
    assert k_all(iter((True, None))) is None
