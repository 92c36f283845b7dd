"""Citations of paragraphs in four styles, from one formatter: as UN documents, OSCOLA, the Bluebook and Arabic documents write.

A number that nobody saw says so in the language of the style, and so does one that nobody knows. What is cited comes from the
rule files: a symbol of another form than that of a resolution of the Council is printed as it is, with its day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

from compliance.explain.words import SAY, pick
from compliance.files.dataclass import dataclass

if TYPE_CHECKING:
    from datetime import date

    from compliance.explain.words import Pair

Style = Literal["un", "oscola", "bluebook", "arabic"]
STYLES: tuple[Style, ...] = get_args(Style)

# Months in full; the Arabic ones in the double form of the United Nations.
MONTH: dict[str, Pair] = {
    "1": ("January", "كانون الثاني/يناير"),
    "2": ("February", "شباط/فبراير"),
    "3": ("March", "آذار/مارس"),
    "4": ("April", "نيسان/أبريل"),
    "5": ("May", "أيار/مايو"),
    "6": ("June", "حزيران/يونيه"),
    "7": ("July", "تموز/يوليه"),
    "8": ("August", "آب/أغسطس"),
    "9": ("September", "أيلول/سبتمبر"),
    "10": ("October", "تشرين الأول/أكتوبر"),
    "11": ("November", "تشرين الثاني/نوفمبر"),
    "12": ("December", "كانون الأول/ديسمبر"),
}
CITE: dict[str, Pair] = {
    "unknown": SAY["para_unknown"],
    "unseen_one": ("(number not checked)", "(الرقم غير متحقق منه)"),
    "unseen_several": ("(numbers not checked)", "(الأرقام غير متحقق منها)"),
    "para_one": ("para. {numbers}", "الفقرة {numbers}"),
    "para_two": ("paras. {numbers}", "الفقرتان {numbers}"),
    "para_several": ("paras. {numbers}", "الفقرات {numbers}"),
    "annex_one": ("annex {numbers}", "المرفق {numbers}"),
    "annex_two": ("annexes {numbers}", "المرفقان {numbers}"),
    "annex_several": ("annexes {numbers}", "المرفقات {numbers}"),
    "range": ("{first}–{last}", "{first} إلى {last}"),
    "range_alone": ("{first}–{last}", "من {first} إلى {last}"),
    "comma": (", ", "، "),
    "list": (", ", " و"),
    "last": (" and ", " و"),
}
_ARABIC = "قرار مجلس الأمن {number} ({year})"
# The Bluebook's own (tables of months, and of subdivisions).
_SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_SIGN = {"para_one": "¶ {numbers}", "para_two": "¶¶ {numbers}", "para_several": "¶¶ {numbers}"}
# Subparagraphs in the order of the Arabic documents, (a) to (z).
_LETTERS = dict(zip("abcdfghijklmnopqrstuvwxyz", "أبجدوزحطيكلمنسعفصقرشتثخذض", strict=True)) | {"e": "هـ"}
_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_ROMAN = {name: n for n, name in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)}

# Patterns, each compiled where it is first looked for.
_RESOLUTION = r"S/RES/(?P<number>\d+)\s?\((?P<year>\d{4})\)"
_SUB = r"(?:\s?\([a-z]+\))"
_NUMBER, _ANNEX = rf"\d+{_SUB}*", r"[IVX]+|\d+"
_PIN = r"(?:(?P<annex>annex(?:es)?)\s*(?P<annexes>[IVX\d][^.(]*?)?(?:,\s*|$))?(?:paras?\.?\s*)?(?P<paras>\d.*)?"
_AND = r"\s*,\s*(?:and\s+)?|\s+and\s+"


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph of an instrument, or the instrument as a whole where nobody knows the number.

    ``para`` is as a rule file gives it: a number with its subparagraphs (``9(a)``), a range (``9-10``), a list (``9, 10 and
    12``), or annexes (``annexes I-II``). ``seen`` tells whether somebody saw that number; ``adopted`` is the day of the
    instrument.
    """

    symbol: str
    para: str | None
    seen: bool
    adopted: date


@dataclass(frozen=True, slots=True)
class _Part:
    """One number, or the first and the last of a range."""

    first: str
    last: str | None = None


def cite(citation: Citation, style: Style) -> str:
    """Return a citation in one style. The Arabic one is in Arabic, the others are in English, whatever the text around."""
    pin = _pinpoint(citation.para, style) if citation.para else ""
    caveat = _caveat(citation, "ar" if style == "arabic" else "en")
    found = re.fullmatch(_RESOLUTION, citation.symbol)
    cited = _resolution(found, citation, style, pin) if found else _other(citation, style, pin)
    return f"{cited} {caveat}" if caveat else cited


def pinpoint(para: str, lang: str, *, seen: bool = True) -> str:
    """Return the pinpoint of a citation alone, in the words of one language, with what is to be said of its number."""
    comma = pick(CITE["comma"], lang)
    number = _pinpoint(para, "arabic" if lang == "ar" else "un").removeprefix(comma)
    return number if seen else f"{number} {_unseen(para, lang)}"


def written(day: date, style: Style) -> str:
    """Return a day as the style writes it."""
    if style == "bluebook":
        return f"{_SHORT_MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"{day.day} {pick(MONTH[str(day.month)], 'ar' if style == 'arabic' else 'en')} {day.year}"


def _resolution(found: re.Match[str], citation: Citation, style: Style, pin: str) -> str:
    number, day = found["number"], written(citation.adopted, style)
    match style:
        case "un":
            return f"{citation.symbol}{pin}"
        case "oscola":
            return f"UNSC Res {number} ({day}) UN Doc S/RES/{number}{pin}"
        case "bluebook":
            return f"S.C. Res. {number}{pin}, U.N. Doc. S/RES/{number} ({day})"
        case "arabic":
            return _ARABIC.format(number=number, year=found["year"]) + pin


def _other(citation: Citation, style: Style, pin: str) -> str:
    day = f"({written(citation.adopted, style)})"
    return f"{citation.symbol}{pin} {day}" if style == "bluebook" else f"{citation.symbol} {day}{pin}"


def _caveat(citation: Citation, lang: str) -> str:
    if not citation.para:
        return pick(CITE["unknown"], lang)
    return "" if citation.seen else _unseen(citation.para, lang)


def _unseen(para: str, lang: str) -> str:
    _, annexes, paras = _parsed(para)
    return pick(CITE["unseen_one" if _form(paras or annexes) == "one" else "unseen_several"], lang)


def _pinpoint(para: str, style: Style) -> str:
    """Return the pinpoint with the comma before it; a form that is not known is printed as it is."""
    lang = "ar" if style == "arabic" else "en"
    head, annexes, paras = _parsed(para)
    parts = []
    if head:
        parts.append(_words("annex", annexes, style).strip())
    if paras:
        parts.append(_words("para", paras, style))
    comma = pick(CITE["comma"], lang)
    return "".join(comma + part for part in parts or [para])


def _words(kind: str, parts: list[_Part], style: Style) -> str:
    key = f"{kind}_{_form(parts)}"
    phrase = pick(CITE[key], "ar" if style == "arabic" else "en")
    if style == "oscola":
        phrase = phrase.replace(".", "")
    elif style == "bluebook":
        phrase = _SIGN.get(key, phrase)
    return phrase.format(numbers=_numbers(kind, parts, style))


def _form(parts: list[_Part]) -> str:
    """Return how many numbers stand there: one, two, or several. Subparagraphs of one paragraph are one."""
    ranges = [part for part in parts if part.last and not part.last.startswith("(")]
    if not ranges and len(parts) <= 2:
        return "one" if len(parts) < 2 else "two"
    return "two" if len(parts) == 1 and _adjoining(parts[0]) else "several"


def _adjoining(part: _Part) -> bool:
    """Tell whether a range is of two numbers only: Arabic then names both."""
    first, last = (_value(n) for n in (part.first, part.last or ""))
    return first is not None and last is not None and last == first + 1


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else _ROMAN.get(number.lower())


def _numbers(kind: str, parts: list[_Part], style: Style) -> str:
    lang = "ar" if style == "arabic" else "en"
    if lang == "ar" and len(parts) == 1 and _adjoining(parts[0]):
        parts = [_Part(parts[0].first), _Part(parts[0].last or "")]
    phrases = []
    for part in parts:
        first, last = (_number(kind, n, lang) for n in (part.first, part.last or ""))
        # Between subparagraphs of one paragraph no "from" is needed.
        alone = len(parts) == 1 and not (part.last or "").startswith("(")
        phrases.append(pick(CITE["range_alone" if alone else "range"], lang).format(first=first, last=last) if last else first)
    between, final = (pick(CITE[key], lang) for key in ("list", "list" if style == "bluebook" else "last"))
    return final.join([between.join(phrases[:-1]), phrases[-1]] if len(phrases) > 1 else phrases)


def _number(kind: str, number: str, lang: str) -> str:
    """Return one number: in Arabic the subparagraphs by its letters, and annexes by ordinals."""
    if lang != "ar":
        return re.sub(r"\s", "", number)
    if kind == "annex":
        n = _value(number)
        return _ORDINALS[n - 1] if n and n <= len(_ORDINALS) else number
    digits, *subs = re.findall(r"\d+|\([a-z]+\)", number) or [""]
    if not digits.isdecimal():
        digits, subs = "", [digits, *subs] if digits else []
    signs = [_sub(sub.strip("()"), deep=at > 0) for at, sub in enumerate(subs)]
    return " ".join([digits, *signs] if digits else signs)


def _sub(name: str, *, deep: bool) -> str:
    """Return a subparagraph: under a letter the small Roman numbers are written as digits in quotes."""
    if deep and name in _ROMAN:
        return f"'{_ROMAN[name]}'"
    return f"({''.join(_LETTERS[letter] for letter in name)})"


def _parsed(para: str) -> tuple[bool, list[_Part], list[_Part]]:
    """Return whether annexes are named, which, and which paragraphs; nothing of it where the form is not known."""
    found = re.fullmatch(_PIN, para.strip())
    if not found:
        return False, [], []
    annexes, paras = _list(found["annexes"], _ANNEX), _list(found["paras"], _NUMBER)
    if annexes is None or paras is None:
        return False, [], []
    return bool(found["annex"]), annexes, paras


def _list(text: str | None, one: str) -> list[_Part] | None:
    """Return the numbers of a list; None if something else stands in it."""
    found = []
    for part in re.split(_AND, text.strip()) if text else []:
        match = re.fullmatch(rf"({one})(?:\s*[-–]\s*({one}|{_SUB}+))?", part)
        if not match:
            return None
        found.append(_Part(match[1], (match[2] or "").strip() or None))
    return found
