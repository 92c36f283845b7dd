"""Every value and every key knows its line and column, whether its file was composed or only its bytes were read."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.document import Document, PathKey
from compliance.files.yaml import parse

keys = st.text("abcdefgh", min_size=1, max_size=4)
leaves = st.none() | st.booleans() | st.integers(-999, 999) | st.text("xyz \u0644\u064a\U0001f600", max_size=6)
data = st.dictionaries(
    keys,
    st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=12),
    min_size=1,
    max_size=4,
)


def independent(node: yaml.Node, path: PathKey) -> Iterator[tuple[PathKey, bool, tuple[int, int]]]:
    """Places by the pure Python composer."""
    yield path, False, (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), True, (key.start_mark.line + 1, key.start_mark.column + 1)
            yield from independent(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            yield from independent(item, (*path, i))


@given(data, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_places(value: object, flow: bool, ending: str) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow).replace("\n", ending)
    document = parse(text.encode(), "f.yaml")
    again = Document("f.yaml", text.encode(), document.sha256)
    for path, key, place in independent(yaml.compose(text, Loader=yaml.SafeLoader), ()):
        assert document.positions.of(path, key=key) == place
        # Of the second only the bytes were read: it is composed when it is asked for a place.
        assert again.positions.of(path, key=key) == place
        fault = document.fault(path, "wrong", key=key)
        assert (fault.line, fault.column) == place


def test_a_place_inside_what_is_missing_falls_back_to_what_is_around_it() -> None:
    document = parse(b"a:\n  b:\n    - c: 1\n", "f.yaml")
    assert document.positions.of(("a", "b", 0, "missing", "deeper")) == (3, 7)
    assert document.positions.of(("elsewhere",)) == (1, 1)
    assert document.positions.of(("a", "b"), key=True) == (2, 3)
    assert document.positions.of(("a", "zzz"), key=True) == (2, 3)
