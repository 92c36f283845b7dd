"""What a finding rests on, as two hashes: of the facts and of the rules.

They are conservative. While a hash is the same, nothing has changed that the finding stands on; it may change though the
finding comes out as before. Labels, sentences, notes, the order of claims and comments stand outside. A claim counts where it
speaks of a fact that the paragraph or one of its exemptions reads, of this conduct, of what it follows, or of its item; where a
rule asks for another norm, what is claimed of every conduct of the item, or of what it carries, counts too.

Reference data count among the rules as far as a finding reads them: the actors and States that the claims name, and whom they
answer to. So a claim that names another actor moves both hashes, and so does a rule that comes to read another fact; which of
the files moved is told by their own hashes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from compliance.logic.program import Clock, NormRef
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from pydantic import BaseModel

    from compliance.case.checked import CheckedCase
    from compliance.case.model import Claim
    from compliance.check.finding import Finding
    from compliance.law.fingerprint import Meanings

# Part of every hash: raise it when the same inputs come to mean something else.
VERSION = 1
# Of an actor or a milestone: what names it and explains it, and decides nothing.
_WORDS = {"name", "note", "label", "forms", "confidence", "sources"}
_CLAIM_WORDS = {"id", "rows", "says", "states", "denies", "paragraph", "grade"}
_SOURCE_WORDS = {"title", "publisher", "note", "language", "file", "paragraphs"}


class Basis(NamedTuple):
    """The two hashes, each sixty-four hexadecimal digits."""

    facts: str
    rules: str


def basis_of(check: CheckedCase, finding: Finding, meanings: Meanings) -> Basis:
    """Return the hashes of what a finding rests on."""
    reach = _Reach(check, finding, meanings)
    return Basis(_digest(_facts(check, finding, reach)), _digest(_rules(check, finding, reach, meanings)))


def _digest(content: Any) -> str:
    text = json.dumps([VERSION, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


class _Reach:
    """How far a finding reaches: the limbs whose law it stands on, the facts that are read, the conducts that are looked at."""

    def __init__(self, check: CheckedCase, finding: Finding, meanings: Meanings) -> None:
        law = check.law.law
        self.limbs: set[str] = set()
        self.clocks = False
        self.conducts: set[tuple[str, str]] = {(finding.item, finding.conduct)}
        queue = [finding.ref]
        while queue:
            ref = queue.pop()
            if ref not in self.limbs:
                self.limbs |= {ref, *law.exemptions.get(ref, ())}
                queue += self._norms(check, finding, ref)
        amending = {c.by for ref in self.limbs for v in law.versions(ref) for c in v.content.chain}
        self.nodes = sorted({check.tree.limbs[ref].paragraph.node for ref in self.limbs | amending})
        # The readings of a paragraph are among what it rests on, so what they alone read counts too.
        rests_on = (name for node in self.nodes for name in meanings.paragraph_content(node)["rests_on"])
        self.facts = check.tree.vocabulary.roles.dating | {
            name.removeprefix("fact ") for name in rests_on if name.startswith("fact ")
        }

    def _norms(self, check: CheckedCase, finding: Finding, ref: str) -> Iterator[str]:
        """Yield the other norms that a limb asks for on any day; what they look at is looked at."""
        items = check.case.file.items
        versions = [check.law.version(ref, v.lo) for v in check.law.law.versions(ref)]
        versions += [check.judge.version(finding, p) for p in finding.periods] if ref == finding.ref else []
        for node in (v.pool.nodes[i] for v in dict.fromkeys(versions) for i in v.pool.under(v.parts.heads)):
            self.clocks |= isinstance(node.operand, Clock)
            if isinstance(node.operand, NormRef):
                of = [finding.item] if node.operand.of == "item" else items[finding.item].carries
                self.conducts |= {(i, c) for i in of for c in items[i].conducts}
                yield node.operand.limb


def _facts(check: CheckedCase, finding: Finding, reach: _Reach) -> Any:
    file = check.case.file
    wanted: dict[str, None] = {}
    for item, conduct in sorted(reach.conducts):
        wanted |= dict.fromkeys(check.finder.targets(item, conduct))
    claims = sorted(
        json.dumps(claim, ensure_ascii=False, sort_keys=True, default=str) for claim in _claims(check, wanted, reach.facts)
    )  # fmt: skip
    items = sorted({t.partition(".")[0] for t in wanted})
    owners = ("", finding.item, f"{finding.item}.{finding.conduct}")
    assumed = {k: str(v) for k, v in check.options.assume.items() if k.rpartition(".")[0] in owners}
    return {
        "claims": claims,
        "targets": list(wanted),
        "structure": {i: [file.items[i].part_of, sorted(file.items[i].carries)] for i in items},
        "actors": {n: _bare(file.actors[n]) for n in sorted(file.actors)},
        "assumed": assumed,
        "judged": dict(sorted(check.options.judged.items())),
        "known_on": check.options.known_on,
    }


def _claims(check: CheckedCase, targets: Iterable[str], facts: Set[str]) -> Iterator[Any]:
    """Yield what each claim says of the facts that are read, who says it, and when that can have been written."""
    names = set(targets)
    for claim in check.finder.claims:
        values = {
            side: {
                t: {f: _plain(v) for f, v in sorted(reported.items()) if f in facts or f not in check.tree.vocabulary.facts}
                for t, reported in sorted(getattr(claim, side).items())
                if t in names
            }
            for side in ("states", "denies")
        }
        values = {side: {t: v for t, v in by.items() if v} for side, by in values.items()}
        if any(values.values()):
            yield {**values, "claim": claim.model_dump(mode="json", exclude=_CLAIM_WORDS), "sources": _sources(check, claim)}


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def _bare(model: BaseModel) -> Any:
    """Return an entry of reference data without what names or explains it."""

    def strip(part: Any) -> Any:
        if isinstance(part, dict):
            return {k: strip(v) for k, v in part.items() if k not in _WORDS}
        return [strip(v) for v in part] if isinstance(part, list) else part

    return strip(model.model_dump(mode="json"))


def _sources(check: CheckedCase, claim: Claim) -> Any:
    """Return the identity and the dating of every source behind a claim."""
    found: dict[str, Any] = {}
    queue = [claim.source, *claim.through]
    while queue:
        name = queue.pop()
        if name not in found:
            source, dating = check.case.file.sources[name], check.finder.datings[name]
            found[name] = [source.model_dump(mode="json", exclude=_SOURCE_WORDS), dating.interval.text()]
            queue += source.derives_from
    return found


def _rules(check: CheckedCase, finding: Finding, reach: _Reach, meanings: Meanings) -> Any:
    vocabulary, regime = check.tree.vocabulary, check.tree.regimes[check.tree.limbs[finding.ref].regime]
    named = sorted(_named(check, reach))
    return {
        "limb": finding.ref,
        "nodes": {node: meanings.paragraph(node) for node in reach.nodes},
        "regime": [regime.as_known_to, regime.scope.model_dump(mode="json", exclude_none=True)],
        "actors": {n: _bare(vocabulary.actors[n]) for n in named if n in vocabulary.actors},
        "states": {n: _bare(vocabulary.states[n]) for n in named if n in vocabulary.states},
        "designations": {n: check.law.catalogue.class_of(n) for n in sorted(_designations(check, finding))},
        "holidays": {str(y): _bare(h) for y, h in sorted(vocabulary.holidays.items())} if reach.clocks else {},
        "readings": sorted(check.options.readings),
        "law_date": check.options.law_date,
    }


def _named(check: CheckedCase, reach: _Reach) -> set[str]:
    """Return the actors and States that are named, with those that they answer to."""
    found: set[str] = set()
    queue: list[str] = []
    for item, conduct in reach.conducts:
        for fact, state in check.subject(item, conduct).facts.items():
            declared = check.tree.vocabulary.facts.get(fact)
            if declared is not None and declared.type in ("actor", "state"):
                values = (state.value,) if isinstance(state, Known) else (state.candidates or ())
                queue += [str(v) for v in values]
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            actor = check.tree.vocabulary.actors.get(name)
            spells = [s for several in actor.attributes.values() for s in several] if actor else []
            queue += [str(s.value) for s in spells if isinstance(s.value, str)]
            queue += actor.one_of if actor else []
    return found


def _designations(check: CheckedCase, finding: Finding) -> set[str]:
    """Return the names by which the item is called where the catalogue says what class that is."""
    evidence = check.support[finding.item, finding.conduct].get(check.tree.vocabulary.roles.item_class)
    names = [a.reported for a in evidence.assertions] if evidence else []
    return {n for n in names if isinstance(n, str) and n not in check.tree.vocabulary.classes}
