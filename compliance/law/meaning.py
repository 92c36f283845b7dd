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
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from compliance.law.model import FINDING_KINDS, Paragraph
from compliance.law.tree import LimbEntry, RuleTree
from compliance.law.walk import bodies, conducts_of, inside, parts
from compliance.logic.condition import Condition
from compliance.vocabulary.model import Definition, DefinitionBody, FactDeclaration

# Part of every hash: raise it when the same files come to mean something else.
VERSION = 1
OUTSIDE = frozenset(
    {"label", "note", "read", "review", "checked", "terms", "confidence", "pinpoint", "question", "evidence", "node"}
)
# What a node rests on: what kind of thing, and its name.
Used = tuple[str, str]


def paragraph_meaning(tree: RuleTree, node: str) -> str:
    """Return the SHA-256 of what a paragraph means. Raises ``KeyError`` for a node that is not in the tree."""
    entries = [e for e in tree.limbs.values() if e.paragraph.node == node]
    if not entries:
        raise KeyError(node)
    return _digest(paragraph_content(tree, entries))


def definition_meaning(tree: RuleTree, name: str) -> str:
    """Return the SHA-256 of what a definition means. Raises ``KeyError`` for one that is not in the tree."""
    definition = tree.book.definitions[name]
    return _digest({"definition": name, "says": _plain(definition), "rests_on": _closure(tree, _of_definition(definition))})


def paragraph_content(tree: RuleTree, entries: list[LimbEntry]) -> dict[str, Any]:
    """Return the canonical content of a paragraph, given its limbs."""
    paragraph: Paragraph = entries[0].paragraph
    used = {one for entry in entries for one in _of_limb(tree, entry)}
    symbol = entries[0].instrument.symbol
    return {"symbol": _text(symbol), "paragraph": _plain(paragraph), "rests_on": _closure(tree, used)}


def _digest(content: dict[str, Any]) -> str:
    text = json.dumps([VERSION, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


def _plain(value: object) -> Any:
    """Return plain data: no key that stands outside of the meaning, none that says what holds without it."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        given = {f.alias or name: getattr(value, name) for name, f in fields.items() if name not in OUTSIDE}
        usual = {f.alias or name: f.get_default(call_default_factory=True) for name, f in fields.items() if not f.is_required()}
        return {k: _plain(v) for k, v in given.items() if k not in usual or v != usual[k]}
    if isinstance(value, dict):
        return {_text(str(k)): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else value


def _closure(tree: RuleTree, start: Iterable[Used]) -> dict[str, Any]:
    """Return the content of everything that is used, directly or through others."""
    found: dict[str, Any] = {}
    queue = sorted(set(start))
    while queue:
        what, name = queue.pop()
        key = f"{what} {name}"
        if key not in found:
            found[key], more = _one(tree, what, name)
            queue += more
    return found


def _one(tree: RuleTree, what: str, name: str) -> tuple[Any, list[Used]]:
    """Return the content of one thing that is used, and what it uses in turn; a name that leads nowhere has no content."""
    book = tree.book
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
        return {"rule": _plain(conduct.stages or book.general_stages), **_plain(conduct)}, []
    return None, []


def _of_limb(tree: RuleTree, entry: LimbEntry) -> Iterator[Used]:
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
