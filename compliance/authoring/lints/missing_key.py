"""A key that has to be there.

What it does:
    Reports a key that is needed and is not given.

Why it matters:
    Nothing is assumed in its place: an unknown day, kind or title is not a default.

Example:
    {id: goods, kind: prohibition}

Instead:
    {id: goods, kind: prohibition, binding: binding, from: 2011-02-26}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.MISSING_KEY
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
