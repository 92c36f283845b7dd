"""The manual of the lints, made from their docstrings."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.authoring.linter.model import Lint

COMMAND = "compliance rules explain --all --format markdown"
_HEAD = f"""# Lints

Made by `{COMMAND}` from the docstrings of `compliance/authoring/lints/`; do not edit.

`compliance rules lint` reads a rule tree and tells what is wrong in it. An error or a warning fails the run; a note is
counted. A code is never given to another lint. To allow a finding, write `# compliance: allow CODE reason` on its line or
on the line above; the reason is required, and a comment that allows nothing is itself a finding. What keeps a tree from
loading cannot be allowed.
"""


def plain(lint: Lint) -> str:
    """Return what is known of one lint, for a terminal."""
    return f"""{lint.code} {lint.name}
{lint.title}.

{_facts(lint)}

What it does
{_indented(_wrapped(lint.does))}

Why it matters
{_indented(_wrapped(lint.why))}

Example
{_indented(lint.example)}

Instead
{_indented(lint.instead)}"""


def listed(lints: Iterable[Lint]) -> str:
    """Return one line for each lint."""
    return "\n".join(f"{one.code}  {one.severity:<7}  {one.title}" for one in lints)


def markdown(lints: Iterable[Lint]) -> str:
    """Return the manual of several lints as one page."""
    lints = list(lints)
    rows = [f"| [{x.code}](#{_anchor(x)}) | {x.name} | {x.severity} | {x.title} |" for x in lints]
    index = "\n".join(("| code | name | severity | what |", "|---|---|---|---|", *rows))
    return "\n".join((_HEAD, index, "", *(section(lint) for lint in lints)))


def section(lint: Lint) -> str:
    """Return the manual of one lint as Markdown."""
    return f"""## {lint.code} {lint.name}

{lint.title}. *{_facts(lint)}*

**What it does.** {_wrapped(lint.does, 118, len("**What it does.** "))}

**Why it matters.** {_wrapped(lint.why, 118, len("**Why it matters.** "))}

Example:

```yaml
{lint.example}
```

Instead:

```yaml
{lint.instead}
```
"""


def _facts(lint: Lint) -> str:
    retired = f"; retired in {lint.deprecated}" if lint.deprecated else ""
    by = "found when the tree is loaded" if lint.check is None and not lint.code.startswith("R9") else ""
    mends = "--fix mends it where that is safe" if lint.mends else ""
    return "; ".join((f"{lint.severity}, since {lint.since}{retired}", *filter(None, (by, mends))))


def _anchor(lint: Lint) -> str:
    return f"{lint.code}-{lint.name}".lower()


def _wrapped(text: str, width: int = 76, first: int = 0) -> str:
    parts = []
    for i, part in enumerate(text.split("\n\n")):
        lead = " " * (first if i == 0 else 0)
        whole = textwrap.fill(part, width, initial_indent=lead, break_long_words=False, break_on_hyphens=False)
        parts.append(whole[len(lead) :])
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
