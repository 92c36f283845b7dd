"""YAML that rule files do without.

What it does:
    Reports tags, a second document in one file, an alias inside its own anchor, nesting or growth without bound, and
    numbers of more than eighteen digits.

Why it matters:
    Such a file could mean something else than it shows, or bring the program down.

Example:
    from: !!str 2011-02-26

Instead:
    from: 2011-02-26
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.REFUSED
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
