"""The fixed words of the layouts, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import SAY, STATUS

if TYPE_CHECKING:
    from compliance.explain.words import Pair

LABEL: dict[str, Pair] = {
    **STATUS,
    "item": ("Item", "البند"),
    "status": ("Status", "الحالة"),
    "paragraphs": ("Paragraphs", "الفقرات"),
    "questions": ("What would settle most", "ما يحسم أكثر"),
    "unknown": ("unknown", "غير معلوم"),
    "excluded": ("exemptions excluded", "استثناءات مستبعدة"),
    "exemption": ("exemption", "استثناء"),
    "not_examined": ("Not examined", "لم يُفحص"),
    "declared": (
        "{n} in force, declared and not encoded (-v cites them)",
        "{n} مما كان نافذا، مصرح به وغير مرمَّز (يوردها الخيار -v)",
    ),
    "rules": ("rules", "القواعد"),
    "options": ("options", "الخيارات"),
    "none": ("none", "لا شيء"),
    "element": ("Element", "العنصر"),
    "answer": ("Answer", "الجواب"),
    "facts": ("Facts", "الوقائع"),
    "claims": ("Facts as reported", "الوقائع كما نُقلت"),
    "sources": ("Sources", "المصادر"),
    "conduct": ("Conduct", "التصرف"),
    "title": ("Embargo check", "فحص الحظر"),
    "summary": ("Summary", "الخلاصة"),
    "law": ("Law", "القانون"),
    "chain": ("Chain of amendments", "سلسلة التعديلات"),
    "evidence": ("Would answer", "يجيب عنه"),
    "receipt": ("Receipt", "إيصال"),
    "nothing_changes": ("Nothing changes.", "لا يتغير شيء."),
    "assumed": ("assumed", "مفترض"),
    "no_questions": ("No answer would change a finding.", "لا جواب يغير نتيجة."),
    "in_force": ("In force on", "النافذ في"),
    "from": ("from", "من"),
    "to": ("to", "إلى"),
    "not_known": ("law not known", "القانون غير معلوم"),
    "not_in_force_word": ("not in force", "غير نافذ"),
    "in_force_word": ("in force", "نافذ"),
    "computed": ("end computed", "النهاية محسوبة"),
    "addressees": ("addressees", "المخاطَبون"),
    "member_states": ("all Member States", "جميع الدول الأعضاء"),
    "all_states": ("all States", "جميع الدول"),
    "named": ("those named", "من سُمّوا"),
    "links": ("links", "الصلات"),
    "procedure": ("procedure", "الإجراء"),
    "determination": (
        "needs a determination by the Committee or the Council; nobody is named",
        "يحتاج إلى قرار من اللجنة أو المجلس؛ ولا يُسمّى أحد",
    ),
    "exemptions": ("exemptions", "الاستثناءات"),
    "as_for": ("the rest as for: {item}", "والباقي كما في: {item}"),
    "yes": SAY["yes"],
    "excepts": ("excepts from", "يستثني من"),
    "call": ("call, not binding as a ban", "دعوة، غير ملزمة بوصفها حظرا"),
    "binding": ("binding", "ملزم"),
    "number_seen": ("number seen in a source", "الرقم مرئي في مصدر"),
    "number_not_seen": ("number not seen in a source", "الرقم غير مرئي في مصدر"),
    "not_encoded": ("Declared, not encoded", "مصرح به وغير مرمَّز"),
    "no_finding": (
        "makes no finding of its own: it calls, or stands in the chain of what it changes",
        "لا نتيجة له بذاته: فهو دعوة أو حلقة في سلسلة ما يغيره",
    ),
    "open_end": ("no end known", "لا نهاية معلومة"),
    "readings": ("Other readings", "قراءات أخرى"),
    "faults": ("Files that could not be read", "ملفات تعذرت قراءتها"),
}
