"""A norm that rests on itself through others.

What it does:
    Reports limbs that ask, except or amend each other in a circle, on one item.

Why it matters:
    Defeat is worked out in one pass; in a circle each answer would wait for the other.

Example:
    - {id: a, excepts: [x.b]}
    - {id: b, excepts: [x.a]}

Instead:
    - {id: a, excepts: [x.b]}
    - {id: b}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.CYCLE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
