"""Partial dates and intervals of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.dates import ALWAYS, Interval, add_months, day, days_before, exchanged, month_end, partial

days = st.dates(date(1945, 1, 1), date(2100, 12, 31))
near = st.dates(date(2011, 1, 1), date(2011, 3, 1))


@st.composite
def intervals(draw: st.DrawFn, of: st.SearchStrategy[date] = near) -> Interval:
    lo, hi = draw(st.none() | of), draw(st.none() | of)
    return Interval(hi, lo) if lo and hi and lo > hi else Interval(lo, hi)


def holds(interval: Interval, on: date) -> bool:
    return (interval.lo is None or interval.lo <= on) and (interval.hi is None or on <= interval.hi)


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-02", date(2011, 2, 1), date(2011, 2, 28)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-02-26", date(2011, 2, 26), date(2011, 2, 26)),
        ("2011-02..2011-05", date(2011, 2, 1), date(2011, 5, 31)),
        ("2011-02-26..", date(2011, 2, 26), None),
        ("..2011", None, date(2011, 12, 31)),
        ("..", None, None),
        ("٢٠١١-٠٢", date(2011, 2, 1), date(2011, 2, 28)),
        ("2011..2011-02-26", date(2011, 1, 1), date(2011, 2, 26)),
    ],
)
def test_partial(text: str, lo: date | None, hi: date | None) -> None:
    assert partial(text) == Interval(lo, hi)


@pytest.mark.parametrize(
    "text",
    ["", "11", "2011-2", "2011-02-30", "2011-13", "0000", "2011-02-26T10:00", "26-02-2011", "2011/02", " 2011", "2011 ",
     "2011-02-00", "2012..2011", "2011..2012..2013", "2011-00", "last week", "2011\n"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|is no day of the calendar|ends before it begins"):
        partial(text)


@pytest.mark.parametrize("text", ["2011", "2011-02", "2011-02-26..", "2011-02-26..2011-02-26", "x"])
def test_a_full_day_is_asked(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not"):
        day(text)


@given(days)
def test_a_day_reads_back(on: date) -> None:
    assert day(on.isoformat()) == on
    assert partial(on.isoformat()).exact == on


@given(intervals(days))
def test_an_interval_reads_back(interval: Interval) -> None:
    assert partial(interval.text()) == interval


@given(intervals(), intervals(), near)
def test_meet_is_what_is_in_both(a: Interval, b: Interval, on: date) -> None:
    met = a.meet(b)
    assert met == b.meet(a)
    assert (met is not None and holds(met, on)) == (holds(a, on) and holds(b, on))
    assert a.meet(a) == a
    assert a.meet(ALWAYS) == a


@given(intervals(), intervals(), intervals())
def test_meet_is_associative(a: Interval, b: Interval, c: Interval) -> None:
    ab, bc = a.meet(b), b.meet(c)
    assert (ab.meet(c) if ab else None) == (a.meet(bc) if bc else None)


@given(intervals(), intervals(), near)
def test_hull_holds_both_and_no_more_than_it_must(a: Interval, b: Interval, on: date) -> None:
    hull = a.hull(b)
    assert hull == b.hull(a)
    if holds(a, on) or holds(b, on):
        assert holds(hull, on)
    assert hull.lo in (a.lo, b.lo)
    assert hull.hi in (a.hi, b.hi)
    assert hull.meet(a) == a


@given(intervals(), st.sets(near, max_size=5), near)
def test_cut_splits_without_gap_or_overlap(interval: Interval, at: set[date], on: date) -> None:
    pieces = interval.cut(tuple(sorted(at)))
    assert (pieces[0].lo, pieces[-1].hi) == (interval.lo, interval.hi)
    for left, right in pairwise(pieces):
        assert left.hi is not None
        assert right.lo == left.hi + timedelta(1)
        assert right.lo in at
    assert sum(holds(p, on) for p in pieces) == (1 if holds(interval, on) else 0)
    inside = {d for d in at if holds(interval, d) and d != interval.lo}
    assert len(pieces) == len(inside) + 1


@given(days, st.integers(0, 60))
def test_months_later_is_never_another_month(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == min(start.day, month_end(end).day)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2011-01-31", 1, "2011-02-28"),
        ("2012-01-31", 1, "2012-02-29"),
        ("2011-12-15", 12, "2012-12-15"),
        ("2011-03-31", -1, "2011-02-28"),
    ],
)
def test_months_at_the_end_of_a_month(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@given(intervals(), st.integers(0, 20), st.integers(0, 20))
def test_days_back(base: Interval, a: int, b: int) -> None:
    first, last = sorted((a, b))
    back = days_before(base, first, last)
    assert (back.lo is None) == (base.lo is None)
    assert (back.hi is None) == (base.hi is None)
    if base.lo and base.hi:
        assert back == Interval(base.lo - timedelta(last), base.hi - timedelta(first))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2O11-02-26", "2011-02-26"),
        ("20l1-02-26", "2011-02-26"),
        ("2011-26-02", "2011-02-26"),
        ("26-02-2011", "2011-02-26"),
        ("02-26-2011", "2011-02-26"),
        ("2011/02/26", "2011-02-26"),
        ("2011.2.26", "2011-02-26"),
        ("2011–02–26", "2011-02-26"),
        ("2011،02،26", "2011-02-26"),
        ("2011-2-6", "2011-02-06"),
        (" 2011-02-26", "2011-02-26"),
        ("٢٠١١/٠٢/٢٦", "2011-02-26"),
    ],
)
def test_a_slip_of_the_hand_is_seen_through(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=rf"; did you mean {meant}\?"):
        day(text)


@pytest.mark.parametrize(
    "text", ["2011-02-30", "26 February 2011", "11-02-26", "2011-13-13", "2011-02", "0000-02-26", "1-2-3-4", ""]
)
def test_what_is_no_slip_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        day(text)
    assert "did you mean" not in str(caught.value)


@given(days)
def test_exchanging_twice_gives_the_day_back(one: date) -> None:
    other = exchanged(one)
    assert other is None or exchanged(other) == one


def test_the_edges_of_the_calendar() -> None:
    assert partial("0001").lo == date.min
    assert partial("9999").hi == date.max
    assert Interval(date.min, date.max).cut((date.min, date.max)) == (
        Interval(date.min, date.max - timedelta(1)),
        Interval(date.max, date.max),
    )
