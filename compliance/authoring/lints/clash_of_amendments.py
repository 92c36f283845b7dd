"""Two amendments of one thing on one day.

What it does:
    Reports two effects on one slot of one limb on one day without a declared order.

Why it matters:
    What the limb says from that day on would depend on the order of the files.

Example:
    - {do: widen, limbs: [a.b], element: object, when: {term: x}}
    - {do: narrow, limbs: [a.b], element: object, when: {term: y}}

Instead:
    - {do: widen, order: 1, limbs: [a.b], element: object, when: {term: x}}
    - {do: narrow, order: 2, limbs: [a.b], element: object, when: {term: y}}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.CLASH
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
