"""Vocabulary or reference data that does not hold together.

What it does:
    Reports an enumeration without values, a fact derived from one that holds nobody, a stage in two lists, spells that
    overlap, and other faults of the vocabulary.

Why it matters:
    Every rule and every case rests on the vocabulary.

Example:
    colour: {type: enum, scope: item}

Instead:
    colour: {type: enum, scope: item, values: {red: {label: {en: red, ar: أحمر}}}}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.VOCABULARY
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
