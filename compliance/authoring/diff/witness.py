"""For each limb that came to say something else: a smallest set of facts on which the two trees disagree, or the proof of none.

On the first day of every stretch on which neither law changes, both limbs are put over the same facts, of which every
combination of kinds is searched. What the solver finds is asked again of both checks, shrunk as far as they still disagree, and
written as a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.diff.words import SAY
from compliance.authoring.solve.case import CaseWriter
from compliance.authoring.solve.days import days_between
from compliance.authoring.solve.problem import Problem
from compliance.authoring.solve.solver import Search
from compliance.authoring.solve.space import Memo
from compliance.authoring.solve.witness import Witness, ask, shrunk, witness, word_of
from compliance.check.ask import Laws
from compliance.explain.labels import Labels
from compliance.explain.words import pick
from compliance.law.compiled import CompiledLaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.diff.meaning import Days
    from compliance.authoring.diff.model import WitnessLine
    from compliance.files.dates import Interval
    from compliance.law.load import RuleSet

# So many answers of the solver are tried that the checks themselves, by completion of what is unknown, do not confirm.
MAX_UNCONFIRMED = 40
ABSENT = "no such limb"


def witnesses(old: RuleSet, new: RuleSet, changed: dict[str, Days], lang: str) -> list[WitnessLine]:
    """Return what was found for each changed limb. Raises ``SolverMissingError`` without the solver."""
    pair = _Pair(old, new, lang)
    return [pair.line(ref, days) for ref, days in changed.items()]


class _Pair:
    def __init__(self, old: RuleSet, new: RuleSet, lang: str) -> None:
        self.trees = (old, new)
        self.books = (CompiledLaw(old), CompiledLaw(new))
        self.laws = tuple(Laws(b) for b in self.books)
        self.lang = lang
        self.memo = Memo(self.books)

    def line(self, ref: str, days: Days) -> WitnessLine:
        """Return what was found for one limb on the days on which it says something else."""
        tried, kinds, unconfirmed = 0, 0, 0
        for day in self._days(ref, days):
            problem = Problem(list(self.books), day, self.memo)
            self._pose(problem, ref)
            text = problem.text()
            tried += 1
            kinds = max(kinds, sum(len(v.cells) for v in problem.space.variables.values()))
            search = Search(problem, text)
            while (found := search.find()) is not None:
                given = witness(found, problem)
                if self._differ(ref, given):
                    small = shrunk(given, lambda less: self._differ(ref, less))
                    return self._line(ref, days, "differs", small, self._bound(tried, kinds))
                unconfirmed += 1
                if unconfirmed > MAX_UNCONFIRMED:
                    why = pick(SAY["unconfirmed"], self.lang).format(n=unconfirmed)
                    return self._line(ref, days, "not_tried", None, why)
                search.forbid_last()
        return self._line(ref, days, "same", None, self._bound(tried, kinds))

    def _bound(self, days: int, kinds: int) -> str:
        return pick(SAY["bound"], self.lang).format(days=days, kinds=kinds)

    def _pose(self, problem: Problem, ref: str) -> None:
        """Ask for facts on which the two limbs answer with different words; a limb that is not there answers nothing."""
        keys = []
        for side, tree in enumerate(self.trees):
            if ref in tree.limbs:
                limb = problem.limb(side, ref)
                problem.words(limb, side, ref)
                keys.append(limb.key)
            else:
                key = problem.atom()
                # Not to be there and not to be touched are the same to whoever asks.
                problem.rules += [f"word({key},{w})." for w in QUIET]
                keys.append(key)
        one, other = keys
        problem.rules += [f"differ :- word({one},W), not word({other},W).", ":- not differ."]

    def _answer(self, side: int, ref: str, given: Witness) -> str:
        if ref not in self.trees[side].limbs:
            return ABSENT
        facts = self.trees[side].vocabulary.facts
        known = {s: {n: v for n, v in f.items() if n in facts} for s, f in given.facts.items()}
        return word_of(self.trees[side].limbs[ref], ask(self.laws[side], ref, Witness(known, given.judged)).answer)

    def _differ(self, ref: str, given: Witness) -> bool:
        one, other = (self._answer(side, ref, given) for side in (0, 1))
        if ABSENT in (one, other):
            return not {one, other} <= {ABSENT, *QUIET, "does_not_apply"}
        return one != other

    def _days(self, ref: str, days: Days) -> Iterator[date]:
        found: set[date] = set()
        for stretch in days:
            for tree, book in zip(self.trees, self.books, strict=True):
                lo = stretch.lo or min(r.begins for r in tree.regimes.values())
                if ref in tree.limbs:
                    found |= set(days_between(tree, book.law, ref, lo, stretch.hi))
        yield from sorted(found)

    def _case(self, ref: str, given: Witness) -> str:
        """Return a witness as a case of the tree that can read all of it, the new one first, with what it answers there."""
        reads = [
            b for b in reversed(self.laws) if all(n in b.default.tree.vocabulary.facts for f in given.facts.values() for n in f)
        ]
        return CaseWriter((reads or [self.laws[1]])[0]).text(f"differs-{ref}".replace(".", "-"), given, [ref])

    def _line(self, ref: str, days: Days, outcome: str, given: Witness | None, bound: str) -> WitnessLine:
        tree = self.trees[1] if ref in self.trees[1].limbs else self.trees[0]
        labels = Labels(tree, self.lang)
        case = self._case(ref, given) if given else None
        return {
            "limb": ref,
            "label": labels.limb(tree.limbs[ref]),
            "days": ", ".join(_text(d) for d in days),
            "outcome": "differs" if outcome == "differs" else "same" if outcome == "same" else "not_tried",
            "old": self._answer(0, ref, given) if given else None,
            "new": self._answer(1, ref, given) if given else None,
            "case_yaml": case,
            "bound": bound,
        }


QUIET = ("not_touched", "not_in_force", "not_triggered", "not_available", "not_addressed")


def _text(days: Interval) -> str:
    return days.text()
