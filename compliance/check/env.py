"""The facts of one conduct on days on which neither the law nor the reference data changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.check.workdays import elapsed
from compliance.logic.program import NormRef
from compliance.logic.truth import Truth
from compliance.logic.values import NOT_REPORTED, Known, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from compliance.files.dates import Interval
    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import Actor

DATE = "date"
PERFORMED = "performance_date"
ENDED = "end_date"

NormTruth = Callable[[NormRef], Truth]


class FactsView:
    """Facts as a program reads them. ``base`` holds what is claimed; the rest is read from the reference data for ``on``."""

    def __init__(
        self,
        book: Vocabulary,
        base: Mapping[str, Fact],
        on: Interval,
        *,
        local: Mapping[str, Actor],
        norm: NormTruth,
        judged: Mapping[str, bool],
    ) -> None:
        self.book, self.base, self.on = book, base, on
        self._local, self._norm, self._judged = local, norm, judged
        self._kept: dict[str, Fact] = {}

    def but(self, changes: Mapping[str, Fact], judged: Mapping[str, bool] | None = None) -> FactsView:
        """Return the same facts with some replaced, and with other answers to questions of judgement if they are given."""
        other = FactsView(
            self.book,
            {**self.base, **changes},
            self.on,
            local=self._local,
            norm=self._norm,
            judged=self._judged if judged is None else judged,
        )
        other._kept = {f: s for f, s in self._kept.items() if f not in changes and self.holder(f) not in changes}
        return other

    def get(self, fact: str) -> Fact:
        """Return the state of a fact on these days."""
        if fact not in self._kept:
            self._kept[fact] = self._read(fact)
        return self._kept[fact]

    def _read(self, fact: str) -> Fact:
        declared = self.book.facts[fact]
        if fact in self.base:
            return self.base[fact]
        if declared.derived is None:
            return NOT_REPORTED
        holder = self.get(declared.derived.of)
        take = declared.derived.take
        if isinstance(holder, Known):
            return self._attribute(str(holder.value), take)
        if not holder.candidates:
            return Unknown(holder.reason)
        each = [self._attribute(str(v), take) for v in holder.candidates]
        values = tuple(dict.fromkeys(f.value for f in each if isinstance(f, Known)))
        if len(values) == 1 and all(isinstance(f, Known) for f in each):
            return Known(values[0])
        return Unknown(holder.reason, values if all(isinstance(f, Known) for f in each) else None)

    def _attribute(self, who: str, take: str) -> Fact:
        actor = self._local.get(who)
        if actor is None:
            return self.book.attribute(who, take, self.on)
        nationality = actor.attributes.get("state", [])
        if take == "organ":
            return Known(False) if nationality else NOT_REPORTED
        if take == "state" and len(nationality) == 1:
            return Known(nationality[0].value)
        if take == "un_member" and len(nationality) == 1:
            return self.book.attribute(str(nationality[0].value), take, self.on)
        return NOT_REPORTED

    def holder(self, fact: str) -> str:
        """Return the claimed fact that a derived fact goes back to, or the fact itself."""
        while fact not in self.base and (derived := self.book.facts[fact].derived) is not None:
            fact = derived.of
        return fact

    @cached_property
    def plain(self) -> bool:
        """True where nothing that is read from reference data was set by an assumption."""
        return not any(self.book.facts[f].derived for f in self.base if f in self.book.facts)

    def sources(self, fact: str) -> Iterator[str]:
        """Yield a fact and every fact that it is derived from, nearest first."""
        while (declared := self.book.facts.get(fact)) is not None:
            yield fact
            if declared.derived is None:
                return
            fact = declared.derived.of

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        """Return the closed list of values of a fact, if it has one."""
        return self.book.domain(fact)

    def norm(self, ref: NormRef) -> Truth:
        """Return whether another limb catches this item."""
        return self._norm(ref)

    def elapsed(self, since: Interval, until: Interval, working_days: int) -> Truth:
        """Return whether the working days have run."""
        return elapsed(self.book, since, until, working_days)

    def judged(self, question: str) -> Truth:
        """Return the answer given to a question of judgement, or None."""
        return self._judged.get(question)


def choices(env: FactsView, fact: str) -> tuple[Value, ...] | None:
    """Return the values over which an unknown fact may be tried, or None if it must not be (judgement, withheld, open list)."""
    state = env.get(fact)
    if isinstance(state, Known) or state.reason in (Reason.JUDGEMENT, Reason.WITHHELD, Reason.LAW_NOT_KNOWN):
        return None
    return state.candidates or env.domain(fact)


def change_days(env_base: Mapping[str, Fact], book: Vocabulary) -> set[date]:
    """Return the days on which the reference data on any actor or State in these facts changes."""
    days: set[date] = set()
    for name, state in env_base.items():
        declared = book.facts.get(name)
        if declared is None or declared.type not in ("actor", "state"):
            continue
        values = (state.value,) if isinstance(state, Known) else (state.candidates or ())
        for value in values:
            days |= book.change_days(str(value))
    return days
