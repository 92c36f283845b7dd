"""A fact that is not declared.

What it does:
    Reports a condition, a link or a derived fact that asks for a fact which no file of the vocabulary declares.

Why it matters:
    No case could ever state it, so the condition would stay open for every item.

Example:
    {fact: calibr, is: heavy}

Instead:
    {fact: calibre, is: heavy}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.UNDECLARED_FACT
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
