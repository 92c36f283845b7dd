"""Plain scalars read as YAML 1.2 says; what is quoted is text."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.diagnostics import FaultyFile
from compliance.files.yaml import parse


def read(text: str) -> object:
    return parse(text.encode(), "file.yaml").data


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"), ("n", "n"),
        ("true", True), ("True", True), ("FALSE", False), ("tRUE", "tRUE"),
        ("~", None), ("null", None), ("Null", None), ("NULL", None), ("", None), ("nUll", "nUll"),
        ("12:30", "12:30"), ("1:2:3", "1:2:3"), ("1_000", "1_000"), ("0b101", "0b101"),
        ("0", 0), ("7", 7), ("-3", -3), ("+3", 3), ("007", 7), ("0o17", 15), ("0x1F", 31), ("0o8", "0o8"), ("-0x1", "-0x1"),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5e-1", -0.15), (".", "."), ("1.2.3", "1.2.3"),
        (".inf", ".inf"), (".nan", ".nan"), ("2011-02-26", "2011-02-26"), ("2011-02-26 10:00:00", "2011-02-26 10:00:00"),
        ("<<", "<<"), ("=", "="), ("9(c)", "9(c)"), ("S/RES/1970 (2011)", "S/RES/1970 (2011)"),
    ],
)  # fmt: skip
def test_plain_scalar(written: str, value: object) -> None:
    found = read(f"x: {written}")
    assert found == {"x": value}
    assert type(found["x"]) is type(value)  # type: ignore[index]


@pytest.mark.parametrize("quoted", ["'{}'", '"{}"', "|-\n  {}", ">-\n  {}"])
@pytest.mark.parametrize("word", ["NO", "true", "12", "0o17", "~", "1.5", "null"])
def test_quoted_scalar_is_text(quoted: str, word: str) -> None:
    assert read(f"x: {quoted.format(word)}") == {"x": word}


@pytest.mark.parametrize("key", ["1", "true", "~", "NO", "0x1F", "2011-02-26"])
def test_key_is_text(key: str) -> None:
    assert read(f"{key}: 1") == {key: 1}


def test_merge_key_is_an_ordinary_key() -> None:
    assert read("a: &a {b: 1}\nc: {<<: *a}") == {"a": {"b": 1}, "c": {"<<": {"b": 1}}}


def test_a_number_too_long_to_hold_exactly_is_refused() -> None:
    for digits in ("9" * 19, "9" * 5000, "0x" + "f" * 30):
        with pytest.raises(FaultyFile, match=r"file.yaml:1:4: error: a number of more than 18 digits; put it in quotes"):
            read(f"x: {digits}")
    assert read("x: " + "9" * 18) == {"x": int("9" * 18)}


def core(plain: str) -> object:
    """The core schema of YAML 1.2 from its own table, save infinity and not-a-number."""
    if plain in ("", "~", "null", "Null", "NULL"):
        return None
    if plain in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return plain.lower() == "true"
    for pattern, base in ((r"[-+]?[0-9]+", 10), (r"0o[0-7]+", 8), (r"0x[0-9a-fA-F]+", 16)):
        if re.fullmatch(pattern, plain):
            return int(plain.removeprefix("0o").removeprefix("0x"), base)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", plain):
        return float(plain)
    return plain


# Text that may stand in a file: no control and no direction characters, and no line breaks that YAML would fold.
UNSHOWN = "\u2028\u2029\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
plain_text = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters=UNSHOWN), max_size=12)
numberlike = st.text("0123456789.eExo_:+-", min_size=1, max_size=6)
words = st.sampled_from(
    ["NO", "yes", "on", "true", "null", "~", "12:30", "0o7", "1_000", "1e3", "0x1F", ".5", "ليبيا", "a: b", "# c"]
)
scalars = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | plain_text | numberlike | words
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_text.filter(bool), inner, max_size=4),
    max_leaves=20,
)


def as_read(value: object, style: str | None) -> object:
    """What is read back: text that YAML 1.1 leaves plain may be a number in YAML 1.2."""
    if isinstance(value, list):
        return [as_read(v, style) for v in value]
    if isinstance(value, dict):
        return {k: as_read(v, style) for k, v in value.items()}
    if isinstance(value, str) and style is None:
        event = list(yaml.parse(yaml.safe_dump(value, allow_unicode=True)))[2]
        return core(value) if event.style is None else value  # type: ignore[attr-defined]
    return value


@given(data, st.sampled_from([None, '"', "'"]), st.booleans())
def test_what_is_dumped_reads_back(value: object, style: str | None, flow: bool) -> None:
    value = {"top": value}
    text = yaml.safe_dump(value, allow_unicode=True, default_style=style, default_flow_style=flow, width=10_000)
    if style is not None:
        # The dumper then tags what is not text, and quotes it: only text reads back alike.
        text = re.sub(r"!!(?:null|bool|int|float) (['\"])(.*?)\1", r"\2", text)
    assert read(text) == as_read(value, style)
