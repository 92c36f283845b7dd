"""A finding that is allowed without a reason.

What it does:
    Reports a comment that allows a code and does not say why. The finding is reported as well.

Why it matters:
    The next reader has to know whether the reason still holds.

Example:
    # compliance: allow R123

Instead:
    # compliance: allow R123 other regimes ask for this step
"""

from __future__ import annotations

from compliance.authoring.linter.allow import REASONLESS
from compliance.authoring.linter.model import Severity

CODE = REASONLESS
SEVERITY = Severity.WARNING
SINCE = "0.1.0"
