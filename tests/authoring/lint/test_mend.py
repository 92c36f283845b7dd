"""What ``--fix`` mends: the words it adds or takes away, and nothing else; comments stay, and the law stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.authoring.linter.mend import applied, mend
from compliance.authoring.linter.model import Edit
from compliance.authoring.linter.run import chosen, lint
from compliance.files.yaml import parse
from compliance.law.load import load
from tests.authoring.lint.support import tree
from tests.cli.support import run

LIMB = """      - id: one
        kind: prohibition
        binding: binding
        label: {en: more, ar: المزيد}
        from: 2003-08-02
        conduct: supplied
"""
AMEND = """      - id: one
        kind: modification
        binding: binding
        label: {en: more, ar: المزيد}
        from: 2003-08-02
        effects:
"""
TERMINATE = AMEND + "          - {do: terminate, limbs: "
BRACES = AMEND + "          - {do: set_case, limbs: [north.relief.any], case: all, to: {says: {en: all, ar: كل}, step: approval"
LINES = (
    AMEND + "          - do: set_case\n            limbs: [north.relief.any]\n            case: all\n            to:\n"
    "              says: {en: all, ar: كل}\n"
)
STEP = "              step: approval\n"
# Limbs before and after.
MENDED = {
    "doubled in a line": (
        LIMB + "        nexus: [own_act, own_act]  # why\n",
        LIMB + "        nexus: [own_act]  # why\n",
    ),
    "doubled first of three": (
        TERMINATE + "[north.relief.any, north.arms.goods, north.relief.any, north.relief.any]}\n",
        TERMINATE + "[north.relief.any, north.arms.goods]}\n",
    ),
    "doubled in lines": (
        LIMB + "        nexus:\n          - own_act\n          # again\n          - own_act\n        staged: true\n",
        LIMB + "        nexus:\n          - own_act\n          # again\n        staged: true\n",
    ),
    "other digits": (LIMB.replace("2003-08-02", "٢٠٠٣-٠٨-٠٢ # day"), LIMB.replace("2003-08-02", "2003-08-02 # day")),
    "other digits in quotes": (LIMB.replace("2003-08-02", '"۲۰۰۳-۰۸-۰۲"'), LIMB.replace("2003-08-02", '"2003-08-02"')),
    "citation in braces": (BRACES + "}}\n", BRACES + ', cites: ["R/3 para. 1"]}}\n'),
    "citation beside another": (
        LINES + '              cites: ["R/1 para. 2"] # old\n' + STEP,
        LINES + '              cites: ["R/1 para. 2", "R/3 para. 1"] # old\n' + STEP,
    ),
    "citation in lines": (
        LINES + STEP + "              cites:\n                - R/1 para. 2\n",
        LINES + STEP + '              cites:\n                - R/1 para. 2\n                - "R/3 para. 1"\n',
    ),
    "citation where there was none": (LINES + STEP, LINES + STEP + '              cites: ["R/3 para. 1"]\n'),
}


def text_of(root: Path) -> str:
    return (root / "north" / "r3.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MENDED)
def test_it_mends_this_and_nothing_else(name: str, tmp_path: Path) -> None:
    before, after = MENDED[name]
    root = tree(tmp_path, before)
    head = text_of(root).removesuffix(before)
    # The layout of these small files is not in question.
    mended = mend(lint(root, chosen(["R208", "R302", "R308"])))
    assert mended
    assert text_of(root) == head + after
    assert not mend(lint(root, chosen(["R208", "R302", "R308"])))
    load(root)


def test_it_lays_out_and_keeps_the_data(tmp_path: Path) -> None:
    root = tree(tmp_path, LIMB + "        nexus:   [ own_act,own_act ]   # why\n\n\n\n")
    before = parse(text_of(root).replace(",own_act", "").encode(), "x").data
    ran = run("rules", "lint", root, "--fix", "--ignore", "R50", rules=None)
    assert ran.code == 0, ran.out
    assert "mended" in ran.err
    assert parse(text_of(root).encode(), "x").data == before
    assert "# why" in text_of(root)


def test_what_needs_a_person_is_left_alone(tmp_path: Path) -> None:
    # A comment beside the doubled entry, and an entry over several lines.
    limbs = LIMB + "        nexus:\n          - own_act\n          - own_act # meant to be another\n"
    root = tree(tmp_path, limbs)
    assert "own_act # meant" in text_of(root)
    result = lint(root, chosen(["R208"]))
    assert [f.mendable for f in result.findings] == [False]
    assert not mend(result)
    assert text_of(root).endswith(limbs)


def test_rights_and_links_are_kept(tmp_path: Path) -> None:
    root = tree(tmp_path, LIMB + "        nexus: [own_act, own_act]\n")
    path = root / "north" / "r3.yaml"
    path.chmod(0o640)
    real = path.rename(tmp_path / "elsewhere.yaml")
    path.symlink_to(real)
    assert mend(lint(root, chosen(["R208"])))
    assert path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "own_act, own_act" not in real.read_text(encoding="utf-8")
    assert not list((root / "north").glob(".*"))


def test_a_tree_that_does_not_load_is_not_touched(tmp_path: Path) -> None:
    root = tree(tmp_path, LIMB.replace("conduct: supplied", "conduct: suplied") + "        nexus: [own_act, own_act]\n")
    before = text_of(root)
    ran = run("rules", "lint", root, "--fix", rules=None)
    assert ran.code == 5
    assert text_of(root) == before


def test_an_edit_that_overlaps_another_waits() -> None:
    edits = [Edit(1, 1, 1, 3, "x"), Edit(1, 2, 1, 4, "y"), Edit(1, 4, 1, 5, "")]
    assert applied("abcde", edits) == "xce"


@given(st.text(alphabet="ab\n", max_size=30), st.data())
def test_edits_change_only_their_span(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    line = data.draw(st.integers(1, len(lines)))
    begin = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    end = data.draw(st.integers(begin, len(lines[line - 1]) + 1))
    done = applied(text, [Edit(line, begin, line, end, "XY")])
    at = sum(len(one) + 1 for one in lines[: line - 1])
    assert done == text[: at + begin - 1] + "XY" + text[at + end - 1 :]
