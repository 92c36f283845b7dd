"""The headings and sentences of a memorandum, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.explain.words import Pair

SECTION: dict[str, Pair] = {
    "answers": ("Questions and short answers", "المسائل والأجوبة الموجزة"),
    "matrix": ("Items by paragraphs", "البنود بحسب الفقرات"),
    "facts": ("The facts as reported", "الوقائع كما نُقلت"),
    "law": ("The law applied", "القانون المطبق"),
    "application": ("Application", "التطبيق"),
    "exemptions": ("Exemptions worksheet", "ورقة عمل الاستثناءات"),
    "counter": ("What could be said against it", "ما يمكن أن يقال ضده"),
    "flags": ("Red flags, as questions", "علامات التحذير في صورة أسئلة"),
    "asks": ("What to ask next", "ما يُسأل عنه بعد ذلك"),
    "reply": ("Right of reply", "حق الرد"),
    "waivers": ("Recorded judgements (waivers)", "تقديرات مسجلة (إعفاءات)"),
    "not_examined": ("Not examined", "ما لم يُفحص"),
    "sources": ("Sources", "المصادر"),
    "reproduction": ("How to reproduce this", "كيف يُعاد إنتاج هذا"),
}

MEMO: dict[str, Pair] = {
    # --- cover ---
    "memorandum": ("Memorandum on a reported transfer", "مذكرة بشأن عملية نقل منقولة"),
    "case": ("Case", "القضية"),
    "facts_as_of": ("Facts as of", "الوقائع حتى"),
    "law_as_of": ("Law as of", "القانون حتى"),
    "standing": ("Standing of this text", "صفة هذا النص"),
    "program": ("Program", "البرنامج"),
    "rules_hash": ("Rules, SHA-256", "القواعد، SHA-256"),
    "case_hash": ("Case, SHA-256", "القضية، SHA-256"),
    "reviewed_shown": (
        "paragraphs shown here that a second person has reviewed as they now are: {n} of {all}",
        "الفقرات المعروضة هنا التي راجعها شخص ثان بصيغتها الحالية: {n} من {all}",
    ),
    # --- questions and answers ---
    "q_touched": (
        "Which paragraphs does what is reported touch?",
        "أي الفقرات يمسها ما نُقل؟",
    ),
    "a_items": ("{count} reported: {statuses}.", "{count} فيما نُقل: {statuses}."),
    "a_status_of": ("{status}: {n}", "{status}: {n}"),
    "a_none": (
        "As reported, nothing here touches a prohibition that was examined, and nothing is left open under one.",
        "بحسب المنقول، لا شيء هنا يمس حظرا فُحص، ولا شيء يبقى مفتوحا تحت حظر منها.",
    ),
    "a_under": ("{limb}", "{limb}"),
    "a_touched": (
        "As reported, it would fall within the paragraph, and every exemption is excluded",
        "بحسب المنقول، يقع ضمن الفقرة، وكل استثناء مستبعد",
    ),
    "a_touched_unless": (
        "As reported, it would fall within the paragraph unless an exemption is shown",
        "بحسب المنقول، يقع ضمن الفقرة ما لم يثبت استثناء",
    ),
    "a_prospective": (
        "What is reported falls short of the conduct; if carried out, it would be",
        "المنقول دون التصرف نفسه؛ وإن نُفّذ كان",
    ),
    "a_open": (
        "Whether it would fall within the paragraph rests on something that is not known",
        "وقوعه ضمن الفقرة متوقف على أمر غير معلوم",
    ),
    "a_excepted": (
        "As reported, it would fall within the paragraph, and an exemption is shown in full",
        "بحسب المنقول، يقع ضمن الفقرة، وقد ثبت استثناء بتمامه",
    ),
    "q_exempt": ("Does an exemption apply?", "هل ينطبق استثناء؟"),
    "a_exempt_none_asked": (
        "No exemption is asked for, since nothing reported would fall within a prohibition.",
        "لا يُسأل عن استثناء، إذ لا شيء مما نُقل يقع ضمن حظر.",
    ),
    "a_exempt_shown": ("Shown in full: {limbs}.", "الثابت بتمامه: {limbs}."),
    "a_exempt_not_shown": ("No exemption is shown in full.", "لم يثبت أي استثناء بتمامه."),
    "a_exempt_open": ("Neither shown nor excluded: {limbs}.", "ما لم يثبت ولم يُستبعد: {limbs}."),
    "a_exempt_excluded": ("Excluded for everything examined here: {limbs}.", "المستبعد في كل ما فُحص هنا: {limbs}."),
    "q_who": ("Whom do the paragraphs address here?", "من تخاطبهم الفقرات هنا؟"),
    "a_who_none": ("No State, as far as is reported.", "لا دولة، بقدر ما نُقل."),
    "q_firm": ("On what does it rest?", "علامَ يستند ذلك؟"),
    "a_roots": (
        "The claims go back to {count}: {roots}. Papers that repeat one root are counted once.",
        "الأصول التي تعود إليها الادعاءات، وعددها {n}: {roots}. وتُعدّ الصحف التي تكرر أصلا واحدا مرة واحدة.",
    ),
    "a_one_root_findings": (
        "Findings shown below that rest on one root alone: {n} of {of}.",
        "ما يستند إلى أصل واحد فقط من النتائج المعروضة أدناه: {n} من {of}.",
    ),
    "a_no_conflict": (
        "On no fact that a rule asks for do the reports conflict.",
        "لا تتعارض الأخبار في أي واقعة تسأل عنها قاعدة.",
    ),
    "q_change": ("What would change the answer?", "ما الذي يغير الجواب؟"),
    "a_change_none": ("No single answer would settle a finding.", "لا جواب بمفرده يحسم نتيجة."),
    "a_reading": (
        "Findings that come out otherwise under another reading of the law: {n}; see section {section}.",
        "النتائج التي تختلف وفق قراءة أخرى للقانون: {n}؛ انظر القسم {section}.",
    ),
    # --- matrix ---
    "matrix_caption": ("Each item under each paragraph examined", "كل بند تحت كل فقرة فُحصت"),
    "fails": ("{status}: {element}", "{status}: {element}"),
    "not_asked": ("not asked", "لا يُسأل عنه"),
    "matrix_note": (
        "A cell shows the strongest answer over all conducts of an item; behind “not touched” stands the element that fails.",
        "تعرض الخلية أقوى جواب على كل تصرفات البند؛ ويرد بعد «لا يمس» العنصر الذي سقط.",
    ),
    # --- facts ---
    "facts_intro": (
        "What follows is what the sources say, not what is so. {claims} in {sources}; each is told in words of this text.",
        "ما يلي هو ما تقوله المصادر، لا ما هو واقع. عدد الادعاءات: {claims}؛ وعدد المصادر: {sources}. وكل ادعاء مروي بألفاظ هذا"
        " النص.",
    ),
    "inferences": ("Inferences", "استنتاجات"),
    "inferred_root": (
        "The text does not name whom it repeats; that it is {root} is an inference: {claims}.",
        "لا يسمي النص من ينقل عنه؛ وكونه {root} استنتاج: {claims}.",
    ),
    "inferred_value": (
        "inferred from the day of a text that bears none",
        "مستنتج من يوم نص لا يحمل تاريخا",
    ),
    "side_by_side": ("Reports in conflict, side by side", "أخبار متعارضة جنبا إلى جنب"),
    "dispute_caption": ("{fact} — {items}", "{fact} — {items}"),
    "no_dispute": ("No reports of the same thing conflict.", "لا أخبار متعارضة عن شيء واحد."),
    "dispute_element": ("The rules ask for this fact.", "تسأل القواعد عن هذه الواقعة."),
    "dispute_shown": ("Shown only: no rule asks for it.", "للعرض فقط: لا تسأل عنه أي قاعدة."),
    "value": ("As reported", "كما نُقل"),
    "denied": ("denied: {value}", "منفي: {value}"),
    "claim": ("Claim", "الادعاء"),
    "claims": ("Claims", "الادعاءات"),
    "root": ("Root", "الأصل"),
    "says": ("Is reported to say", "المنقول عنه"),
    "where": ("Where, and whence", "أين، وعمّن"),
    "kind_grade": ("Kind and grade", "النوع والدرجة"),
    "gives": ("What it gives to the rules", "ما يقدمه للقواعد"),
    "paragraph_of": ("{source}, para. {paragraph}", "{source}، الفقرة {paragraph}"),
    "goes_back": ("goes back to {root}", "يعود إلى {root}"),
    "quoting": ("quoting {hands}", "نقلا عن {hands}"),
    "grade": ("Admiralty grade {grade}", "درجة أدميرالية {grade}"),
    "claims_caption": ("The claims, one by one", "الادعاءات واحدا واحدا"),
    "about": ("{item}: {facts}", "{item}: {facts}"),
    "routes": ("Who passes it to whom", "من يسلّمه إلى من"),
    "route_caption": ("Chain of actors and route, as reported: {items}", "سلسلة الجهات والمسار كما نُقلا: {items}"),
    "stop": ("{role}: {name}", "{role}: {name}"),
    # --- law ---
    "law_intro": (
        "Each paragraph is told in words of this text, as it stood on the days of this case; for its words, read the"
        " instrument.",
        "كل فقرة مروية بألفاظ هذا النص كما كانت في أيام هذه القضية؛ ولألفاظها يُرجع إلى الصك.",
    ),
    "timeline_caption": (
        "The law over time, with the days of the conduct marked",
        "القانون عبر الزمن، وأيام التصرف معلّمة عليه",
    ),
    "and_more": ("{first}, and {n} more on the same days", "{first}، ومثله {n} في الأيام نفسها"),
    "known_to": ("sources on the law end: {day}", "تنتهي المصادر عن القانون: {day}"),
    "part_applied": ("Prohibitions, duties and criteria", "المحظورات والواجبات والمعايير"),
    "part_exemption": ("Exemptions", "الاستثناءات"),
    "part_amends": ("What changed them", "ما غيّرها"),
    "cited_as": ("Cited as", "الإحالة"),
    "instrument": ("Instrument", "الصك"),
    "adopted": ("adopted {day}", "اعتُمد في {day}"),
    "firmness": ("How it is known", "كيف عُلم"),
    "pinpoint": ("Paragraph number", "رقم الفقرة"),
    "pinpoint_seen": ("seen in a source", "مرئي في مصدر"),
    "pinpoint_not_seen": ("not seen in any source", "غير مرئي في أي مصدر"),
    "review": ("Review", "المراجعة"),
    "bindingness": ("Kind and force", "النوع والقوة"),
    "addressees": ("Addressed", "المخاطَبون"),
    "links": ("Links to a State", "الصلات بدولة"),
    "requires": ("Elements", "العناصر"),
    "procedure": ("Procedure", "الإجراء"),
    "versions": ("In force", "النفاذ"),
    "chain": ("Chain of amendments", "سلسلة التعديلات"),
    "chain_none": ("No change is known up to the days of this case.", "لا تعديل معلوم حتى أيام هذه القضية."),
    "amends_caption": ("Paragraphs that stand in a chain above", "فقرات ترد في سلسلة مما سبق"),
    "paragraph": ("Paragraph", "الفقرة"),
    "summary": ("What it says", "مضمونها"),
    # --- application ---
    "application_intro": (
        "One finding for each conduct of an item under a paragraph. Elements come in the order in which the paragraph"
        " states them,"
        " each with the claims it uses. Where an item stands as an earlier one does, it is one line.",
        "نتيجة لكل تصرف من تصرفات البند تحت فقرة. وترد العناصر بترتيبها في الفقرة، ومع كل منها الادعاءات التي يستعملها. وحيث"
        " يكون شأن البند شأن بند سابق يرد في سطر واحد.",
    ),
    "carried": ("if carried out on the law known: {status}", "إن نُفّذ وفق القانون المعلوم: {status}"),
    "reading_status": ("under another reading: {status}", "وفق قراءة أخرى: {status}"),
    "one_root": ("one root: {root}", "أصل واحد: {root}"),
    "several_roots": ("roots: {n}", "الأصول: {n}"),
    "robust": ("robust: reports conflict and every value gives this", "متين: تتعارض الأخبار وكل قيمة تعطي هذا"),
    "hinges": ("hinges on a report", "متوقف على خبر"),
    "tree_caption": ("The argument: {item}, {conduct}, under {limb}", "الحجة: {item}، {conduct}، وفق {limb}"),
    "elements": ("Elements", "العناصر"),
    "opposite": ("Exemptions", "الاستثناءات"),
    "tree_told": (
        "Elements met: {met}; not met: {unmet}; unknown: {unknown}. Exemptions: {exemptions}.",
        "العناصر المتحققة: {met}؛ غير المتحققة: {unmet}؛ غير المعلومة: {unknown}. الاستثناءات: {exemptions}.",
    ),
    "none": ("none", "لا شيء"),
    "claims_used": ("claims: {claims}", "الادعاءات: {claims}"),
    "short_of": (
        "no element fails, but what is reported falls short of the conduct",
        "لا يسقط أي عنصر، لكن المنقول دون التصرف نفسه",
    ),
    "conclusion": ("Conclusion", "الخلاصة"),
    "exemptions_line": (
        "Exemptions neither shown nor excluded: {open}; excluded: {excluded}.",
        "الاستثناءات التي لم تثبت ولم تُستبعد: {open}؛ والمستبعدة: {excluded}.",
    ),
    "unknowns": ("Not known: {what}", "غير معلوم: {what}"),
    "as_for": ("The argument is that for {item} ({conduct}).", "الحجة هي حجة {item} ({conduct})."),
    "own_facts": ("Its own facts: {facts}.", "وقائعه الخاصة به: {facts}."),
    "own_exclusions": (
        "Exemptions that another element excludes here: {exemptions}.",
        "استثناءات يستبعدها هنا عنصر آخر: {exemptions}.",
    ),
    "quiet": ("Principal prohibitions that it does not touch", "المحظورات الرئيسية التي لا يمسها"),
    "quiet_line": ("{status} — {element}: {limbs}", "{status} — {element}: {limbs}"),
    "quiet_exemptions": ("Their exemptions: {exemptions}", "استثناءاتها: {exemptions}"),
    "rest": ("The rest in one line", "الباقي في سطر واحد"),
    "criteria": ("Listing criteria", "معايير الإدراج"),
    "criteria_line": (
        "{limbs}: at most open for what is reported here. They need a determination by the Committee or the Council;"
        " nobody is named.",
        "{limbs}: مفتوحة على الأكثر فيما نُقل هنا. وهي تحتاج إلى قرار من اللجنة أو المجلس؛ ولا يُسمّى أحد.",
    ),
    "items_word": ("Items: {items}", "البنود: {items}"),
    # --- exemptions ---
    "exemptions_intro": (
        "Each exemption in force is held against each finding shown in full. An exemption applies only where all of its"
        " elements are"
        " met and its procedure was followed.",
        "يُقابَل كل استثناء نافذ بكل نتيجة معروضة بتمامها. ولا ينطبق الاستثناء إلا إذا تحققت عناصره كلها واتُّبع إجراؤه.",
    ),
    "exemption": ("Exemption", "الاستثناء"),
    "stands": ("Stands", "حاله"),
    "met": ("Met", "المتحقق"),
    "not_met": ("Not met", "غير المتحقق"),
    "unknown": ("Unknown", "غير المعلوم"),
    "step": ("Procedure", "الإجراء"),
    "who_applies": ("Who may apply", "من يطلبه"),
    "who_applies_unsaid": ("no text read says who", "لا نص مقروء يبين من"),
    "no_step": ("none", "لا إجراء"),
    "worksheet_caption": ("{limb} — {items}", "{limb} — {items}"),
    "no_exemptions": ("No exemption from this paragraph is encoded.", "لا استثناء مرمَّزا من هذه الفقرة."),
    "nothing_to_except": (
        "Nothing that is reported would fall within a prohibition, so no exemption is worked through.",
        "لا شيء مما نُقل يقع ضمن حظر، فلا يُبحث في استثناء.",
    ),
    # --- counter-arguments ---
    "counter_intro": (
        "What a careful opponent could say, from the same data: exemptions left open, other readings, the stage, the"
        " sources, the"
        " days, and the law that is not known.",
        "ما يمكن لخصم متأنٍّ أن يقوله من البيانات نفسها: الاستثناءات المفتوحة، والقراءات الأخرى، والمرحلة، والمصادر، والأيام،"
        " والقانون غير المعلوم.",
    ),
    "counter_none": ("The data give no ground for another answer.", "لا تعطي البيانات أساسا لجواب آخر."),
    "c_exemption": (
        "An exemption may be shown: {limb} ({mark}). It would take: {missing}.",
        "قد يثبت استثناء: {limb} ({mark}). ويلزم له: {missing}.",
    ),
    "c_stage": (
        "The conduct is not reported to have been carried out; until it is, the paragraph is only in prospect.",
        "لم يُنقل أن التصرف نُفّذ؛ وما لم يُنفَّذ فالفقرة مرتقبة لا غير.",
    ),
    "c_root": (
        "It rests on one root, {root}; if that report does not hold, nothing of it is left.",
        "يستند إلى أصل واحد هو {root}؛ فإن لم يصح ذلك الخبر لم يبق منه شيء.",
    ),
    "c_unknown": ("What is not known may be answered the other way: {what}.", "قد يُجاب عن غير المعلوم بعكس ذلك: {what}."),
    "c_link": (
        "{sentence}. The paragraph asks that State to prevent; that the act was its own is not reported.",
        "{sentence}. والفقرة تطلب من تلك الدولة أن تمنع؛ ولم يُنقل أن الفعل فعلها.",
    ),
    "c_readings_quiet": (
        "Not touched as the law is read here, but otherwise under another reading:",
        "لا يمس وفق القراءة المتبعة هنا، لكنه على خلاف ذلك وفق قراءة أخرى:",
    ),
    "finding_of": ("{limb}, {conduct}: {items}", "{limb}، {conduct}: {items}"),
    # --- red flags, questions ---
    "flags_intro": (
        "These circumstances make a careful reader ask. They decide nothing and move no answer above.",
        "هذه أحوال تدعو القارئ المتأني إلى السؤال. وهي لا تحسم شيئا ولا تغير جوابا مما سبق.",
    ),
    "flags_none": ("None of the circumstances asked about is reported.", "لم يُنقل شيء من الأحوال التي يُسأل عنها."),
    "from": ("From: {source}", "عن: {source}"),
    "asks_intro": (
        "The questions whose answers would settle most, first. A fact settles a finding if one of its values decides it.",
        "الأسئلة التي يحسم جوابها أكثر من غيرها أولا. وتحسم الواقعة نتيجةً إذا كانت إحدى قيمها تقررها.",
    ),
    "asks_none": ("No answer would change a finding.", "لا جواب يغير نتيجة."),
    "question": ("Question", "السؤال"),
    "settles": ("What it would do", "أثره"),
    "asked_by": ("Asked by", "ما يسأل عنه"),
    "would_answer": ("Would answer", "يجيب عنه"),
    "asks_caption": ("Questions in order of what they would settle", "الأسئلة بترتيب ما تحسمه"),
    # --- right of reply ---
    "reply_intro": (
        "Those named in the reports have not been heard by this text. Before it is used, put to each what is said of it,"
        " and record"
        " the answer as a claim.",
        "لم يسمع هذا النص ممن سُمّوا في الأخبار. وقبل استعماله يُعرض على كل منهم ما قيل عنه، ويُسجَّل جوابه ادعاءً.",
    ),
    "reply_none": ("No party is named.", "لم تُسمَّ أي جهة."),
    "is_reported_as": (
        "is reported as {role}: {conduct} ({stage}) — {items}",
        "يُنقل أنه {role}: {conduct} ({stage}) — {items}",
    ),
    "is_reported_as_unstaged": ("is reported as {role}: {conduct} — {items}", "يُنقل أنه {role}: {conduct} — {items}"),
    "loose_party": (
        "named only by a loose name that may stand for others",
        "لم يُسمَّ إلا باسم غير محدد قد يدل على غيره",
    ),
    "standing_party": (
        "how the Council treats it, from reference data: {standing}",
        "كيف يعامله المجلس، من البيانات المرجعية: {standing}",
    ),
    "denials_of": ("Denials reported of these acts: {claims}", "ما نُقل من نفي لهذه الأفعال: {claims}"),
    "denials_none": ("No denial of these acts is reported.", "لم يُنقل نفي لهذه الأفعال."),
    "reply_ask": (
        "To be asked: is this so; was the Committee asked or told; what is missing in the account?",
        "يُسأل: هل هذا صحيح؛ وهل سُئلت اللجنة أو أُبلغت؛ وما الناقص في الرواية؟",
    ),
    # --- waivers ---
    "waivers_intro": (
        "A waiver is an officer's recorded judgement on a finding. It changes no answer above, and lapses when the facts"
        " or the rules"
        " for which it was given change.",
        "الإعفاء تقدير مسجل لمسؤول بشأن نتيجة. وهو لا يغير جوابا مما سبق، ويسقط إذا تغيرت الوقائع أو القواعد التي أُعطي لأجلها.",
    ),
    "waivers_none": ("No waiver is recorded for this case.", "لا إعفاء مسجل لهذه القضية."),
    "waiver": ("Waiver", "الإعفاء"),
    "waiver_for": ("For", "عن"),
    "waiver_reason": ("Reason", "السبب"),
    "waiver_by": ("Recorded by", "سجّله"),
    "waiver_days": ("Days", "الأيام"),
    "waivers_caption": ("Recorded judgements", "التقديرات المسجلة"),
    # --- not examined, sources, reproduction ---
    "not_examined_intro": (
        "These paragraphs were in force on some day looked at here and were not examined.",
        "كانت هذه الفقرات نافذة في يوم مما نُظر فيه هنا ولم تُفحص.",
    ),
    "not_examined_caption": ("{regime}: declared, not encoded", "{regime}: مصرح به وغير مرمَّز"),
    "subject": ("Subject", "الموضوع"),
    "why": ("Why", "السبب"),
    "outside": ("Outside", "خارج النطاق"),
    "sources_caption": ("The texts, and the publishers that they repeat", "النصوص، والناشرون الذين تنقل عنهم"),
    "source": ("Source", "المصدر"),
    "source_kind": ("Kind, language", "النوع واللغة"),
    "written": ("Written", "كُتب"),
    "file": ("File", "الملف"),
    "day_unknown": ("day not known", "اليوم غير معلوم"),
    "publisher_only": ("a publisher that is repeated; no text of it was held", "ناشر يُنقل عنه؛ ولم يُحَز نص منه"),
    "reproduction_intro": (
        "The same inputs give the same bytes. These are the inputs:",
        "المدخلات نفسها تعطي البايتات نفسها. وهذه هي المدخلات:",
    ),
    "schema": ("Form of the data", "صيغة البيانات"),
    "case_file": ("Case file", "ملف القضية"),
    "waivers_hash": ("Waivers, SHA-256", "الإعفاءات، SHA-256"),
    "options": ("Options", "الخيارات"),
    "command": ("Command", "الأمر"),
    "verify": ("To verify the data behind it", "للتحقق من البيانات التي وراءه"),
    "o_law_date": ("law of {value} for every conduct", "قانون {value} لكل تصرف"),
    "o_known_on": ("sources up to {value}", "المصادر حتى {value}"),
    "o_readings": ("readings: {value}", "القراءات: {value}"),
    "o_assume": ("assumed: {value}", "مفترض: {value}"),
    "o_cite": ("style of citation: {value}", "أسلوب الإحالة: {value}"),
    "o_on": ("waivers judged as of {value}", "الإعفاءات مقيَّمة في {value}"),
    "o_full": ("nothing folded", "دون طي"),
    # --- index ---
    "index_kind": ("Index of memoranda", "فهرس المذكرات"),
    "index_title": ("Reported transfers against the embargoes", "عمليات نقل منقولة في ضوء إجراءات الحظر"),
    "index_section": ("Cases", "القضايا"),
    "index_caption": ("Each case with the answers for its items", "كل قضية مع أجوبة بنودها"),
    "standing_items": ("How its items come out", "مآل بنودها"),
    "items_head": ("Items", "البنود"),
    "cases_head": ("Cases", "القضايا"),
    "faults_head": ("Files that could not be read", "ملفات تعذرت قراءتها"),
    "fault_line": ("{place}: {message}", "{place}: {message}"),
}

# Whether a paragraph is in force, by truth code, as a bar of the timeline says it.
FORCE: dict[str, Pair] = {
    "true": ("in force", "نافذ"),
    "false": ("not in force", "غير نافذ"),
    "unknown": ("law not known", "القانون غير معلوم"),
}
