"""What the sections share: one case of one report, its sentences and counts, and small ways to make lines."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.explain.model import FindingLine, ItemLine
from compliance.explain.words import COUNT, SAY, STATUS, TRUTH, count, pick
from compliance.report.alike import same_argument, same_outcome
from compliance.report.memo.model import Cell, Listing, Paragraph, Row, Span
from compliance.report.memo.sentences import MEMO, SECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from compliance.explain.dossier import Dossier, LawLine
    from compliance.explain.model import CaseLine, ClaimLine, ElementLine, ExemptionLine, Report
    from compliance.explain.words import Pair
    from compliance.report.memo.model import Block, Line

QUIET = ("not_touched", "not_in_force", "not_triggered", "not_available", "not_addressed")
# What an item takes over its findings, strongest first: the order of ``Report.counts``.
Alike = tuple[FindingLine, list[ItemLine]]


class Writer:
    """One case of a report for the file, as the sections read it."""

    def __init__(self, report: Report, case: CaseLine) -> None:
        self.report, self.case, self.lang = report, case, report["lang"]
        self.items: dict[str, ItemLine] = {i["id"]: i for i in case["items"]}
        self.claims: dict[str, ClaimLine] = {c["id"]: c for c in case["claims"]}
        self.numbers = {name: n for n, name in enumerate(SECTION, 1)}
        self.colon = pick(SAY["colon"], self.lang)

    @property
    def dossier(self) -> Dossier:
        """What a report for the file adds to the case."""
        return self.case["dossier"]

    # --- words ---

    def say(self, key: str, **parts: str) -> str:
        """Return one sentence of a memorandum with its places filled."""
        return pick(MEMO[key], self.lang).format(**parts)

    def title(self, section: str) -> str:
        """Return the heading of a section."""
        return pick(SECTION[section], self.lang)

    def count(self, what: str, n: int) -> str:
        """Return a number with its noun."""
        assert what in COUNT
        return count(what, n, self.lang)

    def join(self, words: Iterable[str], by: str = "comma") -> str:
        """Return a list as text."""
        return pick(SAY[by], self.lang).join(words)

    def semicolons(self, words: Iterable[str]) -> str:
        """Return a list of longer things as text; the word for none if it is empty."""
        return self.join(words, "semicolon") or self.say("none")

    def status_word(self, status: str) -> str:
        """Return a status as a word."""
        return pick(STATUS[status], self.lang)

    def labels(self, items: Iterable[str]) -> str:
        """Return the names of items as text."""
        return self.join((self.items[i]["label"] for i in items if i in self.items), "semicolon")

    # --- lines ---

    def line(self, key: str, **parts: str) -> Line:
        """Return a sentence as a line."""
        return (Span(self.say(key, **parts)),)

    def paragraph(self, key: str, **parts: str) -> Paragraph:
        """Return a sentence as a paragraph."""
        return Paragraph(self.line(key, **parts))

    def small(self, key: str, **parts: str) -> Paragraph:
        """Return a sentence as a paragraph for the record."""
        return Paragraph(self.line(key, **parts), "small")

    def status(self, code: str, word: str | None = None, to: str | None = None) -> Span:
        """Return a status as a coloured word."""
        return Span(word or self.status_word(code), "status", status=code, to=to)

    def truth(self, code: str) -> Span:
        """Return met, not met or unknown as a coloured word."""
        table: Mapping[str, Pair] = TRUTH
        return Span(pick(table[code], self.lang), "status", status=code)

    def bullets(self, lines: Iterable[Line | str], *, ordered: bool = False) -> Listing:
        """Return lines as a list."""
        entries = tuple((Paragraph((Span(x),) if isinstance(x, str) else x),) for x in lines)
        return Listing(entries, ordered)

    def head(self, item: ItemLine) -> str:
        """Return the name of an item with the rows it stands for."""
        rows = f" [{', '.join(item['rows'])}]" if item["rows"] else ""
        return item["label"] + rows

    # --- law ---

    @cached_property
    def law_of(self) -> dict[str, LawLine]:
        """The paragraph of each limb that is told."""
        return {limb["limb"]: law for law in self.dossier["law"] for limb in law["limbs"]}

    def cited(self, limb: str, label: str, *, look: str = "plain") -> Span:
        """Return the name of a limb with its citation in the chosen style as a footnote, leading to where the law is told."""
        law = self.law_of.get(limb)
        style = self.report["receipt"]["options"].get("cite", "un")
        note = (Span(law["cites"][style]), Span(f" ({law['confidence_label']})")) if law else ()
        return Span(label, "strong" if look == "strong" else "plain", to=f"law-{law['node']}" if law else None, note=note)

    # --- findings ---

    @cached_property
    def loud(self) -> list[FindingLine]:
        """Findings that say something, criteria aside, in order."""
        return [f for i in self.case["items"] for f in i["findings"] if f["status"] not in QUIET and f["kind"] != "criterion"]

    @cached_property
    def alike(self) -> list[Alike]:
        """Findings that say something, each with all items that come out in the same way; the first stands for the rest."""
        return self._joined(same_outcome)

    def _joined(self, same: Callable[[FindingLine, FindingLine], bool]) -> list[Alike]:
        found: list[Alike] = []
        for item in self.case["items"]:
            for finding in item["findings"]:
                if finding["status"] in QUIET or finding["kind"] == "criterion":
                    continue
                like = next((entry for entry in found if same(finding, entry[0])), None)
                if like is None:
                    found.append((finding, [item]))
                elif item not in like[1]:
                    like[1].append(item)
        return found

    def anchor(self, item: str, finding: FindingLine) -> str:
        """Return the anchor of a finding."""
        return f"finding-{item}-{finding['conduct']}-{finding['limb']}"

    def prohibitions(self) -> list[Alike]:
        """Return the findings under prohibitions; two are one only where each exemption stands alike for the same reason."""
        return [(f, items) for f, items in self._joined(same_argument) if f["kind"] == "prohibition"]

    def facts(self, element: ElementLine) -> str:
        """Return what an element read, with the claims used."""
        parts = []
        for fact in element["facts"]:
            used = f" [{self.join(fact['claims'])}]" if fact["claims"] else ""
            parts.append(f"{fact['label']}{pick(SAY['colon'], self.lang)}{fact['value']}{used}")
        return self.join(parts, "semicolon")

    def exemption_name(self, exemption: ExemptionLine) -> str:
        """Return the short name of an exemption: its number where somebody saw it."""
        return exemption["citation"] if exemption["pinpoint_seen"] else exemption["limb_label"]

    def elements_of(self, exemption: ExemptionLine, truth: str) -> str:
        """Return the elements of an exemption that stand so."""
        return self.join(e["label"] for e in exemption["elements"] if e["truth"] == truth and e["name"] != "procedure")


def cell(text: str, status: str | None = None) -> Cell:
    """Return a cell with one text."""
    return Cell((Span(text),), status)


def row(*texts: str) -> Row:
    """Return a row of texts."""
    return Row(tuple(cell(t) for t in texts))


def flat(groups: Iterable[Iterable[Block]]) -> Iterator[Block]:
    """Yield the blocks of several groups in order."""
    for group in groups:
        yield from group
