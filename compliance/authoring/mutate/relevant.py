"""Which examples cannot notice a mutant, because what it changes is never read for their facts and readings.

A row of a table is read for its value, a stage of a conduct for that stage, and another reading only where it is switched on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.law.graph import GENERAL_STAGES
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from compliance.authoring.examples.load import Loaded
    from compliance.authoring.mutate.model import Mutant
    from compliance.check.ask import Scenario
    from compliance.files.document import Data, Key, PathKey
    from compliance.logic.values import Fact
    from compliance.vocabulary.index import Vocabulary


class Relevant:
    """What an example must have for one mutant: certain readings, and facts that may have certain values."""

    def __init__(self, book: Vocabulary, mutant: Mutant) -> None:
        self._book = book
        # One of these readings is switched on.
        self.readings: list[set[str]] = []
        # Fact -> a value that it may have; None where every value but the listed ones matters.
        self.values: list[tuple[str, str | None, frozenset[str]]] = []
        for path, data in _along(mutant):
            self._readings(mutant, path, data)
            self._values(mutant, path, data)
        what, name = mutant.thing
        if what == "conduct":
            self.values.append((book.roles.conduct, name, frozenset()))
        if (what == "conduct" and mutant.path[0] != "law_day" and mutant.told) or mutant.thing == GENERAL_STAGES:
            self.values.append((book.roles.stage, mutant.told, frozenset()))

    def _readings(self, mutant: Mutant, path: PathKey, data: Any) -> None:
        rest = mutant.path[len(path) :]
        if len(rest) > 1 and rest[0] == "readings" and isinstance(rest[1], int):
            self.readings.append({data["readings"][rest[1]]["id"]})
        if path and path[0] == "effects" and len(path) == 2 and data.get("by_default") is False and rest != ("by_default",):
            self.readings.append({r["id"] for r in data.get("readings", ())})

    def _values(self, mutant: Mutant, path: PathKey, data: Any) -> None:
        rest = mutant.path[len(path) :]
        if path and path[-1] == "table" and rest:
            value = str(rest[1]) if rest[0] == "rows" else None
            self.values.append((data["fact"], value, frozenset(data["rows"])))

    def to(self, loaded: Loaded) -> bool:
        """Tell whether an example could notice."""
        active = set(loaded.example.readings)
        if any(not wanted & active for wanted in self.readings):
            return False
        told = loaded.scenario
        every = (told.facts, *told.beside, *told.carries, *_own(told))
        return all(any(self._may(facts, *wanted) for facts in every) for wanted in self.values)

    def _may(self, facts: Mapping[str, Fact], fact: str, value: str | None, rows: Collection[str]) -> bool:
        """Tell whether a fact may have a value (a class: one under it), or one that stands in no row."""
        declared = self._book.facts[fact]
        if declared.derived is not None:
            return True
        state = facts.get(fact)
        if isinstance(state, Known):
            listed: Collection[Any] = state.value if isinstance(state.value, frozenset) else (state.value,)
        else:
            listed = (state.candidates if state else None) or self._book.domain(fact) or ()
        for one in listed:
            heads = set(self._book.ancestry(str(one))) if declared.type == "class" else {one}
            if (value in heads) if value is not None else not heads & set(rows):
                return True
        return False


def _own(told: Scenario) -> Iterator[Mapping[str, Fact]]:
    """Yield the facts of each other conduct with those that it takes from the first one."""
    return ({**told.facts, **other} for other in told.beside)


def _along(mutant: Mutant) -> Iterator[tuple[PathKey, Any]]:
    """Yield what the file says at each step from the thing to the place that was changed, as far as it says anything."""
    data = mutant.document.data
    for key in mutant.at:
        data = _inside(data, key)
    for i in range(len(mutant.path)):
        yield mutant.path[:i], data
        data = _inside(data, mutant.path[i])
        if data is None:
            return


def standing(mutant: Mutant) -> Data:
    """Return what the file says at the place that was changed, or None where it says nothing there."""
    data = mutant.document.data
    for key in (*mutant.at, *mutant.path):
        data = _inside(data, key)
    return data


def _inside(data: Data, key: Key) -> Data:
    if isinstance(data, list):
        return data[int(key)] if int(key) < len(data) else None
    return data.get(str(key)) if isinstance(data, dict) else None
