"""What the commands of the workbench share."""

from __future__ import annotations

from enum import StrEnum


class DataFormat(StrEnum):
    """How a command prints what it found."""

    text = "text"
    json = "json"
