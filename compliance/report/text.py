"""The report as lines: a table of items, then each case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.codes import short
from compliance.explain.words import count
from compliance.files.dataclass import dataclass
from compliance.report.alike import same_argument
from compliance.report.json import decoded, encoded
from compliance.report.labels import LABEL
from compliance.report.lines import BLANK, Line, Table, line
from compliance.report.plain import Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.explain.model import (
        CaseLine,
        ClaimLine,
        ElementLine,
        ExemptionLine,
        FindingLine,
        ItemLine,
        NotExaminedLine,
        Report,
    )
    from compliance.report.terminal import Terminal

STYLE = {
    "touched": "bold red",
    "touched_unless": "red",
    "prospective": "yellow",
    "open": "magenta",
    "excepted": "green",
    "not_touched": "dim",
    "not_in_force": "dim",
    "triggered": "red",
    "triggered_unless": "red",
    "available": "green",
}
# Statuses of prohibitions that are folded into a line for what fails.
QUIET = ("not_touched", "not_in_force")
SIGN = {"true": ("✓", "green"), "false": ("✗", "red"), "unknown": ("?", "yellow")}


class Page:
    """Lays a report out as lines, case by case."""

    def __init__(self, lang: str, *, verbose: int = 0) -> None:
        self.lang, self.verbose = lang, verbose
        self.rtl = lang == "ar"
        # Findings of the case already printed in full, each with the item it was printed for.
        self.printed: list[tuple[str, FindingLine]] = []
        self.criteria: list[tuple[str, FindingLine]] = []
        # Lines about the exemptions of what is not touched; each stands once in a case.
        self.told: set[str] = set()
        self.semicolon, self.comma, self.arrow = ("؛ ", "، ", "←") if self.rtl else ("; ", ", ", "→")

    def label(self, key: str) -> str:
        """Return one of the fixed words of the layout."""
        return LABEL[key][1 if self.rtl else 0]

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> Line:
        """Return one line that wraps under itself."""
        return line(self.lang, *parts, indent=indent)

    def head(self) -> tuple[str, ...]:
        """Return the head of the table of items."""
        return self.label("item"), self.label("status"), self.label("paragraphs")

    def rows(self, case: CaseLine) -> Iterator[tuple[Line, ...]]:
        """Yield what the table of items says of one case."""
        yield self.line((case["title"], "bold")), BLANK, BLANK
        for item in case["items"]:
            rows = f" [{self.comma.join(item['rows'])}]" if item["rows"] else ""
            indent = "  " if item["part_of"] else ""
            touches = "\n".join(item["touches"]) or "–"
            yield self.line(f"{indent}{item['label']}{rows}"), self.line(self._status(item)), self.line(touches)

    def counts(self, report: Report) -> Iterator[Line]:
        """Yield how many items come out how, and which files could not be read."""
        yield self.line(" · ".join(f"{self.label(s)}: {n}" for s, n in report["counts"].items()))
        if files := dict.fromkeys(f["path"] for f in report["faults"]):
            yield self.line((f"{self.label('faults')} ({len(files)}): ", "bold red"), self.comma.join(files))

    def case(self, case: CaseLine) -> Iterator[Line]:
        """Yield the lines of one case."""
        yield self.line(("━━ ", "dim"), (case["title"], "bold"), (f"  {case['path']}", "dim"))
        for sentence in case["inferences"]:
            yield self.line(("i ", "cyan"), sentence, indent=2)
        for sentence in case["not_yet"]:
            yield self.line(("i ", "cyan"), sentence, indent=2)
        for item in case["items"]:
            yield BLANK
            yield from self._item(item)
        yield from self._criteria()
        if case["questions"]:
            yield BLANK
            yield self.line((self.label("questions"), "bold"), indent=2)
            for i, q in enumerate(case["questions"][: None if self.verbose else 5], 1):
                yield self.line(f"{i}. ", q["question"], (f"  ({q['sentence']})", "dim"), indent=4)
                yield self.line((f"{'; '.join(q['paragraphs'][:4])} · {q['evidence']}", "dim"), indent=7)
        yield BLANK
        # Nothing of a case is held once it is written: its lines lead back to all that was judged of it.
        self.printed, self.criteria, self.told = [], [], set()

    def item(self, item: ItemLine) -> Line:
        """Return the line that names an item and its status."""
        rows = f"  [{self.comma.join(item['rows'])}]" if item["rows"] else ""
        mark = ("■ ", STYLE.get(item["status"], ""))
        return self.line(mark, (item["label"], "bold"), rows, "  ", self._status(item), indent=2)

    def claim(self, claim: ClaimLine) -> Line:
        """Return one claim as reported, with its place, its root and its kind."""
        hands = f" ({self.comma.join(claim['hands'])})" if claim["hands"] else ""
        where = f"{claim['source']} ¶{claim['paragraph']} → {claim['root_label']}{hands}"
        return self.line(f"{claim['id']}: {claim['says']}", (f"  {where} · {claim['kind_label']}", "dim"), indent=6)

    def _item(self, item: ItemLine) -> Iterator[Line]:
        yield self.item(item)
        for aside in item["asides"]:
            yield self.line((aside, "dim"), indent=4)
        quiet = [f for f in item["findings"] if f["status"] in QUIET]
        for finding in item["findings"]:
            if (finding["status"] in QUIET or finding["kind"] == "criterion") and not self.verbose:
                continue
            like = next((head for head, earlier in self.printed if same_argument(finding, earlier)), None)
            if like is not None and not self.verbose:
                yield from self._alike(finding, like)
            else:
                self.printed.append((item["label"], finding))
                yield from self.finding(finding)
        if not self.verbose:
            self.criteria += [(item["label"], f) for f in item["findings"] if f["kind"] == "criterion"]
            # Where something else of the item is shown, its exemptions are on the page already.
            yield from self._quiet(quiet, exemptions=len(quiet) == len(item["findings"]))
        for group in item["grouped"]:
            yield self.line((group["sentence"], "dim"), indent=4)
        for sentence in item["outside"]:
            yield self.line((sentence, "dim"), indent=4)

    def status_of(self, finding: FindingLine | None) -> str:
        """Return the status of a finding with what it carries; a dash where there is none."""
        if finding is None:
            return "–"
        carried = f" {self.arrow} {finding['carried_label']}" if finding["carried_label"] else ""
        return finding["status_label"] + carried

    def _alike(self, finding: FindingLine, like: str) -> Iterator[Line]:
        """Yield one line for a finding that stands as an earlier one does, with the one thing that is its own."""
        own = self.semicolon.join(self._facts(e) for e in finding["elements"] if e["name"] == "object")
        rest = self.label("as_for").format(item=like)
        yield self.line(
            ("§ ", "bold"), (finding["limb_label"], "bold"), f" — {finding['conduct_label']}: ",
            (self.status_of(finding), STYLE.get(finding["status"], "")),
            (f" · {own}{self.semicolon if own else ''}{rest}", "dim"), indent=4,
        )  # fmt: skip

    def _status(self, item: ItemLine | FindingLine) -> tuple[str, str]:
        return item["status_label"], STYLE.get(item["status"], "")

    def _criteria(self) -> Iterator[Line]:
        """Listing criteria of a case in one line: they need a determination, and nobody's name stands beside them."""
        if self.criteria:
            names = self.semicolon.join(dict.fromkeys(f["limb_label"] for _, f in self.criteria))
            items = self.semicolon.join(dict.fromkeys(label for label, _ in self.criteria))
            status = self.criteria[0][1]["status_label"]
            yield BLANK
            yield self.line((f"· {status}: {names} — {self.label('determination')} · {items}", "dim"), indent=2)

    def _quiet(self, findings: list[FindingLine], *, exemptions: bool) -> Iterator[Line]:
        """Principal prohibitions that do not apply: a line for each thing that fails, and one for all their exemptions."""
        lines: dict[tuple[str, str, str], dict[str, None]] = {}
        others: dict[str, dict[str, None]] = {}
        for f in findings:
            lapsed = f["status"] == "not_in_force"
            failing = [e for e in f["elements"] if e["name"] in f["failing"][:1] and not lapsed]
            why = self.comma.join(self._facts(e) for e in failing)
            lines.setdefault((f["status_label"], self.comma.join(e["label"] for e in failing), why), {})[f["limb_label"]] = None
            for e in () if lapsed or not exemptions else f["exemptions"]:
                others.setdefault(e["citation"] if e["pinpoint_seen"] else e["limb_label"], {}).update(
                    dict.fromkeys(self._why(e))
                )
        for (status, element, why), limbs in lines.items():
            reason = f" ({element}{': ' if why else ''}{why})" if element else ""
            yield self.line((f"· {status}{reason}: {self.semicolon.join(limbs)}", "dim"), indent=4)
        if others:
            words = self.semicolon.join(f"{cite} ({self.comma.join(why)})" for cite, why in others.items())
            if words not in self.told:
                self.told.add(words)
                yield self.line((f"  {self.label('exemptions')}: {words}", "dim"), indent=4)
        for f in findings:
            for reading in f["readings"]:
                yield self.line(("↔ ", "cyan"), f"{f['limb_label']} — {reading['sentence']}", indent=6)

    def _why(self, exemption: ExemptionLine) -> list[str]:
        """Return the elements that exclude an exemption, or how it stands."""
        failing = [e["label"] for e in exemption["elements"] if e["name"] in exemption["failing"]]
        return failing[:1] or [exemption["mark_label"]]

    def _facts(self, element: ElementLine, *, claims: bool = False) -> str:
        parts = []
        for fact in element["facts"][: None if self.verbose else 3]:
            tail = f" [{', '.join(fact['claims'])}]" if claims and self.verbose and fact["claims"] else ""
            parts.append(f"{fact['label']}: {fact['value']}{tail}")
        return self.semicolon.join(parts)

    def finding(self, finding: FindingLine) -> Iterator[Line]:
        """Yield the lines of one finding in full."""
        status = finding["status_label"]
        carried = f" {self.arrow} {finding['carried_label']}" if finding["carried_label"] else ""
        yield self.line(
            ("§ ", "bold"), (finding["limb_label"], "bold"), f" — {finding['conduct_label']}: ",
            (f"{status}{carried}", STYLE.get(finding["status"], "")), indent=4,
        )  # fmt: skip
        law = [finding["law_day"], *finding["notes"], finding["confidence_label"], *finding["standing"]]
        yield self.line((" · ".join(law), "dim"), indent=6)
        yield from self._elements(finding)
        yield from self._exemptions(finding)
        for addressee in finding["addressees"]:
            yield self.line((f"{self.arrow} ", "cyan"), addressee["sentence"], indent=6)
        if finding["missing"]:
            unknown = self.semicolon.join(m["sentence"] for m in finding["missing"])
            yield self.line(("? ", "yellow"), f"{self.label('unknown')}: {unknown}", indent=6)
        for conflict in finding["conflicts"]:
            yield self.line(("≠ ", "magenta"), conflict["sentence"], indent=6)
        for reading in finding["readings"]:
            yield self.line(("↔ ", "cyan"), reading["sentence"], indent=6)
        for period in (*finding["periods"], *finding["other_times"]):
            yield self.line(("⌚ ", "cyan"), period["sentence"], indent=6)
        if finding["kind"] == "criterion":
            yield self.line((self.label("determination"), "dim"), indent=6)
        if finding["roots_sentence"]:
            yield self.line((finding["roots_sentence"], "dim"), indent=6)
        if self.verbose:
            if finding["caveat"]:
                yield self.line((finding["caveat"], "dim"), indent=6)
            for change in finding["chain"]:
                yield self.line((f"⋯ {change['sentence']}", "dim"), indent=6)

    def _elements(self, finding: FindingLine) -> Iterator[Line]:
        """What is met in one line, what is not in a line each; with -v everything in a line of its own."""
        met = [e for e in finding["elements"] if e["truth"] == "true" and not self.verbose]
        if met:
            words = self.semicolon.join(map(self._met, met))
            yield self.line(("✓ ", "green"), words, indent=6)
        for element in finding["elements"]:
            if element["truth"] == "true" and met:
                continue
            sign, style = SIGN[element["truth"]]
            if short(element, finding):
                sign, style = "…", "yellow"
            facts = self._facts(element, claims=True)
            sentence = f"{element['label']}: {element['sentence']}"
            yield self.line((f"{sign} ", style), sentence, (f" · {facts}" if facts else "", "dim"), indent=6)

    def _met(self, element: ElementLine) -> str:
        """An element that is met, with the values that meet it; a plain yes adds nothing."""
        values = [f["value"] for f in element["facts"] if f["known"] and f["value"] != self.label("yes")]
        return f"{element['label']} ({self.comma.join(values)})" if values else element["label"]

    def _exemptions(self, finding: FindingLine) -> Iterator[Line]:
        still = [e for e in finding["exemptions"] if e["truth"] != "false"]
        for exemption in still:
            yield from self.exemption(exemption)
        gone = [e for e in finding["exemptions"] if e["truth"] == "false"]
        if gone:
            words = self.semicolon.join(self._excluded(e) for e in gone)
            yield self.line(("✗ ", "dim"), (f"{self.label('excluded')}: {words}", "dim"), indent=6)

    def _excluded(self, exemption: ExemptionLine) -> str:
        name = exemption["citation"] if exemption["pinpoint_seen"] else exemption["limb_label"]
        return f"{name} ({self.comma.join(self._why(exemption))})"

    def exemption(self, exemption: ExemptionLine) -> Iterator[Line]:
        """Yield the lines of an exemption that is not excluded: how it stands, and what it still takes."""
        sign, style = ("✓", "green") if exemption["truth"] == "true" else ("○", "yellow")
        unknown = self.semicolon.join(m["sentence"] for m in exemption["missing"])
        yield self.line(
            (f"{sign} ", style), f"{self.label('exemption')} {exemption['limb_label']}: ",
            (exemption["mark_label"], style), (f" · {unknown}" if unknown else "", "dim"), indent=6,
        )  # fmt: skip
        if self.verbose:
            for step in exemption["procedure"]:
                yield self.line((step, "dim"), indent=8)
            for element in exemption["elements"]:
                mark, colour = SIGN[element["truth"]]
                yield self.line((f"{mark} ", colour), f"{element['label']}: {element['sentence']}", indent=8)

    def end(self, report: Report, caveats: Iterable[str]) -> Iterator[Line]:
        """Yield what stands after the cases: what was not examined, caveats, notices, the receipt."""
        for regime in report["regimes"]:
            if not regime["not_examined"]:
                continue
            yield self.line((f"{self.label('not_examined')} — {regime['title']}", "bold"))
            if self.verbose:
                for entry in regime["not_examined"]:
                    yield self.line((f"{entry['citation']}: {entry['subject']} — {entry['why']}", "dim"), indent=2)
            else:
                yield self.line((self._short(regime["not_examined"]), "dim"), indent=2)
        for sentence in (*caveats, *report["notices"]):
            yield self.line((sentence, "italic"))
        receipt = report["receipt"]
        options = receipt["options"]
        given = [f"{k}={v}" for k, v in options.items() if v]
        words = f"{receipt['tool']} {receipt['version']} · {self.label('rules')} {receipt['rules'][:12]} · "
        words += f"{self.label('options')}: {', '.join(given) or self.label('none')}"
        yield self.line((words, "dim"))

    def _short(self, entries: list[NotExaminedLine]) -> str:
        """What was not examined, by subject; the paragraphs stand with -v."""
        subjects = self.semicolon.join(dict.fromkeys(e["subject"] for e in entries))
        number = count("paragraph", len(entries), self.lang)
        return f"{self.label('declared').format(n=number)}: {subjects}"


class Text:
    """Writes a report case by case, as lines for a terminal, a pipe or a file."""

    late = True

    def __init__(self, lang: str, *, verbose: int = 0, quiet: bool = False, out: Plain | Terminal | None = None) -> None:
        self.page, self.quiet, self.out = Page(lang, verbose=verbose), quiet, out or Plain()

    def case(self, case: CaseLine) -> tuple[str, str]:
        """Return what the table of items says of a case, with its caveats, and the lines of the case."""
        rows = [[cell.spans for cell in row] for row in self.page.rows(case)]
        caveats = dict.fromkeys(f["caveat"] for i in case["items"] for f in i["findings"] if f["caveat"])
        return encoded({"rows": rows, "caveats": list(caveats)}), self.out.text(self.page.case(case))

    def whole(self, report: Report, heads: Iterable[str], cases: Iterable[str]) -> Iterator[str]:
        """Yield the report: the table of items, the counts, the cases, what stands for all of them."""
        if not self.quiet:
            yield from self.out.pieces([Table(self.page.head(), _Rows(self.page, heads))])
        yield from self.out.pieces(self.page.counts(report))
        if not self.quiet:
            yield from cases
            caveats = dict.fromkeys(caveat for head in heads for caveat in decoded(head)["caveats"])
            yield from self.out.pieces(self.page.end(report, caveats))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of the table of items, as often as they are asked for: first they are measured, then printed."""

    page: Page
    heads: Iterable[str]

    def __iter__(self) -> Iterator[tuple[Line, ...]]:
        for head in self.heads:
            for row in decoded(head)["rows"]:
                yield tuple(Line(tuple(map(tuple, spans)), 0, self.page.rtl and bool(spans)) for spans in row)
