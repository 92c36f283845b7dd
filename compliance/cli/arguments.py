"""The arguments of ``check`` in one table, and a small strict parser of them: a check with plain arguments waits for no other.

What it does not understand (help, a slip, a rare form) it leaves to the parser of all commands, which has the messages.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from compliance.files.dataclass import dataclass


class Lang(StrEnum):
    """Languages of the product."""

    en = "en"
    ar = "ar"


class Format(StrEnum):
    """Formats of a report."""

    text = "text"
    json = "json"
    markdown = "markdown"


Kind = Literal["paths", "path", "text", "texts", "number", "flag", "count"] | type[StrEnum]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: the name of its value, how it is written (nothing for what stands by itself), and what it takes.

    The last flag is the short one, if there are two.
    """

    name: str
    flags: tuple[str, ...]
    kind: Kind
    help: str
    default: Any = None
    metavar: str | None = None


LANG = Argument("lang", ("--lang",), Lang, "Language of every sentence.", Lang.en)
RULES = Argument("rules", ("--rules",), "path", "Folder of a rule tree, instead of the shipped one.")
LAW_DATE = Argument(
    "law_date", ("--law-date",), "text", "Apply the law of this day (2011-02-26) to every conduct.", metavar="DAY"
)
KNOWN_ON = Argument("known_on", ("--known-on",), "text", "Leave out sources that were written after this day.", metavar="DAY")
READING = Argument(
    "reading", ("--reading",), "texts", "Switch on another reading of a disputed point; repeatable.", metavar="ID"
)
VERBOSE = Argument("verbose", ("--verbose", "-v"), "count", "Show what is folded into one line.", 0)
CHECK = (
    Argument("paths", (), "paths", "Case files, or folders of them.", metavar="PATH..."),
    Argument("examples", ("--examples",), "flag", "Check the shipped example cases.", default=False),
    Argument("format", ("--format",), Format, "How to print the report.", Format.text),
    Argument("output", ("--output", "-o"), "path", "Write to this file."),
    LANG,
    LAW_DATE,
    KNOWN_ON,
    RULES,
    READING,
    Argument(
        "fail_on", ("--fail-on",), "text", "Statuses that give exit code 1 or 4; or: never.", metavar="STATUS,..."
    ),
    Argument(
        "jobs", ("--jobs", "-j"), "number", "Processes that share the cases; by default one a core, if that pays.", metavar="N"
    ),
    VERBOSE,
    Argument("quiet", ("--quiet", "-q"), "flag", "Print the counts only.", default=False),
)  # fmt: skip


def parsed(table: tuple[Argument, ...], words: list[str]) -> dict[str, Any] | None:
    """Return the value of every argument, or None where a word is not plainly one of the table's."""
    values = {one.name: one.default for one in table}
    named = {flag: one for one in table for flag in one.flags}
    alone = next(one for one in table if not one.flags)
    given: set[str] = set()
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            values[alone.name] = [*(values[alone.name] or []), Path(word)]
            continue
        flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        # Letters that count may stand together: -vv.
        times = len(word) - 1 if not word.startswith("--") and len(set(word[1:])) == 1 else 1
        one = named.get(flag[:2] if times > 1 else flag)
        if one is None or (one.name in given and one.kind not in ("texts", "count")) or (times > 1 and one.kind != "count"):
            return None
        given.add(one.name)
        if one.kind in ("flag", "count"):
            if equals:
                return None
            values[one.name] = True if one.kind == "flag" else values[one.name] + times
            continue
        value = value if equals else next(rest, "")
        read = None if not value or value.startswith("-") else _read(one.kind, value)
        if read is None:
            return None
        values[one.name] = [*(values[one.name] or []), read] if one.kind == "texts" else read
    return None if any(not word for word in words) else values


def _read(kind: Kind, value: str) -> object:
    """Return what a word stands for, or None where it does not fit."""
    if isinstance(kind, type):
        return kind(value) if value in list(kind) else None
    if kind == "number":
        return int(value) if value.isascii() and value.isdigit() and int(value) > 0 else None
    return Path(value) if kind == "path" else value
