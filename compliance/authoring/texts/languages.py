"""Which official language a text is in: by its script, then by its most common small words."""

from __future__ import annotations

import re
from collections import Counter

OFFICIAL = ("ar", "en", "es", "fr", "ru", "zh")
NAMES = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "中文"}
_SCRIPTS = {"ar": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", "ru": "\u0400-\u04ff", "zh": "\u3400-\u9fff"}
_SMALL = {
    "en": frozenset({"the", "of", "and", "to", "in", "that", "for", "by", "with", "its", "on", "all", "shall", "or"}),
    "fr": frozenset({"le", "la", "les", "de", "des", "du", "et", "en", "que", "pour", "par", "dans", "aux", "ou", "qui"}),
    "es": frozenset({"el", "la", "los", "las", "de", "del", "y", "en", "que", "para", "por", "con", "una", "al", "o"}),
}
_SUFFIX = re.compile(r"[-_. \[(](ar|en|es|fr|ru|zh|a|e|s|f|r|c)[\])]?$", re.IGNORECASE)
# One letter a language, as in the job numbers of documents.
_LETTER = {"a": "ar", "e": "en", "s": "es", "f": "fr", "r": "ru", "c": "zh"}


def named(stem: str) -> str | None:
    """Return the language that the end of a file name gives, such as ``-EN`` or ``_ar``."""
    found = _SUFFIX.search(stem)
    if found is None:
        return None
    word = found[1].lower()
    return _LETTER.get(word, word)


def detected(text: str) -> str | None:
    """Return the language of a text, or None where too little speaks for any."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 20:
        return None
    for language, script in _SCRIPTS.items():
        if len(re.findall(f"[{script}]", text)) > len(letters) * 0.4:
            return language
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    found = sorted(((sum(words[w] for w in small), language) for language, small in _SMALL.items()), reverse=True)
    (best, language), (second, _) = found[0], found[1]
    return language if best > second and best >= sum(words.values()) * 0.08 else None
