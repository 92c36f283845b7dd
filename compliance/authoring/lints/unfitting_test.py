"""A test that does not fit its fact.

What it does:
    Reports a test of another type than the fact's, a definition over another fact than the one asked, a clock without a
    number of days, and a fact that is only shown.

Why it matters:
    A test that cannot be made of the fact can never be decided.

Example:
    {fact: date, is: 2011-02-26}

Instead:
    {fact: date, on_or_after: 2011-02-26}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.TEST
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
