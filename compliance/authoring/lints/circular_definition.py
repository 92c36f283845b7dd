"""A definition, class or fact that rests on itself.

What it does:
    Reports definitions that name each other in a circle, a class under itself, and a fact derived from itself.

Why it matters:
    What is explained by itself is not explained, and cannot be worked out.

Example:
    arms: {when: {term: weapons}}
    weapons: {when: {term: arms}}

Instead:
    arms: {when: {term: weapons}}
    weapons: {table: {fact: class, rows: {rifle: true}}}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.CIRCLE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
