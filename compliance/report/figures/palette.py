"""The colours of statuses: a few tones in a light and a dark form, for pictures, pages and printed sheets.

Every ink can be read on its own fill and on the paper (4.5 to 1), and every line stands out from the paper (3 to 1). Colour
repeats what a word says and never says it alone.
"""

from __future__ import annotations

from compliance.files.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour as a ground, as the line around it, and as the ink of words on it."""

    fill: str
    line: str
    ink: str


LIGHT: dict[str, Tone] = {
    "rust": Tone("#f8e0d9", "#a8412a", "#7a2813"),
    "amber": Tone("#fbe7ca", "#a26100", "#673d00"),
    "sand": Tone("#f5f0cd", "#807100", "#524800"),
    "violet": Tone("#e8e3f4", "#6a58a8", "#43347f"),
    "blue": Tone("#dfe9f4", "#3d6b9e", "#1e4672"),
    "green": Tone("#dceee2", "#39794f", "#1c5131"),
    "grey": Tone("#efeeeb", "#7d7972", "#514d47"),
    "paper": Tone("#ffffff", "#76726b", "#1d1c1a"),
    "quiet": Tone("#ffffff", "#c9c5be", "#5a564f"),
    "ground": Tone("#ffffff", "#ffffff", "#1d1c1a"),
}

DARK: dict[str, Tone] = {
    "rust": Tone("#47231a", "#d98068", "#ffcdbf"),
    "amber": Tone("#43300f", "#d39a42", "#fbdca8"),
    "sand": Tone("#393513", "#b8aa45", "#efe6a6"),
    "violet": Tone("#2f2947", "#a796dd", "#dcd4fa"),
    "blue": Tone("#1d2f43", "#76a3d3", "#c8def5"),
    "green": Tone("#1b3626", "#6fb489", "#c5e8d1"),
    "grey": Tone("#2b2d30", "#8f8b84", "#c6c2bb"),
    "paper": Tone("#17191c", "#8f8b84", "#eae7e1"),
    "quiet": Tone("#17191c", "#4a4c50", "#b0aca4"),
    "ground": Tone("#17191c", "#17191c", "#eae7e1"),
}

_TONES: dict[str, tuple[str, ...]] = {
    "rust": ("touched",),
    "amber": ("touched_unless", "unreported", "claimed"),
    "sand": ("open", "unknown", "law_not_known", "part_shown"),
    "violet": ("prospective",),
    "blue": ("true", "triggered", "triggered_unless", "available", "addressed"),
    "green": ("excepted", "shown"),
}
_TONE = {code: tone for tone, codes in _TONES.items() for code in codes}


def tone(status: str | None) -> str:
    """Return the name of the tone of a status, a truth or a mark; what does not apply, and what nobody knows here, is grey."""
    return _TONE.get(status or "", "grey")
