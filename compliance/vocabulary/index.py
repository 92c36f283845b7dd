"""The vocabulary of a rule tree, gathered from its files and indexed for use."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field
from compliance.files.dates import Interval, partial
from compliance.logic.values import NOT_REPORTED, Known, Reason, Unknown
from compliance.vocabulary.roles import MEMBER, ORGAN, STATE, TERRITORY, Roles

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.model import (
        Actor,
        Conduct,
        Definition,
        ElementName,
        FactDeclaration,
        HolidayYear,
        ItemClass,
        Link,
        Milestone,
        RedFlag,
        Source,
        Spell,
        Stage,
        StageReading,
        StageRule,
        State,
    )


@dataclass
class Vocabulary:
    """Everything that rules and cases may name."""

    facts: dict[str, FactDeclaration] = field(default_factory=dict)
    classes: dict[str, ItemClass] = field(default_factory=dict)
    conducts: dict[str, Conduct] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    general_stages: StageRule | None = None
    links: dict[str, Link] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    elements: dict[str, ElementName] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    states_complete_to: date | None = None
    milestones: dict[str, Milestone] = field(default_factory=dict)
    holidays: dict[str, HolidayYear] = field(default_factory=dict)
    red_flags: dict[str, RedFlag] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @cached_property
    def _under(self) -> dict[str, frozenset[str]]:
        """By class, itself and all below it. Ask only when the whole vocabulary is loaded."""
        found: dict[str, set[str]] = {}
        for name in self.classes:
            for above in self.ancestry(name):
                found.setdefault(above, set()).add(name)
        return {name: frozenset(below) for name, below in found.items()}

    @cached_property
    def roles(self) -> Roles:
        """The fact in each role. Ask only when the whole vocabulary is loaded."""
        return Roles.of(self.facts)

    @cached_property
    def carried_out(self) -> frozenset[str]:
        """The stages whose day is the day of delivery or assistance."""
        return frozenset(name for name, stage in self.stages.items() if stage.carried_out)

    def under(self, item_class: str) -> frozenset[str]:
        """Return a class with every class below it."""
        return self._under.get(item_class) or frozenset({item_class})

    def ancestry(self, item_class: str) -> Iterator[str]:
        """Yield a class and each class above it, nearest first; on a circle each once."""
        at: str | None = item_class
        passed: set[str] = set()
        while at is not None and at in self.classes and at not in passed:
            yield at
            passed.add(at)
            at = self.classes[at].under

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        """Return every value of a fact whose list of values is closed, else None."""
        declared = self.facts.get(fact)
        if declared is None:
            return None
        if declared.type == "boolean":
            return (False, True)
        if declared.type == "class" and declared.exhaustive:
            return tuple(sorted(self.classes))
        if declared.type == "enum" and declared.exhaustive:
            return tuple(self.values(fact))
        return None

    def readers(self, facts: Container[str]) -> Iterator[str]:
        """Yield each fact that is derived, at once or by way of others, from one of some facts."""
        yield from (name for name, holders in self._holders.items() if any(h in facts for h in holders))

    @cached_property
    def _holders(self) -> dict[str, tuple[str, ...]]:
        """By derived fact, the facts that it is read from, nearest first. Ask only when the whole vocabulary is loaded."""
        found = {}
        for name, declared in self.facts.items():
            holders, at = [], declared.derived
            while at is not None:
                holders.append(at.of)
                at = self.facts[at.of].derived
            if holders:
                found[name] = tuple(holders)
        return found

    def root(self, fact: str) -> str:
        """Return the fact that a derived fact goes back to in the end, or the fact itself."""
        holders = self._holders.get(fact)
        return holders[-1] if holders else fact

    def values(self, fact: str) -> tuple[str, ...]:
        """Return the declared values of an enumeration or set, in their order in the file."""
        declared = self.facts[fact]
        if declared.values_from:
            return tuple(self.conducts if declared.values_from == "conducts" else self.stages)
        return tuple(declared.values)

    def stage_rule(self, conduct: str, active: frozenset[str]) -> StageRule | StageReading | None:
        """Return when a conduct counts as carried out, by default or under one of the readings switched on."""
        entry = self.conducts[conduct]
        for other in entry.readings:
            if other.id in active:
                return other
        return entry.stages or self.general_stages

    def attribute(self, who: str, attribute: str, on: Interval) -> Fact:
        """Read one attribute of an actor or State for days on which it does not change.

        Returns unknown (not reported) where the reference data says nothing for those days.
        """
        if who in self.states:
            return self._of_state(who, attribute, on)
        actor = self.actors.get(who)
        if actor is None:
            return NOT_REPORTED
        spells = actor.attributes.get(attribute, [])
        found = [s for s in spells if span(s).meet(on) is not None]
        if len(found) == 1 and _within(on, span(found[0])):
            return Known(found[0].value)
        if found:
            inside = tuple(dict.fromkeys(s.value for s in found))
            return Unknown(Reason.IMPRECISE, inside if len(found) > 1 else None)
        if attribute == MEMBER and (state := self.attribute(who, STATE, on)) and isinstance(state, Known):
            return self.attribute(str(state.value), attribute, on)
        return NOT_REPORTED

    def _of_state(self, code: str, attribute: str, on: Interval) -> Fact:
        if attribute in (STATE, TERRITORY):
            return Known(code)
        if attribute == ORGAN:
            return Known(True)
        if attribute == MEMBER:
            spells = [Interval(partial(m.from_).lo, partial(m.to).hi if m.to else None) for m in self.states[code].un_member]
            if any(_within(on, s) for s in spells):
                return Known(True)
            if any(s.meet(on) for s in spells) or self.states_complete_to is None:
                return Unknown(Reason.IMPRECISE)
            if on.lo and on.lo > self.states_complete_to:
                return NOT_REPORTED
            return Known(False)
        return NOT_REPORTED

    def change_days(self, who: str) -> set[date]:
        """Return each day on which an attribute of an actor or State begins or has just ended."""
        days: set[date] = set()
        if who in self.states:
            spans = [Interval(partial(m.from_).lo, partial(m.to).hi if m.to else None) for m in self.states[who].un_member]
        else:
            actor = self.actors.get(who)
            spans = [span(s) for spells in (actor.attributes.values() if actor else ()) for s in spells]
            for spell in actor.attributes.get(STATE, []) if actor else []:
                days |= self.change_days(str(spell.value))
        for one in spans:
            if one.lo:
                days.add(one.lo)
            if one.hi and one.hi < date.max:
                days.add(date.fromordinal(one.hi.toordinal() + 1))
        return days


def span(spell: Spell) -> Interval:
    """Return the days a spell covers."""
    return Interval(partial(spell.from_).lo if spell.from_ else None, partial(spell.to).hi if spell.to else None)


def _within(inner: Interval, outer: Interval) -> bool:
    low = outer.lo is None or (inner.lo is not None and inner.lo >= outer.lo)
    high = outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi)
    return low and high
