"""Writings that mean the same made alike: letters, digits, marks and spaces, in Latin and in Arabic.

Each function says what it takes for the same, from the least to the most: a text as it came out of a file, the words of a text,
the name of a thing, the name of a person.
"""

from __future__ import annotations

import re
import unicodedata

# Spellings of one Arabic letter that people, texts and extractions do not keep apart.
LETTERS = str.maketrans("أإآٱىة", "اااايه")
# Patterns, each compiled where it is first looked for.
# Vowel marks and the stretching of Arabic words, and marks of direction.
_MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200e\u200f\u061c]"
# Marks of direction, joiners, soft hyphens and the stretching of Arabic words: they carry no letter.
_UNSEEN = "[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_HYPHENS = "[\u2010\u2011\u2012\u2212]"
_BROKEN = r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)"
_GAPS = r"[\s\-\u2010-\u2015_/]+"


def digits(text: str) -> str:
    """Return a text with every digit as one of 0 to 9."""
    return text if text.isascii() else "".join(str(unicodedata.digit(c, c)) for c in text)


def normal(text: str) -> str:
    """Return text with compatibility forms (Arabic presentation forms, ligatures, wide spaces) and digits written one way."""
    plain = re.sub(_UNSEEN, "", unicodedata.normalize("NFKC", re.sub(_UNSEEN, "", text)))
    plain = re.sub(_HYPHENS, "-", plain.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    return re.sub(r"[^\S\n]+", " ", digits(plain))


def folded(text: str) -> str:
    """Return the words of a text, one space between them: without case, accents, vowel marks, hyphens and punctuation.

    A hyphen joins what stands on its two sides, so that a word which is broken over two lines is the same word.
    """
    joined = re.sub(_BROKEN, "", normal(text)).casefold()
    bare = unicodedata.normalize("NFC", _unaccented(unicodedata.normalize("NFD", joined.translate(LETTERS))))
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


def folded_name(form: str) -> str:
    """Return the name of a thing without what spellings differ in: marks, case, hyphens, digits; accents stay."""
    if form.isascii():
        return re.sub(_GAPS, " ", form.casefold()).strip()
    plain = digits(unicodedata.normalize("NFKC", form).casefold())
    return re.sub(_GAPS, " ", re.sub(_MARKS, "", plain).translate(LETTERS)).strip()


def folded_person(form: str) -> str:
    """Return the name of a person without case, accents, space and punctuation, so that two spellings of one person agree."""
    return re.sub(r"[\W_]+", "", _unaccented(unicodedata.normalize("NFKD", form).casefold()))


def _unaccented(spread: str) -> str:
    return "".join(c for c in spread if not unicodedata.combining(c))
