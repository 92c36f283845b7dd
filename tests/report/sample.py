"""A small memorandum that uses every kind of block, for tests of the formats; its words are made up and mean nothing."""

from __future__ import annotations

from typing import Literal

from compliance.report.memo.model import (
    ArgumentTree,
    Bar,
    Cell,
    Chain,
    Column,
    Document,
    Figure,
    Lane,
    Leaf,
    Line,
    Listing,
    MarkedDays,
    Pairs,
    Paragraph,
    Part,
    Place,
    Row,
    Section,
    Span,
    Table,
    Timeline,
)

Lang = Literal["en", "ar"]


def document(lang: Lang, words: str | None = None) -> Document:
    """Return the sample in one language; ``words`` replaces every text of it by one string."""

    def t(en: str, ar: str) -> str:
        return words if words is not None else ar if lang == "ar" else en

    def line(en: str, ar: str) -> Line:
        return (Span(t(en, ar)),)

    def status(code: str, en: str, ar: str) -> Span:
        return Span(t(en, ar), "status", status=code)

    unless = ("touched_unless", "touched unless excepted", "يمس ما لم يثبت استثناء")
    touched = ("not_touched", "not touched", "لا يمس")
    note = (Span(t("Resolution 1 (2001), para. 2; number not checked.", "القرار 1 (2001)، الفقرة 2؛ الرقم غير متحقق منه.")),)
    timeline = Timeline(
        (
            Lane(t("S/RES/1 (2001) para. 2 [goods]", "S/RES/1 (2001) الفقرة 2 [البضائع]"), (
                Bar("2001-02-26", "2010-12-31", "true", t("in force", "نافذ")),
                Bar("2011-01-01", None, "unknown", t("law not known", "القانون غير معلوم")),
            )),
            Lane(t("S/RES/2 (2003) para. 1", "S/RES/2 (2003) الفقرة 1"), (
                Bar("2003-05-01", "2005-05-01", "true", t("in force", "نافذ")),
                Bar("2005-05-02", None, "false", t("not in force", "غير نافذ")),
            )),
        ),
        (MarkedDays(t("16 aircraft: sale", "16 طائرة: بيع"), "2009-12-17", "2010-11-22"),),
        "2001-01-01", "2012-12-31", "2010-12-31", t("sources speak to 2010-12-31", "المصادر حتى 2010-12-31"),
    )  # fmt: skip
    tree = ArgumentTree(
        t("16 aircraft — S/RES/1 (2001) para. 2", "16 طائرة — S/RES/1 (2001) الفقرة 2"), unless[0], t(*unless[1:]),
        t("Elements", "العناصر"),
        (
            Leaf(t("object", "الموضوع"), t("the item is arms", "البند سلاح"), "true", t("met", "متحقق")),
            Leaf(t("destination", "الوجهة"), t("it goes to Norland", "وجهته نورلاند"), "unknown", t("unknown", "غير معلوم")),
        ),
        t("Exemptions", "الاستثناءات"),
        (Leaf("9(c)", t("approval in advance", "موافقة مسبقة"), "unreported", t("unreported", "لم يُنقل"), to="exemptions"),),
    )  # fmt: skip
    chain = Chain(
        (
            Place(t("supplier", "المورِّد"), t("State A", "الدولة أ"), True, t("reported", "منقول")),
            Place(t("carrier", "الناقل"), t("not reported", "لم يُنقل"), False),
            Place(t("recipient", "المتلقي"), t("Force B", "القوة ب"), True, "LNA"),
        )
    )
    matrix = Table(
        t("Items by paragraphs", "البنود بحسب الفقرات"),
        (Column(t("Item", "البند"), 3), Column(t("para. 2 [goods]", "الفقرة 2 [البضائع]"), 2), Column("S/RES/2", 2)),
        (
            Row((Cell(line("The deal", "الصفقة")),), head=True),
            Row((
                Cell(line("16 aircraft", "16 طائرة")),
                Cell((Span(t(*unless[1:]), to="finding-1"),), unless[0]),
                Cell(line(*touched[1:]), touched[0]),
            ), level=1),
        ),
        "matrix",
        anchor="matrix",
    )  # fmt: skip
    plain = Table(
        t("Claims", "الادعاءات"),
        (Column(t("Claim", "الادعاء"), 1), Column(t("Says", "يقول"), 4)),
        (
            Row(
                (Cell(line("c1", "c1")), Cell(line("It is reported to have been sold, says Reuters.", "تنقل Reuters أنه بيع.")))
            ),
        ),
    )
    finding = Part(
        "finding-1",
        (Span(t("16 aircraft under para. 2", "16 طائرة وفق الفقرة 2")), Span(" "), status(*unless)),
        (
            Paragraph((Span(t("It would fall within", "يقع ضمن")), Span(" "), Span("S/RES/1 (2001)", note=note))),
            Listing(
                (
                    (Paragraph((status("true", "met", "متحقق"), Span(" "), Span(t("object", "الموضوع"), "strong"))),),
                    (
                        Paragraph(line("nested", "متداخل")),
                        Listing(((Paragraph(line("inner", "داخلي")),),)),
                    ),
                ),
                ordered=True,
            ),
            Figure(t("The argument", "الحجة"), tree, (Paragraph(line("The argument in words.", "الحجة بالكلام.")),)),
            Part("deeper", line("More", "المزيد"), (Paragraph(line("Deep.", "عميق."), "small"),), folds=True, deep=1),
        ),
        folds=True,
        status="touched_unless",
        items=("jf-17",),
    )
    sections = (
        Section("answers", 1, t("Short answers", "أجوبة موجزة"), (
            Paragraph(line("One item touches one paragraph.", "بند واحد يمس فقرة واحدة."), "lead"),
            matrix,
        )),
        Section("law", 2, t("The law", "القانون"), (
            Figure(t("The law over time", "القانون عبر الزمن"), timeline, (Paragraph(line("In words.", "بالكلام.")),)),
            Figure(t("The route", "المسار"), chain, (Paragraph(line("From A to B.", "من أ إلى ب.")),)),
            plain,
        )),
        Section("application", 3, t("Application", "التطبيق"), (finding,)),
        Section("exemptions", 4, t("Exemptions", "الاستثناءات"), (
            Pairs(((t("procedure", "الإجراء"), line("approval", "موافقة")),)),
        )),
    )  # fmt: skip
    from compliance.report.memo.words import furniture

    return Document(
        lang,
        t("Sale of 16 aircraft", "بيع 16 طائرة"),
        t("Memorandum", "مذكرة"),
        Pairs(
            (
                (t("Case", "القضية"), (Span("made-up", "code"),)),
                (t("Law as of", "القانون في"), line("2010-12-31", "2010-12-31")),
            )
        ),
        (t("This tests reported facts; it is no legal advice.", "يختبر هذا وقائع منقولة؛ وليس مشورة قانونية."),),
        sections,
        legend=(
            (unless[0], t(*unless[1:]), t("an exemption is open", "استثناء مفتوح")),
            (touched[0], t(*touched[1:]), t("an element fails", "سقط عنصر")),
        ),
        items=(("jf-17", t("16 aircraft", "16 طائرة")),),
        words=furniture(lang),
    )
