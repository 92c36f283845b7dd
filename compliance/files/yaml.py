"""The one YAML loader, on PyYAML's C parser and composer.

Plain scalars resolve by the YAML 1.2 core schema, so ``NO`` and ``12:30`` stay text; infinity and "not a number" stay text too,
since no field of any file can hold them. Tags are refused: a value says by its form what it is. Size, depth and the growth of
aliases are bounded on the event stream first, because the C composer recurses and takes the process down on deep nesting.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import yaml

from compliance.files import codes
from compliance.files.diagnostics import Diagnostic, FaultyFile
from compliance.files.document import Document, Positions
from compliance.files.safe import code_point
from compliance.files.yaml_limits import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compliance.files.document import Data, PathKey

MAX_BYTES = 4_000_000
MAX_DEPTH = 64
MAX_NODES = 200_000

# Control characters (tab, line feed and carriage return aside), line breaks that editors do not show as such, characters that
# reorder the text around them, and byte order marks inside the text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OTHER_BASE = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
MAX_DIGITS = 18
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")


def read(path: Path, shown: str | None = None) -> Document:
    """Read one YAML file.

    ``shown`` is the name under which faults are reported (the path as the person gave it). Raises ``FaultyFile`` with the
    first syntax error, or with every doubled key and forbidden character of the file.
    """
    name = shown or str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        raw = path.read_bytes()
    except OSError as error:
        message, fix = f"cannot be read: {error.strerror or error}", "check the path and its rights"
        raise _one(name, 0, 0, message, fix, codes.UNREADABLE) from None
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """Parse the bytes of one YAML file; see ``read``."""
    if len(raw) > MAX_BYTES:
        raise _too_large(name, len(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _one(name, line, 1, "this line is not UTF-8", "save the file as UTF-8", codes.UNREADABLE) from None
    _refuse_characters(name, text)
    data, positions = compose(name, text)
    return Document(name, text, hashlib.sha256(raw).hexdigest(), data, positions)


def tokens(text: str) -> Iterator[Any]:
    """Yield the tokens of YAML text with their marks: for what rewrites a file and keeps its comments. Parse it first."""
    yield from yaml.scan(text, Loader=yaml.CLoader)


def _one(path: str, line: int, column: int, message: str, fix: str = "", code: str = codes.REFUSED) -> FaultyFile:
    return FaultyFile((Diagnostic(path, line, column, message, fix, code),))


def _too_large(path: str, size: int) -> FaultyFile:
    return _one(path, 1, 1, f"the file has {size} bytes; at most {MAX_BYTES} are read", "split it", codes.UNREADABLE)


def _refuse_characters(name: str, text: str) -> None:
    faults = []
    for found in _FORBIDDEN.finditer(text):
        start = text.rfind("\n", 0, found.start())
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - start
        faults.append(_forbidden(name, line, column, found.group()))
    if faults:
        raise FaultyFile(tuple(faults[:20]))


def _forbidden(name: str, line: int, column: int, character: str) -> Diagnostic:
    what = "text-direction control" if "\u202a" <= character <= "\u2069" else "control"
    message = f"{what} character {code_point(character)} is not allowed"
    return Diagnostic(name, line, column, message, "delete it", codes.CHARACTER)


def compose(name: str, text: str) -> tuple[Data, Positions]:
    """Return the plain data of YAML text and the place of each value. Raises ``FaultyFile``; see ``read``."""
    try:
        _bound(name, text)
        node = yaml.compose(text, Loader=yaml.CLoader)
    except yaml.MarkedYAMLError as error:
        marks: tuple[Any, ...] = (error.problem_mark, error.context_mark)
        mark = next((m for m in marks if m), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if _tabbed(text, line, column):
            raise _one(name, line, column, "a tab stands in the indentation", "indent with spaces", codes.TAB) from None
        problem = _plain(error)
        fix = next((then for part, then in _MENDED if part in problem), "check indentation, quotes and brackets")
        raise _one(name, line, column, f"not valid YAML: {problem}", fix, codes.SYNTAX) from None
    except yaml.YAMLError as error:
        raise _one(name, 1, 1, f"not valid YAML: {error}", code=codes.SYNTAX) from None
    positions = Positions()
    faults: list[Diagnostic] = []
    data = _convert(name, node, (), positions, faults) if node is not None else None
    if faults:
        raise FaultyFile(tuple(sorted(faults)))
    return data, positions


# What to do about a problem of the parser, by words of its message.
_MENDED = (
    ("mapping values are not allowed", "put text that holds a colon in quotes, or correct the indentation"),
    ("could not find expected ':'", "write 'key: value', with a space after the colon, or close a quote further up"),
    ("expected ',' or ']'", "close the list with ']', with commas between its entries"),
    ("expected ',' or '}'", "close the brace with '}', with commas between, and put text that holds any of ,:#{}[] in quotes"),
    ("expected node content", "write a value there, or remove the comma or bracket before it"),
    ("expected '-' indicator", "indent this line as its neighbours are"),
    ("expected key", "indent this line as its neighbours are"),
    ("scanning a quoted scalar", "close the quote"),
    ("cannot start any token", "put text that begins with such a character in quotes"),
    ("undefined alias", "give the value its anchor further up, or write it out"),
)


def _tabbed(text: str, line: int, column: int) -> bool:
    """Tell whether a tab stands there with nothing but space before it."""
    before, tab = "".join(text.split("\n")[line - 1 : line])[:column].rstrip("\n"), "\t"
    return before.endswith(tab) and not before.strip()


def _plain(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(str(part) for part in (error.context, error.problem) if part)


def _bound(name: str, text: str) -> None:
    """Refuse a stream that is too deep, too large once its aliases are expanded, tagged, or holds a second document."""
    extent = Extent()
    documents = 0
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CLoader)
    for event in events:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if getattr(event, "tag", None) is not None:
            raise _one(name, line, column, f"tag '{event.tag}' is not allowed", "remove it; write text in quotes")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _one(name, line, column, "a second YAML document begins here", "keep one document in a file")
        elif isinstance(event, yaml.CollectionStartEvent):
            extent.begin(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            extent.end()
        elif isinstance(event, yaml.AliasEvent):
            if any(event.anchor == anchor for anchor, _ in extent.open):
                raise _one(name, line, column, f"alias '*{event.anchor}' stands inside its own anchor", "write it out")
            extent.add(*extent.anchors.get(str(event.anchor), (1, 0)))
        elif isinstance(event, yaml.ScalarEvent):
            extent.add(1, 0)
            if event.anchor:
                extent.anchors[event.anchor] = (1, 0)
        if extent.depth > MAX_DEPTH:
            raise _one(name, line, column, f"nested more than {MAX_DEPTH} levels deep", "flatten it")
        if extent.total > MAX_NODES:
            raise _one(name, line, column, f"more than {MAX_NODES} values once aliases are expanded", "split the file")


def _convert(name: str, node: Any, path: PathKey, positions: Positions, faults: list[Diagnostic]) -> Data:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    positions.values[path] = (line, column)
    positions.ends[path] = (node.end_mark.line + 1, node.end_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(name, node, line, column, faults)
    if isinstance(node, yaml.SequenceNode):
        return [_convert(name, item, (*path, i), positions, faults) for i, item in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Diagnostic(name, *at, "a key must be plain text", "write the key as a word", codes.SYNTAX))
            continue
        key = key_node.value
        if found := _FORBIDDEN.search(key):
            faults.append(_forbidden(name, *at, found.group()))
        if key in result:
            first = positions.keys[(*path, key)][0]
            message = f"key '{key}' stands twice; first on line {first}"
            faults.append(Diagnostic(name, *at, message, "delete one of them", codes.DOUBLED_KEY))
            continue
        positions.keys[(*path, key)] = at
        result[key] = _convert(name, value_node, (*path, key), positions, faults)
    return result


def _scalar(name: str, node: Any, line: int, column: int, faults: list[Diagnostic]) -> Data:
    text: str = node.value
    if found := _FORBIDDEN.search(text):
        # An escape such as "\u202e" passes the scan of the raw text and is caught here.
        faults.append(_forbidden(name, line, column, found.group()))
    if node.style:
        return text
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text.lower() == "true"
    if _INT.match(text) and len(text.lstrip("+-")) <= MAX_DIGITS:
        return int(text)
    if _OTHER_BASE.match(text) and len(text) <= MAX_DIGITS:
        return int(text, 0)
    if _INT.match(text) or _OTHER_BASE.match(text):
        message = f"a number of more than {MAX_DIGITS} digits"
        faults.append(Diagnostic(name, line, column, message, "put it in quotes", codes.REFUSED))
        return text
    if _FLOAT.match(text):
        return float(text)
    return text


def written(data: Data) -> str:
    """Return data as YAML text that ``parse`` reads as the same data: keys in their order, any script as it is."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100, default_flow_style=None)


def inline(data: Data) -> str:
    """Return data as YAML on one line."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=True)
    return text.removesuffix("\n").removesuffix("\n...")
