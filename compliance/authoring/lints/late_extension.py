"""An extension that comes too late.

What it does:
    Reports an extension that begins later than the day after the last day of what it extends.

Why it matters:
    A rule that has lapsed cannot be extended; a conduct of the days between would be judged as free.

Example:
    until: 2012-06-14     # of the limb
    from: 2012-06-20      # of the limb that extends it

Instead:
    from: 2012-06-15
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.LATE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
