"""A limb that does not hold together.

What it does:
    Reports an exemption that excepts nothing, an exception from what cannot be excepted from, addressees that are
    announced and not named, a conduct that speaks of something else, and a step that counts days where none are given.

Why it matters:
    Half of a rule cannot be applied, and the missing half is not guessed.

Example:
    - {id: relief, kind: exemption}

Instead:
    - {id: relief, kind: exemption, excepts: [north.arms.goods]}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.LIMB
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
