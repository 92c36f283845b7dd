"""How a memorandum ends: questions to put, those to be heard, judgements recorded, what was left out, how to do it again."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from compliance.explain.words import SAY, pick
from compliance.report.memo.model import Cell, Column, Listing, Pairs, Paragraph, Part, Row, Section, Span, Table
from compliance.report.memo.writer import cell, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.dossier import ActLine, PartyLine
    from compliance.report.memo.model import Block, Line
    from compliance.report.memo.writer import Writer


def flags(w: Writer, number: int) -> Section:
    """Return the red flags, each as a question with why one asks it and where it comes from."""
    found = w.dossier["flags"]
    blocks: list[Block] = [w.paragraph("flags_intro")]
    entries = tuple(
        (
            Paragraph((Span(f["question"], "strong"),)),
            Paragraph((Span(f["why"]),)),
            Paragraph((Span(w.say("items_word", items=w.labels(f["items"]))),), "small"),
            Paragraph((Span(w.say("from", source=f["source"])),), "small"),
        )
        for f in found
    )
    blocks.append(Listing(entries, ordered=True) if entries else w.paragraph("flags_none"))
    return Section("flags", number, w.title("flags"), tuple(blocks))


def asks(w: Writer, number: int) -> Section:
    """Return the questions whose answers would settle most."""
    questions = w.case["questions"]
    if not questions:
        return Section("asks", number, w.title("asks"), (w.paragraph("asks_none"),))
    heads = (
        Column(w.say("question"), 4), Column(w.say("settles"), 2), Column(w.say("asked_by"), 4),
        Column(w.say("would_answer"), 3),
    )  # fmt: skip
    rows = tuple(
        row(q["question"], q["sentence"], w.semicolons(q["paragraphs"]), q["evidence"]) for q in questions
    )  # fmt: skip
    table = Table(w.say("asks_caption"), heads, rows)
    return Section("asks", number, w.title("asks"), (w.paragraph("asks_intro"), table))


def reply(w: Writer, number: int) -> Section:
    """Return those who are named, each only with what it is reported to have done, and what to put to it."""
    parties = w.dossier["parties"]
    if not parties:
        return Section("reply", number, w.title("reply"), (w.paragraph("reply_none"),))
    parts = tuple(_party(w, p) for p in parties)
    return Section("reply", number, w.title("reply"), (w.paragraph("reply_intro"), *parts))


def _party(w: Writer, party: PartyLine) -> Part:
    # Told apart by codes, so that both languages come to the same lines.
    acts: dict[tuple[str, str | None, str | None], list[ActLine]] = {}
    for act in party["acts"]:
        acts.setdefault((act["role"], act["kind"], act["stage"]), []).append(act)
    lines = []
    for same in acts.values():
        conduct = w.join(dict.fromkeys(a["conduct_label"] for a in same))
        items = w.join(dict.fromkeys(a["item_label"] for a in same), "semicolon")
        role, stage = same[0]["role_label"], same[0]["stage_label"]
        if stage:
            lines.append(w.say("is_reported_as", role=role, conduct=conduct, stage=stage, items=items))
        else:
            lines.append(w.say("is_reported_as_unstaged", role=role, conduct=conduct, items=items))
    blocks: list[Block] = [w.bullets(lines)]
    if party["loose"]:
        blocks.append(w.small("loose_party"))
    if party["standing"]:
        blocks.append(w.small("standing_party", standing=party["standing"]))
    if party["denials"]:
        blocks.append(w.paragraph("denials_of", claims=w.join(party["denials"])))
    else:
        blocks.append(w.paragraph("denials_none"))
    blocks.append(w.paragraph("reply_ask"))
    items_of = tuple(dict.fromkeys(a["item"] for a in party["acts"]))
    return Part(f"party-{party['id']}", (Span(party["name"]),), tuple(blocks), items=items_of)


def waivers(w: Writer, number: int) -> Section:
    """Return the recorded judgements, with whether each still stands."""
    found = w.dossier["waivers"]
    if not found:
        return Section("waivers", number, w.title("waivers"), (w.paragraph("waivers_none"),))
    heads = (
        Column(w.say("waiver"), 2), Column(w.say("waiver_for"), 3), Column(w.say("waiver_reason"), 4),
        Column(w.say("waiver_by"), 2), Column(w.say("waiver_days"), 2), Column(w.say("stands"), 3),
    )  # fmt: skip
    rows = []
    for v in found:
        where = [w.items[v["item"]]["label"] if v["item"] in w.items else v["item"]]
        found_in = w.items[v["item"]]["findings"] if v["item"] in w.items else []
        labels = {f["conduct"]: f["conduct_label"] for f in found_in}
        where += [labels.get(v["conduct"], v["conduct"])] if v["conduct"] else []
        where.append(v["limb_label"])
        rows.append(Row((
            Cell((Span(v["waiver"], "code"),)),
            cell(w.join(where, "semicolon")),
            cell(v["reason"]),
            cell(w.join([v["by"], v["second"]], "semicolon")),
            cell(f"{v['on']} – {v['expires']}"),
            cell(v["sentence"]),
        )))  # fmt: skip
    table = Table(w.say("waivers_caption"), heads, tuple(rows))
    return Section("waivers", number, w.title("waivers"), (w.paragraph("waivers_intro"), table))


def not_examined(w: Writer, number: int) -> Section:
    """Return the paragraphs that were in force and were not examined, each with the reason."""
    blocks: list[Block] = [w.paragraph("not_examined_intro")]
    heads = (Column(w.say("paragraph"), 3), Column(w.say("subject"), 4), Column(w.say("why"), 4))
    for regime in w.report["regimes"]:
        if regime["not_examined"]:
            rows = tuple(row(n["citation"], n["subject"], n["why"]) for n in regime["not_examined"])
            caption = w.say("not_examined_caption", regime=regime["title"])
            title = (Span(regime["title"]), Span(" — "), Span(w.count("paragraph", len(rows))))
            blocks.append(Part(f"not-examined-{regime['id']}", title, (Table(caption, heads, rows),), folds=True))
    return Section("not-examined", number, w.title("not_examined"), tuple(blocks))


def sources(w: Writer, number: int) -> Section:
    """Return the texts, and the publishers that they repeat."""
    heads = (
        Column(w.say("source"), 4), Column(w.say("source_kind"), 2), Column(w.say("written"), 3), Column(w.say("file"), 3),
        Column("SHA-256", 4),
    )  # fmt: skip
    rows = []
    for s in w.case["sources"]:
        held = s["file"] or s["sha256"]
        written = _written(w, s["written"])
        rows.append(Row((
            cell(s["title"] if s["publisher"] in (None, s["title"]) else f"{s['title']} — {s['publisher']}"),
            Cell((Span(s["kind_label"]), *((Span(" · ", "quiet"), Span(s["language"], "code")) if s["language"] else ()))),
            cell(written if held else w.say("publisher_only")),
            Cell((Span(s["file"] or "–", "code"),)),
            Cell((Span(s["sha256"] or "–", "code"),)),
        ), anchor=f"source-{s['id']}"))  # fmt: skip
    table = Table(w.say("sources_caption"), heads, tuple(rows))
    return Section("sources", number, w.title("sources"), (table,))


def _written(w: Writer, days: str) -> str:
    """Return the days in which a text can have been written, as words where they are more than one."""
    lo, several, hi = days.partition("..")
    if not several:
        return days
    key = "between" if lo and hi else "since" if lo else "until"
    return pick(SAY[key], w.lang).format(lo=lo, hi=hi) if lo or hi else w.say("day_unknown")


def reproduction(w: Writer, number: int) -> Section:
    """Return the inputs from which the same bytes come again."""
    rows = tuple(_inputs(w))
    return Section("reproduction", number, w.title("reproduction"), (w.paragraph("reproduction_intro"), Pairs(rows)))


def _inputs(w: Writer) -> Iterator[tuple[str, Line]]:
    receipt = w.report["receipt"]
    yield w.say("program"), (Span(f"{receipt['tool']} {receipt['version']}"),)
    yield w.say("schema"), (Span(w.report["schema_version"], "code"),)
    yield w.say("rules_hash"), (Span(receipt["rules"], "code"),)
    yield w.say("case_file"), (Span(w.case["path"], "code"),)
    yield w.say("case_hash"), (Span(w.case["sha256"], "code"),)
    if waived := receipt.get("waivers", {}).get(w.case["id"]):
        yield w.say("waivers_hash"), (Span(waived, "code"),)
    yield w.say("options"), (Span(w.semicolons(_options(w))),)
    yield w.say("command"), (Span(command(w), "code"),)
    yield w.say("verify"), (Span(f"{command(w)} --format json --output REPORT.json && compliance verify REPORT.json", "code"),)


def _options(w: Writer) -> Iterator[str]:
    options = w.report["receipt"]["options"]
    if options["law_date"]:
        yield w.say("o_law_date", value=options["law_date"])
    if options["known_on"]:
        yield w.say("o_known_on", value=options["known_on"])
    if options["readings"]:
        yield w.say("o_readings", value=w.join(options["readings"]))
    if options["assume"]:
        yield w.say("o_assume", value=w.join(f"{k}={v}" for k, v in options["assume"].items()))
    yield w.say("o_cite", value=options.get("cite", "un"))
    if on := options.get("on"):
        yield w.say("o_on", value=on)
    if options.get("full"):
        yield w.say("o_full")


def command(w: Writer) -> str:
    """Return the command that gives the data of this memorandum again."""
    options = w.report["receipt"]["options"]
    words = ["compliance", "report", w.case["path"], "--lang", w.lang]
    for name, key in (("--law-date", "law_date"), ("--known-on", "known_on"), ("--on", "on")):
        if value := options.get(key):
            words += [name, str(value)]
    for reading in options["readings"]:
        words += ["--reading", reading]
    if options.get("cite", "un") != ("arabic" if w.lang == "ar" else "un"):
        words += ["--cite", options.get("cite", "un")]
    if options.get("full"):
        words.append("-v")
    return shlex.join(words)
