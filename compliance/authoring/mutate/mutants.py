"""Every mutant of a rule tree: limbs, definitions, links, steps and stages, each written otherwise in one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from compliance.authoring.mutate.limbs import of_limb
from compliance.authoring.mutate.model import Mutant
from compliance.authoring.mutate.vocabulary import of_conduct, of_definition, of_link, of_stages, of_step
from compliance.files.dataclass import replace
from compliance.law.graph import GENERAL_STAGES, Entity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compliance.authoring.mutate.model import Slip
    from compliance.files.document import Document, PathKey
    from compliance.law.load import RuleSet


def mutants(tree: RuleSet) -> Iterator[Mutant]:
    """Yield every mutant of a tree, those of one thing after another.

    Left out is what no example of a limb can see: what is only shown, what a limb follows and when it is shown, the scope of
    a regime, and the reference data.
    """
    for ref in tree.limbs:
        yield from mutants_of_limb(tree, ref)
    book = tree.vocabulary
    for name, definition in book.definitions.items():
        yield from _of(tree, "definition", name, of_definition(definition), _with_definition)
    for name, link in book.links.items():
        yield from _of(tree, "link", name, of_link(link), _with_link)
    for name, conduct in book.conducts.items():
        yield from _of(tree, "conduct", name, of_conduct(conduct), _with_conduct)
    for name, step in tree.steps.items():
        yield from _of(tree, "step", name, of_step(step), _with_step)
    if book.general_stages is not None:
        yield from _all(GENERAL_STAGES, _general(tree), of_stages(book.general_stages), partial(_with_general, tree))


def mutants_of_limb(tree: RuleSet, ref: str) -> Iterator[Mutant]:
    """Yield every mutant in which one limb is written otherwise. Raises ``KeyError`` for a limb that is not there."""
    entry = tree.limbs[ref]
    at = entry.document, entry.path
    yield from _all(Entity("limb", ref), at, of_limb(entry.limb, tree.steps), partial(_with_limb, tree, ref))


def _of(
    tree: RuleSet, what: str, name: str, slips: Iterator[Slip[Any]], make: Callable[[RuleSet, str, Any], RuleSet]
) -> Iterator[Mutant]:
    yield from _all(Entity(what, name), tree.sites[what, name], slips, partial(make, tree, name))


def _all(
    thing: Entity, site: tuple[Document, PathKey], slips: Iterator[Slip[Any]], make: Callable[[Any], RuleSet]
) -> Iterator[Mutant]:
    for slip in slips:
        yield Mutant(thing, slip.path, slip.kind, slip.told, slip.new, *site, partial(make, slip.new))


def _with_limb(tree: RuleSet, ref: str, new: Any) -> RuleSet:
    return replace(tree, limbs={**tree.limbs, ref: replace(tree.limbs[ref], limb=new)})


def _with_definition(tree: RuleSet, name: str, new: Any) -> RuleSet:
    return replace(tree, vocabulary=replace(tree.vocabulary, definitions={**tree.vocabulary.definitions, name: new}))


def _with_link(tree: RuleSet, name: str, new: Any) -> RuleSet:
    return replace(tree, vocabulary=replace(tree.vocabulary, links={**tree.vocabulary.links, name: new}))


def _with_conduct(tree: RuleSet, name: str, new: Any) -> RuleSet:
    return replace(tree, vocabulary=replace(tree.vocabulary, conducts={**tree.vocabulary.conducts, name: new}))


def _with_step(tree: RuleSet, name: str, new: Any) -> RuleSet:
    return replace(tree, steps={**tree.steps, name: new})


def _with_general(tree: RuleSet, new: Any) -> RuleSet:
    return replace(tree, vocabulary=replace(tree.vocabulary, general_stages=new))


def _general(tree: RuleSet) -> tuple[Document, PathKey]:
    """Return where the general rule of stages stands: in the first file of kinds of conduct."""
    of_conducts = (d for d in tree.documents.values() if isinstance(d.data, dict) and {"general", "conducts"} <= d.data.keys())
    return next(of_conducts), ("general",)
