"""When a source was written, and what its relative dates mean: intervals, each with how it is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.files.dates import Interval, add_months, days_before, month_end, partial

if TYPE_CHECKING:
    from compliance.case.forms import Relative
    from compliance.case.model import ReportSource
    from compliance.vocabulary.index import Vocabulary


@dataclass(frozen=True, slots=True)
class Dating:
    """The days in which a source can have been written. ``inferred`` holds what bounds them where no date is printed."""

    interval: Interval
    lower: tuple[str, ...] = ()
    upper: date | None = None

    @property
    def inferred(self) -> bool:
        """True where the interval rests on reference data and not on a printed date."""
        return bool(self.lower) or self.upper is not None


def dating(source: ReportSource, vocabulary: Vocabulary) -> Dating:
    """Bound the day of a source by its printed date, the milestones it presupposes, and the day it was held."""
    if source.published:
        return Dating(partial(source.published))
    bounds = {name: partial(vocabulary.milestones[name].on).lo for name in source.not_before if name in vocabulary.milestones}
    lows = [d for d in bounds.values() if d]
    lo = max(lows, default=None)
    return Dating(Interval(lo, source.held_on), tuple(n for n, d in bounds.items() if d == lo and lo), source.held_on)


def relative(reported: Relative, base: Interval) -> Interval:
    """Return the days that a relative date can mean, given the days in which its source can have been written."""
    first, last = reported.span or (1, 1)
    if reported.relative == "same_day":
        return base
    if reported.relative == "days_back":
        return days_before(base, first, last)
    if reported.month:
        return Interval(_named(base.lo, reported.month, end=False), _named(base.hi, reported.month, end=True))
    lo = None if base.lo is None else add_months(base.lo.replace(day=1), -last)
    hi = None if base.hi is None else month_end(add_months(base.hi.replace(day=1), -first))
    return Interval(lo, hi)


def _named(written: date | None, month: int, *, end: bool) -> date | None:
    """The named month before the day of writing; one told from within that month is last year's."""
    if written is None:
        return None
    first = date(written.year if written.month > month else written.year - 1, month, 1)
    return month_end(first) if end else first
