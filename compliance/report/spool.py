"""Text that is put aside until what stands before it is known: in memory while it is little, then in a file without a name."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Bytes that are held in memory. What is put aside by another process stands in a file from the first.
MOST = 1 << 24


class Spool:
    """Texts put aside one after another."""

    def __init__(self, *, shared: bool = False) -> None:
        self.size = 0
        self._file: IO[bytes] = _file() if shared else io.BytesIO()

    def add(self, text: str) -> tuple[int, int]:
        """Put a text aside and return where it stands, and how long it is."""
        data = text.encode("utf-8", errors="surrogatepass")
        if isinstance(self._file, io.BytesIO) and self.size + len(data) > MOST:
            held, self._file = self._file.getbuffer(), _file()
            self._file.write(held)
        self._file.seek(self.size)
        self._file.write(data)
        self._file.flush()
        self.size += len(data)
        return self.size - len(data), len(data)

    def get(self, at: int, size: int) -> str:
        """Return a text that was put aside."""
        self._file.seek(at)
        return self._file.read(size).decode("utf-8", errors="surrogatepass")


def _file() -> IO[bytes]:
    # A run over a few cases needs none, and does not wait for what it takes to make one.
    from tempfile import TemporaryFile

    return TemporaryFile()


@dataclass(frozen=True, slots=True)
class Aside:
    """Texts that stand in spools, in order, as often as they are asked for: each by its spool, its place and its length."""

    spools: Sequence[Spool]
    places: Sequence[tuple[int, int, int]]

    def __iter__(self) -> Iterator[str]:
        for spool, at, size in self.places:
            yield self.spools[spool].get(at, size)
