"""The values of a fact worth trying: every value of a list, both sides of every threshold, every set that a test can see."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

from compliance.files.dates import Interval
from compliance.files.schema_types import Bilingual
from compliance.logic.program import Bounds, Clock, Op
from compliance.logic.values import Known
from compliance.vocabulary.model import Actor, Spell
from compliance.vocabulary.roles import STATE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from compliance.logic.program import Node
    from compliance.vocabulary.index import Vocabulary

FAR = 400
# So many days around the law's day are tried for a clock of working days, besides twice the clock itself.
NEAR = 20


def person_of(state: str) -> str:
    """Return the name of a private person of a State, who stands for every such person or company."""
    return f"person-of-{state.lower()}"


def persons(book: Vocabulary, only: Collection[str] | None = None) -> dict[str, Actor]:
    """Return one private person of each State, or those named only."""
    return {
        person_of(code): Actor(
            name=Bilingual(en=f"a person of {state.name.en}", ar=f"شخص من {state.name.ar}"),
            attributes={STATE: [Spell.model_validate({"value": code, "confidence": "memory"})]},
        )
        for code, state in book.states.items()
        if only is None or person_of(code) in only
    }


def candidates(books: Iterable[Vocabulary], fact: str, leaves: Iterable[Node], day: date) -> list[Known]:
    """Return the known states of a fact that are worth trying against these leaves on a day."""
    found: dict[Known, None] = {}
    leaves = list(leaves)
    for book in books:
        if fact in book.facts:
            found |= dict.fromkeys(_of(book, fact, leaves, day))
    return list(found)


def _of(book: Vocabulary, fact: str, leaves: list[Node], day: date) -> Iterator[Known]:
    kind = book.facts[fact].type
    if kind == "boolean":
        yield from (Known(True), Known(False))
    elif kind == "class":
        yield from (Known(c) for c in book.classes)
    elif kind == "state":
        yield from (Known(s) for s in book.states)
    elif kind == "actor":
        yield from (Known(a) for a, actor in book.actors.items() if not actor.one_of)
        yield from (Known(s) for s in book.states)
        yield from (Known(person_of(s)) for s in book.states)
    elif kind == "number":
        yield from (Known(n) for n in sorted(_thresholds(leaves)))
    elif kind == "day":
        yield from (Known(Interval(d, d)) for d in _days(fact, leaves, day))
    elif kind == "set":
        yield from _sets(book.values(fact))
    else:
        yield from (Known(v) for v in book.values(fact))


def _sets(values: tuple[str, ...]) -> Iterator[Known]:
    """Yield each single value and each pair, told as part of the set and told as the whole of it."""
    for size in (1, 2):
        for some in itertools.combinations(values, size):
            yield Known(frozenset(some))
            yield Known(frozenset(some), complete=True)
    yield Known(frozenset(values), complete=True)


def _thresholds(leaves: list[Node]) -> set[int]:
    found: set[int] = set()
    for node in leaves:
        if isinstance(node.operand, Bounds):
            for bound in (node.operand.lo, node.operand.hi):
                if bound is not None:
                    found |= {bound - 1, bound, bound + 1}
    return found or {0}


def _days(fact: str, leaves: list[Node], day: date) -> Iterator[date]:
    found = {day, day - timedelta(FAR), day + timedelta(FAR)}
    found |= {date.fromordinal(o) for o in _thresholds([n for n in leaves if n.op is Op.DAY]) if o > 0}
    for node in leaves:
        if isinstance(node.operand, Clock):
            reach = 2 * node.operand.working_days + NEAR
            found |= {day + timedelta(n) for n in range(-reach, reach + 1)}
    yield from sorted(found)
