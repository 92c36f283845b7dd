"""What the commands of the workbench share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from compliance.cli.codes import usage


class DataFormat(StrEnum):
    """How a command prints what it found."""

    text = "text"
    json = "json"


def folder_of(path: Path | None, rules: Path | None) -> Path | None:
    """Return the folder of the rule tree, which a command takes as its argument or, as the others do, by --rules."""
    if path is not None and rules is not None and path.resolve() != rules.resolve():
        usage("two rule trees are named, one by PATH and one by --rules", "name one")
    return path if path is not None else rules
