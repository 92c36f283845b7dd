"""What follows for one reported item under one limb, as data: frozen, comparable, and free of whoever computed it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.check.evaluate import PeriodResult
    from compliance.check.status import Answer, Outcome, Status
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
class Finding:
    """What follows for one conduct of one item under one limb.

    ``span``: the days that pick the law; ``clock``: whose days they are: 'conduct', 'agreement' (used because the day of
    performance is unknown) or 'given' (by an assumption). ``lasted``: the days over which a conduct that lasted may have gone
    on. ``periods``: the answer on each stretch of days without change. ``outcome``: the truth of every part, as far as it is
    the same on all days; it and what stands below it are filled where the finding was explored, and may be empty before.
    """

    item: str
    conduct: str
    ref: str
    answer: Answer
    span: Interval
    clock: str
    lasted: Interval | None
    periods: tuple[PeriodResult, ...]
    outcome: Outcome | None
    explored: bool = False
    missing: tuple[Missing, ...] = ()
    exemptions: tuple[ExemptionResult, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    other_times: tuple[OtherTime, ...] = ()

    @property
    def status(self) -> Status:
        """The status itself."""
        return self.answer.status

    @property
    def elements(self) -> Mapping[str, Truth]:
        """The truth of each element, as far as it was looked at."""
        return self.outcome.elements if self.outcome else {}

    @property
    def failing(self) -> tuple[str, ...]:
        """The elements that fail; the conduct alone, where nothing else was looked at."""
        if self.outcome is None:
            return ("conduct",)
        stage = ("stage",) if self.outcome.possible is False else ()
        return (*(n for n, t in self.outcome.elements.items() if t is False), *stage)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The elements that rest on something unknown."""
        o = self.outcome
        if o is None:
            return ()
        stage = ("stage",) if o.possible is None or (o.possible and o.reached is None) else ()
        return (*(n for n, t in o.elements.items() if t is None), *stage)


@dataclass(frozen=True, slots=True)
class ItemResult:
    """All findings of one item. ``outside``: the regimes that cannot reach it."""

    item: str
    status: Status
    findings: tuple[Finding, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All findings of what is reported together. ``not_yet``: items not reported by the day of knowledge."""

    items: tuple[ItemResult, ...]
    not_yet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something whose answer would settle findings; each is (item, conduct, limb)."""

    fact: str
    settles: tuple[tuple[str, str, str], ...]
    touches: tuple[tuple[str, str, str], ...]
