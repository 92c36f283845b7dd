"""A key that stands twice.

What it does:
    Reports the second of two equal keys in one mapping.

Why it matters:
    Only one of the two could count, and which one would be an accident.

Example:
    from: 2011-02-26
    from: 2011-03-17

Instead:
    from: 2011-02-26
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.DOUBLED_KEY
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
