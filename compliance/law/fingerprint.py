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
from typing import TYPE_CHECKING, Any

from compliance.law.canonical import plain
from compliance.law.conducts import conducts_of
from compliance.law.graph import Entity, Relation
from compliance.law.kinds import FINDING_KINDS

if TYPE_CHECKING:
    from compliance.law.load import LimbEntry, RuleSet

# Part of every hash: raise it when the same files come to mean something else.
VERSION = 1
# A role says what the program asks of a fact and nothing of what the paragraph asks: a mark of review stands when it is given.
OUTSIDE = frozenset(
    {"label", "note", "read", "review", "checked", "terms", "confidence", "pinpoint", "question", "evidence", "node"}
    | {"role", "route"}
)
# What a node means beside its own words; other limbs are named and not followed.
MEANING = frozenset({Relation.ASKED, Relation.VALUE, Relation.SHOWN, Relation.EFFECT})


class Meanings:
    """What the nodes of one tree mean; what several nodes rest on is made out once."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree = tree
        self._kept: dict[Entity, Any] = {}
        self._digests: dict[str, str] = {}
        self._contents_of: dict[str, dict[str, Any]] = {}
        self._entries: dict[str, list[LimbEntry]] = {}
        for entry in tree.limbs.values():
            self._entries.setdefault(entry.paragraph.node, []).append(entry)

    def paragraph(self, node: str) -> str:
        """Return the SHA-256 of what a paragraph means. Raises ``KeyError`` for a node that is not in the tree."""
        if node not in self._digests:
            self._digests[node] = _digest(self.paragraph_content(node))
        return self._digests[node]

    def definition(self, name: str) -> str:
        """Return the SHA-256 of what a definition means. Raises ``KeyError`` for one that is not in the tree."""
        return _digest(self.definition_content(name))

    def paragraph_content(self, node: str) -> dict[str, Any]:
        """Return the canonical content of a paragraph."""
        if node not in self._contents_of:
            self._contents_of[node] = self._paragraph_content(node)
        return self._contents_of[node]

    def _paragraph_content(self, node: str) -> dict[str, Any]:
        entries = self._entries[node]
        used = self._under([Entity("limb", entry.ref) for entry in entries])
        used |= {Entity("conduct", name) for entry in entries for name in self._staged(entry)}
        symbol, paragraph = _text(entries[0].instrument.symbol), _plain(entries[0].paragraph)
        return {"symbol": symbol, "paragraph": paragraph, "rests_on": self._contents(used)}

    def definition_content(self, name: str) -> dict[str, Any]:
        """Return the canonical content of a definition."""
        definition = self.tree.vocabulary.definitions[name]
        used = self._under([Entity("definition", name)])
        return {"definition": name, "says": _plain(definition), "rests_on": self._contents(used)}

    def _under(self, start: list[Entity]) -> set[Entity]:
        return self.tree.graph.closure(start, MEANING)

    def _staged(self, entry: LimbEntry) -> frozenset[str]:
        """Return the kinds of conduct whose stages a limb looks at."""
        limb = entry.limb
        looks = limb.excepts or (limb.conduct and limb.kind in FINDING_KINDS)
        return conducts_of(self.tree, entry) if looks else frozenset()

    def _contents(self, used: set[Entity]) -> dict[str, Any]:
        """Return the content of all that is used; what is only a name, or leads nowhere, has none."""
        for entity in used - self._kept.keys():
            self._kept[entity] = self._content(*entity)
        return {("stages " + e.name if e.kind == "conduct" else str(e)): c for e in used if (c := self._kept[e]) is not None}

    def _content(self, kind: str, name: str) -> Any:
        vocabulary = self.tree.vocabulary
        if kind == "class":
            return sorted(vocabulary.under(name)) if name in vocabulary.classes else None
        tables: dict[str, dict[str, Any]] = {
            "definition": vocabulary.definitions, "link": vocabulary.links, "step": self.tree.steps, "fact": vocabulary.facts,
            "conduct": vocabulary.conducts,
        }  # fmt: skip
        found = tables.get(kind, {}).get(name)
        if found is None or kind != "conduct":
            return _plain(found)
        content = {"rule": _plain(found.stages or vocabulary.general_stages), **_plain(found)}
        if vocabulary.general_stages and vocabulary.carried_out != frozenset(vocabulary.general_stages.meets):
            # Told where it is not what the general rule says already, as before stages could say it themselves.
            content["carried_out"] = sorted(vocabulary.carried_out)
        return content


def _digest(content: dict[str, Any]) -> str:
    text = json.dumps([VERSION, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())


def _plain(value: object) -> Any:
    return plain(value, OUTSIDE, _text)
