"""What a limb and its amendments point at: everything is there, of the right kind, and each amendment can change something."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from compliance.files import codes
from compliance.files.diagnostics import nearest
from compliance.law.kinds import FINDING_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import PathKey
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.law.model import Effect

# Names of parts that a limb has besides its elements.
KEPT = frozenset({"conduct", "nexus", "procedure", "stage"})
# What stands beside each kind of amendment: what it needs, and what it may have.
NEEDS: dict[str, tuple[str, ...]] = {
    "extend": (),
    "terminate": (),
    "suspend": (),
    "revive": ("undoes",),
    "set_case": ("case", "to"),
    "remove_case": ("case",),
    "widen": ("element", "when"),
    "narrow": ("element", "when"),
    "replace_element": ("element", "when"),
}
MAY: dict[str, tuple[str, ...]] = {
    "extend": ("until", "months"),
    "suspend": ("until",),
}
OPTIONS = ("until", "months", "undoes", "case", "to", "element", "when")
CHARTER = date(1945, 10, 24)


def references(tree: RuleSet, entry: LimbEntry) -> Iterator[Diagnostic]:
    """Yield a fault for everything a limb points at that is not there or cannot be pointed at."""
    limb, vocabulary = entry.limb, tree.vocabulary

    def missing(at: PathKey, what: str, name: str, known: Iterable[str]) -> Diagnostic:
        fix = nearest(name, known) or "declare it"
        message = f"{what} '{name}' is not in this tree"
        return entry.document.fault((*entry.path, *at), message, fix, code=codes.UNDECLARED_NAME)

    def fault(at: PathKey, message: str, fix: str, *, key: bool = False, code: str = codes.LIMB) -> Diagnostic:
        return entry.document.fault((*entry.path, *at), message, fix, key=key, code=code)

    if entry.regime not in tree.regimes:
        fix = nearest(entry.regime, tree.regimes) or "declare it"
        message = f"regime '{entry.regime}' is not in this tree"
        yield entry.document.fault(("regime",), message, fix, code=codes.UNDECLARED_NAME)
    for name in ("excepts", "follows"):
        for i, ref in enumerate(getattr(limb, name)):
            if ref not in tree.limbs:
                yield missing((name, i), "limb", ref, tree.limbs)
    yield from _excepts(tree, entry)
    if limb.addressees == "named" and limb.addressees_named is None:
        yield fault(("addressees",), "the limb names its addressees and does not say whom", "add 'addressees_named'")
    if limb.conduct and limb.conduct not in vocabulary.definitions:
        yield missing(("conduct",), "definition", limb.conduct, vocabulary.definitions)
    elif (
        limb.conduct
        and (table := vocabulary.definitions[limb.conduct].table)
        and table.fact != (vocabulary.roles.conduct or table.fact)
    ):
        message = f"definition '{limb.conduct}' is a table over '{table.fact}' and says nothing of kinds of conduct"
        yield fault(("conduct",), message, "name one that does, or make this an element")
    for i, link in enumerate(limb.nexus):
        if link not in vocabulary.links:
            yield missing(("nexus", i), "link", link, vocabulary.links)
    if limb.until and limb.until < limb.from_:
        fix = "exchange the two days or correct one"
        yield fault(("until",), "the last day lies before the first", fix, code=codes.DAYS)
    for name in limb.elements:
        if name in KEPT:
            message = f"'{name}' is the name of another part of a limb, not of an element"
            yield fault(("elements", name), message, "choose another name", key=True)
        elif name not in vocabulary.elements:
            hint = nearest(name, vocabulary.elements) or "declare it in rules/vocabulary/elements.yaml"
            message = f"element '{name}' is not in this tree"
            yield fault(("elements", name), message, hint, key=True, code=codes.UNDECLARED_NAME)
    for name, case in limb.procedure.items():
        if case.step not in tree.steps:
            yield missing(("procedure", name, "step"), "step", case.step, tree.steps)
    for i, effect in enumerate(limb.effects):
        yield from _effect(tree, entry, (*entry.path, "effects", i), effect)


def _excepts(tree: RuleSet, entry: LimbEntry) -> Iterator[Diagnostic]:
    limb = entry.limb
    if limb.kind == "exemption" and not limb.excepts:
        message, fix = f"exemption '{limb.id}' excepts nothing", "name the limbs in 'excepts'"
        yield entry.document.fault(entry.path, message, fix, code=codes.LIMB)
    if limb.excepts and limb.kind not in ("exemption", "authorization"):
        message = f"a limb of kind {limb.kind} excepts nothing"
        fix = "make it an exemption, or remove it"
        yield entry.document.fault((*entry.path, "excepts"), message, fix, key=True, code=codes.LIMB)
        return
    for i, ref in enumerate(limb.excepts):
        at = (*entry.path, "excepts", i)
        if ref == entry.ref:
            yield entry.document.fault(at, f"'{ref}' excepts itself", "name what it takes away from", code=codes.CYCLE)
        elif ref in tree.limbs and (kind := tree.limbs[ref].limb.kind) not in FINDING_KINDS:
            message = f"'{ref}' is of kind {kind}, from which nothing is excepted"
            yield entry.document.fault(at, message, "name the prohibition, duty or authorization", code=codes.LIMB)


def _effect(tree: RuleSet, entry: LimbEntry, at: PathKey, effect: Effect) -> Iterator[Diagnostic]:
    fault = partial(entry.document.fault, code=codes.DANGLING)

    def missing(path: PathKey, what: str, name: str, known: Iterable[str]) -> Diagnostic:
        return fault((*at, *path), f"{what} '{name}' is not in this tree", nearest(name, known) or "declare it")

    for key, refs in (("limbs", effect.limbs), ("except", effect.except_)):
        for i, ref in enumerate(refs):
            if ref not in tree.limbs:
                yield missing((key, i), "limb", ref, tree.limbs)
    for i, name in enumerate(effect.instruments):
        if name not in tree.instruments:
            yield missing(("instruments", i), "instrument", name, tree.instruments)
    targets = {r for r in tree.named_by(effect) if r in tree.limbs}
    for i, ref in enumerate(effect.except_):
        if ref in tree.limbs and ref not in targets:
            yield fault((*at, "except", i), f"'{effect.do}' does not change '{ref}' anyhow", "remove it from 'except'")
    if not effect.limbs and not effect.instruments:
        yield fault(at, f"'{effect.do}' changes nothing", "name 'limbs' or 'instruments'")
    elif targets and targets <= set(effect.except_):
        yield fault(
            (*at, "except"), f"'{effect.do}' changes nothing: all it names is left out", "leave out fewer limbs", key=True
        )
    yield from _options(tree, entry, at, effect)


def _options(tree: RuleSet, entry: LimbEntry, at: PathKey, effect: Effect) -> Iterator[Diagnostic]:
    fault, first = partial(entry.document.fault, code=codes.DANGLING), effect.from_ or entry.limb.from_
    for key in NEEDS[effect.do]:
        if getattr(effect, key) is None:
            yield fault(at, f"'{effect.do}' needs '{key}'", f"add '{key}'")
    fitting = (*NEEDS[effect.do], *MAY.get(effect.do, ()))
    for key in OPTIONS:
        if getattr(effect, key) is not None and key not in fitting:
            yield fault((*at, key), f"'{key}' says nothing beside '{effect.do}'", "remove it", key=True)
    if effect.do == "extend" and (effect.until is None) == (effect.months is None):
        yield fault(at, "'extend' needs either 'until' or 'months'", "give exactly one")
    if effect.until and effect.until < first:
        fix = "exchange the two days or correct one"
        yield fault((*at, "until"), "the last day lies before the first", fix, code=codes.DAYS)
    if effect.undoes and effect.undoes not in tree.limbs:
        fix = nearest(effect.undoes, tree.limbs) or "declare it"
        yield fault((*at, "undoes"), f"limb '{effect.undoes}' is not in this tree", fix)
    elif effect.undoes and not any(e.do in ("terminate", "suspend") for e in tree.limbs[effect.undoes].limb.effects):
        yield fault((*at, "undoes"), f"'{effect.undoes}' ends and suspends nothing", "name the limb that did")
    if effect.to and effect.to.step not in tree.steps:
        fix = nearest(effect.to.step, tree.steps) or "declare it"
        message = f"step '{effect.to.step}' is not in this tree"
        yield fault((*at, "to", "step"), message, fix, code=codes.UNDECLARED_NAME)
    if effect.from_ and effect.from_ < CHARTER:
        yield fault((*at, "from"), "an amendment before the Charter", "correct the day", code=codes.DAYS)
