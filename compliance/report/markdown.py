"""The report as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compliance.explain.bidi import LRI, PDI, isolate
from compliance.explain.codes import short
from compliance.report.labels import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.explain.model import CaseLine, ElementLine, ExemptionLine, FindingLine, ItemLine, Report

SIGN = {"true": "✓", "false": "✗", "unknown": "?"}
# Characters that would begin markup inside a line, or a link; a case or a rule is data and never markup.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~!&]|(?<=[A-Za-z]):(?=//)|(?<=www)\.)")
# What would begin a list or underline a heading at the start of a line.
_BEGINS = re.compile(r"^(\d+(?=[.)]\s)|(?=[-+]\s)|(?==+$))")


def escape(text: str) -> str:
    """Return ``text`` as it shall be read, with nothing in it that Markdown or HTML could act on."""
    return _BEGINS.sub(r"\1\\", _ACTIVE.sub(r"\\\1", " ".join(text.split())))


class Markdown:
    """Writes a report case by case."""

    late = False

    def __init__(self, lang: str) -> None:
        self.lang, self.arabic = lang, lang == "ar"

    def case(self, case: CaseLine) -> tuple[str, str]:
        """Return what the table of items says of a case, and the section of the case."""
        return _text(self._rows(case)), _text(self._case(case))

    def whole(self, report: Report, heads: Iterable[str], cases: Iterable[str]) -> Iterator[str]:
        """Yield the report."""
        yield _text(self._begin(report))
        yield from heads
        yield from cases
        yield _text(self._end(report))

    def label(self, key: str) -> str:
        """Return one of the fixed words of the layout."""
        return LABEL[key][1 if self.arabic else 0]

    def say(self, text: str) -> str:
        """Return words of the report as Markdown."""
        return escape(isolate(text, self.lang))

    def code(self, text: str) -> str:
        """Return a hash as Markdown."""
        return f"{LRI}`{text}`{PDI}" if self.arabic else f"`{text}`"

    def _begin(self, report: Report) -> Iterator[str]:
        if self.arabic:
            yield '<div dir="rtl" lang="ar">\n'
        yield f"# {self.label('title')}\n"
        yield from (f"> {self.say(n)}\n>" for n in report["notices"])
        yield f"\n## {self.label('summary')}\n"
        yield self.say(" · ".join(f"{self.label(s)}: {n}" for s, n in report["counts"].items())) + "\n"
        if report["faults"]:
            yield f"**{self.label('faults')}**\n"
            yield from self._list(f"{f['path']}:{f['line']}:{f['column']}: {f['message']}" for f in report["faults"])
            yield ""
        yield f"| {self.label('item')} | {self.label('status')} | {self.label('paragraphs')} |\n|---|---|---|"

    def _rows(self, case: CaseLine) -> Iterator[str]:
        for item in case["items"]:
            touches = "<br>".join(self.say(t) for t in item["touches"]) or "–"
            yield f"| {self._head(item)} | {self.say(item['status_label'])} | {touches} |"

    def _head(self, item: ItemLine) -> str:
        rows = f" ({', '.join(item['rows'])})" if item["rows"] else ""
        return self.say(item["label"] + rows)

    def _case(self, case: CaseLine) -> Iterator[str]:
        yield f"\n## {self.say(case['title'])}\n"
        yield from self._list([*case["inferences"], *case["not_yet"]])
        for item in case["items"]:
            yield f"\n### {self._head(item)} — {self.say(item['status_label'])}\n"
            yield from self._list(item["asides"])
            for finding in item["findings"]:
                yield from self._finding(finding)
            yield from self._list([g["sentence"] for g in item["grouped"]])
            yield from self._list(item["outside"])
        if case["questions"]:
            yield f"\n### {self.label('questions')}\n"
            for i, q in enumerate(case["questions"], 1):
                yield f"{i}. {self.say(q['question'])} ({self.say(q['sentence'])})  "
                yield f"   {self.say('; '.join(q['paragraphs']))} — {self.label('evidence')}: {self.say(q['evidence'])}"
        yield f"\n### {self.label('claims')}\n"
        for claim in case["claims"]:
            rows = f" ({', '.join(claim['rows'])})" if claim["rows"] else ""
            where = f"{claim['source']} ¶{claim['paragraph']} → {claim['root_label']}"
            told = f"{self.say(claim['id'] + rows)}: {self.say(claim['says'])}"
            yield f"- {told} — {self.say(where)}, {self.say(claim['kind_label'])}"

    def _list(self, sentences: Iterable[str]) -> Iterator[str]:
        for sentence in sentences:
            yield f"- {self.say(sentence)}"

    def _finding(self, f: FindingLine) -> Iterator[str]:
        carried = f" → {f['carried_label']}" if f["carried_label"] else ""
        yield f"\n#### {self.say(f['limb_label'])} — {self.say(f['conduct_label'])}: {self.say(f['status_label'] + carried)}\n"
        yield " · ".join(map(self.say, (f["law_day"], f["confidence_label"], *f["standing"]))) + "\n"
        for element in f["elements"]:
            yield self._element(element, "…" if short(element, f) else SIGN[element["truth"]])
        for exemption in f["exemptions"]:
            yield from self._exemption(exemption)
        rest = [a["sentence"] for a in f["addressees"]] + [m["sentence"] for m in f["missing"]]
        rest += [c["sentence"] for c in f["conflicts"]] + [r["sentence"] for r in f["readings"]]
        rest += (
            [p["sentence"] for p in (*f["periods"], *f["other_times"])] + [f["roots_sentence"]] * bool(f["roots"]) + f["notes"]
        )
        rest += [f["caveat"]] * bool(f["caveat"])
        rest += [self.label("determination")] * (f["kind"] == "criterion")
        yield from self._list(rest)
        if f["chain"]:
            yield f"- {self.label('chain')}:"
            yield from (f"  - {self.say(c['sentence'])}" for c in f["chain"])

    def _element(self, element: ElementLine, sign: str) -> str:
        facts = "; ".join(
            f"{x['label']}: {x['value']}" + (f" [{', '.join(x['claims'])}]" if x["claims"] else "") for x in element["facts"]
        )
        tail = f" — {self.say(facts)}" if facts else ""
        return f"- {sign} **{self.say(element['label'])}**: {self.say(element['sentence'])}{tail}"

    def _exemption(self, e: ExemptionLine) -> Iterator[str]:
        why = ", ".join(x["label"] for x in e["elements"] if x["name"] in e["failing"])
        tail = f" ({self.say(why)})" if why else ""
        yield f"- {self.label('exemption')} {self.say(e['citation'])} {self.say(e['title'])}: {self.say(e['mark_label'])}{tail}"
        if e["truth"] != "false":
            for line in [*e["procedure"], *(m["sentence"] for m in e["missing"])]:
                yield f"  - {self.say(line)}"

    def _end(self, report: Report) -> Iterator[str]:
        for regime in report["regimes"]:
            if regime["not_examined"]:
                yield f"\n## {self.label('not_examined')} — {self.say(regime['title'])}\n"
                yield from self._list(f"{n['citation']}: {n['subject']} — {n['why']}" for n in regime["not_examined"])
        receipt = report["receipt"]
        yield f"\n## {self.label('receipt')}\n"
        yield f"- {self.say(receipt['tool'] + ' ' + receipt['version'])}"
        yield f"- {self.label('rules')}: {self.code(receipt['rules'])}"
        yield from (f"- {self.say(name)}: {self.code(digest)}" for name, digest in sorted(receipt["cases"].items()))
        options = receipt["options"]
        given = [f"{k}={v}" for k, v in options.items() if v]
        yield f"- {self.label('options')}: {self.say(', '.join(given)) or self.label('none')}"
        if self.arabic:
            yield "\n</div>"


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
