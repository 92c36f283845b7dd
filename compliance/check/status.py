"""Statuses, and how they follow from the truth of elements, stage and exemptions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.logic.truth import k_all, k_any, merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.logic.truth import Truth


class Status(StrEnum):
    """Status of a finding; each kind of limb has its own words."""

    NOT_IN_FORCE = "not_in_force"
    NOT_TOUCHED = "not_touched"
    EXCEPTED = "excepted"
    OPEN = "open"
    PROSPECTIVE = "prospective"
    TOUCHED_UNLESS = "touched_unless"
    TOUCHED = "touched"
    TRIGGERED = "triggered"
    TRIGGERED_UNLESS = "triggered_unless"
    NOT_TRIGGERED = "not_triggered"
    AVAILABLE = "available"
    NOT_AVAILABLE = "not_available"
    ADDRESSED = "addressed"
    NOT_ADDRESSED = "not_addressed"


S = Status
# What an item takes over its findings, strongest first.
ITEM_ORDER = (S.TOUCHED, S.TOUCHED_UNLESS, S.PROSPECTIVE, S.OPEN, S.EXCEPTED, S.NOT_TOUCHED, S.NOT_IN_FORCE)
# Filling an unknown never changes one of these. (An 'excepted' with an element still open may become 'not_touched'.)
DECIDED = frozenset({S.NOT_IN_FORCE, S.NOT_TOUCHED, S.EXCEPTED, S.TOUCHED, S.TRIGGERED, S.NOT_TRIGGERED, S.AVAILABLE,
                     S.NOT_AVAILABLE, S.ADDRESSED, S.NOT_ADDRESSED})  # fmt: skip
# Statuses that say nothing of an item: a report folds them.
QUIET = frozenset({S.NOT_TOUCHED, S.NOT_IN_FORCE, S.NOT_TRIGGERED, S.NOT_AVAILABLE, S.NOT_ADDRESSED})
# Statuses by which a limb is said to catch an item, where another limb asks.
CATCHES = frozenset({S.TOUCHED, S.TRIGGERED, S.AVAILABLE, S.ADDRESSED})
# The same answers in the words of other limbs than a prohibition.
_WORDS: dict[str, dict[Status, Status]] = {
    "obligation": {
        S.TOUCHED: S.TRIGGERED, S.TOUCHED_UNLESS: S.TRIGGERED_UNLESS, S.PROSPECTIVE: S.OPEN,
        S.NOT_TOUCHED: S.NOT_TRIGGERED, S.EXCEPTED: S.NOT_TRIGGERED,
    },
    "authorization": {
        S.TOUCHED: S.AVAILABLE, S.TOUCHED_UNLESS: S.OPEN, S.PROSPECTIVE: S.OPEN,
        S.NOT_TOUCHED: S.NOT_AVAILABLE, S.EXCEPTED: S.NOT_AVAILABLE,
    },
    "criterion": {
        S.TOUCHED: S.OPEN, S.TOUCHED_UNLESS: S.OPEN, S.PROSPECTIVE: S.OPEN,
        S.NOT_TOUCHED: S.NOT_TRIGGERED, S.EXCEPTED: S.NOT_TRIGGERED,
    },
    "call": {
        S.TOUCHED: S.ADDRESSED, S.TOUCHED_UNLESS: S.OPEN, S.PROSPECTIVE: S.OPEN,
        S.NOT_TOUCHED: S.NOT_ADDRESSED, S.EXCEPTED: S.NOT_ADDRESSED,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """The truth of everything that a status follows from."""

    in_force: Truth
    elements: Mapping[str, Truth]
    possible: Truth
    reached: Truth
    exemptions: Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class Answer:
    """A status; ``carried`` is what a prospective conduct would be if carried out on the law known."""

    status: Status
    carried: Status | None = None


def answer(outcome: Outcome, kind: str = "prohibition") -> Answer:
    """Return the first status that holds, in the words of the kind of limb; ``call``, whatever a call asks for."""
    return in_words(_plain(outcome), kind)


def in_words(plain: Answer, kind: str) -> Answer:
    """Return the answer of a prohibition in the words of another kind of limb."""
    words = _WORDS.get(kind, {})
    return Answer(words.get(plain.status, plain.status), plain.carried if not words else None)


def _plain(o: Outcome) -> Answer:
    if o.in_force is False:
        return Answer(S.NOT_IN_FORCE)
    elements = k_all((*o.elements.values(), o.possible))
    if elements is False:
        return Answer(S.NOT_TOUCHED)
    exempt = k_any(o.exemptions.values())
    if exempt is True:
        return Answer(S.EXCEPTED)
    if o.in_force is None or elements is None or o.reached is None:
        return Answer(S.OPEN)
    carried = S.TOUCHED if exempt is False else S.TOUCHED_UNLESS
    return Answer(carried) if o.reached else Answer(S.PROSPECTIVE, carried)


def merged(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what holds in every one of several ways the unknown may turn out."""
    every = list(outcomes)
    first = every[0]
    if len(every) == 1:
        return first
    names = dict.fromkeys(n for o in every for n in o.elements)
    others = dict.fromkeys(n for o in every for n in o.exemptions)
    return Outcome(
        merge(o.in_force for o in every),
        {n: merge(o.elements.get(n, True) for o in every) for n in names},
        merge(o.possible for o in every),
        merge(o.reached for o in every),
        {n: merge(o.exemptions.get(n, False) for o in every) for n in others},
    )


# Statuses of every kind of limb, strongest first; ITEM_ORDER is its part for prohibitions.
_STRENGTH = (S.TOUCHED, S.TRIGGERED, S.AVAILABLE, S.ADDRESSED, S.TOUCHED_UNLESS, S.TRIGGERED_UNLESS, S.PROSPECTIVE, S.OPEN,
             S.EXCEPTED, S.NOT_TOUCHED, S.NOT_TRIGGERED, S.NOT_AVAILABLE, S.NOT_ADDRESSED, S.NOT_IN_FORCE)  # fmt: skip


def strongest(statuses: Iterable[Status]) -> Status:
    """Return the status an item takes over its findings."""
    return min(statuses, key=_STRENGTH.index, default=S.NOT_TOUCHED)
