"""A file that was read: its text, its hash, its plain data, and the place of each value."""

from __future__ import annotations

from typing import Any

from compliance.files.diagnostics import Diagnostic

Key = str | int
PathKey = tuple[Key, ...]
Data = None | bool | int | float | str | list[Any] | dict[str, Any]

# The data of a file of which only the bytes were read so far.
UNREAD: Any = object()


class Positions:
    """Line and column (from 1) of every value and of every key, by the path of keys and indexes that leads to it.

    ``ends`` holds the place right behind each value. That of an indented collection may lie lines further down.
    """

    __slots__ = ("ends", "keys", "values")

    def __init__(self) -> None:
        self.values: dict[PathKey, tuple[int, int]] = {}
        self.keys: dict[PathKey, tuple[int, int]] = {}
        self.ends: dict[PathKey, tuple[int, int]] = {}

    def of(self, path: PathKey, *, key: bool = False) -> tuple[int, int]:
        """Return the place of ``path``, or of the nearest thing around it that has one."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


class Document:
    """A file: its path as shown, its text, its hash, and its data and places, which are composed when first asked for."""

    __slots__ = ("_data", "_positions", "_text", "path", "sha256")

    def __init__(
        self, path: str, text: str | bytes, sha256: str, data: Data = UNREAD, positions: Positions | None = None
    ) -> None:
        self.path, self.sha256 = path, sha256
        self._text, self._data, self._positions = text, data, positions

    @property
    def text(self) -> str:
        """The text of the file."""
        if isinstance(self._text, bytes):
            self._text = self._text.decode("utf-8-sig")
        return self._text

    @property
    def data(self) -> Data:
        """The plain data of the file."""
        if self._data is UNREAD:
            self._compose()
        return self._data

    @property
    def positions(self) -> Positions:
        """The places of all values."""
        return self._positions or self._compose()

    def fault(self, at: PathKey, message: str, fix: str = "", *, key: bool = False, code: str = "") -> Diagnostic:
        """Return a diagnostic at the value (or the key) that ``at`` leads to."""
        line, column = self.positions.of(at, key=key)
        return Diagnostic(self.path, line, column, message, fix, code)

    def _compose(self) -> Positions:
        # A check of files that are known reads no YAML, so the library is imported here.
        from compliance.files.yaml import compose

        data, self._positions = compose(self.path, self.text)
        if self._data is UNREAD:
            self._data = data
        return self._positions
