"""The report for a terminal: rich where there is one, the same lines as plain text in a pipe."""

from __future__ import annotations

import io
import sys
from typing import IO, TYPE_CHECKING, cast

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compliance.explain.model import (
    short,
)
from compliance.explain.words import count
from compliance.report.alike import same_argument
from compliance.report.labels import LABEL
from compliance.report.lines import Trimmed, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

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
SIGN = {"true": ("✓", "green"), "false": ("✗", "red"), "unknown": ("?", "yellow")}


class Page:
    """Lays a report out on a console."""

    def __init__(self, report: Report, console: Console, *, verbose: int = 0) -> None:
        self.report, self.console, self.verbose = report, console, verbose
        self.rtl = report["lang"] == "ar"
        # Findings of the case already printed in full, each with the item it was printed for.
        self.printed: list[tuple[str, FindingLine]] = []
        self.criteria: list[tuple[str, FindingLine]] = []
        # Lines about the exemptions of what is not touched; each stands once in a case.
        self.told: set[str] = set()
        self.semicolon, self.comma, self.arrow = ("؛ ", "، ", "←") if self.rtl else ("; ", ", ", "→")

    def label(self, key: str) -> str:
        """Return one of the fixed words of the layout."""
        return LABEL[key][1 if self.rtl else 0]

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> RenderableType:
        """Return one line that wraps under itself."""
        return Padding(paragraph(self.report["lang"], *parts), (0, 0, 0, indent))

    def show(self, *, body: bool = True, table: bool = True) -> None:
        """Print the report: the table of items, the findings, and always the counts."""
        if table:
            self.console.print(self._summary())
        counts = [f"{self.label(s)}: {n}" for s, n in self.report["counts"].items()]
        self.console.print(self.line(" · ".join(counts)))
        if files := dict.fromkeys(f["path"] for f in self.report["faults"]):
            unread = f"{self.label('faults')} ({len(files)}): "
            self.console.print(self.line((unread, "bold red"), self.comma.join(files)))
        if body:
            for case in self.report["cases"]:
                self.console.print(Group(*self._case(case)))
            self.console.print(Group(*self._end()))

    def _summary(self) -> RenderableType:
        table, lang = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False), self.report["lang"]
        table.add_column(self.label("item"), overflow="fold", ratio=3)
        table.add_column(self.label("status"), ratio=2)
        table.add_column(self.label("paragraphs"), overflow="fold", ratio=4)
        for case in self.report["cases"]:
            table.add_row(paragraph(lang, case["title"], style="bold"), "", "")
            for item in case["items"]:
                rows = f" [{self.comma.join(item['rows'])}]" if item["rows"] else ""
                indent = "  " if item["part_of"] else ""
                status = paragraph(lang, item["status_label"], style=STYLE.get(item["status"], ""))
                paragraphs = paragraph(lang, "\n".join(item["touches"]) or "–")
                table.add_row(paragraph(lang, f"{indent}{item['label']}{rows}"), status, paragraphs)
        return table

    def _case(self, case: CaseLine) -> Iterator[RenderableType]:
        self.printed, self.criteria, self.told = [], [], set()
        yield self.line(("━━ ", "dim"), (case["title"], "bold"), (f"  {case['path']}", "dim"))
        for sentence in case["inferences"]:
            yield self.line(("i ", "cyan"), sentence, indent=2)
        for sentence in case["not_yet"]:
            yield self.line(("i ", "cyan"), sentence, indent=2)
        for item in case["items"]:
            yield Text("")
            yield from self._item(item)
        yield from self._criteria()
        if case["questions"]:
            yield Text("")
            yield self.line((self.label("questions"), "bold"), indent=2)
            for i, q in enumerate(case["questions"][: None if self.verbose else 5], 1):
                yield self.line(f"{i}. ", q["question"], (f"  ({q['sentence']})", "dim"), indent=4)
                yield self.line((f"{'; '.join(q['paragraphs'][:4])} · {q['evidence']}", "dim"), indent=7)
        yield Text("")

    def head(self, item: ItemLine) -> RenderableType:
        """Return the line that names an item and its status."""
        rows = f"  [{self.comma.join(item['rows'])}]" if item["rows"] else ""
        mark = ("■ ", STYLE.get(item["status"], ""))
        return self.line(mark, (item["label"], "bold"), rows, "  ", self._status(item), indent=2)

    def claim(self, claim: ClaimLine) -> RenderableType:
        """Return one claim as reported, with its place, its root and its kind."""
        hands = f" ({self.comma.join(claim['hands'])})" if claim["hands"] else ""
        where = f"{claim['source']} ¶{claim['paragraph']} → {claim['root_label']}{hands}"
        return self.line(f"{claim['id']}: {claim['says']}", (f"  {where} · {claim['kind_label']}", "dim"), indent=6)

    def _item(self, item: ItemLine) -> Iterator[RenderableType]:
        yield self.head(item)
        for aside in item["asides"]:
            yield self.line((aside, "dim"), indent=4)
        quiet = [f for f in item["findings"] if f["status"] in ("not_touched", "not_in_force")]
        for finding in item["findings"]:
            if (finding in quiet or finding["kind"] == "criterion") and not self.verbose:
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

    def _alike(self, finding: FindingLine, like: str) -> Iterator[RenderableType]:
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

    def _criteria(self) -> Iterator[RenderableType]:
        """Listing criteria of a case in one line: they need a determination, and nobody's name stands beside them."""
        if self.criteria:
            names = self.semicolon.join(dict.fromkeys(f["limb_label"] for _, f in self.criteria))
            items = self.semicolon.join(dict.fromkeys(label for label, _ in self.criteria))
            status = self.criteria[0][1]["status_label"]
            yield Text("")
            yield self.line((f"· {status}: {names} — {self.label('determination')} · {items}", "dim"), indent=2)

    def _quiet(self, findings: list[FindingLine], *, exemptions: bool) -> Iterator[RenderableType]:
        """Principal prohibitions that do not apply: a line for each thing that fails, and one for all their exemptions."""
        lines: dict[tuple[str, str, str], dict[str, None]] = {}
        others: dict[str, dict[str, None]] = {}
        for f in findings:
            lapsed = f["status"] == "not_in_force"
            failing = [e for e in f["elements"] if e["name"] in f["failing"][:1] and not lapsed]
            why = self.comma.join(self._facts(e) for e in failing)
            lines.setdefault((f["status_label"], self.comma.join(e["label"] for e in failing), why), {})[f["limb_label"]] = None
            for e in () if lapsed else f["exemptions"]:
                others.setdefault(e["citation"] if e["pinpoint_seen"] else e["limb_label"], {}).update(
                    dict.fromkeys(self._why(e))
                )
        for (status, element, why), limbs in lines.items():
            reason = f" ({element}{': ' if why else ''}{why})" if element else ""
            yield self.line((f"· {status}{reason}: {self.semicolon.join(limbs)}", "dim"), indent=4)
        if exemptions and others:
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

    def finding(self, finding: FindingLine) -> Iterator[RenderableType]:
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

    def _elements(self, finding: FindingLine) -> Iterator[RenderableType]:
        """What is met in one line, what is not in a line each; with -v everything in a line of its own."""
        met = [e for e in finding["elements"] if e["truth"] == "true" and not self.verbose]
        if met:
            words = self.semicolon.join(map(self._met, met))
            yield self.line(("✓ ", "green"), words, indent=6)
        for element in finding["elements"]:
            if element in met:
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

    def _exemptions(self, finding: FindingLine) -> Iterator[RenderableType]:
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

    def exemption(self, exemption: ExemptionLine) -> Iterator[RenderableType]:
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

    def _end(self) -> Iterator[RenderableType]:
        for regime in self.report["regimes"]:
            if not regime["not_examined"]:
                continue
            yield self.line((f"{self.label('not_examined')} — {regime['title']}", "bold"))
            if self.verbose:
                for entry in regime["not_examined"]:
                    yield self.line((f"{entry['citation']}: {entry['subject']} — {entry['why']}", "dim"), indent=2)
            else:
                yield self.line((self._short(regime["not_examined"]), "dim"), indent=2)
        caveats = {f["caveat"]: None for c in self.report["cases"] for i in c["items"] for f in i["findings"] if f["caveat"]}
        for sentence in (*caveats, *self.report["notices"]):
            yield self.line((sentence, "italic"))
        receipt = self.report["receipt"]
        options = receipt["options"]
        given = [f"{k}={v}" for k, v in options.items() if v]
        words = f"{receipt['tool']} {receipt['version']} · {self.label('rules')} {receipt['rules'][:12]} · "
        words += f"{self.label('options')}: {', '.join(given) or self.label('none')}"
        yield self.line((words, "dim"))

    def _short(self, entries: list[NotExaminedLine]) -> str:
        """What was not examined, by subject; the paragraphs stand with -v."""
        subjects = self.semicolon.join(dict.fromkeys(e["subject"] for e in entries))
        number = count("paragraph", len(entries), self.report["lang"])
        return f"{self.label('declared').format(n=number)}: {subjects}"


def console(file: IO[str] | None = None) -> Console:
    """Return a console: as wide as the terminal, or 100 columns in a pipe or file, so that the same input gives the same bytes.

    Colour follows the terminal and ``NO_COLOR``.
    """
    out = Console(file=file, highlight=False, markup=False, emoji=False)
    if out.is_terminal and file is None:
        bare = Console(highlight=False, markup=False, emoji=False, width=out.width, color_system=None)
        return bare if out.no_color else out
    plain = cast("IO[str]", Trimmed(file or sys.stdout))
    return Console(file=plain, highlight=False, markup=False, emoji=False, width=100, color_system=None)


def show(report: Report, *, verbose: int = 0, quiet: bool = False, file: IO[str] | None = None) -> None:
    """Print a report on the terminal, in a pipe, or into an open file."""
    Page(report, console(file), verbose=verbose).show(body=not quiet, table=not quiet)


def render(report: Report, *, verbose: int = 0, quiet: bool = False) -> str:
    """Return a report as the lines that a pipe would get."""
    text = io.StringIO()
    show(report, verbose=verbose, quiet=quiet, file=text)
    return text.getvalue()
