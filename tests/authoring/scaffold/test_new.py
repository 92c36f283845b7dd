"""``compliance rules new``: what it writes loads, is marked, has tests that pass, and overwrites nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_all
from compliance.authoring.layout.layout import laid_out
from compliance.authoring.scaffold import SCAFFOLD_MARK
from compliance.authoring.scaffold.ask import ANSWERS, KINDS
from compliance.check.ask import Laws
from compliance.files.yaml import read
from compliance.law.compiled import CompiledLaw
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from tests.cli.support import RULES, SHIPPED_RULES, Ran, quiet_about, run

REGIME: dict[str, Any] = {
    "--symbol": "R 9 (2009)",
    "--adopted": "2009-05-01",
    "--state": "XO",
    "--instrument": "made.r9",
    "--node": "west.arms",
}
PARAGRAPH: dict[str, Any] = {"--instrument": "r1-2001"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def new(what: str, name: str, root: Path, **options: Any) -> Ran:
    """Run the command with options as they are written (``of`` for ``--of``); True is a bare flag, a list repeats one."""
    args: list[str] = []
    for key, value in options.items():
        option = key if key.startswith("-") else f"--{key.replace('_', '-')}"
        for one in value if isinstance(value, list) else [value]:
            args += [option] if one is True else [] if one is None else [option, str(one)]
    return quiet_about(run("rules", "new", what, name, *args, rules=root))


def snapshot(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def good(root: Path, ref: str) -> RuleSet:
    """Assert that a tree loads, that the examples of a limb pass, one of each kind, and that its files are laid out."""
    loaded = load_valid(root)
    found = [e for e in load_examples(loaded) if e.example.limb == ref]
    answers = ANSWERS.get(loaded.limbs[ref].limb.kind, ())
    assert [e.example.expect for e in found] == list(answers)
    for outcome in run_all(Laws(CompiledLaw(loaded)), found):
        assert outcome.passed, (outcome.loaded.name, outcome.got)
    paragraph = loaded.limbs[ref].paragraph
    assert paragraph.confidence == "memory"
    assert paragraph.pinpoint == "not_seen"
    assert paragraph.review is None
    assert not paragraph.checked
    for text in (paragraph.title, paragraph.summary, loaded.limbs[ref].limb.label):
        assert text.en.startswith(SCAFFOLD_MARK)
        assert text.ar.startswith(SCAFFOLD_MARK)
    for element in loaded.limbs[ref].limb.elements.values():
        assert element.says.en.startswith(SCAFFOLD_MARK)
    return loaded


def test_a_regime_in_a_tree(tree: Path) -> None:
    before = snapshot(tree)
    ran = new("regime", "made.west", tree, **REGIME, principal=True)
    assert ran.code == 0, ran.err
    made = ["made/west/definitions.yaml", "made/west/r9.tests.yaml", "made/west/r9.yaml", "made/west/regime.yaml"]
    after = snapshot(tree)
    assert sorted(set(after) - set(before)) == made
    assert {k: after[k] for k in before} == before
    assert ran.out.splitlines() == [
        *(f"wrote {tree / name}" for name in made),
        "The tree loads; the new limb has 3 examples, and they pass.",
        f"Now search for '{SCAFFOLD_MARK}' and write; what is left is a warning of:",
        f"  compliance rules lint {tree}",
    ]
    loaded = good(tree, "west.arms.any")
    assert loaded.regimes["made.west"].begins.isoformat() == "2009-05-01"
    assert loaded.limbs["west.arms.any"].limb.principal
    for name in made:
        text = after[name].decode()
        assert laid_out(text) == text
        assert SCAFFOLD_MARK in text
        schema = "tests" if name.endswith(".tests.yaml") else "rule"
        assert text.startswith(f"# yaml-language-server: $schema=../../{schema}.schema.json\n")


@pytest.mark.parametrize("exists", [True, False])
def test_a_regime_in_an_empty_folder(tmp_path: Path, exists: bool) -> None:
    root = tmp_path / "mine"
    if exists:
        root.mkdir()
    options = REGIME | {"--state": "SM"}
    ran = new("regime", "made.west", root, **options)
    assert ran.code == 2
    assert "holds no vocabulary; copy the shipped one with --vocabulary" in ran.err
    assert root.exists() == exists
    ran = new("regime", "made.west", root, **options, vocabulary=True)
    assert ran.code == 0, ran.err
    good(root, "west.arms.any")
    assert (root / "rule.schema.json").read_bytes() == (SHIPPED_RULES / "rule.schema.json").read_bytes()
    assert (root / "made" / "west" / "../../tests.schema.json").resolve().is_file()
    ran = new("regime", "made.east", root, **options, vocabulary=True)
    assert ran.code == 2
    assert "is there already; leave out --vocabulary" in ran.err


def test_an_instrument_and_every_kind_of_paragraph(tree: Path) -> None:
    assert new("regime", "made.west", tree, **REGIME).code == 0
    ran = new("instrument", "made.r10", tree, regime="made.west", symbol="R 10 (2010)", adopted="2010-01-01", node="west.more")
    assert ran.code == 0, ran.err
    loaded = good(tree, "west.more.any")
    assert loaded.instruments["made.r10"].regime == "made.west"
    assert new("paragraph", "west.lapses", tree, instrument="made.r10", until="2010-06-30").code == 0
    for kind in KINDS:
        whom = {"extension": "west.lapses.any", "modification": "west.a-exemption.any"}.get(kind, "west.arms.any")
        of = [whom] if kind not in ("prohibition", "criterion") else None
        until = "2010-12-31" if kind == "extension" else None
        ran = new("paragraph", f"west.a-{kind}", tree, instrument="made.r10", kind=kind, of=of, until=until)
        assert ran.code == 0, (kind, ran.err)
        loaded = good(tree, f"west.a-{kind}.any")
        assert loaded.limbs[f"west.a-{kind}.any"].limb.binding == ("call" if kind == "recommendation" else "binding")
        assert ("answers nothing itself" in ran.out) == (kind not in ANSWERS)
    assert len(loaded.instruments["made.r10"].paragraphs) == 2 + len(KINDS)


def test_what_is_known_is_written(tree: Path) -> None:
    """The options reach the file."""
    days = {"--from": "2003-01-01", "--until": "2004-01-01"}
    names = {"kind": "obligation", "limb": "report", "para": "12(b)", "of": "north.arms.goods"}
    ran = new("paragraph", "north.new", tree, **PARAGRAPH, **days, **names, call=True, principal=True)
    assert ran.code == 0, ran.err
    assert "answers nothing itself" in ran.out
    entry = load_valid(tree).limbs["north.new.report"]
    assert not list(tree.rglob("*.tests.yaml"))
    assert entry.paragraph.para == "12(b)"
    limb = entry.limb
    assert (limb.from_.isoformat(), str(limb.until), limb.binding, limb.principal) == ("2003-01-01", "2004-01-01", "call", True)
    assert limb.follows == ["north.arms.goods"]


def test_a_paragraph_leaves_the_rest_of_the_file_as_it_is(tree: Path) -> None:
    path = tree / "north" / "r1.yaml"
    before = read(path)
    comments = [line for line in before.text.splitlines() if line.lstrip().startswith("#")]
    path.write_text(before.text + "# the last word\n", encoding="utf-8")
    assert new("paragraph", "north.new", tree, **PARAGRAPH).code == 0
    after: Any = read(path)
    old: Any = before.data
    assert repr(after.data["paragraphs"][:-1]) == repr(old["paragraphs"])
    assert {k: v for k, v in after.data.items() if k != "paragraphs"} == {k: v for k, v in old.items() if k != "paragraphs"}
    kept = [line for line in after.text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in kept if "question stands" not in line] == [*comments, "# the last word"]


def test_an_exemption_says_which_examples_it_upsets(tree: Path) -> None:
    assert new("regime", "made.west", tree, **REGIME).code == 0
    ran = new("paragraph", "west.relief", tree, instrument="made.r9", kind="exemption", of="west.arms.any")
    assert ran.code == 0, ran.err
    assert "answer otherwise from now on; mend them as you write:\n  r9.tests.yaml::west-arms-any-hit\n" in ran.out


def test_a_paragraph_of_the_shipped_tree(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SHIPPED_RULES, tmp_path / "rules"))
    name = sorted(load_valid(root).instruments)[0]
    ran = new("paragraph", "made.paragraph", root, instrument=name)
    assert ran.code == 0, ran.err
    good(root, "made.paragraph.any")


@pytest.mark.parametrize(
    ("what", "name", "changes", "message"),
    [
        ("regime", "Made West", {}, "regime: 'Made West' is no identifier; use small letters, digits, hyphens and dots"),
        ("regime", "../up", {}, "regime: '../up' is no identifier"),
        ("regime", "made.north", {}, "regime 'made.north' is in this tree already; add an instrument to it"),
        ("regime", "made.west", {"--state": "XZ"}, "--state: 'XZ' is no State of this tree"),
        ("regime", "made.west", {"--adopted": "1.5.2009"}, "--adopted: "),
        ("regime", "made.west", {"--adopted": "2009-02-30"}, "--adopted: "),
        ("regime", "made.west", {"--kind": "prohibtion"}, "--kind: 'prohibtion' is not one of prohibition,"),
        ("regime", "made.west", {"--kind": "exemption"}, "an exemption needs the limbs that it excepts from; name each"),
        ("regime", "made.west", {"--node": "West!"}, "--node: 'West!' is no identifier"),
        ("regime", "made.west", {"--limb": "a.b"}, "--limb: 'a.b' is no identifier"),
        ("regime", "made.west", {"--instrument": "a/b"}, "instrument: 'a/b' is no identifier"),
        ("regime", "made.west", {"--until": "2001-01-01"}, "--until: the last day lies before the first"),
        ("regime", "made.west", {"--as-known-to": "2001-01-01"}, "--as-known-to: this day lies before the first day"),
        ("regime", "made.west", {"--conduct": "nothing"}, "--conduct: definition 'nothing' is not in this tree"),
        ("paragraph", "north.new", {"--instrument": "r1-2002"}, "--instrument: 'r1-2002' is not in this tree; did you mean"),
        ("paragraph", "north.arms", {}, "paragraph 'north.arms' is in this tree already"),
        ("paragraph", "north.new", {"--kind": "termination"}, "a termination needs the limbs that it ends"),
        ("paragraph", "north.new", {"--kind": "extension", "--of": "north.arms.goods"}, "an extension needs its last day"),
        ("instrument", "r1-2001", {}, "instrument 'r1-2001' is in this tree already; add a paragraph to it"),
        ("instrument", "made.r77", {"--regime": "made.nort"}, "--regime: 'made.nort' is not in this tree; did you mean"),
    ],
)  # fmt: skip
def test_what_is_no_good_is_said_and_nothing_is_written(
    tree: Path, what: str, name: str, changes: dict[str, Any], message: str
) -> None:
    instrument = {"--regime": "made.north", "--symbol": "R", "--adopted": "2009-05-01", "--node": "north.new"}
    options = {"regime": REGIME, "paragraph": PARAGRAPH, "instrument": instrument}[what] | changes
    before = snapshot(tree)
    ran = new(what, name, tree, **options)
    assert ran.code == 2
    assert f"compliance: {message}" in ran.err
    assert snapshot(tree) == before


def test_a_limb_that_is_not_there_is_refused(tree: Path) -> None:
    before = snapshot(tree)
    ran = new("paragraph", "north.new", tree, **PARAGRAPH, kind="exemption", of="north.arms.good")
    assert ran.code == 2
    assert "limb 'north.arms.good' is not in this tree; did you mean 'north.arms.goods'?" in ran.err
    assert snapshot(tree) == before


def test_no_file_is_overwritten(tree: Path) -> None:
    path = tree / "made" / "west" / "r9.tests.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("tests: made.r1\n", encoding="utf-8")
    ran = new("regime", "made.west", tree, **REGIME)
    assert ran.code == 2
    assert f"'{path}' is there already; nothing was written" in ran.err
    assert path.read_text(encoding="utf-8") == "tests: made.r1\n"
    assert not (tree / "made" / "west" / "regime.yaml").exists()


def test_a_faulty_tree_is_mended_first(tree: Path) -> None:
    (tree / "north" / "r1.yaml").write_text("instrument: [\n", encoding="utf-8")
    assert new("paragraph", "north.new", tree, **PARAGRAPH).code == 5


def test_a_modification_begins_with_the_case_as_it_is(tree: Path) -> None:
    """What is scaffolded changes nothing yet, whatever the case holds."""
    assert new("regime", "made.west", tree, **REGIME).code == 0
    exempt = {"instrument": "made.r9", "kind": "exemption", "of": "west.arms.any"}
    assert new("paragraph", "west.relief", tree, **exempt).code == 0
    file = tree / "made" / "west" / "r9.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("step: none", "step: advance_approval"), encoding="utf-8")
    options = {"kind": "modification", "of": "west.relief.any", "para": "3"}
    ran = new("paragraph", "west.quicker", tree, instrument="made.r9", **options)
    assert ran.code == 0, ran.err
    limbs = load_valid(tree).limbs
    (effect,) = limbs["west.quicker.any"].limb.effects
    before = limbs["west.relief.any"].limb.procedure["all"]
    assert effect.to
    assert (effect.case, effect.to.step, effect.to.working_days) == ("all", before.step, before.working_days)
    assert effect.to.cites == ["R 9 (2009)", "R 9 (2009) para. 3"]
    for of, said in (("west.arms.any", "has no procedure to change"), ("west.relif.any", "did you mean 'west.relief.any'")):
        ran = new("paragraph", "west.other", tree, instrument="made.r9", kind="modification", of=of)
        assert ran.code == 2
        assert said in ran.err
