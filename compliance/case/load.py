"""Load case files: shape first, then that everything a claim names is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from compliance.case.model import AnyOf, CaseFile, Claim, Only, RelativeDate, Reported
from compliance.text.dates import partial
from compliance.text.diagnostics import Diagnostic, FaultyFile, nearest
from compliance.text.model import build
from compliance.text.yaml import Document, PathKey, read
from compliance.vocabulary.book import Book
from compliance.vocabulary.catalogue import Catalogue

DESIGNATION = "designation"


@dataclass(frozen=True, slots=True)
class Case:
    """A case that was read without fault."""

    file: CaseFile
    document: Document

    @property
    def id(self) -> str:
        """Identifier of the case."""
        return self.file.case


def find(paths: list[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the case files under ``paths`` in order of name, and a fault for each path with none."""
    found: list[Path] = []
    faults = []
    for path in paths:
        here = (
            sorted(p for p in path.rglob("*") if p.suffix.lower() in (".yaml", ".yml") and not p.is_dir())
            if path.is_dir()
            else []
        )
        if path.is_file():
            here = [path]
        if not here:
            message = "no such file or folder" if not path.exists() else "no case files (*.yaml) here"
            faults.append(Diagnostic(str(path), 0, 0, message, "give a case file or a folder of case files"))
        found += [p for p in here if p not in found]
    return found, faults


def load(path: Path, book: Book, catalogue: Catalogue) -> Case:
    """Read one case file. Raises ``FaultyFile`` with every fault in it."""
    document = read(path)
    built, faults = build(document, CaseFile)
    if built is None:
        raise FaultyFile(tuple(sorted({*faults, *_beside(document, book, catalogue)})))
    faults = sorted(set(_check(built, document, book, catalogue)))
    if faults:
        raise FaultyFile(tuple(faults))
    return Case(built, document)


def _beside(document: Document, book: Book, catalogue: Catalogue) -> list[Diagnostic]:
    """Return what is wrong in the claims beside those whose shape is faulty, so that one slip does not hide the others.

    Nothing is returned where sources or items are faulty too: every claim that names one would be blamed for it.
    """
    try:
        CaseFile.model_validate(document.data)
    except ValidationError as error:
        places = [detail["loc"] for detail in error.errors(include_url=False)]
    faulty = {loc[1] for loc in places if len(loc) > 1 and loc[0] == "claims"}
    if len(faulty) < len({loc[:2] for loc in places}) or not isinstance(document.data, dict):
        return []
    # A claim that says nothing keeps the place of each faulty one, so that the others keep theirs.
    source = next(iter(document.data["sources"]), None)
    if source is None:
        return []
    silent = {"source": source, "paragraph": "1", "kind": "opinion", "says": {"en": "-", "ar": "-"}}
    claims = [{"id": f"\0{i}", **silent} if i in faulty else claim for i, claim in enumerate(document.data["claims"])]
    rest = CaseFile.model_validate({**document.data, "claims": claims})
    return list(_check(rest, document, book, catalogue))


def _check(case: CaseFile, document: Document, book: Book, catalogue: Catalogue) -> Iterator[Diagnostic]:
    fault = document.fault

    def unknown(at: PathKey, what: str, name: str, known: Iterable[str], *, key: bool = False) -> Diagnostic:
        hint = nearest(name, known) or f"declare the {what} or correct the name"
        return fault(at, f"{what} '{name}' is not declared", hint, key=key)

    for name, source in case.sources.items():
        for i, other in enumerate(source.derives_from):
            if other not in case.sources:
                yield unknown(("sources", name, "derives_from", i), "source", other, case.sources)
        for i, milestone in enumerate(source.not_before):
            if milestone not in book.milestones:
                yield unknown(("sources", name, "not_before", i), "milestone", milestone, book.milestones)
        if source.published and partial(source.published).lo is None:
            yield fault(
                ("sources", name, "published"), "a day of publication needs a first day", "write 2025, 2025-12 or a day"
            )
    targets = {f"{i}.{c}" for i, item in case.items.items() for c in item.conducts}
    for name, item in case.items.items():
        if item.part_of is not None and item.part_of not in case.items:
            yield unknown(("items", name, "part_of"), "item", item.part_of, case.items)
        elif _circle(case, name):
            yield fault(("items", name, "part_of"), f"item '{name}' is part of itself", "break the circle")
        for i, carried in enumerate(item.carries):
            if carried not in case.items:
                yield unknown(("items", name, "carries", i), "item", carried, case.items)
        if _carries(case, name):
            yield fault(("items", name, "carries"), f"item '{name}' carries itself", "break the circle")
        for key, conduct in item.conducts.items():
            if conduct.follows is not None:
                at = ("items", name, "conducts", key, "follows")
                if conduct.follows not in targets:
                    yield unknown(at, "conduct", conduct.follows, targets)
                elif _follow_circle(case, f"{name}.{key}"):
                    yield fault(at, f"conduct '{name}.{key}' follows itself", "break the circle")
    for who, actor in case.actors.items():
        if who in book.actors or who in book.states:
            yield fault(("actors", who), f"actor '{who}' is in the reference data already", "use that one or rename", key=True)
        for attribute in actor.attributes:
            if attribute != "state":
                message = f"a case cannot set '{attribute}' of an actor: standing is read from reference data alone"
                yield fault(("actors", who, "attributes", attribute), message, "remove it, or try it with 'whatif'", key=True)
    seen: dict[str, int] = {}
    for i, claim in enumerate(case.claims):
        if claim.id in seen:
            yield fault(("claims", i, "id"), f"claim '{claim.id}' stands twice", "rename one")
        seen[claim.id] = i
        yield from _claim(case, document, book, catalogue, i, claim, targets)


def _circle(case: CaseFile, name: str) -> bool:
    at, seen = case.items[name].part_of, {name}
    while at is not None and at in case.items and at not in seen:
        seen.add(at)
        at = case.items[at].part_of
    return at == name


def _carries(case: CaseFile, name: str) -> bool:
    """Tell whether an item is aboard itself, directly or inside what it carries."""
    seen: set[str] = set()
    queue = list(case.items[name].carries)
    while queue:
        at = queue.pop()
        if at not in seen and at in case.items:
            seen.add(at)
            queue += case.items[at].carries
    return name in seen


def _follow_circle(case: CaseFile, target: str) -> bool:
    at: str | None = target
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        item, _, conduct = at.partition(".")
        entry = case.items.get(item)
        at = entry.conducts[conduct].follows if entry and conduct in entry.conducts else None
    return at == target


def _claim(
    case: CaseFile, document: Document, book: Book, catalogue: Catalogue, i: int, claim: Claim, targets: set[str]
) -> Iterator[Diagnostic]:
    fault = document.fault
    names = [claim.source, *claim.through]
    for j, name in enumerate(names):
        if name not in case.sources:
            at: PathKey = ("claims", i, "source") if j == 0 else ("claims", i, "through", j - 1)
            yield fault(at, f"source '{name}' is not declared", nearest(name, case.sources) or "declare it under 'sources'")
    source = case.sources.get(claim.source)
    last = int(claim.paragraph.rpartition("-")[2])
    if source and source.paragraphs and last > source.paragraphs:
        message = f"'{claim.source}' has {source.paragraphs} paragraphs; there is no {last}"
        yield fault(("claims", i, "paragraph"), message, "count the non-empty lines from 1")
    if claim.kind == "denial" and not claim.denies:
        yield fault(("claims", i, "kind"), "a denial denies nothing", "say under 'denies' what it denies")
    if claim.act:
        for j, item in enumerate(claim.act.items):
            if item not in case.items:
                yield fault(("claims", i, "act", "items", j), f"item '{item}' is not declared", nearest(item, case.items))
    for side in ("states", "denies"):
        for target, values in getattr(claim, side).items():
            path: PathKey = ("claims", i, side, target)
            if target not in case.items and target not in targets:
                hint = nearest(target, [*case.items, *targets]) or "name an item or item.conduct of this case"
                yield fault(path, f"'{target}' is no item or conduct of this case", hint, key=True)
                continue
            for name, value in values.items():
                if name == DESIGNATION and target in case.items:
                    if not catalogue.match(str(value)):
                        hint = "give its 'class' instead, or correct the designation"
                        yield fault((*path, name), f"'{value}' is not in the item catalogue, or stands for several", hint)
                    continue
                yield from _value(case, document, book, (*path, name), target in targets, name, value)


def _value(
    case: CaseFile, document: Document, book: Book, at: PathKey, of_conduct: bool, name: str, value: Reported
) -> Iterator[Diagnostic]:
    fault = document.fault
    declared = book.facts.get(name)
    if declared is None:
        yield fault(at, f"fact '{name}' is not declared", nearest(name, book.facts) or "see 'compliance schema case'", key=True)
        return
    if declared.derived:
        yield fault(
            at,
            f"fact '{name}' is read from reference data; no claim sets it",
            "state the actor or State instead",
            key=True,
        )
        return
    if (declared.scope == "conduct") != of_conduct:
        where = "a conduct (item.conduct)" if declared.scope == "conduct" else "an item"
        yield fault(at, f"fact '{name}' belongs to {where}", "move it", key=True)
        return
    for word, part in _words(value):
        spot = (*at, *part)
        if declared.type == "day":
            yield from _day_value(case, document, spot, value, word)
            continue
        problem = _word_problem(case, book, name, word)
        if problem:
            yield fault(spot, *problem)


def _words(value: Reported) -> list[tuple[str | bool | int | RelativeDate, PathKey]]:
    if isinstance(value, AnyOf):
        return [(w, ("any_of", i)) for i, w in enumerate(value.any_of)]
    if isinstance(value, Only):
        return [(w, ("only", i)) for i, w in enumerate(value.only)]
    if isinstance(value, list):
        return [(w, (i,)) for i, w in enumerate(value)]
    return [(value, ())]


def _day_value(case: CaseFile, document: Document, at: PathKey, value: Reported, word: object) -> Iterator[Diagnostic]:
    if isinstance(value, RelativeDate):
        if value.to not in case.sources:
            yield document.fault((*at, "to"), f"source '{value.to}' is not declared", nearest(value.to, case.sources))
        return
    try:
        partial(str(word))
    except ValueError as error:
        yield document.fault(at, str(error))


def _word_problem(case: CaseFile, book: Book, name: str, word: object) -> tuple[str, str] | None:
    declared = book.facts[name]
    if declared.type == "boolean":
        return None if isinstance(word, bool) else (f"'{word}' is neither true nor false", "write true or false")
    if declared.type == "number":
        whole = isinstance(word, int) and not isinstance(word, bool)
        return None if whole else (f"'{word}' is not a whole number", "write digits only")
    known: Collection[str]
    if declared.type == "class":
        known = book.classes
    elif declared.type == "actor":
        known = {**book.actors, **book.states, **case.actors}
    elif declared.type == "state":
        known = book.states
    else:
        known = book.values(name)
    if isinstance(word, str) and word in known:
        return None
    return f"'{word}' is no value of fact '{name}'", nearest(str(word), known) or "see 'compliance schema case'"
