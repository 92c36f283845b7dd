"""Random programs over a small vocabulary, and random states of its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from random import Random

from hypothesis import strategies as st

from compliance.check.facts_view import FactsView
from compliance.files.dates import ALWAYS, Interval
from compliance.logic.program import Bounds, Clock, Node, NormRef, Op, Program, Table
from compliance.logic.truth import Truth
from compliance.logic.values import Fact, Known, Reason, Unknown, Value
from compliance.vocabulary.index import Vocabulary
from compliance.vocabulary.model import Actor, FactDeclaration

WORDS = ("a", "b", "c")
ACTORS = ("north", "south", "east")
DAYS = tuple(date(2011, 1, d) for d in (10, 20, 30))


def text(word: str) -> dict[str, str]:
    return {"en": word, "ar": word}


def declare(kind: str, **more: object) -> FactDeclaration:
    return FactDeclaration.model_validate({"type": kind, "scope": "conduct", "label": text("l"), "meaning": text("m"), **more})


def spell(value: str | bool) -> list[dict[str, object]]:
    return [{"value": value, "confidence": "memory"}]


def book() -> Vocabulary:
    """Closed facts p, q, r, s; an open list; an actor from whom two attributes are read; a day, a number and a set."""
    values = {w: {"label": text(w)} for w in WORDS}
    made = Vocabulary()
    made.facts = {
        "p": declare("boolean"),
        "q": declare("boolean"),
        "r": declare("enum", values=values, exhaustive=True),
        "s": declare("enum", values=values, exhaustive=True),
        "loose": declare("enum", values=values),
        "who": declare("actor"),
        "standing": declare("enum", values=values, exhaustive=True, derived={"of": "who", "take": "standing"}),
        "armed": declare("boolean", derived={"of": "who", "take": "armed"}),
        "day": declare("day"),
        "later": declare("day"),
        "count": declare("number"),
        "purpose": declare("set", values=values),
    }
    standings = dict(zip(ACTORS, WORDS, strict=True))
    made.actors = {
        name: Actor.model_validate(
            {
                "name": text(name),
                "attributes": {"standing": spell(word), **({"armed": spell(word == "a")} if word != "c" else {})},
            }
        )
        for name, word in standings.items()
    }
    return made


BOOK = book()
CLOSED = ("p", "q", "r", "s")
VALUES: dict[str, tuple[Value, ...]] = {
    "p": (False, True), "q": (False, True), "r": WORDS, "s": WORDS, "loose": WORDS, "standing": WORDS, "armed": (False, True),
    "who": ACTORS,
}  # fmt: skip


def env(
    base: Mapping[str, Fact],
    judged: Mapping[str, bool] | None = None,
    norms: Mapping[str, Truth] | None = None,
    book: Vocabulary = BOOK,
) -> FactsView:
    return FactsView(book, base, ALWAYS, local={}, norm=lambda ref: (norms or {}).get(ref.limb), judged=judged or {})


# --- states of facts


def unknown(fact: str) -> st.SearchStrategy[Fact]:
    reasons = st.sampled_from(Reason)
    return st.builds(
        Unknown,
        reasons,
        st.none() | st.lists(st.sampled_from(VALUES[fact]), min_size=2, max_size=3, unique=True).map(tuple),
    )


def state(fact: str) -> st.SearchStrategy[Fact]:
    return st.sampled_from(VALUES[fact]).map(Known) | unknown(fact)


@st.composite
def bases(draw: st.DrawFn, facts: tuple[str, ...] = (*CLOSED, "loose", "who")) -> dict[str, Fact]:
    return {f: draw(state(f)) for f in facts if draw(st.booleans())}


INTERVALS = [Interval(lo, hi) for lo in (None, *DAYS) for hi in (None, *DAYS) if lo is None or hi is None or lo <= hi]
intervals = st.sampled_from(INTERVALS)
sets = st.frozensets(st.sampled_from(WORDS), max_size=3)


@st.composite
def rich_bases(draw: st.DrawFn) -> dict[str, Fact]:
    """States of all kinds of facts."""
    base = draw(bases())
    for fact, value in (("day", intervals), ("later", intervals), ("count", st.integers(0, 4)), ("purpose", sets)):
        if draw(st.booleans()):
            base[fact] = Known(draw(value), complete=draw(st.booleans()) if fact == "purpose" else False)
    return base


RICH = (*VALUES, "day", "later", "count", "purpose")


def rich_state(random: Random, fact: str) -> Fact:
    """A state of a fact of any kind: a value, or unknown with or without what it may be."""

    def value() -> Value:
        if fact in VALUES:
            return random.choice(VALUES[fact])
        if fact == "count":
            return random.randrange(5)
        return frozenset(w for w in WORDS if random.random() < 0.5) if fact == "purpose" else random.choice(INTERVALS)

    if random.random() < 0.5:
        return Known(value(), complete=fact == "purpose" and random.random() < 0.5)
    candidates = tuple(dict.fromkeys(value() for _ in range(random.randrange(1, 4))))
    return Unknown(random.choice(list(Reason)), candidates if random.random() < 0.6 else None)


# --- programs


def tests(fact: str) -> st.SearchStrategy[Node]:
    some = st.frozensets(st.sampled_from(VALUES[fact]), min_size=1, max_size=2)
    return some.map(lambda wanted: Node(Op.IS, fact=fact, operand=wanted))


def leaves(facts: tuple[str, ...]) -> st.SearchStrategy[Node]:
    return st.sampled_from(facts).flatmap(tests)


bounds = st.tuples(st.none() | st.integers(0, 4), st.none() | st.integers(0, 4)).map(lambda b: Bounds(*b))
day_bounds = st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).map(
    lambda b: Bounds(*(d.toordinal() if d else None for d in b))
)
rich_leaves = st.one_of(
    leaves((*CLOSED, "loose", "who", "standing", "armed")),
    bounds.map(lambda b: Node(Op.NUMBER, fact="count", operand=b)),
    day_bounds.map(lambda b: Node(Op.DAY, fact="day", operand=b)),
    st.sampled_from(WORDS).map(lambda w: Node(Op.INCLUDES, fact="purpose", operand=w)),
    st.sampled_from(("j1", "j2")).map(lambda q: Node(Op.JUDGE, operand=q)),
    st.sampled_from(("n1", "n2")).map(lambda n: Node(Op.NORM, operand=NormRef(n, "item", "touched"))),
    st.integers(0, 9).map(lambda n: Node(Op.PASSED, fact="day", operand=Clock(n, "later"))),
)


@st.composite
def programs(
    draw: st.DrawFn, leaf: st.SearchStrategy[Node], tabled: tuple[str, ...] = ("r", "s", "standing"), *, sets: bool = False
) -> Program:
    """Leaves, tables whose rows may rest on earlier nodes, and gates over earlier nodes; nodes are shared at will."""
    nodes: list[Node] = draw(st.lists(leaf, min_size=2, max_size=5))
    for _ in range(draw(st.integers(1, 7))):
        earlier = st.integers(0, len(nodes) - 1)
        kinds = [Op.ALL, Op.ANY, Op.NOT, Op.TABLE, *([Op.SOLELY] if sets else [])]
        op = draw(st.sampled_from(kinds))
        if op in (Op.TABLE, Op.SOLELY):
            answers = st.none() | st.booleans() | earlier.map(lambda i: (i,))
            rows = {w: draw(answers) for w in WORDS if draw(st.booleans())}
            args = tuple(sorted({a[0] for a in rows.values() if isinstance(a, tuple)}))
            fact = draw(st.sampled_from(tabled)) if op is Op.TABLE else "purpose"
            table = Table(rows, draw(st.none() | st.booleans()))
            nodes.append(Node(op, args, fact, table, name=f"term{len(nodes)}"))
        else:
            many = 1 if op is Op.NOT else draw(st.integers(1, 3))
            nodes.append(Node(op, tuple(draw(earlier) for _ in range(many))))
    return tuple(nodes)


# --- brute force


def completions(base: Mapping[str, Fact], facts: tuple[str, ...]) -> Iterator[dict[str, Fact]]:
    """Every way of filling the unknown facts that may be tried, each on its own."""
    at = env(base)
    lists: list[tuple[Value, ...]] = []
    names: list[str] = []
    barred = (Reason.JUDGEMENT, Reason.WITHHELD, Reason.LAW_NOT_KNOWN)
    for fact in facts:
        held = at.get(fact)
        if isinstance(held, Known) or held.reason in barred:
            continue
        listed = held.candidates or BOOK.domain(fact)
        if listed:
            names.append(fact)
            lists.append(listed)
    for values in product(*lists):
        yield {**base, **{f: Known(v) for f, v in zip(names, values, strict=True)}}
