"""The fixed words of a memorandum, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import pick

if TYPE_CHECKING:
    from compliance.explain.words import Pair

# What a page or a printed sheet needs around the text.
FURNITURE: dict[str, Pair] = {
    "contents": ("Contents", "المحتويات"),
    "skip": ("Skip to the text", "انتقل إلى النص"),
    "language": ("Language", "اللغة"),
    "english": ("English", "English"),
    "arabic": ("العربية", "العربية"),
    "both": ("Both", "اللغتان"),
    "open_all": ("Open all", "افتح الكل"),
    "close_all": ("Close all", "أغلق الكل"),
    "filter": ("Show", "اعرض"),
    "filter_status": ("Status", "الحالة"),
    "filter_item": ("Item", "البند"),
    "all": ("all", "الكل"),
    "nothing_left": ("Nothing is left by this choice.", "لا شيء يبقى بهذا الاختيار."),
    "shown_of": ("Shown: {n} of {all}", "المعروض: {n} من {all}"),
    "page": ("Page", "صفحة"),
    "of": ("of", "من"),
    "note": ("Note", "حاشية"),
    "notes": ("Notes", "الحواشي"),
    "back": ("back to the text", "العودة إلى النص"),
    "legend": ("What the words mean", "معاني الكلمات"),
    "in_words": ("The same in words", "الشيء نفسه بالكلام"),
    "figure": ("Figure", "الشكل"),
    "table": ("Table", "الجدول"),
    "print": ("Print", "اطبع"),
    "matrix_hint": ("Each underlined cell leads to its argument.", "كل خلية تحتها خط تقود إلى حجتها."),
    "index": ("Index", "الفهرس"),
}


def furniture(lang: str) -> dict[str, str]:
    """Return the words around the text, in one language."""
    return {key: pick(pair, lang) for key, pair in FURNITURE.items()}
