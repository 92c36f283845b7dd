"""The laws of the layout: the same data, the same comments, and nothing to do the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from compliance.authoring.layout.files import same
from compliance.authoring.layout.layout import laid_out
from compliance.files.diagnostics import FaultyFile
from compliance.files.yaml import parse, tokens
from tests.authoring.layout.messy import comments, files
from tests.cli.support import ROOT, SHIPPED_RULES

WRITTEN = sorted(
    p
    for folder in ("rules", "cases", "tests/cli/data", "tests/regimes", "tests/malformed")
    for p in (ROOT / folder).rglob("*.yaml")
)


def lawful(text: str) -> None:
    document = parse(text.encode("utf-8"), "x.yaml")
    made = laid_out(document.text)
    assert same(document, made)
    assert laid_out(made) == made
    old = document.text.replace("\r\n", "\n")
    assert comments(made, tokens(made)) == comments(old, tokens(old))
    for line in made.split("\n"):
        assert "\r" not in line


@settings(max_examples=150)
@given(files())
def test_any_file_keeps_its_data_and_its_comments_and_is_done_at_once(text: str) -> None:
    try:
        parse(text.encode("utf-8"), "x.yaml")
    except FaultyFile:
        return
    lawful(text)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_file_of_this_project_keeps_its_data_and_its_comments(path: Path) -> None:
    try:
        parse(path.read_bytes(), str(path))
    except FaultyFile:
        return
    lawful(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(SHIPPED_RULES.rglob("*.yaml")), ids=lambda p: p.relative_to(SHIPPED_RULES).as_posix())
def test_the_shipped_tree_is_laid_out(path: Path) -> None:
    """Lay it out with: compliance rules fmt."""
    text = path.read_text(encoding="utf-8")
    assert laid_out(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:   1\n", "a: 1\n"),
        ("a: 1", "a: 1\n"),
        ("\n\na: 1\n\n\n", "a: 1\n"),
        ("a: 1\n\n\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: 1   \nb: 2\t\n", "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        ("\ufeffa: 1\n", "a: 1\n"),
        ("a : 1\n", "a: 1\n"),
        ("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"),
        ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a:\n  -\n    b: 1\n", "a:\n  -\n    b: 1\n"),
        ("-   - 1\n    - 2\n", "- - 1\n  - 2\n"),
        ("a: {  b: 1 ,c: 2  }\n", "a: {b: 1, c: 2}\n"),
        ("a: [ 1,2 ]\n", "a: [1, 2]\n"),
        ("a: {b: }\n", "a: {b: }\n"),
        ("a: {\n  b: 1,\n       c: 2\n}\n", "a: {\n  b: 1,\n  c: 2\n  }\n"),
        ("a: 'x'\n", 'a: "x"\n'),
        ("a: 'it''s'\n", 'a: "it\'s"\n'),
        ("a: 'a \"b\"'\n", "a: 'a \"b\"'\n"),
        ("a: 'c\\d'\n", "a: 'c\\d'\n"),
        ('a: "x"\n', 'a: "x"\n'),
        ("a: x\n", "a: x\n"),
        ("a: 1 # why\n", "a: 1  # why\n"),
        ("a: 1       #why\n", "a: 1  #why\n"),
        ("# top\na: 1\n# end\n", "# top\na: 1\n# end\n"),
        ("a:\n# of b\n- b\n", "a:\n  # of b\n  - b\n"),
        ("a:\n    - b\n    # of the list\n# of c\nc: 1\n", "a:\n  - b\n  # of the list\n# of c\nc: 1\n"),
        ("a:\n     b: 1\n      # odd\nc: 1\n", "a:\n  b: 1\n  # odd\nc: 1\n"),
        ("a: |\n     x\n       y\n\n     z\nb: 1\n", "a: |\n  x\n    y\n\n  z\nb: 1\n"),
        ("a: |2\n    x\n  y\n", "a: |2\n    x\n  y\n"),
        ("a:\n     - |1\n        x\n      y\n", "a:\n  - |1\n     x\n   y\n"),
        ("a: |  # why\n     x\n", "a: |  # why\n  x\n"),
        ("a: |+\n   x\n\n\n", "a: |+\n  x\n\n\n"),
        ("a: |+\n   x\n\n\n# end", "a: |+\n  x\n\n\n# end\n"),
        ("a: |\n   x", "a: |-\n  x\n"),
        ("a: |+\n   x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
        ("a: |\n   x  \n", "a: |\n  x  \n"),
        ("a: one\n      two\n\n      three\n", "a: one\n  two\n\n  three\n"),
        ('a: "one   \n      two"\n', 'a: "one\n  two"\n'),
        ('a: "one\\ \n      two"\n', 'a: "one\\ \n  two"\n'),
        ("a: &x\n    b: 1\nc: *x\n", "a: &x\n  b: 1\nc: *x\n"),
        ("a: &x 1\nb: {*x : 2}\n", "a: &x 1\nb: {*x : 2}\n"),
        ("? a\n:   b\n", "? a\n: b\n"),
        ("---\na: 1\n", "---\na: 1\n"),
        ("", ""),
        ("\n\n", ""),
        ("# only this\n", "# only this\n"),
        ("x", "x\n"),
        ("{a: 1,\nb: [1,\n2\n]}\n", "{a: 1,\n  b: [1,\n    2\n  ]}\n"),
    ],
)  # fmt: skip
def test_examples(before: str, after: str) -> None:
    assert laid_out(before) == after
    lawful(before)


def test_a_comment_after_a_block_of_text_never_becomes_part_of_it() -> None:
    text = "a:\n   b: |\n        x\n   # of b\n# of a\nc: 1\n"
    assert laid_out(text) == "a:\n  b: |\n    x\n  # of b\n# of a\nc: 1\n"
    lawful(text)
