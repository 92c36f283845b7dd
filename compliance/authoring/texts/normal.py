"""Extracted text, made alike: one form of letters, digits, spaces and line ends; and a folding in which terms are compared."""

from __future__ import annotations

import re
import unicodedata

# Marks of direction, joiners, soft hyphens and the stretching of Arabic words: they carry no letter.
_UNSEEN = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2212]")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")
# Spellings of one Arabic letter that texts and extractions do not keep apart.
_LETTERS = str.maketrans("أإآٱىة", "اااايه")


def normal(text: str) -> str:
    """Return text with compatibility forms (Arabic presentation forms, ligatures, wide spaces) and digits written one way."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))
    plain = _HYPHENS.sub("-", plain.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
    return re.sub(r"[^\S\n]+", " ", plain)


def folded(text: str) -> str:
    """Return the words of a text, one space between them: without case, accents, vowel marks, hyphens and punctuation.

    A hyphen joins what stands on its two sides, so that a word which is broken over two lines is the same word.
    """
    joined = _BROKEN.sub("", normal(text)).casefold()
    spread = unicodedata.normalize("NFD", joined.translate(_LETTERS))
    bare = unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c)))
    return " ".join(re.sub(r"[\W_]+", " ", bare.replace("-", "")).split())


def contains(text: str, term: str, language: str) -> bool:
    """Tell whether a text holds a term, as whole words; in Arabic behind the particles that are written on to a word."""
    wanted, within = folded(term), folded(text)
    if not wanted:
        return False
    if language == "zh":
        return wanted.replace(" ", "") in within.replace(" ", "")
    particles = "[وفبلك]{0,2}(?:ال|ل)?" if language == "ar" else ""
    return re.search(rf"(?<!\w){particles}{re.escape(wanted)}(?!\w)", within) is not None
