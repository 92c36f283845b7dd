"""The lints, one file each; the table of all is made from the files.

A lint is a module named as the lint is, with ``CODE``, ``SEVERITY`` and ``SINCE`` (the version that brought it), perhaps
``DEPRECATED`` (the version that retired it), ``MENDS`` where ``--fix`` can mend what it finds, and a function ``check``, which
is left out where the loader itself finds the fault. Its docstring is its documentation: a title, *What it does*, *Why it
matters*, *Example* and *Instead*. Codes are stable: one that is retired is never given to another lint.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from functools import cache

from compliance.authoring.linter.model import Lint, Severity

HEADINGS = ("What it does", "Why it matters", "Example", "Instead")


@cache
def table() -> dict[str, Lint]:
    """Return every lint by code, in order of code."""
    found = [_lint(m.name) for m in pkgutil.iter_modules(__path__)]
    return {lint.code: lint for lint in sorted(found, key=lambda one: one.code)}


def _lint(name: str) -> Lint:
    module = importlib.import_module(f"{__name__}.{name}")
    title, *parts = sections(module.__doc__ or "")
    does, why, example, instead = parts
    return Lint(
        code=str(module.CODE),
        name=name.replace("_", "-"),
        severity=Severity(module.SEVERITY),
        since=str(module.SINCE),
        title=title.rstrip("."),
        does=does,
        why=why,
        example=example,
        instead=instead,
        deprecated=getattr(module, "DEPRECATED", None),
        mends=bool(getattr(module, "MENDS", False)),
        check=getattr(module, "check", None),
    )


def sections(doc: str) -> tuple[str, str, str, str, str]:
    """Return the title and the four sections of a docstring. Raises ``ValueError`` where it does not have them in order."""
    pattern = r"\A(.+?)\n\n" + r"\n\n".join(rf"{heading}:[ \t]*\n(.+?)" for heading in HEADINGS) + r"\s*\Z"
    match = re.match(pattern, doc, re.DOTALL)
    if match is None:
        raise ValueError(f"a lint is documented by a title and {', '.join(HEADINGS)}; this is not: {doc[:60]}")
    title, does, why, example, instead = match.groups()
    return _flow(title), _flow(does), _flow(why), _block(example), _block(instead)


def _flow(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in textwrap.dedent(text).strip().split("\n\n"))


def _block(text: str) -> str:
    return textwrap.dedent(text.strip("\n")).rstrip()
