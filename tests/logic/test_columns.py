"""Many states of the facts at once: every node has in every column the value that the interpreter gives it there."""

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from compliance.check.facts_view import FactsView, VariedFacts
from compliance.logic.columns import ColumnFacts, ColumnPass, Pool
from compliance.logic.program import Program, run
from compliance.logic.values import Fact
from tests.logic import worlds

COLUMNS, ROUNDS = 20, 5
Changes = dict[str, Fact]
Judged = dict[str, bool]


class World:
    """A program over facts that are drawn at random, and more ways in which they may be."""

    def __init__(self, program: Program, random: Random) -> None:
        self.program, self.random = program, random
        base = {fact: worlds.rich_state(random, fact) for fact in worlds.RICH if random.random() < 0.5}
        norms = {norm: random.choice([True, False, None]) for norm in ("n1", "n2")}
        named = [node.name for node in program if node.name]
        self.questions = ["j1", "j2", *named, *(f"solely:{name}" for name in named)]
        self.view = worlds.env(base, self.judged(self.questions), norms)

    def judged(self, questions: list[str]) -> Judged:
        """Answers to some questions of judgement."""
        return {question: self.random.random() < 0.5 for question in questions if self.random.random() < 0.4}

    def changes(self, facts: tuple[str, ...]) -> Changes:
        """Other states of some facts."""
        changed = self.random.sample(facts, self.random.randrange(len(facts) + 1))
        return {fact: worlds.rich_state(self.random, fact) for fact in changed}

    def several(self, columns: int) -> list[tuple[Changes, Judged]]:
        """Several ways in which a few facts and questions may be otherwise, so that most of what is read is as it was."""
        facts = tuple(self.random.sample(worlds.RICH, self.random.randrange(1, 4)))
        questions = self.random.sample(self.questions, self.random.randrange(3))
        return [(self.changes(facts), self.judged(questions)) for _ in range(columns)]

    def lists(self) -> list[list[Changes]]:
        """Lists of choices of which no two name one fact; the choices of one list need not name the same."""
        facts = tuple(self.random.sample(worlds.RICH, len(worlds.RICH)))
        several = (facts[i : i + 3] for i in range(0, 3 * self.random.randrange(4), 3))
        return [[self.changes(own) for _ in range(self.random.randrange(1, 4))] for own in several]

    def passed(self, facts: ColumnFacts, base: ColumnPass | None = None, bit: int = 1) -> ColumnPass:
        """A pass that is asked for every node, in any order; of a new pool some nodes come only after the first were asked."""
        pool = base.pool if base else Pool(list(self.program[: self.random.randrange(len(self.program))]))
        found = ColumnPass(pool, facts, base, bit)
        for nodes in (len(pool.nodes), len(self.program)):
            pool.nodes += self.program[len(pool.nodes) : nodes]
            for index in self.random.sample(range(nodes), nodes):
                true, false = found.at(index)
                assert not true & false
                assert (true | false) & ~facts.full == 0
        return found

    def agree(self, found: ColumnPass, views: list[FactsView]) -> None:
        """Assert that each column has the values of a run over its facts."""
        for number, view in enumerate(views):
            columns = tuple(found.truth(index, 1 << number) for index in range(len(self.program)))
            assert columns == run(self.program, view), number


any_world = st.builds(
    World,
    worlds.programs(worlds.rich_leaves, ("r", "s", "standing", "loose"), sets=True),
    st.integers(0, 2**32).map(Random),
)


@given(any_world)
def test_one_column_is_one_run(world: World) -> None:
    world.agree(world.passed(world.view), [world.view])


@given(any_world)
def test_several_changes_at_once(world: World) -> None:
    for _ in range(ROUNDS):
        each = world.several(COLUMNS)
        facts = VariedFacts.of(world.view, [c for c, _ in each], [j for _, j in each])
        views = [world.view.replace(c, j) for c, j in each]
        world.agree(world.passed(facts), views)
        world.agree(world.passed(facts, world.passed(world.view)), views)


def columns_of(view: FactsView, lists: list[list[Changes]]) -> list[FactsView]:
    """The facts of every way, the choices of the first list taking turns fastest."""
    picks = product(*reversed(lists))
    return [view.replace({f: s for choice in pick for f, s in choice.items()}, {}) for pick in picks]


@given(any_world)
def test_every_way_of_choosing(world: World) -> None:
    lists = world.lists()
    facts, views = VariedFacts.every_way(world.view, lists), columns_of(world.view, lists)
    assert facts.full == (1 << len(views)) - 1
    world.agree(world.passed(facts), views)
    world.agree(world.passed(facts, world.passed(world.view)), views)


@given(any_world)
def test_every_way_of_choosing_in_one_column_of_others(world: World) -> None:
    """As the check completes what an assumption leaves unknown: over that column of the pass, and over no other."""
    each = world.several(3)
    outer = world.passed(VariedFacts.of(world.view, [c for c, _ in each], [j for _, j in each]), world.passed(world.view))
    for number, (changed, judged) in enumerate(each):
        view, lists = world.view.replace(changed, judged), world.lists()
        inner = world.passed(VariedFacts.every_way(view, lists), outer, 1 << number)
        world.agree(inner, columns_of(view, lists))
