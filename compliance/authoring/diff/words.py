"""The words of a comparison, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.examples.words import ANSWER
from compliance.explain.words import pick

if TYPE_CHECKING:
    from compliance.explain.words import Pair

KIND: dict[str, Pair] = {
    "regime": ("regime", "نظام"),
    "instrument": ("instrument", "صك"),
    "paragraph": ("paragraph", "فقرة"),
    "limb": ("limb", "حكم"),
    "not_encoded": ("declared, not encoded", "مصرح به وغير مرمَّز"),
    "definition": ("definition", "تعريف"),
    "conduct": ("conduct", "تصرف"),
    "stages": ("general rule of stages", "القاعدة العامة للمراحل"),
    "stage": ("stage", "مرحلة"),
    "link": ("link", "صلة"),
    "step": ("step of a procedure", "خطوة إجرائية"),
    "element": ("name of an element", "اسم عنصر"),
    "fact": ("fact", "واقعة"),
    "class": ("class of items", "فئة بنود"),
    "item": ("item of the catalogue", "بند في الفهرس"),
    "actor": ("actor", "فاعل"),
    "state": ("State", "دولة"),
    "milestone": ("milestone", "معلم زمني"),
    "holidays": ("holidays", "عطل"),
    "table": ("reference table", "جدول مرجعي"),
    "source": ("source", "مصدر"),
}
HOW: dict[str, Pair] = {"added": ("added", "أضيف"), "removed": ("removed", "حُذف"), "changed": ("changed", "تغيّر")}
NATURE: dict[str, Pair] = {
    "meaning": ("meaning", "المعنى"),
    "place": ("moved or renumbered", "نقل أو ترقيم"),
    "words": ("words only", "ألفاظ فقط"),
}
# Fields as a reader would name them; one that goes by a name has it put in.
FIELD: dict[str, Pair] = {
    "": ("entry", "المدخل"),
    "addressees": ("addressees", "المخاطَبون"),
    "adopted": ("day of adoption", "يوم الاعتماد"),
    "ar": ("in Arabic", "بالعربية"),
    "as_known_to": ("last day the sources speak for", "آخر يوم تتحدث عنه المصادر"),
    "attributes": ("attribute", "الصفة"),
    "before": ("what is asked for", "المطلوب"),
    "begins": ("first day of the regime", "أول يوم للنظام"),
    "binding": ("bindingness", "الإلزام"),
    "by_default": ("made by default", "سارٍ افتراضا"),
    "case": ("case", "الحالة"),
    "carried_out": ("carried out then", "يتم التصرف حينئذ"),
    "checked": ("official text checked", "نص رسمي روجع"),
    "cites": ("citation", "الإحالة"),
    "class": ("class", "الفئة"),
    "conduct": ("conduct", "التصرف"),
    "confidence": ("confidence", "درجة الثقة"),
    "days": ("day", "اليوم"),
    "do": ("what it does", "الأثر"),
    "effects": ("amendment", "التعديل"),
    "element": ("element", "العنصر"),
    "elements": ("element", "العنصر"),
    "en": ("in English", "بالإنجليزية"),
    "except": ("limb left out", "حكم مستثنى من التعديل"),
    "excepts": ("excepts from", "يستثني من"),
    "exhaustive": ("closed list of values", "قائمة قيم مغلقة"),
    "fact": ("fact", "الواقعة"),
    "follows": ("follows from", "يتبع"),
    "forms": ("written form", "الصيغة المكتوبة"),
    "from": ("first day", "أول يوم"),
    "holder": ("held by", "صاحب القراءة"),
    "home": ("stands in", "موضعه"),
    "instruments": ("whole instrument changed", "صك معدَّل كله"),
    "kind": ("kind", "النوع"),
    "label": ("label", "التسمية"),
    "law_day": ("day that picks the law", "اليوم الذي يحدد القانون"),
    "limbs": ("limb changed", "حكم معدَّل"),
    "meaning": ("meaning", "المعنى"),
    "meets": ("stage that carries it out", "مرحلة يقوم بها"),
    "member": ("membership", "العضوية"),
    "months": ("months", "الأشهر"),
    "name": ("name", "الاسم"),
    "nexus": ("link to a State", "صلة بدولة"),
    "note": ("note", "ملاحظة"),
    "nothing": ("stage that is nothing of it", "مرحلة ليست منه"),
    "on": ("day", "اليوم"),
    "order": ("order", "الترتيب"),
    "para": ("number", "الرقم"),
    "pinpoint": ("number seen", "رؤية الرقم"),
    "principal": ("principal prohibition", "حظر رئيسي"),
    "procedure": ("case of the procedure", "حالة الإجراء"),
    "read": ("what the author read", "ما قرأه الكاتب"),
    "readings": ("reading", "القراءة"),
    "reasons": ("reasons", "الأسباب"),
    "rest": ("all other rows", "سائر الصفوف"),
    "review": ("review", "المراجعة"),
    "role": ("role", "الدور"),
    "route": ("place on the way", "الموضع في الطريق"),
    "rows": ("row", "الصف"),
    "says": ("what it says", "ما يقوله"),
    "scope": ("scope", "النطاق"),
    "short": ("stage that falls short", "مرحلة قاصرة عنه"),
    "shown_when": ("shown when", "يُعرض متى"),
    "stages": ("stages", "المراحل"),
    "staged": ("stage matters", "أهمية المرحلة"),
    "step": ("step", "الخطوة"),
    "summary": ("summary", "الملخص"),
    "symbol": ("symbol", "الرمز"),
    "table": ("table", "الجدول"),
    "title": ("title", "العنوان"),
    "to": ("to", "إلى"),
    "un_member": ("UN membership", "عضوية الأمم المتحدة"),
    "under": ("stands under", "تندرج تحت"),
    "undoes": ("undoes", "يُلغي أثر"),
    "until": ("last day", "آخر يوم"),
    "until_computed": ("last day computed", "آخر يوم محسوب"),
    "values": ("value", "القيمة"),
    "when": ("condition", "الشرط"),
    "who_applies": ("who applies", "من يقدم الطلب"),
    "working_days": ("working days", "أيام العمل"),
}
SAY: dict[str, Pair] = {
    "witness_none": ("No limb says anything else.", "لا حكم يقول غير ما كان يقوله."),
    "no_such_limb": ("no such limb", "لا حكم كهذا"),
    "bound": (
        "days of law: {days}; kinds of facts on each: up to {kinds}, every combination",
        "أيام القانون: {days}؛ وأنواع الوقائع في كل منها: {kinds} على الأكثر، بكل تركيباتها",
    ),
    "unconfirmed": (
        "the check confirmed none of {n} answers of the search; the search was left there",
        "لم يؤكد الفحص أيا من {n} من أجوبة البحث؛ فتُرك البحث عندها",
    ),
    "title": ("Two rule trees compared", "مقارنة شجرتي قواعد"),
    "old": ("old", "القديمة"),
    "new": ("new", "الجديدة"),
    "both": ("both", "كلتاهما"),
    "folder_wins": (
        "'{name}' is a revision too; the folder was taken (for the revision write {name}:{path})",
        "«{name}» اسم مراجعة أيضا؛ وأُخذ المجلد (وللمراجعة اكتب {name}:{path})",
    ),
    "revision": ("revision {commit}", "المراجعة {commit}"),
    "folder": ("folder", "مجلد"),
    "text": ("What changed in the text", "ما تغيّر في النص"),
    "nothing": ("Nothing changed.", "لم يتغير شيء."),
    "counts": (
        "{meaning} of meaning, {place} moved or renumbered, {words} of words only",
        "في المعنى: {meaning}، في الموضع أو الترقيم: {place}، في الألفاظ فقط: {words}",
    ),
    "sep": (", ", "، "),
    "of": ("{what} `{name}`", "{what} `{name}`"),
    "from_to": ("{where}: {old} → {new}", "{where}: {old} ← {new}"),
    "was_added": ("{where}: added {new}", "{where}: أضيف {new}"),
    "was_removed": ("{where}: removed {old}", "{where}: حُذف {old}"),
    "later": ("{n} later", "متأخر {n}"),
    "earlier": ("{n} earlier", "متقدم {n}"),
    "reaches": ("reaches: {limbs}", "يصل إلى: {limbs}"),
    "reaches_none": ("reaches no paragraph that makes findings", "لا يصل إلى فقرة تُنتج نتائج"),
    "words_folded": ("words only: {fields}", "ألفاظ فقط: {fields}"),
    "limbs": (
        "What says something else, and on which days ({n})",
        "ما صار يقول غير ما كان يقوله، وفي أي أيام ({n})",
    ),
    "limbs_none": (
        "No paragraph that makes findings says anything else on any day.",
        "لا فقرة تُنتج نتائج تقول غير ما كانت تقوله في أي يوم.",
    ),
    "archive": ("Which findings change", "النتائج التي تتغير"),
    "archive_counts": (
        "{cases}, {findings} compared: {changed} changed; {items} with another status",
        "{cases}، قورنت {findings}: تغيّر منها {changed}؛ وتغيّر حال {items}",
    ),
    "archive_quiet": (
        "{n} that one side alone has and that say nothing are not listed",
        "ولم تُسرد {n} في جانب واحد ولا تقول شيئا",
    ),
    "archive_same": ("No finding changes.", "لا تتغير أي نتيجة."),
    "no_archive": ("No cases were given.", "لم تُعط قضايا."),
    "absent": ("no such finding", "لا نتيجة"),
    "still": ("{where}: {old} in both", "{where}: {old} في كلتيهما"),
    "open_old": ("exemption open in the old alone: {limbs}", "استثناء مفتوح في القديمة وحدها: {limbs}"),
    "open_new": ("exemption open in the new alone: {limbs}", "استثناء مفتوح في الجديدة وحدها: {limbs}"),
    "under_reading": ("under reading `{reading}`", "بحسب القراءة `{reading}`"),
    "decided": ("differs in: {parts}", "الاختلاف في: {parts}"),
    "through": ("through: {what}", "من خلال: {what}"),
    "through_any": (
        "through one or several together, not told apart: {what}",
        "من خلال واحد أو أكثر معا، دون تمييز بينها: {what}",
    ),
    "through_none": ("through nothing that could be named", "من خلال ما لم يمكن تسميته"),
    "in_force": ("whether it is in force", "نفاذه"),
    "stage": ("the stage", "المرحلة"),
    "case_faults": ("Cases that could not be read", "قضايا تعذرت قراءتها"),
    "witnesses": ("Facts on which the two disagree", "وقائع تختلف فيها الشجرتان"),
    "witness_differs": ("{days}: {old} → {new}", "{days}: {old} ← {new}"),
    "witness_same": ("{days}: no facts tell the two apart ({bound})", "{days}: لا وقائع تفرق بينهما ({bound})"),
    "witness_not_tried": ("{days}: not tried ({bound})", "{days}: لم يُجرَّب ({bound})"),
    "notice": (
        "A comparison of rule trees: it says what they make of reports, and accuses nobody.",
        "مقارنة بين شجرتي قواعد: تبيّن ما تستخلصانه من المنقول، ولا تتهم أحدا.",
    ),
}
DAYS = (("day", "days"), ("لا أيام", "يوما واحدا", "يومين", "أيام", "يوما", "يوم"))


def answered(word: str | None, lang: str) -> str:
    """Return the answer of a limb, as an example writes it, in words: ``touched_unless``, ``prospective (touched)``."""
    if word is None:
        return ""
    status, carries, carried = word.removesuffix(")").partition(" (")
    told = pick(ANSWER[status], lang) if status in ANSWER else pick(SAY["no_such_limb"], lang)
    return f"{told} ({pick(ANSWER[carried], lang)})" if carries else told
