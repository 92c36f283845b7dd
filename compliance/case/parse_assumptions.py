"""Assumptions of a what-if, from text: which fact, of which item or conduct, and the value it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dates import partial
from compliance.files.diagnostics import UserError, nearest

if TYPE_CHECKING:
    from compliance.case.load import Case
    from compliance.law.load import RuleSet
    from compliance.logic.values import Value
    from compliance.vocabulary.catalogue import Catalogue

JUDGE = "judge."


def parse(texts: list[str], case: Case, tree: RuleSet, catalogue: Catalogue) -> tuple[dict[str, Value], dict[str, bool]]:
    """Return assumed facts by target, and assumed answers to questions of judgement. Raises ``UserError``."""
    facts: dict[str, Value] = {}
    judged: dict[str, bool] = {}
    for text in texts:
        target, found, value = text.partition("=")
        target, value = target.strip(), value.strip()
        if not found or not target or not value:
            raise UserError(f"'{text}' is not FACT=VALUE", "write for example approval=not_sought")
        if target.startswith(JUDGE):
            judged[target.removeprefix(JUDGE)] = _boolean(target, value)
            continue
        owner, _, name = target.rpartition(".")
        _known_owner(owner, case)
        declared = tree.vocabulary.facts.get(name)
        if declared is None:
            raise UserError(
                f"fact '{name}' is not declared", nearest(name, tree.vocabulary.facts) or "see 'compliance schema case'"
            )
        facts[target] = _value(name, value, case, tree, catalogue)
    return facts, judged


def _known_owner(owner: str, case: Case) -> None:
    items = case.file.items
    targets = {"", *items, *(f"{i}.{c}" for i, item in items.items() for c in item.conducts)}
    if owner not in targets:
        raise UserError(f"'{owner}' is no item or conduct of this case", nearest(owner, targets - {""}))


def _boolean(target: str, value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise UserError(f"'{target}' is true or false, not '{value}'")
    return value.lower() == "true"


def _value(name: str, value: str, case: Case, tree: RuleSet, catalogue: Catalogue) -> Value:
    vocabulary, declared = tree.vocabulary, tree.vocabulary.facts[name]
    if declared.type == "boolean":
        return _boolean(name, value)
    if declared.type == "number":
        if not value.lstrip("-").isdigit():
            raise UserError(f"'{value}' is not a whole number")
        return int(value)
    if declared.type == "day":
        try:
            return partial(value)
        except ValueError as error:
            raise UserError(str(error)) from None
    if declared.type == "class" and value not in vocabulary.classes:
        value = catalogue.class_of(value) or value
    known: set[str] = {
        "class": set(vocabulary.classes),
        "actor": {*vocabulary.actors, *vocabulary.states, *case.file.actors},
        "state": set(vocabulary.states),
    }.get(declared.type) or set(vocabulary.values(name))
    words = [w.strip() for w in value.split(",")] if declared.type == "set" else [value]
    for word in words:
        if word not in known:
            raise UserError(
                f"'{word}' is no value of fact '{name}'", nearest(word, known) or f"known: {', '.join(sorted(known)[:12])}"
            )
    return frozenset(words) if declared.type == "set" else value
