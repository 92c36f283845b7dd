"""Where an amendment stands in the files decides nothing, and what was ended stays out: over random sets of amendments."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.files.diagnostics import FaultyFile
from compliance.law.consolidate import Law, Version
from tests.law.consolidate.build import FIRST, Limbs, act, case, force, instrument, limb, text, tree, when

TARGETS = ("a.x", "a.y", "b.z")
ACTS = tuple(f"n{i}.act" for i in range(6))
DAYS = tuple(FIRST + timedelta(days) for days in range(0, 60, 6))
HORIZON = tuple(FIRST + timedelta(days) for days in range(-1, 80))
days = st.sampled_from(DAYS)


@st.composite
def effects(draw: st.DrawFn, kinds: tuple[str, ...]) -> dict[str, Any]:
    do = draw(st.sampled_from(kinds))
    made: dict[str, Any] = {"do": do, "from": draw(days)}
    if draw(st.integers(0, 3)) == 0:
        made["instruments"] = ["base"]
        made["except"] = draw(st.lists(st.sampled_from(TARGETS), max_size=1))
    else:
        made["limbs"] = draw(st.lists(st.sampled_from(TARGETS), min_size=1, max_size=2, unique=True))
    if do == "suspend" and draw(st.booleans()):
        made["until"] = made["from"] + timedelta(draw(st.integers(1, 30)))
    elif do == "extend":
        made["until"] = made["from"] + timedelta(draw(st.integers(1, 40)))
    elif do == "revive":
        made["undoes"] = draw(st.sampled_from(ACTS))
    elif do in ("set_case", "remove_case"):
        made["case"] = draw(st.sampled_from(("all", "more")))
        if do == "set_case":
            made["to"] = case(draw(st.sampled_from(("one", "two"))))
    elif do in ("widen", "narrow", "replace_element"):
        made |= {"element": "object", "when": when(draw(st.sampled_from(("p", "q")))), "says": text("so")}
    return made


LIFE = ("terminate", "suspend", "revive")
ANY = (*LIFE, "extend", "set_case", "remove_case", "widen", "narrow", "replace_element")


@st.composite
def worlds(draw: st.DrawFn, kinds: tuple[str, ...] = ANY, *, ordered: bool | None = None) -> dict[str, Limbs]:
    """Three limbs, and acts in other instruments on them; with or without a declared order of their effects."""
    ends = {t: draw(st.none() | st.sampled_from(DAYS[3:])) for t in TARGETS} if kinds is ANY else dict.fromkeys(TARGETS)
    base = [limb(t, draw(st.sampled_from(DAYS[:2])), **({"until": e} if e else {})) for t, e in ends.items()]
    acts: list[tuple[str, dict[str, Any]]] = []
    count = 0
    with_order = draw(st.booleans()) if ordered is None else ordered
    for name in ACTS:
        own = []
        for effect in draw(st.lists(effects(kinds), max_size=3)):
            count += 1
            own.append({**effect, "order": count} if with_order else effect)
        acts.append(act(name, FIRST, *own))
    return {"base": base, "one": acts[:2], "two": acts[2:4], "three": acts[4:]}


Shuffle = Callable[[Iterable[Any]], list[Any]]


def shuffled(world: dict[str, Limbs], seed: int) -> dict[str, Limbs]:
    """The same world with its files, paragraphs, limbs and effects in another order."""
    random = Random(seed)

    def some_order(things: Iterable[Any]) -> list[Any]:
        listed = list(things)
        random.shuffle(listed)
        return listed

    files = some_order(world.items())
    return {
        name: [(node, {**body, **({"effects": some_order(body["effects"])} if "effects" in body else {})})
               for node, body in some_order(limbs)]
        for name, limbs in files
    }  # fmt: skip


def folded(world: dict[str, Limbs]) -> Law:
    return Law(tree(instrument(name, limbs) for name, limbs in world.items()))


def outcome(world: dict[str, Limbs]) -> dict[str, tuple[Version, ...]] | str:
    """The timelines of all limbs, or that they are refused."""
    try:
        law = folded(world)
    except FaultyFile:
        return "refused"
    return {ref: law.versions(ref) for ref in TARGETS}


@given(worlds(), st.integers(0, 10**6))
@settings(max_examples=120)
def test_the_order_of_files_paragraphs_limbs_and_effects_decides_nothing(world: dict[str, Limbs], seed: int) -> None:
    assert outcome(world) == outcome(shuffled(world, seed))


@given(worlds(ordered=True))
def test_versions_follow_each_other_without_gap_or_overlap(world: dict[str, Limbs]) -> None:
    found = outcome(world)
    for versions in found.values() if isinstance(found, dict) else ():
        for one, following in itertools.pairwise(versions):
            assert one.hi is not None
            assert one.lo <= one.hi
            assert following.lo == one.hi + timedelta(1)
        assert versions[-1].hi is None


def standing(world: dict[str, Limbs], target: str, day: date) -> bool:
    """Whether a limb that no last day ends is in force: the specification, read off the acts one by one."""
    births = {f"{n}.{b['id']}": b["from"] for n, b in world["base"]}
    if day < births[target]:
        return False
    events: list[tuple[date, int, str, str, int, str]] = []
    for limbs in (world[n] for n in ("one", "two", "three")):
        for node, body in limbs:
            name = f"{node}.{body['id']}"
            for i, e in enumerate(body["effects"]):
                hit = target in e.get("limbs", ()) or "instruments" in e
                if hit and target not in e.get("except", ()):
                    events.append((e["from"], e["order"], e["do"], name, i, e.get("undoes", "")))
                    if "until" in e:
                        events.append((e["until"] + timedelta(1), e["order"], "over", name, i, ""))
    ended: set[tuple[str, int]] = set()
    for at, _, do, name, i, undoes in sorted(events):
        if at > day:
            break
        if do in ("terminate", "suspend"):
            ended.add((name, i))
        elif do == "over":
            ended.discard((name, i))
        else:
            ended = {e for e in ended if e[0] != undoes}
    return not ended


@given(worlds(LIFE, ordered=True))
@settings(max_examples=80)
def test_a_limb_is_in_force_on_the_days_on_which_nothing_that_ended_it_stands(world: dict[str, Limbs]) -> None:
    law = folded(world)
    for target in TARGETS:
        for day in HORIZON:
            assert force(law, target, day) is standing(world, target, day), (target, day)


@given(worlds(ordered=True))
@settings(max_examples=80)
def test_what_is_revived_reads_as_on_the_last_day_on_which_it_was_alive(world: dict[str, Limbs]) -> None:
    found = outcome(world)
    for versions in found.values() if isinstance(found, dict) else ():
        last, dead = None, False
        for version in versions:
            content = version.content
            if not content.alive:
                dead = True
                continue
            if dead and last is not None and content.chain[-1].do == "revive":
                assert (content.elements, content.procedure, content.until) == (last.elements, last.procedure, last.until)
            last, dead = content, False
