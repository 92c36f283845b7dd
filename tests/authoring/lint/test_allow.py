"""Comments that allow a finding: on its line or the line above, with a reason, and only where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.authoring.linter.run import chosen, lint
from tests.authoring.lint.support import tree

LIMB = """      - id: one
        kind: prohibition
        binding: binding
        label: {en: more, ar: المزيد}
        from: 2003-08-02
        conduct: supplied
"""
CODES = chosen(["R208", "R9"])


def found(folder: Path, text: str, codes: frozenset[str] = CODES) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in lint(tree(folder, LIMB + text), codes).findings]


@pytest.mark.parametrize(
    "text",
    [
        "        nexus: [own_act, own_act]  # compliance: allow R208 the paragraph says it twice\n",
        "        # compliance: allow R208 the paragraph says it twice\n        nexus: [own_act, own_act]\n",
        "        # compliance: allow R208: the paragraph says it twice\n        nexus: [own_act, own_act]\n",
        "        #compliance:allow r208 - the paragraph says it twice\n        nexus: [own_act, own_act]\n",
    ],
)
def test_a_reason_on_the_line_or_above(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


NOT_HERE = ("R902", "there is no R208 here to allow")
REASONLESS = ("R901", "R208 is allowed without a reason")
TWICE = ("R208", "'own_act' stands twice in this list")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("        nexus: [own_act, own_act]\n        # compliance: allow R208 below it\n", [TWICE, NOT_HERE]),
        ("        # compliance: allow R208\n        nexus: [own_act, own_act]\n", [REASONLESS, TWICE]),
        ("        # compliance: allow R302 another\n        nexus: [own_act, own_act]\n", [TWICE]),
        ("        # compliance: allow\n        nexus: [own_act]\n", [("R902", "this comment allows no code")]),
        ("        # compliance: allow R99 so\n        nexus: [own_act]\n", [("R902", "'R99' is no code of a lint")]),
        ("        # compliance: allow R208 once\n\n        nexus: [own_act, own_act]\n", [NOT_HERE, TWICE]),
        ("        note: {en: '# compliance', ar: المزيد}\n", []),
    ],
)
def test_what_is_wrong_with_a_comment(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert found(tmp_path, text) == expected


def test_a_code_that_was_not_looked_for_is_not_called_unused(tmp_path: Path) -> None:
    text = "        # compliance: allow R208 once\n        nexus: [own_act]\n"
    assert found(tmp_path, text, chosen((), ["R208", "R5"])) == []


def test_what_keeps_a_tree_from_loading_cannot_be_allowed(tmp_path: Path) -> None:
    text = "        # compliance: allow R102 it will come\n        nexus: [other_act]\n"
    assert [code for code, _ in found(tmp_path, text)] == ["R102"]
