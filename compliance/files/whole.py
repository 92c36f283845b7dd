"""Write a file as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def replace(path: Path, content: Iterable[bytes]) -> None:
    """Write a file beside its place first, then put it there, so that a reader never finds half of it.

    A link stays one, rights are kept, and what is no file (a device, a pipe) is written straight. Raises ``OSError``.
    """
    path = Path(os.path.realpath(path))
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    kept = path.stat().st_mode if path.exists() else None
    if kept is not None and not (path.is_file() and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        _write(path, content)
        return
    try:
        _write(beside, content)
        if kept is not None:
            beside.chmod(kept)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write(path: Path, content: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        for part in content:
            file.write(part)
