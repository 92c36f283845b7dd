"""Whether conditions can hold together, as far as one fact decides it.

One fact is given a value and nothing is known of the others. What is said to be impossible is so under every reading and
whatever the others are; what is not said to be impossible may be so all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.law.graph import Relation, bodies, of_condition
from compliance.logic.condition import Condition
from compliance.vocabulary.model import TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.law.consolidate import Version
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.values import Value
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import DefinitionBody


def whole(entry: LimbEntry, version: Version) -> Iterator[tuple[Condition, ...]]:
    """Yield what a limb asks in one version; of each, any of several does (the reading taken by default, or another)."""
    if entry.limb.conduct:
        yield (Condition(term=entry.limb.conduct),)
    for element in version.content.elements.values():
        yield (element.when, *(r.when for r in element.readings))


def decided_against(tree: RuleSet, conditions: Iterable[tuple[Condition, ...]]) -> str | None:
    """Return a fact with a closed list of values, none of which lets all conditions hold; None where there is none."""
    conditions, book = list(conditions), tree.vocabulary
    for fact in sorted({f for ways in conditions for way in ways for f in _facts(tree, way)}):
        domain = book.domain(fact)
        if domain and not any(all(any(_can(book, w, fact, v, True) for w in ways) for ways in conditions) for v in domain):
            return fact
    return None


def _facts(tree: RuleSet, condition: Condition) -> set[str]:
    """Return the facts that a condition names, through definitions too."""
    named = {edge.to for edge in of_condition(condition)}
    return {e.name for e in named | tree.graph.closure(named, {Relation.ASKED}) if e.kind == "fact"}


def _can(book: Vocabulary, c: Condition, fact: str, value: Value, wanted: bool) -> bool:
    """Tell whether a condition can come out as wanted, where one fact has this value and the others may have any."""
    if c.all_ is not None:
        every = (_can(book, part, fact, value, wanted) for part in c.all_)
        return all(every) if wanted else any(every)
    if c.any_ is not None:
        every = (_can(book, part, fact, value, wanted) for part in c.any_)
        return any(every) if wanted else all(every)
    if c.not_ is not None:
        return _can(book, c.not_, fact, value, not wanted)
    if c.term is not None and c.term in book.definitions:
        return any(_body(book, body, fact, value, wanted) for body in bodies(book.definitions[c.term]))
    if c.fact == fact and (c.is_ is not None or c.in_ is not None):
        return _meets(c, value) is wanted
    return True


def _meets(c: Condition, value: Value) -> bool:
    named: list[str | bool | int] = list(c.in_) if c.in_ is not None else [c.is_] if c.is_ is not None else []
    return any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in named)


def _body(book: Vocabulary, body: DefinitionBody, fact: str, value: Value, wanted: bool) -> bool:
    if body.when is not None:
        return _can(book, body.when, fact, value, wanted)
    if body.table is None or body.table.fact != fact:
        return True
    answer = body.table.rows.get(str(value), body.table.rest)
    if isinstance(answer, TableRow):
        return _can(book, answer.when, fact, value, wanted)
    return answer == "judgement" or answer is wanted
