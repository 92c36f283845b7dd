"""Everything that a rule tree must hold before a case is held against it, beyond the shape of its files.

Each condition compiles; no norm rests on itself; a limb asks only facts that its conduct can have; readings, spells and values
are declared once and fit. A tree found good is remembered by its hash, so that a run does not find it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from compliance.law.compile import LimbCompiler
from compliance.law.conditions import CompileError, Compiler
from compliance.law.fold import Law
from compliance.law.model import FINDING_KINDS, Element
from compliance.law.tree import LimbEntry, RuleTree, load
from compliance.logic.condition import Condition
from compliance.text.cache import recall, remember
from compliance.text.diagnostics import Diagnostic, FaultyFile, nearest
from compliance.text.yaml import PathKey
from compliance.vocabulary.book import span
from compliance.vocabulary.model import StageRule

# Part of the mark of a tree found good: raise it when more is asked of a tree.
VERSION = "2"


def load_valid(root: Path) -> RuleTree:
    """Load the rule tree under ``root`` and hold it to all of this. Raises ``FaultyFile`` with every fault."""
    tree = load(root)
    validate(tree)
    return tree


def validate(tree: RuleTree) -> None:
    """Raise ``FaultyFile`` with every fault of a tree; a tree remembered as good is not looked at again."""
    mark = hashlib.sha256(f"valid {VERSION} {tree.digest}".encode()).hexdigest()
    if recall(mark) is not None:
        return
    faults = [*_vocabulary(tree), *_conditions(tree), *_readings(tree)]
    if not faults:
        faults += [*_circles(tree), *_asked(tree)]
    if not faults:
        faults += _folded(tree)
    if faults:
        raise FaultyFile(tuple(sorted(set(faults))))
    remember(mark, True)


def _folded(tree: RuleTree) -> list[Diagnostic]:
    """Fold the law by default and under each reading that moves an amendment; return what is wrong with any."""
    try:
        law = Law(tree)
    except FaultyFile as error:
        return list(error.diagnostics)
    faults = list(law.faults)
    for reading in sorted(law.moved_by):
        try:
            law.under(reading)
        except FaultyFile as error:
            faults += (replace(d, message=f"under the reading '{reading}', {d.message}") for d in error.diagnostics)
    return faults


def _at(tree: RuleTree, what: str, name: str, path: PathKey, message: str, fix: str = "", *, key: bool = False) -> Diagnostic:
    document, place = tree.sites[what, name]
    return document.fault((*place, *path), message, fix, key=key)


def _try(tree: RuleTree, condition: Condition) -> CompileError | None:
    try:
        Compiler(tree).condition(condition)
    except CompileError as error:
        return None if error.nested else error
    return None


def _vocabulary(tree: RuleTree) -> Iterator[Diagnostic]:
    book = tree.book
    for name, fact in book.facts.items():
        if fact.derived and fact.derived.of not in book.facts:
            fix = nearest(fact.derived.of, book.facts) or "declare it"
            yield _at(tree, "fact", name, ("derived", "of"), f"fact '{fact.derived.of}' is not declared", fix)
        if fact.type in ("enum", "set") and not fact.values and not fact.values_from:
            yield _at(
                tree, "fact", name, (), f"fact '{name}' is of type {fact.type} and has no values", "list them under 'values'"
            )
        for i, conduct in enumerate(fact.asked_of):
            if conduct not in book.conducts:
                fix = nearest(conduct, book.conducts)
                yield _at(tree, "fact", name, ("asked_of", i), f"conduct '{conduct}' is not in this tree", fix)
    for name, item_class in book.classes.items():
        if item_class.under is not None and item_class.under not in book.classes:
            fix = nearest(item_class.under, book.classes) or "declare it"
            yield _at(tree, "class", name, ("under",), f"class '{item_class.under}' is not in this tree", fix)
        elif item_class.under is not None and name in list(book.ancestry(item_class.under))[: len(book.classes)]:
            yield _at(tree, "class", name, ("under",), f"class '{name}' stands under itself", "break the circle")
    for name, conduct_entry in book.conducts.items():
        rules: list[tuple[PathKey, StageRule]] = [(("readings", i), r) for i, r in enumerate(conduct_entry.readings)]
        if conduct_entry.stages:
            rules.append((("stages",), conduct_entry.stages))
        for path, rule in rules:
            for key in ("meets", "short", "nothing"):
                for i, stage in enumerate(getattr(rule, key)):
                    if stage not in book.stages:
                        fix = nearest(stage, book.stages)
                        yield _at(tree, "conduct", name, (*path, key, i), f"stage '{stage}' is not in this tree", fix)
    yield from _spells(tree)


def _spells(tree: RuleTree) -> Iterator[Diagnostic]:
    for who, actor in tree.book.actors.items():
        for i, other in enumerate(actor.one_of):
            if other not in tree.book.actors and other not in tree.book.states:
                fix = nearest(other, tree.book.actors)
                yield _at(tree, "actor", who, ("one_of", i), f"actor '{other}' is not in this tree", fix)
        for attribute, spells in actor.attributes.items():
            for i, one in enumerate(spells):
                if any(span(one).meet(span(other)) for other in spells[:i]):
                    message = f"'{attribute}' of '{who}' has two values on some days"
                    yield _at(
                        tree, "actor", who, ("attributes", attribute, i), message, "let one spell end before the next begins"
                    )


def _conditions(tree: RuleTree) -> Iterator[Diagnostic]:
    """Compile every condition of the tree, the readings included, and give each fault at its own place."""
    for name, definition in tree.book.definitions.items():
        for path, body in (((), definition), *(((("readings", i), r)) for i, r in enumerate(definition.readings))):
            compiler = Compiler(tree)
            try:
                compiler.body(name, body)
            except CompileError as error:
                if not error.nested:
                    yield _at(tree, "definition", name, (*path, *error.at), error.message, error.fix)
    for name, link in tree.book.links.items():
        for key, condition in (("when", link.when), ("member", link.member)):
            if wrong := _try(tree, condition):
                yield _at(tree, "link", name, (key, *wrong.at), wrong.message, wrong.fix)
        if link.state not in tree.book.facts:
            yield _at(
                tree, "link", name, ("state",), f"fact '{link.state}' is not declared", nearest(link.state, tree.book.facts)
            )
    for name, step in tree.steps.items():
        try:
            Compiler(tree).condition(step.when, 1)
        except CompileError as error:
            if not error.nested:
                yield _at(tree, "step", name, ("when", *error.at), error.message, error.fix)
    for name, regime in tree.regimes.items():
        if wrong := _try(tree, regime.scope):
            yield _at(tree, "regime", name, ("scope", *wrong.at), wrong.message, wrong.fix)
    for entry in tree.limbs.values():
        yield from _limb(tree, entry)


def _limb(tree: RuleTree, entry: LimbEntry) -> Iterator[Diagnostic]:
    limb = entry.limb

    def tried(path: PathKey, condition: Condition | None, days: int | None = None) -> Iterator[Diagnostic]:
        if condition is None:
            return
        try:
            Compiler(tree).condition(condition, days)
        except CompileError as error:
            if not error.nested:
                yield entry.document.fault((*entry.path, *path, *error.at), error.message, error.fix)

    for name, element in limb.elements.items():
        yield from tried(("elements", name, "when"), element.when)
        for i, reading in enumerate(element.readings):
            yield from tried(("elements", name, "readings", i, "when"), reading.when)
    cases = [(("procedure", n), c) for n, c in limb.procedure.items()]
    cases += [(("effects", i, "to"), e.to) for i, e in enumerate(limb.effects) if e.to]  # type: ignore[misc]
    for path, case in cases:
        yield from tried((*path, "when"), case.when)
        steps = [(("step",), case.step, case.working_days)]
        for i, case_reading in enumerate(case.readings):
            yield from tried((*path, "readings", i, "when"), case_reading.when)
            if case_reading.step:
                days = case_reading.working_days or case.working_days
                steps.append((("readings", i, "step"), case_reading.step, days))  # type: ignore[arg-type]
        for where, step, days in steps:
            if step not in tree.steps:
                if where != ("step",):
                    message = f"step '{step}' is not in this tree"
                    yield entry.document.fault((*entry.path, *path, *where), message, nearest(step, tree.steps))
                continue
            try:
                Compiler(tree).condition(tree.steps[step].when, days)
            except CompileError as error:
                if "working days" in error.message:
                    message = f"step '{step}' counts working days and this case gives none"
                    yield entry.document.fault((*entry.path, *path, *where), message, "add 'working_days'")
    for i, effect in enumerate(limb.effects):
        yield from tried(("effects", i, "when"), effect.when)
        if effect.element and effect.element not in tree.book.elements:
            fix = nearest(effect.element, tree.book.elements)
            message = f"element '{effect.element}' is not in this tree"
            yield entry.document.fault((*entry.path, "effects", i, "element"), message, fix)
    yield from tried(("shown_when",), limb.shown_when)


def _readings(tree: RuleTree) -> Iterator[Diagnostic]:
    """Yield a fault for each reading whose identifier stands elsewhere too, except for one change told in several effects."""
    seen: dict[str, str] = {}

    def once(name: str, owner: str, fault: Diagnostic) -> Iterator[Diagnostic]:
        if seen.setdefault(name, owner) != owner:
            yield fault

    def message(name: str) -> str:
        return f"reading '{name}' stands twice in this tree"

    for name, definition in tree.book.definitions.items():
        for i, r in enumerate(definition.readings):
            place = _at(tree, "definition", name, ("readings", i, "id"), message(r.id), "rename one")
            yield from once(r.id, f"definition {name}", place)
    for name, conduct in tree.book.conducts.items():
        for i, s in enumerate(conduct.readings):
            # One view of when things pass may bear on several conducts of one file.
            place = _at(tree, "conduct", name, ("readings", i, "id"), message(s.id), "rename one")
            yield from once(s.id, "conducts", place)
    for entry in tree.limbs.values():
        for path, found in _limb_readings(entry):
            place = entry.document.fault((*entry.path, *path, "id"), message(found), "rename one")
            yield from once(found, entry.instrument.instrument, place)


def _limb_readings(entry: LimbEntry) -> Iterator[tuple[PathKey, str]]:
    limb = entry.limb
    for name, element in limb.elements.items():
        yield from ((("elements", name, "readings", i), r.id) for i, r in enumerate(element.readings))
    for name, case in limb.procedure.items():
        yield from ((("procedure", name, "readings", i), r.id) for i, r in enumerate(case.readings))
    for i, effect in enumerate(limb.effects):
        yield from ((("effects", i, "readings", j), r.id) for j, r in enumerate(effect.readings))
        if effect.to:
            yield from ((("effects", i, "to", "readings", j), r.id) for j, r in enumerate(effect.to.readings))


def _norms(condition: Condition) -> Iterator[str]:
    """Yield the limbs that a condition asks about the item itself; what it carries lies deeper and closes no circle."""
    if condition.norm and (condition.of or "item") == "item":
        yield condition.norm
    for part in (*(condition.all_ or ()), *(condition.any_ or ()), *([condition.not_] if condition.not_ else ())):
        yield from _norms(part)


def _of_elements(tree: RuleTree, elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        for condition in (element.when, *(r.when for r in element.readings)):
            yield from _norms(condition)
            for term in _terms(condition):
                for body in (tree.book.definitions[term], *tree.book.definitions[term].readings):
                    if body.when:
                        yield from _norms(body.when)


def _terms(condition: Condition) -> Iterator[str]:
    if condition.term:
        yield condition.term
    for part in (*(condition.all_ or ()), *(condition.any_ or ()), *([condition.not_] if condition.not_ else ())):
        yield from _terms(part)


def _circles(tree: RuleTree) -> Iterator[Diagnostic]:
    """Yield a fault for each limb that rests on itself through other norms, its exemptions included."""
    rests: dict[str, set[str]] = {}
    for ref, entry in tree.limbs.items():
        rests.setdefault(ref, set()).update(_of_elements(tree, entry.limb.elements.values()))
        for case in entry.limb.procedure.values():
            rests[ref].update(_norms(case.when) if case.when else ())
        for excepted in entry.limb.excepts:
            rests.setdefault(excepted, set()).add(ref)
    for ref, entry in tree.limbs.items():
        reached, queue = set(), list(rests[ref])
        while queue:
            at = queue.pop()
            if at not in reached:
                reached.add(at)
                queue += rests.get(at, ())
        if ref in reached:
            message = f"limb '{ref}' rests on itself through other norms"
            yield entry.document.fault(entry.path, message, "ask about what is carried, or drop one of the references")


def _asked(tree: RuleTree) -> Iterator[Diagnostic]:
    """Yield a fault for each fact that a limb asks and that none of its conducts can have."""
    book = tree.book
    for entry in tree.limbs.values():
        definition = book.definitions.get(entry.limb.conduct or "")
        if entry.limb.kind not in FINDING_KINDS or definition is None or definition.table is None:
            continue
        conducts = {c for c in book.conducts if definition.table.rows.get(c, definition.table.rest) is not False}
        for name, element in entry.limb.elements.items():
            compiler = LimbCompiler(tree)
            compiler.condition(element.when)
            for node in compiler.nodes:
                asked_of = set(book.facts[node.fact].asked_of) if node.fact else set()
                if asked_of and not asked_of & conducts:
                    message = f"fact '{node.fact}' is asked of {', '.join(sorted(asked_of))}; this limb covers none of these"
                    yield entry.document.fault((*entry.path, "elements", name), message, "ask another fact")
