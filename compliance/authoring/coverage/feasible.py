"""For each gap, facts that would close it, or the proof that there are none: coupled conditions make some impossible."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from compliance.authoring.coverage.measure import DIRECTIONS
from compliance.authoring.coverage.sites import Site
from compliance.authoring.solve.days import days_between
from compliance.authoring.solve.problem import Body, Problem
from compliance.authoring.solve.solver import Search
from compliance.authoring.solve.space import Memo
from compliance.authoring.solve.witness import witness
from compliance.files.dataclass import dataclass, field
from compliance.logic.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from compliance.authoring.coverage.measure import Coverage
    from compliance.authoring.coverage.sites import Sited
    from compliance.authoring.solve.problem import Limb
    from compliance.authoring.solve.witness import Witness
    from compliance.law.compiled import LimbVersion
    from compliance.logic.program import Node

Gap = tuple[Site, Truth]
Differ = Callable[[int, Truth], list[str]]


@dataclass(frozen=True, slots=True)
class Closing:
    """Facts on which a condition has a value and decides by it."""

    limb: str
    readings: tuple[str, ...]
    day: date
    witness: Witness


@dataclass(slots=True)
class Verdict:
    """What was found of the gaps. ``impossible``: each with the number of days of law on which all facts were exhausted."""

    closing: dict[Gap, Closing] = field(default_factory=dict)
    impossible: dict[Gap, int] = field(default_factory=dict)


def examine(coverage: Coverage, gaps: Iterable[Gap]) -> Verdict:
    """Try each gap in every limb and version in which its condition stands, on every day that can make a difference.

    Raises ``SolverMissingError`` where the solver is not installed.
    """
    verdict = Verdict()
    pending = dict.fromkeys(gaps, 0)
    plain = {s for (_, _, _, active), (_, u) in coverage.units.items() if not active for some in u.marks.values() for s in some}
    memo = Memo([coverage.laws.default])
    kept: dict[str, frozenset[int]] = {}
    tried: dict[tuple[str, frozenset[str]], list[tuple[Sited, Body, set[str]]]] = {}
    for key, (limb, unit) in coverage.units.items():
        ref, active = key[0], key[3]
        body = _body(limb, unit)
        alike = tried.setdefault((ref, active), [])
        # Versions that say the same (an extension moves days only) are one; what a day changes besides is looked at below.
        asked = next((a for u, b, a in alike if b == body and u.marks == unit.marks), None)
        if asked is None:
            asked = set()
            alike.append((unit, body, asked))
        for day in _days(coverage, limb, active):
            places = {
                (index, value): [(s, value) for s in sites if (s, value) in pending and (s in plain) is not bool(active)]
                for index, sites in unit.marks.items()
                for value in DIRECTIONS
            }
            # What stands outside any reading is asked without one.
            wanted = [w for w, gaps_there in places.items() if gaps_there]
            if not wanted:
                break
            for gap in (g for w in wanted for g in places[w]):
                pending[gap] += 1
            problem = Problem([coverage.laws.under(active)], day, memo, loose=True)
            inside = _possible_inside(problem, unit, wanted, kept)
            if not inside:
                continue
            for what, closing in _search(problem, (ref, tuple(sorted(active))), body, sorted(inside, key=str), asked).items():
                for gap in places[what]:
                    verdict.closing[gap] = closing
                    pending.pop(gap, None)
    verdict.impossible = pending
    return verdict


def _days(coverage: Coverage, limb: LimbVersion, active: frozenset[str]) -> Iterator[date]:
    law, text = coverage.laws.under(active), limb.text
    if text is None or text.in_force is False:
        return
    for day in days_between(law.tree, law.law, limb.ref, text.lo, text.hi):
        if law.version(limb.ref, day) is limb:
            yield day


def _body(limb: LimbVersion, unit: Sited) -> Body:
    exemptions = {n: v.in_force for n, v in limb.exemptions.items() if v is not None}
    return Body(unit.nodes, unit.parts, limb.in_force, exemptions)


class _Questions:
    """Asks of one program on one day whether nodes can have a value and decide by it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.goals: dict[tuple[int, Truth], int] = {}

    def ask(self, wanted: Iterable[tuple[int, Truth]], atoms: Sequence[str] | Mapping[int, str], differ: Differ) -> None:
        """Add a goal for each node and value: it is so, and some other value of it alone makes a difference."""
        for index, value in wanted:
            goal = self.goals.setdefault((index, value), len(self.goals))
            atom = atoms[index]
            is_so = {True: f"t({atom})", False: f"f({atom})", None: f"not t({atom}), not f({atom})"}[value]
            for other in DIRECTIONS:
                if other is not value:
                    self.problem.rules += [f"goal({goal}) :- {is_so}, {d}." for d in differ(index, other)]


def _possible_inside(
    problem: Problem, unit: Sited, wanted: list[tuple[int, Truth]], kept: dict[str, frozenset[int]]
) -> set[tuple[int, Truth]]:
    """Return what can decide the part of the limb in which it stands: what cannot, can decide no answer either.

    A part is small, and one link or definition makes the same part of many limbs: each is searched once.
    """
    found: set[tuple[int, Truth]] = set()
    for root in dict.fromkeys(unit.parts.heads):
        under = _under(unit.nodes, root) if root >= 0 else []
        here = [w for w in wanted if w[0] in under]
        if not here:
            continue
        part = Problem(problem.books, problem.day, problem.memo, loose=problem.loose)
        atoms = part.nodes(0, unit.nodes, under)
        copies: dict[tuple[int, Truth], str] = {}

        for index in {i for i, _ in here}:
            for other in DIRECTIONS:
                forced = (index, part.constant(other), atoms)
                copies[index, other] = part.nodes(0, unit.nodes, under, forced=forced)[root]
        questions = _Questions(part)
        questions.ask(here, atoms, partial(_apart, atoms[root], copies))
        text = part.text()
        if text not in kept:
            search = Search(part, text)
            kept[text] = frozenset(g for g in questions.goals.values() if search.find(g) is not None)
        found |= {w for w, goal in questions.goals.items() if goal in kept[text]}
    return found


def _apart(one: str, copies: Mapping[tuple[int, Truth], str], index: int, other: Truth) -> list[str]:
    """Return the ways in which a node and its copy, with another node forced, can have different values."""
    two = copies[index, other]
    return [f"{a}({x}), not {a}({y})" for a in "tf" for x, y in ((one, two), (two, one))]


def _under(nodes: tuple[Node, ...], root: int) -> list[int]:
    """Return the nodes that a node rests on, and itself, in order."""
    seen, queue = set[int](), [root]
    while queue:
        index = queue.pop()
        if index not in seen:
            seen.add(index)
            queue += nodes[index].args
    return sorted(seen)


def _search(
    problem: Problem, where: tuple[str, tuple[str, ...]], body: Body, wanted: list[tuple[int, Truth]], asked: set[str]
) -> dict[tuple[int, Truth], Closing]:
    ref, readings = where
    limb = problem.body(0, body)
    problem.words(limb, 0, ref)
    copies: dict[tuple[int, Truth], Limb] = {}

    def differ(index: int, other: Truth) -> list[str]:
        if (index, other) not in copies:
            copies[index, other] = problem.body(0, body, forced=(index, problem.constant(other), limb.nodes))
            problem.words(copies[index, other], 0, ref)
        return [f"word({limb.key},W), not word({copies[index, other].key},W)"]

    questions = _Questions(problem)
    questions.ask(wanted, limb.nodes, differ)
    if (text := problem.text()) in asked:
        # Nothing that any leaf sees is other than on a day that was exhausted.
        return {}
    asked.add(text)
    search = Search(problem, text)
    found: dict[tuple[int, Truth], Closing] = {}
    for what, goal in questions.goals.items():
        if (solution := search.find(goal)) is not None:
            found[what] = Closing(ref, readings, problem.day, witness(solution, problem))
    return found
