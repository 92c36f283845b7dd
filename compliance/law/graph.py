"""What rests on what in a rule tree: one graph of everything that is declared, made in one pass over the tree.

An entity is a kind and a name (``limb``, ``definition``, ``fact``, ``step``, ...); an edge leads from it to one that it names,
and says how. Whoever asks what rests on what says which relations count for the question: a limb that only amends another has
its own mark of review, yet a change of it moves the answers of the other.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from compliance.law.load import LimbEntry, RuleSet
    from compliance.law.model import Effect, ProcedureCase
    from compliance.logic.condition import Condition
    from compliance.vocabulary.model import Definition, DefinitionBody, FactDeclaration
    from compliance.vocabulary.roles import Roles


class Entity(NamedTuple):
    """What something is, and its name among those of its kind."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".rstrip()


class Relation(StrEnum):
    """How one entity names another."""

    # A condition, a table or a part of a limb on which its answer rests.
    ASKED = "asked"
    # A limb that is asked whether it catches the item itself, or what the item carries.
    NORM, CARRIED = "norm", "carried"
    # A class that a condition compares with.
    VALUE = "value"
    # What decides whether a duty is shown.
    SHOWN = "shown"
    # From a limb to what it does to others, and to the limb whose act it undoes.
    EFFECT, UNDOES = "effect", "undoes"
    # From a limb to what is done to it, to the limb that does it, and to one that leaves it out by name.
    AMENDED, AMENDER, SPARED = "amended", "amender", "spared"
    # From a limb to its exemption.
    EXCEPTED = "excepted"
    # Kinds of conduct: whose day picks the law, and whose stages a limb looks at.
    LAW_DAY, STAGED = "law_day", "staged"
    # The day of the act by which a fact is proven.
    PROOF = "proof"


class Edge(NamedTuple):
    """One entity that another names."""

    relation: Relation
    to: Entity


# What of one limb rests on the answer of another limb.
ANSWER = frozenset({Relation.ASKED, Relation.NORM, Relation.AMENDED, Relation.EXCEPTED})
# Whatever can move the answer of a limb, by whichever change of the tree.
MOVES = frozenset(Relation) - {Relation.SHOWN, Relation.VALUE, Relation.PROOF}
# Entities that are read as a whole: every class of items, the names of actors and States, working days, kinds of conduct.
CLASSES, NAMES, CLOCK = Entity("classes", ""), Entity("names", ""), Entity("clock", "")
CONDUCTS, GENERAL_STAGES = Entity("conducts", ""), Entity("stages", "general")
_BY_NAME = frozenset({"actor", "state"})
# What a rule tree says; definitions and facts are there for these.
RULES = ("limb", "link", "step", "regime")


class Graph:
    """What everything in one rule tree names. A name that is declared nowhere leads no further."""

    def __init__(self, tree: RuleSet) -> None:
        self._edges: dict[Entity, tuple[Edge, ...]] = {e: tuple(dict.fromkeys(edges)) for e, edges in _edges(tree)}
        for entity, edges in _done_to(tree).items():
            self._edges[entity] = (*self._edges.get(entity, ()), *dict.fromkeys(edges))

    def names(self, entity: Entity) -> tuple[Edge, ...]:
        """Return what an entity names itself, each with its relation."""
        return self._edges.get(entity, ())

    def closure(self, start: Iterable[Entity], relations: Set[Relation] = frozenset(Relation)) -> set[Entity]:
        """Return what some entities lead to along these relations; one of them itself only where something leads back."""
        found: set[Entity] = set()
        queue = list(start)
        while queue:
            more = {e.to for e in self.names(queue.pop()) if e.relation in relations} - found
            found |= more
            queue += more
        return found

    def resting_on(self, entity: Entity, relations: Set[Relation]) -> set[Entity]:
        """Return what leads to an entity along these relations, and the entity itself."""
        found = {entity}
        queue = [entity]
        while queue:
            more = {by for relation, by in self._named_by.get(queue.pop(), ()) if relation in relations} - found
            found |= more
            queue += more
        return found

    def limbs_resting_on(self, entity: Entity, relations: Set[Relation] = MOVES) -> set[str]:
        """Return the limbs that rest on an entity."""
        return {e.name for e in self.resting_on(entity, relations) if e.kind == "limb" and e in self._edges}

    def used(self, kind: str) -> set[str]:
        """Return the names of a kind on which some rule rests; what only an unused definition names counts as well."""
        heads = RULES if kind == "definition" else (*RULES, "definition")
        return {e.name for e in self.closure(e for e in self._edges if e.kind in heads) if e.kind == kind}

    def questions(self) -> set[str]:
        """Return every question of judgement that some condition asks."""
        return {edge.to.name for edges in self._edges.values() for edge in edges if edge.to.kind == "question"}

    def circular(self, kind: str, relations: Set[Relation] = ANSWER) -> set[str]:
        """Return the names of a kind that rest on themselves."""
        left = Counter({e: sum(edge.relation in relations for edge in edges) for e, edges in self._edges.items()})
        # What rests on nothing more is on no circle; the few that are left over are looked at one by one.
        queue = [e for e in {**self._edges, **self._named_by} if not left[e]]
        free = set(queue)
        while queue:
            for relation, by in self._named_by.get(queue.pop(), ()):
                if relation in relations:
                    left[by] -= 1
                    if not left[by]:
                        free.add(by)
                        queue.append(by)
        return {e.name for e in self._edges if e.kind == kind and e not in free and e in self.closure([e], relations)}

    @cached_property
    def _named_by(self) -> dict[Entity, list[tuple[Relation, Entity]]]:
        found: dict[Entity, list[tuple[Relation, Entity]]] = {}
        for entity, edges in self._edges.items():
            for relation, to in edges:
                found.setdefault(to, []).append((relation, entity))
        return found


def _edges(tree: RuleSet) -> Iterator[tuple[Entity, Iterable[Edge]]]:
    """Yield everything that is declared, with what it names itself."""
    vocabulary = tree.vocabulary
    for entry in tree.limbs.values():
        yield Entity("limb", entry.ref), _of_limb(entry, tree.vocabulary.roles)
        yield Entity("shown", entry.ref), of_condition(entry.limb.shown_when)
        for i, effect in enumerate(entry.limb.effects):
            yield _effect(entry, i), _of_effect(effect)
    for name, definition in vocabulary.definitions.items():
        yield Entity("definition", name), _of_definition(definition)
    for name, link in vocabulary.links.items():
        state = Edge(Relation.ASKED, Entity("fact", link.state))
        yield Entity("link", name), (*of_condition(link.when), *of_condition(link.member), state)
    for name, step in tree.steps.items():
        yield Entity("step", name), of_condition(step.when)
    for name, regime in tree.regimes.items():
        yield Entity("regime", name), of_condition(regime.scope)
    for name, flag in vocabulary.red_flags.items():
        yield Entity("red flag", name), of_condition(flag.when)
    for name, fact in vocabulary.facts.items():
        yield Entity("fact", name), _of_fact(fact)
    yield CONDUCTS, [Edge(Relation.ASKED, Entity("conduct", name)) for name in vocabulary.conducts]


def _done_to(tree: RuleSet) -> dict[Entity, list[Edge]]:
    """Return what other limbs do to each limb."""
    found: dict[Entity, list[Edge]] = {}
    for ref, entry in tree.limbs.items():
        limb = Entity("limb", ref)
        for i, effect in enumerate(entry.limb.effects):
            for target in tree.named_by(effect):
                done = found.setdefault(Entity("limb", target), [])
                if target in effect.except_:
                    done.append(Edge(Relation.SPARED, limb))
                else:
                    done += (Edge(Relation.AMENDED, _effect(entry, i)), Edge(Relation.AMENDER, limb))
        for target in entry.limb.excepts:
            found.setdefault(Entity("limb", target), []).append(Edge(Relation.EXCEPTED, limb))
    return found


def _effect(entry: LimbEntry, index: int) -> Entity:
    return Entity("effect", f"{entry.ref} {index}")


def _of_limb(entry: LimbEntry, roles: Roles) -> Iterator[Edge]:
    limb = entry.limb
    for name, element in limb.elements.items():
        yield Edge(Relation.ASKED, Entity("element", name))
        for when in (element.when, *(r.when for r in element.readings)):
            yield from of_condition(when)
    for case in limb.procedure.values():
        yield from _of_case(case)
    yield from (Edge(Relation.ASKED, Entity("link", name)) for name in limb.nexus)
    yield Edge(Relation.SHOWN, Entity("shown", entry.ref))
    yield from (Edge(Relation.EFFECT, _effect(entry, i)) for i in range(len(limb.effects)))
    yield Edge(Relation.LAW_DAY, CONDUCTS)
    if limb.conduct:
        yield Edge(Relation.ASKED, Entity("definition", limb.conduct))
        if limb.staged:
            for entity in (CONDUCTS, GENERAL_STAGES, Entity("fact", roles.stage), Entity("fact", roles.conduct)):
                yield Edge(Relation.STAGED, entity)


def _of_effect(effect: Effect) -> Iterator[Edge]:
    yield from of_condition(effect.when)
    if effect.to:
        yield from _of_case(effect.to)
    if effect.element:
        yield Edge(Relation.ASKED, Entity("element", effect.element))
    if effect.undoes:
        yield Edge(Relation.UNDOES, Entity("limb", effect.undoes))


def _of_case(case: ProcedureCase) -> Iterator[Edge]:
    for when in (case.when, *(r.when for r in case.readings)):
        yield from of_condition(when)
    yield from (Edge(Relation.ASKED, Entity("step", s)) for s in (case.step, *(r.step for r in case.readings)) if s)


def _of_definition(definition: Definition) -> Iterator[Edge]:
    for body in bodies(definition):
        if body.table:
            yield Edge(Relation.ASKED, Entity("fact", body.table.fact))
            yield from (Edge(Relation.VALUE, Entity("class", value)) for value in body.table.rows)
        for condition, _ in inside(body):
            yield from of_condition(condition)


def _of_fact(fact: FactDeclaration) -> Iterator[Edge]:
    if fact.derived:
        yield Edge(Relation.ASKED, Entity("fact", fact.derived.of))
        yield Edge(Relation.ASKED, Entity("attribute", fact.derived.take))
    if fact.type == "class":
        yield Edge(Relation.ASKED, CLASSES)
    if fact.type in _BY_NAME:
        yield Edge(Relation.ASKED, NAMES)
    if fact.proof and fact.proof.act_day:
        yield Edge(Relation.PROOF, Entity("fact", fact.proof.act_day))


def of_condition(condition: Condition | None) -> Iterator[Edge]:
    """Yield what a condition names, through the conditions inside it."""
    queue = [condition] if condition else []
    while queue:
        c = queue.pop()
        queue += parts(c)
        facts = (c.fact, *((c.passed.since, c.passed.until) if c.passed else ()))
        yield from (Edge(Relation.ASKED, Entity("definition", name)) for name in (c.term, c.solely) if name)
        yield from (Edge(Relation.ASKED, Entity("fact", name)) for name in facts if name)
        yield from (Edge(Relation.VALUE, Entity("class", v)) for v in (c.is_, *(c.in_ or ())) if isinstance(v, str))
        if c.passed:
            yield Edge(Relation.ASKED, CLOCK)
        if c.judge:
            yield Edge(Relation.ASKED, Entity("question", c.judge))
        if c.norm:
            yield Edge(Relation.NORM if (c.of or "item") == "item" else Relation.CARRIED, Entity("limb", c.norm))


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions right inside a condition."""
    return (*(condition.all_ or ()), *(condition.any_ or ()), *((condition.not_,) if condition.not_ else ()))


def bodies(definition: Definition) -> tuple[DefinitionBody, ...]:
    """Return what a definition says by default and under each reading."""
    return (definition, *definition.readings)


def inside(body: DefinitionBody) -> Iterator[tuple[Condition, str | None]]:
    """Yield the conditions of a definition, each with the value in whose row it stands, if it stands in a table."""
    if body.when:
        yield body.when, None
    for value, row in (body.table.rows if body.table else {}).items():
        if not isinstance(row, bool | str):
            yield row.when, value
