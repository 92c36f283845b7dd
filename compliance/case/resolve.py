"""From claims to facts: one attribute at a time, with who says so and what stands against it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.case.dates import dating, relative
from compliance.case.forms import DESIGNATION, Alternatives, Closed, Relative
from compliance.files.dataclass import dataclass, replace
from compliance.files.dates import Interval, partial
from compliance.logic.values import NOT_REPORTED, Known, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.case.dates import Dating
    from compliance.case.load import Case
    from compliance.case.model import Claim, Reported
    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.catalogue import Catalogue
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import Proof

# Kinds of claim that can supply an element; a forecast, an opinion or a view of the law is shown and supplies none.
SUPPLYING = frozenset({"fact", "denial"})


@dataclass(frozen=True, slots=True)
class Assertion:
    """One claim on one attribute: the values it allows, and whether it counts towards the fact."""

    claim: Claim
    reported: Reported
    denied: bool
    values: tuple[Value, ...]
    complete: bool = False
    counts: bool = True
    # A bare assertion of a value that needs the act itself, or the act in part.
    claimed: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class EvidencedFact:
    """A fact with the claims on it."""

    fact: Fact
    assertions: tuple[Assertion, ...] = ()


class FactFinder:
    """Facts of one case. ``known_on`` leaves out sources that were certainly written later."""

    def __init__(self, case: Case, vocabulary: Vocabulary, catalogue: Catalogue, known_on: date | None = None) -> None:
        self.case, self.vocabulary, self.catalogue, self.known_on = case, vocabulary, catalogue, known_on

    @cached_property
    def datings(self) -> dict[str, Dating]:
        """The days in which each source can have been written."""
        return {name: dating(source, self.vocabulary) for name, source in self.case.file.sources.items()}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims used, in order of identifier, so that their order in the file decides nothing."""
        ordered = sorted(self.case.file.claims, key=lambda c: c.id)
        return tuple(c for c in ordered if not self._later(c.source))

    def _later(self, source: str) -> bool:
        lo = self.datings[source].interval.lo
        return self.known_on is not None and lo is not None and lo > self.known_on

    def root(self, claim: Claim) -> str:
        """Return the outermost source that a claim goes back to."""
        at, visited = claim.through[-1] if claim.through else claim.source, set()
        while at not in visited:
            visited.add(at)
            before = sorted(self.case.file.sources[at].derives_from)
            if before:
                at = before[0]
        return at

    @cached_property
    def _by_target(self) -> dict[tuple[str, str], list[tuple[Claim, Reported, bool]]]:
        index: dict[tuple[str, str], list[tuple[Claim, Reported, bool]]] = {}
        for claim in self.claims:
            for side, denied in ((claim.states, False), (claim.denies, True)):
                for target, values in side.items():
                    for name, reported in values.items():
                        index.setdefault((target, name), []).append((claim, reported, denied))
        return index

    def targets(self, item: str, conduct: str) -> tuple[str, ...]:
        """Return what a conduct's facts are read from: itself and what it follows, then the item."""
        chain, at = [], f"{item}.{conduct}"
        while at and at not in chain:
            chain.append(at)
            owner, _, name = at.partition(".")
            at = self.case.file.items[owner].conducts[name].follows or ""
        return (*chain, item)

    def resolve(self, item: str, conduct: str) -> dict[str, EvidencedFact]:
        """Return every claimed fact of one conduct of one item."""
        names: dict[str, list[tuple[Claim, Reported, bool]]] = {}
        for target in self.targets(item, conduct):
            for (where, name), found in self._by_target.items():
                if where == target:
                    names.setdefault(self.vocabulary.roles.item_class if name == DESIGNATION else name, []).extend(found)
        evidence = {name: self._settle(name, found, item) for name, found in sorted(names.items())}
        for name, entry in list(evidence.items()):
            declared = self.vocabulary.facts.get(name)
            if declared and declared.proof and declared.proof.act_day and declared.proof.act_day not in evidence:
                assertions = tuple(self._dated(a) for a in entry.assertions if a.counts and a.claim.act and not a.denied)
                if assertions:
                    evidence[declared.proof.act_day] = EvidencedFact(_settle_days(list(assertions)), assertions)
        return evidence

    @staticmethod
    def _dated(assertion: Assertion) -> Assertion:
        """Return what the act behind a claim says of its own day."""
        assert assertion.claim.act is not None
        return replace(assertion, values=(Interval(assertion.claim.act.on, assertion.claim.act.on),))

    def _settle(self, name: str, found: list[tuple[Claim, Reported, bool]], item: str) -> EvidencedFact:
        assertions = tuple(self._assertion(name, claim, reported, denied, item) for claim, reported, denied in found)
        counting = [a for a in assertions if a.counts]
        declared = self.vocabulary.facts.get(name)
        if declared and declared.type == "set":
            fact = _settle_set(counting)
        elif declared and declared.type == "day":
            fact = _settle_days(counting)
        else:
            fact = _settle_values(counting, self.vocabulary.domain(name))
        if isinstance(fact, Unknown):
            fact = replace(fact, claimed=any(a.claimed for a in assertions), part=any(a.part for a in assertions))
        return EvidencedFact(fact, assertions)

    def _assertion(self, name: str, claim: Claim, reported: Reported, denied: bool, item: str) -> Assertion:
        values = tuple(self._values(name, reported))
        assertion = Assertion(
            claim, reported, denied, values, complete=isinstance(reported, Closed), counts=claim.kind in SUPPLYING
        )
        declared = self.vocabulary.facts.get(name)
        if not assertion.counts or declared is None or declared.proof is None:
            return assertion
        return self._proven(assertion, declared.proof, item)

    def _proven(self, assertion: Assertion, proof: Proof, item: str) -> Assertion:
        """Hold a claim against what its value takes: the act itself, or the word of those whose word counts."""
        kind = self.case.file.sources[self.root(assertion.claim)].kind
        if assertion.complete and "only" in proof.word_of:
            assertion = replace(assertion, complete=kind in proof.word_of["only"])
        words = {str(v).lower() for v in assertion.values}
        if assertion.denied:
            # To deny that something was granted is to exclude it: only those can whose word establishes the opposite.
            heard = {k for kinds in proof.word_of.values() for k in kinds}
            bound = words & {*proof.act, *proof.word_of}
            return replace(assertion, counts=False) if bound and kind not in heard else assertion
        if words & set(proof.act):
            covered, in_part = self._covers(assertion.claim, item)
            if not covered:
                return replace(assertion, counts=False, claimed=not in_part, part=in_part)
        if any(kind not in proof.word_of[w] for w in words & set(proof.word_of)):
            return replace(assertion, counts=False)
        return assertion

    def _covers(self, claim: Claim, item: str) -> tuple[bool, bool]:
        """Tell whether the act covers the item, its end user and a use, and else whether it is recorded at all."""
        act = claim.act
        if act is None:
            return False, False
        chain, at = {item}, self.case.file.items[item].part_of
        while at is not None and at not in chain:
            chain.add(at)
            at = self.case.file.items[at].part_of
        users = {
            str(v)
            for (target, name), found in self._by_target.items()
            if name in self.vocabulary.roles.users and (target.partition(".")[0] in chain)
            for other, reported, denied in found
            if other.kind in SUPPLYING and not denied
            for v in self._values(name, reported)
        }
        covered = bool(chain & set(act.items)) and bool(users) and users <= set(act.end_users) and bool(act.uses)
        return covered, True

    def _values(self, name: str, reported: Reported) -> Iterator[Value]:
        declared = self.vocabulary.facts.get(name)
        if name == DESIGNATION:
            yield from self._values(self.vocabulary.roles.item_class, reported)
        elif declared and declared.type == "day":
            yield self._days(reported)
        elif declared and declared.type == "set":
            words = (
                reported.only if isinstance(reported, Closed) else reported if isinstance(reported, list) else [str(reported)]
            )
            yield frozenset(words)
        elif isinstance(reported, Alternatives):
            for word in reported.any_of:
                yield from self._words(name, word)
        elif isinstance(reported, str | bool | int):
            yield from self._words(name, reported)

    def _words(self, name: str, word: str | bool | int) -> Iterator[Value]:
        declared = self.vocabulary.facts.get(name)
        if declared and declared.type == "class" and isinstance(word, str) and word not in self.vocabulary.classes:
            yield self.catalogue.class_of(word) or word
            return
        actor = self.vocabulary.actors.get(str(word)) or self.case.file.actors.get(str(word))
        if declared and declared.type == "actor" and actor and actor.one_of:
            yield from actor.one_of
            return
        yield word

    def _days(self, reported: Reported) -> Interval:
        if isinstance(reported, Relative):
            return relative(reported, self.datings[reported.to].interval)
        return partial(str(reported))


def _settle_values(assertions: list[Assertion], domain: tuple[Value, ...] | None) -> Fact:
    """Intersect what is asserted, take away what is denied; an empty remainder is a conflict in which each value is tried."""
    allowed: set[Value] | None = None
    mentioned: dict[Value, None] = {}
    for assertion in assertions:
        if assertion.denied:
            continue
        mentioned |= dict.fromkeys(assertion.values)
        allowed = set(assertion.values) if allowed is None else allowed & set(assertion.values)
    denied = {v for a in assertions if a.denied for v in a.values}
    if allowed is None and denied:
        allowed = set(domain) if domain else None
    if allowed is None:
        return NOT_REPORTED if not denied else Unknown(Reason.IMPRECISE)
    left = allowed - denied
    if len(left) == 1:
        return Known(left.pop())
    if left:
        return Unknown(Reason.IMPRECISE, _ordered(left))
    tried = dict.fromkeys(_ordered(set(mentioned)))
    if denied:
        # The other side of a denial is every other value; where the list is not closed, nothing bounds it.
        if domain is None:
            return Unknown(Reason.CONFLICTING)
        tried |= dict.fromkeys(v for v in domain if v not in denied)
    return Unknown(Reason.CONFLICTING, tuple(tried))


def _ordered(values: set[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=str))


def _settle_days(assertions: list[Assertion]) -> Fact:
    spans = [v for a in assertions if not a.denied for v in a.values if isinstance(v, Interval)]
    if not spans:
        return NOT_REPORTED
    met: Interval | None = spans[0]
    for other in spans[1:]:
        met = met.meet(other) if met else None
    if met is None:
        return Unknown(Reason.CONFLICTING, tuple(sorted(set(spans), key=str)))
    return Known(met)


def _settle_set(assertions: list[Assertion]) -> Fact:
    """Unite what is asserted; a set told as complete that others exceed is a conflict."""
    asserted = [a for a in assertions if not a.denied]
    if not asserted:
        return NOT_REPORTED
    union = frozenset(w for a in asserted for w in _words_of(a))
    complete = [_words_of(a) for a in asserted if a.complete]
    taken = frozenset(w for a in assertions if a.denied for w in _words_of(a))
    if any(union - c for c in complete) or (union & taken):
        # Each side is tried: what is told as complete, all that is told, and what a denial leaves of it.
        sides: list[frozenset[str]] = [*complete, union, *([union - taken] if union & taken else [])]
        ordered: list[frozenset[str]] = sorted(dict.fromkeys(sides), key=lambda words: sorted(words))
        return Unknown(Reason.CONFLICTING, tuple(ordered))
    return Known(union, complete=bool(complete))


def _words_of(assertion: Assertion) -> frozenset[str]:
    return frozenset(w for v in assertion.values if isinstance(v, frozenset) for w in v)
