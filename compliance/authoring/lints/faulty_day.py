"""A day that cannot be read, or is none.

What it does:
    Reports a day with letters for digits, other marks than hyphens, day and month exchanged, or a day that the calendar
    does not have, and offers the day that may have been meant.

Why it matters:
    The first and the last day of a rule decide whether it applies at all.

Example:
    from: 2011-26-02

Instead:
    from: 2011-02-26
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.DAY
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
