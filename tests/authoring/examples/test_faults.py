"""Each fault of a file of examples at its place, with what is wrong and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compliance.authoring.examples.load import load_examples
from compliance.files.diagnostics import FaultyFile
from tests.authoring import made
from tests.cli.support import quiet_about, run

HEAD = "tests: made.r1\nbase:\n  rifles: {conduct: supply, class: rifle}\nexamples:\n"
GOODS = "limb: north.arms.goods"


def one(rest: str, name: str = "a") -> str:
    return f"{HEAD}  - {{id: {name}, {rest}}}\n"


def facts(told: str) -> str:
    return one(f"{GOODS}, facts: {{{told}}}, expect: touched")


# What is wrong, by name; faults.expected holds the line that is printed of each.
FAULTS = {
    "instrument": HEAD.replace("made.r1", "made.r2") + "  []\n",
    "limb": one("limb: north.arms.good, expect: touched"),
    "call": one("limb: north.calm.call, expect: open"),
    "kind": one("limb: north.calm.longer, expect: open"),
    "base": one(f"{GOODS}, like: rifle, expect: touched"),
    "no base": "tests: made.r1\nexamples:\n  - {id: a, limb: north.arms.goods, like: zebra, expect: touched}\n",
    "fact": facts("clas: rifle"),
    "derived": facts("standing: rebel"),
    "value": facts("class: riffle"),
    "value of a set": facts("purpose: [relief, rain]"),
    "value of only": facts("purpose: {only: [rain]}"),
    "value of any_of": facts("class: {any_of: [rifle, stone]}"),
    "value of unknown": facts("class: {unknown: withheld, any_of: [rifle, stone]}"),
    "actor": facts("supplier: south-army"),
    "boolean": facts("armed: maybe"),
    "number": facts("calibre: wide"),
    "day": facts("date: yesterday"),
    "day as any_of": facts("date: {any_of: [2001, 2002]}"),
    "set as any_of": facts("purpose: {any_of: [relief, war]}"),
    "only of one value": facts("class: {only: [rifle]}"),
    "empty list": facts("purpose: []"),
    "one any_of": facts("class: {any_of: [rifle]}"),
    "reason": facts("class: {unknown: lost}"),
    "form": facts("class: {some: rifle}"),
    "null": facts("class: null"),
    "in base": "tests: made.r1\nbase:\n  odd: {class: stone}\nexamples: []\n",
    "in beside": one(f"{GOODS}, beside: [{{class: stone}}], expect: touched"),
    "in carries": one(f"{GOODS}, carries: [{{clas: rifle}}], expect: touched"),
    "reading": one(f"{GOODS}, readings: [every-truk], expect: touched"),
    "element": one(f"{GOODS}, expect: touched, elements: {{objet: true}}"),
    "truth of an element": one(f"{GOODS}, expect: touched, elements: {{object: perhaps}}"),
    "exemption": one(f"{GOODS}, expect: touched, exemptions: {{north.entry.empty: true}}"),
    "no exemption at all": one("limb: north.relief.any, expect: open, exemptions: {zebra: true}"),
    "expect": one(f"{GOODS}, expect: violated"),
    "expect of another kind": one(f"{GOODS}, expect: applies"),
    "expect of an exemption": one("limb: north.relief.any, expect: touched"),
    "expect of a criterion": one("limb: north.listing.any, expect: triggered"),
    "carried": one(f"{GOODS}, expect: touched, carried: touched"),
    "carried of no kind": one(f"{GOODS}, expect: prospective, carried: open"),
    "doubled": f"{HEAD}  - {{id: a, {GOODS}, expect: touched}}\n  - {{id: a, {GOODS}, expect: open}}\n",
    "identifier": one(f"{GOODS}, expect: touched", "A b"),
    "no limb": one("expect: touched"),
    "no expect": one(GOODS),
    "unknown key": one(f"{GOODS}, expect: touched, element: {{}}"),
    "actor of the reference data": "tests: made.r1\nactors:\n  rebels: {name: {en: r, ar: ر}}\nexamples: []\n",
    "no yaml": "tests: [made.r1\n",
    "tab": "tests: made.r1\nexamples:\n\t- {id: a}\n",
    "empty": "",
}
EXPECTED = Path(__file__).parent / "faults.expected"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    calm = made.limb("call", "prohibition", head="conduct: supplied", elements=made.TO_NORTH).replace(
        "binding: binding", "binding: call"
    )
    longer = made.limb("longer", "extension", head="effects: [{do: extend, limbs: [north.arms.heavy], until: 2005-12-31}]")
    more = made.instrument(made.paragraph("north.calm", calm, longer, para="9"), name="made.r9")
    return made.write(tmp_path_factory.mktemp("faults"), r9=more)


def printed(root: Path, text: str) -> str:
    path = root / "north" / "r1.tests.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        ran = quiet_about(run("rules", "test", path, rules=None))
    finally:
        path.unlink()
    assert ran.code == 5
    assert ran.out == ""
    first, *rest = ran.err.splitlines()
    assert rest[-1].startswith("compliance: the rule tree has ")
    assert first.startswith(f"{path}:")
    return first.removeprefix(f"{path}:")


def test_faults(root: Path) -> None:
    """The first line of the expected file is the command; then the name of each fault and what is printed of it."""
    command, _, held = EXPECTED.read_text(encoding="utf-8").partition("\n")
    assert command == "$ compliance rules test north/r1.tests.yaml"
    found = "".join(f"{name}\n  {printed(root, text)}\n" for name, text in FAULTS.items())
    if os.environ.get("UPDATE_GOLDEN"):
        EXPECTED.write_text(f"{command}\n{found}", encoding="utf-8")
    else:
        assert found == held, "see what changed, then UPDATE_GOLDEN=1"


def test_every_fault_says_what_to_do() -> None:
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()[2::2]
    assert len(lines) == len(FAULTS) > 40
    assert [line for line in lines if "; " not in line] == []


def test_all_faults_of_all_files_at_once(root: Path, tmp_path: Path) -> None:
    tree = made.tree(tmp_path)
    for name, key in (("a", "fact"), ("b", "limb")):
        (tmp_path / "north" / f"{name}.tests.yaml").write_text(FAULTS[key], encoding="utf-8")
    both = HEAD + f"  - {{id: a, {GOODS}, facts: {{clas: x, clss: y}}, expect: applies}}\n"
    (tmp_path / "north" / "c.tests.yaml").write_text(both, encoding="utf-8")
    with pytest.raises(FaultyFile) as caught:
        load_examples(tree)
    places = [(Path(d.path).name, d.line, d.message.split(" ")[0]) for d in caught.value.diagnostics]
    assert places == [
        ("a.tests.yaml", 5, "fact"), ("b.tests.yaml", 5, "limb"), ("c.tests.yaml", 5, "fact"), ("c.tests.yaml", 5, "fact"),
        ("c.tests.yaml", 5, "a"),
    ]  # fmt: skip


def test_what_is_no_fault(tmp_path: Path) -> None:
    """Loose names, spans of days, numbers, sets told as whole, and files that hold nothing yet."""
    tree = made.tree(tmp_path)
    told = "supplier: north-forces, date: 2001-02..2001-05, calibre: 30, purpose: {only: [war]}, class: {unknown: conflicting}"
    (tmp_path / "north" / "r1.tests.yaml").write_text(facts(told), encoding="utf-8")
    (tmp_path / "north" / "r2.tests.yaml").write_text("tests: made.r1\n", encoding="utf-8")
    [loaded] = load_examples(tree)
    assert loaded.name == "r1.tests.yaml::a"
    assert set(loaded.scenario.facts) == {"supplier", "date", "calibre", "purpose", "class"}
