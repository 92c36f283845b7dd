"""What the loader refuses, and where it says the fault is; nothing takes the process down."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.files.diagnostics import Diagnostic, FaultyFile
from compliance.files.yaml import MAX_BYTES, MAX_DEPTH, MAX_NODES, parse, read


def refusal(raw: str | bytes) -> str:
    with pytest.raises(FaultyFile) as caught:
        parse(raw if isinstance(raw, bytes) else raw.encode(), "f.yaml")
    return str(caught.value)


HINT = "check indentation, quotes and brackets"
ANCHOR = "give the value its anchor further up, or write it out"
COLON = "put text that holds a colon in quotes, or correct the indentation"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "f.yaml:2:1: error: key 'a' stands twice; first on line 1; delete one of them"),
        ("x: {b: 1, b: 2}", "f.yaml:1:11: error: key 'b' stands twice; first on line 1; delete one of them"),
        ("a: 1\n'a': 2", "f.yaml:2:1: error: key 'a' stands twice; first on line 1; delete one of them"),
        ("a: &a [*a]", "f.yaml:1:8: error: alias '*a' stands inside its own anchor; write it out"),
        ("a: &a {b: {c: *a}}", "f.yaml:1:15: error: alias '*a' stands inside its own anchor; write it out"),
        ("a: *b", f"f.yaml:1:4: error: not valid YAML: found undefined alias; {ANCHOR}"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1: error: a second YAML document begins here; keep one document in a file"),
        ("a: 1\n...\n---\n", "f.yaml:3:1: error: a second YAML document begins here; keep one document in a file"),
        ("x: !!str 5", "f.yaml:1:4: error: tag 'tag:yaml.org,2002:str' is not allowed; remove it; write text in quotes"),
        ("x: !thing {a: 1}", "f.yaml:1:4: error: tag '!thing' is not allowed; remove it; write text in quotes"),
        ("- !!python/object:os.system x", "f.yaml:1:3: error: tag 'tag:yaml.org,2002:python/object:os.system' is not allowed; "
         "remove it; write text in quotes"),
        ("\tx: 1", "f.yaml:1:1: error: a tab stands in the indentation; indent with spaces"),
        ("x:\n\t- 1", "f.yaml:2:1: error: a tab stands in the indentation; indent with spaces"),
        ("x:\n  y: 1\n  \tz: 2", "f.yaml:3:3: error: a tab stands in the indentation; indent with spaces"),
        ("x: \u202ey", "f.yaml:1:4: error: text-direction control character U+202E is not allowed; delete it"),
        ('x: "\\u202e"', "f.yaml:1:4: error: text-direction control character U+202E is not allowed; delete it"),
        ('x: 1\n"\\u2066": 2', "f.yaml:2:1: error: text-direction control character U+2066 is not allowed; delete it"),
        ("x: a\x07b", "f.yaml:1:5: error: control character U+0007 is not allowed; delete it"),
        ('x: "\\0"', "f.yaml:1:4: error: control character U+0000 is not allowed; delete it"),
        ("x: a\x85b", "f.yaml:1:5: error: control character U+0085 is not allowed; delete it"),
        ("x: a\u2028b", "f.yaml:1:5: error: control character U+2028 is not allowed; delete it"),
        ("x: a\ufeffb", "f.yaml:1:5: error: control character U+FEFF is not allowed; delete it"),
        ("# \x1b[31mred", "f.yaml:1:3: error: control character U+001B is not allowed; delete it"),
        ("[a]: 1", "f.yaml:1:1: error: a key must be plain text; write the key as a word"),
        ("? {a: b}\n: 1", "f.yaml:1:3: error: a key must be plain text; write the key as a word"),
        ("a: [1, 2", "f.yaml:2:1: error: not valid YAML: while parsing a flow sequence, "
         "did not find expected ',' or ']'; close the list with ']', with commas between its entries"),
        ("a: 'x", "f.yaml:1:6: error: not valid YAML: while scanning a quoted scalar, found unexpected end of stream; "
         "close the quote"),
        ("a: b: c", f"f.yaml:1:5: error: not valid YAML: mapping values are not allowed in this context; {COLON}"),
        ('"\\ud800"', "f.yaml:1:4: error: not valid YAML: while parsing a quoted scalar, "
         f"found invalid Unicode character escape code; {HINT}"),
        (b"a: 1\nb: \xff", "f.yaml:2:1: error: this line is not UTF-8; save the file as UTF-8"),
        ("a: 1".encode("utf-16"), "f.yaml:1:1: error: this line is not UTF-8; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_refused_at_its_place(text: str | bytes, message: str) -> None:
    assert refusal(text) == message


def test_every_doubled_key_and_every_character_is_reported() -> None:
    assert refusal("a: 1\na: 2\nb: 1\nb: 2").count("stands twice") == 2
    assert refusal("a: \x01\nb: \x02").count("is not allowed") == 2


@pytest.mark.parametrize("unit", ["[", "- ", "? ", "{a: ", "[{a: ", "- - ? "])
def test_deep_nesting_is_a_message_and_not_a_crash(unit: str) -> None:
    assert f"nested more than {MAX_DEPTH} levels deep; flatten it" in refusal(unit * 200_000)


def test_block_sequences_nested_by_indentation() -> None:
    text = "\n".join(" " * i + "-" for i in range(1500))
    assert f"nested more than {MAX_DEPTH} levels deep" in refusal(text)


def test_nesting_is_measured_through_aliases() -> None:
    lines = ["a0: &a0 x"]
    lines += [f"a{i}: &a{i} {'[' * 20}*a{i - 1}{']' * 20}" for i in range(1, 60)]
    assert refusal("\n".join(lines)).startswith("f.yaml:5:")


def test_the_deepest_that_is_read() -> None:
    depth = MAX_DEPTH - 1  # the mapping around it is one level
    assert parse(f"x: {'[' * depth}{']' * depth}".encode(), "f").data
    assert "levels deep" in refusal(f"x: {'[' * (depth + 1)}{']' * (depth + 1)}")


@pytest.mark.parametrize("shape", ["[{}]", "{{x: [{}]}}"])
def test_aliases_that_explode(shape: str) -> None:
    lines = ["k0: &k0 [lol]"]
    lines += [f"k{i}: &k{i} " + shape.format(", ".join([f"*k{i - 1}"] * 9)) for i in range(1, 30)]
    assert f"more than {MAX_NODES} values once aliases are expanded; split the file" in refusal("\n".join(lines))


def test_an_alias_used_soberly_is_read() -> None:
    assert parse(b"a: &a {b: 1}\nc: [*a, *a]", "f").data == {"a": {"b": 1}, "c": [{"b": 1}, {"b": 1}]}


def test_too_many_values() -> None:
    assert "more than" in refusal("[" + "1," * (MAX_NODES + 1) + "]")


def test_an_over_large_file_is_not_even_read(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    with big.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
    with pytest.raises(FaultyFile) as caught:
        read(big, "big.yaml")
    assert (
        str(caught.value) == f"big.yaml:1:1: error: the file has {MAX_BYTES + 1} bytes; at most {MAX_BYTES} are read; split it"
    )
    assert "at most" in refusal(b" " * (MAX_BYTES + 1))


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(FaultyFile, match="cannot be read") as caught:
            read(path)
        assert caught.value.diagnostics[0].line == 0


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"", None),
        (b"# nothing\n", None),
        (b"\xef\xbb\xbfa: 1", {"a": 1}),
        (b"a: 1\r\nb: [2]\r\n", {"a": 1, "b": [2]}),
        (b"a: |\r\n  x\r\n  y\r\n", {"a": "x\ny\n"}),
        ("a: \u200fليبيا".encode(), {"a": "\u200fليبيا"}),
        (b'a: "x\\ty"', {"a": "x\ty"}),
        (b"--- \na: 1\n...\n", {"a": 1}),
    ],
)
def test_what_is_read_all_the_same(raw: bytes, data: object) -> None:
    assert parse(raw, "f.yaml").data == data


def test_a_diagnostic_is_one_line() -> None:
    assert Diagnostic("a.yaml", 3, 7, "wrong", "mend it").render() == "a.yaml:3:7: error: wrong; mend it"
    assert Diagnostic("a.yaml", 3, 7, "wrong").render() == "a.yaml:3:7: error: wrong"
