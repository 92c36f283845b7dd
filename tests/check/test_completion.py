"""Completion against brute force: what is tried is never wrong, and finds whatever all ways of filling agree on."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from compliance.check import evaluate as evaluation
from compliance.check.evaluate import MAX_COMPLETIONS, Column, PeriodResult, outcome_from
from compliance.check.status import Answer, Status, answer
from compliance.files.dataclass import replace
from compliance.files.dates import ALWAYS
from compliance.law.compile import CompiledLimb, Parts
from compliance.law.compiled import LimbVersion
from compliance.law.consolidate import Content, Version
from compliance.logic.columns import ColumnPass, Pool
from compliance.logic.program import Node, Op, run
from compliance.logic.truth import Truth
from compliance.logic.values import NOT_REPORTED, Fact, Known, Reason, Unknown
from tests.logic import worlds

S = Status


def limb(ref: str, elements: dict[str, int], whole: int = -1) -> CompiledLimb:
    return CompiledLimb(ref, tuple(elements.items()), (), -1, whole, {})


def version(
    program: worlds.Program, elements: list[int], exempt: list[int], staged: tuple[int, int], force: Truth
) -> LimbVersion:
    content = Content({}, {}, alive=True, until=None, until_computed=False, chain=())
    text = Version(date(2011, 1, 1), None, force, content)
    others = tuple(limb(f"x{i}", {"whole": node}, node) for i, node in enumerate(exempt))
    parts = Parts(limb("l", {f"e{i}": n for i, n in enumerate(elements)}), *staged, others, frozenset())
    pool = Pool(list(program))
    return LimbVersion(("l", frozenset(), text.lo), "l", "prohibition", text, {o.ref: text for o in others}, parts, pool)


def evaluate(at: LimbVersion, base: dict[str, Fact]) -> PeriodResult:
    view = worlds.env(base)
    return evaluation.evaluate(at, Column(view, ColumnPass(at.pool, view), 1), ALWAYS, at.parts)


@st.composite
def versions(draw: st.DrawFn) -> LimbVersion:
    program = draw(worlds.programs(worlds.leaves((*worlds.CLOSED, "loose", "standing", "armed"))))
    last = st.integers(0, len(program) - 1)
    staged = draw(st.just((-1, -1)) | st.tuples(last, last))
    return version(
        program,
        draw(st.lists(last, min_size=1, max_size=3)),
        draw(st.lists(last, max_size=2)),
        staged,
        draw(st.sampled_from([True, True, True, None])),
    )


def ways(at: LimbVersion, base: dict[str, Fact]) -> set[Answer]:
    """The answers of every way of filling the unknown. A fact read from an actor is filled with it, else on its own."""
    found = set()
    for filled in worlds.completions(base, (*worlds.CLOSED, "loose", "who")):
        for whole in worlds.completions(filled, ("standing", "armed")):
            values = run(tuple(at.pool.nodes), worlds.env(whole))
            heads = [True if i < 0 else values[i] for i in at.parts.heads]
            found.add(answer(outcome_from(at, at.parts, heads), at.kind))
    return found


# What a status allows each way of filling the unknown to give. An exemption shown stands even where an element is open.
ALLOWED = {
    S.NOT_IN_FORCE: {S.NOT_IN_FORCE},
    S.NOT_TOUCHED: {S.NOT_TOUCHED},
    S.EXCEPTED: {S.EXCEPTED, S.NOT_TOUCHED},
    S.TOUCHED: {S.TOUCHED},
    S.TOUCHED_UNLESS: {S.TOUCHED, S.TOUCHED_UNLESS, S.EXCEPTED},
    S.PROSPECTIVE: {S.PROSPECTIVE, S.EXCEPTED},
    S.OPEN: set(S),
}


@given(versions(), worlds.bases())
def test_never_wrong_and_never_blind(at: LimbVersion, base: dict[str, Fact]) -> None:
    result = evaluate(at, base)
    found = ways(at, base)
    assert {a.status for a in found} <= ALLOWED[result.answer.status]
    if len(found) == 1 and not result.skipped:
        assert result.answer == found.pop()


@given(versions(), worlds.bases(), st.sampled_from(["obligation", "authorization", "criterion", "call"]))
def test_never_wrong_in_other_words(at: LimbVersion, base: dict[str, Fact], kind: str) -> None:
    at = replace(at, kind=kind)
    result = evaluate(at, base)
    found = ways(at, base)
    if len(found) == 1 and not result.skipped:
        assert result.answer == found.pop()
    elif result.answer.status in (S.TRIGGERED, S.AVAILABLE, S.ADDRESSED):
        assert found == {result.answer}


@given(versions(), worlds.bases(), st.data())
def test_filling_an_unknown_keeps_a_decided_status(at: LimbVersion, base: dict[str, Fact], data: st.DataObject) -> None:
    before = evaluate(at, base).answer
    unknown = [f for f in worlds.CLOSED if not isinstance(base.get(f, NOT_REPORTED), Known)]
    if not unknown or before.status not in ALLOWED or before.status in (S.OPEN, S.PROSPECTIVE, S.TOUCHED_UNLESS):
        return
    fact = data.draw(st.sampled_from(unknown))
    held = base.get(fact, NOT_REPORTED)
    assert isinstance(held, Unknown)
    value = data.draw(st.sampled_from(held.candidates or worlds.VALUES[fact]))
    after = evaluate(at, {**base, fact: Known(value)}).answer
    assert after.status in ALLOWED[before.status]


def test_a_node_that_two_elements_share_is_tried() -> None:
    """One leaf read twice: the element and its opposite cannot both hold."""
    program = (Node(Op.IS, fact="p", operand=frozenset({True})), Node(Op.NOT, (0,)))
    at = version(program, [0, 1], [], (-1, -1), True)
    assert evaluate(at, {}).answer == Answer(S.NOT_TOUCHED)


def test_an_exemption_that_covers_what_the_element_leaves() -> None:
    """Touched only if p, excepted only if p: either way it is not touched or excepted, and so it is open which."""
    program = (Node(Op.IS, fact="p", operand=frozenset({True})),)
    at = version(program, [0], [0], (-1, -1), True)
    assert evaluate(at, {}).answer == Answer(S.OPEN)


def test_an_exemption_shown_does_not_hide_that_no_element_can_hold() -> None:
    program = (Node(Op.IS, fact="p", operand=frozenset({True})), Node(Op.NOT, (0,)), Node(Op.ALL))
    at = version(program, [0, 1], [2], (-1, -1), True)
    assert evaluate(at, {}).answer == Answer(S.NOT_TOUCHED)
    open_only = version(program, [0], [2], (-1, -1), True)
    assert evaluate(open_only, {}).answer == Answer(S.EXCEPTED)


def test_what_needs_judgement_or_is_withheld_is_never_tried() -> None:
    program = (Node(Op.IS, fact="p", operand=frozenset({True})), Node(Op.NOT, (0,)))
    at = version(program, [0, 1], [], (-1, -1), True)
    for reason in (Reason.JUDGEMENT, Reason.WITHHELD, Reason.LAW_NOT_KNOWN):
        assert evaluate(at, {"p": Unknown(reason)}).answer == Answer(S.OPEN)
    for reason in (Reason.NOT_REPORTED, Reason.CONFLICTING, Reason.IMPRECISE):
        assert evaluate(at, {"p": Unknown(reason)}).answer == Answer(S.NOT_TOUCHED)


def test_values_that_no_leaf_tells_apart_are_one_way() -> None:
    """A fact of many values is tried as often as the program can tell them apart, not once a value."""
    program = (Node(Op.IS, fact="r", operand=frozenset({"a"})), Node(Op.NOT, (0,)))
    assert evaluate(version(program, [0, 1], [], (-1, -1), True), {}).completions == 2
    assert MAX_COMPLETIONS >= 2
