"""The sentences of ``verify`` and ``compare``, in English and Arabic."""

from __future__ import annotations

from compliance.explain.words import Pair

AUDIT: dict[str, Pair] = {
    "arrow": (" → ", " ← "),
    "step": (" › ", " ‹ "),
    "colon": (": ", ": "),
    "comma": (", ", "، "),
    "semicolon": ("; ", "؛ "),
    "none": ("none", "لا شيء"),
    # --- what moves ---
    "rules": ("the rules", "القواعد"),
    "case": ("the case", "القضية"),
    "waivers": ("the waivers", "الإعفاءات"),
    "tool": ("the tool", "الأداة"),
    "options": ("the options", "الخيارات"),
    "report": ("the report itself", "التقرير نفسه"),
    "facts": ("the facts", "الوقائع"),
    # --- verify ---
    "hash_same": ("{what}: as the receipt says ({hash})", "{what}: كما يقول الإيصال ({hash})"),
    "hash_moved": ("{what} moved: the receipt says {old}, here is {new}", "{what}: تغيّر؛ يقول الإيصال {old} وهنا {new}"),
    "hash_gone": ("{what}: not found at {path}", "{what}: غير موجود في {path}"),
    "hash_new": (
        "{what}: not there when the report was made, and now at {path}",
        "{what}: لم يكن موجودا حين أُعد التقرير، وهو الآن في {path}",
    ),
    "file_moved": ("changed: {files}", "ما تغيّر: {files}"),
    "file_new": ("not there before: {files}", "لم يكن موجودا: {files}"),
    "file_gone": ("no longer there: {files}", "لم يعد موجودا: {files}"),
    "tool_same": ("the tool: {version}, as the receipt says", "الأداة: {version}، كما يقول الإيصال"),
    "tool_moved": ("the tool moved: the receipt says {old}, this is {new}", "الأداة تغيّرت: يقول الإيصال {old} وهذه {new}"),
    "kernel": (
        "answers that hold by the report's own parts, without the check: {n}; that follow only from the check, which tries what"
        " is unknown or joins several days: {skipped}",
        "ما يصح من الأجوبة بأجزاء التقرير وحدها ودون الفحص: {n}؛ وما لا يتبع إلا من الفحص، الذي يجرب غير المعلوم أو يجمع أياما:"
        " {skipped}",
    ),
    "kernel_wrong": (
        "does not follow from its own parts: {path}: the report says {told}, its parts give {found}",
        "لا يتبع من أجزائه: {path}: يقول التقرير {told} وتعطي أجزاؤه {found}",
    ),
    "rerun": ("made again: {n} of {all} lines are the same", "أُعيد إنتاجه: {n} من {all} من السطور كما هي"),
    "rerun_differs": (
        "{path}: the report says {told}, made again it says {found}",
        "{path}: يقول التقرير {told} ويقول عند إعادته {found}",
    ),
    "rerun_more": ("and {n} more lines that differ", "و{n} من السطور الأخرى المختلفة"),
    "rerun_not": ("it could not be made again: {why}", "تعذرت إعادة إنتاجه: {why}"),
    "untold": (
        "values that nothing derives again (where the case files were, and the faults of files that were not read): {n}",
        "قيم لا يُعاد استخلاصها (مواضع ملفات القضايا، وعيوب الملفات التي لم تُقرأ): {n}",
    ),
    "language": ("the report in {lang}", "التقرير بلغته: {lang}"),
    "en": ("English", "الإنجليزية"),
    "ar": ("Arabic", "العربية"),
    "holds": ("The report holds.", "التقرير صحيح."),
    "moved": ("It does not hold as it stands. What moved: {what}.", "لا يصح كما هو. ما تغيّر: {what}."),
    "moved_same": (
        "Something moved, and every line is still the same. What moved: {what}.",
        "تغيّر شيء وبقي كل سطر كما هو. ما تغيّر: {what}.",
    ),
    "assumed": ("it rests on assumptions of a what-if", "يستند إلى افتراضات"),
    "no_file": ("a file that it names is not there", "ملف يسميه غير موجود"),
    "no_reading": ("it names a reading that the rules do not have", "يسمي قراءة لا توجد في القواعد"),
    "no_option": ("it names an option that there is not", "يسمي خيارا لا وجود له"),
    "faulty": ("a file that it names is faulty", "ملف يسميه معيب"),
    "absent": ("nothing", "لا شيء"),
    "present": ("something", "شيئا"),
    # --- compare ---
    "counts": ("items: {counts}", "البنود: {counts}"),
    "count": ("{status} {old} → {new}", "{status} {old} ← {new}"),
    "no_change": ("No finding changed.", "لم تتغير نتيجة."),
    "changed": ("Findings changed: {n}.", "النتائج المتغيرة: {n}."),
    "case_new": ("case {case}: only in the newer report", "القضية {case}: في التقرير الأحدث وحده"),
    "case_gone": ("case {case}: only in the older report", "القضية {case}: في التقرير الأقدم وحده"),
    "item_new": ("only in the newer report", "في التقرير الأحدث وحده"),
    "item_gone": ("only in the older report", "في التقرير الأقدم وحده"),
    "item_label": ("label: {old} → {new}", "الاسم: {old} ← {new}"),
    "item_status": ("item: {old} → {new}", "البند: {old} ← {new}"),
    "status": ("status: {old} → {new}", "الحالة: {old} ← {new}"),
    "failing": ("what fails: {old} → {new}", "ما يسقط: {old} ← {new}"),
    "exemption": ("exemption {limb}: {old} → {new}", "الاستثناء {limb}: {old} ← {new}"),
    "unknown_new": ("newly unknown: {what}", "أصبح غير معلوم: {what}"),
    "unknown_gone": ("no longer unknown: {what}", "لم يعد غير معلوم: {what}"),
    "reading": ("under the reading {reading}: {old} → {new}", "وفق القراءة {reading}: {old} ← {new}"),
    "conflict": ("conflict on {what}: {old} → {new}", "تعارض في {what}: {old} ← {new}"),
    "robust": ("robust", "متين"),
    "hinges": ("hinges on a report", "متوقف على خبر"),
    "not_shown": ("not shown", "غير معروض"),
    "roots": ("roots: {old} → {new}", "الأصول: {old} ← {new}"),
    "claims_new": ("claims added: {claims}", "ادعاءات أضيفت: {claims}"),
    "claims_gone": ("claims removed: {claims}", "ادعاءات أزيلت: {claims}"),
    "claims_changed": ("claims told otherwise: {claims}", "ادعاءات رويت على غير ما كانت: {claims}"),
    "between": ("what moved between them: {what}", "ما تغيّر بينهما: {what}"),
    "cases": ("which cases were given", "القضايا المعطاة"),
    "folded": (
        "findings that one report shows and the other may fold into a line, and that cannot be compared: {n}",
        "نتائج يعرضها أحد التقريرين وقد يطويها الآخر في سطر، ولا تمكن مقارنتها: {n}",
    ),
    "cause": ("because of {what}", "بسبب {what}"),
    "cause_several": ("because of {what}, together or either", "بسبب {what}، معا أو أحدهما"),
    "cause_unknown": (
        "the cause cannot be told: {what} moved, and a report without hashes for each finding does not say which it was",
        "لا يُعرف السبب: تغيّر {what}، ولا يبين تقرير بلا بصمات لكل نتيجة أيها كان",
    ),
    "cause_report": (
        "because one of the two reports was changed by hand, or the tool without a new version",
        "لأن أحد التقريرين غُيّر باليد أو غُيّرت الأداة دون إصدار جديد",
    ),
}

# Keys of a report, as a person would call them; a key that is not here is shown as it is.
KEYS: dict[str, Pair] = {
    "status": ("status", "الحالة"),
    "carried": ("what it carries", "ما تحمله"),
    "failing": ("what fails", "ما يسقط"),
    "counts": ("counts", "الأعداد"),
    "roots": ("roots", "الأصول"),
    "touches": ("what it touches", "ما يمسه"),
    "truth": ("answer", "الجواب"),
    "claims": ("claims", "الادعاءات"),
    "items": ("items", "البنود"),
    "findings": ("findings", "النتائج"),
    "elements": ("elements", "العناصر"),
    "exemptions": ("exemptions", "الاستثناءات"),
    "dossier": ("dossier", "الملف"),
    "receipt": ("receipt", "الإيصال"),
    "order": ("order", "الترتيب"),
    "questions": ("questions", "الأسئلة"),
    "sources": ("sources", "المصادر"),
}
