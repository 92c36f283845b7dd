"""A word that is none of those that may stand there.

What it does:
    Reports a value outside the list of words that its key allows, with the nearest one.

Why it matters:
    A kind, a step or a degree of confidence that the program does not know has no meaning to it.

Example:
    kind: exemtion

Instead:
    kind: exemption
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.WORD
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
