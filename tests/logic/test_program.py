"""The definitional interpreter: what each operator says of what is known, and that learning more never unsays it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.dataclass import replace
from compliance.files.dates import ALWAYS, Interval
from compliance.law.conditions import CompileError, Compiler
from compliance.law.load import RuleSet
from compliance.logic.condition import Condition
from compliance.logic.program import Bounds, Node, Op, Program, Table, bounds_of, facts_of, rerun, run
from compliance.logic.truth import Truth
from compliance.logic.values import NOT_REPORTED, Fact, Known, Reason, Unknown
from compliance.vocabulary.model import Definition, ItemClass
from tests.logic import worlds
from tests.logic.worlds import env, text

D = date(2011, 2, 26)


def value(node: Node, base: dict[str, Fact], **more: dict[str, bool]) -> Truth:
    return run((node,), env(base, **more))[-1]  # type: ignore[arg-type]


# --- learning more


@st.composite
def learned(draw: st.DrawFn, base: dict[str, Fact]) -> dict[str, Fact]:
    """The same facts, with some told more exactly."""
    more = dict(base)
    for fact, held in {**dict.fromkeys(worlds.VALUES, NOT_REPORTED), **base}.items():
        if fact in ("standing", "armed") or not draw(st.booleans()):
            continue
        if isinstance(held, Unknown):
            more[fact] = Known(draw(st.sampled_from(held.candidates or worlds.VALUES[fact])))
        elif isinstance(held.value, Interval):
            narrower = held.value.meet(draw(worlds.intervals))
            more[fact] = Known(narrower or held.value)
        elif isinstance(held.value, frozenset) and not held.complete:
            more[fact] = Known(held.value | draw(worlds.sets), complete=draw(st.booleans()))
    return more


@given(worlds.programs(worlds.rich_leaves, sets=True), worlds.rich_bases(), st.data())
def test_learning_more_never_changes_a_decided_node(program: Program, base: dict[str, Fact], data: st.DataObject) -> None:
    before = run(program, env(base))
    norms = data.draw(st.dictionaries(st.sampled_from(("n1", "n2")), st.booleans()))
    questions = st.sampled_from(("j1", "j2", *(n.name for n in program if n.name)))
    judged = data.draw(st.dictionaries(questions, st.booleans(), max_size=3))
    after = run(program, env(data.draw(learned(base)), judged, norms))
    assert all(a is b for a, b in zip(before, after, strict=True) if a is not None)


@given(worlds.programs(worlds.rich_leaves, sets=True), worlds.rich_bases())
def test_running_is_a_function_of_the_facts(program: Program, base: dict[str, Fact]) -> None:
    values = run(program, env(base))
    assert values == run(program, env(dict(reversed(base.items()))))
    assert len(values) == len(program)
    assert rerun(program, values, tuple(range(len(program))), env(base)) == values
    assert rerun(program, values[:1], tuple(range(1, len(program))), env(base)) == values


@given(worlds.programs(worlds.rich_leaves), worlds.rich_bases(), st.sampled_from(worlds.CLOSED), st.data())
def test_running_again_only_what_is_affected(program: Program, base: dict[str, Fact], fact: str, data: st.DataObject) -> None:
    other = {**base, fact: Known(data.draw(st.sampled_from(worlds.VALUES[fact])))}
    hit: set[int] = set()
    for index, node in enumerate(program):
        if node.fact == fact or not hit.isdisjoint(node.args):
            hit.add(index)
    again = rerun(program, run(program, env(base)), tuple(sorted(hit)), env(other))
    assert again == run(program, env(other))


def test_a_candidate_is_as_good_as_a_value_where_all_agree() -> None:
    node = Node(Op.IS, fact="r", operand=frozenset({"a", "b"}))
    assert value(node, {"r": Unknown(Reason.CONFLICTING, ("a", "b"))}) is True
    assert value(node, {"r": Unknown(Reason.IMPRECISE, ("b", "c"))}) is None
    assert value(node, {"r": Unknown(Reason.IMPRECISE, ("c",))}) is False
    assert value(node, {"r": NOT_REPORTED}) is None
    assert value(Node(Op.IS, fact="r", operand=frozenset(worlds.WORDS)), {"r": NOT_REPORTED}) is True
    assert value(Node(Op.IS, fact="loose", operand=frozenset(worlds.WORDS)), {}) is None


def test_absent_is_neither_false_nor_null() -> None:
    for fact in ("p", "r", "loose", "who", "standing"):
        held = frozenset({worlds.VALUES[fact][0]})
        assert value(Node(Op.IS, fact=fact, operand=held), {}) is None
        assert run((Node(Op.IS, fact=fact, operand=held), Node(Op.NOT, (0,))), env({}))[-1] is None


# --- days and numbers


def day(told: Interval, on_or_after: str | None, before: str | None) -> Truth:
    return value(Node(Op.DAY, fact="day", operand=bounds_of(on_or_after, before)), {"day": Known(told)})


@pytest.mark.parametrize(("offset", "after", "before"), [(-1, False, True), (0, True, False), (1, True, False)])
def test_a_day_on_both_sides_of_a_bound(offset: int, after: bool, before: bool) -> None:
    """``on_or_after`` includes its day; ``before`` does not."""
    told = D + timedelta(offset)
    assert day(Interval(told, told), D.isoformat(), None) is after
    assert day(Interval(told, told), None, D.isoformat()) is before


@pytest.mark.parametrize(
    ("lo", "hi", "after"),
    [
        (-5, -1, False),
        (-5, 0, None),
        (0, 5, True),
        (-1, 1, None),
        (None, -1, False),
        (None, 0, None),
        (0, None, True),
        (None, None, None),
    ],
)
def test_an_imprecise_day(lo: int | None, hi: int | None, after: Truth) -> None:
    told = Interval(None if lo is None else D + timedelta(lo), None if hi is None else D + timedelta(hi))
    assert day(told, D.isoformat(), None) is after
    assert day(told, None, D.isoformat()) is (None if after is None else not after)


def test_conflicting_days_decide_where_they_agree() -> None:
    node = Node(Op.DAY, fact="day", operand=bounds_of(D.isoformat(), None))
    sides = (Interval(D, D), Interval(D + timedelta(9), None))
    assert value(node, {"day": Unknown(Reason.CONFLICTING, sides)}) is True
    assert value(node, {"day": Unknown(Reason.CONFLICTING, (*sides, Interval(None, D - timedelta(1))))}) is None


@given(worlds.intervals, worlds.intervals, st.sampled_from(worlds.DAYS))
def test_a_window_of_days_is_exact(told: Interval, window: Interval, on: date) -> None:
    operand = Bounds(window.lo.toordinal() if window.lo else None, window.hi.toordinal() if window.hi else None)
    found = value(Node(Op.DAY, fact="day", operand=operand), {"day": Known(told)})
    if found is True:
        assert told.meet(window) == told
    if found is False:
        assert told.meet(window) is None
    if window != ALWAYS and told == Interval(on, on):
        assert found is (told.meet(window) is not None)


@pytest.mark.parametrize(
    ("lo", "hi", "truths"), [(2, None, (False, True, True)), (None, 2, (True, True, False)), (2, 2, (False, True, False))]
)
def test_a_number_on_both_sides_of_a_bound(lo: int | None, hi: int | None, truths: tuple[bool, ...]) -> None:
    node = Node(Op.NUMBER, fact="count", operand=Bounds(lo, hi))
    assert tuple(value(node, {"count": Known(n)}) for n in (1, 2, 3)) == truths
    assert value(node, {}) is None


# --- sets


def test_includes_needs_completeness_to_deny() -> None:
    node = Node(Op.INCLUDES, fact="purpose", operand="a")
    assert value(node, {"purpose": Known(frozenset("ab"))}) is True
    assert value(node, {"purpose": Known(frozenset("b"))}) is None
    assert value(node, {"purpose": Known(frozenset("b"), complete=True)}) is False
    assert value(node, {}) is None
    assert value(node, {"purpose": Unknown(Reason.CONFLICTING, (frozenset("a"), frozenset("b")))}) is None


SOLELY = Node(Op.SOLELY, fact="purpose", operand=Table({"a": True, "b": None}, False), name="fit")


@pytest.mark.parametrize(
    ("words", "complete", "judged", "truth"),
    [
        ("c", False, {}, False),
        ("ac", False, {}, False),
        ("bc", True, {}, False),
        ("a", False, {}, None),
        ("a", True, {}, True),
        ("ab", True, {}, None),
        ("ab", True, {"fit": True}, True),
        ("ab", True, {"fit": False}, False),
        ("a", False, {"solely:fit": True}, True),
        ("a", False, {"solely:fit": False}, False),
        # That nothing else is served does not say that what is served fits.
        ("ab", False, {"solely:fit": True}, None),
        ("ab", False, {"solely:fit": True, "fit": True}, True),
        ("ac", False, {"solely:fit": True, "fit": True}, False),
    ],
)
def test_solely(words: str, complete: bool, judged: dict[str, bool], truth: Truth) -> None:
    """A purpose outside fails; one that fits leaves it to judgement; one unreported leaves it open."""
    assert value(SOLELY, {"purpose": Known(frozenset(words), complete)}, judged=judged) is truth


def test_solely_of_nothing_reported_is_open() -> None:
    assert value(SOLELY, {}) is None
    assert value(SOLELY, {"purpose": Unknown(Reason.CONFLICTING, (frozenset("a"),))}) is None


# --- definitions, compiled


def tree(**definitions: dict[str, object]) -> RuleSet:
    book = replace(worlds.book())
    book.classes = {
        name: ItemClass.model_validate({"label": text(name), **({"under": under} if under else {})})
        for name, under in {"goods": None, "arms": "goods", "rifle": "arms", "toy": "goods", "shell": "arms"}.items()
    }
    book.facts["class"] = worlds.declare("class")
    book.definitions = {
        name: Definition.model_validate(
            {"label": text(name), "says": text("s"), "reasons": text("r"), "confidence": "memory", **body}
        )
        for name, body in definitions.items()
    }
    return RuleSet(Path(), book)


def ask(where: RuleSet, condition: dict[str, object], base: dict[str, Fact], *, reading: str = "", **judged: bool) -> Truth:
    compiler = Compiler(where, frozenset({reading} - {""}))
    index = compiler.condition(Condition.model_validate(condition))
    return run(tuple(compiler.nodes), env(base, judged, book=where.vocabulary))[index]


ARMS = {"table": {"fact": "class", "rows": {"arms": True, "shell": "judgement", "toy": False}, "rest": "judgement"}}


@pytest.mark.parametrize(("item", "truth"), [("arms", True), ("rifle", True), ("shell", None), ("toy", False), ("goods", None)])
def test_a_table_over_classes_takes_the_nearest_row(item: str, truth: Truth) -> None:
    assert ask(tree(arms=ARMS), {"term": "arms"}, {"class": Known(item)}) is truth


def test_what_a_table_leaves_to_judgement_may_be_answered_and_nothing_else() -> None:
    where = tree(arms=ARMS)
    assert ask(where, {"term": "arms"}, {"class": Known("shell")}, arms=True) is True
    assert ask(where, {"term": "arms"}, {"class": Known("shell")}, arms=False) is False
    assert ask(where, {"term": "arms"}, {"class": Known("toy")}, arms=True) is False
    assert ask(where, {"term": "arms"}, {}, arms=True) is None


def test_a_row_may_rest_on_other_facts() -> None:
    where = tree(t={"table": {"fact": "r", "rows": {"a": {"when": {"fact": "p", "is": True}}, "b": True}, "rest": False}})
    assert ask(where, {"term": "t"}, {"r": Known("a"), "p": Known(True)}) is True
    assert ask(where, {"term": "t"}, {"r": Known("a"), "p": Known(False)}) is False
    assert ask(where, {"term": "t"}, {"r": Known("a")}) is None
    assert ask(where, {"term": "t"}, {"r": Known("c")}) is False
    assert ask(where, {"term": "t"}, {"r": Unknown(Reason.IMPRECISE, ("a", "b")), "p": Known(True)}) is True


def test_a_reading_of_a_definition_replaces_its_body() -> None:
    where = tree(
        t={
            "when": {"fact": "p", "is": True},
            "readings": [{"id": "other", "holder": text("h"), "says": text("s"), "when": {"fact": "q", "is": True}}],
        },
        outer={"when": {"not": {"term": "t"}}},
    )
    base: dict[str, Fact] = {"p": Known(True), "q": Known(False)}
    assert ask(where, {"term": "outer"}, base) is False
    assert ask(where, {"term": "outer"}, base, reading="other") is True


def test_a_class_is_met_by_all_under_it() -> None:
    where = tree()
    assert ask(where, {"fact": "class", "is": "arms"}, {"class": Known("rifle")}) is True
    assert ask(where, {"fact": "class", "is": "rifle"}, {"class": Known("arms")}) is False
    assert ask(where, {"fact": "class", "in": ["toy", "arms"]}, {"class": Known("shell")}) is True


def test_equal_conditions_are_one_node() -> None:
    compiler = Compiler(tree(arms=ARMS))
    both = compiler.condition(Condition.model_validate({"all": [{"term": "arms"}, {"any": [{"term": "arms"}]}]}))
    assert len(compiler.nodes) == 3
    assert both == 2
    assert [facts_of(node) for node in compiler.nodes] == [("class",), (), ()]


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"fact": "pp", "is": True}, "fact 'pp' is not declared"),
        ({"fact": "p", "is": "yes"}, "'yes' is neither true nor false"),
        ({"fact": "r", "is": "d"}, "'d' is no value of fact 'r'"),
        ({"fact": "r", "on_or_after": "2011-01-01"}, "fact 'r' is of type enum; this needs day"),
        ({"fact": "day", "at_least": 3}, "fact 'day' is of type day; this needs number"),
        ({"fact": "day", "is": "2011"}, "fact 'day' is of type day"),
        ({"fact": "count", "is": 3}, "fact 'count' is of type number"),
        ({"fact": "purpose", "is": "a"}, "fact 'purpose' is of type set"),
        ({"fact": "purpose", "in": ["a"]}, "fact 'purpose' is of type set"),
        ({"fact": "r", "includes": "a"}, "fact 'r' is of type enum; this needs set"),
        ({"fact": "purpose", "solely": "arms"}, "'arms' is no definition with a table over 'purpose'"),
        ({"fact": "purpose", "solely": "none"}, "'none' is no definition with a table over 'purpose'"),
        ({"term": "over_set"}, "'over_set' is a table over a set, which no single value meets"),
        ({"term": "self"}, "definition 'self' rests on itself"),
        ({"fact": "purpose", "solely": "knot"}, "definition 'knot' rests on itself"),
        ({"term": "none"}, "definition 'none' is not in this tree"),
        ({"norm": "none"}, "limb 'none' is not in this tree"),
        ({"passed": {"since": "day", "until": "later"}}, "no number of working days"),
        ({"passed": {"since": "p", "until": "later", "working_days": 1}}, "fact 'p' is of type boolean; this needs day"),
    ],
)
def test_what_does_not_compile(condition: dict[str, object], message: str) -> None:
    rows = {"a": {"when": {"fact": "purpose", "solely": "knot"}}}
    where = tree(
        arms=ARMS,
        over_set={"table": {"fact": "purpose", "rows": {}}},
        self={"when": {"any": [{"term": "self"}]}},
        knot={"table": {"fact": "purpose", "rows": rows}},
    )
    with pytest.raises(CompileError) as caught:
        ask(where, condition, {})
    assert message in caught.value.message


def test_the_error_leads_to_its_place() -> None:
    with pytest.raises(CompileError) as caught:
        ask(tree(), {"all": [{"all": []}, {"any": [{"not": {"fact": "r", "in": ["a", "x"]}}]}]}, {})
    assert caught.value.at == ("all", 1, "any", 0, "not", "in", 1)
