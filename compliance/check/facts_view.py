"""The facts of one conduct on days on which neither the law nor the reference data changes: as they are, and varied."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.check.workdays import elapsed
from compliance.logic.values import NOT_REPORTED, Known, Reason, Unknown
from compliance.vocabulary.roles import MEMBER, ORGAN, STATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from compliance.files.dates import Interval
    from compliance.logic.columns import Masks, Partition
    from compliance.logic.program import NormRef
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import Actor

    NormTruth = Callable[[NormRef], Truth]


class FactsView:
    """Facts as a program reads them. ``base`` holds what is reported; the rest is read from the reference data for ``on``."""

    full = 1
    varied: frozenset[str] = frozenset()

    def __init__(
        self,
        vocabulary: Vocabulary,
        base: Mapping[str, Fact],
        on: Interval,
        *,
        local: Mapping[str, Actor],
        norm: NormTruth,
        judged: Mapping[str, bool],
        attributes: dict[tuple[str, str], Fact] | None = None,
    ) -> None:
        """``attributes``: what was looked up before of actors that the reference data knows, on these days."""
        self.vocabulary, self.base, self.on = vocabulary, base, on
        self._local, self._norm, self._judged = local, norm, judged
        self._kept: dict[str, Fact] = {}
        self._partitions: dict[str, Partition] = {}
        self._attributes = {} if attributes is None else attributes

    @cached_property
    def plain(self) -> bool:
        """True where nothing that is read from reference data was set by an assumption."""
        facts = self.vocabulary.facts
        return not any(facts[f].derived for f in self.base if f in facts)

    def replace(self, changes: Mapping[str, Fact], judged: Mapping[str, bool]) -> FactsView:
        """Return the same facts with some replaced, and with other or more answers to questions of judgement."""
        other = FactsView(
            self.vocabulary,
            {**self.base, **changes},
            self.on,
            local=self._local,
            norm=self._norm,
            judged={**self._judged, **judged},
            attributes=self._attributes,
        )
        other._kept = {f: s for f, s in self._kept.items() if f not in changes and self.holder(f) not in changes}
        return other

    def get(self, fact: str) -> Fact:
        """Return the state of a fact on these days."""
        kept = self._kept.get(fact)
        if kept is None:
            kept = self._kept[fact] = self.given({}, fact)
        return kept

    def given(self, changes: Mapping[str, Fact], fact: str) -> Fact:
        """Return the state that a fact has if some others are so."""
        if fact in changes:
            return changes[fact]
        if fact in self.base:
            return self.base[fact]
        derived = self.vocabulary.facts[fact].derived
        if derived is None:
            return NOT_REPORTED
        return self.derive(derived.take, self.given(changes, derived.of) if changes else self.get(derived.of))

    def derive(self, take: str, holder: Fact) -> Fact:
        """Return what the reference data says of one attribute of whoever a fact holds."""
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
            kept = self._attributes.get((who, take))
            if kept is None:
                kept = self._attributes[who, take] = self.vocabulary.attribute(who, take, self.on)
            return kept
        nationality = actor.attributes.get(STATE, [])
        if take == ORGAN:
            return Known(False) if nationality else NOT_REPORTED
        if take == STATE and len(nationality) == 1:
            return Known(nationality[0].value)
        if take == MEMBER and len(nationality) == 1:
            return self.vocabulary.attribute(str(nationality[0].value), take, self.on)
        return NOT_REPORTED

    def holder(self, fact: str) -> str:
        """Return the reported fact that a derived fact goes back to, or the fact itself."""
        if self.plain:
            return self.vocabulary.root(fact)
        while fact not in self.base and (derived := self.vocabulary.facts[fact].derived) is not None:
            fact = derived.of
        return fact

    def names_only_reference_actors(self, values: Sequence[Value]) -> bool:
        """Tell whether no value is an actor that only this report knows, so that what is read of them holds always."""
        return not self._local or self._local.keys().isdisjoint(map(str, values))

    def derivation(self, fact: str) -> Iterator[str]:
        """Yield a fact and every fact that it is derived from, nearest first."""
        while (declared := self.vocabulary.facts.get(fact)) is not None:
            yield fact
            if declared.derived is None:
                return
            fact = declared.derived.of

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        """Return the closed list of values of a fact, if it has one."""
        return self.vocabulary.domain(fact)

    def choices(self, fact: str, changes: Mapping[str, Fact] | None = None) -> tuple[Value, ...] | None:
        """Return the values over which an unknown fact may be tried, or None if it must not be.

        What needs judgement or is withheld is never tried, nor what has no closed list of values.
        """
        state = self.given(changes, fact) if changes else self.get(fact)
        if isinstance(state, Known) or state.reason in (Reason.JUDGEMENT, Reason.WITHHELD, Reason.LAW_NOT_KNOWN):
            return None
        return state.candidates or self.domain(fact)

    def norm(self, ref: NormRef) -> Truth:
        """Return whether another limb catches this item."""
        return self._norm(ref)

    def elapsed(self, since: Interval, until: Interval, working_days: int) -> Truth:
        """Return whether the working days have run."""
        return elapsed(self.vocabulary, since, until, working_days)

    def judged(self, question: str) -> Truth:
        """Return the answer given to a question of judgement, or None."""
        return self._judged.get(question)

    # --- one column ---

    def states(self, fact: str) -> Partition:
        """Return the state of a fact in the one column that there is."""
        kept = self._partitions.get(fact)
        if kept is None:
            kept = self._partitions[fact] = ((self.get(fact), 1),)
        return kept

    def judgements(self, question: str) -> Masks:
        """Return the answer given to a question of judgement, as masks of the one column."""
        answer = self._judged.get(question)
        return (0, 0) if answer is None else (1, 0) if answer else (0, 1)


class VariedFacts:
    """The facts of one view in several ways, a column each.

    ``replaced`` holds for each fact that differs its states with the columns that have each; in every other column, and of
    every other fact, it is as the view has it, or is read from who then holds it. ``answers`` likewise of the questions of
    judgement: the columns in which one is answered yes, and those in which no.
    """

    def __init__(
        self,
        view: FactsView,
        columns: int,
        replaced: Mapping[str, Partition],
        answers: Mapping[str, Masks] | None = None,
    ) -> None:
        self.view, self.full = view, (1 << columns) - 1
        self._replaced, self._answers = replaced, answers or {}
        self._partitions: dict[str, Partition] = {}
        read = {f for f in view.vocabulary.readers(replaced) if f not in view.base}
        # What differs between columns: facts, those read from them, and questions of judgement.
        self.varied = frozenset({*replaced, *read, *(f"judge:{q}" for q in self._answers)})

    @classmethod
    def of(cls, view: FactsView, changes: Sequence[Mapping[str, Fact]], judged: Sequence[Mapping[str, bool]]) -> VariedFacts:
        """Return a column for each of several changes, with the questions of judgement that each answers."""
        replaced: dict[str, dict[Fact, int]] = {}
        answers: dict[str, Masks] = {}
        for number, (facts, questions) in enumerate(zip(changes, judged, strict=True)):
            for fact, state in facts.items():
                into = replaced.setdefault(fact, {})
                into[state] = into.get(state, 0) | 1 << number
            for question, answer in questions.items():
                yes, no = answers.get(question, (0, 0))
                answers[question] = (yes | 1 << number, no) if answer else (yes, no | 1 << number)
        return cls(view, len(changes), {f: tuple(states.items()) for f, states in replaced.items()}, answers)

    @classmethod
    def every_way(cls, view: FactsView, choices: Sequence[Sequence[Mapping[str, Fact]]]) -> VariedFacts:
        """Return a column for every way of taking one of each of several lists of choices; no two lists name one fact."""
        count = math.prod(len(several) for several in choices)
        replaced: dict[str, list[tuple[Fact, int]]] = {}
        stride = 1
        for several in choices:
            # Along the columns the choices of one list take turns, each for as many columns as the lists before it have ways.
            turn = stride * len(several)
            repeated = ((1 << count) - 1) // ((1 << turn) - 1)
            for number, choice in enumerate(several):
                columns = (((1 << stride) - 1) << (number * stride)) * repeated
                for fact, state in choice.items():
                    replaced.setdefault(fact, []).append((state, columns))
            stride = turn
        return cls(view, count, {f: tuple(states) for f, states in replaced.items()})

    def states(self, fact: str) -> Partition:
        """Return the states of a fact with their columns."""
        kept = self._partitions.get(fact)
        if kept is None:
            kept = self._partitions[fact] = tuple(self._states(fact))
        return kept

    def _states(self, fact: str) -> Iterator[tuple[Fact, int]]:
        rest = self.full
        for state, columns in self._replaced.get(fact, ()):
            rest &= ~columns
            yield state, columns
        if not rest:
            return
        derived = self.view.vocabulary.facts[fact].derived
        if fact in self.view.base or derived is None:
            yield self.view.get(fact), rest
            return
        for state, columns in self.states(derived.of):
            if columns & rest:
                yield self.view.derive(derived.take, state), columns & rest

    def judgements(self, question: str) -> Masks:
        """Return the columns in which a question of judgement is answered yes, and those in which no."""
        yes, no = self._answers.get(question, (0, 0))
        rest, answer = self.full & ~(yes | no), self.view.judged(question)
        return (yes, no) if answer is None else (yes | rest, no) if answer else (yes, no | rest)

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        """Return the closed list of values of a fact, if it has one."""
        return self.view.domain(fact)

    def norm(self, ref: NormRef) -> Truth:
        """Return whether another limb catches this item; that is asked of the item as it is."""
        return self.view.norm(ref)

    def elapsed(self, since: Interval, until: Interval, working_days: int) -> Truth:
        """Return whether the working days have run."""
        return self.view.elapsed(since, until, working_days)


def change_days(facts: Mapping[str, Fact], vocabulary: Vocabulary) -> set[date]:
    """Return the days on which the reference data on any actor or State in these facts changes."""
    days: set[date] = set()
    for name, state in facts.items():
        declared = vocabulary.facts.get(name)
        if declared is None or declared.type not in ("actor", "state"):
            continue
        values = (state.value,) if isinstance(state, Known) else (state.candidates or ())
        for value in values:
            days |= vocabulary.change_days(str(value))
    return days
