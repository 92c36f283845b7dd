"""A comparison on a terminal, or as the same lines in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.diff.words import HOW, NATURE, SAY, answered
from compliance.explain.words import SAY as JOIN
from compliance.explain.words import count, pick
from compliance.report import screen
from compliance.report.lines import BLANK, Line, line
from compliance.report.plain import Plain
from compliance.report.text import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.diff.model import ArchivePart, ChangeLine, DiffReport, SideLine, WitnessLine

# Readable where a terminal is narrow, and the same in every pipe.
WIDTH = 80
SIGN = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}


class Page:
    """Lays a comparison out."""

    def __init__(self, report: DiffReport, *, verbose: int = 0) -> None:
        self.report, self.lang, self.verbose = report, report["lang"], verbose
        self.comma, self.semicolon = (pick(JOIN[k], self.lang) for k in ("comma", "semicolon"))
        self.arrow = " ← " if self.lang == "ar" else " → "

    def say(self, key: str, **parts: str) -> str:
        """Return one sentence with its places filled."""
        return pick(SAY[key], self.lang).format(**parts)

    def line(self, *parts: str | tuple[str, str], indent: int = 0) -> Line:
        """Return one line that wraps under itself."""
        return line(self.lang, *parts, indent=indent)

    def head(self, text: str) -> list[Line]:
        """Return the heading of a part, with a blank line before it."""
        return [BLANK, self.line((text, "bold"))]

    def lines(self) -> Iterator[Line]:
        """Yield the whole page."""
        report = self.report
        yield self.line((self.say("title"), "bold"))
        yield from self._side("old", report["old"])
        yield from self._side("new", report["new"])
        yield from self._text()
        yield from self._limbs()
        if report["archive"] is not None:
            yield from self._archive(report["archive"])
        if report["witnesses"] is not None:
            yield from self._witnesses(report["witnesses"])
        yield from (BLANK, self.line((self.say("notice"), "italic")))

    def _side(self, key: str, side: SideLine) -> Iterator[Line]:
        what = self.say("revision", commit=side["commit"][:12]) if side["commit"] else self.say("folder")
        yield self.line(f"{self.say(key)}: {side['name']} ({what}{self.comma}{side['digest'][:12]})", indent=2)
        yield from (self.line((note, "yellow"), indent=4) for note in side["notes"])

    def _text(self) -> Iterator[Line]:
        text = self.report["text"]
        yield from self.head(self.say("text"))
        if not text["changes"]:
            yield self.line(self.say("nothing"), indent=2)
            return
        yield self.line(self.say("counts", **{k: str(text["counts"][k]) for k in NATURE}), indent=2)
        for change in text["changes"]:
            yield from self._change(change)

    def _change(self, change: ChangeLine) -> Iterator[Line]:
        sign, style = SIGN[change["change"]]
        nature = pick(NATURE[change["nature"]], self.lang)
        if change["nature"] == "words" and not self.verbose:
            fields = self.semicolon.join(dict.fromkeys(f["where"] for f in change["fields"]))
            told = (
                self.say("words_folded", fields=fields)
                if fields
                else f"{pick(HOW[change['change']], self.lang)}{self.comma}{nature}"
            )
            yield self.line((f"{sign} ", style), change["label"], (f" — {told}", "dim"), indent=2)
            return
        yield self.line(
            (f"{sign} ", style),
            change["label"],
            (f" — {pick(HOW[change['change']], self.lang)}{self.comma}{nature}", "dim"),
            indent=2,
        )
        places = self.arrow.join(dict.fromkeys(p for p in (change["old_at"], change["new_at"]) if p))
        yield from (self.line((places, "dim"), indent=6),) if places else ()
        for field in change["fields"]:
            if field["nature"] == "words" and not self.verbose:
                yield self.line((self.say("words_folded", fields=field["where"]), "dim"), indent=6)
            else:
                yield self.line(field["sentence"], indent=6)
        if change["nature"] == "meaning":
            limbs = self.semicolon.join(r["label"] for r in change["reaches"])
            own = [r["limb"] for r in change["reaches"]] == [change["name"]]
            if not own:
                told = self.say("reaches", limbs=limbs) if limbs else self.say("reaches_none")
                yield self.line((told, "dim"), indent=6)

    def _limbs(self) -> Iterator[Line]:
        limbs = self.report["limbs"]
        if not limbs:
            if self.report["text"]["counts"]["meaning"]:
                yield from (BLANK, self.line(self.say("limbs_none")))
            return
        yield from self.head(self.say("limbs", n=str(len(limbs))))
        for limb in limbs:
            yield self.line(f"{limb['label']}: {self.comma.join(limb['days'])}", indent=2)

    def _archive(self, archive: ArchivePart) -> Iterator[Line]:
        counts = archive["counts"]
        yield from self.head(self.say("archive"))
        yield self.line(
            self.say(
                "archive_counts",
                cases=count("case", counts["cases"], self.lang),
                findings=count("finding", counts["compared"], self.lang),
                changed=str(counts["changed"]),
                items=count("item", counts["items"], self.lang),
            ),
            indent=2,
        )
        if counts["quiet"]:
            yield self.line((self.say("archive_quiet", n=count("finding", counts["quiet"], self.lang)), "dim"), indent=2)
        if not archive["findings"]:
            yield self.line(self.say("archive_same"), indent=2)
        last = None
        moved = {(i["case"], i["item"]): i for i in archive["items"]}
        for finding in archive["findings"]:
            here = (finding["case"], finding["item"])
            if here != last:
                last = here
                item = moved.get(here)
                style = STYLE.get(item["new"], "bold") if item else "bold"
                told = item["sentence"] if item else finding["item_label"]
                yield self.line(f"{finding['case']}: ", (told, style), indent=2)
            yield self.line(finding["sentence"], indent=4)
            if finding["parts_sentence"]:
                yield self.line((finding["parts_sentence"], "dim"), indent=6)
            yield self.line((finding["through_sentence"], "dim"), indent=6)
        if archive["faults"]:
            yield self.line((self.say("case_faults"), "bold red"), indent=2)
        for fault in archive["faults"]:
            fix = f"; {fault['fix']}" if fault["fix"] else ""
            place = f"{fault['path']}:{fault['line']}:{fault['column']}"
            yield self.line(f"{place}: {self.say(fault['side'])}: {fault['message']}{fix}", indent=4)

    def _witnesses(self, witnesses: list[WitnessLine]) -> Iterator[Line]:
        yield from self.head(self.say("witnesses"))
        if not witnesses:
            yield self.line(self.say("witness_none"), indent=2)
        for witness in witnesses:
            parts = {k: answered(witness[k], self.lang) for k in ("old", "new")}
            parts |= {"days": witness["days"], "bound": witness["bound"]}
            yield self.line((witness["label"], "bold"), indent=2)
            yield self.line(self.say(f"witness_{witness['outcome']}", **parts), indent=4)
            # A file to be kept: its lines are not wrapped, nor is anything put between them.
            for row in (witness["case_yaml"] or "").splitlines():
                yield Line(((row, ""),), indent=4, kept=True)


def show(report: DiffReport, *, verbose: int = 0) -> None:
    """Print a comparison on the terminal, or in a pipe."""
    screen.show(Page(report, verbose=verbose).lines(), WIDTH)


def render(report: DiffReport, *, verbose: int = 0) -> str:
    """Return a comparison as the lines that a pipe would get."""
    return Plain(WIDTH).text(Page(report, verbose=verbose).lines())
