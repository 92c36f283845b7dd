"""Find limbs by what people call them: a limb, a node, a paragraph number, or instrument and paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.law.load import LimbEntry, RuleSet


def limbs_named(tree: RuleSet, name: str) -> list[str]:
    """Return the limbs that ``name`` means: ``node.limb``, ``node``, ``9(c)``, ``1970/9`` or ``S/RES/1970 (2011) para. 9``.

    A bare number means that paragraph of every instrument. An empty list means that nothing is so called.
    """
    wanted = name.strip()
    if wanted in tree.limbs:
        return [wanted]
    of_node = [r for r, e in tree.limbs.items() if e.paragraph.node == wanted]
    if of_node:
        return of_node
    symbol, para = _split(wanted)
    return [r for r, e in tree.limbs.items() if _is(e, symbol, para)]


def _split(wanted: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)\s*(?:/|\bparas?\.?\s+)\s*(\d+[\w()]*)", wanted)
    if match and (not wanted.upper().startswith("S/RES") or "para" in wanted):
        return match[1].strip(), match[2]
    return ("", wanted) if re.fullmatch(r"\d{1,2}(\(\w\))*", wanted) else (wanted, "")


def _is(entry: LimbEntry, symbol: str, para: str) -> bool:
    if symbol and symbol not in (entry.instrument.symbol, entry.instrument.instrument) and not _number(entry, symbol):
        return False
    return not para or entry.paragraph.para == para


def _number(entry: LimbEntry, symbol: str) -> bool:
    """Tell whether ``symbol`` is the number of the instrument, with or without its year."""
    numbers = re.findall(r"\d+", entry.instrument.symbol)
    return bool(numbers) and re.findall(r"\d+", symbol) in (numbers, numbers[:1])
