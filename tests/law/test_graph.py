"""The graph of what rests on what: every name leads somewhere, circles are found as walking finds them, and it reverses."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.law.graph import ANSWER, Edge, Entity, Graph, Relation
from compliance.law.load import RuleSet, load
from tests.cli.support import RULES, SHIPPED_RULES


@pytest.fixture(scope="module", params=["shipped", "made up"])
def tree(request: pytest.FixtureRequest) -> RuleSet:
    return load(SHIPPED_RULES if request.param == "shipped" else RULES)


def declared(tree: RuleSet) -> dict[str, set[str]]:
    book = tree.vocabulary
    return {
        "limb": set(tree.limbs), "definition": set(book.definitions), "fact": set(book.facts), "link": set(book.links),
        "step": set(tree.steps), "element": set(book.elements), "conduct": set(book.conducts),
    }  # fmt: skip


def test_whatever_is_named_is_declared(tree: RuleSet) -> None:
    known = declared(tree)
    for kind in ("limb", "definition", "link", "step", "fact"):
        for name in known[kind]:
            for edge in tree.graph.names(Entity(kind, name)):
                assert edge.to.name in known.get(edge.to.kind, {edge.to.name}), edge


def test_what_a_limb_rests_on_has_it_among_those_that_rest_on_it(tree: RuleSet) -> None:
    relations = frozenset(Relation)
    for ref in tree.limbs:
        for entity in tree.graph.closure([Entity("limb", ref)], relations):
            assert ref in tree.graph.limbs_resting_on(entity, relations)


def test_a_sound_tree_has_no_circle(tree: RuleSet) -> None:
    assert not tree.graph.circular("limb") and not tree.graph.circular("definition", frozenset({Relation.ASKED}))


@given(st.dictionaries(st.integers(0, 12), st.sets(st.integers(0, 12), max_size=3), max_size=12), st.randoms())
def test_circles_are_those_that_walking_finds(links: dict[int, set[int]], dice: random.Random) -> None:
    graph = Graph.__new__(Graph)
    graph._edges = {
        Entity("limb", str(a)): tuple(Edge(dice.choice(list(Relation)), Entity("limb", str(b))) for b in sorted(to))
        for a, to in links.items()
    }
    assert graph.circular("limb") == {e.name for e in graph._edges if e in graph.closure([e], ANSWER)}


def test_an_amendment_is_among_what_its_limb_says_and_what_the_other_rests_on(tree: RuleSet) -> None:
    amending = [(ref, i, e) for ref, entry in tree.limbs.items() for i, e in enumerate(entry.limb.effects)]
    assert amending
    for ref, i, effect in amending:
        done = Entity("effect", f"{ref} {i}")
        assert Edge(Relation.EFFECT, done) in tree.graph.names(Entity("limb", ref))
        for target in set(tree.named_by(effect)) - set(effect.except_):
            edges = tree.graph.names(Entity("limb", target))
            assert {Edge(Relation.AMENDED, done), Edge(Relation.AMENDER, Entity("limb", ref))} <= set(edges)
