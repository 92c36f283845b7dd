"""A character that nobody can see.

What it does:
    Reports control characters, marks that change the direction of text, and byte order marks inside a file. Direction
    is marked by the program when it prints.

Why it matters:
    Text that looks like one thing and says another cannot be reviewed.

Example:
    title: {en: "Measures<a hidden direction mark>", ar: "تدابير"}

Instead:
    title: {en: "Measures", ar: "تدابير"}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.CHARACTER
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
