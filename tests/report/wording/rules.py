"""The rules of wording, each as a function from a text to what is wrong with it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

from compliance.explain.words import CONFIDENCE, COUNT, count

# Vowel marks and the stroke that lengthens a letter change no word.
_VOWELS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_LETTER = "\u0621-\u064a"

# --- verdicts --------------------------------------------------------------------------------------------------------

# That anyone broke the law, or is to blame: never said by the product itself.
_VERDICT = re.compile(
    r"\b(violat\w*|illegal\w*|unlawful\w*|illicit\w*|guilt\w*|breach\w*|infring\w*|contraven\w*|wrongdo\w*|crim(?:e|es|inal\w*)"
    r"|offen[cs]e\w*|offender\w*|perpetrat\w*|culpab\w*|culprit\w*|convict\w*|complicit\w*|accus\w*|blame\w*|smuggl\w*"
    r"|sanctions?-bust\w*)\b",
    re.IGNORECASE,
)
_VERDICT_AR = re.compile(
    "نتهك|نتهاك|غير (?:ال)?(?:قانوني|مشروع|شرعي)|مذنب|خرق|خروق|مخالف(?:ة|ات|ين|ون)?(?![" + _LETTER + "])|جريم|جرائم|مجرم|جنائي"
    "|إدان|أدان|مدان(?![" + _LETTER + "])|[امي]رتكب|تواطؤ|متواطئ|تهريب|مهرب"
    "|(?<![" + _LETTER + "])[وفبلك]{0,2}(?:[يتنأ]تهم|متهم|اتهم|اتهام|الاتهام|المتهم)"
)


def bare(text: str) -> str:
    """Return a text without vowel marks."""
    return _VOWELS.sub("", text)


def verdicts(text: str, lang: str) -> list[str]:
    """Return the words of a text that say, of anyone, that the law was broken."""
    return [m.group() for m in (_VERDICT_AR.finditer(bare(text)) if lang == "ar" else _VERDICT.finditer(text))]


# --- likelihood beside confidence ------------------------------------------------------------------------------------

_LIKELY = re.compile(
    r"\b(?:un)?likel(?:y|ihood|ier)\b|\b(?:im)?probab\w*|\bpossib(?:ly|le|ility)\b|\bperhaps\b|\bmaybe\b|\bpresumab\w*"
    r"|\bapparently\b|\bseemingly\b|\bmight\b|\bodds\b",
    re.IGNORECASE,
)
_LIKELY_AR = re.compile(
    "ربما|مرجح|الأرجح|ترجيح|يحتمل|محتمل|على الأغلب|في الغالب|من الممكن|(?<![" + _LETTER + "])لعل(?![" + _LETTER + "])"
)
_SURE = re.compile(
    r"\bconfiden\w*|\bfirm(?:ly|ness)\b|\bcertain(?:ty|ly)\b|\breliab\w*|\bcredib\w*|\bAdmiralty\b|"
    + "|".join(re.escape(pair[0]) for pair in CONFIDENCE.values()),
    re.IGNORECASE,
)
_SURE_AR = re.compile(
    "ثقة|موثوق|مصداقية|(?<!غير )مؤكد|يقين|أدميرالية|الأدميرالية|" + "|".join(re.escape(pair[1]) for pair in CONFIDENCE.values())
)
# A point that ends no sentence: after a short word, in a number, in a name.
_END = re.compile(r"(?<!para)(?<!paras)(?<!No)(?<!Res)(?<!Doc)(?<![A-Z])[.!?؟](?=\s|$)|\n")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def guesses(text: str, lang: str) -> list[str]:
    """Return the sentences that say how likely something is and how firmly it is known in one breath."""
    likely, sure = (_LIKELY_AR, _SURE_AR) if lang == "ar" else (_LIKELY, _SURE)
    return [s for s in sentences(text) if likely.search(bare(s)) and sure.search(bare(s))]


# --- words of the engine ---------------------------------------------------------------------------------------------

_ENGINE = re.compile(
    r"\b(?i:kleene|nodes?|interpreter|tuple|boolean|enum|dict|dataclass|yaml|pydantic|traceback)\b"
    r"|\b(?:None(?! of)|True|False|null)\b|\bjudge:|\bnorm:|[A-Za-z]+Error\b|\{\w*\}|عقدة|كليني"
)
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9_.:\-]*[A-Za-z0-9]")


def engine(text: str, codes: frozenset[str]) -> list[str]:
    """Return the words that only a programmer knows: ``codes`` are names of the rules and of the program."""
    return [*_ENGINE.findall(text), *(token for token in _TOKEN.findall(text) if token in codes)]


# --- both languages --------------------------------------------------------------------------------------------------

# English counts a noun where Arabic sets the bare number after it.
_ALIKE = {"count": "n", "total": "of"}


def places(en: str, ar: str) -> list[str]:
    """Return the named places that only one of two languages has."""
    names = [sorted(_ALIKE.get(n, n) for _, n, _, _ in string.Formatter().parse(text) if n is not None) for text in (en, ar)]
    return [] if names[0] == names[1] else [f"{names[0]} against {names[1]}"]


_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.\-/]*")


def latin(text: str) -> set[str]:
    """Return the words in Latin letters, without places, grades, symbols and the letter of a subparagraph or a row."""
    kept = re.sub(r"\{\w*\}|(?<=\d)\([a-z]\)|(?<=\d)[a-z]\b|(?<![A-Za-z])[A-F][1-6](?![A-Za-z0-9])|S/RES/\d+", " ", text)
    return {word.strip(".-/") for word in _LATIN.findall(kept)}


# --- counted nouns ---------------------------------------------------------------------------------------------------

# Places that a bare number takes; ``count`` itself fills places of other names.
NUMERIC = ("n", "of", "all", "total", "good", "bad", "lapsed")
COUNTED = ("count", "claims", "sources", "items")
_EN_PLACE = re.compile(r"\{(?:" + "|".join(NUMERIC) + r")\} (?!of\b|in\b|more\b|that\b|as\b|later\b|earlier\b|not\b)([a-z]+)")
_AR_PLACE = re.compile(r"\{(?:" + "|".join(NUMERIC) + r")\} (?!من(?: |$)|مما |في(?: |$)|على(?: |$)|و)([" + _LETTER + "]{2,})")
_AR_AFTER = re.compile(r"(?<![" + _LETTER + r"])(?:في|من|إلى|على|عن|مع) \{(?:" + "|".join(COUNTED[:3]) + r")\}")


def uncounted(template: str, lang: str) -> list[str]:
    """Return where a sentence sets a bare number before a noun, or a counted noun in a case that its dual does not have."""
    if lang == "ar":
        return [m.group() for rx in (_AR_PLACE, _AR_AFTER) for m in rx.finditer(template)]
    return [m.group() for m in _EN_PLACE.finditer(template)]


_EN_FORMS = {form: what for what, (english, _) in COUNT.items() for form in english}
_AR_FORMS = {form: what for what, (_, arabic) in COUNT.items() for form in arabic[3:]}
_DUALS = [arabic[2] for _, arabic in COUNT.values()]
_EN_NUMBER = re.compile(
    r"(?<![\d.,:/(\-])\b(\d+) (" + "|".join(sorted(map(re.escape, _EN_FORMS), key=len, reverse=True)) + r")\b"
)
_AR_NUMBER = re.compile(
    r"(?<![\d.,:/(\-])\b(\d+) (" + "|".join(sorted(_AR_FORMS, key=len, reverse=True)) + r")(?![" + _LETTER + "])"
)
_AR_DUAL = re.compile(r"(?<![" + _LETTER + r"])(?:في|من|إلى|على|عن|مع) (?:" + "|".join(_DUALS) + r")(?![" + _LETTER + "])")


def miscounted(text: str, lang: str) -> list[str]:
    """Return each number that stands before a noun in a form that the number does not take."""
    if lang != "ar":
        return [m.group() for m in _EN_NUMBER.finditer(text) if m.group() != count(_EN_FORMS[m[2]], int(m[1]), "en")]
    plain = bare(text)
    wrong = [m.group() for m in _AR_NUMBER.finditer(plain) if m.group() != bare(count(_AR_FORMS[m[2]], int(m[1]), "ar"))]
    return wrong + [m.group() for m in _AR_DUAL.finditer(plain)]


# --- what was reviewed -----------------------------------------------------------------------------------------------


def without(text: str, reviewed: Iterable[str]) -> str:
    """Return a text without the texts that were reviewed; ``reviewed`` has the longest first."""
    for known in reviewed:
        if known in text:
            text = text.replace(known, " … ")
    return text
