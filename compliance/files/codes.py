"""Codes of the faults for which a file is not used. A code is stable: it is never given to another fault.

What each fault is, why it matters and what to write instead stands in ``compliance/authoring/lints``, one file a code.
"""

from __future__ import annotations

# The file itself.
UNREADABLE = "R001"
CHARACTER = "R002"
SYNTAX = "R003"
TAB = "R004"
DOUBLED_KEY = "R005"
REFUSED = "R006"
# The shape of what it says.
SHAPE = "R010"
UNKNOWN_KEY = "R011"
MISSING_KEY = "R012"
DAY = "R013"
WORD = "R014"
CONDITION = "R015"
TEXT = "R016"
NO_RULE_FILE = "R017"
REVIEW = "R018"
# What it names.
UNDECLARED_FACT = "R101"
UNDECLARED_NAME = "R102"
VALUE = "R103"
TEST = "R104"
NOT_OF_CONDUCT = "R105"
DECLARED_TWICE = "R106"
CIRCLE = "R107"
VOCABULARY = "R108"
# What it tells in words.
ELEMENT_SENTENCE = "R201"
# What it changes, and when.
DANGLING = "R301"
CLASH = "R303"
LATE = "R310"
DAYS = "R309"
# What it excepts.
CYCLE = "R403"
LIMB = "R405"
