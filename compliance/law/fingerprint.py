"""What a node means, in one canonical form: everything that can change a finding or that a lawyer relies on.

Inside: symbol and number, title, summary and every sentence of the rule, kind, binding, days, addressees, elements, procedure,
amendments, readings, and all content of the definitions, links, steps, facts, classes and stage rules that the node rests on,
by default or under a reading. Outside: labels, notes, how the text was read, checks and reviews, comments, layout, the order of
keys, and defaults that are written out. Other limbs are named and not followed: they have reviews of their own. So have the
scope of the regime and the reference data.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from compliance.law.graph import bodies, conducts_of, inside, parts
from compliance.law.load import FINDING_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition
    from compliance.vocabulary.model import Definition, DefinitionBody, FactDeclaration

# Part of every hash: raise it when the same files come to mean something else.
VERSION = 1
# A role says what the program asks of a fact and nothing of what the paragraph asks: a mark of review stands when it is given.
OUTSIDE = frozenset(
    {"label", "note", "read", "review", "checked", "terms", "confidence", "pinpoint", "question", "evidence", "node"}
    | {"role", "route"}
)
# Equal to no value: the default of a field that has none.
_ALWAYS = object()
# What a node rests on: what kind of thing, and its name.
Used = tuple[str, str]


class Meanings:
    """What the nodes of one tree mean; what several nodes rest on is made out once."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree = tree
        self._parts: dict[Used, tuple[Any, list[Used]]] = {}
        self._entries: dict[str, list[LimbEntry]] = {}
        for entry in tree.limbs.values():
            self._entries.setdefault(entry.paragraph.node, []).append(entry)

    def paragraph(self, node: str) -> str:
        """Return the SHA-256 of what a paragraph means. Raises ``KeyError`` for a node that is not in the tree."""
        return _digest(self.paragraph_content(node))

    def definition(self, name: str) -> str:
        """Return the SHA-256 of what a definition means. Raises ``KeyError`` for one that is not in the tree."""
        return _digest(self.definition_content(name))

    def paragraph_content(self, node: str) -> dict[str, Any]:
        """Return the canonical content of a paragraph."""
        entries = self._entries[node]
        used = {one for entry in entries for one in _of_limb(self.tree, entry)}
        symbol, paragraph = _text(entries[0].instrument.symbol), _plain(entries[0].paragraph)
        return {"symbol": symbol, "paragraph": paragraph, "rests_on": self._closure(used)}

    def definition_content(self, name: str) -> dict[str, Any]:
        """Return the canonical content of a definition."""
        definition = self.tree.vocabulary.definitions[name]
        return {"definition": name, "says": _plain(definition), "rests_on": self._closure(_of_definition(definition))}

    def _closure(self, start: Iterable[Used]) -> dict[str, Any]:
        """Return the content of everything that is used, directly or through others."""
        found: dict[str, Any] = {}
        queue, seen = list(start), set[Used]()
        while queue:
            used = queue.pop()
            if used in seen:
                continue
            seen.add(used)
            if used not in self._parts:
                self._parts[used] = _one(self.tree, *used)
            content, more = self._parts[used]
            if content is not None:
                found[" ".join(used)] = content
            queue += more
        return found


def paragraph_meaning(tree: RuleSet, node: str) -> str:
    """Return the SHA-256 of what a paragraph means; for several, ``Meanings`` is faster."""
    return Meanings(tree).paragraph(node)


def definition_meaning(tree: RuleSet, name: str) -> str:
    """Return the SHA-256 of what a definition means; for several, ``Meanings`` is faster."""
    return Meanings(tree).definition(name)


def _digest(content: dict[str, Any]) -> str:
    text = json.dumps([VERSION, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields that bear meaning: name, key in the file, and what holds where it is left out."""
    return tuple(
        (name, f.alias or name, _ALWAYS if f.is_required() else f.get_default(call_default_factory=True))
        for name, f in model.model_fields.items()
        if name not in OUTSIDE
    )


def _plain(value: object) -> Any:
    """Return plain data: no key that stands outside of the meaning, none that says what holds without it."""
    if hasattr(value, "model_fields"):
        given = ((key, getattr(value, name), usual) for name, key, usual in _fields(type(value)))  # type: ignore[arg-type]
        return {key: _plain(v) for key, v, usual in given if v != usual}
    if isinstance(value, dict):
        return {_text(str(k)): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else value


def _one(tree: RuleSet, what: str, name: str) -> tuple[Any, list[Used]]:
    """Return the content of one thing that is used, and what it uses in turn; a name that leads nowhere has no content."""
    book = tree.vocabulary
    if what == "definition" and name in book.definitions:
        return _plain(book.definitions[name]), list(_of_definition(book.definitions[name]))
    if what == "link" and name in book.links:
        link = book.links[name]
        return _plain(link), [*_of_condition(link.when), *_of_condition(link.member), ("fact", link.state)]
    if what == "step" and name in tree.steps:
        return _plain(tree.steps[name]), list(_of_condition(tree.steps[name].when))
    if what == "fact" and name in book.facts:
        fact: FactDeclaration = book.facts[name]
        return _plain(fact), [("fact", fact.derived.of)] if fact.derived else []
    if what == "class" and name in book.classes:
        return sorted(book.under(name)), []
    if what == "stages" and name in book.conducts:
        conduct = book.conducts[name]
        content = {"rule": _plain(conduct.stages or book.general_stages), **_plain(conduct)}
        if book.general_stages and book.carried_out != frozenset(book.general_stages.meets):
            # Told where it is not what the general rule says already, as before stages could say it themselves.
            content["carried_out"] = sorted(book.carried_out)
        return content, []
    return None, []


def _of_limb(tree: RuleSet, entry: LimbEntry) -> Iterator[Used]:
    limb = entry.limb
    conditions: list[Condition | None] = [limb.shown_when]
    for element in limb.elements.values():
        conditions += (element.when, *(r.when for r in element.readings))
    conditions += (effect.when for effect in limb.effects)
    for case in (*limb.procedure.values(), *(e.to for e in limb.effects if e.to)):
        conditions += (case.when, *(r.when for r in case.readings))
        yield from (("step", s) for s in (case.step, *(r.step for r in case.readings)) if s)
    yield from (one for c in conditions if c for one in _of_condition(c))
    yield from (("link", name) for name in limb.nexus)
    if limb.conduct:
        yield "definition", limb.conduct
    if limb.excepts or (limb.conduct and limb.kind in FINDING_KINDS):
        yield from (("stages", name) for name in conducts_of(tree, entry))


def _of_definition(definition: Definition) -> Iterator[Used]:
    for body in bodies(definition):
        yield from _of_body(body)


def _of_body(body: DefinitionBody) -> Iterator[Used]:
    if body.table:
        yield "fact", body.table.fact
        yield from (("class", value) for value in body.table.rows)
    for condition, _ in inside(body):
        yield from _of_condition(condition)


def _of_condition(condition: Condition) -> Iterator[Used]:
    yield from (("definition", name) for name in (condition.term, condition.solely) if name)
    yield from (("fact", name) for name in (condition.fact,) if name)
    if condition.passed:
        yield from (("fact", name) for name in (condition.passed.since, condition.passed.until))
    for value in (condition.is_, *(condition.in_ or ())):
        if isinstance(value, str):
            yield "class", value
    for part in parts(condition):
        yield from _of_condition(part)
