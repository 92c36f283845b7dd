"""The words in which an example is said to fail, in English and Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import STATUS, TRUTH

if TYPE_CHECKING:
    from compliance.explain.words import Pair

# What an exemption answers, beside the statuses of findings; what stands where a limb has no such part.
ANSWER: dict[str, Pair] = {
    **STATUS,
    "applies": ("the exemption applies", "ينطبق الاستثناء"),
    "does_not_apply": ("the exemption does not apply", "لا ينطبق الاستثناء"),
}
PART: dict[str, Pair] = {
    **TRUTH,
    "no such element on these days": ("no such element on these days", "لا عنصر كهذا في هذه الأيام"),
}
SAY: dict[str, Pair] = {
    "fails": ("example '{id}' fails", "المثال '{id}' لا يصح"),
    "expected": ("expected", "المتوقع"),
    "got": ("got", "الواقع"),
    "if carried out": ("if carried out", "إن نُفّذ"),
    "element": ("element '{name}': {says}", "العنصر '{name}': {says}"),
    "exemption": ("exemption {limb}", "الاستثناء {limb}"),
    "by_law": ("decided by: the law of the day, {day}", "الفاصل: قانون اليوم، {day}"),
    "by_element": ("decided by: element '{name}' is {truth}: {says}", "الفاصل: العنصر '{name}' {truth}: {says}"),
    "by_shown": ("decided by: exemption {limb} is shown", "الفاصل: الاستثناء {limb} ثابت"),
    "by_open": (
        "decided by: exemption {limb} is not shown and not excluded",
        "الفاصل: الاستثناء {limb} لم يثبت ولم يُستبعد",
    ),
    "total": ("{n} examples, {good} as expected, {bad} not", "الأمثلة: {n}، منها كما هو متوقع: {good}، وبخلافه: {bad}"),
    "total_one": ("1 example, {good} as expected, {bad} not", "الأمثلة: 1، منها كما هو متوقع: {good}، وبخلافه: {bad}"),
}
