"""A condition that has not exactly one form.

What it does:
    Reports a condition with no head or with two, a test that cannot stand beside its head, a fact without exactly one
    test, and a definition without exactly one of table and condition.

Why it matters:
    A condition that can be read in two ways decides in neither.

Example:
    {fact: class, is: arms, in: [fuel]}

Instead:
    {all: [{fact: class, is: arms}, {fact: class, in: [fuel]}]}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.CONDITION
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
