"""What a rule file may name: every word of the vocabulary with its label, so that nobody has to guess an identifier."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.files.schema_types import Bilingual
    from compliance.law.load import RuleSet
    from compliance.vocabulary.index import Vocabulary
    from compliance.vocabulary.model import Definition, FactDeclaration

WIDTH = 80
# How each kind of word is written in a rule file, or where it stands there.
USE: dict[str, tuple[str, str]] = {
    "facts": ("asked in a condition, as {fact: NAME, is: VALUE}", "يُسأل عنه في شرط: {fact: NAME, is: VALUE}"),
    "definitions": ("a term of art in a condition, as {term: NAME}", "مصطلح في شرط: {term: NAME}"),
    "classes": ("a value of the fact 'class', and a row of a table", "قيمة للواقعة 'class' وصف في جدول"),
    "conducts": ("a value of the fact 'conduct', and a row of a table", "قيمة للواقعة 'conduct' وصف في جدول"),
    "stages": ("a value of the fact 'stage'", "قيمة للواقعة 'stage'"),
    "links": ("an entry of 'nexus' in a limb", "عنصر من 'nexus' في الشق"),
    "elements": ("a name under 'elements' in a limb", "اسم تحت 'elements' في الشق"),
    "steps": ("'step' in a case of a procedure", "'step' في حالة من حالات الإجراء"),
    "states": ("a State in a condition, an example or --state", "دولة في شرط أو مثال أو --state"),
    "actors": ("a supplier, recipient and so on, in examples and cases", "مورّد أو متلقٍ ونحوهما في الأمثلة والحالات"),
    "regimes": ("'regime' in an instrument, and --regime", "'regime' في الصك، و--regime"),
    "instruments": ("'tests' in a file of examples, and --instrument", "'tests' في ملف الأمثلة، و--instrument"),
    "limbs": ("'excepts', 'follows', 'limbs' of an effect, and --of", "'excepts' و'follows' و'limbs' في الأثر، و--of"),
}

TYPES: dict[str, tuple[str, str]] = {
    "boolean": ("true or false", "true أو false"),
    "day": ("a day, as 2011-02-26", "يوم، مثل 2011-02-26"),
    "number": ("a whole number", "عدد صحيح"),
    "actor": ("an actor or a State", "فاعل أو دولة"),
    "state": ("a State, by its code", "دولة برمزها"),
    "enum": ("one of a list that is empty", "واحد من قائمة فارغة"),
    "set": ("any of a list that is empty", "أي من قائمة فارغة"),
}
OF: dict[str, tuple[str, str]] = {
    "classes": ("a class of items: see 'classes'", "فئة بنود: انظر 'classes'"),
    "conducts": ("a kind of conduct: see 'conducts'", "نوع تصرف: انظر 'conducts'"),
    "stages": ("a stage: see 'stages'", "مرحلة: انظر 'stages'"),
}
DERIVED = (
    "read from reference data for '{of}': never told in an example",
    "يُقرأ من البيانات المرجعية لـ'{of}': لا يُذكر في مثال",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of one kind: its identifier, its label, and what else a writer has to know, a line each."""

    kind: str
    name: str
    label: str
    told: tuple[str, ...] = ()
    depth: int = 0

    def speaks_of(self, text: str) -> bool:
        """Whether a text stands in its identifier, its label or what is told of it; capitals do not matter."""
        wanted = text.casefold()
        return any(wanted in said.casefold() for said in (self.name, self.name.replace("_", " "), self.label, *self.told))


def words_of(tree: RuleSet, kind: str, lang: str) -> list[Word]:
    """Return every word of a kind, in the order in which a reader looks for it: by class, or as declared, or by name."""
    book = tree.vocabulary
    if kind == "facts":
        return [Word(kind, n, f.label.of(lang), tuple(_of_fact(f, lang))) for n, f in book.facts.items()]
    if kind == "definitions":
        return [Word(kind, n, d.label.of(lang), tuple(_of_definition(d, lang))) for n, d in book.definitions.items()]
    if kind == "classes":
        return list(_classes(book, None, 0, lang))
    if kind == "states":
        return [Word(kind, n, s.name.of(lang)) for n, s in sorted(book.states.items())]
    if kind == "actors":
        return [Word(kind, n, a.name.of(lang)) for n, a in book.actors.items()]
    if kind == "regimes":
        return [Word(kind, n, r.title.of(lang)) for n, r in tree.regimes.items()]
    if kind == "instruments":
        return [Word(kind, n, i.symbol, (i.title.of(lang),)) for n, i in tree.instruments.items()]
    if kind == "limbs":
        return [
            Word(kind, n, f"{e.citation()} {e.paragraph.title.of(lang)} — {e.limb.label.of(lang)}", (e.limb.kind,))
            for n, e in tree.limbs.items()
        ]
    labels: dict[str, dict[str, Bilingual]] = {
        "conducts": {n: c.label for n, c in book.conducts.items()},
        "stages": {n: s.label for n, s in book.stages.items()},
        "links": {n: link.label for n, link in book.links.items()},
        "elements": {n: e.label for n, e in book.elements.items()},
        "steps": {n: s.label for n, s in tree.steps.items()},
    }
    return [Word(kind, n, label.of(lang)) for n, label in labels[kind].items()]


def _classes(book: Vocabulary, under: str | None, depth: int, lang: str) -> Iterator[Word]:
    for name, entry in book.classes.items():
        if entry.under == under:
            yield Word("classes", name, entry.label.of(lang), depth=depth)
            yield from _classes(book, name, depth + 1, lang)


def _of_fact(fact: FactDeclaration, lang: str) -> Iterator[str]:
    if fact.values:
        said = ((name, value.label.of(lang)) for name, value in fact.values.items())
        yield "; ".join(name if name.replace("_", " ") == label else f"{name} ({label})" for name, label in said)
    elif fact.type == "class" or fact.values_from:
        yield OF[fact.values_from or "classes"][lang == "ar"]
    else:
        yield TYPES[fact.type][lang == "ar"]
    if fact.derived:
        yield DERIVED[lang == "ar"].format(of=fact.derived.of)


def _of_definition(definition: Definition, lang: str) -> Iterator[str]:
    if definition.cites:
        yield "; ".join(definition.cites)
    yield from (f"--reading {r.id}" for r in definition.readings)


def found(tree: RuleSet, kind: str | None, search: str | None, lang: str) -> list[Word]:
    """Return the words of a kind, or of every kind; where a text is given, those of which it is said in either language."""
    kept: list[Word] = []
    for one in [kind] if kind else USE:
        here, there = (words_of(tree, one, each) for each in (lang, "ar" if lang == "en" else "en"))
        kept += [word for word, other in zip(here, there, strict=True) if not search or _speaks(search, word, other)]
    # The depth of a class means something only below the classes above it.
    return [replace(word, depth=0) for word in kept] if search else kept


def _speaks(search: str, *words: Word) -> bool:
    return any(word.speaks_of(search) for word in words)


def lines(words: Iterable[Word], lang: str) -> Iterator[str]:
    """Yield words as lines, each kind under its name and its use."""
    kind = ""
    for word in words:
        if word.kind != kind:
            if kind:
                yield ""
            kind = word.kind
            yield f"{kind}: {USE[kind][lang == 'ar']}"
        lead = "  " * (word.depth + 1)
        yield from _wrapped(f"{word.name}: {word.label}", lead, lead + "    ")
        for told in word.told:
            yield from _wrapped(told, lead + "    ", lead + "    ")


def overview(tree: RuleSet, lang: str) -> Iterator[str]:
    """Yield each kind of word with how many there are and how a rule file uses it."""
    for kind, use in USE.items():
        yield from _wrapped(f"{kind:<12} {len(words_of(tree, kind, lang)):>4}  {use[lang == 'ar']}", "", " " * 19)


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
