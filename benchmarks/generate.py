"""Made-up cases over the vocabulary of a rule tree: seeded, so that the same seed gives the same cases."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

from compliance.case.load import Case
from compliance.case.model import CaseFile
from compliance.files.document import Document
from compliance.files.schema_types import build
from compliance.vocabulary.index import Vocabulary

# Shares of what is reported, of a hundred items. What is left out is not reported.
DATED, PLACED, PURPOSED, ASKED, DISPUTED = 80, 60, 25, 20, 10


def cases(book: Vocabulary, items: int, *, seed: int = 1, each: int = 10) -> Iterator[Case]:
    """Yield cases of ``each`` items until there are ``items``."""
    chance = random.Random(seed)
    for number in range(0, items, each):
        yield made(case(book, chance, f"made-{number // each}", min(each, items - number)))


def made(data: dict[str, Any]) -> Case:
    """Return a case as it would be read from a file that holds this."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    document = Document("generated", text, hashlib.sha256(text.encode()).hexdigest(), data)
    file, faults = build(document, CaseFile)
    assert file is not None, faults
    return Case(file, document)


def case(book: Vocabulary, chance: random.Random, name: str, items: int) -> dict[str, Any]:
    """Return the data of one case, as a person would write it."""
    claims: list[dict[str, Any]] = []
    for i in range(items):
        claims += _claims(book, chance, f"item-{i}", i)
    return {
        "case": name,
        "title": _both("A made-up case", "حالة مختلقة"),
        "sources": {
            "paper": {"title": _both("A paper", "صحيفة"), "kind": "press", "published": "2026-01-01"},
            "other": {"title": _both("Another paper", "صحيفة أخرى"), "kind": "press", "published": "2026-01-02"},
            "capital": {"title": _both("A ministry", "وزارة"), "kind": "supplying_state", "published": "2026-01-03"},
        },
        "items": {f"item-{i}": {"label": _both(f"Item {i}", f"البند {i}"), "conducts": {"it": {}}} for i in range(items)},
        "claims": claims,
    }


def _claims(book: Vocabulary, chance: random.Random, item: str, number: int) -> Iterator[dict[str, Any]]:
    states, actors = sorted(book.states), sorted(a for a in book.actors if not book.actors[a].one_of)
    conduct: dict[str, Any] = {
        "conduct": chance.choice(sorted(book.conducts)),
        "stage": chance.choice(sorted(book.stages)),
        "supplier": chance.choice([*states[::7], *actors]),
        "recipient": chance.choice(actors),
    }
    if _of_hundred(chance, DATED):
        year, month = chance.randrange(2009, 2027), chance.randrange(1, 13)
        conduct["date"] = chance.choice((f"{year}-{month:02}-15", f"{year}-{month:02}", f"{year}"))
    if _of_hundred(chance, PLACED):
        conduct["destination"] = chance.choice(states)
    if _of_hundred(chance, PURPOSED):
        conduct["purpose"] = sorted(chance.sample(sorted(book.values("purpose")), 2))
    reported = {item: {"class": chance.choice(sorted(book.classes))}, f"{item}.it": conduct}
    yield _claim(f"{number}-a", "paper", reported)
    if _of_hundred(chance, ASKED):
        yield _claim(f"{number}-b", "capital", {f"{item}.it": {"approval": "not_sought"}})
    if _of_hundred(chance, DISPUTED):
        yield _claim(f"{number}-c", "other", {item: {"class": chance.choice(sorted(book.classes))}})


def _claim(name: str, source: str, states: dict[str, Any]) -> dict[str, Any]:
    says = _both("It says so.", "يقول ذلك.")
    return {"id": name, "source": source, "paragraph": "1", "kind": "fact", "says": says, "states": states}


def _both(english: str, arabic: str) -> dict[str, str]:
    return {"en": english, "ar": arabic}


def _of_hundred(chance: random.Random, share: int) -> bool:
    return chance.randrange(100) < share
