"""The solver and the check asked the same question: what a limb gives on facts chosen cell by cell."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any
from unittest import mock

import clingo

from compliance.authoring.solve.problem import Problem, Solution
from compliance.authoring.solve.solver import _solution
from compliance.authoring.solve.space import Memo
from compliance.authoring.solve.witness import Witness, ask, witness
from compliance.check import evaluate
from compliance.check.ask import Laws
from compliance.logic.truth import Truth
from compliance.logic.values import Known

Cells = tuple[int, ...]


@dataclass(frozen=True)
class Given:
    """A status in the words of the limb, and the truth of every element and exemption."""

    word: str
    elements: dict[str, Truth]
    exemptions: dict[str, Truth]


@contextmanager
def plain() -> Iterator[None]:
    """The check by Kleene logic alone: no way of filling what is unknown is tried."""
    with mock.patch.object(evaluate, "MAX_COMPLETIONS", 0):
        yield


class Oracle:
    """One limb on one day, asked of the solver with every cell chosen, and of the check on the same facts."""

    def __init__(self, laws: Laws, ref: str, day: date, *, loose: bool = True, memo: Memo | None = None) -> None:
        self.laws, self.ref, self.day = laws, ref, day
        self.problem = Problem([laws.default], day, memo, loose=loose)
        self.limb = self.problem.limb(0, ref)
        self.problem.words(self.limb, 0, ref)
        text = self.problem.text()
        self.variables = list(self.problem.space.variables.values())
        self.sizes = [len(v.cells) for v in self.variables]
        self._control = clingo.Control(["--warn=none"])
        self._control.add("base", [], "\n".join(r for r in text.splitlines() if not r.startswith("#minimize")))
        self._control.ground([("base", [])])

    @property
    def ways(self) -> int:
        return math.prod(self.sizes)

    def every(self) -> Iterator[Cells]:
        """Every choice of cells that a conduct can have."""
        return (c for c in itertools.product(*map(range, self.sizes)) if self.askable(c))

    def askable(self, cells: Cells) -> bool:
        conducts = {v.subject: v.cells[c] for v, c in zip(self.variables, cells, strict=True) if v.name == "conduct"}
        for variable, cell in zip(self.variables, cells, strict=True):
            declared = self.laws.default.tree.vocabulary.facts.get(variable.name)
            conduct = conducts.get(variable.subject)
            able = declared.asked_of if declared else []
            if cell and able and isinstance(conduct, Known) and conduct.value not in able:
                return False
        return True

    def mutated(self, cells: Cells, random: Random) -> Cells:
        """The same cells with one to three chosen anew."""
        changed = list(cells)
        for at in random.sample(range(len(cells)), min(len(cells), random.randint(1, 3))):
            changed[at] = random.randrange(self.sizes[at])
        return tuple(changed)

    def starts(self) -> Iterator[Cells]:
        """For each word that the limb can answer, cells on which the solver says that it does."""
        words = {s.symbol.arguments[1] for s in self._control.symbolic_atoms.by_signature("word", 2)
                 if str(s.symbol.arguments[0]) == self.limb.key}  # fmt: skip
        for word in sorted(words, key=str):
            atoms = self._atoms([(clingo.Function("word", [clingo.Function(self.limb.key), word]), True)])
            if atoms is not None:
                picked = {int(str(a.arguments[0])[1:]): a.arguments[1].number for a in atoms if a.name == "pick"}
                yield tuple(picked[i] for i in range(len(self.variables)))

    def _atoms(self, assumed: list[tuple[clingo.Symbol, bool]]) -> set[Any] | None:
        with self._control.solve(assumed, yield_=True) as handle:
            for model in handle:
                return set(model.symbols(atoms=True))
        return None

    def solved(self, cells: Cells) -> Given:
        """What the solver says."""
        picks = [clingo.Function("pick", [clingo.Function(f"v{i}"), clingo.Number(c)]) for i, c in enumerate(cells)]
        atoms = self._atoms([(p, True) for p in picks])
        assert atoms is not None, self.told(cells)
        names = {str(a) for a in atoms}
        words = [str(a.arguments[1]) for a in atoms if a.name == "word" and str(a.arguments[0]) == self.limb.key]
        assert len(words) == 1, (words, self.told(cells))

        def truth(atom: str) -> Truth:
            is_true, is_false = f"t({atom})" in names, f"f({atom})" in names
            assert not (is_true and is_false), (atom, self.told(cells))
            return True if is_true else False if is_false else None

        elements = {n: truth(a) for n, a in self.limb.elements.items()}
        return Given(words[0], elements, {n: truth(a) for n, a in self.limb.exemptions.items()})

    def solution(self, cells: Cells) -> Solution:
        return _solution(self.problem, list(enumerate(cells)))

    def told(self, cells: Cells) -> Witness:
        return witness(self.solution(cells), self.problem)

    def checked(self, cells: Cells) -> Given:
        """What the check says by Kleene logic alone."""
        with plain():
            finding = ask(self.laws, self.ref, self.told(cells))
            outcome, answer = finding.outcome, finding.answer
        word = f"{answer.status.value}_{answer.carried.value}" if answer.carried else answer.status.value
        live = {n: t for n, t in outcome.exemptions.items() if n in self.limb.exemptions}
        return Given(word, dict(outcome.elements), live)
