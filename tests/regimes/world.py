"""Made-up regimes on the shipped vocabulary, cases told in a few facts, and what the check says of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from compliance.case.checked import CheckedCase, Options
from compliance.case.load import Case
from compliance.case.model import CaseFile
from compliance.check.finding import Finding
from compliance.law.compiled import CompiledLaw
from compliance.law.validate import load_valid

ROOT = Path(__file__).resolve().parents[2]
TREES = Path(__file__).parent / "trees"
Data = dict[str, Any]
Key = tuple[str, str, str]


@cache
def rule_book(name: str, readings: frozenset[str] = frozenset()) -> CompiledLaw:
    """A tree with the shipped vocabulary, definitions and reference data beside its own files; 'shipped' is the real one."""
    if name == "shipped":
        return CompiledLaw(load_valid(ROOT / "rules"), readings)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("vocabulary", "definitions", "reference"):
            shutil.copytree(ROOT / "rules" / part, root / part)
        shutil.copytree(TREES / name, root / name)
        return CompiledLaw(load_valid(root), readings)


def text(word: str) -> dict[str, str]:
    return {"en": word, "ar": word}


def claim(name: str, source: str, states: Mapping[str, Mapping[str, Any]], **more: Any) -> Data:
    return {"id": name, "source": source, "paragraph": "1", "kind": "fact", "says": text(name), "states": states, **more}


def case(items: Mapping[str, Mapping[str, Any]], *, word: str = "press", scopes: Mapping[str, Any]) -> Data:
    """A case file, one claim a fact. By item its conducts with their facts; 'carries' and 'actors' stand aside."""
    listed: Data = {}
    claims: list[Data] = []
    users: set[str] = set()
    for name, conducts in items.items():
        aboard = list(conducts.get("carries", ()))
        own = {c: told for c, told in conducts.items() if c != "carries"}
        listed[name] = {"label": text(name), "conducts": {c: {} for c in own}, "carries": aboard}
        for conduct, told in own.items():
            for fact, value in told.items():
                owner = name if scopes[fact].scope == "item" else f"{name}.{conduct}"
                claims.append(claim(f"c{len(claims)}", "paper", {owner: {fact: value}}))
            users |= {str(told[f]) for f in ("recipient", "end_user") if f in told}
    act = {"author": "Committee", "on": "2009-01-01", "items": list(listed), "end_users": sorted(users), "uses": [text("any")]}
    sources = {n: {"title": text(n), "kind": k} for n, k in (("paper", word), ("sheet", "press"))}
    return {
        "case": "inline",
        "title": text("inline"),
        "sources": sources,
        "actors": {"made-firm": {"name": text("firm"), "attributes": {"state": [{"value": "EG", "confidence": "memory"}]}}},
        "items": listed,
        "claims": [{**c, "act": act} for c in claims],
    }


@dataclass(frozen=True)
class Told:
    """One case on one tree, and what each limb comes to for item x (or item.conduct)."""

    name: str
    tree: str
    items: Mapping[str, Mapping[str, Any]]
    expected: Mapping[str, str]
    word: str = "press"
    readings: frozenset[str] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def book(self) -> CompiledLaw:
        return rule_book(self.tree, self.readings)

    @property
    def data(self) -> Data:
        return case(self.items, word=self.word, scopes=self.book.tree.vocabulary.facts)


def check(book: CompiledLaw, data: Data, **options: Any) -> CheckedCase:
    made = Case(CaseFile.model_validate(data), None)  # type: ignore[arg-type]
    return CheckedCase(made, book, Options(readings=book.readings, **options))


def findings(checked: CheckedCase, *, explored: bool = True) -> dict[Key, Finding]:
    """Every finding, explored or with the truth of its parts alone."""
    whole = checked.explore if explored else checked.judge.whole
    return {key: whole(found) for key, found in checked.findings.items()}


def statuses(book: CompiledLaw, data: Data, **options: Any) -> dict[Key, tuple[str, str | None]]:
    """Status, and status if carried out, by item, conduct and limb."""
    found = check(book, data, **options).findings
    return {key: (str(f.status), f.answer.carried and str(f.answer.carried)) for key, f in found.items()}
