"""A value of another shape than is asked.

What it does:
    Reports text where a list is expected, a number where text is, one entry too few, and every other fault of shape
    that has no code of its own. A paragraph number is text: put it in quotes.

Why it matters:
    A value of another shape than its key asks for would be read as something that nobody wrote.

Example:
    para: 9.10

Instead:
    para: "9.10"
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.SHAPE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
