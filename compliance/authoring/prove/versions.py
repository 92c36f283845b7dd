"""Each day since a regime began has one version of each of its limbs, by default and under each reading that moves a day."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING

from compliance.authoring.prove.model import Bound, Result

if TYPE_CHECKING:
    from compliance.law.compiled import CompiledLaw
    from compliance.law.consolidate import Law

ONE_DAY = timedelta(1)


def one_version(book: CompiledLaw, ref: str) -> Result:
    """Return whether the versions of a limb follow one another without a gap or a day in two, and end in an open one."""
    laws = [("", book.law), *((r, book.law.under(r)) for r, limbs in sorted(book.law.moved_by.items()) if ref in limbs)]
    days = 0
    for reading, law in laws:
        days += len(law.versions(ref))
        if wrong := _wrong(law, book, ref):
            under = f" under the reading '{reading}'" if reading else ""
            return Result("one_version", (ref,), False, Bound(days), what=f"{wrong}{under}")
    return Result("one_version", (ref,), True, Bound(days))


def _wrong(law: Law, book: CompiledLaw, ref: str) -> str:
    versions = law.versions(ref)
    regime = book.tree.regimes[book.tree.limbs[ref].regime]
    if not versions:
        return "there is no version on any day"
    if versions[0].lo < regime.begins:
        return f"it begins on {versions[0].lo}, before the regime does on {regime.begins}"
    for one, following in itertools.pairwise(versions):
        if one.hi is None or following.lo <= one.hi:
            return f"{following.lo} lies in two versions"
        if following.lo != one.hi + ONE_DAY:
            return f"{one.hi + ONE_DAY} lies in no version"
    return "" if versions[-1].hi is None else f"{versions[-1].hi + ONE_DAY} lies in no version"
