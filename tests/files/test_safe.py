"""What cannot be seen is written out, the same at each place of one kind, and what can be seen stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.safe import DIRECTION, bare, code_points, one_line, visible


@pytest.mark.parametrize(
    ("text", "escaped", "spelled"),
    [
        ("القرار 1970", "القرار 1970", "القرار 1970"),
        ("a\x1b[2Jb", "a\\x1b[2Jb", "a⟨U+001B⟩[2Jb"),
        ("a\u202eb", "a\\u202eb", "a⟨U+202E⟩b"),
        ("a\nb\tc\xa0d", "a\\nb\\tc\\xa0d", "a b c d"),
        ("\U000e0041", "\\U000e0041", "⟨U+E0041⟩"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, escaped: str, spelled: str) -> None:
    assert (visible(text), code_points(text)) == (escaped, spelled)


@given(st.text())
def test_nothing_that_cannot_be_seen_is_left(text: str) -> None:
    assert visible(text).isprintable() and code_points(text).isprintable() and one_line(text).isprintable()
    assert "  " not in one_line(text)
    assert not DIRECTION & set(bare(text))


@given(st.text(), st.sampled_from(["", "\n", "\u2066\u2069"]))
def test_what_is_kept_stays_and_nothing_else(text: str, keep: str) -> None:
    for written in (visible(text, keep), code_points(text, keep)):
        assert [c for c in written if not c.isprintable()] == [c for c in text if not c.isprintable() and c in keep]
