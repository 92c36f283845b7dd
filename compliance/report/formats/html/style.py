"""The style and the script of a page, and the hashes by which the page allows these and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from compliance.report.figures.palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.report.figures.palette import Tone


@cache
def script() -> str:
    """Return the script of a page."""
    return _file("script.js")


def style(shares: Iterable[int]) -> str:
    """Return the style of a page: the colours, the rules, and the widths of columns that occur, in hundredths."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{_variables(DARK)}}}\n"
    widths = "".join(f".w{share} {{ width: {share}%; }}\n" for share in shares)
    return _variables(LIGHT) + dark + "".join(map(_classes, LIGHT)) + _file("style.css") + widths


def policy(*, style: str, script: str) -> str:
    """Return the policy of a page: nothing is fetched, and nothing acts but these two texts."""
    parts = (
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _variables(tones: Mapping[str, Tone]) -> str:
    lines = [f"--{name}-fill: {t.fill}; --{name}-line: {t.line}; --{name}-ink: {t.ink};" for name, t in tones.items()]
    return ":root { " + "\n  ".join(lines) + " }\n"


def _classes(name: str) -> str:
    """The looks that a tone has: a word or a cell, a shape, a line, the head of an arrow, letters in a picture."""
    fill, line, ink = (f"var(--{name}-{part})" for part in ("fill", "line", "ink"))
    rules = {
        "t": f"background: {fill}; color: {ink}; border-color: {line};",
        "f": f"fill: {fill}; stroke: {line};",
        "l": f"stroke: {line};",
        "a": f"fill: {line};",
        "i": f"fill: {ink};",
    }
    return "".join(f".{kind}-{name} {{ {rule} }}\n" for kind, rule in rules.items())
