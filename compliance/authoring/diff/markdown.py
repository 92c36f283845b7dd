"""A comparison as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.diff.words import HOW, NATURE, SAY, answered
from compliance.explain.bidi import isolate
from compliance.explain.words import SAY as JOIN
from compliance.explain.words import count, pick
from compliance.report.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.diff.model import ArchivePart, ChangeLine, DiffReport, WitnessLine


def render(report: DiffReport, *, verbose: int = 0) -> str:
    """Return the comparison as Markdown text; changes of words alone in full only with ``verbose``."""
    return "\n".join(_Writer(report, verbose).lines()) + "\n"


class _Writer:
    def __init__(self, report: DiffReport, verbose: int) -> None:
        self.report, self.lang, self.verbose = report, report["lang"], verbose
        self.comma, self.semicolon = (pick(JOIN[k], self.lang) for k in ("comma", "semicolon"))

    def label(self, key: str, **parts: str) -> str:
        return self.say(pick(SAY[key], self.lang).format(**parts))

    def say(self, text: str) -> str:
        """Return words of the report as Markdown."""
        return escape(isolate(text, self.lang))

    def lines(self) -> Iterator[str]:
        report = self.report
        if self.lang == "ar":
            yield '<div dir="rtl" lang="ar">\n'
        yield f"# {self.label('title')}\n"
        for key, side in (("old", report["old"]), ("new", report["new"])):
            what = self.label("revision", commit=side["commit"]) if side["commit"] else self.label("folder")
            yield f"- {self.label(key)}: {self.say(side['name'])} ({what}{self.comma}`{side['digest']}`)"
            yield from (f"  - {self.say(note)}" for note in side["notes"])
        yield f"\n> {self.label('notice')}\n"
        yield from self._text()
        if report["limbs"]:
            yield f"\n## {self.label('limbs', n=str(len(report['limbs'])))}\n"
            yield from (f"- {self.say(limb['label'])}: {self.say(self.comma.join(limb['days']))}" for limb in report["limbs"])
        elif report["text"]["counts"]["meaning"]:
            yield f"\n{self.label('limbs_none')}"
        if report["archive"] is not None:
            yield from self._archive(report["archive"])
        if report["witnesses"] is not None:
            yield from self._witnesses(report["witnesses"])
        if self.lang == "ar":
            yield "\n</div>"

    def _text(self) -> Iterator[str]:
        text = self.report["text"]
        yield f"## {self.label('text')}\n"
        if not text["changes"]:
            yield self.label("nothing")
            return
        yield self.label("counts", **{k: str(text["counts"][k]) for k in NATURE}) + "\n"
        for change in text["changes"]:
            yield from self._change(change)

    def _change(self, change: ChangeLine) -> Iterator[str]:
        how, nature = pick(HOW[change["change"]], self.lang), pick(NATURE[change["nature"]], self.lang)
        yield f"- **{self.say(change['label'])}** — {how}{self.comma}{nature}"
        for field in change["fields"]:
            if field["nature"] == "words" and not self.verbose:
                yield f"  - {self.label('words_folded', fields=field['where'])}"
            else:
                yield f"  - {self.say(field['sentence'])}"
        if change["reaches"]:
            limbs = self.semicolon.join(r["label"] for r in change["reaches"])
            yield f"  - {self.label('reaches', limbs=limbs)}"
        elif change["nature"] == "meaning":
            yield f"  - {self.label('reaches_none')}"

    def _archive(self, archive: ArchivePart) -> Iterator[str]:
        counts = archive["counts"]
        yield f"\n## {self.label('archive')}\n"
        cases, findings = count("case", counts["cases"], self.lang), count("finding", counts["compared"], self.lang)
        items = count("item", counts["items"], self.lang)
        yield self.label("archive_counts", cases=cases, findings=findings, changed=str(counts["changed"]), items=items)
        if counts["quiet"]:
            yield "\n" + self.label("archive_quiet", n=count("finding", counts["quiet"], self.lang))
        if not archive["findings"]:
            yield "\n" + self.label("archive_same")
        moved = {(i["case"], i["item"]): i for i in archive["items"]}
        last = None
        for finding in archive["findings"]:
            here = (finding["case"], finding["item"])
            if here != last:
                last = here
                told = moved[here]["sentence"] if here in moved else finding["item_label"]
                yield f"\n### {self.say(finding['case'])} — {self.say(told)}\n"
            yield f"- {self.say(finding['sentence'])}"
            if finding["parts_sentence"]:
                yield f"  - {self.say(finding['parts_sentence'])}"
            yield f"  - {self.say(finding['through_sentence'])}"
        if archive["faults"]:
            yield f"\n### {self.label('case_faults')}\n"
        for fault in archive["faults"]:
            place, fix = f"{fault['path']}:{fault['line']}:{fault['column']}", f"; {fault['fix']}" if fault["fix"] else ""
            yield f"- {self.say(place)} ({self.label(fault['side'])}): {self.say(fault['message'] + fix)}"

    def _witnesses(self, witnesses: list[WitnessLine]) -> Iterator[str]:
        yield f"\n## {self.label('witnesses')}\n"
        if not witnesses:
            yield self.label("witness_none")
        for witness in witnesses:
            told = self.label(
                f"witness_{witness['outcome']}",
                days=witness["days"], bound=witness["bound"],
                old=answered(witness["old"], self.lang), new=answered(witness["new"], self.lang),
            )  # fmt: skip
            yield f"- **{self.say(witness['label'])}** — {told}"
            if witness["case_yaml"]:
                fence = "`" * max(3, _longest(witness["case_yaml"]) + 1)
                yield f"\n{fence}yaml\n{witness['case_yaml'].rstrip()}\n{fence}\n"


def _longest(text: str) -> int:
    """Return the length of the longest run of backticks, so that a fence can be longer."""
    best = run = 0
    for character in text:
        run = run + 1 if character == "`" else 0
        best = max(best, run)
    return best
