"""What a node means: every word and rule of it and of what it rests on, and nothing else."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from compliance.law.fingerprint import OUTSIDE, Meanings
from compliance.law.load import RuleSet, load
from compliance.law.model import InstrumentFile
from tests.cli.support import RULES, SHIPPED_RULES


def hashes(tree: RuleSet) -> dict[str, str]:
    meanings = Meanings(tree)
    found = {e.paragraph.node: meanings.paragraph(e.paragraph.node) for e in tree.limbs.values()}
    return found | {name: meanings.definition(name) for name in tree.vocabulary.definitions}


@cache
def before() -> dict[str, str]:
    return hashes(load(RULES))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def changed(root: Path, name: str, *edits: tuple[str, str]) -> set[str]:
    """Return the nodes whose meaning differs after some edits of one file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    after = hashes(load(root))
    return {n for n in after if after[n] != before().get(n)}


R1, R2, DEFS = "north/r1.yaml", "north/r2.yaml", "definitions.yaml"
CONDUCTS, STEPS, CLASSES, FACTS = (f"vocabulary/{n}.yaml" for n in ("conducts", "procedures", "classes", "facts"))
GOODS = {"north.arms", "north.vests", "north.approved", "north.fuel", "north.calm", "south.spares"}


# --- what changes nothing --------------------------------------------------------------------------------------------


def shuffled(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict):
        return {k: shuffled(value[k], dice) for k in dice.sample(list(value), len(value))}
    return [shuffled(v, dice) for v in value] if isinstance(value, list) else value


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**16), st.sampled_from(["json", "block", "flow", "wide"]))
def test_order_of_keys_and_layout_change_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int, style: str) -> None:
    root = Path(shutil.copytree(RULES, tmp_path_factory.mktemp("tree") / "rules"))
    dice = random.Random(seed)
    for path in root.rglob("*.yaml"):
        data = shuffled(load_plain(path), dice)
        if style == "json":
            text = json.dumps(data, ensure_ascii=False, indent=dice.choice([None, 1, 4]))
        else:
            flow, width = style == "flow", 40 if style == "block" else 4000
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width, default_flow_style=flow)
        path.write_text(f"# a comment\n{text}", encoding="utf-8")
    assert hashes(load(root)) == before()


def load_plain(path: Path) -> Any:
    from compliance.files.yaml import read

    return read(path).data


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (R1, "label: {en: goods, ar: البضائع}", "label: {en: wares, ar: السلع}"),
        (R1, "pinpoint: seen", "pinpoint: not_seen"),
        (R1, "confidence: read-in-full", "confidence: memory"),
        (R1, "summary: {en: Nothing military", "note: {en: A note., ar: ملاحظة.}\n    summary: {en: Nothing military"),
        (R1, "summary: {en: Noth", "read: {text: {en: it, ar: هو}, on: 2030-01-01}\n    summary: {en: Noth"),
        (R1, "summary: {en: Nothing military", 'terms: {en: ["arms"]}\n    summary: {en: Nothing military'),
        (R1, "from: 2001-01-01\n        conduct", "from: 2001-01-01\n        addressees: member_states\n        conduct"),
        (R1, "{en: Nothing military goes to Norland.,", '{en: "Nothing  military\n\n      goes to Norland. ",'),
        (R1, "node: north.fuel\n", "node: north.fuels\n"),
        (R1, 'para: "7"', 'para: "9"'),
        (R1, "adopted: 2001-01-01", "adopted: 2000-12-31"),
        (DEFS, "label: {en: military goods", "label: {en: goods of war"),
        (DEFS, "confidence: memory", "confidence: read-in-full"),
        (STEPS, "label: {en: advance approval by the Committee", "label: {en: approval"),
        (CLASSES, "label: {en: rifle", "label: {en: long gun"),
        (CONDUCTS, "label: {en: sale", "label: {en: selling"),
        (FACTS, "question:", "evidence: {en: a paper, ar: ورقة}\n    question:"),
    ],
)  # fmt: skip
def test_labels_notes_marks_and_defaults_change_nothing(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    if old == "node: north.fuel\n":
        (root / R2).write_text(
            (root / R2).read_text(encoding="utf-8").replace("north.fuel.any", "north.fuels.any"), encoding="utf-8"
        )
        (root / file).write_text(text.replace(old, new), encoding="utf-8")
        after = hashes(load(root))
        assert after["north.fuels"] == before()["north.fuel"]
        return
    if file == FACTS:
        assert "evidence:" not in text or "question:" in text
        old, new = "label: {en: ", "label: {en: the "
    assert changed(root, file, (old, new)) == set()


# --- what changes it -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "nodes"),
    [
        ("title: {en: Arms to Norland", "title: {en: Guns to Norland", {"north.arms"}),
        ("ar: لا شيء عسكريا يتجه إلى نورلاند.", "ar: لا شيء يتجه إلى نورلاند.", {"north.arms"}),
        ('para: "1"\n', 'para: "11"\n', {"north.arms"}),
        ("says: {en: the item is military", "says: {en: the item is of war", {"north.arms"}),
        ("when: {term: military_goods}", "when: {not: {term: military_goods}}", {"north.arms"}),
        ("principal: true\n        label: {en: training", "label: {en: training", {"north.arms"}),
        ("nexus: [own_act, from_territory]", "nexus: [own_act]", {"north.arms"}),
        ("conduct: help", "conduct: transfer", {"north.arms", "north.approved"}),
        ("until: 2005-12-31", "until: 2005-12-30", {"north.fuel"}),
        ("from: 2001-01-01\n        until: 2005", "from: 2001-01-02\n        until: 2005", {"north.fuel"}),
        ("{fact: class, is: fuel}", "{fact: class, is: flour}", {"north.fuel"}),
        ("excepts: [north.arms.goods, north.arms.training]", "excepts: [north.arms.goods]", {"north.approved"}),
        ("step: advance_approval", "step: none", {"north.approved"}),
        ("cites: [R/1 (2001) para. 1(b)]", "cites: [R/1 (2001) para. 1(c)]", {"north.approved"}),
        ("kind: obligation", "kind: authorization", {"north.inspect"}),
        ("binding: call", "binding: binding", {"north.calm"}),
        ("norm: north.arms.goods", "norm: north.arms.training", {"north.listing"}),
        ("shown_when: {fact: shipped, is: true}", "shown_when: {fact: shipped, is: false}", {"north.inspect"}),
    ],
)
def test_each_part_of_a_paragraph_changes_that_paragraph_alone(root: Path, old: str, new: str, nodes: set[str]) -> None:
    assert changed(root, R1, (old, new)) == nodes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("until: 2011-12-31", "until: 2011-12-30"),
        ("until: 2011-12-31", "months: 60"),
        ("limbs: [north.fuel.any]", "limbs: [north.fuel.any, north.calm.call]"),
    ],
)
def test_each_part_of_an_amendment_changes_it(root: Path, old: str, new: str) -> None:
    edits = [(old, new)]
    if "north.calm" in new:
        edits.append(("do: extend, limbs", "do: suspend, limbs"))
    assert changed(root, R2, *edits) == {"north.fuel-longer"}


def test_the_symbol_of_the_instrument_changes_all_its_paragraphs(root: Path) -> None:
    assert changed(root, R2, ("symbol: R/2 (2005)", "symbol: R/22 (2005)")) == {
        "north.fuel-longer", "north.help-freed", "north.approval-noted",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "inside", "outside"),
    [
        (DEFS, "{when: {fact: armed", "{when: {fact: shipped", {"north.arms", "military_goods"}, {"north.fuel"}),
        (DEFS, "says: {en: Every aircraft", "says: {en: Each aircraft", {"north.arms"}, {"north.fuel", "relief_only"}),
        (DEFS, "reasons: {en: The project's own", "reasons: {en: Our own", {"north.arms"}, {"north.vests", "help"}),
        (DEFS, "thing: judgement}\n      rest: false", "thing: false}\n      rest: false", {"north.arms"}, {"north.vests"}),
        (DEFS, "{relief: true}", "{relief: judgement}", {"north.vests", "relief_only"}, {"north.arms", "transfer"}),
        (DEFS, "{sale: true, supply: true}", "{sale: true}", {"north.fuel", "north.arms"}, {"north.listing"}),
        (CONDUCTS, "meets: [agreed, performed], short: [planned]", "meets: [performed], short: [planned, agreed]",
         {"north.fuel"}, {"help", "north.listing"}),
        (CONDUCTS, "meets: [performed]\n        short: [planned, agreed]",
         "meets: [performed, agreed]\n        short: [planned]", {"north.fuel"}, {"north.listing"}),
        (CONDUCTS, "sale:\n    label: {en: sale, ar: بيع}\n    law_day: agreement",
         "sale:\n    label: {en: sale, ar: بيع}\n    law_day: performance", {"north.fuel"}, {"north.listing", "transfer"}),
        (CONDUCTS, "when: {fact: origin_member, is: true}", "when: {fact: origin_member, is: false}",
         {"north.arms"}, {"north.fuel"}),
        (STEPS, "when: {fact: approval, is: granted}", "when: {not: {fact: approval, is: granted}}",
         {"north.approved", "north.approval-noted"}, {"north.arms"}),
        (CLASSES, "ar: بندقية}, under: arms}", "ar: بندقية}, under: thing}",
         {"north.arms", "military_goods"}, {"north.fuel", "north.vests"}),
        (CLASSES, "vest: {label", "apron: {label: {en: apron, ar: مئزر}, under: vest}\n  vest: {label",
         {"north.vests", "north.arms"}, {"north.fuel"}),
    ],
)  # fmt: skip
def test_what_a_node_rests_on_changes_it_and_nothing_else_does(
    root: Path, file: str, old: str, new: str, inside: set[str], outside: set[str]
) -> None:
    found = changed(root, file, (old, new))
    assert inside <= found
    assert not outside & found


@pytest.mark.parametrize("name", sorted(load(RULES).vocabulary.definitions))
def test_a_definition_changes_the_nodes_that_name_it_and_no_others(root: Path, name: str) -> None:
    path = root / DEFS
    data = load_plain(path)
    data["definitions"][name]["says"]["en"] += " And more."
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    tree = load(root)
    after = hashes(tree)
    meanings = Meanings(tree)
    resting = {e.paragraph.node for e in tree.limbs.values()}
    resting = {n for n in resting if f"definition {name}" in meanings.paragraph_content(n)["rests_on"]}
    resting |= {
        n for n in tree.vocabulary.definitions if f"definition {name}" in meanings.definition_content(n)["rests_on"]
    } | {name}
    assert {n for n in after if after[n] != before()[n]} == resting
    assert len(resting) < len(after)


# --- nothing is forgotten --------------------------------------------------------------------------------------------


def leaves(model: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every value of a model with the keys that lead to it, left out what stands outside of the meaning."""
    if isinstance(model, BaseModel):
        for name, field in type(model).model_fields.items():
            if name not in OUTSIDE and name in model.model_fields_set:
                yield from leaves(getattr(model, name), (*path, field.alias or name))
    elif isinstance(model, dict):
        for key, value in model.items():
            yield from leaves(value, (*path, key))
    elif isinstance(model, list):
        for i, value in enumerate(model):
            yield from leaves(value, (*path, str(i)))
    else:
        yield path, model


def at(content: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        content = content[int(key)] if isinstance(content, list) else content.get(key, KeyError)
        if content is KeyError:
            return None
    return content


USUAL = (None, False, True, 0, "member_states", "item", "touched", "judgement")


def test_every_value_of_every_shipped_paragraph_is_part_of_its_meaning() -> None:
    tree = load(SHIPPED_RULES)
    meanings, seen = Meanings(tree), 0
    for file in tree.instruments.values():
        assert isinstance(file, InstrumentFile)
        for paragraph in file.paragraphs:
            content = meanings.paragraph_content(paragraph.node)["paragraph"]
            for path, value in leaves(paragraph):
                held = at(content, path)
                if held is None:
                    assert value in (None, False, True, 0, "member_states", "item", "touched", "judgement"), (
                        paragraph.node,
                        path,
                    )
                    continue
                wanted = " ".join(str(value).split())
                assert str(held) == wanted, (paragraph.node, path)
                seen += 1
    assert seen > 1000


def test_marks_are_no_part_of_it() -> None:
    assert {"review", "checked", "read", "note", "label", "terms"} <= OUTSIDE


def test_a_node_that_is_not_there() -> None:
    tree = load(RULES)
    with pytest.raises(KeyError):
        Meanings(tree).paragraph("north.nothing")
    with pytest.raises(KeyError):
        Meanings(tree).definition("nothing")


def test_one_by_one_and_together_are_the_same() -> None:
    tree = load(RULES)
    assert Meanings(tree).paragraph("north.arms") == before()["north.arms"]
    assert Meanings(tree).definition("transfer") == before()["transfer"]
