"""A comment that allows nothing.

What it does:
    Reports a comment that allows a code which is not found on its line or the line below, or which is no code.

Why it matters:
    It would hide the next finding of that kind, and says of the present rule what is not so.

Example:
    # compliance: allow R123 a reason   # above a line where R123 is not found

Instead:
    nothing: delete the comment
"""

from __future__ import annotations

from compliance.authoring.linter.allow import UNUSED
from compliance.authoring.linter.model import Severity

CODE = UNUSED
SEVERITY = Severity.WARNING
SINCE = "0.1.0"
