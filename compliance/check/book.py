"""What a run holds: options, the law of a rule tree under its readings, one conduct with its facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compliance.check.evaluate import Grounds
from compliance.law.compile import Compiler
from compliance.law.consolidate import Law
from compliance.vocabulary.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.case.resolve import EvidencedFact
    from compliance.law.load import RuleSet
    from compliance.logic.program import Program
    from compliance.logic.values import Fact, Value


@dataclass(frozen=True, slots=True)
class Options:
    """What a person can set for a run. No clock is ever read from the machine."""

    law_date: date | None = None
    known_on: date | None = None
    readings: frozenset[str] = frozenset()
    # Assumptions of a what-if: by item.conduct.fact, item.fact or fact.
    assume: Mapping[str, Value] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """One conduct of one item with its facts and its days."""

    item: str
    conduct: str
    resolved: Mapping[str, EvidencedFact]
    base: Mapping[str, Fact]
    cuts: frozenset[date]
    judged: Mapping[str, bool]


class LawBook:
    """A rule tree with its laws under the readings that were asked for; shared by all cases of a run."""

    def __init__(self, tree: RuleSet, readings: frozenset[str] = frozenset()) -> None:
        self.tree = tree
        self.law = Law(tree, readings)
        self.grounds = Grounds(self.law)
        self.catalogue = Catalogue(tree.catalogue_document, tree.catalogue_entries)
        self._under: dict[str, Grounds] = {}
        self._triggers: dict[str, Program | None] = {}
        self.by_regime = {name: list(tree.of_regime(name)) for name in sorted(tree.regimes)}
        self.scopes: dict[str, Program] = {}
        for name, regime in tree.regimes.items():
            compiler = Compiler(tree, readings)
            compiler.condition(regime.scope)
            self.scopes[name] = tuple(compiler.nodes)

    def trigger(self, ref: str) -> Program | None:
        """Return what must be reported for a duty or an authorization to be shown, as a program; None shows it always."""
        if ref not in self._triggers:
            when = self.tree.limbs[ref].limb.shown_when
            compiler = Compiler(self.tree, self.law.active)
            if when is not None:
                compiler.condition(when)
            self._triggers[ref] = tuple(compiler.nodes) or None
        return self._triggers[ref]

    def under(self, reading: str) -> Grounds:
        """Return the compiled law with one more reading switched on."""
        if reading not in self._under:
            self._under[reading] = Grounds(self.law.under(reading))
        return self._under[reading]
