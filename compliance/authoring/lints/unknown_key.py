"""A key that nothing reads.

What it does:
    Reports a key that is not known where it stands, with the nearest one that is.

Why it matters:
    What stands under a key that nothing reads is law that nobody applies.

Example:
    elemnts: {object: {term: arms}}

Instead:
    elements: {object: {term: arms}}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.UNKNOWN_KEY
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
