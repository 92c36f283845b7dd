"""Everything that a rule tree must hold before a case is held against it, beyond the shape of its files.

Each condition compiles; no norm rests on itself; a limb asks only facts that its conduct can have; readings, spells and values
are declared once and fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files import codes
from compliance.files.dataclass import replace
from compliance.files.diagnostics import FaultyFile, nearest
from compliance.law.conditions import CompileError, Compiler
from compliance.law.conducts import asked, conducts_of
from compliance.law.consolidate import Law
from compliance.law.graph import Relation
from compliance.law.load import load
from compliance.law.validate_vocabulary import at, declared, roles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import PathKey
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition

_TWICE = codes.DECLARED_TWICE


def load_valid(root: Path) -> RuleSet:
    """Load the rule tree under ``root`` and hold it to all of this. Raises ``FaultyFile`` with every fault."""
    tree = load(root)
    validate(tree)
    return tree


def validate(tree: RuleSet) -> None:
    """Raise ``FaultyFile`` with every fault of a tree."""
    if found := faults(tree):
        raise FaultyFile(tuple(sorted(set(found))))


def faults(tree: RuleSet) -> list[Diagnostic]:
    """Return every fault of a tree."""
    # A limb is compiled over the facts in some roles: where one is missing, each limb would say so again.
    wrong = list(roles(tree))
    found = [*declared(tree), *wrong, *(() if wrong else _conditions(tree)), *_readings(tree)]
    if not found:
        found += [*_circles(tree), *_asked(tree)]
    if not found:
        found += _folded(tree)
    return found


def _folded(tree: RuleSet) -> list[Diagnostic]:
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


def _try(tree: RuleSet, condition: Condition) -> CompileError | None:
    try:
        Compiler(tree).condition(condition)
    except CompileError as error:
        return None if error.nested else error
    return None


def _conditions(tree: RuleSet) -> Iterator[Diagnostic]:
    """Compile every condition of the tree, the readings included, and give each fault at its own place."""
    for name, definition in tree.vocabulary.definitions.items():
        for path, body in (((), definition), *(((("readings", i), r)) for i, r in enumerate(definition.readings))):
            compiler = Compiler(tree)
            try:
                compiler.body(name, body)
            except CompileError as error:
                if not error.nested:
                    yield at(tree, "definition", name, (*path, *error.at), error.message, error.fix, code=error.code)
    yield from _self_defined(tree)
    for name, link in tree.vocabulary.links.items():
        for key, condition in (("when", link.when), ("member", link.member)):
            if wrong := _try(tree, condition):
                yield at(tree, "link", name, (key, *wrong.at), wrong.message, wrong.fix, code=wrong.code)
        if link.state not in tree.vocabulary.facts:
            message, fix = f"fact '{link.state}' is not declared", nearest(link.state, tree.vocabulary.facts)
            yield at(tree, "link", name, ("state",), message, fix, code=codes.UNDECLARED_FACT)
    for name, step in tree.steps.items():
        try:
            Compiler(tree).condition(step.when, 1)
        except CompileError as error:
            if not error.nested:
                yield at(tree, "step", name, ("when", *error.at), error.message, error.fix, code=error.code)
    for name, regime in tree.regimes.items():
        if wrong := _try(tree, regime.scope):
            yield at(tree, "regime", name, ("scope", *wrong.at), wrong.message, wrong.fix, code=wrong.code)
    for name, flag in tree.vocabulary.red_flags.items():
        if flag.when and (wrong := _try(tree, flag.when)):
            yield at(tree, "red flag", name, ("when", *wrong.at), wrong.message, wrong.fix, code=wrong.code)
    for entry in tree.limbs.values():
        yield from _limb(tree, entry)


def _self_defined(tree: RuleSet) -> Iterator[Diagnostic]:
    """Yield a fault for each definition that rests on itself, by default or under readings."""
    for name in sorted(tree.graph.circular("definition", {Relation.ASKED})):
        message = f"definition '{name}' rests on itself"
        yield at(tree, "definition", name, (), message, "break the circle", key=True, code=codes.CIRCLE)


def _limb(tree: RuleSet, entry: LimbEntry) -> Iterator[Diagnostic]:
    limb = entry.limb

    def tried(path: PathKey, condition: Condition | None, days: int | None = None) -> Iterator[Diagnostic]:
        if condition is None:
            return
        try:
            Compiler(tree).condition(condition, days)
        except CompileError as error:
            if not error.nested:
                yield entry.document.fault((*entry.path, *path, *error.at), error.message, error.fix, code=error.code)

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
                    place, fix = (*entry.path, *path, *where), nearest(step, tree.steps)
                    yield entry.document.fault(place, message, fix, code=codes.UNDECLARED_NAME)
                continue
            try:
                Compiler(tree).condition(tree.steps[step].when, days)
            except CompileError as error:
                if "working days" in error.message:
                    message = f"step '{step}' counts working days and this case gives none"
                    place = (*entry.path, *path, *where)
                    yield entry.document.fault(place, message, "add 'working_days'", code=codes.LIMB)
    for i, effect in enumerate(limb.effects):
        yield from tried(("effects", i, "when"), effect.when)
        if effect.element and effect.element not in tree.vocabulary.elements:
            fix = nearest(effect.element, tree.vocabulary.elements)
            message = f"element '{effect.element}' is not in this tree"
            yield entry.document.fault((*entry.path, "effects", i, "element"), message, fix, code=codes.DANGLING)
    yield from tried(("shown_when",), limb.shown_when)


def _readings(tree: RuleSet) -> Iterator[Diagnostic]:
    """Yield a fault for each reading whose identifier stands elsewhere too, except for one change told in several effects."""
    owners: dict[str, str] = {}

    def once(name: str, owner: str, fault: Diagnostic) -> Iterator[Diagnostic]:
        if owners.setdefault(name, owner) != owner:
            yield fault

    def message(name: str) -> str:
        return f"reading '{name}' stands twice in this tree"

    for name, definition in tree.vocabulary.definitions.items():
        for i, r in enumerate(definition.readings):
            place = at(tree, "definition", name, ("readings", i, "id"), message(r.id), "rename one", code=_TWICE)
            yield from once(r.id, f"definition {name}", place)
    for name, conduct in tree.vocabulary.conducts.items():
        for i, s in enumerate(conduct.readings):
            # One view of when things pass may bear on several conducts of one file.
            place = at(tree, "conduct", name, ("readings", i, "id"), message(s.id), "rename one", code=_TWICE)
            yield from once(s.id, "conducts", place)
    for entry in tree.limbs.values():
        for path, found in _limb_readings(entry):
            place = entry.document.fault((*entry.path, *path, "id"), message(found), "rename one", code=_TWICE)
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


def _circles(tree: RuleSet) -> Iterator[Diagnostic]:
    """Yield a fault for each limb that rests on itself through other norms, its exemptions and amendments included."""
    for ref in sorted(tree.graph.circular("limb")):
        entry = tree.limbs[ref]
        message = f"limb '{ref}' rests on itself through other norms"
        fix = "ask about what is carried, or drop one of the references"
        yield entry.document.fault(entry.path, message, fix, code=codes.CYCLE)


def _asked(tree: RuleSet) -> Iterator[Diagnostic]:
    """Yield a fault for each fact that a limb, or an amendment of it, asks of a conduct which cannot have it."""
    for entry in tree.limbs.values():
        conducts = conducts_of(tree, entry)
        for name, element in entry.limb.elements.items():
            for i, when in enumerate((element.when, *(r.when for r in element.readings))):
                path: PathKey = ("elements", name, "when") if i == 0 else ("elements", name, "readings", i - 1, "when")
                yield from _unable(tree, entry, path, when, conducts)
        for i, effect in enumerate(entry.limb.effects):
            for target in effect.limbs:
                if effect.when and target in tree.limbs:
                    path = ("effects", i, "when")
                    yield from _unable(tree, entry, path, effect.when, conducts_of(tree, tree.limbs[target]))


def _unable(tree: RuleSet, entry: LimbEntry, path: PathKey, when: Condition, conducts: frozenset[str]) -> Iterator[Diagnostic]:
    for fact, of in asked(tree.vocabulary, when, conducts):
        able = tree.vocabulary.facts[fact].asked_of
        if able and (unable := of - set(able)):
            message = f"fact '{fact}' belongs to {' or '.join(able)}; here it is asked of {_some(unable)}"
            fix = "test the conduct beside it, or ask another fact"
            yield entry.document.fault((*entry.path, *path), message, fix, code=codes.NOT_OF_CONDUCT)


def _some(conducts: frozenset[str]) -> str:
    names = sorted(conducts)
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
