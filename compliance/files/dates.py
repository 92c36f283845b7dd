"""Dates as people report them: a day, a month, a year, or bounds.

Every date is an interval of days with both ends inside; an end that is None is not bounded.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from compliance.files.dataclass import dataclass

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from ``lo`` to ``hi``, both included; None means unbounded on that side."""

    lo: date | None
    hi: date | None

    @property
    def exact(self) -> date | None:
        """The day, if the interval is one day."""
        return self.lo if self.lo is not None and self.lo == self.hi else None

    def meet(self, other: Interval) -> Interval | None:
        """Return the days in both, or None if there are none."""
        lo = max((d for d in (self.lo, other.lo) if d is not None), default=None)
        hi = min((d for d in (self.hi, other.hi) if d is not None), default=None)
        return None if lo is not None and hi is not None and lo > hi else Interval(lo, hi)

    def hull(self, other: Interval) -> Interval:
        """Return the shortest interval that holds both."""
        lo = None if self.lo is None or other.lo is None else min(self.lo, other.lo)
        hi = None if self.hi is None or other.hi is None else max(self.hi, other.hi)
        return Interval(lo, hi)

    def cut(self, days: tuple[date, ...]) -> tuple[Interval, ...]:
        """Split at each of ``days`` that lies inside; such a day begins a new piece. ``days`` is sorted."""
        pieces, lo = [], self.lo
        for day in days:
            if (lo is None or day > lo) and (self.hi is None or day <= self.hi):
                pieces.append(Interval(lo, day - timedelta(1)))
                lo = day
        return (*pieces, Interval(lo, self.hi))

    def text(self) -> str:
        """Return the shortest exact writing: a day, a month, a year, or ``from..to``."""
        if self.exact:
            return self.exact.isoformat()
        if self.lo and self.hi:
            if self.lo == date(self.lo.year, 1, 1) and self.hi == date(self.lo.year, 12, 31):
                return f"{self.lo.year:04d}"
            if self.lo.day == 1 and self.hi == month_end(self.lo):
                return f"{self.lo:%Y-%m}"
        return f"{self.lo or ''}..{self.hi or ''}"


ALWAYS = Interval(None, None)


def day(text: str) -> date:
    """Parse ``YYYY-MM-DD``. Raises ValueError with what is wrong."""
    interval = partial(text)
    if interval.exact is None or len(text) != 10:
        raise ValueError(f"'{text}' is not a full day; {_meant(text) or 'write it as 2011-02-26'}")
    return interval.exact


@lru_cache(4096)
def partial(text: str) -> Interval:
    """Parse ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``from..to`` of these (an empty side is unbounded).

    Digits may be those of any script.
    """
    if text.count("..") == 1:
        left, _, right = text.partition("..")
        lo, hi = (partial(left).lo if left else None), (partial(right).hi if right else None)
        if lo and hi and lo > hi:
            raise ValueError(f"'{text}' ends before it begins")
        return Interval(lo, hi)
    match = _PARTIAL.match(text)
    if not match:
        raise ValueError(f"'{text}' is not a date; {_meant(text) or 'write 2011-02-26, 2011-02, 2011 or 2011-02..2011-05'}")
    year, month, dom = (int(part) if part else 0 for part in match.groups())
    try:
        if match[3]:
            return Interval(date(year, month, dom), date(year, month, dom))
        if match[2]:
            return Interval(date(year, month, 1), month_end(date(year, month, 1)))
        return Interval(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        meant = _meant(text)
        raise ValueError(f"'{text}' is no day of the calendar" + (f"; {meant}" if meant else "")) from None


# What fingers and word processors put for digits and hyphens.
_SLIPS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"} | dict.fromkeys("‐‑‒–—−/.،٫, \u00a0", "-"))


def _meant(text: str) -> str:
    """Return ``did you mean 2011-02-26?`` where one slip of the hand lies between a text and a day, or an empty string."""
    match = re.fullmatch(r"(\d{1,4})-(\d{1,2})-(\d{1,4})", text.strip().translate(_SLIPS))
    if not match or sum(len(part) == 4 for part in match.groups()) != 1:
        return ""
    year, month, dom = (int(part) for part in (match.groups() if len(match[1]) == 4 else match.groups()[::-1]))
    for order in ((month, dom), (dom, month)):
        try:
            return f"did you mean {date(year, *order)}?"
        except ValueError:
            continue
    return ""


def month_end(any_day: date) -> date:
    """Return the last day of the month of ``any_day``."""
    if any_day.month == 12:
        return any_day.replace(day=31)
    return any_day.replace(month=any_day.month + 1, day=1) - timedelta(1)


def add_months(start: date, months: int) -> date:
    """Return the same day of the month ``months`` later, or that month's last day where it is shorter."""
    index = start.year * 12 + start.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(start.day, month_end(first).day))


def exchanged(any_day: date) -> date | None:
    """Return the day that comes out when day and month are exchanged, or None where there is none or it is the same."""
    if any_day.day > 12 or any_day.day == any_day.month:
        return None
    return date(any_day.year, any_day.day, any_day.month)


def days_before(interval: Interval, first: int, last: int) -> Interval:
    """Return the days that lie ``first`` to ``last`` days before some day of ``interval``."""
    lo = None if interval.lo is None else interval.lo - timedelta(last)
    hi = None if interval.hi is None else interval.hi - timedelta(first)
    return Interval(lo, hi)
