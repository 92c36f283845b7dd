"""A file that is no rule file.

What it does:
    Reports a YAML file in the tree whose first key says nothing known.

Why it matters:
    What such a file holds is not applied, though it stands among the law.

Example:
    instument: un.example
    regime: example

Instead:
    instrument: un.example
    regime: example
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.NO_RULE_FILE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
