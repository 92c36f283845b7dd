"""One limb, one conduct, over the days on which the conduct may lie."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from compliance.check.env import FactsView, choices
from compliance.check.status import DECIDED, Answer, Outcome, Status, answer, in_words, merged
from compliance.files.dates import Interval
from compliance.law.compile import compile_limb
from compliance.logic.program import Clock, Op, Table, facts_of, rerun, run
from compliance.logic.truth import k_all
from compliance.logic.values import Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from compliance.law.compile import Compiled, CompiledLimb, Parts
    from compliance.law.consolidate import Content, Law, Version
    from compliance.logic.program import Node
    from compliance.logic.truth import Truth
    from compliance.logic.values import Value

# Past so many joint cases the unknown is left unknown, and the report says so.
MAX_COMPLETIONS = 4096


@dataclass(frozen=True, slots=True)
class LimbVersion:
    """A limb with its exemptions on days without change: what is compiled, and what is not in force."""

    compiled: Compiled
    version: Version | None
    exemptions: Mapping[str, Version | None]
    counts: Mapping[str, int]
    _affected: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = field(default_factory=dict)
    _under: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)
    # Values of a fact that some leaves tell apart.
    kinds: dict[tuple[object, ...], tuple[Value, ...]] = field(default_factory=dict)

    def affected(self, facts: tuple[str, ...], env: FactsView) -> tuple[int, ...]:
        """Return the nodes, in order, whose truth can follow from these facts."""
        nodes = self.compiled.nodes
        key = (len(nodes), facts)
        if key not in self._affected:
            hit: set[int] = set()
            for index, node in enumerate(nodes):
                # What an assumption sets of itself is counted with its holder all the same: the nodes are kept for every case.
                read = {g for f in _read(node) for g in env.sources(f)}
                if not read.isdisjoint(facts) or not hit.isdisjoint(node.args):
                    hit.add(index)
            self._affected[key] = tuple(sorted(hit))
        return self._affected[key]

    def under(self, parts: Parts) -> tuple[int, ...]:
        """Return the nodes that some parts rest on, each before the nodes that it reads."""
        heads = parts.indexes()
        if heads not in self._under:
            seen: set[int] = set()
            queue = [i for i in heads if i >= 0]
            while queue:
                index = queue.pop()
                if index not in seen:
                    seen.add(index)
                    queue += self.compiled.nodes[index].args
            self._under[heads] = tuple(sorted(seen, reverse=True))
        return self._under[heads]


def _read(node: Node) -> tuple[str, ...]:
    """Return the facts that a node reads itself."""
    if not node.fact:
        return ()
    return (node.fact, node.operand.until) if isinstance(node.operand, Clock) else (node.fact,)


class PeriodResult:
    """What a limb gives on days without change. The truth of all its nodes is computed when it is first asked for."""

    __slots__ = ("_outcome", "_values", "answer", "by_conduct", "completed", "env", "ground", "law_on", "on", "too_many")

    def __init__(
        self,
        ground: LimbVersion,
        env: FactsView,
        law_on: Interval,
        answer: Answer,
        *,
        values: tuple[Truth, ...] | None = None,
        outcome: Outcome | None = None,
        by_conduct: bool = False,
        completed: int = 0,
        too_many: int = 0,
    ) -> None:
        """``by_conduct``: the conduct alone decided. ``completed``: ways tried; ``too_many``: ways that were not tried."""
        self.on, self.law_on, self.ground, self.env, self.answer = env.on, law_on, ground, env, answer
        self.by_conduct, self.completed, self.too_many = by_conduct, completed, too_many
        self._values, self._outcome = values, outcome

    @property
    def values(self) -> tuple[Truth, ...]:
        """The truth of every node of the program."""
        if self._values is None:
            self._values = run(self.ground.compiled.program, self.env)
        return self._values

    def all_values(self) -> tuple[Truth, ...]:
        """The truth of every node, those of the other readings asked for so far included."""
        nodes = self.ground.compiled.nodes
        if len(self.values) < len(nodes):
            self._values = rerun(nodes, self.values, tuple(range(len(self.values), len(nodes))), self.env)
        return self.values

    @property
    def outcome(self) -> Outcome:
        """The truth of every part; after completion, what all ways of filling share."""
        if self._outcome is None:
            self._outcome = outcome_of(self.ground, self.values, self.ground.compiled.parts)
        return self._outcome


@dataclass(slots=True)
class Grounds:
    """Compiled limbs by law and version; compiled once, used for every conduct."""

    law: Law
    _kept: dict[tuple[str, date | None, tuple[tuple[str, date | None], ...]], LimbVersion] = field(default_factory=dict)

    def on(self, ref: str, day: date) -> LimbVersion:
        """Return a limb with its exemptions as they stand on a day."""
        version = self.law.on(ref, day)
        others = {name: self.law.on(name, day) for name in self.law.exemptions.get(ref, ())}
        key = (ref, version.lo if version else None, tuple((n, v.lo if v else None) for n, v in others.items()))
        if key not in self._kept:
            self._kept[key] = self._compile(ref, version, others)
        return self._kept[key]

    def _compile(self, ref: str, version: Version | None, others: dict[str, Version | None]) -> LimbVersion:
        content = version.content if version else _unborn(self.law, ref)
        live: dict[str, Content] = {n: v.content for n, v in others.items() if v is not None and v.in_force is not False}
        compiled = compile_limb(self.law, ref, content, live)
        return LimbVersion(compiled, version, others, facts_of(compiled.program))


def _unborn(law: Law, ref: str) -> Content:
    """What a limb says before its first day: shown with 'not in force', never applied."""
    return law.versions(ref)[0].content


def outcome_of(ground: LimbVersion, values: tuple[Truth, ...], parts: Parts) -> Outcome:
    """Read the truth of the parts of a limb off the values of its program."""

    def at(index: int) -> Truth:
        return True if index < 0 else values[index]

    exemptions: dict[str, Truth] = dict.fromkeys(ground.exemptions, False)
    for other in parts.exemptions:
        version = ground.exemptions[other.ref]
        exemptions[other.ref] = k_all((version.in_force if version else False, values[other.whole]))
    return Outcome(
        ground.version.in_force if ground.version else False,
        {name: values[i] for name, i in parts.limb.elements}
        | ({"procedure": values[parts.limb.procedure]} if parts.limb.procedure >= 0 else {}),
        at(parts.possible),
        at(parts.reached),
        exemptions,
    )


def evaluate(
    ground: LimbVersion, env: FactsView, law_on: Interval, kind: str, *, call: bool = False, brief: bool = False
) -> PeriodResult:
    """Evaluate a limb on days without change, by Kleene logic first and by completion of what that leaves unknown.

    ``brief`` is for who wants the answer alone: the outcome then need not hold all that the completions share.
    """
    version, limb = ground.version, ground.compiled.limb
    if version is None or version.in_force is False:
        return PeriodResult(ground, env, law_on, in_words(Answer(Status.NOT_IN_FORCE), kind, call=call))
    if limb.elements and limb.elements[0][0] == "conduct":
        # Most limbs fail on the conduct, whose nodes come first; the rest is then computed only if it is shown.
        last = limb.elements[0][1] + 1
        if run(ground.compiled.program[:last], env)[-1] is False:
            return PeriodResult(ground, env, law_on, in_words(Answer(Status.NOT_TOUCHED), kind, call=call), by_conduct=True)
    values = run(ground.compiled.program, env)
    return _judge(ground, env, law_on, kind, call, values, ground.compiled.parts, brief=brief)


def reread(piece: PeriodResult, reading: str, kind: str, *, call: bool) -> PeriodResult:
    """Return what a piece gives under one more reading of its parts, from the same run of its program."""
    ground = piece.ground
    parts, base = ground.compiled.under(reading), ground.compiled.parts
    same = parts.indexes() == base.indexes()
    unmoved = piece.by_conduct and parts.limb.elements[0][1] == base.limb.elements[0][1]
    if same or unmoved or piece.answer.status is Status.NOT_IN_FORCE:
        return piece
    values = piece.all_values()
    moved = [(values[a], values[b]) for a, b in zip(parts.indexes(), base.indexes(), strict=True) if a != b]
    if all(a is b and a is not None for a, b in moved):
        # What reads differently is decided, and decided alike; filling an unknown cannot change it.
        return piece
    return _judge(ground, piece.env, piece.law_on, kind, call, values, parts, brief=True)


def _judge(
    ground: LimbVersion,
    env: FactsView,
    law_on: Interval,
    kind: str,
    call: bool,
    values: tuple[Truth, ...],
    parts: Parts,
    *,
    brief: bool,
) -> PeriodResult:
    """Return the piece that follows from the values of a program: by Kleene logic, then by completion."""
    plain = outcome_of(ground, values, parts)
    first = answer(plain, kind, call=call)
    given = PeriodResult(ground, env, law_on, first, values=values, outcome=plain)
    if first.status in DECIDED and (first.status is not Status.EXCEPTED or k_all((*plain.elements.values(), plain.possible))):
        # An exemption that is shown does not hide that the elements may fail however the unknown turns out.
        return given
    tried = _tried(ground, env, values, parts)
    if not tried:
        return given
    total = math.prod(len(v) for v in tried.values())
    if total > MAX_COMPLETIONS:
        return PeriodResult(ground, env, law_on, first, values=values, outcome=plain, too_many=total)
    joint, answers, count = None, set(), 0
    affected = ground.affected(tuple(tried), env)
    affected = affected[: bisect_left(affected, len(values))]
    for filled in _fillings(ground, env, tried):
        count += 1
        if count > MAX_COMPLETIONS:
            return PeriodResult(ground, env, law_on, first, values=values, outcome=plain, too_many=count)
        one = outcome_of(ground, rerun(ground.compiled.nodes, values, affected, filled), parts)
        joint = one if joint is None else merged((joint, one))
        answers.add(answer(one, kind, call=call))
        if brief and (first in answers or (len(answers) > 1 and answer(joint, kind, call=call) == first)):
            # What one way leaves open is open in what all ways share. Where two ways differ nothing can be decided any
            # more, and what they share can only fall back to what Kleene logic gave.
            return given
        if joint == plain and (len(answers) > 1 or first in answers):
            # Nothing is shared that Kleene logic had not found already; the ways that are left can only share less.
            return given
    assert joint is not None
    result = answers.pop() if len(answers) == 1 else answer(joint, kind, call=call)
    return PeriodResult(ground, env, law_on, result, values=values, outcome=joint, completed=count)


def _tried(ground: LimbVersion, env: FactsView, values: tuple[Truth, ...], parts: Parts) -> dict[str, tuple[Value, ...]]:
    """Return the unknown facts worth trying, each with values that the program can tell apart.

    Those are worth it whose unknown reaches the parts by two ways: by two leaves, or by one that two nodes share. One way alone
    Kleene logic gets right.
    """
    reads: dict[str, list[int]] = {}
    derived: dict[str, list[int]] = {}
    for index, ways in _ways(ground, values, parts).items():
        for fact in _read(ground.compiled.nodes[index]):
            holder = env.holder(fact)
            reads.setdefault(holder, []).extend([index] * ways)
            if holder != fact:
                derived.setdefault(fact, []).extend([index] * ways)
    tried: dict[str, tuple[Value, ...]] = {}
    # A derived fact whose holder cannot be listed may still have a closed list of its own.
    for fact, leaves in (*sorted(reads.items()), *sorted(derived.items())):
        if len(leaves) < 2 or (fact not in reads and env.holder(fact) in tried) or not isinstance(env.get(fact), Unknown):
            continue
        if listed := choices(env, fact):
            tried[fact] = _told_apart(ground, env, fact, listed, leaves)
    return tried


def _fillings(ground: LimbVersion, env: FactsView, tried: Mapping[str, tuple[Value, ...]]) -> Iterator[FactsView]:
    """Yield the facts under every way of filling: an actor that is tried may leave what is read from it to be tried in turn."""
    derived = sorted(f for f in ground.counts if f not in tried and env.holder(f) in tried)
    for combination in _apart(tried.values()):
        filled = env.but({f: Known(v) for f, v in zip(tried, combination, strict=True)})
        left = {f: listed for f in derived if (listed := choices(filled, f))}
        for more in itertools.product(*left.values()) if left else ():
            yield filled.but({f: Known(v) for f, v in zip(left, more, strict=True)})
        if not left:
            yield filled


def _apart(values: Collection[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    """Yield every combination, the first and the last before the rest: where ways differ, these mostly do."""
    ends = tuple(dict.fromkeys((tuple(v[0] for v in values), tuple(v[-1] for v in values))))
    yield from ends
    yield from (c for c in itertools.product(*values) if c not in ends)


def _ways(ground: LimbVersion, values: tuple[Truth, ...], parts: Parts) -> dict[int, int]:
    """Return each unknown node that the parts rest on with the number of ways that lead to it, two standing for more."""
    ways: dict[int, int] = {}
    for head in parts.indexes():
        if head >= 0 and values[head] is None:
            ways[head] = min(2, ways.get(head, 0) + 1)
    for index in ground.under(parts):
        for arg in ground.compiled.nodes[index].args if index in ways else ():
            if values[arg] is None:
                ways[arg] = min(2, ways.get(arg, 0) + ways[index])
    return ways


def _told_apart(
    ground: LimbVersion, env: FactsView, fact: str, listed: tuple[Value, ...], leaves: list[int]
) -> tuple[Value, ...]:
    """Return one value of each kind that the leaves tell apart: those alike at every leaf are one way, not many."""
    distinct = tuple(dict.fromkeys(leaves))
    nodes = [ground.compiled.nodes[i] for i in distinct]
    # What is read from an actor depends on the days; what is read of the fact itself does not.
    own = all(f == fact for node in nodes for f in _read(node))
    key = (fact, listed, distinct, None if own else env.on)
    kept = ground.kinds.get(key) if env.plain else None
    if kept is None:
        kinds: dict[tuple[object, ...], Value] = {}
        for value in listed:
            filled = env.but({fact: Known(value)})
            kinds.setdefault(tuple(_seen(node, filled) for node in nodes), value)
        kept = tuple(kinds.values())
        if env.plain:
            ground.kinds[key] = kept
    return kept


def _seen(node: Node, env: FactsView) -> object:
    """Return all that a leaf sees of its fact."""
    state = env.get(node.fact)
    if node.op is Op.IS and isinstance(state, Known) and isinstance(node.operand, frozenset):
        return state.value in node.operand
    if node.op is Op.TABLE and isinstance(state, Known) and isinstance(node.operand, Table):
        return node.operand.rows.get(str(state.value), node.operand.rest)
    return (state, env.get(node.operand.until)) if isinstance(node.operand, Clock) else state


EnvFor = Callable[[Interval], FactsView]


def cut_days(law: Law, ref: str, span: Interval, cuts: frozenset[date]) -> tuple[Interval, ...]:
    """Split ``span`` where a limb, one of its exemptions or the reference data changes."""
    days = set(cuts)
    for name in (ref, *law.exemptions.get(ref, ())):
        days |= law.boundaries(name)
    return span.cut(tuple(sorted(days)))


def over_days(
    grounds: Grounds,
    ref: str,
    parts: Iterable[Interval],
    env_for: EnvFor,
    law_day: date | None,
    kind: str,
    *,
    call: bool,
    brief: bool = False,
) -> Iterator[PeriodResult]:
    """Evaluate a limb on each of some spans without change, one at a time; ``law_day`` picks the law if it is given."""
    for part in parts:
        law_on = part if law_day is None else Interval(law_day, law_day)
        # A part without a first day ends before the first change that is known.
        probe = law_on.lo or law_on.hi or date.min
        yield evaluate(grounds.on(ref, probe), env_for(part), law_on, kind, call=call, brief=brief)


def parts_of(limb: CompiledLimb, values: tuple[Truth, ...]) -> dict[str, Truth]:
    """Return the truth of each element of a limb, and of its procedure if it has one."""
    result = {name: values[i] for name, i in limb.elements}
    if limb.procedure >= 0:
        result["procedure"] = values[limb.procedure]
    return result
