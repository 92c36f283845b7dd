"""The words of the product: every label and sentence the engine says, once in English and once in Arabic.

A sentence has named places in braces, the same in both languages. Nothing here names an instrument, a State or an item.
"""

from __future__ import annotations

Pair = tuple[str, str]

STATUS: dict[str, Pair] = {
    "not_in_force": ("not in force", "غير نافذ"),
    "not_touched": ("not touched", "لا يمس"),
    "excepted": ("excepted", "مستثنى"),
    "open": ("open", "مفتوح"),
    "prospective": ("prospective", "مرتقب"),
    "touched_unless": ("touched unless excepted", "يمس ما لم يثبت استثناء"),
    "touched": ("touched", "يمس"),
    "triggered": ("duty triggered", "الواجب قائم"),
    "triggered_unless": ("duty triggered unless excepted", "الواجب قائم ما لم يثبت استثناء"),
    "not_triggered": ("not triggered", "غير قائم"),
    "available": ("available", "متاح"),
    "not_available": ("not available", "غير متاح"),
    "addressed": ("addressed", "مخاطَب"),
    "not_addressed": ("not addressed", "غير مخاطَب"),
}

STATUS_MEANING: dict[str, Pair] = {
    "touched": (
        "every element is met as reported and every exemption is excluded",
        "كل العناصر متحققة بحسب المنقول وكل الاستثناءات مستبعدة",
    ),
    "touched_unless": (
        "every element is met as reported; an exemption is not shown and not excluded",
        "كل العناصر متحققة بحسب المنقول؛ وثمة استثناء لم يثبت ولم يُستبعد",
    ),
    "prospective": (
        "no element fails, but what is reported falls short of the conduct; it would be judged so if carried out",
        "لا يسقط أي عنصر، لكن المنقول دون التصرف نفسه؛ وهكذا يُقيَّم إن نُفّذ",
    ),
    "open": ("an element rests on something unknown", "يتوقف عنصر على أمر غير معلوم"),
    "excepted": ("an exemption is shown in full", "ثبت استثناء بتمامه"),
    "not_touched": ("an element fails", "سقط أحد العناصر"),
    "not_in_force": ("the paragraph was not in force on the day", "لم تكن الفقرة نافذة في ذلك اليوم"),
    "triggered": ("what a State must do is called for", "ما يجب على دولة أن تفعله مطلوب"),
    "triggered_unless": (
        "what a State must do is called for; an exemption is not shown and not excluded",
        "ما يجب على دولة أن تفعله مطلوب؛ وثمة استثناء لم يثبت ولم يُستبعد",
    ),
    "available": ("a State may do what the paragraph allows", "لدولة أن تفعل ما تأذن به الفقرة"),
}

MARK: dict[str, Pair] = {
    "shown": ("shown", "ثابت"),
    "excluded": ("excluded", "مستبعد"),
    "unreported": ("unreported", "لم يُنقل"),
    "claimed": ("claimed", "مُدّعى"),
    "part_shown": ("part shown", "ثابت جزئيا"),
    "not_in_force": ("not in force that day", "غير نافذ في ذلك اليوم"),
    "law_not_known": ("law not known that day", "القانون غير معلوم في ذلك اليوم"),
}

REASON: dict[str, Pair] = {
    "not_reported": ("not reported", "لم يُنقل"),
    "conflicting": ("reports conflict", "الأخبار متعارضة"),
    "imprecise": ("not precise enough", "غير دقيق بما يكفي"),
    "withheld": ("withheld", "محجوب"),
    "judgement": ("needs judgement", "يحتاج إلى تقدير"),
    "law_not_known": ("law not known", "القانون غير معلوم"),
}

TRUTH: dict[str, Pair] = {"true": ("met", "متحقق"), "false": ("not met", "غير متحقق"), "unknown": ("unknown", "غير معلوم")}

KIND: dict[str, Pair] = {
    "prohibition": ("prohibition", "حظر"),
    "exemption": ("exemption", "استثناء"),
    "obligation": ("duty", "واجب"),
    "authorization": ("authorization", "إذن"),
    "criterion": ("listing criterion", "معيار إدراج"),
    "modification": ("modification", "تعديل"),
    "termination": ("termination", "إنهاء"),
    "extension": ("extension", "تمديد"),
    "recommendation": ("recommendation", "توصية"),
    "definition": ("definition", "تعريف"),
    "procedure": ("procedure", "إجراء"),
}

CONFIDENCE: dict[str, Pair] = {
    "read-in-full": ("text read in full", "النص مقروء كاملا"),
    "read-in-part": ("text read in part", "النص مقروء جزئيا"),
    "secondary-source": ("from a secondary source", "من مصدر ثانوي"),
    "memory": ("from recollection", "من الذاكرة"),
}

CHANGE: dict[str, Pair] = {
    "extend": ("extended", "مُدّد"),
    "terminate": ("ended", "أُنهي"),
    "suspend": ("suspended", "عُلّق"),
    "revive": ("revived", "أُعيد العمل به"),
    "set_case": ("procedure set", "حُدد الإجراء"),
    "remove_case": ("procedure removed", "أُلغي الإجراء"),
    "widen": ("widened", "وُسّع"),
    "narrow": ("narrowed", "ضُيّق"),
    "replace_element": ("element replaced", "استُبدل عنصر"),
}

CLAIM_KIND: dict[str, Pair] = {
    "fact": ("claim of fact", "ادعاء واقعة"),
    "forecast": ("forecast; supplies no element", "توقع؛ لا يثبت عنصرا"),
    "opinion": ("opinion; supplies no element", "رأي؛ لا يثبت عنصرا"),
    "law": ("view of the law; supplies no element", "رأي في القانون؛ لا يثبت عنصرا"),
    "denial": ("denial", "نفي"),
}

SOURCE_KIND: dict[str, Pair] = {
    "press": ("press", "صحافة"),
    "agency": ("news agency", "وكالة أنباء"),
    "official_statement": ("official statement", "بيان رسمي"),
    "party_statement": ("statement of a party", "بيان من طرف"),
    "analyst": ("analyst", "محلل"),
    "document": ("document", "وثيقة"),
    "panel": ("panel of experts", "فريق خبراء"),
    "committee": ("sanctions committee", "لجنة الجزاءات"),
    "supplying_state": ("supplying State", "الدولة الموردة"),
    "council": ("Security Council", "مجلس الأمن"),
    "ngo": ("non-governmental organization", "منظمة غير حكومية"),
    "unknown": ("kind not known", "النوع غير معلوم"),
}

SAY: dict[str, Pair] = {
    "yes": ("yes", "نعم"),
    "no": ("no", "لا"),
    "comma": (", ", "، "),
    "semicolon": ("; ", "؛ "),
    "or": (" or ", " أو "),
    "colon": (": ", ": "),
    "arrow": (" → ", " ← "),
    "para": ("para. {para}", "الفقرة {para}"),
    "para_unseen": ("para. {para} (number not checked)", "الفقرة {para} (الرقم غير متحقق منه)"),
    "para_unknown": ("(paragraph number not known)", "(رقم الفقرة غير معلوم)"),
    "as_modified": (", as modified by ", "، بصيغتها المعدلة بموجب "),
    "and": (" and ", " و"),
    "element_conduct": ("the conduct is {term}", "التصرف هو {term}"),
    "element_nexus": ("a State that the paragraph addresses is linked to it", "ثمة صلة بدولة تخاطبها الفقرة"),
    "element_stage": ("what is reported is enough for that conduct", "المنقول كافٍ لقيام ذلك التصرف"),
    "element_procedure": ("{step}", "{step}"),
    "inference": (
        "{source} bears no date; it was written on or after {lo} ({lower}) and on or before {hi} (the day it was held)",
        "لا يحمل {source} تاريخا؛ وكُتب في {lo} أو بعده ({lower}) وفي {hi} أو قبله (يوم حيازته)",
    ),
    "inference_upper": (
        "{source} bears no date; it was written on or before {hi} (the day it was held)",
        "لا يحمل {source} تاريخا؛ وكُتب في {hi} أو قبله (يوم حيازته)",
    ),
    "law_day": ("law of {day}", "قانون {day}"),
    "law_days": ("law of a day from {lo} to {hi}", "قانون يوم يقع بين {lo} و{hi}"),
    "law_span": ("law of every day from {lo} to {hi}", "قانون كل يوم من {lo} إلى {hi}"),
    "law_any_day": ("day not reported: every period of the law is tried", "اليوم لم يُنقل: تُجرَّب كل فترات القانون"),
    "clock_agreement": (
        "the day of performance is unknown; the day of the agreement picks the law",
        "يوم التنفيذ غير معلوم؛ فيُؤخذ بقانون يوم الاتفاق",
    ),
    "clock_given": ("law of the day given by option", "قانون اليوم المحدد بالخيار"),
    "period": ("{days}: {status}", "{days}: {status}"),
    "other_time": ("no year is reported; {when}: {status}", "لم تُنقل سنة؛ {when}: {status}"),
    "until": ("up to {hi}", "حتى {hi}"),
    "since": ("from {lo}", "من {lo}"),
    "between": ("from {lo} to {hi}", "من {lo} إلى {hi}"),
    "without": (", without {limbs}", "، دون {limbs}"),
    "with": (", and {limbs} open as well", "، مع بقاء {limbs} مفتوحا كذلك"),
    "periods": ("the day matters", "اليوم مؤثر"),
    "beyond": (
        "the sources on the law speak to {day}; after it the law is unknown, not unchanged",
        "المصادر عن القانون تنتهي عند {day}؛ وبعده القانون غير معلوم لا غير متغير",
    ),
    "carried": ("if carried out on the law known: {status}", "إن نُفّذ وفق القانون المعلوم: {status}"),
    "reading": ("under another reading ({says} — {holder}): {status}", "وفق قراءة أخرى ({says} — {holder}): {status}"),
    "robust": (
        "reports conflict on {fact}; every reported value gives the same answer (robust)",
        "تتعارض الأخبار بشأن {fact}؛ وكل قيمة منقولة تعطي الجواب نفسه (متين)",
    ),
    "hinges": ("hinges on the reports of {fact}: {answers}", "يتوقف على الأخبار بشأن {fact}: {answers}"),
    "one_root": ("rests on one root: {root}", "يستند إلى أصل واحد: {root}"),
    "roots": ("rests on {count}: {roots}", "الأصول التي يستند إليها، وعددها {n}: {roots}"),
    "own_act": ("addressed: {state}, by its own act", "المخاطَب: {state}، بتصرفها نفسها"),
    "duty_to_prevent": (
        "duty to prevent engaged: {state}, {link}; whether it took measures is not reported",
        "واجب المنع قائم: {state}، {link}؛ ولم يُنقل هل اتخذت تدابير",
    ),
    "duty_measures": (
        "duty to prevent engaged: {state}, {link}; measures taken: {answer}",
        "واجب المنع قائم: {state}، {link}؛ التدابير المتخذة: {answer}",
    ),
    "state_unknown": ("a State not named", "دولة لم تُسمَّ"),
    "completed": (
        "{count} of what is unknown tried; all give this answer",
        "جُرّبت {count} من غير المعلوم؛ وكلها تعطي هذا الجواب",
    ),
    "too_many": (
        "{count} of what is unknown are more than are tried; left open",
        "{count} من غير المعلوم أكثر مما يُجرَّب؛ تُرك مفتوحا",
    ),
    "unknown_value": ("unknown ({reason})", "غير معلوم ({reason})"),
    "one_of": ("one of {values} ({reason})", "واحد من {values} ({reason})"),
    "judgement_of": ("whether “{what}” covers this", "هل يشمل «{what}» هذا"),
    "judgement_solely": (
        "whether the reported purpose is the only one, within “{what}”",
        "هل الغرض المنقول هو الوحيد، ضمن «{what}»",
    ),
    "norm_of": ("whether {limb} catches it", "هل يشمله {limb}"),
    "grouped": ("not touched, {elements} fails: {limbs}", "لا يمس لسقوط {elements}: {limbs}"),
    "grouped_not_in_force": ("not in force: {limbs}", "غير نافذ: {limbs}"),
    "outside": (
        "{regime}: nothing reported here goes to, comes from or concerns what it covers",
        "{regime}: لا شيء مما نُقل هنا يتجه إلى ما يشمله أو يأتي منه أو يتعلق به",
    ),
    "question_settles": ("settles {n} of {total}", "النتائج التي يحسمها: {n} من {of}"),
    "question_touches": ("bears on {count}", "النتائج التي يؤثر فيها: {n}"),
    "ask_fact": ("What is the {fact}?", "ما {fact}؟"),
    "ask_judgement": (
        "Judgement: does “{what}” cover what is reported here?",
        "تقدير: هل يشمل «{what}» ما نُقل هنا؟",
    ),
    "ask_solely": (
        "Judgement: is the reported purpose the only one, and within “{what}”?",
        "تقدير: هل الغرض المنقول هو الوحيد وضمن «{what}»؟",
    ),
    "evidence_judgement": ("a legal opinion, or a decision of the Committee", "رأي قانوني أو قرار من اللجنة"),
    "evidence_any": ("a dated document", "وثيقة مؤرخة"),
    "design_state": (
        "{state} is reported only as designer or maker of a part: no addressee on that ground, but a question to ask",
        "{state} منقولة بوصفها مصممة أو صانعة لجزء فقط: ليست مخاطبة بذلك، لكنه سؤال يُطرح",
    ),
    "notice": (
        "This report tests reported facts against rules. It is no legal advice, accuses nobody and finds no breach: only the"
        " Council, its committees and courts do.",
        "يختبر هذا التقرير وقائع منقولة على قواعد. وليس مشورة قانونية ولا يتهم أحدا ولا يقرر خرقا: فذلك للمجلس ولجانه"
        " والمحاكم وحدها.",
    ),
    "convention": (
        "That an exemption which is not shown does not apply is a convention of reporting here, not the law of proof. Committee"
        " decisions are mostly not public: silence excludes nothing.",
        "اعتبار الاستثناء غير الثابت غير منطبق عُرف في هذا التقرير لا قاعدة إثبات. ومعظم قرارات اللجان غير منشور: فالسكوت لا"
        " يستبعد شيئا.",
    ),
    "draft": (
        "Draft: no rule in this tree has been reviewed by a second person.",
        "مسودة: لم يراجع شخص ثان أي قاعدة في هذه الشجرة.",
    ),
    "draft_part": (
        "Draft: of {all} paragraphs and definitions in this tree a second person has reviewed {n} as they now are; changed"
        " since their review: {lapsed}.",
        "مسودة: راجع شخص ثان {n} من أصل {all} من فقرات هذه الشجرة وتعاريفها بصيغتها الحالية؛ وما تغيّر بعد مراجعته: {lapsed}.",
    ),
    "reviewed_all": (
        "A second person has reviewed every paragraph and definition in this tree as it now is.",
        "راجع شخص ثان كل فقرة وتعريف في هذه الشجرة بصيغتها الحالية.",
    ),
    "reviewed_nobody": ("reviewed by nobody", "لم يراجعها أحد"),
    "reviewed": ("reviewed by {who} on {day}", "راجعها {who} في {day}"),
    "review_lapsed": (
        "review lapsed: changed since {who} reviewed it on {day}",
        "سقطت المراجعة: تغيّرت بعد أن راجعها {who} في {day}",
    ),
    "read": ("its author had read: {text} ({day})", "اطلع واضعها على: {text} ({day})"),
    "checked_nobody": ("number checked against no official text", "لم يُتحقق من الرقم على نص رسمي"),
    "checked": ("number checked against {texts}", "الرقم محقق على {texts}"),
    "not_yet": ("not reported by {day}: {items}", "لم يُنقل حتى {day}: {items}"),
    "part_of": ("part of {item}", "جزء من {item}"),
    "same_price": ("shown only; no element", "للعرض فقط؛ ليس عنصرا"),
    "assumed": ("assumed: {what}", "مفترض: {what}"),
}

# The official languages, in which a text may have been checked.
TONGUE: dict[str, Pair] = {
    "ar": ("Arabic", "بالعربية"),
    "en": ("English", "بالإنكليزية"),
    "es": ("Spanish", "بالإسبانية"),
    "fr": ("French", "بالفرنسية"),
    "ru": ("Russian", "بالروسية"),
    "zh": ("中文", "بالصينية"),
}

# Plural forms: English one/other; Arabic by the six forms of the language.
COUNT: dict[str, tuple[tuple[str, str], tuple[str, str, str, str, str, str]]] = {
    "case": (("case", "cases"), ("لا قضايا", "قضية واحدة", "قضيتان", "قضايا", "قضية", "قضية")),
    "item": (("item", "items"), ("لا بنود", "بند واحد", "بندان", "بنود", "بندا", "بند")),
    "finding": (("finding", "findings"), ("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة")),
    "paragraph": (("paragraph", "paragraphs"), ("لا فقرات", "فقرة واحدة", "فقرتان", "فقرات", "فقرة", "فقرة")),
    "root": (("root", "roots"), ("لا أصول", "أصل واحد", "أصلان", "أصول", "أصلا", "أصل")),
    "claim": (("claim", "claims"), ("لا ادعاءات", "ادعاء واحد", "ادعاءان", "ادعاءات", "ادعاء", "ادعاء")),
    "source": (("source", "sources"), ("لا مصادر", "مصدر واحد", "مصدران", "مصادر", "مصدرا", "مصدر")),
    "completion": (
        ("way of filling", "ways of filling"),
        ("لا احتمالات", "احتمال واحد", "احتمالان", "احتمالات", "احتمالا", "احتمال"),
    ),
}


def pick(pair: Pair, lang: str) -> str:
    """Return the English or the Arabic of a pair."""
    return pair[1] if lang == "ar" else pair[0]


def count(what: str, n: int, lang: str) -> str:
    """Return ``n`` with the noun in the right form for the language."""
    english, arabic = COUNT[what]
    if lang != "ar":
        return f"{n} {english[0] if n == 1 else english[1]}"
    if n <= 2:
        return arabic[n]
    form = 3 if 3 <= n % 100 <= 10 else 4 if 11 <= n % 100 <= 99 else 5
    return f"{n} {arabic[form]}"
