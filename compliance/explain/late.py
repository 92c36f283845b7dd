"""A line of a report whose parts are written when they are first asked for: words for what is printed, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Makers = dict[str, "Callable[[], Any]"]


class Late(dict[str, Any]):
    """A mapping in which each value is made when it is first looked up by ``[]``; ``whole`` makes all, in their order."""

    __slots__ = ("_makers",)
    __hash__ = None

    def __init__(self, makers: Makers) -> None:
        super().__init__()
        self._makers = makers

    def __missing__(self, key: str) -> Any:
        value = self[key] = self._makers[key]()
        return value

    def whole(self) -> dict[str, Any]:
        """Return every part, in the order in which they were said."""
        return {key: self[key] for key in self._makers}

    def mapped(self, change: Callable[[str, Any], Any]) -> Late:
        """Return the same line with each value changed when it is asked for."""
        return Late({key: self._changed(key, change) for key in self._makers})

    def _changed(self, key: str, change: Callable[[str, Any], Any]) -> Callable[[], Any]:
        return lambda: change(key, self[key])

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._makers)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self.whole() == (other.whole() if isinstance(other, Late) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def line_of(makers: Makers, *, late: bool) -> Any:
    """Return a line of some parts, made now or, if it is ``late``, when they are asked for."""
    return Late(makers) if late else {key: make() for key, make in makers.items()}


def names_of(line: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of all parts of a line, those not yet made included."""
    return line.names if isinstance(line, Late) else frozenset(line)
