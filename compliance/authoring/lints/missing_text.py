"""Text that is empty.

What it does:
    Reports an empty sentence, label or title.

Why it matters:
    A report would show nothing where a reader needs the words, in one of the two languages.

Example:
    label: {en: "goods", ar: ""}

Instead:
    label: {en: "goods", ar: "البضائع"}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.TEXT
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
