"""One version of a limb over one view of the facts: by Kleene logic first, and by completion of what that leaves unknown.

Completion tries every way in which the unknown may turn out, as columns of one pass over the nodes.
"""

from __future__ import annotations

import itertools
import math
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from compliance.check.facts_view import VariedFacts
from compliance.check.status import DECIDED, Answer, Outcome, Status, answer, in_words
from compliance.files.dataclass import dataclass, replace
from compliance.logic.columns import ColumnPass
from compliance.logic.program import Clock, Op, Table, facts_of
from compliance.logic.truth import k_all
from compliance.logic.values import Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.check.facts_view import FactsView
    from compliance.files.dates import Interval
    from compliance.law.compile import CompiledLimb, Parts
    from compliance.law.compiled import LimbVersion
    from compliance.logic.columns import Masks
    from compliance.logic.program import Node
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact, Value

# Past so many joint cases the unknown is left unknown, and the report says so.
MAX_COMPLETIONS = 4096
# Past so many they are not even looked at for whether they would share anything.
MAX_COLUMNS = 65_536


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """What a limb gives on days without change: ``on`` of the conduct, ``law_on`` of the law applied.

    ``outcome`` holds the truth of every part, after completion what all ways of filling share; None where the day or the
    conduct alone decided and the rest was not looked at. ``completions``: ways tried; ``skipped``: ways too many to be tried.
    """

    on: Interval
    law_on: Interval
    answer: Answer
    outcome: Outcome | None = None
    completions: int = 0
    skipped: int = 0


class Column:
    """The facts of one view in one column of a pass: as the view has them, with what the column replaces."""

    __slots__ = ("_changes", "_filled", "_judged", "_view", "bit", "values")

    def __init__(
        self,
        view: FactsView,
        values: ColumnPass,
        bit: int,
        changes: Mapping[str, Fact] | None = None,
        judged: Mapping[str, bool] | None = None,
    ) -> None:
        """``values``: the pass; ``bit``: its column."""
        self.values, self.bit = values, bit
        self._view, self._changes, self._judged = view, changes, judged
        self._filled: dict[tuple[object, ...], tuple[int, ColumnPass | None]] = {}

    @property
    def on(self) -> Interval:
        """The days on which the facts are so."""
        return self._view.on

    @property
    def view(self) -> FactsView:
        """The facts of this column."""
        if self._changes or self._judged:
            self._view = self._view.replace(self._changes or {}, self._judged or {})
            self._changes = self._judged = None
        return self._view

    def truth(self, index: int) -> Truth:
        """Return the truth of a node; a part that a norm lacks (below 0) holds."""
        return self.values.truth(index, self.bit)

    def filled(self, version: LimbVersion, tried: Mapping[str, tuple[Value, ...]]) -> tuple[int, ColumnPass | None]:
        """Return in how many ways some unknown facts may turn out, and a column for each; none where they are too many.

        Limbs, and readings of one, that try the same share the pass.
        """
        read = tuple(sorted(f for f in version.facts if f not in tried and self.view.holder(f) in tried))
        key = (*tried.items(), read)
        if key not in self._filled:
            choices = _choices(self.view, tried, read)
            ways = math.prod(len(several) for several in choices)
            filled = None
            if ways <= MAX_COLUMNS:
                filled = ColumnPass(version.pool, VariedFacts.every_way(self.view, choices), self.values, self.bit)
            self._filled[key] = ways, filled
        return self._filled[key]


def outcome_of(version: LimbVersion, column: Column, parts: Parts) -> Outcome:
    """Read the truth of the parts of a limb off the values of its nodes."""
    return outcome_from(version, parts, column.values.truths(parts.heads, column.bit))


def outcome_from(version: LimbVersion, parts: Parts, truths: Sequence[Truth]) -> Outcome:
    """Return the truth of the parts of a limb, given that of its heads."""
    possible, reached, procedure, *rest = truths
    elements = dict(zip(parts.names, rest, strict=False))
    if parts.limb.procedure >= 0:
        elements["procedure"] = procedure
    exemptions: dict[str, Truth] = dict.fromkeys(version.exemptions, False)
    for other, whole in zip(parts.exemptions, rest[len(parts.names) :], strict=True):
        text = version.exemptions[other.ref]
        exemptions[other.ref] = k_all((text.in_force if text else False, whole))
    return Outcome(version.in_force, elements, possible, reached, exemptions)


def evaluate(version: LimbVersion, column: Column, law_on: Interval, parts: Parts) -> PeriodResult:
    """Return what a limb gives on days without change."""
    return evaluate_each(version, column, law_on, (parts,))[0]


def evaluate_each(version: LimbVersion, column: Column, law_on: Interval, each: Sequence[Parts]) -> list[PeriodResult]:
    """Return what a limb gives on days without change under each of several readings of its parts.

    What they leave unknown is tried for all of them together: what one reading need not try does not change what it gives.
    """
    results = _by_logic(version, column, law_on, each)
    pending = [i for i, r in enumerate(results) if r.outcome is not None and not _settled(r)]
    if not pending:
        return results
    heads = each[pending[0]].heads
    if len(pending) > 1:
        heads = tuple(dict.fromkeys(h for i in pending for h in each[i].heads))
    tried = _candidates(version, column, heads)
    if not tried:
        return results
    total = math.prod(len(v) for v in tried.values())
    if total > MAX_COMPLETIONS and len(pending) > 1:
        # Together they are too many; each by itself may not be.
        for i in pending:
            results[i] = evaluate(version, column, law_on, each[i])
        return results
    if total > MAX_COMPLETIONS:
        results[pending[0]] = replace(results[pending[0]], skipped=total)
        return results
    ways, filled = column.filled(version, tried)
    # Readings that come to the same in every column come to the same.
    alike: dict[tuple[Masks, ...], PeriodResult] = {}
    for i in pending:
        if filled is None:
            results[i] = replace(results[i], skipped=MAX_COMPLETIONS + 1)
            continue
        masks = tuple([filled.at(head) for head in each[i].heads if head >= 0])
        if masks not in alike:
            alike[masks] = _by_completion(version, filled, ways, results[i], each[i])
        results[i] = alike[masks]
    return results


def _by_logic(version: LimbVersion, column: Column, law_on: Interval, each: Sequence[Parts]) -> list[PeriodResult]:
    """Return what Kleene logic alone gives under each of several readings."""
    on = column.on
    if version.in_force is False:
        return [PeriodResult(on, law_on, in_words(Answer(Status.NOT_IN_FORCE), version.kind))] * len(each)
    alike: dict[tuple[Truth, ...], PeriodResult] = {}
    results: list[PeriodResult] = []
    for parts in each:
        if parts.names and parts.names[0] == "conduct" and column.truth(parts.heads[3]) is False:
            # Most limbs fail on the conduct, which is their first element; the rest is then looked at only if it is shown.
            results.append(PeriodResult(on, law_on, in_words(Answer(Status.NOT_TOUCHED), version.kind)))
            continue
        truths = tuple(column.values.truths(parts.heads, column.bit))
        if truths not in alike:
            plain = outcome_from(version, parts, truths)
            alike[truths] = PeriodResult(on, law_on, answer(plain, version.kind), plain)
        results.append(alike[truths])
    return results


def _settled(result: PeriodResult) -> bool:
    """Tell whether no filling of the unknown can change an answer.

    An exemption that is shown does not hide that the elements may fail however the unknown turns out.
    """
    status, outcome = result.answer.status, result.outcome
    assert outcome is not None
    return status in DECIDED and (status is not Status.EXCEPTED or bool(k_all((*outcome.elements.values(), outcome.possible))))


def _by_completion(version: LimbVersion, filled: ColumnPass, ways: int, given: PeriodResult, parts: Parts) -> PeriodResult:
    """Return what all ways of filling the unknown give together, beside what logic alone gives."""
    joint, answers = _shared(version, filled, parts)
    if joint == given.outcome and (len(answers) > 1 or given.answer in answers):
        # Nothing is shared that Kleene logic had not found already.
        return given
    if ways > MAX_COMPLETIONS:
        return replace(given, skipped=MAX_COMPLETIONS + 1)
    result = answers.pop() if len(answers) == 1 else answer(joint, version.kind)
    return replace(given, answer=result, outcome=joint, completions=ways)


def _shared(version: LimbVersion, values: ColumnPass, parts: Parts) -> tuple[Outcome, set[Answer]]:
    """Return what all columns share, and every answer that some column gives."""
    full = values.full

    def at(index: int) -> Masks:
        return values.at(index) if index >= 0 else (full, 0)

    def merged(masks: Masks) -> Truth:
        return True if masks[0] == full else False if masks[1] == full else None

    elements = {name: at(i) for name, i in parts.limb.elements}
    if parts.limb.procedure >= 0:
        elements["procedure"] = at(parts.limb.procedure)
    possible, reached = at(parts.possible), at(parts.reached)
    exemptions: dict[str, Masks] = dict.fromkeys(version.exemptions, (0, full))
    for other in parts.exemptions:
        text = version.exemptions[other.ref]
        force = text.in_force if text else False
        true, false = at(other.whole)
        exemptions[other.ref] = (true if force else 0, full if force is False else false)
    joint = Outcome(
        version.in_force,
        {name: merged(m) for name, m in elements.items()},
        merged(possible),
        merged(reached),
        {name: merged(m) for name, m in exemptions.items()},
    )
    fails = reduce(or_, (m[1] for m in elements.values()), possible[1])
    holds = reduce(and_, (m[0] for m in elements.values()), possible[0])
    exempt = reduce(or_, (m[0] for m in exemptions.values()), 0)
    excluded = reduce(and_, (m[1] for m in exemptions.values()), full)
    rest = full & ~fails & ~exempt
    known = rest & holds & (reached[0] | reached[1]) if version.in_force else 0
    by_answer = [
        (Answer(Status.NOT_TOUCHED), fails),
        (Answer(Status.EXCEPTED), full & ~fails & exempt),
        (Answer(Status.OPEN), rest & ~known),
    ]
    for carried, columns in ((Status.TOUCHED, known & excluded), (Status.TOUCHED_UNLESS, known & ~excluded)):
        by_answer += [(Answer(carried), columns & reached[0]), (Answer(Status.PROSPECTIVE, carried), columns & reached[1])]
    return joint, {in_words(a, version.kind) for a, columns in by_answer if columns}


def _candidates(version: LimbVersion, column: Column, heads: tuple[int, ...]) -> dict[str, tuple[Value, ...]]:
    """Return the unknown facts worth trying, each with values that the program can tell apart.

    Those are worth it whose unknown reaches the parts by two ways: by two leaves, or by one that two nodes share. One way alone
    Kleene logic gets right.
    """
    reads: dict[str, list[int]] = {}
    derived: dict[str, list[int]] = {}
    view = column.view
    for index, ways in column.values.paths(heads, column.bit).items():
        for fact in facts_of(version.pool.nodes[index]):
            holder = view.holder(fact)
            reads.setdefault(holder, []).extend([index] * ways)
            if holder != fact:
                derived.setdefault(fact, []).extend([index] * ways)
    tried: dict[str, tuple[Value, ...]] = {}
    # A derived fact whose holder cannot be listed may still have a closed list of its own.
    for fact, leaves in (*sorted(reads.items()), *sorted(derived.items())):
        if len(leaves) < 2 or (fact not in reads and view.holder(fact) in tried) or not isinstance(view.get(fact), Unknown):
            continue
        if listed := view.choices(fact):
            tried[fact] = distinct_values(version, view, fact, listed, leaves)
    return tried


def _choices(view: FactsView, tried: Mapping[str, tuple[Value, ...]], read: Sequence[str]) -> list[list[dict[str, Fact]]]:
    """Return for each fact that is tried its ways: an actor may leave what is ``read`` from it to be tried in turn."""
    derived: dict[str, list[str]] = {}
    for fact in read:
        derived.setdefault(view.holder(fact), []).append(fact)
    found: list[list[dict[str, Fact]]] = []
    for fact, values in tried.items():
        several: list[dict[str, Fact]] = []
        for value in values:
            filled: dict[str, Fact] = {fact: Known(value)}
            left = {f: listed for f in derived.get(fact, ()) if (listed := view.choices(f, filled))}
            several += [
                {**filled, **{f: Known(v) for f, v in zip(left, more, strict=True)}}
                for more in itertools.product(*left.values())
            ]
        found.append(several)
    return found


def distinct_values(
    version: LimbVersion, view: FactsView, fact: str, listed: tuple[Value, ...], leaves: Sequence[int]
) -> tuple[Value, ...]:
    """Return one value of each kind that the leaves tell apart: those alike at every leaf are one way, not many."""
    distinct = tuple(dict.fromkeys(leaves))
    nodes = [version.pool.nodes[i] for i in distinct]
    # What is read from an actor depends on the days; what is read of the fact itself does not.
    own = all(f == fact for node in nodes for f in facts_of(node))
    # The pool outlives the report, whose own actors and assumptions must not be remembered for another.
    keeps = own or (view.plain and view.names_only_reference_actors(listed))
    key = (fact, listed, distinct, None if own else view.on)
    kept = version.pool.kinds.get(key) if keeps else None
    if kept is None:
        kinds: dict[tuple[object, ...], Value] = {}
        for value in listed:
            kinds.setdefault(tuple(_leaf_view(node, view, {fact: Known(value)}) for node in nodes), value)
        kept = tuple(kinds.values())
        if keeps:
            version.pool.kinds[key] = kept
    return kept


def _leaf_view(node: Node, view: FactsView, changes: Mapping[str, Fact]) -> object:
    """Return all that a leaf sees of its fact."""
    state = view.given(changes, node.fact)
    if node.op is Op.IS and isinstance(state, Known) and isinstance(node.operand, frozenset):
        return state.value in node.operand
    if node.op is Op.TABLE and isinstance(state, Known) and isinstance(node.operand, Table):
        return node.operand.rows.get(str(state.value), node.operand.rest)
    return (state, view.given(changes, node.operand.until)) if isinstance(node.operand, Clock) else state


def parts_of(limb: CompiledLimb, column: Column) -> dict[str, Truth]:
    """Return the truth of each element of a limb, and of its procedure if it has one."""
    parts = {name: column.truth(i) for name, i in limb.elements}
    if limb.procedure >= 0:
        parts["procedure"] = column.truth(limb.procedure)
    return parts
