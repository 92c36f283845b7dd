"""One limb, one conduct, over the days on which the conduct may lie."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from compliance.check.env import Env, choices
from compliance.check.status import Answer, Outcome, Status, answer, in_words, merged
from compliance.law.compile import Compiled, CompiledLimb, Parts, compile_limb
from compliance.law.fold import Content, Law, Version
from compliance.logic.program import Clock, Node, facts_of, rerun, run
from compliance.logic.truth import Truth, k_all
from compliance.logic.values import Known, Unknown, Value
from compliance.text.dates import Interval

# Past so many joint cases the unknown is left unknown, and the report says so.
MAX_COMPLETIONS = 4096


@dataclass(frozen=True, slots=True)
class Ground:
    """A limb with its exemptions on days without change: what is compiled, and what is not in force."""

    compiled: Compiled
    version: Version | None
    exemptions: Mapping[str, Version | None]
    counts: Mapping[str, int]
    _affected: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = field(default_factory=dict)
    _leaves: dict[tuple[int, ...], tuple[tuple[int, tuple[str, ...]], ...]] = field(default_factory=dict)

    def affected(self, facts: tuple[str, ...], env: Env) -> tuple[int, ...]:
        """Return the nodes, in order, whose truth can follow from these facts."""
        nodes = self.compiled.nodes
        key = (len(nodes), facts)
        if key not in self._affected:
            hit: set[int] = set()
            for index, node in enumerate(nodes):
                if any(f in facts or env.holder(f) in facts for f in _read(node)) or not hit.isdisjoint(node.args):
                    hit.add(index)
            self._affected[key] = tuple(sorted(hit))
        return self._affected[key]

    def leaves(self, parts: Parts) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the leaves that some parts rest on, in order, with the facts that each reads."""
        heads = parts.indexes()
        if heads not in self._leaves:
            seen: set[int] = set()
            queue = [i for i in heads if i >= 0]
            while queue:
                index = queue.pop()
                if index not in seen:
                    seen.add(index)
                    queue += self.compiled.nodes[index].args
            found = [(i, _read(self.compiled.nodes[i])) for i in sorted(seen)]
            self._leaves[heads] = tuple((i, read) for i, read in found if read)
        return self._leaves[heads]


def _read(node: Node) -> tuple[str, ...]:
    """Return the facts that a node reads itself."""
    if not node.fact:
        return ()
    return (node.fact, node.operand.until) if isinstance(node.operand, Clock) else (node.fact,)


class Piece:
    """What a limb gives on days without change. The truth of all its nodes is computed when it is first asked for."""

    __slots__ = ("_outcome", "_values", "answer", "by_conduct", "completed", "env", "ground", "law_on", "on", "too_many")

    def __init__(
        self,
        ground: Ground,
        env: Env,
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
    _kept: dict[tuple[str, date | None, tuple[tuple[str, date | None], ...]], Ground] = field(default_factory=dict)

    def on(self, ref: str, day: date) -> Ground:
        """Return a limb with its exemptions as they stand on a day."""
        version = self.law.on(ref, day)
        others = {name: self.law.on(name, day) for name in self.law.exemptions.get(ref, ())}
        key = (ref, version.lo if version else None, tuple((n, v.lo if v else None) for n, v in others.items()))
        if key not in self._kept:
            self._kept[key] = self._compile(ref, version, others)
        return self._kept[key]

    def _compile(self, ref: str, version: Version | None, others: dict[str, Version | None]) -> Ground:
        content = version.content if version else _unborn(self.law, ref)
        live: dict[str, Content] = {n: v.content for n, v in others.items() if v is not None and v.in_force is not False}
        compiled = compile_limb(self.law, ref, content, live)
        return Ground(compiled, version, others, facts_of(compiled.program))


def _unborn(law: Law, ref: str) -> Content:
    """What a limb says before its first day: shown with 'not in force', never applied."""
    return law.versions(ref)[0].content


def outcome_of(ground: Ground, values: tuple[Truth, ...], parts: Parts) -> Outcome:
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


def evaluate(ground: Ground, env: Env, law_on: Interval, kind: str, *, call: bool = False, brief: bool = False) -> Piece:
    """Evaluate a limb on days without change, by Kleene logic first and by completion of what that leaves unknown.

    ``brief`` is for who wants the answer alone: the outcome then need not hold all that the completions share.
    """
    version, limb = ground.version, ground.compiled.limb
    if version is None or version.in_force is False:
        return Piece(ground, env, law_on, in_words(Answer(Status.NOT_IN_FORCE), kind, call=call))
    if limb.elements and limb.elements[0][0] == "conduct":
        # Most limbs fail on the conduct, whose nodes come first; the rest is then computed only if it is shown.
        last = limb.elements[0][1] + 1
        if run(ground.compiled.program[:last], env)[-1] is False:
            return Piece(ground, env, law_on, in_words(Answer(Status.NOT_TOUCHED), kind, call=call), by_conduct=True)
    values = run(ground.compiled.program, env)
    return _judge(ground, env, law_on, kind, call, values, ground.compiled.parts, brief=brief)


def reread(piece: Piece, reading: str, kind: str, *, call: bool) -> Piece:
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
    ground: Ground,
    env: Env,
    law_on: Interval,
    kind: str,
    call: bool,
    values: tuple[Truth, ...],
    parts: Parts,
    *,
    brief: bool,
) -> Piece:
    """Return the piece that follows from the values of a program: by Kleene logic, then by completion."""
    plain = outcome_of(ground, values, parts)
    first = answer(plain, kind, call=call)
    given = Piece(ground, env, law_on, first, values=values, outcome=plain)
    if first.status in (Status.NOT_IN_FORCE, Status.NOT_TOUCHED, Status.EXCEPTED, Status.TOUCHED):
        return given
    tried = _tried(ground, env, values, parts)
    if not tried:
        return given
    total = math.prod(len(v) for v in tried.values())
    if total > MAX_COMPLETIONS:
        return Piece(ground, env, law_on, first, values=values, outcome=plain, too_many=total)
    joint, answers = None, set()
    affected = ground.affected(tuple(tried), env)
    affected = affected[: bisect_left(affected, len(values))]
    for combination in itertools.product(*tried.values()):
        filled = env.but({f: Known(v) for f, v in zip(tried, combination, strict=True)})
        one = outcome_of(ground, rerun(ground.compiled.nodes, values, affected, filled), parts)
        joint = one if joint is None else merged((joint, one))
        answers.add(answer(one, kind, call=call))
        if brief and first in answers:
            # An element that one way leaves open, or an exemption, is open in what all ways share.
            return given
        if joint == plain and (len(answers) > 1 or first in answers):
            # Nothing is shared that Kleene logic had not found already; the ways that are left can only share less.
            return given
    assert joint is not None
    result = answers.pop() if len(answers) == 1 else answer(joint, kind, call=call)
    return Piece(ground, env, law_on, result, values=values, outcome=joint, completed=total)


def _tried(ground: Ground, env: Env, values: tuple[Truth, ...], parts: Parts) -> dict[str, tuple[Value, ...]]:
    """Return the unknown facts worth trying: those that leave two leaves unknown. One leaf alone Kleene logic gets right."""
    reads: dict[str, int] = {}
    derived: dict[str, int] = {}
    for index, read in ground.leaves(parts):
        if values[index] is not None:
            continue
        for fact in read:
            holder = env.holder(fact)
            reads[holder] = reads.get(holder, 0) + 1
            if holder != fact:
                derived[fact] = derived.get(fact, 0) + 1
    tried: dict[str, tuple[Value, ...]] = {}
    for fact, count in sorted(reads.items()):
        if count > 1 and isinstance(env.get(fact), Unknown) and (listed := choices(env, fact)):
            tried[fact] = listed
    for fact, count in sorted(derived.items()):
        # A derived fact whose holder cannot be listed may still have a closed list of its own.
        if (
            count > 1
            and env.holder(fact) not in tried
            and isinstance(env.get(fact), Unknown)
            and (listed := choices(env, fact))
        ):
            tried[fact] = listed
    return tried


EnvFor = Callable[[Interval], Env]


def cut_days(law: Law, ref: str, span: Interval, cuts: frozenset[date]) -> tuple[Interval, ...]:
    """Split ``span`` where a limb, one of its exemptions or the reference data changes."""
    days = set(cuts)
    for name in (ref, *law.exemptions.get(ref, ())):
        days |= law.boundaries(name)
    return span.cut(tuple(sorted(days)))


def over_days(
    grounds: Grounds, ref: str, parts: Iterable[Interval], env_for: EnvFor, law_day: date | None, kind: str, *, call: bool
) -> Iterator[Piece]:
    """Evaluate a limb on each of some spans without change, one at a time; ``law_day`` picks the law if it is given."""
    for part in parts:
        law_on = part if law_day is None else Interval(law_day, law_day)
        # A part without a first day ends before the first change that is known.
        probe = law_on.lo or law_on.hi or date.min
        yield evaluate(grounds.on(ref, probe), env_for(part), law_on, kind, call=call)


def parts_of(limb: CompiledLimb, values: tuple[Truth, ...]) -> dict[str, Truth]:
    """Return the truth of each element of a limb, and of its procedure if it has one."""
    result = {name: values[i] for name, i in limb.elements}
    if limb.procedure >= 0:
        result["procedure"] = values[limb.procedure]
    return result
