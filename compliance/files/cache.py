"""A compiled copy of each YAML file, as JSON keyed by the hash of its bytes.

Composing YAML costs fifty times a check. The copy holds plain data only (no pickle); a wrong or missing copy is composed
again. Set ``COMPLIANCE_CACHE=off`` to do without, or to a folder to keep it there.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

# Part of the key: raise it when the loader gives other data for the same bytes.
LOADER_VERSION = "2"


@cache
def folder() -> Path | None:
    """Return the folder of compiled copies, or None where caching is switched off or no home is known."""
    chosen = os.environ.get("COMPLIANCE_CACHE", "")
    if chosen.lower() in ("off", "no", "0"):
        return None
    if chosen:
        return Path(chosen) / f"yaml-{LOADER_VERSION}"
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Path(base or Path.home() / ".cache") / "compliance" / f"yaml-{LOADER_VERSION}"
    except RuntimeError:
        return None


def recall(digest: str) -> tuple[Any] | None:
    """Return the kept data in a one-tuple (the data itself may be None), or None where nothing usable is kept."""
    where = folder()
    if where is None:
        return None
    try:
        kept = json.loads((where / f"{digest}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return (kept["data"],) if isinstance(kept, dict) and "data" in kept else None


def remember(digest: str, data: Any) -> None:
    """Keep ``data``; a folder that cannot be written is no fault, the next run only composes again."""
    where = folder()
    if where is None:
        return
    try:
        where.mkdir(parents=True, exist_ok=True)
        part = where / f"{digest}.{os.getpid()}.part"
        part.write_text(json.dumps({"data": data}, ensure_ascii=False), encoding="utf-8")
        part.replace(where / f"{digest}.json")
    except (OSError, ValueError):
        return
