"""Small edits of the made-up rule tree of the command tests, each of one thing, with what a comparison must say of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from tests.cli.support import RULES


@dataclass(frozen=True)
class Edit:
    """One replacement of text in one file. ``kind`` and ``name`` say what it changes, ``path`` which field, ``nature`` how."""

    id: str
    file: str
    old: str
    new: str
    kind: str
    name: str
    path: str
    nature: str
    change: str = "changed"
    # The limbs that thereby say something else.
    limbs: tuple[str, ...] = ()


GOODS = ("north.arms.goods", "north.listing.any", "south.arms.goods")
EDITS = (
    Edit("an element's condition", "north/r1.yaml", "when: {fact: class, is: fuel}", "when: {fact: class, is: flour}",
         "limb", "north.fuel.any", "elements.object.when", "meaning", limbs=("north.fuel.any",)),
    Edit("a first day", "north/r1.yaml", "        from: 2001-01-01\n        until: 2005-12-31",
         "        from: 2001-01-03\n        until: 2005-12-31",
         "limb", "north.fuel.any", "from", "meaning", limbs=("north.fuel.any",)),
    Edit("an extension", "north/r2.yaml", "until: 2011-12-31", "until: 2011-12-30",
         "limb", "north.fuel-longer.any", "effects.1.until", "meaning", limbs=("north.fuel.any",)),
    Edit("a termination", "north/r2.yaml", "        from: 2007-01-01", "        from: 2008-01-01",
         "limb", "north.help-freed.any", "from", "meaning", limbs=("north.arms.training",)),
    Edit("a row of a definition", "definitions.yaml", "      rows: {arms: true, vest: true",
         "      rows: {arms: true, vest: false",
         "definition", "military_goods", "table.rows.vest", "meaning", limbs=GOODS),
    Edit("another reading", "definitions.yaml", "        table: {fact: class, rows: {arms: true, vest: true, aircraft: true",
         "        table: {fact: class, rows: {arms: true, vest: true, aircraft: judgement",
         "definition", "military_goods", "readings.every-aircraft.table.rows.aircraft", "meaning"),
    Edit("a link dropped", "north/r1.yaml", "nexus: [own_act, from_territory]", "nexus: [own_act]",
         "limb", "north.arms.goods", "nexus", "meaning", "changed", ("north.arms.goods", "north.listing.any")),
    Edit("a link itself", "vocabulary/conducts.yaml", "    when: {fact: origin_member, is: true}",
         "    when: {fact: origin, is: XO}",
         "link", "from_territory", "when", "meaning", limbs=("north.arms.goods", "north.listing.any")),
    Edit("a step", "vocabulary/procedures.yaml", "when: {fact: approval, is: granted}",
         "when: {not: {fact: approval, is: not_sought}}",
         "step", "advance_approval", "when", "meaning", limbs=("north.arms.goods", "north.arms.training", "north.listing.any")),
    Edit("stages of a conduct", "vocabulary/conducts.yaml", "    stages: {meets: [agreed, performed], short: [planned]",
         "    stages: {meets: [performed], short: [planned, agreed]",
         "conduct", "sale", "stages.meets", "meaning",
         limbs=("north.arms.goods", "north.arms.training", "north.fuel.any", "north.listing.any", "south.arms.goods")),
    Edit("an exemption", "north/r1.yaml", "when: {fact: class, is: vest}", "when: {fact: class, in: [vest, rifle]}",
         "limb", "north.vests.any", "elements.object.when", "meaning", limbs=("north.arms.goods", "north.listing.any")),
    Edit("standing of an actor", "reference/actors.yaml", "{value: rebel,", "{value: government,",
         "actor", "norland-rebels", "attributes.standing.1.value", "meaning"),
    Edit("a Member", "reference/states.yaml", "from: 2003-01-01", "from: 2004-01-01",
         "state", "XW", "un_member.1.from", "meaning"),
    Edit("a class of an item", "vocabulary/catalogue.yaml", "class: rifle", "class: aircraft",
         "item", "zr-5", "class", "meaning"),
    Edit("a class", "vocabulary/classes.yaml", "ar: سترة واقية}, under: thing}", "ar: سترة واقية}, under: arms}",
         "class", "vest", "under", "meaning"),
    Edit("a milestone", "reference/milestones.yaml", "on: 2003-05-01", "on: 2003-05-02", "milestone", "comet", "on", "meaning"),
    Edit("a regime", "north/regime.yaml", "as_known_to: 2010-12-31", "as_known_to: 2009-12-31",
         "regime", "made.north", "as_known_to", "meaning"),
    Edit("a number", "north/r1.yaml", 'para: "2"', 'para: "5"', "paragraph", "north.fuel", "para", "place"),
    Edit("a title", "north/r1.yaml", "{en: Fuel to Norland,", "{en: Fuel for Norland,",
         "paragraph", "north.fuel", "title.en", "words"),
    Edit("a label", "north/r1.yaml", "label: {en: vests, ar: السترات}", "label: {en: waistcoats, ar: السترات}",
         "limb", "north.vests.any", "label.en", "words"),
    Edit("what an element says", "north/r1.yaml", "{en: it is a vest,", "{en: the item is a vest,",
         "limb", "north.vests.any", "elements.object.says.en", "words"),
    Edit("the order of parts", "north/regime.yaml", "{any: [{fact: destination, is: XN}, {fact: origin, is: XN}]}",
         "{any: [{fact: origin, is: XN}, {fact: destination, is: XN}]}", "regime", "made.north", "scope", "words"),
    Edit("reasons", "definitions.yaml", "reasons: {en: The project's own mapping.,", "reasons: {en: Ours.,",
         "definition", "military_goods", "reasons.en", "words"),
    Edit("the name of an element", "vocabulary/elements.yaml", "{en: cargo,", "{en: freight,",
         "element", "cargo", "label.en", "words"),
    Edit("why not encoded", "north/r1.yaml", "{en: no persons here,", "{en: persons only,",
         "not_encoded", "r1-2001/7", "why.en", "words"),
)  # fmt: skip


def tree(folder: Path, *edits: Edit) -> Path:
    """Write the made-up rule tree with some edits made."""
    shutil.copytree(RULES, folder)
    for edit in edits:
        path = folder / edit.file
        text = path.read_text(encoding="utf-8")
        assert edit.old in text, edit.id
        path.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    return folder


def loaded(folder: Path, *edits: Edit) -> RuleSet:
    """Return the made-up rule tree with some edits made."""
    return load_valid(tree(folder, *edits))
