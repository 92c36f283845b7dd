"""A tab in the indentation.

What it does:
    Reports a tab where YAML wants spaces.

Why it matters:
    How wide a tab is depends on the editor, so what belongs to what would depend on it too.

Example:
    elements:
    <tab>object: {term: arms}

Instead:
    elements:
      object: {term: arms}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.TAB
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
