"""Working days of the Secretariat: by the table of holidays, or as a range that no table has ever left."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.check.workdays import elapsed, last_day, most
from compliance.files.dates import Interval
from compliance.law.load import RuleSet
from compliance.logic.truth import Truth
from compliance.vocabulary.index import Vocabulary
from compliance.vocabulary.model import HolidayYear


def book(**years: list[str]) -> Vocabulary:
    made = Vocabulary()
    made.holidays = {y.removeprefix("y"): HolidayYear(circular="c", days=d, confidence="memory") for y, d in years.items()}
    return made


# 2020: 3 July (a Friday) was one.
TABLE = book(y2020=["2020-07-03"])
BARE = book()


def on(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("received", "working_days", "last"),
    [
        ("2020-06-01", 1, "2020-06-02"),
        ("2020-06-01", 5, "2020-06-08"),
        ("2020-06-05", 1, "2020-06-08"),
        ("2020-06-06", 1, "2020-06-08"),
        ("2020-07-02", 1, "2020-07-06"),
        ("2020-07-03", 1, "2020-07-06"),
        ("2020-06-29", 5, "2020-07-07"),
    ],
)
def test_the_day_of_receipt_weekends_and_holidays_do_not_count(received: str, working_days: int, last: str) -> None:
    both = last_day(TABLE, date.fromisoformat(received), working_days)
    assert both == (date.fromisoformat(last),) * 2


@pytest.mark.parametrize(
    ("since", "until", "truth"),
    [
        ("2020-06-29", "2020-07-07", False),
        ("2020-06-29", "2020-07-08", True),
        ("2020-06-29", "2020-06-29", False),
        ("2020-06-29", "2020-06-01", False),
    ],
)
def test_the_last_day_of_the_period_is_part_of_it(since: str, until: str, truth: Truth) -> None:
    assert elapsed(TABLE, on(since), on(until), 5) is truth


def test_no_working_days_ask_only_for_the_order_of_the_days() -> None:
    assert elapsed(BARE, on("2020-01-01"), on("2020-01-01"), 0) is True
    assert elapsed(BARE, on("2020-01-02"), on("2020-01-01"), 0) is False
    assert elapsed(BARE, on("2020-01-01"), Interval(date(2019, 12, 1), date(2020, 1, 1)), 0) is None


def test_a_year_without_a_table_gives_a_range() -> None:
    earliest, latest = last_day(BARE, date(2021, 3, 1), 5)
    assert (earliest, latest) == (date(2021, 3, 8), date(2021, 3, 10))
    truths = [elapsed(BARE, on("2021-03-01"), on(f"2021-03-{d:02}"), 5) for d in range(7, 13)]
    assert truths == [False, False, None, None, True, True]


days = st.dates(date(2020, 1, 1), date(2020, 12, 1))


@given(days, st.integers(1, 40), st.sampled_from([TABLE, BARE]))
def test_more_working_days_or_a_later_receipt_never_end_earlier(received: date, working_days: int, table: Vocabulary) -> None:
    earliest, latest = last_day(table, received, working_days)
    assert received < earliest <= latest
    for other in (last_day(table, received, working_days + 1), last_day(table, received + timedelta(1), working_days)):
        assert other[0] >= earliest
        assert other[1] >= latest


@given(days, st.integers(0, 20), days, st.integers(0, 20), st.integers(0, 12), st.data())
def test_an_imprecise_day_decides_only_what_each_of_its_days_decides(
    a: date, span: int, b: date, other: int, working_days: int, data: st.DataObject
) -> None:
    since, until = Interval(a, a + timedelta(span)), Interval(b, b + timedelta(other))
    found = elapsed(TABLE, since, until, working_days)
    first = a + timedelta(data.draw(st.integers(0, span)))
    last = b + timedelta(data.draw(st.integers(0, other)))
    if found is not None:
        assert elapsed(TABLE, Interval(first, first), Interval(last, last), working_days) is found
    assert elapsed(TABLE, Interval(None, None), until, working_days) is None


def test_no_table_that_is_known_leaves_the_range_that_is_given_without_it(shipped: RuleSet) -> None:
    """For every day of every year that has a table: the true last day lies in the range that would be given without it."""
    assert shipped.vocabulary.holidays
    for year, table in shipped.vocabulary.holidays.items():
        known = Vocabulary()
        known.holidays = {year: table}
        for offset in range(330):
            received = date(int(year), 1, 1) + timedelta(offset)
            for working_days in (1, 2, 3, 4, 5, 10, 20):
                true, again = last_day(known, received, working_days)
                if true.year == int(year):
                    earliest, latest = last_day(BARE, received, working_days)
                    assert true == again
                    assert earliest <= true <= latest, (received, working_days)


def test_the_range_widens_with_the_period() -> None:
    counts = [most(n) for n in range(1, 61)]
    assert counts[0] == 2
    assert all(b >= a for a, b in pairwise(counts))
    assert counts[-1] == 10
