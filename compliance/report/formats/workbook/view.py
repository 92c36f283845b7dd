"""One report as the tables of a workbook read it: its cases, with names for what codes mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.explain.dossier import Dossier
from compliance.explain.model import CaseLine, ElementLine, ExemptionLine, FindingLine, ItemLine, Report, short
from compliance.explain.words import SAY, TRUTH, pick
from compliance.report.formats.workbook.cells import Value, coloured, lines
from compliance.report.formats.workbook.words import word


class View:
    """A report in one language."""

    def __init__(self, report: Report) -> None:
        self.report, self.lang = report, report["lang"]
        self._items = {case["id"]: {item["id"]: item for item in case["items"]} for case in report["cases"]}
        self.colon = pick(SAY["colon"], self.lang)

    @property
    def cases(self) -> list[CaseLine]:
        """The cases of the report."""
        return self.report["cases"]

    def dossiers(self) -> Iterator[tuple[CaseLine, Dossier]]:
        """Yield each case with what a report for the file adds to it."""
        for case in self.cases:
            if "dossier" in case:
                yield case, case["dossier"]

    def findings(self) -> Iterator[tuple[CaseLine, ItemLine, FindingLine]]:
        """Yield every finding with its item and its case."""
        for case in self.cases:
            for item in case["items"]:
                for finding in item["findings"]:
                    yield case, item, finding

    def word(self, key: str, **parts: str) -> str:
        """Return a word of the workbook."""
        return word(key, self.lang, **parts)

    def yes(self, so: bool | None) -> str:
        """Return yes, no, or that it is not known."""
        return self.word("not_known") if so is None else pick(SAY["yes" if so else "no"], self.lang)

    def seen(self, so: bool) -> str:
        """Return whether somebody saw the number of a paragraph in a source."""
        return self.word("seen" if so else "not_seen")

    def label(self, case: CaseLine, item: str) -> str:
        """Return the name of an item; its code where it is none of the case."""
        found = self._items[case["id"]].get(item)
        return found["label"] if found else item

    def labels(self, case: CaseLine, items: Iterable[str]) -> Value:
        """Return the names of items, one under the other."""
        return lines(self.label(case, item) for item in items)

    def target(self, case: CaseLine, target: str) -> tuple[str, str]:
        """Return the item and the conduct of which a claim speaks, as names."""
        item, _, conduct = target.partition(".")
        found = self._items[case["id"]].get(item)
        named = {f["conduct"]: f["conduct_label"] for f in found["findings"]} if found else {}
        return self.label(case, item), named.get(conduct, conduct)

    def truth(self, element: ElementLine, finding: FindingLine | None = None) -> Value:
        """Return how an element stands as a coloured word; a stage that falls short is not one that fails."""
        if finding is not None and short(element, finding):
            return coloured(self.status("prospective"), "prospective")
        return coloured(pick(TRUTH[element["truth"]], self.lang), element["truth"])

    def status(self, code: str) -> str:
        """Return a status as a word."""
        from compliance.explain.words import STATUS

        return pick(STATUS[code], self.lang)

    def named(self, elements: Iterable[ElementLine]) -> str:
        """Return the names of elements in one line."""
        return pick(SAY["comma"], self.lang).join(element["label"] for element in elements)

    def facts(self, element: ElementLine) -> Value:
        """Return the facts that an element read, each with the claims that gave it."""
        comma = pick(SAY["comma"], self.lang)
        return lines(
            f"{fact['label']}{self.colon}{fact['value']}" + (f" [{comma.join(fact['claims'])}]" if fact["claims"] else "")
            for fact in element["facts"]
        )

    def exemption(self, exemption: ExemptionLine) -> str:
        """Return an exemption with how it stands."""
        return f"{exemption['limb_label']} ({exemption['mark_label']})"
