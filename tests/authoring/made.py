"""A made-up rule tree that uses every operator of the language, written into a folder with the limbs that a test gives it."""

from __future__ import annotations

import textwrap
from pathlib import Path

from compliance.check.ask import Laws
from compliance.law.compiled import CompiledLaw
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid


def _label(word: str) -> str:
    return f"{{en: {word}, ar: كلمة}}"


def _values(*words: str) -> str:
    return "{" + ", ".join(f"{w}: {{label: {_label(w)}}}" for w in words) + "}"


def _fact(name: str, kind: str, *more: str, scope: str = "conduct") -> str:
    text = f"label: {_label(name)}, meaning: {_label(name)}"
    return f"  {name}: {{{', '.join((f'type: {kind}', f'scope: {scope}', *more, text))}}}\n"


FACTS = "facts:\n" + "".join(
    (
        _fact("conduct", "enum", "role: conduct", "values_from: conducts", "exhaustive: true"),
        _fact("stage", "enum", "role: stage", "values_from: stages", "exhaustive: true"),
        _fact("date", "day", "role: day"),
        _fact("performance_date", "day", "role: performance_day"),
        _fact("supplier", "actor"),
        _fact("supplier_state", "state", "derived: {of: supplier, take: state}"),
        _fact("supplier_is_organ", "boolean", "derived: {of: supplier, take: organ}"),
        _fact("supplier_member", "boolean", "derived: {of: supplier, take: un_member}"),
        _fact("recipient", "actor", "role: user"),
        _fact("standing", "enum", "derived: {of: recipient, take: standing}", "exhaustive: true",
              f"values: {_values('government', 'rebel')}"),
        _fact("destination", "state", "role: destination"),
        _fact("class", "class", "role: item_class", scope="item"),
        _fact("armed", "boolean", scope="item"),
        _fact("calibre", "number", "asked_of: [sale, supply]", scope="item"),
        _fact("purpose", "set", f"values: {_values('relief', 'repair', 'escort', 'war')}",
              "proof: {word_of: {only: [committee]}}"),
        _fact("approval", "enum", "exhaustive: true", f"values: {_values('granted', 'refused')}",
              "proof: {act: [granted], act_day: approval_date, word_of: {refused: [committee, panel]}}"),
        _fact("approval_date", "day"),
        _fact("received", "day"),
        _fact("objected", "boolean"),
        _fact("place", "enum", "asked_of: [inspection]", f"values: {_values('port', 'sea')}"),
    )
)  # fmt: skip
CONDUCTS = f"""
stages:
  discussed: {{label: {_label("discussed")}}}
  agreed: {{label: {_label("agreed")}}}
  performed: {{label: {_label("performed")}, carried_out: true}}
general: {{meets: [performed], short: [agreed], nothing: [discussed]}}
conducts:
  sale:
    label: {_label("sale")}
    law_day: agreement
    stages: {{meets: [agreed, performed], nothing: [discussed]}}
    readings:
      - {{id: sale-at-delivery, holder: {_label("some")}, says: {_label("later")}, meets: [performed], short: [agreed],
         nothing: [discussed]}}
  supply: {{label: {_label("supply")}, law_day: performance}}
  inspection: {{label: {_label("inspection")}, law_day: performance}}
links:
  own_act:
    label: {_label("own")}
    own_act: true
    state: supplier_state
    when: {{fact: supplier_is_organ, is: true}}
    member: {{fact: supplier_member, is: true}}
  by_nationals:
    label: {_label("nationals")}
    state: supplier_state
    when: {{fact: supplier_is_organ, is: false}}
    member: {{fact: supplier_member, is: true}}
"""
ELEMENTS = "elements:\n" + "".join(
    f"  {name}: {{label: {_label(name)}}}\n"
    for name in ("conduct", "nexus", "stage", "procedure", "object", "destination", "purpose", "recipient", "cargo", "measure")
)
CLASSES = f"""
classes:
  goods: {{label: {_label("goods")}}}
  arms: {{label: {_label("arms")}, under: goods}}
  rifle: {{label: {_label("rifle")}, under: arms}}
  truck: {{label: {_label("truck")}, under: goods}}
  fuel: {{label: {_label("fuel")}, under: goods}}
"""
STEPS = f"""
steps:
  approval: {{label: {_label("approval")}, when: {{fact: approval, is: granted}}}}
  none: {{label: {_label("none")}, when: {{all: []}}}}
  waiting:
    label: {_label("waiting")}
    when: {{all: [{{passed: {{since: received, until: date}}}}, {{fact: objected, is: false}}]}}
"""
REFERENCE = f"""
reference: states
label: {_label("States")}
complete_to: 2020-12-31
sources: [{{id: list, title: A list}}]
entries:
  XN: {{name: {_label("Northland")}, un_member: [{{from: 1960-01-01}}]}}
  XS: {{name: {_label("Southland")}, un_member: [{{from: 2003-01-01}}]}}
"""
ACTORS = f"""
reference: actors
label: {_label("Actors")}
sources: [{{id: list, title: A list}}]
entries:
  north-government:
    name: {_label("Government")}
    attributes:
      state: [{{value: XN, confidence: memory, sources: [list]}}]
      organ: [{{value: true, confidence: memory, sources: [list]}}]
      standing: [{{value: government, confidence: memory, sources: [list]}}]
  rebels:
    name: {_label("rebels")}
    attributes:
      standing: [{{value: rebel, to: 2002-12-31, confidence: memory, sources: [list]}}]
  north-forces: {{name: {_label("forces")}, one_of: [north-government, rebels]}}
"""
HOLIDAYS = f"""
reference: holidays
label: {_label("Holidays")}
sources: [{{id: list, title: A list}}]
entries:
  "2001": {{days: ["2001-12-25"], circular: a made-up list, confidence: memory}}
"""
REGIME = f"""
regime: made.north
title: {_label("Measures")}
as_known_to: 2010-12-31
begins: 2001-01-01
scope: {{any: [{{fact: destination, is: XN}}, {{fact: conduct, is: inspection}}]}}
scope_says: {_label("scope")}
"""


def _definition(name: str, body: str) -> str:
    return f"  {name}: {{label: {_label(name)}, says: {_label(name)}, reasons: {_label(name)}, confidence: memory, {body}}}\n"


DEFINITIONS = "definitions:\n" + "".join(
    (
        _definition("supplied", "table: {fact: conduct, rows: {sale: true, supply: true}, rest: false}"),
        _definition("inspected", "table: {fact: conduct, rows: {inspection: true}, rest: false}"),
        _definition(
            "weapons",
            "table: {fact: class, rows: {arms: true, truck: {when: {fact: armed, is: true}}, goods: judgement, fuel: false},"
            f" rest: false}}, readings: [{{id: every-truck, holder: {_label('strict')}, says: {_label('all')},"
            " table: {fact: class, rows: {arms: true, truck: true, goods: judgement, fuel: false}, rest: false}}]",
        ),
        _definition(
            "relieving",
            "table: {fact: purpose, rows: {relief: true, repair: judgement, escort: {when: {fact: armed, is: false}},"
            " war: false}, rest: false}",
        ),
        _definition(
            "opposed",
            "table: {fact: standing, rows: {government: judgement, rebel: {when: {fact: armed, is: true}}}, rest: false}",
        ),
    )
)


def element(name: str, when: str, more: str = "") -> str:
    return f"          {name}: {{says: {_label(name)}, when: {when}{more}}}\n"


def limb(name: str, kind: str, *, elements: str = "", head: str = "", start: str = "2001-01-01") -> str:
    """One limb; ``head`` holds further lines of it."""
    text = f"      - id: {name}\n        kind: {kind}\n        binding: binding\n        label: {_label(name)}\n"
    text += f"        from: {start}\n" + textwrap.indent(textwrap.dedent(head).strip("\n"), "        ") + "\n"
    return text + (f"        elements:\n{elements}" if elements else "")


def paragraph(node: str, *limbs: str, para: str = "1") -> str:
    head = f'  - node: {node}\n    para: "{para}"\n    pinpoint: seen\n    confidence: memory\n'
    return head + f"    title: {_label(node)}\n    summary: {_label(node)}\n    limbs:\n" + "".join(limbs)


def instrument(*paragraphs: str, name: str = "made.r1", adopted: str = "2001-01-01") -> str:
    head = f"instrument: {name}\nregime: made.north\nsymbol: {name.rpartition('.')[2].upper()}\ntitle: {_label(name)}\n"
    return head + f"adopted: {adopted}\nsources: [a made-up text]\nparagraphs:\n" + "".join(paragraphs)


TO_NORTH = element("destination", "{fact: destination, is: XN}")
# Every operator, both links, a procedure of each step, a norm of the item and of what is aboard.
WHOLE = instrument(
    paragraph(
        "north.arms",
        limb("goods", "prohibition", head="principal: true\nconduct: supplied\nnexus: [own_act, by_nationals]",
             elements=element("object", "{term: weapons}") + TO_NORTH),
        limb("heavy", "prohibition", head="conduct: supplied\nuntil: 2004-12-31",
             elements=element("object", "{all: [{fact: calibre, at_least: 20}, {not: {fact: calibre, at_least: 100}}]}")
             + element("purpose", "{fact: purpose, includes: war}")
             + element("recipient", "{any: [{term: opposed}, {fact: standing, is: rebel}, {judge: secret}]}")),
    ),
    paragraph(
        "north.relief",
        limb("any", "exemption", head="excepts: [north.arms.goods]",
             elements=element("purpose", "{fact: purpose, solely: relieving}")),
        para="2",
    ),
    paragraph(
        "north.approved",
        limb("any", "exemption", head=f"""
             excepts: [north.arms.goods, north.arms.heavy]
             procedure:
               old: {{says: {_label("old")}, when: {{fact: received, before: 2001-06-01}}, step: none}}
               arms: {{says: {_label("arms")}, when: {{fact: class, is: arms}}, step: approval}}
               rest: {{says: {_label("rest")}, when: {{not: {{fact: class, is: arms}}}}, step: waiting, working_days: 3}}
             """),
        para="3",
    ),
    paragraph(
        "north.inspection",
        limb("seize", "obligation", head="staged: false\nconduct: inspected\nfollows: [north.arms.goods]",
             elements=element("object", "{norm: north.arms.goods}") + element("measure", "{fact: place, is: sea}")),
        limb("board", "authorization", head="staged: false\nconduct: inspected\nfollows: [north.arms.goods]",
             elements=element("cargo", "{norm: north.arms.goods, of: any_carried}")),
        para="4",
    ),
    paragraph(
        "north.entry",
        limb("craft", "prohibition", head="conduct: supplied",
             elements=element("object", "{fact: class, is: truck}") + TO_NORTH),
        limb("empty", "exemption", head="excepts: [north.entry.craft]",
             elements=element("cargo", "{norm: north.arms.goods, of: all_carried, outcome: clear}")),
        para="5",
    ),
    paragraph(
        "north.listing",
        limb("any", "criterion", elements=element("object", "{norm: north.arms.goods}")),
        limb("watch", "obligation", elements=element("object", "{norm: north.listing.any}")),
        para="6",
    ),
)  # fmt: skip
FILES = {
    "vocabulary/facts.yaml": FACTS,
    "vocabulary/conducts.yaml": CONDUCTS,
    "vocabulary/elements.yaml": ELEMENTS,
    "vocabulary/classes.yaml": CLASSES,
    "vocabulary/procedures.yaml": STEPS,
    "reference/states.yaml": REFERENCE,
    "reference/actors.yaml": ACTORS,
    "reference/holidays.yaml": HOLIDAYS,
    "definitions.yaml": DEFINITIONS,
    "north/regime.yaml": REGIME,
    "north/r1.yaml": WHOLE,
}


def write(root: Path, *edits: tuple[str, str, str], **files: str) -> Path:
    """Write the tree. ``files`` by stem replace or add files of the regime; each edit replaces a text in a file."""
    given = {**FILES, **{f"north/{name}.yaml": text for name, text in files.items()}}
    for name, old, new in edits:
        assert old in given[name], old
        given[name] = given[name].replace(old, new)
    for name, text in given.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return root


def tree(root: Path, *edits: tuple[str, str, str], **files: str) -> RuleSet:
    """Write the tree and load it."""
    return load_valid(write(root, *edits, **files))


def laws(root: Path, *edits: tuple[str, str, str], **files: str) -> Laws:
    """Write the tree, load it and fold its law."""
    return Laws(CompiledLaw(tree(root, *edits, **files)))
