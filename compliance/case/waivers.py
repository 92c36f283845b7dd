"""Waivers: an officer's recorded judgement on a finding, in a file beside the case. A waiver changes no answer."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from compliance.case.load import WAIVERS
from compliance.files.diagnostics import FaultyFile, nearest
from compliance.files.normalise import folded_person
from compliance.files.schema_types import Bilingual, Day, Strict, build
from compliance.files.yaml import read
from compliance.vocabulary.review import HASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.case.load import Case
    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Document

# How a place begins that is still to be written: no waiver with one is read.
UNWRITTEN = "[to be written]"


class Waiver(Strict):
    """One recorded judgement. It lapses when the facts or the rules change for which it was given."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Unique in the file.")
    item: str = Field(description="The item, by identifier.")
    conduct: str | None = Field(None, description="One conduct of it; left out for all of its conducts.")
    limb: str = Field(description="The limb of the paragraph, as node.id.")
    reason: Bilingual = Field(description="Why the officer judges so, in own words.")
    by: str = Field(min_length=1, description="Who judged.")
    second: str = Field(min_length=1, description="Who confirmed it: another person.")
    on: Day = Field(description="The day of the judgement.")
    expires: Day = Field(description="Its last day.")
    facts: str = Field(pattern=HASH, description="Hash of the facts it was given for; `compliance waive` prints it.")
    rules: str = Field(pattern=HASH, description="Hash of the rules it was given for; `compliance waive` prints it.")

    @model_validator(mode="after")
    def _whole(self) -> Waiver:
        for text in (self.reason.en, self.reason.ar, self.by, self.second):
            if text.strip().startswith(UNWRITTEN):
                fix = "write the reason in both languages, and two names"
                raise PydanticCustomError("waiver", "a place of this waiver is still to be written", {"fix": fix})
        if not folded_person(self.by) or folded_person(self.by) == folded_person(self.second):
            fix = "let another person confirm it, or leave the waiver out"
            raise PydanticCustomError("waiver", "a waiver needs two persons, and names one", {"fix": fix})
        if self.expires < self.on:
            raise PydanticCustomError("waiver", "it expires before it was given", {"fix": "exchange the days or correct one"})
        return self


class WaiverFile(Strict):
    """NAME.waivers.yaml, beside a case"""

    waivers: str = Field(description="Identifier of the case.")
    entries: list[Waiver] = Field(description="The recorded judgements.")


def beside(case: Path) -> Path:
    """Return where the waivers of a case file would stand."""
    return case.with_name(case.stem + WAIVERS)


def load_waivers(case: Case, limbs: Mapping[str, str]) -> tuple[WaiverFile | None, str]:
    """Read the waivers beside a case: the file, and the SHA-256 of its bytes; nothing where there are none.

    ``limbs`` holds, by reference, the kind of each limb that makes findings. Raises ``FaultyFile`` with every fault.
    """
    path = beside(Path(case.document.path))
    if not path.is_file():
        return None, ""
    document = read(path, str(path))
    built, faults = build(document, WaiverFile)
    if built is None:
        raise FaultyFile(tuple(sorted(faults)))
    if faults := sorted(set(_faults(built, document, case, limbs))):
        raise FaultyFile(tuple(faults))
    return built, hashlib.sha256(path.read_bytes()).hexdigest()


def _faults(file: WaiverFile, document: Document, case: Case, limbs: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what a waiver names that is not there."""
    if file.waivers != case.id:
        message = f"these are waivers of case '{file.waivers}', and the case beside them is '{case.id}'"
        yield document.fault(("waivers",), message, "name that case, or move the file")
        return
    ids: set[str] = set()
    for i, waiver in enumerate(file.entries):
        at = ("entries", i)
        if waiver.id in ids:
            yield document.fault((*at, "id"), f"waiver '{waiver.id}' stands here twice", "rename one")
        ids.add(waiver.id)
        item = case.file.items.get(waiver.item)
        if item is None:
            fix = nearest(waiver.item, case.file.items) or f"the case has {', '.join(case.file.items)}"
            yield document.fault((*at, "item"), f"the case has no item '{waiver.item}'", fix)
        elif waiver.conduct is not None and waiver.conduct not in item.conducts:
            fix = nearest(waiver.conduct, item.conducts) or f"it has {', '.join(item.conducts)}"
            yield document.fault((*at, "conduct"), f"item '{waiver.item}' has no conduct '{waiver.conduct}'", fix)
        if waiver.limb not in limbs:
            fix = nearest(waiver.limb, limbs) or "see 'compliance rules vocabulary limbs'"
            message = f"'{waiver.limb}' is no limb that makes findings"
            yield document.fault((*at, "limb"), message, fix)
