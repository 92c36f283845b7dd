"""What went wrong in a file, as data: where, what, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault in one file.

    ``line`` and ``column`` count from 1; 0 means that the fault has no place in the file (it cannot be read at all).
    ``fix`` is the next step for the person who wrote the file, or empty where the message says it all. ``code`` names the
    class of the fault (``compliance/files/codes.py``); two faults that say the same in one place are one fault.
    """

    path: str
    line: int
    column: int
    message: str
    fix: str = ""
    code: str = field(default="", compare=False)

    def render(self) -> str:
        """Return ``file:line:column: error: message; fix`` as one line."""
        tail = f"; {self.fix}" if self.fix else ""
        return f"{self.path}:{self.line}:{self.column}: error: {self.message}{tail}"


@dataclass(slots=True)
class FaultyFile(Exception):  # noqa: N818  (it names the file, which is what the reader has to mend)
    """A file (or several) that could not be used; carries every diagnostic found."""

    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(d.render() for d in self.diagnostics)


class UserError(Exception):
    """What a person asked for, or wrote, cannot be taken: what is wrong, and the next step. The command line prints it.

    ``faults``: those of files that were found, but cannot be used.
    """

    def __init__(self, message: str, fix: str = "", faults: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message + (f"; {fix}" if fix else ""))
        self.message, self.fix, self.faults = message, fix, faults


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the nearest known spelling of ``word``, or an empty string."""
    import difflib  # only a fault needs it

    folded = {k.casefold().replace("-", "_"): k for k in known}
    found = difflib.get_close_matches(word.casefold().replace("-", "_"), list(folded), n=1, cutoff=0.6)
    return f"did you mean '{folded[found[0]]}'?" if found else ""
