"""What follows for one reported item under one limb, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.check.status import Answer
    from compliance.files.dates import Interval
    from compliance.logic.truth import Truth
    from compliance.logic.values import Reason, Value


class Mark(StrEnum):
    """How an exemption stands."""

    SHOWN = "shown"
    EXCLUDED = "excluded"
    UNREPORTED = "unreported"
    CLAIMED = "claimed"
    PART_SHOWN = "part_shown"
    NOT_IN_FORCE = "not_in_force"
    LAW_NOT_KNOWN = "law_not_known"


@dataclass(frozen=True, slots=True)
class Missing:
    """An unknown that a finding rests on: a fact, or a question of judgement."""

    fact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class ExemptionResult:
    """How one exemption stands against a finding."""

    ref: str
    truth: Truth
    mark: Mark
    # The element that excludes it, or the elements still unknown.
    failing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    # For each part still unknown, the facts that leave it so.
    by_part: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which the reports conflict; ``robust`` if every reported value gives the same status."""

    fact: str
    robust: bool
    answers: tuple[tuple[Value, Answer], ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the finding is under another reading."""

    reading: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Addressee:
    """A State that the limb addresses here, and by which link."""

    state: str | None
    link: str
    own_act: bool


@dataclass(frozen=True, slots=True)
class OtherTime:
    """What the finding would be on days that the inferred day excludes: the answer, and the exemptions then open."""

    on: Interval
    answer: Answer
    gone: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something whose answer would settle findings; each is (item, conduct, limb)."""

    fact: str
    settles: tuple[tuple[str, str, str], ...]
    touches: tuple[tuple[str, str, str], ...]
