"""A review that is none.

What it does:
    Reports a review without an author or a reviewer, or one whose author and reviewer are one person, however the name
    is spelt.

Why it matters:
    A review counts because a second person looked; without one it would lend a rule a standing that it has not.

Example:
    review: {author: Author A, reviewer: author a, on: 2011-02-26, meaning: ...}

Instead:
    review: {author: Author A, reviewer: Reviewer B, on: 2011-02-26, meaning: ...}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.REVIEW
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
