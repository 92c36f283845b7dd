"""The pages for authors can be followed: their files and commands, in their order, give what they show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compliance.cli.rules import app
from tests.cli.support import ROOT
from tests.docs.replay import Block, blocks, commands, replayed, spliced, trimmed

# The second goes on in the folder of the first.
PAGES = (ROOT / "docs" / "adding-a-rule.md", ROOT / "docs" / "changing-a-rule.md")


def test_the_pages_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    pages = {path: path.read_text(encoding="utf-8") for path in PAGES}
    made = {path: replayed(page) for path, page in pages.items()}
    if os.environ.get("UPDATE_GOLDEN"):
        for path, page in made.items():
            path.write_text(page, encoding="utf-8")
        return
    for path, page in pages.items():
        assert made[path].splitlines() == page.splitlines(), "read what changed, then UPDATE_GOLDEN=1 pytest tests/docs"


def test_the_pages_show_every_command_of_an_author() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    names = {str(c.name) for c in app.registered_commands} | {"new regime", "new instrument", "new paragraph"}
    for command in (*(f"rules {n}" for n in sorted(names)), "law show", "law verify", "law history", "check", "ask"):
        assert f"compliance {command}" in text.replace("\n", " "), command


def test_what_is_printed_is_cut_where_the_page_says() -> None:
    assert trimmed("a\nb\nc\n", ()) == "a\nb\nc\n"
    assert trimmed("a\nb\nc\n", ((1, 2), (-1, -1))) == "a\nb\nc\n"
    assert trimmed("a\nb\nc\nd\n", ((1, 1), (-1, -1))) == "a\n...\nd\n"
    assert trimmed("a\nb\nc\nd\n", ((2, 3),)) == "...\nb\nc\n...\n"


def test_an_entry_takes_the_place_of_its_own() -> None:
    rows = ["list:", "  - id: a", "    x: 1", "", "  - id: b", "    x: 2", "other: 3"]
    assert spliced(rows, ["  - id: a", "    x: 9"]) == [*rows[:2], "    x: 9", *rows[3:]]
    assert spliced(rows, ["other: 4"]) == [*rows[:-1], "other: 4"]
    assert spliced(rows, ["  - id: c"]) == [*rows[:-1], "  - id: c", rows[-1]]


def test_blocks_know_their_place() -> None:
    page = "a\n<!-- shows: 1-2 -->\n```text\nb\n```\n```sh\nc \\\n  d\n```\n"
    one, two = blocks(page)
    assert one == Block("text", "b\n", ((1, 2),), page.index("b\n"), page.index("b\n") + 2)
    assert (two.kind, commands(two.body)) == ("sh", ["c    d"])
