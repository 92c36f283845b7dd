"""The forms of a reported value that are more than a word, a number or a list, as ``isinstance`` tells them apart.

The models of a case and the records of its snapshot both are of these classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.record import Shared

# A word of case files, and no fact: what an item is called, from which the catalogue tells its class.
DESIGNATION = "designation"


class Relative(Shared):
    """A date told relative to the day of a source."""

    if TYPE_CHECKING:
        relative: str
        to: str
        span: list[int] | None
        month: int | None


class Alternatives(Shared):
    """A value reported loosely: one of these."""

    if TYPE_CHECKING:
        any_of: list[str]


class Closed(Shared):
    """A set of which the source itself says that nothing else belongs to it."""

    if TYPE_CHECKING:
        only: list[str]
