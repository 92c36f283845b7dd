"""For each gap, facts that would close it, or the proof that there are none: coupled conditions make some impossible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from compliance.authoring.coverage.measure import DIRECTIONS, Coverage, GroundKey
from compliance.authoring.coverage.sites import Site, Sited
from compliance.authoring.solve.days import days_between
from compliance.authoring.solve.problem import Body, Limb, Problem
from compliance.authoring.solve.solver import Search
from compliance.authoring.solve.space import Memo
from compliance.authoring.solve.witness import Witness, witness
from compliance.check.evaluate import Ground
from compliance.logic.truth import Truth

Gap = tuple[Site, Truth]


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
    memo = Memo([coverage.bench.book])
    tried: dict[tuple[str, frozenset[str]], list[tuple[Sited, Body, set[str]]]] = {}
    for key, (ground, unit) in coverage.units.items():
        ref, active = key[0], key[3]
        body = _body(ground, unit)
        alike = tried.setdefault((ref, active), [])
        # Versions that say the same (an extension moves days only) are one; what a day changes besides is looked at below.
        asked = next((a for u, b, a in alike if b == body and u.marks == unit.marks), None)
        if asked is None:
            asked = set()
            alike.append((unit, body, asked))
        for day in _days(coverage, key, ground):
            wanted = [
                (index, site, value)
                for index, sites in unit.marks.items()
                for site in sites
                for value in DIRECTIONS
                # What stands outside any reading is asked without one.
                if (site, value) in pending and (site in plain) is not bool(active)
            ]
            if not wanted:
                break
            problem = Problem([coverage.bench.under(sorted(active))], day, memo, loose=True)
            for gap, found in _search(problem, (ref, tuple(sorted(active))), body, wanted, asked):
                if found is None and gap in pending:
                    pending[gap] += 1
                elif found is not None and gap in pending:
                    verdict.closing[gap] = found
                    del pending[gap]
    verdict.impossible = pending
    return verdict


def _days(coverage: Coverage, key: GroundKey, ground: Ground) -> Iterator[date]:
    ref, _, _, active = key
    book = coverage.bench.under(sorted(active))
    version = ground.version
    if version is None or version.in_force is False:
        return
    for day in days_between(book.tree, book.law, ref, version.lo, version.hi):
        if book.grounds.on(ref, day) is ground:
            yield day


def _body(ground: Ground, unit: Sited) -> Body:
    exemptions = {n: v.in_force for n, v in ground.exemptions.items() if v is not None}
    return Body(unit.nodes, unit.parts, ground.version.in_force if ground.version else False, exemptions)


def _search(
    problem: Problem, where: tuple[str, tuple[str, ...]], body: Body, wanted: list[tuple[int, Site, Truth]], asked: set[str]
) -> Iterator[tuple[Gap, Closing | None]]:
    ref, readings = where
    kind = problem.books[0].tree.limbs[ref].limb.kind
    limb = problem.body(0, body)
    problem.words(limb, kind)
    copies: dict[tuple[int, Truth], Limb] = {}
    goals: dict[tuple[int, Truth], int] = {}
    for index, _, value in wanted:
        if (index, value) in goals:
            continue
        goals[index, value] = len(goals)
        atom = limb.nodes[index]
        is_so = {True: f"t({atom})", False: f"f({atom})", None: f"not t({atom}), not f({atom})"}[value]
        for other in DIRECTIONS:
            if other is value:
                continue
            if (index, other) not in copies:
                copy = problem.body(0, body, forced=(index, problem.constant(other), limb.nodes))
                problem.words(copy, kind)
                copies[index, other] = copy
            copy = copies[index, other]
            goal = goals[index, value]
            problem.rules.append(f"goal({goal}) :- {is_so}, word({limb.key},W), not word({copy.key},W).")
    if (text := problem.text()) in asked:
        # Nothing that any leaf sees is other than on a day that was exhausted.
        return
    asked.add(text)
    search = Search(problem, text)
    done: dict[tuple[int, Truth], Closing | None] = {}
    for index, site, value in wanted:
        if (index, value) not in done:
            solution = search.find(goals[index, value])
            found = Closing(ref, readings, problem.day, witness(solution, problem.day)) if solution else None
            done[index, value] = found
        yield (site, value), done[index, value]
