"""Text that is not YAML.

What it does:
    Reports a bracket or a quote that is not closed, an entry that is not indented like its neighbours, a colon inside
    plain text, and whatever else keeps a file from being read.

Why it matters:
    A file that cannot be parsed says nothing, and a tree without it would be silently incomplete.

Example:
    limbs: [north.arms.goods

Instead:
    limbs: [north.arms.goods]
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.SYNTAX
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
