"""A limb that asks a fact which its conduct cannot have.

What it does:
    Reports an element that asks, of a conduct the limb covers, a fact that the vocabulary gives to other conducts only.

Why it matters:
    A training course has no calibre: the question could never be answered, and the limb would stay open for good.

Example:
    conduct: any_conduct
    elements: {place: {when: {fact: inspection_place, is: high_seas}}}

Instead:
    conduct: inspection_of_cargo
    elements: {place: {when: {fact: inspection_place, is: high_seas}}}
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.NOT_OF_CONDUCT
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
