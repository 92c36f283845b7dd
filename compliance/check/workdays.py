"""Working days of the UN Secretariat in New York, from a dated table of holidays that cites its circulars."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from compliance.files.dates import partial

if TYPE_CHECKING:
    from datetime import date

    from compliance.files.dates import Interval
    from compliance.logic.truth import Truth
    from compliance.vocabulary.index import Vocabulary

# Most days off in one year that fall on working days.
MOST_HOLIDAYS = 10


def elapsed(vocabulary: Vocabulary, since: Interval, until: Interval, working_days: int) -> Truth:
    """Tell whether ``working_days`` full working days lie between a day in ``since`` and a day in ``until``.

    The day of receipt does not count. True or False only if it holds for every pair of days and, in a year whose holidays are
    not in the table, whether there were none or as many as any table known holds in so short a period.
    """
    if working_days == 0:
        if since.hi and until.lo and since.hi <= until.lo:
            return True
        return False if since.lo and until.hi and since.lo > until.hi else None
    if since.hi and until.lo and until.lo > last_day(vocabulary, since.hi, working_days)[1]:
        return True
    if since.lo and until.hi and until.hi <= last_day(vocabulary, since.lo, working_days)[0]:
        return False
    return None


def last_day(vocabulary: Vocabulary, received: date, working_days: int) -> tuple[date, date]:
    """Return the last day of the period, at the earliest and at the latest; they differ in a year without a table."""
    return _run(vocabulary, received, working_days, 0), _run(vocabulary, received, working_days, most(working_days))


def most(working_days: int) -> int:
    """Return how many holidays may delay so many working days: two may follow one another, and later fewer come."""
    return min(MOST_HOLIDAYS, max(2, 1 + working_days // 5))


def _run(vocabulary: Vocabulary, received: date, left: int, spare: int) -> date:
    at, spent = received, 0
    while left:
        at += timedelta(1)
        year = vocabulary.holidays.get(str(at.year))
        if at.weekday() >= 5 or (year and at in {partial(d).exact for d in year.days}):
            continue
        if year is None and spent < spare:
            # No table for this year: a holiday may fall here.
            spent += 1
            continue
        left -= 1
    return at
