"""What a limb *is* on a day: the fold of its amendments.

Every act on a limb is an event with a day, a declared order, and the limb that does it. Events are replayed in order of day and
declared order; two on one slot on one day without a declared order are a fault, so the order of files never decides. On one day
what begins and ends goes before what amends, so that a revival restores the version of the day before.

A limb is alive while nothing stands that ended it. Each termination and suspension stands until it is itself undone, so undoing
one does not undo another, and what was not in force cannot be amended: nothing is resurrected by accident.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from compliance.files import codes
from compliance.files.dataclass import dataclass, field, replace
from compliance.files.dates import add_months
from compliance.files.diagnostics import FaultyFile, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.files.diagnostics import Diagnostic
    from compliance.files.record import TwoLanguages
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.law.model import Effect, EffectReading, Element, ElementReading, Limb, ProcedureCase
    from compliance.logic.condition import Condition
    from compliance.logic.truth import Truth

ONE_DAY = timedelta(1)
ENDS = frozenset({"terminate", "suspend"})
_FIRST = -(10**9)
_LATE = ("it extends what was no longer in force", "check the days, or revive it first")


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
    begun: bool = False
    # The terminations and suspensions that stand: the limb that does it, and which of its effects.
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
    # The last day was reckoned from a number of months.
    computed: bool = False
    # The end of a suspension, which the suspension itself brings.
    lapse: bool = False

    @property
    def rank(self) -> tuple[date, int, bool, str, str, int]:
        """Where it stands among all events: what the day itself brings goes first, then by declared order."""
        order = _FIRST if self.effect is None or self.lapse else self.order
        return self.on, order, self.slot[1] != "life", self.by, self.target, self.index

    @property
    def slot(self) -> tuple[str, str]:
        """What it changes of which limb."""
        e = self.effect
        if e is None or e.do in ENDS or e.do == "revive":
            return self.target, "life"
        if e.do == "extend":
            return self.target, "end"
        return self.target, f"{'case' if e.case else 'element'}:{e.case or e.element}"


class Law:
    """The law of a rule tree under one set of readings: a timeline for every limb."""

    def __init__(self, tree: RuleSet, active: frozenset[str] = frozenset()) -> None:
        """Fold every amendment. Raises ``FaultyFile`` where two clash, and where one extends what had lapsed.

        An amendment that finds nothing to amend is not made. Without readings it is a fault of the tree, and ``faults`` says
        so; under a reading it is none, for the reading has moved what it rests on.
        """
        self.tree = tree
        self.active = active
        # Reading -> limbs whose timeline it can move.
        self.moved_by: dict[str, set[str]] = {}
        # What is done to each limb: by which limb, and by which of its effects.
        self._effects: dict[str, list[tuple[LimbEntry, int, Effect]]] = {}
        self.exemptions: dict[str, tuple[str, ...]] = {}
        for ref, entry in tree.limbs.items():
            for target in entry.limb.excepts:
                self.exemptions[target] = (*self.exemptions.get(target, ()), ref)
            for i, effect in enumerate(entry.limb.effects):
                targets = tree.named_by(effect)
                for each in effect.readings:
                    self.moved_by.setdefault(each.id, set()).update(targets)
                for target in targets:
                    if target not in effect.except_:
                        self._effects.setdefault(target, []).append((entry, i, effect))
        self.faults: list[Diagnostic] = []
        self._states: dict[str, _State] = {}
        self._versions: dict[str, tuple[Version, ...]] = {}
        self._fold({*tree.limbs, *self._effects})

    def under(self, reading: str) -> Law:
        """Return the law with one more reading switched on; only the timelines that it moves are folded again."""
        other = Law.__new__(Law)
        vars(other).update(vars(self))
        other.active = self.active | {reading}
        if moved := self.moved_by.get(reading):
            other._states = dict(self._states)
            other._versions = {ref: v for ref, v in self._versions.items() if ref not in moved}
            other.faults = []
            other._fold(moved)
        return other

    def _fold(self, targets: Iterable[str]) -> None:
        """Replay the events of some limbs, each limb by itself: no event of one limb bears on another."""
        events = sorted((e for ref in targets for e in self._events(ref)), key=lambda e: e.rank)
        refused = list(_clashes(self.tree, events))
        self._states.update(
            {ref: _State(_content(self.tree.limbs[ref].limb, alive=False)) for ref in {e.target for e in events}}
        )
        for event in events:
            wrong = self._apply(event)
            if wrong and not self.active:
                late = wrong is _LATE
                (refused if late else self.faults).append(self._fault(event, *wrong, codes.LATE if late else codes.DANGLING))
        if refused:
            raise FaultyFile(tuple(sorted(set(refused))))

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

    def _events(self, target: str) -> Iterator[_Event]:
        """Yield everything that happens to one limb: its first day, and what other limbs do to it."""
        if target in self.tree.limbs:
            yield _Event(self.tree.limbs[target].limb.from_, -1, target, target, None, 0)
        for entry, i, effect in self._effects.get(target, ()):
            reading: EffectReading | None = next((r for r in effect.readings if r.id in self.active), None)
            if not (reading.applies if reading else effect.by_default):
                continue
            on = (reading and reading.from_) or effect.from_ or entry.limb.from_
            until = (reading and reading.until) or effect.until
            computed = bool(effect.months) and not (reading and reading.until)
            if computed:
                until = add_months(on, effect.months or 0)
            yield _Event(on, effect.order, entry.ref, target, effect, i, until, computed)
            if effect.do == "suspend" and until:
                again = effect.model_copy(update={"do": "revive", "undoes": entry.ref, "until": None})
                yield _Event(until + ONE_DAY, effect.order, entry.ref, target, again, i, lapse=True)

    def _apply(self, event: _Event) -> tuple[str, str] | None:
        """Make one change, or return why it cannot be made and what to do."""
        state, effect = self._states[event.target], event.effect
        old = state.content
        if effect is None:
            state.begun, state.content = True, replace(old, alive=not state.ended_by)
            state.history.append((event.on, state.content))
            return None
        if effect.do in ENDS:
            state.ended_by.add((event.by, event.index))
            if not state.begun:
                return None
            new = replace(old, alive=False)
        elif effect.do == "revive":
            undone = {(by, i) for by, i in state.ended_by if by == effect.undoes and (i == event.index or not event.lapse)}
            state.ended_by -= undone
            lapsed = old.until is not None and old.until < event.on
            if not undone or state.ended_by or lapsed or not state.begun:
                return None
            new = replace(old, alive=True)
        else:
            lapsed = old.until is not None and old.until < event.on - ONE_DAY
            if not old.alive or lapsed:
                return _LATE if effect.do == "extend" else None
            amended = _amended(old, event, effect)
            if not isinstance(amended, Content):
                return amended
            new = amended
        what = effect.case or effect.element or ""
        change = Change(event.on, event.by, effect.do, event.until, event.computed, what)
        state.content = replace(new, chain=(*new.chain, change))
        state.history.append((event.on, state.content))
        return None

    def _fault(self, event: _Event, message: str, fix: str, code: str) -> Diagnostic:
        entry = self.tree.limbs[event.by]
        return entry.document.fault((*entry.path, "effects", event.index), message, fix, code=code)

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


@dataclass(frozen=True, slots=True)
class _Amended:
    """An element as an amendment leaves it."""

    says: TwoLanguages
    when: Condition
    readings: list[ElementReading]


def _element(says: TwoLanguages, when: Condition, readings: list[ElementReading]) -> Element:
    return cast("Element", _Amended(says, when, readings))


def _amended(old: Content, event: _Event, effect: Effect) -> Content | tuple[str, str]:
    """Return what a limb says after an amendment, or why that cannot be and what to do."""
    if effect.do == "extend":
        assert event.until is not None
        if old.until is None:
            return f"'{event.target}' has no last day that could be extended", "give the limb its 'until'"
        later = event.until > old.until
        return replace(old, until=event.until, until_computed=event.computed) if later else old
    if effect.do in ("set_case", "remove_case"):
        return _with_case(old, event, effect)
    name = effect.element or ""
    assert effect.when is not None
    before = old.elements.get(name)
    if before is None and effect.do != "narrow":
        return f"'{event.target}' has no element '{name}'", nearest(name, old.elements) or "narrow it by a new element"
    says = effect.says or (before.says if before else None)
    if says is None:
        return f"the new element '{name}' of '{event.target}' says nothing", "add 'says'"
    if before is None or effect.do == "replace_element":
        return replace(old, elements={**old.elements, name: _element(says, effect.when, [])})
    join = "any" if effect.do == "widen" else "all"

    def joined(one: Condition) -> Condition:
        blank = dict.fromkeys(type(one).model_fields)
        return one.model_copy(update={**blank, f"{join}_": [one, effect.when]})

    readings = [r.model_copy(update={"when": joined(r.when)}) for r in before.readings]
    return replace(old, elements={**old.elements, name: _element(says, joined(before.when), readings)})


def _with_case(old: Content, event: _Event, effect: Effect) -> Content | tuple[str, str]:
    cases = dict(old.procedure)
    if effect.do == "set_case" and effect.to and effect.case:
        cases[effect.case] = effect.to
        return replace(old, procedure=cases)
    name = effect.case or ""
    if name not in cases:
        return f"'{event.target}' has no case '{name}'", nearest(name, cases) or f"it has {', '.join(cases) or 'none'}"
    if len(cases) == 1:
        # Without any case it would ask for no procedure at all.
        return f"'{name}' is the only case of '{event.target}'", "terminate the limb, or set a case that asks for nothing"
    del cases[name]
    return replace(old, procedure=cases)


def _alike(one: _Event, other: _Event) -> bool:
    """Tell whether two events are one act told twice: a limb that ends an instrument and names a limb of it besides."""
    same = one.effect is not None and other.effect is not None and one.effect.do == other.effect.do
    return one.by == other.by and one.slot[1] == "life" and same


def _clashes(tree: RuleSet, events: list[_Event]) -> Iterator[Diagnostic]:
    """Yield a fault for every two amendments of one slot on one day that no declared order puts one before the other."""
    met: dict[tuple[date, int, tuple[str, str]], _Event] = {}
    for event in events:
        if event.effect is None or event.lapse:
            continue
        first = met.setdefault((event.on, event.order, event.slot), event)
        if first is not event and not _alike(first, event):
            entry = tree.limbs[event.by]
            twice = f"both '{event.by}' and '{first.by}' change" if first.by != event.by else f"'{event.by}' twice changes"
            message = f"on {event.on} {twice} {event.slot[1]} of '{event.target}'"
            path = (*entry.path, "effects", event.index)
            yield entry.document.fault(path, message, "give each an 'order'", code=codes.CLASH)
