"""A slip: one thing of a rule tree written otherwise; and a mutant, the whole tree with that slip in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from pydantic import BaseModel

    from compliance.files.document import Document, PathKey
    from compliance.law.graph import Entity
    from compliance.law.load import RuleSet

T = TypeVar("T")
U = TypeVar("U")
# negated: a condition; removed: an entry or a part; moved: a day or a number; turned: an answer or a switch;
# swapped: a name for another that could stand there.
Kind = Literal["negated", "removed", "moved", "turned", "swapped"]
ONE = timedelta(1)


@dataclass(frozen=True, slots=True)
class Slip(Generic[T]):
    """Something written otherwise. ``path`` leads to the place; ``told`` is what the kind leaves unsaid; ``new`` the result."""

    path: PathKey
    kind: Kind
    told: str
    new: T

    def inside(self, path: PathKey, put: Callable[[T], U]) -> Slip[U]:
        """Return the same slip seen from further out; ``put`` sets what changed into what is around it."""
        return Slip((*path, *self.path), self.kind, self.told, put(self.new))


def inside(slips: Iterable[Slip[T]], path: PathKey, put: Callable[[T], U]) -> Iterator[Slip[U]]:
    """Yield slips as seen from further out."""
    return (slip.inside(path, put) for slip in slips)


def without(entries: list[T], path: PathKey = ()) -> Iterator[Slip[list[T]]]:
    """Yield a list with each of its entries removed."""
    for i, entry in enumerate(entries):
        told = entry if isinstance(entry, str) else ""
        yield Slip((*path, i), "removed", told, [*entries[:i], *entries[i + 1 :]])


def days(day: date, path: PathKey) -> Iterator[Slip[date]]:
    """Yield a day moved by one, both ways."""
    yield Slip(path, "moved", "+1", day + ONE)
    yield Slip(path, "moved", "-1", day - ONE)


def numbers(number: int, path: PathKey) -> Iterator[Slip[int]]:
    """Yield a number moved by one, both ways."""
    yield Slip(path, "moved", "+1", number + 1)
    yield Slip(path, "moved", "-1", number - 1)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule tree with one slip. ``thing`` is what was changed; ``new`` is that thing as it now is."""

    thing: Entity
    path: PathKey
    kind: Kind
    told: str
    new: BaseModel
    document: Document
    # Where the thing stands in its file.
    at: PathKey
    make: Callable[[], RuleSet]

    @property
    def key(self) -> str:
        """What names this mutant as long as the thing reads as it does: ``limb x.y: excepts removed z``."""
        named = self.kind == "removed" and self.told and self.path and isinstance(self.path[-1], int)
        path = ".".join(str(k) for k in (self.path[:-1] if named else self.path))
        return f"{self.thing}: {' '.join(part for part in (path, self.kind, self.told) if part)}"

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of what was changed."""
        return self.document.positions.of((*self.at, *self.path))
