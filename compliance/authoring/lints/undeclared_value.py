"""A value that its fact cannot have.

What it does:
    Reports a value that the fact or the attribute does not declare, and words for true and false that are none.

Why it matters:
    The test could never come out true, so the rule would never apply, without a word.

Example:
    {fact: class, is: feul}

Instead:
    {fact: class, is: fuel}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.VALUE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
