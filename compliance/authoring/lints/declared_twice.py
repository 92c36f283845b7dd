"""A name that is declared twice.

What it does:
    Reports two entries, limbs, readings or instruments of one name in different places of a tree.

Why it matters:
    Which of the two a rule means would depend on the order of the files.

Example:
    - node: north.arms   # in two files

Instead:
    - node: north.arms
    - node: north.arms-2005
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.DECLARED_TWICE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
