"""One limb, one conduct, over the days on which the conduct may lie."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from compliance.check.env import Env, choices
from compliance.check.status import Answer, Outcome, Status, answer, merged
from compliance.law.compile import Compiled, CompiledLimb, compile_limb
from compliance.law.fold import Content, Law, Version
from compliance.logic.program import facts_of, run
from compliance.logic.truth import Truth, k_all
from compliance.logic.values import Fact, Known, Unknown
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


@dataclass(frozen=True, slots=True)
class Piece:
    """What a limb gives on days without change."""

    on: Interval
    law_on: Interval
    ground: Ground
    env: Env
    values: tuple[Truth, ...]
    outcome: Outcome
    answer: Answer
    completed: int = 0
    too_many: int = 0


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


def outcome_of(ground: Ground, values: tuple[Truth, ...]) -> Outcome:
    """Read the truth of the parts of a limb off the values of its program."""
    compiled = ground.compiled

    def at(index: int) -> Truth:
        return True if index < 0 else values[index]

    exemptions: dict[str, Truth] = dict.fromkeys(ground.exemptions, False)
    for other in compiled.exemptions:
        version = ground.exemptions[other.ref]
        exemptions[other.ref] = k_all((version.in_force if version else False, values[other.whole]))
    return Outcome(
        ground.version.in_force if ground.version else False,
        {name: values[i] for name, i in compiled.limb.elements}
        | ({"procedure": values[compiled.limb.procedure]} if compiled.limb.procedure >= 0 else {}),
        at(compiled.possible),
        at(compiled.reached),
        exemptions,
    )


def evaluate(ground: Ground, env: Env, law_on: Interval, kind: str, *, call: bool = False) -> Piece:
    """Evaluate a limb on days without change, by Kleene logic first and by completion of what that leaves unknown."""
    values = run(ground.compiled.program, env)
    plain = outcome_of(ground, values)
    first = answer(plain, kind, call=call)
    if first.status in (Status.NOT_IN_FORCE, Status.NOT_TOUCHED, Status.EXCEPTED, Status.TOUCHED):
        return Piece(env.on, law_on, ground, env, values, plain, first)
    tried = _tried(ground, env)
    if not tried:
        return Piece(env.on, law_on, ground, env, values, plain, first)
    total = math.prod(len(v) for v in tried.values())
    if total > MAX_COMPLETIONS:
        return Piece(env.on, law_on, ground, env, values, plain, first, too_many=total)
    outcomes = []
    for combination in itertools.product(*tried.values()):
        filled = env.but({f: _filled(env, f, v) for f, v in zip(tried, combination, strict=True)})
        outcomes.append(outcome_of(ground, run(ground.compiled.program, filled)))
    joint = merged(outcomes)
    answers = {answer(o, kind, call=call) for o in outcomes}
    result = answers.pop() if len(answers) == 1 else answer(joint, kind, call=call)
    return Piece(env.on, law_on, ground, env, values, joint, result, completed=total)


def _filled(env: Env, fact: str, value: object) -> Fact:
    return Known(value)  # type: ignore[arg-type]


def _tried(ground: Ground, env: Env) -> dict[str, tuple[object, ...]]:
    """Return the unknown facts worth trying: those whose value two leaves share. One leaf alone Kleene logic already gets right."""
    reads: dict[str, int] = {}
    for fact, count in ground.counts.items():
        holder = env.holder(fact)
        reads[holder] = reads.get(holder, 0) + count
    tried: dict[str, tuple[object, ...]] = {}
    for fact, count in sorted(reads.items()):
        if count > 1 and isinstance(env.get(fact), Unknown) and (values := choices(env, fact)):
            tried[fact] = values
    for fact in sorted(ground.counts):
        # A derived fact whose holder cannot be listed may still have a closed list of its own.
        if env.holder(fact) != fact and env.holder(fact) not in tried and ground.counts[fact] > 1:
            values = choices(env, fact)
            if values and isinstance(env.get(fact), Unknown):
                tried[fact] = values
    return tried


EnvFor = Callable[[Interval], Env]


def over_days(
    grounds: Grounds,
    ref: str,
    span: Interval,
    env_for: EnvFor,
    cuts: set[date],
    law_day: date | None,
    kind: str,
    *,
    call: bool,
) -> tuple[Piece, ...]:
    """Evaluate a limb on each part of ``span`` between changes of the law or of the reference data."""
    law = grounds.law
    days = set(cuts)
    if law_day is None:
        for name in (ref, *law.exemptions.get(ref, ())):
            days |= law.boundaries(name)
    pieces = []
    for part in span.cut(tuple(sorted(days))):
        law_on = part if law_day is None else Interval(law_day, law_day)
        probe = law_on.lo or law_on.hi or date.min
        if law_on.lo is None and law_on.hi is not None:
            probe = law_on.hi
        pieces.append(evaluate(grounds.on(ref, probe), env_for(part), law_on, kind, call=call))
    return tuple(pieces)


def parts_of(limb: CompiledLimb, values: tuple[Truth, ...]) -> dict[str, Truth]:
    """Return the truth of each element of a limb, and of its procedure if it has one."""
    result = {name: values[i] for name, i in limb.elements}
    if limb.procedure >= 0:
        result["procedure"] = values[limb.procedure]
    return result
