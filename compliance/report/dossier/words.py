"""The sentences of a dossier, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.explain.words import Pair

TOLD: dict[str, Pair] = {
    "facts_known_on": (
        "the facts as told by sources that were written on or before {day}",
        "الوقائع كما روتها مصادر كُتبت في {day} أو قبله",
    ),
    "facts_all": (
        "the facts as told by all sources of the case; the last of them was written on or before {day}",
        "الوقائع كما روتها جميع مصادر القضية؛ وآخرها كُتب في {day} أو قبله",
    ),
    "facts_undated": (
        "the facts as told by all sources of the case, of which one or more bear no day",
        "الوقائع كما روتها جميع مصادر القضية، ومنها ما لا يحمل يوما",
    ),
    "law_given": (
        "{regime}: the law of {day}, given by option, for every conduct",
        "{regime}: قانون {day}، المحدد بالخيار، لكل تصرف",
    ),
    "law_own": (
        "{regime}: the law of each conduct's own day; the sources on the law speak to {day}",
        "{regime}: قانون يوم كل تصرف؛ وتنتهي المصادر عن القانون عند {day}",
    ),
    "begins": ("{day}: begins", "{day}: يبدأ"),
    "version_since": ("from {lo}: {force}", "من {lo}: {force}"),
    "version_span": ("from {lo} to {hi}: {force}", "من {lo} إلى {hi}: {force}"),
    "in_force": ("in force", "نافذ"),
    "not_in_force": ("not in force", "غير نافذ"),
    "not_known": ("law not known", "القانون غير معلوم"),
    "member_states": ("all Member States of the United Nations", "جميع الدول الأعضاء في الأمم المتحدة"),
    "all_states": ("all States", "جميع الدول"),
    "binding": ("binding", "ملزم"),
    "call": ("a call, not binding as a ban", "دعوة، غير ملزمة بوصفها حظرا"),
    "chapter_vii": ("adopted under Chapter VII of the Charter", "اعتُمد بموجب الفصل السابع من الميثاق"),
    "chapter_vii_article": (
        "adopted under Chapter VII of the Charter, {article}",
        "اعتُمد بموجب الفصل السابع من الميثاق ({article})",
    ),
    "article": ("Article {n}", "المادة {n}"),
    "chapter_vii_not": ("not adopted under Chapter VII of the Charter", "لم يُعتمد بموجب الفصل السابع من الميثاق"),
    "designation": ("designation", "التسمية"),
    "unreported": ("not reported", "لم يُنقل"),
    "one_root_why": (
        "Everything that is reported of it goes back to one root: {root}.",
        "كل ما نُقل عنه يعود إلى أصل واحد: {root}.",
    ),
    "one_root_question": (
        "Is there a second source that does not go back to {root}?",
        "هل من مصدر ثان لا يعود إلى {root}؟",
    ),
    "from_the_claims": ("what the claims of this case come to", "ما تؤول إليه ادعاءات هذه القضية"),
    "taken_as": (
        "A source says {told}, which may be one of several; with the other claims it is taken to be {taken} ({claims}).",
        "يقول مصدر {told}، وقد يكون واحدا من عدة؛ ويُؤخذ مع سائر الادعاءات على أنه {taken} ({claims}).",
    ),
    "classed_as": (
        "A source calls it {told}; that this is {taken} comes from the catalogue of items, not from the source ({claims}).",
        "يسميه مصدر {told}؛ وكونه {taken} من فهرس البنود لا من المصدر ({claims}).",
    ),
    "loose_why": (
        "A source uses a name that may stand for more than one: {name}.",
        "يستعمل مصدر اسما قد يدل على أكثر من جهة: {name}.",
    ),
    "loose_question": ("Which of them does the source mean by {name}?", "أيُّها يقصد المصدر بقوله {name}؟"),
}
