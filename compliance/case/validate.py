"""What a case must hold beyond the shape of its file: whatever it names is there, and what it says fits together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.case.forms import DESIGNATION, Alternatives, Closed, Relative
from compliance.files.dates import partial
from compliance.files.diagnostics import nearest
from compliance.vocabulary.roles import STATE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from compliance.case.model import CaseFile, Claim, Item, Reported, ReportSource
    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Document, PathKey
    from compliance.vocabulary.catalogue import Catalogue
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import Actor, FactDeclaration

SEE = "see 'compliance schema case'"


class CaseValidator:
    """Holds one case against the vocabulary of a rule tree."""

    def __init__(self, case: CaseFile, document: Document, vocabulary: Vocabulary, catalogue: Catalogue) -> None:
        self.case, self.vocabulary, self.catalogue = case, vocabulary, catalogue
        self.fault = document.fault
        self.targets = {f"{i}.{c}" for i, item in case.items.items() for c in item.conducts}

    def faults(self) -> Iterator[Diagnostic]:
        """Yield every fault of the case."""
        for name, source in self.case.sources.items():
            yield from self._source(name, source)
        for name, item in self.case.items.items():
            yield from self._item(name, item)
        for who, actor in self.case.actors.items():
            yield from self._actor(who, actor)
        ids: set[str] = set()
        for i, claim in enumerate(self.case.claims):
            if claim.id in ids:
                yield self.fault(("claims", i, "id"), f"claim '{claim.id}' stands twice", "rename one")
            ids.add(claim.id)
            yield from self._claim(i, claim)

    def _undeclared(self, at: PathKey, what: str, name: str, known: Iterable[str]) -> Diagnostic:
        return self.fault(
            at, f"{what} '{name}' is not declared", nearest(name, known) or f"declare the {what} or correct the name"
        )

    def _source(self, name: str, source: ReportSource) -> Iterator[Diagnostic]:
        at: PathKey = ("sources", name)
        for i, other in enumerate(source.derives_from):
            if other not in self.case.sources:
                yield self._undeclared((*at, "derives_from", i), "source", other, self.case.sources)
        if circular(name, lambda n: self.case.sources[n].derives_from if n in self.case.sources else ()):
            yield self.fault((*at, "derives_from"), f"source '{name}' derives from itself", "break the circle")
        for i, milestone in enumerate(source.not_before):
            if milestone not in self.vocabulary.milestones:
                yield self._undeclared((*at, "not_before", i), "milestone", milestone, self.vocabulary.milestones)
                continue
            since = partial(self.vocabulary.milestones[milestone].on).lo
            if since and source.held_on and source.held_on < since:
                message = f"'{name}' was held on {source.held_on}, before '{milestone}' of {since}, which it presupposes"
                yield self.fault((*at, "held_on"), message, "correct one of the two")
        if source.published and partial(source.published).lo is None:
            yield self.fault((*at, "published"), "a day of publication needs a first day", "write 2025, 2025-12 or a day")

    def _item(self, name: str, item: Item) -> Iterator[Diagnostic]:
        at: PathKey = ("items", name)
        items = self.case.items
        if "." in name:
            yield self.fault(at, f"the name '{name}' holds a dot, which parts an item from its conduct", "rename it", key=True)
        if item.part_of is not None and item.part_of not in items:
            yield self._undeclared((*at, "part_of"), "item", item.part_of, items)
        elif circular(name, lambda n: [w for w in [items[n].part_of] if w] if n in items else ()):
            yield self.fault((*at, "part_of"), f"item '{name}' is part of itself", "break the circle")
        for i, carried in enumerate(item.carries):
            if carried not in items:
                yield self._undeclared((*at, "carries", i), "item", carried, items)
        if circular(name, lambda n: items[n].carries if n in items else ()):
            yield self.fault((*at, "carries"), f"item '{name}' carries itself", "break the circle")
        for key, conduct in item.conducts.items():
            path = (*at, "conducts", key)
            if "." in key:
                message = f"the name '{key}' holds a dot, which parts an item from its conduct"
                yield self.fault(path, message, "rename it", key=True)
            if conduct.follows is None:
                continue
            if conduct.follows not in self.targets:
                yield self._undeclared((*path, "follows"), "conduct", conduct.follows, self.targets)
            elif circular(f"{name}.{key}", self._followed):
                yield self.fault((*path, "follows"), f"conduct '{name}.{key}' follows itself", "break the circle")

    def _followed(self, target: str) -> list[str]:
        """Return the conduct that a conduct follows, if there is one, in a list."""
        name, _, key = target.partition(".")
        item = self.case.items.get(name)
        follows = item.conducts[key].follows if item and key in item.conducts else None
        return [follows] if follows else []

    def _actor(self, who: str, actor: Actor) -> Iterator[Diagnostic]:
        at: PathKey = ("actors", who)
        if who in self.vocabulary.actors or who in self.vocabulary.states:
            yield self.fault(at, f"actor '{who}' is in the reference data already", "use that one or rename", key=True)
        known = {**self.vocabulary.actors, **self.vocabulary.states, **self.case.actors}
        for i, other in enumerate(actor.one_of):
            if other not in known or other == who:
                yield self._undeclared((*at, "one_of", i), "actor", other, set(known) - {who})
        for attribute, spells in actor.attributes.items():
            path = (*at, "attributes", attribute)
            if attribute != STATE:
                message = f"a case cannot set '{attribute}' of an actor: standing is read from reference data alone"
                yield self.fault(path, message, "remove it, or try it with 'whatif'", key=True)
                continue
            for i, spell in enumerate(spells):
                if spell.value not in self.vocabulary.states:
                    fix = nearest(str(spell.value), self.vocabulary.states) or "give its ISO code"
                    yield self.fault((*path, i, "value"), f"'{spell.value}' is no State", fix)

    def _claim(self, i: int, claim: Claim) -> Iterator[Diagnostic]:
        at: PathKey = ("claims", i)
        for j, name in enumerate([claim.source, *claim.through]):
            if name not in self.case.sources:
                place: PathKey = ("source",) if j == 0 else ("through", j - 1)
                hint = nearest(name, self.case.sources) or "declare it under 'sources'"
                yield self.fault((*at, *place), f"source '{name}' is not declared", hint)
        yield from self._paragraph((*at, "paragraph"), claim)
        if claim.kind == "denial" and not claim.denies:
            yield self.fault((*at, "kind"), "a denial denies nothing", "say under 'denies' what it denies")
        if claim.act:
            for j, item in enumerate(claim.act.items):
                if item not in self.case.items:
                    yield self._undeclared((*at, "act", "items", j), "item", item, self.case.items)
            known = {**self.vocabulary.actors, **self.vocabulary.states, **self.case.actors}
            for j, user in enumerate(claim.act.end_users):
                if user not in known:
                    yield self._undeclared((*at, "act", "end_users", j), "actor", user, known)
        for side in ("states", "denies"):
            for target, values in getattr(claim, side).items():
                path: PathKey = (*at, side, target)
                if target not in self.case.items and target not in self.targets:
                    hint = nearest(target, [*self.case.items, *self.targets]) or "name an item or item.conduct of this case"
                    yield self.fault(path, f"'{target}' is no item or conduct of this case", hint, key=True)
                    continue
                for name, value in values.items():
                    yield from self._fact((*path, name), target, name, value)

    def _paragraph(self, at: PathKey, claim: Claim) -> Iterator[Diagnostic]:
        first, _, last = claim.paragraph.partition("-")
        lowest, highest = int(first), int(last or first)
        source = self.case.sources.get(claim.source)
        if lowest < 1 or highest < lowest:
            yield self.fault(at, f"'{claim.paragraph}' is no range of lines", "count from 1, the smaller number first")
        elif source and source.paragraphs and highest > source.paragraphs:
            message = f"'{claim.source}' has {source.paragraphs} paragraphs; there is no {highest}"
            yield self.fault(at, message, "count the non-empty lines from 1")

    def _fact(self, at: PathKey, target: str, name: str, value: Reported) -> Iterator[Diagnostic]:
        declared = self.vocabulary.facts.get(name)
        if name == DESIGNATION and target in self.case.items:
            for word, part in words_of(value):
                if not self.catalogue.match(str(word)):
                    hint = "give its 'class' instead, or correct the designation"
                    yield self.fault((*at, *part), f"'{word}' is not in the item catalogue, or stands for several", hint)
        elif declared is None:
            yield self.fault(at, f"fact '{name}' is not declared", nearest(name, self.vocabulary.facts) or SEE, key=True)
        elif declared.derived:
            message = f"fact '{name}' is read from reference data; no claim sets it"
            yield self.fault(at, message, "state the actor or State instead", key=True)
        elif (declared.scope == "conduct") != (target in self.targets):
            where = "a conduct (item.conduct)" if declared.scope == "conduct" else "an item"
            yield self.fault(at, f"fact '{name}' belongs to {where}", "move it", key=True)
        elif declared.asked_of and (kinds := self._kinds(target)) and not kinds & set(declared.asked_of):
            message = f"fact '{name}' belongs to {' or '.join(declared.asked_of)}; this is {' or '.join(sorted(kinds))}"
            yield self.fault(at, message, "move it, or correct the conduct", key=True)
        else:
            yield from self._value(at, name, declared, value)

    def _kinds(self, target: str) -> set[str]:
        """Return every kind of conduct that some claim says a conduct, or what it follows, is."""
        chain = [target]
        while (more := self._followed(chain[-1])) and more[0] not in chain:
            chain += more
        kind = self.vocabulary.roles.conduct
        reported = [c.states[t][kind] for c in self.case.claims for t in chain if kind in c.states.get(t, {})]
        return {str(word) for value in reported for word, _ in words_of(value)}

    def _value(self, at: PathKey, name: str, declared: FactDeclaration, value: Reported) -> Iterator[Diagnostic]:
        if wrong := misfit(name, declared, value):
            yield self.fault(at, *wrong)
            return
        if isinstance(value, Relative):
            if value.to not in self.case.sources:
                yield self._undeclared((*at, "to"), "source", value.to, self.case.sources)
            return
        for word, part in words_of(value):
            if problem := word_fault(self.vocabulary, self.case.actors, name, word):
                yield self.fault((*at, *part), *problem)


def word_fault(vocabulary: Vocabulary, local: Collection[str], name: str, word: object) -> tuple[str, str] | None:
    """Return what is wrong with one value of a declared fact, and the next step. ``local``: actors a file declares itself."""
    declared = vocabulary.facts[name]
    if declared.type == "day":
        try:
            partial(str(word))
        except ValueError as error:
            return str(error), ""
        return None
    if declared.type == "boolean":
        return None if isinstance(word, bool) else (f"'{word}' is neither true nor false", "write true or false")
    if declared.type == "number":
        whole = isinstance(word, int) and not isinstance(word, bool)
        return None if whole else (f"'{word}' is not a whole number", "write digits only")
    known: Collection[str]
    if declared.type == "class":
        known = vocabulary.classes
    elif declared.type == "actor":
        known = {*vocabulary.actors, *vocabulary.states, *local}
    else:
        known = vocabulary.states if declared.type == "state" else vocabulary.values(name)
    if isinstance(word, str) and word in known:
        return None
    return f"'{word}' is no value of fact '{name}'", nearest(str(word), known) or SEE


def circular(start: str, following: Callable[[str], Iterable[str]]) -> bool:
    """Tell whether following the links from a name leads back to it."""
    reached: set[str] = set()
    queue = list(following(start))
    while queue:
        at = queue.pop()
        if at not in reached:
            reached.add(at)
            queue += following(at)
    return start in reached


def misfit(name: str, declared: FactDeclaration, value: Reported) -> tuple[str, str] | None:
    """Return why a form of value cannot be that of a fact, and what to write instead."""
    if declared.type == "day":
        if isinstance(value, Alternatives | Closed | list):
            return f"fact '{name}' is a day, told as one date or a span", "write it as 2011-02..2011-05"
    elif isinstance(value, Relative):
        return f"fact '{name}' is no day", "give its value"
    elif declared.type == "set":
        if isinstance(value, Alternatives):
            return f"fact '{name}' is a set, of which 'any_of' says nothing", "list what is reported, or use 'only'"
    elif isinstance(value, Closed | list):
        return f"fact '{name}' has one value", "write 'any_of' where it is one of several"
    return None


def words_of(value: Reported) -> list[tuple[object, PathKey]]:
    """Return each value in what is reported, with the way that leads to it."""
    if isinstance(value, Alternatives):
        return [(w, ("any_of", i)) for i, w in enumerate(value.any_of)]
    if isinstance(value, Closed):
        return [(w, ("only", i)) for i, w in enumerate(value.only)]
    if isinstance(value, list):
        return [(w, (i,)) for i, w in enumerate(value)]
    return [(value, ())]
