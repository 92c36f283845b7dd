"""Limbs that say the same: their form without the order of what has none."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from compliance.law.load import FINDING_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.world import World
    from compliance.law.consolidate import Version
    from compliance.law.load import LimbEntry
    from compliance.law.model import Element, Limb, ProcedureCase
    from compliance.logic.condition import Condition


def form(condition: Condition) -> Any:
    """Return a condition in one of the ways of writing it: parts in order, none twice, no ``all`` or ``any`` of one."""
    for head, many in (("all", condition.all_), ("any", condition.any_)):
        if many is not None:
            inner: dict[str, Any] = {}
            for part in many:
                made = form(part)
                # One that stands right inside another of its kind is part of it.
                nested = made[head] if isinstance(made, dict) and set(made) == {head} else [made]
                inner.update({_key(one): one for one in nested})
            parts = [inner[k] for k in sorted(inner)]
            return parts[0] if len(parts) == 1 else {head: parts}
    if condition.not_ is not None:
        made = form(condition.not_)
        return made["not"] if isinstance(made, dict) and set(made) == {"not"} else {"not": made}
    written = condition.model_dump(by_alias=True, exclude_none=True)
    if "in" in written:
        words = sorted(set(written.pop("in")))
        written |= {"is": words[0]} if len(words) == 1 else {"in": words}
    return written


def _key(made: Any) -> str:
    return json.dumps(made, sort_keys=True, ensure_ascii=False)


def _form(limb: Limb, elements: dict[str, Element], procedure: dict[str, ProcedureCase]) -> str:
    whole = {
        "conduct": limb.conduct,
        "nexus": sorted(limb.nexus),
        "staged": limb.staged,
        # What an element is called is not what it asks.
        "elements": sorted(_key([form(e.when), [form(r.when) for r in e.readings]]) for e in elements.values()),
        "procedure": sorted(
            _key([form(c.when) if c.when else None, c.step, c.working_days, [r.id for r in c.readings]])
            for c in procedure.values()
        ),
    }
    return _key(whole)


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
        key = (entry.paragraph.node, _key([to, _form(limb, limb.elements, limb.procedure)]))
        seen.setdefault(key, []).append(entry)
    for entries in seen.values():
        entries.sort(key=lambda e: (e.limb.from_, e.path))
        yield from pairwise(entries)
