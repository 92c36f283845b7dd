"""A report as FollowTheMoney entities, one a line of JSON, for the tools of investigators.

Texts become ``Article`` or ``Document``, publishers and forces ``Organization``, States and their organs ``PublicBody``, goods
``Asset``, reported conducts ``Event``; claims, findings and waivers are ``Note`` upon them. Nobody is a ``Person``, nothing a
``Sanction``, and no entity has a topic: a finding is about an event as reported, never a mark on anybody. A criterion of
listing is left out, since nobody's name stands beside one. A report in two languages gives each entity the texts of both.

Identifiers are hashes of the case and of what the case calls the thing, so that the next report gives the same ones.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from compliance.explain.bidi import plain
from compliance.explain.words import SAY, pick
from compliance.report.formats.plain import clean, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.explain.dossier import PartyLine, WaiverLine
    from compliance.explain.model import CaseLine, ClaimLine, FindingLine, ItemLine, Report, SourceLine
    from compliance.explain.words import Pair
    from compliance.report.memo.memo import Memo

WORDS: dict[str, Pair] = {
    "event": ("It is reported: {item}, {conduct}.", "نُقل: {item}، {conduct}."),
    "stage": ("The stage as reported: {stage}.", "المرحلة كما نُقلت: {stage}."),
    "bounds": (
        "The days are bounds: it is reported, or inferred, to lie between them.",
        "اليومان حدّان: فالمنقول أو المستنتج أنه يقع بينهما.",
    ),
    "finding": (
        "As reported, {item} ({conduct}), under {limb}: {status}; {rest}.",
        "بحسب المنقول، {item} ({conduct})، وفق {limb}: {status}؛ {rest}.",
    ),
    "claim": ("{source}, para. {number}", "{source}، الفقرة {number}"),
    "told_by": ("by way of {root}", "عن {root}"),
    "grade": ("Admiralty grade {grade}", "درجة نظام الأدميرالية {grade}"),
    "hash": ("SHA-256 of the text: {hash}", "بصمة SHA-256 للنص: {hash}"),
    "repeats": ("a publisher or text that it repeats", "ناشر أو نص ينقل عنه"),
    "not_held": (
        "A text or a statement that others repeat; it is not held here.",
        "نص أو بيان ينقل عنه غيره؛ وهو غير محفوظ هنا.",
    ),
    "role": ("is reported as: {role}", "منقول بوصفه: {role}"),
    "loose": ("Named loosely: one of several that may be meant.", "مذكور بتسمية فضفاضة: واحد من عدة قد تكون هي المقصودة."),
    "standing": ("Standing, from reference data: {standing}", "الصفة بحسب البيانات المرجعية: {standing}"),
    "item": ("is reported as the item", "منقول بوصفه البند"),
    "waiver": ("Recorded judgement (waiver) {name}", "تقدير مسجل (إعفاء) {name}"),
    "where": ("reported in its paragraphs: {numbers}", "منقول في فقراته: {numbers}"),
}
# The longest value that the library keeps, by kind of text.
NAME, LABEL, TEXT = 384, 1024, 65_000
# Publishers, where the source itself is no text that is held.
_PUBLISHERS = ("press", "agency")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = re.compile("[\"'](.*)[\"']")

Values = dict[str, list[str]]
Found = dict[str, tuple[str, Values]]


def render(memo: Memo) -> bytes:
    """Return the entities of a memorandum, each with its texts in every language of it."""
    whole: Found = {}
    for report in memo.reports:
        for case in report["cases"]:
            for name, (schema, values) in _Case(report, case).entities().items():
                _, merged = whole.setdefault(name, (schema, {}))
                for key, texts in values.items():
                    merged[key] = list(dict.fromkeys([*merged.get(key, []), *texts]))
    lines = ({"id": name, "schema": schema, "properties": values} for name, (schema, values) in whole.items())
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


class _Case:
    """The entities of one case in one language."""

    def __init__(self, report: Report, case: CaseLine) -> None:
        self.report, self.case, self.lang = report, case, report["lang"]
        self.items = {item["id"]: item for item in case["items"]}
        self.sources = {source["id"]: source for source in case["sources"]}
        self.parties: list[PartyLine] = [p for p in case["dossier"]["parties"] if p["acts"]] if "dossier" in case else []
        self.found: Found = {}

    def entities(self) -> Found:
        """Return every entity by its identifier, in a fixed order: what is referred to comes first."""
        self.texts()
        for party in self.parties:
            self.party(party)
        for item in self.case["items"]:
            if item.get("head") == "goods":
                self.add("Asset", self.id("item", item["id"]), name=self.name(item["label"]))
        for (item_id, conduct), label in self.conducts().items():
            self.event(self.items[item_id], conduct, label)
        for claim in self.case["claims"]:
            self.claim(claim)
        for item in self.case["items"]:
            for finding in item["findings"]:
                if finding["kind"] != "criterion":
                    self.finding(item, finding)
        for waiver in self.case["dossier"]["waivers"] if "dossier" in self.case else []:
            self.waiver(waiver)
        events = [self.id("event", *where) for where in self.conducts()]
        notices = [text for notice in self.report["notices"] for text in self.text(notice)]
        self.add("Note", self.id("notices"), name=self.name(self.case["title"]), description=notices, entity=events)
        return self.found

    # --- words ---

    def word(self, key: str, **parts: str) -> str:
        return pick(WORDS[key], self.lang).format(**parts)

    def say(self, key: str) -> str:
        return pick(SAY[key], self.lang)

    def text(self, text: str, most: int = TEXT) -> list[str]:
        """Return a text as the library keeps it: composed, in one line, without direction marks, not too long."""
        line = unicodedata.normalize("NFC", clean(plain(text), self.lang))
        return [line if len(line) <= most else f"{line[: most - 1].rstrip()}…"] if line else []

    def label(self, text: str) -> list[str]:
        return self.text(text, LABEL)

    def name(self, text: str) -> list[str]:
        """Return a name, which is never nothing; the library takes no quotes around one."""
        while quoted := _QUOTED.fullmatch(" ".join(text.split())):
            text = quoted[1]
        return self.text(text, NAME) or ["…"]

    # --- entities ---

    def id(self, kind: str, *names: str) -> str:
        return mark("ftm", self.case["id"], kind, *names)

    def add(self, schema: str, name: str, /, **values: Iterable[str]) -> str:
        kept = {key: list(dict.fromkeys(texts)) for key, texts in values.items()}
        self.found[name] = (schema, {key: texts for key, texts in kept.items() if texts})
        return name

    def texts(self) -> None:
        """Add the texts, and the publishers and texts that they repeat."""
        roots = {claim["root"] for claim in self.case["claims"]}
        for source in self.case["sources"]:
            if source["file"] or source["id"] in roots:
                self.source(source)
        pairs = dict.fromkeys((claim["root"], claim["source"]) for claim in self.case["claims"])
        for root, text in pairs:
            if root != text and self.held(text):
                subject, document = self.id("source", root), self.id("source", text)
                link = self.id("repeats", root, text)
                role = self.label(self.word("repeats"))
                self.add("UnknownLink", link, subject=[subject], object=[document], role=role, proof=[document])

    def held(self, source: str) -> bool:
        return bool(source in self.sources and self.sources[source]["file"])

    def source(self, source: SourceLine) -> None:
        name = self.id("source", source["id"])
        if source["file"]:
            exact = _DAY.fullmatch(source["written"]) and not source["inference"]
            self.add(
                "Article" if source["kind"] in _PUBLISHERS else "Document",
                name,
                title=self.label(source["title"]),
                fileName=self.label(source["file"]),
                publishedAt=[source["written"]] if exact else [],
                summary=self.text(source["inference"] or ""),
                notes=self.text(self.word("hash", hash=source["sha256"])) if source["sha256"] else [],
            )
        elif source["kind"] in _PUBLISHERS:
            self.add("Organization", name, name=self.name(source["title"]))
        else:
            self.add("Note", name, name=self.name(source["title"]), summary=self.text(self.word("not_held")))

    def party(self, party: PartyLine) -> None:
        code = party["state"].lower() if party["state"] and re.fullmatch("[A-Z]{2}", party["state"]) else ""
        notes = self.text(self.word("standing", standing=party["standing"])) if party["standing"] else []
        notes += self.text(self.word("loose")) if party["loose"] else []
        schema = "PublicBody" if party["kind"] == "state" or party["organ"] else "Organization"
        self.add(
            schema, self.id("party", party["id"]), name=self.name(party["name"]), country=[code] if code else [], notes=notes
        )

    def conducts(self) -> dict[tuple[str, str], str]:
        """Return the conducts that findings or acts speak of, each with its label."""
        found = {(i["id"], f["conduct"]): f["conduct_label"] for i in self.case["items"] for f in i["findings"]}
        for party in self.parties:
            for act in party["acts"]:
                found.setdefault((act["item"], act["conduct"]), act["conduct_label"])
        return found

    def event(self, item: ItemLine, conduct: str, label: str) -> None:
        where = (item["id"], conduct)
        name, told = self.id("event", *where), [self.word("event", item=item["label"], conduct=label)]
        acts = [(party, act) for party in self.parties for act in party["acts"] if (act["item"], act["conduct"]) == where]
        told += list(dict.fromkeys(self.word("stage", stage=act["stage_label"]) for _, act in acts if act["stage_label"]))
        lo, hi = self.days(*where)
        if lo != hi:
            told.append(self.word("bounds"))
        # Of a part nothing may be told but what is told of the whole: then the claims that its findings use.
        used = {name for finding in item["findings"] if finding["conduct"] == conduct for name in finding["claims"]}
        claims = self.case["claims"]
        spoken = [c for c in claims if _speaks(c, *where)] or [c for c in claims if c["id"] in used]
        self.add(
            "Event",
            name,
            name=self.name(f"{item['label']}{self.say('colon')}{label}"),
            summary=self.text(" ".join(told)),
            date=[lo] if lo and lo == hi else [],
            startDate=[lo] if lo and lo != hi else [],
            endDate=[hi] if hi and lo != hi else [],
            involved=[self.id("party", party["id"]) for party, _ in acts],
            proof=self.proof(spoken),
        )
        for party, act in acts:
            said = [claim for claim in spoken if _speaks(claim, *where, act["role"])] or spoken
            link = self.id("act", party["id"], *where, act["role"])
            role = self.label(self.word("role", role=act["role_label"]))
            ends = {"subject": [self.id("party", party["id"])], "object": [name]}
            self.add("UnknownLink", link, **ends, role=role, proof=self.proof(said))
        if (asset := self.id("item", item["id"])) in self.found:
            self.add("UnknownLink", self.id("of", *where), subject=[asset], object=[name], role=self.label(self.word("item")))
        for source in dict.fromkeys(claim["source"] for claim in spoken):
            if self.held(source):
                numbers = dict.fromkeys(claim["paragraph"] for claim in spoken if claim["source"] == source)
                role = self.label(self.word("where", numbers=self.say("comma").join(numbers)))
                link = self.id("documents", source, *where)
                self.add("Documentation", link, document=[self.id("source", source)], entity=[name], role=role)

    def days(self, item: str, conduct: str) -> tuple[str | None, str | None]:
        marks = self.case["dossier"]["marks"] if "dossier" in self.case else []
        return next(((m["lo"], m["hi"]) for m in marks if (m["item"], m["conduct"]) == (item, conduct)), (None, None))

    def proof(self, claims: Iterable[ClaimLine]) -> list[str]:
        return [self.id("source", claim["source"]) for claim in claims if self.held(claim["source"])]

    def claim(self, claim: ClaimLine) -> None:
        on = [self.id("event", *where) for where in self.conducts() if _speaks(claim, *where)]
        for item in (name for name in self.items if _speaks(claim, name)):
            asset, events = self.id("item", item), [self.id("event", *w) for w in self.conducts() if w[0] == item]
            on += [asset] if asset in self.found else events
        source = self.sources[claim["source"]]["title"] if claim["source"] in self.sources else claim["source"]
        told = [
            claim["kind_label"],
            *([self.word("told_by", root=claim["root_label"])] if claim["root"] != claim["source"] else []),
        ]
        told += [self.word("grade", grade=claim["grade"])] if claim["grade"] else []
        self.add(
            "Note",
            self.id("claim", claim["id"]),
            name=self.name(self.word("claim", source=source, number=claim["paragraph"])),
            description=self.text(claim["says"]),
            summary=self.text(self.say("semicolon").join(told)),
            publisher=self.label(claim["root_label"]),
            entity=on,
            proof=self.proof([claim]),
        )

    def finding(self, item: ItemLine, finding: FindingLine) -> None:
        status = finding["status_label"]
        if finding["carried_label"]:
            status = f"{status} ({self.say('carried').format(status=finding['carried_label'])})"
        more = (finding["law_day"], finding["roots_sentence"], *(line["sentence"] for line in finding["readings"]))
        rest = self.say("semicolon").join(part for part in more if part)
        names = {"item": item["label"], "conduct": finding["conduct_label"], "limb": finding["limb_label"]}
        used = set(finding["claims"])
        self.add(
            "Note",
            self.id("finding", item["id"], finding["conduct"], finding["limb"]),
            name=self.name(f"{finding['limb_label']}{self.say('colon')}{finding['status_label']}"),
            description=self.text(self.word("finding", **names, status=status, rest=rest)),
            entity=[self.id("event", item["id"], finding["conduct"])],
            proof=self.proof(claim for claim in self.case["claims"] if claim["id"] in used),
        )

    def waiver(self, waiver: WaiverLine) -> None:
        on = [w for w in self.conducts() if w[0] == waiver["item"] and waiver["conduct"] in (None, w[1])]
        self.add(
            "Note",
            self.id("waiver", waiver["waiver"]),
            name=self.name(self.word("waiver", name=waiver["waiver"])),
            description=self.text(waiver["sentence"]),
            summary=self.text(waiver["reason"]),
            entity=[self.id("event", *where) for where in on],
        )


def _speaks(claim: ClaimLine, item: str, conduct: str | None = None, fact: str | None = None) -> bool:
    """Tell whether a claim gives or denies something of an item, or of one conduct of it, or one attribute of that conduct."""
    targets = {item} if conduct is None else {f"{item}.{conduct}"}
    return any(line["target"] in targets and fact in (None, line["fact"]) for line in claim.get("said", []))
