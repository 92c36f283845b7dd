"""A name that is declared nowhere.

What it does:
    Reports a definition, limb, class, element, step, link, stage, conduct, State, actor, source or regime that is named
    and is not in the tree.

Why it matters:
    What a rule points at has to be there, or the rule says less than it seems to.

Example:
    excepts: [north.arms.good]

Instead:
    excepts: [north.arms.goods]
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.UNDECLARED_NAME
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
