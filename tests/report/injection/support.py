"""A case that uses every free-text field there is, with the text of each given."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from compliance.case.checked import Options
from compliance.case.model import CaseFile
from compliance.case.waivers import WaiverFile
from compliance.cli.common import load_cases, waivers_beside
from compliance.explain.cite import Style
from compliance.explain.model import Report
from compliance.files.dataclass import replace
from compliance.law.compiled import CompiledLaw
from compliance.law.load import load
from compliance.report.dossier.build import Filing
from compliance.report.formats import writer
from compliance.report.memo.compose import memo
from compliance.report.memo.memo import Memo
from compliance.report.run import Run, build
from tests.cli.support import RULES

Fill = Callable[[str], str]


def both(text: str) -> dict[str, str]:
    return {"en": text, "ar": text}


def case(fill: Fill) -> dict[str, Any]:
    """Return a case as data; ``fill`` gives the text of each field by its name."""
    conduct = {"conduct": "sale", "stage": "performed", "date": "2004-03-01", "supplier": "XO", "destination": "XN"}
    return {
        "case": "hostile",
        "title": both(fill("case.title")),
        "note": both(fill("case.note")),
        "sources": {
            "paper": {
                "title": both(fill("source.title")), "publisher": both(fill("source.publisher")), "kind": "press",
                "published": "2004-03-02", "note": both(fill("source.note")), "file": "paper.txt", "paragraphs": 9,
            },
            "agency": {"title": both(fill("root.title")), "kind": "agency"},
            "committee": {"title": both(fill("committee.title")), "kind": "committee", "published": "2004-03-02"},
        },
        "actors": {
            "somebody": {"name": both(fill("actor.name")), "note": both(fill("actor.note")), "forms": [fill("actor.form")]},
        },
        "items": {
            "deal": {
                "label": both(fill("whole.label")), "rows": ["1"],
                "conducts": {"sale": {"label": both(fill("conduct.label"))}},
            },
            "part": {
                "label": both(fill("item.label")), "rows": ["2"], "part_of": "deal",
                "conducts": {"sale": {"follows": "deal.sale"}},
                "note": both(fill("item.note")),
            },
        },
        "claims": [
            {"id": "c1", "source": "paper", "paragraph": "1", "through": ["agency"], "kind": "fact",
             "hands": [{"who": both(fill("hand.who"))}], "says": both(fill("claim.says")),
             "states": {"deal": {"class": "rifle", "price": 5}, "part": {"class": "rifle"},
                        "deal.sale": {**conduct, "recipient": "somebody"}}},
            {"id": "c2", "source": "paper", "paragraph": "2", "kind": "denial", "says": both(fill("denial.says")),
             "denies": {"deal.sale": {"recipient": "norland-rebels"}}},
            {"id": "c3", "source": "paper", "paragraph": "3", "kind": "fact", "says": both(fill("conflict.says")),
             "states": {"deal": {"class": "flour"}}},
            {"id": "c4", "source": "committee", "paragraph": "4", "kind": "fact", "says": both(fill("act.says")),
             "states": {"deal.sale": {"approval": "granted"}},
             "act": {"author": fill("act.author"), "on": "2004-02-01", "items": ["part"], "end_users": ["somebody"],
                     "uses": [both(fill("act.use"))]}},
            {"id": "c5", "source": "paper", "paragraph": "5", "kind": "opinion", "says": both(fill("opinion.says"))},
        ],
    }  # fmt: skip


def waivers(fill: Fill) -> dict[str, Any]:
    """Return waivers as data, beside the case."""
    return {"waivers": "hostile", "entries": [{
        "id": "one", "item": "deal", "limb": "north.arms.goods", "reason": both(fill("waiver.reason")),
        "by": fill("waiver.by"), "second": fill("waiver.second") + " two", "on": "2004-05-01", "expires": "2005-05-01",
        "facts": "0" * 64, "rules": "0" * 64,
    }]}  # fmt: skip


def write(folder: Path, fill: Fill) -> Path:
    """Write the case and its waivers, and return the path of the case."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "hostile.yaml"
    path.write_text(json.dumps(case(fill), ensure_ascii=False), encoding="utf-8")
    path.with_name("hostile.waivers.yaml").write_text(json.dumps(waivers(fill), ensure_ascii=False), encoding="utf-8")
    return path


def memos(fill: Fill) -> Callable[[str], Memo]:
    """Return what gives the memorandum of it in a language, or in ``both``; the case is read and checked once."""
    with tempfile.TemporaryDirectory() as folder:
        run = Run(CompiledLaw(load(RULES)), Options())
        load_cases(run, [write(Path(folder), fill)])
        waivers, hashes = waivers_beside(run)
        assert not run.faults

    @cache
    def report(lang: str) -> Report:
        style: Style = "arabic" if lang == "ar" else "un"
        return build(replace(run, lang=lang), filing=Filing(style, None, waivers, hashes))

    return cache(lambda lang: memo([report(code) for code in (("en", "ar") if lang == "both" else (lang,))]))


def render(fill: Fill, form: str, lang: str = "en") -> bytes:
    """Return what is written of it in a format."""
    return writer(form)(memos(fill)(lang))


def fields() -> list[str]:
    """Return the names of all free-text fields of the case and its waivers."""
    found: list[str] = []

    def note(name: str) -> str:
        found.append(name)
        return "x"

    copy.deepcopy((case(note), waivers(note)))
    return list(dict.fromkeys(found))


def texts(model: Any, path: str = "") -> Iterator[str]:
    """Yield the way to each place of a model that holds words that a person chose."""
    from pydantic import BaseModel

    from compliance.files.schema_types import Bilingual

    for name, field in model.model_fields.items():
        todo = [field.annotation]
        while todo:
            kind = todo.pop()
            if kind is Bilingual:
                yield f"{path}{name}"
            elif isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from texts(kind, f"{path}{name}.")
            else:
                todo += getattr(kind, "__args__", ())


def bilingual() -> set[str]:
    """Return every place of a case or a waiver that holds words in both languages, by the models."""
    return {*texts(CaseFile), *texts(WaiverFile)}
