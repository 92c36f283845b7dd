"""Search a problem with clingo: a smallest set of facts on which what is asked holds, or none because there is none.

clingo, because what is searched is a choice among finitely many kinds under rules, which is what it is made for: it proves that
there is no answer by exhausting the choices, and finds the smallest one by its own optimisation; its wheel is 2 MB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.solve.problem import Solution
from compliance.authoring.solve.space import ABOARD, BESIDE, MAIN

if TYPE_CHECKING:
    from compliance.authoring.solve.problem import Problem
    from compliance.logic.values import Known, Unknown


class SolverMissingError(Exception):
    """The solver is not installed."""


class Search:
    """A problem that is grounded once and asked several times."""

    def __init__(self, problem: Problem, text: str) -> None:
        """Ground a problem that is written out. Raises ``SolverMissingError`` where clingo is not installed."""
        try:
            import clingo
        except ImportError:
            raise SolverMissingError from None
        self.problem, self._symbol = problem, clingo.Function
        self._number = clingo.Number
        self._forbidden = 0
        self._shown: dict[str, list[clingo.Symbol]] = {}
        self._control = clingo.Control(["--warn=none", "--opt-mode=opt"])
        self._control.add("base", [], text)
        self._control.ground([("base", [])])

    def find(self, goal: int | None = None) -> Solution | None:
        """Return a smallest choice of known facts, under which ``goal(n)`` holds if it is given; None if there is none."""
        assumed = [] if goal is None else [(self._symbol("goal", [self._number(goal)]), True)]
        best: list[tuple[int, int]] | None = None
        self._shown = {}
        with self._control.solve(assumed, yield_=True) as handle:
            for model in handle:
                # Models only get smaller; the last is proved to be smallest.
                self._shown = {}
                for symbol in model.symbols(shown=True):
                    self._shown.setdefault(symbol.name, []).append(symbol)
                best = [(int(str(s.arguments[0])[1:]), s.arguments[1].number) for s in self._shown.get("pick", ())]
        return None if best is None else _solution(self.problem, best)

    def forbid_last(self) -> None:
        """Leave the last answer, and every one that holds all of it, out of what is found from now on."""
        body = ", ".join(str(s) for s in self._shown.get("pick", ()) if s.arguments[1].number > 0)
        self._forbidden += 1
        name = f"forbidden{self._forbidden}"
        self._control.add(name, [], f":- {body}." if body else ":- .")
        self._control.ground([(name, [])])

    def shown(self, name: str) -> set[int]:
        """Return the numbers for which the last answer shows ``name(n)``."""
        return {s.arguments[0].number for s in self._shown.get(name, ())}


def solve(problem: Problem, *asked: str) -> Solution | None:
    """Return a smallest choice of known facts under which every rule of ``asked`` holds; None where there is none at all.

    Raises ``SolverMissingError`` where clingo is not installed.
    """
    return Search(problem, "\n".join((problem.text(), *asked))).find()


def _solution(problem: Problem, picked: list[tuple[int, int]]) -> Solution:
    variables = list(problem.space.variables.values())
    facts: dict[str, dict[str, Known | Unknown]] = {MAIN: {}}
    judged: dict[str, bool] = {}
    facts |= {s: {} for s in (BESIDE, ABOARD) if any(v.subject == s for v in variables)}
    for number, cell in sorted(picked):
        variable = variables[number]
        state = variable.cells[cell]
        if isinstance(state, bool):
            judged[variable.name.removeprefix("judge:")] = state
        elif state is not None and cell:
            facts[variable.subject][variable.name] = state
    return Solution(facts, judged)
