"""A last day before the first.

What it does:
    Reports a limb, an effect or a spell that ends before it begins, and an amendment from before the Charter.

Why it matters:
    A rule that ends before it begins never applies, and one of the two days is wrong.

Example:
    from: 2011-02-26
    until: 2010-02-26

Instead:
    from: 2011-02-26
    until: 2012-02-26
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.DAYS
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
