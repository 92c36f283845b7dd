"""The law over time: a lane a paragraph, bars for its versions, and over them the days of the conduct."""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.report.figures.canvas import WIDTH, measure
from compliance.report.figures.palette import tone

if TYPE_CHECKING:
    from compliance.report.figures.canvas import Canvas
    from compliance.report.figures.lettering import Words
    from compliance.report.memo.model import Lane, MarkedDays, Timeline

_SMALL = 11.0
# Where the days begin and end, on the side where reading starts and opposite.
_FROM, _TO = 206.0, WIDTH - 6.0


class _Scale:
    """Days as places on the width."""

    def __init__(self, first: str, last: str) -> None:
        self.first, self.last = date.fromisoformat(first), date.fromisoformat(last)
        self._days = max(1, (self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """Return the place where a day begins, held to what is drawn."""
        passed = min(max((day - self.first).days, 0), self._days)
        return _FROM + (_TO - _FROM) * passed / self._days

    def stretch(self, lo: str | None, hi: str | None) -> tuple[float, float]:
        """Return where days begin and end, both days included; an open end runs to the edge."""
        start = self.at(date.fromisoformat(lo)) if lo else _FROM
        ends = _TO
        if hi:
            ends = self.at(date.fromisoformat(hi)) + (_TO - _FROM) / self._days
        return start, min(_TO, max(ends, start + 1.5))


def draw_timeline(canvas: Canvas, line: Timeline) -> None:
    """Draw a timeline; a version in force is a solid bar, one that is not an empty one, one not known a dashed one."""
    scale = _Scale(line.first, line.last)
    flags = _flags(canvas, scale, line)
    top = sum(flag.high for flag in flags) + 4
    heights = [_lane_height(canvas, lane) for lane in line.lanes]
    bottom = top + sum(heights)
    _years(canvas, scale, top, bottom)
    for flag in flags:
        if not flag.dashed:
            canvas.box(flag.x, top, max(1.5, flag.end - flag.x), bottom - top, flag.tone, edge=0)
    tops = list(accumulate(heights, initial=top))
    for lane, y, high in zip(line.lanes, tops, heights, strict=False):
        _lane(canvas, scale, lane, y, high)
    _flagged(canvas, flags, top, bottom)
    for lane, y, high in zip(line.lanes, tops, heights, strict=False):
        _words(canvas, scale, lane, y + high / 2)
    _key(canvas, line, bottom + 27)


# --- lanes ---


def _lane_height(canvas: Canvas, lane: Lane) -> float:
    return max(26.0, len(_label(canvas, lane)) * _SMALL * 1.25 + 10)


def _label(canvas: Canvas, lane: Lane) -> list[Words]:
    return canvas.fit(lane.label, _FROM - 14, _SMALL, most=4)


def _lane(canvas: Canvas, scale: _Scale, lane: Lane, y: float, high: float) -> None:
    label = _label(canvas, lane)
    canvas.path([(0, y), (_TO, y)], "quiet", edge=0.6)
    canvas.write(0, y + high / 2 - (len(label) - 1) * _SMALL * 0.625 + 4, label, _SMALL, leading=1.25)
    for bar in lane.bars:
        start, end = scale.stretch(bar.lo, bar.hi)
        _box(canvas, bar.status, start, y + (high - 18) / 2, max(1.5, end - start - 1), 18)


def _box(canvas: Canvas, status: str, x: float, y: float, wide: float, high: float) -> None:
    canvas.box(x, y, wide, high, _shade(status), dashed=status == "unknown")


def _shade(status: str) -> str:
    return "quiet" if status == "false" else tone(status)


def _words(canvas: Canvas, scale: _Scale, lane: Lane, middle: float) -> None:
    """Write into each bar the word for it; where a word does not fit, the line of the bar and the key tell."""
    for bar in lane.bars:
        start, end = scale.stretch(bar.lo, bar.hi)
        word = canvas.fit(bar.text, 400, _SMALL, most=1)
        wide = measure(word, _SMALL)
        if wide <= end - start - 7:
            # A ground of its own, so that the line of a marked day does not run through the word.
            canvas.box((start + end - wide) / 2 - 1, middle - 7, wide + 2, 14, _shade(bar.status), edge=0)
            canvas.write((start + end) / 2, middle + 4, word, _SMALL, tone(bar.status), anchor="middle")


# --- the years ---


def _years(canvas: Canvas, scale: _Scale, top: float, bottom: float) -> None:
    """Draw the first days of years, or of months where the picture spans less than three years."""
    years = scale.last.year - scale.first.year
    if years >= 3:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if years / s <= 12 or s == 1000)
        days = [date(year, 1, 1) for year in range(scale.first.year, scale.last.year + 1) if year % step == 0]
        words = [str(day.year) for day in days]
    else:
        months = range(scale.first.year * 12, (scale.last.year + 1) * 12, 3 if years < 2 else 6)
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
        words = [day.isoformat()[:7] for day in days]
    for day, word in zip(days, words, strict=True):
        if scale.first <= day <= scale.last:
            x = scale.at(day)
            canvas.path([(x, top), (x, bottom + 3)], "quiet", edge=0.6)
            canvas.write(x, bottom + 14, canvas.fit(word, 90, _SMALL, most=1), _SMALL, "quiet", anchor="middle")


# --- the conduct, and the end of the sources ---


@dataclass(frozen=True, slots=True)
class _Flag:
    """Days that stand out over all lanes, with the lines of text above them."""

    x: float
    end: float
    words: list[Words]
    tone: str
    dashed: bool

    @property
    def high(self) -> float:
        """How much room the lines of text take."""
        return len(self.words) * _SMALL * 1.25 + 7

    @property
    def late(self) -> bool:
        """Whether the text stands before the days, for want of room behind them."""
        return self.x > (_FROM + _TO) / 2


def _flags(canvas: Canvas, scale: _Scale, line: Timeline) -> list[_Flag]:
    """Return what is marked, such that the line of none runs through the text of another on the same side."""
    found = [_Flag(*scale.stretch(mark.lo, mark.hi), _told(canvas, mark), "violet", False) for mark in line.marks]
    if line.known_to:
        x = scale.stretch(None, line.known_to)[1]
        found.append(_Flag(x, x, canvas.fit(line.known_label, 340, _SMALL, most=2), "sand", True))
    early, late = [f for f in found if not f.late], [f for f in found if f.late]
    return sorted(early, key=lambda f: f.x) + sorted(late, key=lambda f: -f.x)


def _told(canvas: Canvas, mark: MarkedDays) -> list[Words]:
    days = mark.lo if mark.lo == mark.hi and mark.lo else f"{mark.lo or '…'} – {mark.hi or '…'}"
    return [*canvas.fit(mark.label, 340, _SMALL, most=2), *canvas.fit(days, 340, _SMALL, most=1)]


def _flagged(canvas: Canvas, flags: list[_Flag], top: float, bottom: float) -> None:
    """Draw the edges of what is marked, and the texts above: each on rows of its own, on the side that has room."""
    y = 0.0
    for flag in flags:
        canvas.path([(flag.x, y), (flag.x, bottom)], flag.tone, dashed=flag.dashed, edge=1.3)
        if flag.end - flag.x > 3:
            canvas.path([(flag.end, top), (flag.end, bottom)], flag.tone, edge=1.3)
        y += flag.high
    y = 0.0
    for flag in flags:
        # A ground under the words, for a line from the other side that runs here.
        wide = measure(flag.words, _SMALL)
        canvas.box(flag.x - wide - 8 if flag.late else flag.x + 4, y, wide + 4, flag.high - 4, "ground", edge=0)
        x = flag.x - 6 if flag.late else flag.x + 6
        canvas.write(x, y + 11, flag.words, _SMALL, flag.tone, anchor="end" if flag.late else "start", leading=1.25)
        y += flag.high


# --- the key ---


def _key(canvas: Canvas, line: Timeline, y: float) -> None:
    """Name the look of each kind of bar, for bars too short for their word."""
    x = _FROM
    kinds = dict.fromkeys((bar.status, bar.text) for lane in line.lanes for bar in lane.bars)
    for status, text in kinds:
        word = canvas.fit(text, 220, _SMALL, most=1)
        wide = 26 + measure(word, _SMALL) + 18
        if x > _FROM and x + wide > _TO:
            x, y = _FROM, y + 18
        _box(canvas, status, x, y, 20, 12)
        canvas.write(x + 26, y + 10, word, _SMALL)
        x += wide
