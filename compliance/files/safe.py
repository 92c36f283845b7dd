"""Text that cannot act on a reader or on a reader's program: what cannot be seen is written out where it stands.

Terminals and the tool's own data have it escaped as source text has it (``visible``); documents have its code point
(``code_points``), which a reader who knows no escapes can look up. YAML refuses such characters outside of quotes, so what
is met here is escaped in a file on purpose, or comes from the name of a file or an argument.
"""

from __future__ import annotations

import re

# Marks and controls of direction: no font shows them, and a text may hold them for a reason.
DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = re.compile(r"\s+")


def visible(text: str, keep: str = "") -> str:
    r"""Return a text with every character that cannot be seen escaped, line ends as well: ``\x1b``, ``\n``.

    Characters of ``keep`` stay as they are.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else c.encode("unicode_escape").decode() for c in text)


def code_points(text: str, keep: str = "") -> str:
    """Return a text with every space a plain one and all else that cannot be seen as its code point: ``⟨U+001B⟩``.

    Characters of ``keep`` stay as they are.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else " " if c.isspace() else f"⟨{code_point(c)}⟩" for c in text)


def code_point(character: str) -> str:
    """Return the number of a character as Unicode writes it: ``U+202E``."""
    return f"U+{ord(character):04X}"


def one_line(text: str, keep: str = "") -> str:
    """Return a text as ``code_points`` does, each run of spaces as one; a space at an end stays, since a line may go on."""
    return code_points(_SPACES.sub(" ", text), keep)


def bare(text: str) -> str:
    """Return a text without marks and controls of direction."""
    return "".join(c for c in text if c not in DIRECTION)
