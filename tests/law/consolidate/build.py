"""Rule trees of a few limbs and their amendments, built without files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from compliance.files.document import Document, Positions
from compliance.law.consolidate import Law, Version
from compliance.law.load import LimbEntry, RuleSet
from compliance.law.model import InstrumentFile, RegimeFile
from compliance.logic.truth import Truth

FIRST = date(2001, 1, 1)
KNOWN_TO = date(2010, 12, 31)


def text(word: str) -> dict[str, str]:
    return {"en": word, "ar": word}


def when(word: str) -> dict[str, Any]:
    return {"judge": word}


def element(word: str) -> dict[str, Any]:
    return {"says": text(word), "when": when(word)}


def case(word: str, step: str = "none") -> dict[str, Any]:
    return {"says": text(word), "step": step}


def limb(ref: str, start: date = FIRST, **more: Any) -> tuple[str, dict[str, Any]]:
    """A limb ``node.id`` with one element and one case of a procedure."""
    node, _, name = ref.rpartition(".")
    body = {
        "id": name,
        "kind": "prohibition",
        "binding": "binding",
        "label": text(ref),
        "from": start,
        "elements": {"object": element("object")},
        "procedure": {"all": case("all")},
    }
    return node, {**body, **more}


def act(ref: str, start: date, *effects: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A limb that does something to others."""
    node, body = limb(ref, start, kind="modification", effects=list(effects), elements={}, procedure={})
    return node, body


Limbs = Sequence[tuple[str, dict[str, Any]]]


def instrument(name: str, limbs: Limbs) -> InstrumentFile:
    nodes: dict[str, list[dict[str, Any]]] = {}
    for node, body in limbs:
        nodes.setdefault(node, []).append(body)
    paragraphs = [
        {"node": n, "pinpoint": "seen", "confidence": "memory", "title": text(n), "summary": text(n), "limbs": bodies}
        for n, bodies in nodes.items()
    ]
    return InstrumentFile.model_validate(
        {
            "instrument": name,
            "regime": "made",
            "symbol": name,
            "title": text(name),
            "adopted": FIRST,
            "paragraphs": paragraphs,
        }
    )


def tree(files: Iterable[InstrumentFile], known_to: date = KNOWN_TO) -> RuleSet:
    made = RuleSet(Path("made"))
    made.regimes["made"] = RegimeFile.model_validate(
        {
            "regime": "made",
            "title": text("made"),
            "as_known_to": known_to,
            "scope": {"all": []},
            "scope_says": text("all"),
            "begins": FIRST,
        }
    )
    for file in files:
        document = Document(file.instrument, "", "", None, Positions())
        made.instruments[file.instrument] = file
        for i, paragraph in enumerate(file.paragraphs):
            for j, one in enumerate(paragraph.limbs):
                ref = f"{paragraph.node}.{one.id}"
                made.limbs[ref] = LimbEntry(ref, one, paragraph, file, document, ("paragraphs", i, "limbs", j))
    return made


def law(readings: Iterable[str] = (), known_to: date = KNOWN_TO, **instruments: Limbs) -> Law:
    """Fold instruments given by name."""
    files = [instrument(name, limbs) for name, limbs in instruments.items()]
    return Law(tree(files, known_to), frozenset(readings))


def force(folded: Law, ref: str, day: date) -> Truth:
    """Whether a limb is in force on a day; before its first day it is not."""
    version = folded.on(ref, day)
    return version.in_force if version else False


def run_of(folded: Law, ref: str) -> list[tuple[date, date | None, Truth]]:
    return [(v.lo, v.hi, v.in_force) for v in folded.versions(ref)]


def object_of(version: Version | None) -> str:
    """The words that the one element of a limb rests on, joined as they were amended."""
    assert version is not None

    def words(condition: Any) -> str:
        if condition.judge:
            return str(condition.judge)
        joined = condition.any_ or condition.all_
        return "(" + ("|" if condition.any_ else "&").join(words(c) for c in joined) + ")"

    return words(version.content.elements["object"].when)


def cases_of(version: Version | None) -> dict[str, str]:
    assert version is not None
    return {name: c.step for name, c in version.content.procedure.items()}


def on(year: int, month: int = 1, day: int = 1) -> date:
    return date(year, month, day)


def before(day: date) -> date:
    return day - timedelta(1)
