"""What a limb *is* on a day: the fold of its amendments.

Every act on a limb is an event with a day, a declared order, and the limb that does it. Events are replayed in order of day and
declared order; two on one slot on one day without a declared order are a fault, so the order of files never decides.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from compliance.law.model import Effect, EffectReading, Element, Limb, ProcedureCase
from compliance.law.tree import LimbEntry, RuleTree
from compliance.logic.condition import Condition
from compliance.logic.truth import Truth
from compliance.text.dates import add_months
from compliance.text.diagnostics import Diagnostic, FaultyFile

ONE_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the chain of a limb."""

    on: date
    by: str
    do: str
    until: date | None = None
    computed: bool = False
    what: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a limb says after the changes so far, and whether it is alive; the last day counts separately."""

    elements: dict[str, Element]
    procedure: dict[str, ProcedureCase]
    alive: bool
    until: date | None
    until_computed: bool
    chain: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A limb over days on which nothing about it changes.

    ``in_force`` is None after a last known end that the sources of the regime do not reach: the law is then not known.
    ``hi`` None: no later change is known.
    """

    lo: date
    hi: date | None
    in_force: Truth
    content: Content


@dataclass(slots=True)
class _State:
    content: Content
    born: bool = False
    # Every effect (its limb, its place there) that ended or suspends it and was not undone: it lives only if none is left.
    ended_by: set[tuple[str, int]] = field(default_factory=set)
    history: list[tuple[date, Content]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Event:
    on: date
    order: int
    by: str
    target: str
    effect: Effect | None
    index: int
    until: date | None = None
    # True for the day after a suspension: it ends that one effect, and nothing that another one ended.
    ends: bool = False

    @property
    def slot(self) -> tuple[str, str]:
        e = self.effect
        if e is None or e.do in ("terminate", "suspend", "revive"):
            return self.target, "life"
        if e.do == "extend":
            return self.target, "end"
        return self.target, f"{'case' if e.case else 'element'}:{e.case or e.element}"


class Law:
    """The law of a rule tree under one set of readings: a timeline for every limb."""

    def __init__(self, tree: RuleTree, active: frozenset[str] = frozenset()) -> None:
        """Fold every amendment. Raises ``FaultyFile`` where two amendments clash or one extends what had lapsed."""
        self.tree = tree
        self.active = active
        # Reading -> limbs whose timeline it can move.
        self.moved_by: dict[str, set[str]] = {}
        self._states = {ref: _State(_content(entry.limb, alive=False)) for ref, entry in tree.limbs.items()}
        # On one day what ends or revives goes before what amends, so that no amendment of a last day comes back later.
        events = sorted(self._events(), key=lambda e: (e.on, e.order, e.slot[1] != "life", e.by, e.target, e.index))
        _refuse_clashes(tree, events)
        for event in events:
            self._apply(event)
        self.exemptions: dict[str, tuple[str, ...]] = {}
        for ref, entry in tree.limbs.items():
            for target in entry.limb.excepts:
                self.exemptions[target] = (*self.exemptions.get(target, ()), ref)
        self._versions: dict[str, tuple[Version, ...]] = {}

    def under(self, reading: str) -> Law:
        """Return the law with one more reading switched on; timelines are folded again only if it moves one."""
        active = self.active | {reading}
        if reading in self.moved_by:
            return Law(self.tree, active)
        other = object.__new__(Law)
        other.__dict__.update(self.__dict__, active=active)
        return other

    def versions(self, ref: str) -> tuple[Version, ...]:
        """Return the versions of a limb in order of day, without gaps, from its first day on."""
        if ref not in self._versions:
            self._versions[ref] = self._cut(ref)
        return self._versions[ref]

    def on(self, ref: str, day: date) -> Version | None:
        """Return the version of a limb on a day, or None before its first day."""
        versions = self.versions(ref)
        at = bisect_right([v.lo for v in versions], day) - 1
        return versions[at] if at >= 0 else None

    def boundaries(self, ref: str) -> set[date]:
        """Return the first day of each version of a limb."""
        return {v.lo for v in self.versions(ref)}

    def _events(self) -> list[_Event]:
        events = []
        for ref, entry in self.tree.limbs.items():
            events.append(_Event(entry.limb.from_, -1, ref, ref, None, 0))
            for i, effect in enumerate(entry.limb.effects):
                events += self._of_effect(entry, i, effect)
        return events

    def _of_effect(self, entry: LimbEntry, i: int, effect: Effect) -> list[_Event]:
        reading: EffectReading | None = next((r for r in effect.readings if r.id in self.active), None)
        targets = list(effect.limbs)
        for name in effect.instruments:
            targets += [r for r, e in self.tree.limbs.items() if e.instrument.instrument == name]
        for each in effect.readings:
            self.moved_by.setdefault(each.id, set()).update(targets)
        if not (reading.applies if reading else effect.by_default):
            return []
        on = (reading and reading.from_) or effect.from_ or entry.limb.from_
        until = (reading and reading.until) or effect.until
        if effect.months:
            until = add_months(on, effect.months)
        events = [
            _Event(on, effect.order, entry.ref, t, effect, i, until) for t in dict.fromkeys(targets) if t not in effect.except_
        ]
        if effect.do == "suspend" and until:
            again = effect.model_copy(update={"do": "revive", "undoes": entry.ref, "until": None})
            events += [_Event(until + ONE_DAY, effect.order, entry.ref, e.target, again, i, ends=True) for e in events]
        return events

    def _apply(self, event: _Event) -> None:
        state, effect = self._states[event.target], event.effect
        old = state.content
        if effect is None:
            state.born = True
            state.content = replace(old, alive=not state.ended_by)
        elif effect.do in ("terminate", "suspend"):
            state.ended_by.add((event.by, event.index))
            if not old.alive:
                return
            state.content = replace(old, alive=False)
        elif effect.do == "revive":
            undone = (event.by, event.index) if event.ends else None
            state.ended_by = {e for e in state.ended_by if e != undone and (event.ends or e[0] != effect.undoes)}
            lapsed = old.until is not None and old.until < event.on - ONE_DAY
            if old.alive or not state.born or state.ended_by or lapsed:
                return
            # Nothing amends what is not alive, so this is still the version of the day before it ended.
            state.content = replace(old, alive=True)
        else:
            lapsed = old.until is not None and old.until < event.on - ONE_DAY
            if not old.alive or lapsed:
                if effect.do == "extend":
                    raise FaultyFile((self._fault(event, "it extends what was no longer in force"),))
                return
            state.content = _amended(old, event, effect)
        done = state.content
        if effect is not None:
            change = Change(
                event.on, event.by, effect.do, event.until, bool(effect.months), effect.case or effect.element or ""
            )
            state.content = replace(done, chain=(*done.chain, change))
        state.history.append((event.on, state.content))

    def _fault(self, event: _Event, message: str) -> Diagnostic:
        entry = self.tree.limbs[event.by]
        return entry.document.fault((*entry.path, "effects", event.index), message, "check the days, or revive it first")

    def _cut(self, ref: str) -> tuple[Version, ...]:
        known_to = self.tree.regimes[self.tree.limbs[ref].regime].as_known_to
        history = self._states[ref].history
        days = dict(history)
        cuts = sorted(days)
        versions: list[Version] = []
        for i, lo in enumerate(cuts):
            content, following = days[lo], cuts[i + 1] if i + 1 < len(cuts) else None
            hi = following - ONE_DAY if following else None
            end = content.until
            if not content.alive or end is None or (hi is not None and end >= hi):
                versions.append(Version(lo, hi, content.alive, content))
                continue
            if end >= lo:
                versions.append(Version(lo, end, True, content))
            versions.append(Version(max(lo, end + ONE_DAY), hi, None if end > known_to else False, content))
        return tuple(versions)


def _content(limb: Limb, *, alive: bool) -> Content:
    return Content(dict(limb.elements), dict(limb.procedure), alive, limb.until, limb.until_computed, ())


def _amended(old: Content, event: _Event, effect: Effect) -> Content:
    if effect.do == "extend":
        assert event.until is not None
        later = old.until is None or event.until > old.until
        return replace(old, until=event.until, until_computed=bool(effect.months)) if later else old
    if effect.do in ("set_case", "remove_case"):
        cases = dict(old.procedure)
        if effect.do == "set_case" and effect.to and effect.case:
            cases[effect.case] = effect.to
        else:
            cases.pop(effect.case or "", None)
        return replace(old, procedure=cases)
    name = effect.element or ""
    assert effect.when is not None
    before = old.elements.get(name)
    if effect.do == "replace_element" or before is None:
        says = effect.says or (before.says if before else None)
        when = effect.when
        readings = []
    else:
        says = effect.says or before.says
        join = "any" if effect.do == "widen" else "all"
        when = Condition.model_validate({join: [before.when, effect.when]})
        readings = [
            r.model_copy(update={"when": Condition.model_validate({join: [r.when, effect.when]})}) for r in before.readings
        ]
    if says is None:
        raise ValueError(f"element '{name}' needs a sentence")
    return replace(old, elements={**old.elements, name: Element(says=says, when=when, readings=readings)})


def _alike(one: _Event, other: _Event) -> bool:
    """Tell whether two events are one act told twice: a limb that ends an instrument and names a limb of it besides."""
    assert one.effect is not None
    assert other.effect is not None
    return one.by == other.by and (one.index == other.index or (one.slot[1] == "life" and one.effect.do == other.effect.do))


def _refuse_clashes(tree: RuleTree, events: list[_Event]) -> None:
    faults: list[Diagnostic] = []
    seen: dict[tuple[date, int, tuple[str, str]], _Event] = {}
    for event in events:
        if event.effect is None:
            continue
        key = (event.on, event.order, event.slot)
        if key in seen and not _alike(seen[key], event):
            entry = tree.limbs[event.by]
            other = tree.limbs[seen[key].by]
            message = f"on {event.on} both '{entry.ref}' and '{other.ref}' change {event.slot[1]} of '{event.target}'"
            faults.append(entry.document.fault((*entry.path, "effects", event.index), message, "give each an 'order'"))
        seen.setdefault(key, event)
    if faults:
        raise FaultyFile(tuple(faults))
