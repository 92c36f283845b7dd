"""The YAML of a scaffold, line by line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from compliance.authoring.scaffold import SCAFFOLD_MARK
from compliance.authoring.scaffold.ask import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.scaffold.ask import Ask

# The limb, the name of the case, and what it holds besides its words, as it stands inside braces.
Cases = Sequence[tuple[str, str, str]]


def quoted(text: str) -> str:
    """Return text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def both(en: str, ar: str) -> str:
    """Return a text in both languages."""
    return f"{{en: {quoted(en)}, ar: {quoted(ar)}}}"


def marked(en: str, ar: str) -> str:
    """Return a place to be filled: the mark, and what belongs there, in both languages."""
    return both(f"{SCAFFOLD_MARK} {en}", f"{SCAFFOLD_MARK} {ar}")


def question(ask: Ask) -> str:
    """Return the identifier of the question that stands where the law of the limb is to be written."""
    return "to_be_written_" + ask.ref.replace(".", "_").replace("-", "_")


def paragraph(ask: Ask, symbol: str, place: str, cases: Cases = ()) -> Iterator[str]:
    """Yield the lines of a paragraph with one limb, as an entry of a list. ``place`` is the condition of destination.

    ``cases`` are those that a modification puts in the place of what they are now: the limb, the name, the case as it is.
    """
    yield f"  - node: {ask.node}"
    if ask.para:
        yield f"    para: {quoted(ask.para)}"
    yield "    pinpoint: not_seen"
    yield "    confidence: memory"
    yield f"    title: {marked('title of the paragraph', 'عنوان الفقرة')}"
    yield "    summary:"
    yield f"      en: {quoted(f'{SCAFFOLD_MARK} what the paragraph says, in own words')}"
    yield f"      ar: {quoted(f'{SCAFFOLD_MARK} ما تنص عليه الفقرة بعبارتنا')}"
    yield "    limbs:"
    yield f"      - id: {ask.limb}"
    yield f"        kind: {ask.kind}"
    yield f"        binding: {'call' if ask.calls else 'binding'}"
    if ask.principal:
        yield "        principal: true"
    yield f"        label: {marked('name of the limb', 'اسم الشق')}"
    yield f"        from: {ask.first}"
    if ask.until and ask.kind != "extension":
        yield f"        until: {ask.until}"
    if ask.conduct:
        yield f"        conduct: {ask.conduct}"
    listed = f"[{', '.join(ask.limbs)}]"
    if ask.kind == "exemption":
        yield f"        excepts: {listed}"
    elif ask.kind in ("extension", "termination"):
        until = f", until: {ask.until}" if ask.kind == "extension" else ""
        do = "extend" if ask.kind == "extension" else "terminate"
        yield "        effects:"
        yield f"          - {{do: {do}, limbs: {listed}{until}}}"
    elif ask.kind == "modification":
        yield "        # As it is now: write what the case reads from the first day on."
        yield "        effects:"
        for limb, case, body in cases:
            says = marked("what falls under the case", "ما يدخل في الحالة")
            yield f"          - {{do: set_case, limbs: [{limb}], case: {case}, to: {{says: {says}, {body}}}}}"
    elif ask.limbs:
        yield f"        follows: {listed}"
    if ask.kind in ANSWERS:
        yield "        # The question stands where the law is to be written: put the terms of the paragraph in its place."
        yield "        elements:"
        yield (f"          destination: {{says: {marked('where it goes', 'وجهته')}, when: {place}}}")
        yield (f"          object: {{says: {marked('what it is', 'ما هو')}, when: {{judge: {question(ask)}}}}}")
    if ask.kind == "exemption":
        cited = quoted(f"{symbol} para. {ask.para}" if ask.para else symbol)
        yield "        procedure:"
        yield f"          all: {{says: {marked('what needs which step', 'ما يلزم له كل إجراء')}, step: none, cites: [{cited}]}}"


def examples(ask: Ask, facts: dict[str, str], elsewhere: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a hit, a miss and an unknown example of the limb as it is scaffolded."""
    if ask.answers is None:
        return
    hit, miss, unknown = ask.answers
    name = ask.ref.replace(".", "-")
    told = ", ".join(f"{k}: {v}" for k, v in facts.items())
    other = ", ".join(f"{k}: {v}" for k, v in elsewhere.items())
    judged = f"judged: {{{question(ask)}: true}}"
    for label, why, given, answer in (
        ("hit", "as the paragraph says", f"facts: {{{told}}}, {judged}", hit),
        ("miss", "it goes somewhere else", f"facts: {{{other}}}, {judged}", miss),
        ("unknown", "nobody has said what it is", f"facts: {{{told}}}", unknown),
    ):
        yield f"  - id: {name}-{label}"
        yield f"    limb: {ask.ref}"
        yield f"    why: {quoted(f'{SCAFFOLD_MARK} {why}')}"
        head, _, rest = given.partition("}, judged")
        yield f"    {head}}}" if rest else f"    {given}"
        if rest:
            yield f"    judged{rest}"
        yield f"    expect: {answer}"


def instrument(name: str, regime: str, symbol: str, adopted: date, schema: str) -> Iterator[str]:
    """Yield the head of an instrument file, up to its paragraphs."""
    yield f"# yaml-language-server: $schema={schema}"
    yield f"instrument: {name}"
    yield f"regime: {regime}"
    yield f"symbol: {quoted(symbol)}"
    yield f"title: {marked('title of the instrument', 'عنوان الصك')}"
    yield f"adopted: {adopted}"
    yield "sources: []"
    yield f"note: {quoted(f'{SCAFFOLD_MARK} what was read, and how far')}"
    yield "paragraphs:"


def tests(name: str, schema: str) -> Iterator[str]:
    """Yield the head of a file of tests, up to its examples."""
    yield f"# yaml-language-server: $schema={schema}"
    yield "# Facts are invented for the test; nothing is meant of any real event."
    yield f"tests: {name}"
    yield "examples:"


def regime(name: str, term: str, begins: date, known_to: date, schema: str) -> Iterator[str]:
    """Yield the file of a regime."""
    yield f"# yaml-language-server: $schema={schema}"
    yield f"regime: {name}"
    yield f"title: {marked('title of the regime', 'عنوان النظام')}"
    yield f"as_known_to: {known_to}"
    yield f"begins: {begins}"
    yield f"scope: {{term: {term}}}"
    yield f"scope_says: {marked('what the regime is about, as a sentence', 'ما يتناوله النظام في جملة')}"


def definitions(term: str, state: str, names: tuple[str, str], symbol: str, schema: str) -> Iterator[str]:
    """Yield the definitions of a regime: the one on which its scope rests."""
    yield f"# yaml-language-server: $schema={schema}"
    yield "definitions:"
    yield f"  {term}:"
    yield f"    label: {both(f'to {names[0]}', f'إلى {names[1]}')}"
    yield f"    says: {marked('what counts as going there', 'ما يعدّ متجها إليها')}"
    yield f"    cites: [{quoted(symbol)}]"
    yield "    confidence: memory"
    yield f"    reasons: {marked('why the term is read so', 'سبب هذا الفهم للعبارة')}"
    yield f"    when: {{fact: destination, is: {quoted(state)}}}"
