"""What follows for one reported item under one limb, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from compliance.check.evaluate import Piece
from compliance.check.status import Answer, Outcome, Status
from compliance.logic.truth import Truth
from compliance.logic.values import Reason, Value
from compliance.text.dates import Interval


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
class Finding:
    """One item's conduct under one limb."""

    item: str
    conduct: str
    ref: str
    answer: Answer
    outcome: Outcome
    pieces: tuple[Piece, ...]
    span: Interval
    # 'conduct', 'agreement' (used because the day of performance is unknown) or 'given' (by option).
    clock: str
    beyond_sources: bool
    failing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    exemptions: tuple[ExemptionResult, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    roots: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """The status itself."""
        return self.answer.status


@dataclass(frozen=True, slots=True)
class Question:
    """Something whose answer would settle findings; each is (item, conduct, limb)."""

    fact: str
    settles: tuple[tuple[str, str, str], ...]
    touches: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class ItemResult:
    """All findings of one item."""

    item: str
    status: Status
    findings: list[Finding] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CaseResult:
    """All results of one case."""

    case: str
    items: list[ItemResult] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    law_date: date | None = None
