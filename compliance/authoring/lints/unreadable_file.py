"""A file that cannot be read.

What it does:
    Reports a rule file, or a folder, that cannot be opened, is larger than is read, or is not saved as UTF-8.

Why it matters:
    A tree with one file missing would be silently incomplete, so none of it is used.

Example:
    a file saved by a word processor in another encoding

Instead:
    the same text saved as UTF-8, without formatting
"""

from __future__ import annotations

from compliance.authoring.linter.model import Severity
from compliance.files import codes

CODE = codes.UNREADABLE
SEVERITY = Severity.ERROR
SINCE = "0.1.0"
