"""What the vocabulary and the reference data of a rule tree must hold: whatever they name is declared, and fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files import codes
from compliance.files.dates import partial
from compliance.files.diagnostics import nearest
from compliance.vocabulary.catalogue import Catalogue
from compliance.vocabulary.index import span
from compliance.vocabulary.roles import MEMBER, ORGAN, ROLES, STANDING, STATE, TERRITORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import PathKey
    from compliance.law.load import RuleSet
    from compliance.vocabulary.model import Actor, FactDeclaration, StageRule
    from compliance.vocabulary.roles import Role, RoleName

# Attributes that may be recorded though no fact reads them: those that the program knows, and words of the format of actors.
KEPT = frozenset({STATE, ORGAN, MEMBER, TERRITORY, STANDING, "armed_force", "security_force", "answers_to"})
HELD = {"actor": "an actor", "state": "a State"}
# So many facts are named among which one is to be chosen.
LISTED = 8
# Without these nothing can be judged.
NEEDED: tuple[RoleName, ...] = ("conduct", "stage", "day")


def at(
    tree: RuleSet,
    what: str,
    name: str,
    path: PathKey,
    message: str,
    fix: str = "",
    *,
    key: bool = False,
    code: str = codes.VOCABULARY,
) -> Diagnostic:
    """Return a fault inside something declared in the vocabulary, at its own place."""
    document, place = tree.sites[what, name]
    return document.fault((*place, *path), message, fix, key=key, code=code)


def declared(tree: RuleSet) -> Iterator[Diagnostic]:
    """Yield every fault of the vocabulary and the reference data."""
    for name, fact in tree.vocabulary.facts.items():
        yield from _fact(tree, name, fact)
    yield from _classes(tree)
    yield from _stages(tree)
    known = KEPT | {f.derived.take for f in tree.vocabulary.facts.values() if f.derived}
    takers: dict[str, list[FactDeclaration]] = {}
    for fact in tree.vocabulary.facts.values():
        if fact.derived:
            takers.setdefault(fact.derived.take, []).append(fact)
    for who, actor in tree.vocabulary.actors.items():
        yield from _actor(tree, who, actor, known, takers)
    yield from _holidays(tree)
    yield from _red_flags(tree)
    if tree.catalogue_document is not None:
        for name, entry in Catalogue(tree.catalogue_document).entries.items():
            if entry.class_ not in tree.vocabulary.classes:
                fix = nearest(entry.class_, tree.vocabulary.classes) or "declare it"
                path: PathKey = ("entries", name, "class")
                message = f"class '{entry.class_}' is not in this tree"
                yield tree.catalogue_document.fault(path, message, fix, code=codes.UNDECLARED_NAME)


def roles(tree: RuleSet) -> Iterator[Diagnostic]:
    """Yield a fault for each role that a fact cannot have, for each that is missing, and for stages that carry nothing out."""
    vocabulary = tree.vocabulary
    taken: dict[str, str] = {}
    places: dict[int, str] = {}
    for name, fact in vocabulary.facts.items():
        if fact.role:
            role, other = ROLES[fact.role], taken.setdefault(fact.role, name)
            if not _fits(fact, fact.role):
                message = f"fact '{name}' cannot have the role '{fact.role}', which is for {role.holds}"
                yield at(tree, "fact", name, ("role",), message, f"give it to a fact of {_kind(role)} that is not derived")
            elif other != name and not role.several:
                yield at(tree, "fact", name, ("role",), f"fact '{other}' has the role '{fact.role}' too", "leave it to one")
        if fact.route is not None and (other := places.setdefault(fact.route, name)) != name:
            yield at(
                tree, "fact", name, ("route",), f"fact '{other}' has the place {fact.route} on the way too", "number them anew"
            )
    if not tree.limbs:
        return
    needed = dict.fromkeys(NEEDED, "any limb is judged by")
    if tree.catalogue_document is not None:
        needed["item_class"] = "the catalogue of items is read for"
    if any(f.proof and f.proof.act for f in vocabulary.facts.values()):
        needed["user"] = "an act that proves a value must cover"
    for wanted, use in needed.items():
        if wanted not in taken:
            yield _without(tree, wanted, f"which {use}")
    if not taken:
        # The tree is from before facts had roles: where a fact could have one, it says which has, or is told here once.
        for wanted in ROLES:
            if wanted not in needed and any(_fits(fact, wanted) for fact in vocabulary.facts.values()):
                yield _without(tree, wanted, "and one could")
    lasting = next((n for n, c in vocabulary.conducts.items() if c.law_day == "performance"), None)
    if lasting is not None and not vocabulary.carried_out:
        met = [s for s in (vocabulary.general_stages.meets if vocabulary.general_stages else ()) if s in vocabulary.stages]
        message = f"no stage says that a conduct is carried out then, which the day of '{lasting}' depends on"
        yield (
            at(tree, "stage", met[0], (), message, f"say `carried_out: true` of {_listed(met)}", key=True)
            if met
            else at(tree, "conduct", lasting, ("law_day",), message, "say `carried_out: true` of a stage")
        )


def _fits(fact: FactDeclaration, role: RoleName) -> bool:
    wanted = ROLES[role]
    same = (fact.type, fact.scope, fact.values_from) == (wanted.type, wanted.scope, wanted.values_from)
    return same and fact.derived is None


def _without(tree: RuleSet, role: RoleName, use: str) -> Diagnostic:
    """Return the fault of a tree in which no fact has a role, at the one fact that can have it, else over all facts."""
    facts = tree.vocabulary.facts
    able = [name for name, fact in facts.items() if fact.role is None and _fits(fact, role)]
    message = f"no fact has the role '{role}', {use}"
    fix = f"say `role: {role}` of {'each' if ROLES[role].several else 'the'} fact that holds {ROLES[role].holds}"
    if not able:
        fix += f", of {_kind(ROLES[role])}"
    elif 1 < len(able) <= LISTED:
        fix += f": {_listed(able, 'or')}"
    if not facts:
        entry = next(iter(tree.limbs.values()))
        return entry.document.fault((), message, fix, code=codes.VOCABULARY)
    if len(able) == 1:
        return at(tree, "fact", able[0], (), message, fix, key=True)
    document, _ = tree.sites["fact", next(iter(facts))]
    return document.fault(("facts",), message, fix, key=True, code=codes.VOCABULARY)


def _kind(role: Role) -> str:
    values = f", values from {role.values_from}" if role.values_from else ""
    return f"type {role.type}, scope {role.scope}{values}"


def _listed(names: list[str], last: str = "and") -> str:
    quoted = [f"'{name}'" for name in names]
    return f" {last} ".join([*([", ".join(quoted[:-1])] if quoted[:-1] else []), *quoted[-1:]])


def _missing(tree: RuleSet, site: tuple[str, str], path: PathKey, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    verb = "is not declared" if what == "fact" else "is not in this tree"
    code = codes.UNDECLARED_FACT if what == "fact" else codes.UNDECLARED_NAME
    return at(tree, *site, path, f"{what} '{name}' {verb}", nearest(name, known) or "declare it", code=code)


def _fact(tree: RuleSet, name: str, fact: FactDeclaration) -> Iterator[Diagnostic]:
    vocabulary, site = tree.vocabulary, ("fact", name)
    if fact.derived:
        of = vocabulary.facts.get(fact.derived.of)
        path: PathKey = ("derived", "of")
        if of is None:
            yield _missing(tree, site, path, "fact", fact.derived.of, vocabulary.facts)
        elif of.type not in HELD:
            message = f"fact '{fact.derived.of}' is of type {of.type} and holds neither an actor nor a State"
            yield at(tree, *site, path, message, "derive it from a fact that does")
        elif name in _chain(tree, fact.derived.of):
            yield at(tree, *site, path, f"fact '{name}' is derived from itself", "break the circle", code=codes.CIRCLE)
    listed = fact.type in ("enum", "set")
    if listed and not fact.values and not fact.values_from:
        yield at(tree, *site, (), f"fact '{name}' is of type {fact.type} and has no values", "list them under 'values'")
    if not listed and (fact.values or fact.values_from):
        message = f"fact '{name}' is of type {fact.type}, which has no values of its own"
        yield at(tree, *site, ("values",), message, "remove them, or make it an enum", key=True)
    for i, conduct in enumerate(fact.asked_of):
        if conduct not in vocabulary.conducts:
            yield _missing(tree, site, ("asked_of", i), "conduct", conduct, vocabulary.conducts)
    if fact.proof:
        words = (
            {"true", "false"}
            if fact.type == "boolean"
            else {*vocabulary.values(name), *(("only",) if fact.type == "set" else ())}
        )
        proven: list[tuple[PathKey, str]] = [(("proof", "act", i), w) for i, w in enumerate(fact.proof.act)]
        proven += [(("proof", "word_of", w), w) for w in fact.proof.word_of]
        for path, word in proven:
            if word not in words:
                message = f"'{word}' is no value of fact '{name}'"
                yield at(tree, *site, path, message, nearest(word, words), key=True, code=codes.VALUE)


def _chain(tree: RuleSet, name: str) -> set[str]:
    """Return a fact with all that it is derived from."""
    chain: set[str] = set()
    at_name: str | None = name
    while at_name in tree.vocabulary.facts and at_name not in chain:
        chain.add(at_name)
        derived = tree.vocabulary.facts[at_name].derived
        at_name = derived.of if derived else None
    return chain


def _classes(tree: RuleSet) -> Iterator[Diagnostic]:
    vocabulary = tree.vocabulary
    for name, item_class in vocabulary.classes.items():
        if item_class.under is None:
            continue
        if item_class.under not in vocabulary.classes:
            yield _missing(tree, ("class", name), ("under",), "class", item_class.under, vocabulary.classes)
        elif name in vocabulary.ancestry(item_class.under):
            message = f"class '{name}' stands under itself"
            yield at(tree, "class", name, ("under",), message, "break the circle", code=codes.CIRCLE)


def _stages(tree: RuleSet) -> Iterator[Diagnostic]:
    for name, conduct in tree.vocabulary.conducts.items():
        rules: list[tuple[PathKey, StageRule]] = [(("readings", i), r) for i, r in enumerate(conduct.readings)]
        if conduct.stages:
            rules.append((("stages",), conduct.stages))
        for path, rule in rules:
            keys: dict[str, str] = {}
            for key in ("meets", "short", "nothing"):
                for i, stage in enumerate(getattr(rule, key)):
                    where = (*path, key, i)
                    if stage not in tree.vocabulary.stages:
                        yield _missing(tree, ("conduct", name), where, "stage", stage, tree.vocabulary.stages)
                    elif keys.setdefault(stage, key) != key:
                        message = f"stage '{stage}' stands in '{keys[stage]}' and in '{key}'"
                        yield at(tree, "conduct", name, where, message, "leave it in one")


def _actor(
    tree: RuleSet, who: str, actor: Actor, known: Iterable[str], takers: dict[str, list[FactDeclaration]]
) -> Iterator[Diagnostic]:
    vocabulary, site = tree.vocabulary, ("actor", who)
    for i, other in enumerate(actor.one_of):
        if other not in vocabulary.actors and other not in vocabulary.states:
            yield _missing(tree, site, ("one_of", i), "actor", other, vocabulary.actors)
    for attribute, spells in actor.attributes.items():
        if attribute not in known:
            path: PathKey = ("attributes", attribute)
            fix = nearest(attribute, known) or f"known here: {', '.join(sorted(known))}"
            message = f"attribute '{attribute}' is not known"
            yield at(tree, *site, path, message, fix, key=True, code=codes.UNDECLARED_NAME)
        for i, spell in enumerate(spells):
            path = ("attributes", attribute, i)
            days = span(spell)
            if days.lo and days.hi and days.lo > days.hi:
                message, fix = "the last day lies before the first", "exchange the two or correct one"
                yield at(tree, *site, (*path, "to"), message, fix, code=codes.DAYS)
            if any(days.meet(span(other)) for other in spells[:i]):
                message = f"'{attribute}' of '{who}' has two values on some days"
                yield at(tree, *site, path, message, "let one spell end before the next begins")
            for fact in takers.get(attribute, ()):
                if wrong := _unfit(tree, fact, spell.value):
                    yield at(tree, *site, (*path, "value"), *wrong, code=codes.VALUE)


def _unfit(tree: RuleSet, fact: FactDeclaration, value: str | bool) -> tuple[str, str] | None:
    """Return why a value cannot be that of a fact which reads it, and what to do."""
    if fact.type == "boolean":
        return None if isinstance(value, bool) else (f"'{value}' is neither true nor false", "write true or false")
    known = {"state": {*tree.vocabulary.states}, "actor": {*tree.vocabulary.actors, *tree.vocabulary.states}}.get(
        fact.type, {*fact.values}
    )
    if value in known:
        return None
    what = "State" if fact.type == "state" else "value that is declared"
    return f"'{value}' is no {what}", nearest(str(value), known) or "declare it"


def _holidays(tree: RuleSet) -> Iterator[Diagnostic]:
    for year, entry in tree.vocabulary.holidays.items():
        for i, day in enumerate(entry.days):
            on = partial(day).exact
            if on is None or f"{on.year:04d}" != year:
                message = f"'{day}' is no day of {year}"
                yield at(tree, "year", year, ("days", i), message, f"write it as {year}-01-01", code=codes.DAY)


def _red_flags(tree: RuleSet) -> Iterator[Diagnostic]:
    """A red flag asks something of a conduct, and only facts that are declared."""
    for name, flag in tree.vocabulary.red_flags.items():
        site = ("red flag", name)
        for key in ("reported", "unreported"):
            for i, fact in enumerate(getattr(flag, key)):
                if fact not in tree.vocabulary.facts:
                    yield _missing(tree, site, (key, i), "fact", fact, tree.vocabulary.facts)
        if not (flag.when or flag.reported or flag.unreported):
            message = "it says nothing of when to ask"
            yield at(tree, *site, (), message, "add 'when', 'reported' or 'unreported'", key=True)
