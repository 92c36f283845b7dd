"""The chain of actors and the route: stops in the order of passing, in rows, with arrows between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.figures.canvas import WIDTH

if TYPE_CHECKING:
    from compliance.report.figures.canvas import Canvas
    from compliance.report.memo.model import Chain, Place

_IN_ROW, _GAP, _PAD = 4, 30.0, 8.0
_ROLE, _NAME = 11.0, 12.5
_ROWS_APART = 28.0


def draw_chain(canvas: Canvas, chain: Chain) -> None:
    """Draw a chain; what nobody reported stands in it with a dashed line, and its words say so."""
    places = chain.places
    # Rows as even as they can be, so that no stop stands alone in the last.
    rows_needed = max(1, -(-len(places) // _IN_ROW))
    across = max(2, -(-len(places) // rows_needed))
    wide = (WIDTH - _GAP * (across - 1) - 1) / across
    y = 0.5
    rows = [places[i : i + across] for i in range(0, len(places), across)]
    for number, row in enumerate(rows):
        high = max(_high(canvas, place, wide) for place in row)
        for i, place in enumerate(row):
            x = 0.5 + i * (wide + _GAP)
            _place(canvas, place, x, y, wide, high)
            if i:
                canvas.path([(x - _GAP + 2, y + high / 2), (x - 3, y + high / 2)], "paper", edge=1.4)
                canvas.arrow(x - 2, y + high / 2, onward=True)
        if number + 1 < len(rows):
            _turn(canvas, 0.5 + (len(row) - 1) * (wide + _GAP) + wide / 2, wide / 2, y + high)
        y += high + _ROWS_APART


def _turn(canvas: Canvas, last: float, first: float, y: float) -> None:
    """Draw the way from the last stop of a row to the first of the next."""
    between = y + _ROWS_APART / 2
    canvas.path([(last, y), (last, between), (first, between), (first, y + _ROWS_APART - 5)], "paper", edge=1.4)
    canvas.arrow(first, y + _ROWS_APART - 2, onward=False)


def _high(canvas: Canvas, place: Place, wide: float) -> float:
    role, name, detail = _lines(canvas, place, wide)
    return (role + detail) * _ROLE * 1.3 + name * _NAME * 1.3 + 2 * _PAD


def _lines(canvas: Canvas, place: Place, wide: float) -> tuple[int, int, int]:
    inner = wide - 2 * _PAD
    return (
        len(canvas.fit(place.role, inner, _ROLE, most=2)),
        len(canvas.fit(place.name, inner, _NAME, most=5, strong=True)),
        len(canvas.fit(place.detail, inner, _ROLE, most=4)),
    )


def _place(canvas: Canvas, place: Place, x: float, y: float, wide: float, high: float) -> None:
    inner = wide - 2 * _PAD
    shade = "blue" if place.known else "sand"
    canvas.box(x, y, wide, high, shade, dashed=not place.known)
    at = canvas.write(x + _PAD, y + _PAD + 9, canvas.fit(place.role, inner, _ROLE, most=2), _ROLE, shade)
    at = canvas.write(x + _PAD, at + 2, canvas.fit(place.name, inner, _NAME, most=5, strong=True), _NAME, strong=True)
    canvas.write(x + _PAD, at - 1, canvas.fit(place.detail, inner, _ROLE, most=4), _ROLE, shade)
