"""Run the examples that could notice a mutant, the likeliest first, until one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from compliance.authoring.examples.run import run_example
from compliance.authoring.mutate.equal import Equals
from compliance.authoring.mutate.likely import likeliness, spoken_of, words_of
from compliance.authoring.mutate.relevant import Relevant, standing
from compliance.check.ask import Laws
from compliance.files.dataclass import dataclass
from compliance.files.diagnostics import FaultyFile
from compliance.law.compiled import CompiledLaw
from compliance.law.conditions import CompileError
from compliance.law.validate import faults
from compliance.law.validate_limbs import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from compliance.authoring.examples.load import Loaded
    from compliance.authoring.mutate.equal import Equal
    from compliance.authoring.mutate.model import Mutant
    from compliance.law.load import RuleSet

# So many examples that noticed lately are tried before the others.
_LATELY = 6
LOADER = "the loader"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant. ``noticed_by``: an example, or the loader, or None for a survivor.

    ``looked``: the examples that were run on it, the one that noticed last. ``equal``: why no example can notice; then none
    was run.
    """

    mutant: Mutant
    noticed_by: str | None
    looked: tuple[Loaded, ...] = ()
    equal: Equal | None = None


class Watch:
    """The examples of one rule tree, on the watch for mutants of it."""

    def __init__(self, tree: RuleSet, examples: Iterable[Loaded]) -> None:
        """Run every example on the tree as it is. Those that fail there notice nothing and are kept apart, in ``failing``."""
        self.failing: list[Loaded] = []
        self._by_limb: dict[str, list[Loaded]] = {}
        self._graph, self._book = tree.graph, tree.vocabulary
        self.equals = Equals(tree)
        self._lately: list[Loaded] = []
        self._words: dict[int, frozenset[str]] = {}
        laws = Laws(CompiledLaw(tree))
        for loaded in examples:
            if run_example(laws, loaded).passed:
                self._by_limb.setdefault(loaded.example.limb, []).append(loaded)
                self._words[id(loaded)] = words_of(loaded)
            else:
                self.failing.append(loaded)

    def candidates(self, mutant: Mutant) -> Iterator[Loaded]:
        """Yield the examples whose answer the mutant could change: what noticed lately, then the likeliest first."""
        limbs, relevant = self._graph.limbs_resting_on(mutant.thing), Relevant(self._book, mutant)
        could = {id(e): e for ref in sorted(limbs) for e in self._by_limb.get(ref, ()) if relevant.to(e)}
        for loaded in self._lately:
            if could.pop(id(loaded), None):
                yield loaded
        said = spoken_of(mutant, standing(mutant))
        yield from sorted(could.values(), key=lambda e: -likeliness(mutant, said, e, self._words[id(e)]))

    def notices(self, mutant: Mutant) -> Verdict:
        """Return what becomes of a mutant: it is refused, changes nothing, makes an example answer otherwise, or survives."""
        looked: list[Loaded] = []
        if misshapen(mutant.new):
            return Verdict(mutant, LOADER)
        tree = mutant.make()
        if equal := self.equals.reason(mutant):
            return Verdict(mutant, LOADER) if refused(tree) else Verdict(mutant, None, equal=equal)
        if mutant.kind == "swapped" and mutant.path[-1] == "of" and refused(tree):
            # A limb that asks another of the item itself may rest on itself; such a tree is not to be run.
            return Verdict(mutant, LOADER)
        try:
            laws = Laws(CompiledLaw(tree))
            for loaded in self.candidates(mutant):
                looked.append(loaded)
                if not run_example(laws, loaded).passed:
                    self._remember(loaded)
                    return Verdict(mutant, loaded.name, tuple(looked))
        except (FaultyFile, CompileError):
            return Verdict(mutant, LOADER, tuple(looked))
        return Verdict(mutant, LOADER if refused(tree) else None, tuple(looked))

    def _remember(self, loaded: Loaded) -> None:
        self._lately = [loaded, *(other for other in self._lately if other is not loaded)][:_LATELY]


def misshapen(model: BaseModel) -> bool:
    """Tell whether a file could not say this: a number out of its bounds, an empty list that must hold something."""
    try:
        type(model).model_validate(model.model_dump(by_alias=True))
    except ValidationError:
        return True
    return False


def refused(tree: RuleSet) -> bool:
    """Tell whether a tree would not load: it names what is not there, rests on itself, or its amendments clash."""
    return any(True for entry in tree.limbs.values() for _ in references(tree, entry)) or bool(faults(tree))
