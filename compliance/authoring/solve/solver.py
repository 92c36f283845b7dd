"""Search a problem with clingo: a smallest set of facts on which what is asked holds, or none because there is none.

clingo, because what is searched is a choice among finitely many kinds under rules, which is what it is made for: it proves that
there is no answer by exhausting the choices, and finds the smallest one by its own optimisation; its wheel is 2 MB.
"""

from __future__ import annotations

from compliance.authoring.solve.problem import ABOARD, MAIN, Problem, Solution
from compliance.logic.values import Known


class SolverMissingError(Exception):
    """The solver is not installed."""


def solve(problem: Problem, *asked: str) -> Solution | None:
    """Return a smallest choice of known facts under which every rule of ``asked`` holds; None where there is none at all.

    Raises ``SolverMissingError`` where clingo is not installed.
    """
    try:
        import clingo
    except ImportError:
        raise SolverMissingError from None
    control = clingo.Control(["--warn=none", "--opt-mode=opt"])
    control.add("base", [], problem.text() + "\n" + "\n".join(asked))
    control.ground([("base", [])])
    best: list[tuple[int, int]] | None = None
    with control.solve(yield_=True) as handle:
        for model in handle:
            # Models only get smaller; the last is proved to be smallest.
            best = [(int(str(s.arguments[0])[1:]), s.arguments[1].number) for s in model.symbols(shown=True)]
    return None if best is None else _solution(problem, best)


def _solution(problem: Problem, picked: list[tuple[int, int]]) -> Solution:
    variables = list(problem.space.variables.values())
    facts: dict[str, dict[str, Known]] = {MAIN: {}}
    judged: dict[str, bool] = {}
    if any(v.subject == ABOARD for v in variables):
        facts[ABOARD] = {}
    for number, cell in sorted(picked):
        variable = variables[number]
        state = variable.cells[cell]
        if isinstance(state, bool):
            judged[variable.name.removeprefix("judge:")] = state
        elif isinstance(state, Known):
            facts[variable.subject][variable.name] = state
    return Solution(facts, judged)
