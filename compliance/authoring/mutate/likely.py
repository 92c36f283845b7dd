"""Which examples are likeliest to notice a mutant: those that speak of the same things. Only the order rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.law.load import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.examples.load import Loaded
    from compliance.authoring.mutate.model import Mutant

# What it weighs, in words in common, that an example asks the limb itself, stands beside its file, or names it an exemption.
_OWN, _BESIDE, _NAMED = 4, 4, 3


def words_of(loaded: Loaded) -> frozenset[str]:
    """Return the facts, values, elements and exemptions that an example names."""
    example, told = loaded.example, loaded.scenario
    facts = ({n: str(f) for n, f in some.items()} for some in (told.facts, *told.beside, *told.carries))
    found = {w for some in facts for pair in some.items() for w in _split(pair)}
    return frozenset({*found, *example.elements, *example.exemptions, *example.readings, example.expect})


def _split(pair: tuple[str, str]) -> Iterator[str]:
    yield pair[0]
    yield from (part for part in pair[1].split("'")[1::2])


def spoken_of(mutant: Mutant, data: Any) -> frozenset[str]:
    """Return the words of a mutant: those of the path to what was changed, and of what stood there (``data``)."""
    return frozenset({*(str(k) for k in mutant.path), mutant.told, *_strings(data)})


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
    elif isinstance(data, str):
        yield data


def likeliness(mutant: Mutant, said: frozenset[str], loaded: Loaded, words: frozenset[str]) -> int:
    """Return how likely an example is to notice; more is likelier."""
    own = mutant.thing.name
    beside = loaded.document.path.removesuffix(TESTS) == mutant.document.path.removesuffix(".yaml")
    score = _OWN * (loaded.example.limb == own) + _BESIDE * beside + _NAMED * (own in loaded.example.exemptions)
    return score + len(said & words)
