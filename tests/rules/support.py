"""A one-item case from a few facts, put straight through the check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from compliance.case.checked import CheckedCase, Options
from compliance.case.load import Case
from compliance.case.model import CaseFile
from compliance.check.finding import ExemptionResult, Finding
from compliance.law.compiled import CompiledLaw
from compliance.law.load import RuleSet, load

RULES = Path(__file__).parents[2] / "rules"
GOODS = "libya.arms-to-libya.goods"
ASSISTANCE = "libya.arms-to-libya.assistance"
MERCENARIES = "libya.arms-to-libya.mercenaries"
EXPORT = "libya.arms-from-libya.export"
PROCUREMENT = "libya.arms-from-libya.procurement"
# What nobody disputes: a State's forces act towards a force in Libya.
DEFAULT: dict[str, Any] = {"supplier": "pakistan-armed-forces", "recipient": "haftar-forces", "destination": "LY"}
GOVERNMENT: dict[str, Any] = {"recipient_standing": "recognised_authority", "recipient_armed_force": True}
STAFF: dict[str, Any] = {"recipient_standing": "un_personnel", "recipient_armed_force": False}


@cache
def rule_tree() -> RuleSet:
    return load(RULES)


@cache
def law_book(readings: frozenset[str] = frozenset()) -> CompiledLaw:
    return CompiledLaw(rule_tree(), readings)


@dataclass(frozen=True)
class Told:
    """What the check says of one conduct, by limb."""

    findings: Mapping[str, Finding]
    outside: bool
    explore: Callable[[Finding], Finding]

    def __getitem__(self, ref: str) -> str:
        """Return the status of a limb; with 'a <- b' that of exemption b against limb a."""
        ref, _, other = ref.partition(" <- ")
        if not other:
            return str(self.findings[ref].status)
        return str(self.exemption(ref, other).mark)

    def finding(self, ref: str) -> Finding:
        """What follows under a limb, with everything that lies around it."""
        return self.explore(self.findings[ref])

    def exemption(self, ref: str, other: str) -> ExemptionResult:
        return next(e for e in self.finding(ref).exemptions if e.ref == other)

    def readings(self, ref: str) -> dict[str, str]:
        return {a.reading: str(a.answer.status) for a in self.finding(ref).alternatives}


def tell(
    facts: Mapping[str, Any],
    *,
    assume: Mapping[str, Any] | None = None,
    carries: Mapping[str, Mapping[str, Any]] | None = None,
    also: Mapping[str, Mapping[str, Any]] | None = None,
    readings: frozenset[str] = frozenset(),
    judged: Mapping[str, bool] | None = None,
    word: str = "committee",
) -> Told:
    """Check one conduct. ``carries``: items aboard. ``also``: further conducts of the same item. ``word``: whose word it is."""
    book = law_book(readings)
    declared = book.tree.vocabulary.facts
    items: dict[str, Any] = {}
    states: dict[str, dict[str, Any]] = {}

    def add(name: str, conducts: Mapping[str, Mapping[str, Any]], aboard: list[str]) -> None:
        items[name] = {"label": {"en": name, "ar": name}, "conducts": {c: {} for c in conducts}, "carries": aboard}
        for conduct, told in conducts.items():
            for fact, value in {**DEFAULT, **told}.items():
                if value is not None:
                    owner = name if declared[fact].scope == "item" else f"{name}.{conduct}"
                    states.setdefault(owner, {})[fact] = value

    add("x", {"act": facts, **(also or {})}, list(carries or {}))
    for name, told in (carries or {}).items():
        add(name, {"act": told}, [])
    users = {v for told in states.values() for f, v in told.items() if f in ("recipient", "end_user")}
    act = {
        "author": "Committee",
        "on": facts.get("approval_date") or facts["date"],
        "items": list(items),
        "end_users": sorted(users),
        "uses": [{"en": "any", "ar": "أي"}],
    }
    file = CaseFile.model_validate(
        {
            "case": "inline",
            "title": {"en": "inline", "ar": "مضمَّنة"},
            "sources": {"s": {"title": {"en": "s", "ar": "م"}, "kind": word, "published": facts["date"]}},
            "items": items,
            "claims": [
                {
                    "id": "c",
                    "source": "s",
                    "paragraph": "1",
                    "kind": "fact",
                    "says": {"en": "c", "ar": "ق"},
                    "states": states,
                    "act": act,
                }
            ],
        }
    )
    given = {f"x.act.{name}": value for name, value in (assume or {}).items()}
    options = Options(readings=readings, assume=given, judged=judged or {})
    checked = CheckedCase(Case(file, None), book, options)  # type: ignore[arg-type]
    item = checked.result.items[0]
    return Told({f.ref: f for f in item.findings if f.conduct == "act"}, bool(item.outside), checked.explore)


def supply(day: str, **facts: Any) -> dict[str, Any]:
    return {"class": "small_arm", "conduct": "supply", "stage": "performed", "date": day, **facts}


def training(day: str, **facts: Any) -> dict[str, Any]:
    return {"class": "training", "conduct": "training", "stage": "performed", "date": day, **facts}


def inspection(day: str, **facts: Any) -> dict[str, Any]:
    return {
        "class": "vehicle_civil",
        "conduct": "inspection",
        "stage": "performed",
        "date": day,
        "supplier": "IT",
        "recipient": None,
        "destination": None,
        "inspection_place": "high_seas",
        "carried_by": "vessel",
        "bound_to_or_from": "LY",
        "reasonable_grounds": True,
        "flag_consent_sought": True,
        "government_consulted": True,
        "sovereign_immunity": False,
        **facts,
    }
