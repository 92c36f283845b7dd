"""What a lint is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field

if TYPE_CHECKING:
    from compliance.authoring.linter.world import World


class Severity(StrEnum):
    """How much a finding weighs: an error or a warning fails the run, a note is only counted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Text from one place of a file up to (and not including) another, and what to put there; all count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a lint found in one place. ``edits`` mend it without loss, or are empty where a person has to."""

    path: str
    line: int
    column: int
    code: str
    message: str
    fix: str = ""
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    # The whole file as it ought to be, where the finding is of the file as a whole.
    rewritten: str | None = field(default=None, compare=False)

    @property
    def mendable(self) -> bool:
        """True where ``--fix`` can mend it."""
        return bool(self.edits) or self.rewritten is not None


Checker = Callable[["World"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Lint:
    """One lint: its code and name, which are never given to another, and what its documentation says.

    ``check`` is None for what the loader finds by itself. ``deprecated`` is the version since which it finds nothing more.
    """

    code: str
    name: str
    severity: Severity
    since: str
    title: str
    does: str
    why: str
    example: str
    instead: str
    deprecated: str | None = None
    mends: bool = False
    check: Checker | None = None
