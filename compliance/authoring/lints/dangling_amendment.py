"""An amendment that finds nothing to amend.

What it does:
    Reports an effect whose limb, instrument, element or case is not there on its day, that names nothing, lacks what
    its kind needs, or has what its kind cannot use.

Why it matters:
    The resolution changed something, and the tree would go on as if it had not.

Example:
    - do: remove_case
      limbs: [north.approval.any]
      case: al

Instead:
    - do: remove_case
      limbs: [north.approval.any]
      case: all
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.DANGLING
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
