"""Limbs that say the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compliance.law.canonical import form, key
from compliance.law.kinds import FINDING_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.world import World
    from compliance.law.consolidate import Version
    from compliance.law.load import LimbEntry
    from compliance.law.model import Element, Limb, ProcedureCase


def _form(limb: Limb, elements: dict[str, Element], procedure: dict[str, ProcedureCase]) -> str:
    whole = {
        "conduct": limb.conduct,
        "nexus": sorted(limb.nexus),
        "staged": limb.staged,
        # What an element is called is not what it asks.
        "elements": sorted(key([form(e.when), [form(r.when) for r in e.readings]]) for e in elements.values()),
        "procedure": sorted(
            key([form(c.when) if c.when else None, c.step, c.working_days, [r.id for r in c.readings]])
            for c in procedure.values()
        ),
    }
    return key(whole)


def content_form(world: World, ref: str, version: Version) -> str:
    """Return the form of a limb as it stands in one version."""
    return _form(world.tree.limbs[ref].limb, version.content.elements, version.content.procedure)


def same_limbs(world: World) -> Iterator[tuple[LimbEntry, LimbEntry]]:
    """Yield each two limbs of one paragraph, other than exemptions, that say the same; the one that begins first goes first."""
    seen: dict[tuple[str, str], list[LimbEntry]] = {}
    for entry in world.tree.limbs.values():
        limb = entry.limb
        if limb.kind not in FINDING_KINDS or not (limb.elements or limb.conduct):
            continue
        to = [limb.kind, limb.binding, limb.addressees, limb.addressees_named and limb.addressees_named.en]
        same = (entry.paragraph.node, key([to, _form(limb, limb.elements, limb.procedure)]))
        seen.setdefault(same, []).append(entry)
    for entries in seen.values():
        entries.sort(key=lambda e: (e.limb.from_, e.path))
        yield from pairwise(entries)
