"""What the commands share: the rule tree, options, output, exit codes."""

from __future__ import annotations

import os
import sys
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from compliance.case.checked import Options
from compliance.case.load import Case, find
from compliance.case.snapshot import known as known_case
from compliance.explain.labels import readings
from compliance.explain.model import Report
from compliance.files.dates import day
from compliance.files.diagnostics import Diagnostic, FaultyFile, nearest
from compliance.files.safe import visible
from compliance.law.compiled import CompiledLaw
from compliance.law.load import FINDING_KINDS, RuleSet
from compliance.law.snapshot import known as known_tree
from compliance.report.run import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.case.waivers import WaiverFile


class Code(IntEnum):
    """Exit codes; where several hold, the first of BAD_USAGE, BAD_RULES, BAD_CASE, TOUCHED, UNDECIDED, CLEAR."""

    CLEAR = 0
    TOUCHED = 1
    BAD_USAGE = 2
    BAD_CASE = 3
    UNDECIDED = 4
    BAD_RULES = 5


class Lang(StrEnum):
    """Languages of the product."""

    en = "en"
    ar = "ar"


class Format(StrEnum):
    """Formats of a report."""

    text = "text"
    json = "json"
    markdown = "markdown"


FAIL_ON = ("touched", "touched_unless", "prospective", "open")

LangOption = Annotated[Lang, typer.Option("--lang", help="Language of every sentence.")]
RulesOption = Annotated[Path | None, typer.Option("--rules", help="Folder of a rule tree, instead of the shipped one.")]
LawDateOption = Annotated[
    str | None, typer.Option("--law-date", metavar="DAY", help="Apply the law of this day (2011-02-26) to every conduct.")
]
KnownOnOption = Annotated[
    str | None, typer.Option("--known-on", metavar="DAY", help="Leave out sources that were written after this day.")
]
ReadingOption = Annotated[
    list[str] | None, typer.Option("--reading", metavar="ID", help="Switch on another reading of a disputed point; repeatable.")
]
VerboseOption = Annotated[
    int, typer.Option("-v", "--verbose", count=True, show_default=False, help="Show what is folded into one line.")
]


def usage(message: str, fix: str = "") -> NoReturn:
    """End with a usage error."""
    typer.echo(visible(f"compliance: {message}" + (f"; {fix}" if fix else "")), err=True)
    raise typer.Exit(Code.BAD_USAGE)


def shipped(name: str) -> Path:
    """Return the folder of shipped data: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "_data" / name
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent.parent / name


def tree_of(rules: Path | None) -> RuleSet:
    """Read the rule tree from its files, or end with every fault in it."""
    from compliance.law.validate import load_valid

    return _tree(load_valid, rules)


def _tree(load: Callable[[Path], RuleSet], rules: Path | None) -> RuleSet:
    try:
        return load(rules if rules is not None else shipped("rules"))
    except FaultyFile as error:
        if rules is not None and rules.is_dir() and (whole := _around(rules)):
            usage(f"'{rules}' is a part of the rule tree '{whole}'", "name the whole tree")
        bad_rules(error)


def _around(folder: Path) -> Path | None:
    """Return the rule tree of which a folder that does not load is only a part."""
    from compliance.authoring.linter.run import root_of

    whole = root_of(folder)
    return whole if whole.resolve() != folder.resolve() else None


def bad_rules(error: FaultyFile) -> NoReturn:
    """End with the faults of the rule tree."""
    _print_faults(error.diagnostics)
    found = len(error.diagnostics)
    typer.echo(f"compliance: the rule tree has {found} fault{'s' * (found > 1)}; nothing was checked", err=True)
    raise typer.Exit(Code.BAD_RULES)


def book_of(rules: Path | None, given: list[str] | None) -> CompiledLaw:
    """Load the rule tree, as it is known if it is, and fold its law under the readings given."""
    tree = _tree(known_tree, rules)
    known = readings(tree)
    for name in given or []:
        if name not in known:
            usage(f"there is no reading '{name}'", nearest(name, known) or f"known: {', '.join(sorted(known))}")
    try:
        return CompiledLaw(tree, frozenset(given or []))
    except FaultyFile as error:
        bad_rules(error)


def day_of(option: str, text: str | None) -> date | None:
    """Parse the day of an option, or end with a usage error."""
    if text is None:
        return None
    try:
        return day(text)
    except ValueError as error:
        usage(f"{option}: {error}")


def options_of(law_date: str | None, known_on: str | None, given: list[str] | None) -> Options:
    """Return the options of a run."""
    return Options(day_of("--law-date", law_date), day_of("--known-on", known_on), frozenset(given or []))


def _find(paths: list[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the case files under ``paths`` in order of name, and a fault for each path that gives none."""
    files: dict[str, Path] = {}
    faults: list[Diagnostic] = []
    for path in paths:
        try:
            found, wrong = find([path])
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            found, wrong = [], [Diagnostic(str(path), 0, 0, message, "check the path and its rights")]
        for file in found:
            one = os.path.realpath(file)
            files[one] = min(file, files.get(one, file))
        faults += wrong
    return sorted(files.values()), faults


def _load(path: Path, book: CompiledLaw) -> Case:
    """Load one case; a fault of the catalogue, which is read only when a case names an item, is one of the rule tree."""
    try:
        return known_case(path, book.tree.vocabulary, book.catalogue, book.tree.digest)
    except FaultyFile as error:
        catalogue = book.tree.catalogue_document
        if catalogue and any(d.path == catalogue.path for d in error.diagnostics):
            bad_rules(error)
        raise


def load_cases(run: Run, paths: list[Path]) -> None:
    """Check every case under ``paths``; a file that cannot be read is kept as a fault and stops none of the others."""
    files, faults = _find(paths)
    run.faults += faults
    seen: dict[str, str] = {}
    for path in files:
        try:
            case = _load(path, run.law)
        except FaultyFile as error:
            run.faults += error.diagnostics
            continue
        if case.id in seen:
            message = f"case '{case.id}' is also in {seen[case.id]}"
            run.faults.append(case.document.fault(("case",), message, "rename one"))
            continue
        seen[case.id] = str(path)
        run.add(case)


def waivers_beside(run: Run) -> tuple[dict[str, WaiverFile], dict[str, str]]:
    """Read the waivers beside the cases of a run, by case: the files, and their hashes. A faulty one is kept as a fault."""
    from compliance.case.waivers import load_waivers

    kinds = {ref: e.limb.kind for ref, e in run.law.tree.limbs.items() if e.limb.kind in FINDING_KINDS}
    files: dict[str, WaiverFile] = {}
    hashes: dict[str, str] = {}
    for check in run.checks:
        try:
            file, digest = load_waivers(check.case, kinds)
        except FaultyFile as error:
            run.faults += error.diagnostics
            continue
        if file is not None:
            files[check.case.id], hashes[check.case.id] = file, digest
    return files, hashes


def one_case(path: Path, book: CompiledLaw) -> Case:
    """Load the one case of a command, or end with its faults."""
    files, faults = _find([path])
    if len(files) > 1:
        usage(f"'{path}' holds {len(files)} case files", "name one of them")
    try:
        if faults:
            raise FaultyFile(tuple(faults))
        return _load(files[0], book)
    except FaultyFile as error:
        _print_faults(error.diagnostics)
        raise typer.Exit(Code.BAD_CASE) from None


def _print_faults(faults: tuple[Diagnostic, ...] | list[Diagnostic]) -> None:
    for fault in sorted(faults):
        typer.echo(visible(fault.render()), err=True)


def print_faults(run: Run) -> None:
    """Print the faults of the cases that could not be read."""
    _print_faults(run.faults)


def code_of(report: Report, fail_on: frozenset[str]) -> Code:
    """Return the exit code of a report."""
    if report["faults"]:
        return Code.BAD_CASE
    counts = {s: report["counts"][s] for s in FAIL_ON if s in fail_on}
    if counts.get("touched") or counts.get("touched_unless"):
        return Code.TOUCHED
    return Code.UNDECIDED if counts.get("open") or counts.get("prospective") else Code.CLEAR


def fail_on_of(text: str | None) -> frozenset[str]:
    """Parse ``--fail-on``."""
    if text is None:
        return frozenset(FAIL_ON)
    words = [w.strip() for w in text.split(",") if w.strip()]
    for word in words:
        if word not in (*FAIL_ON, "never"):
            usage(f"--fail-on: '{word}' is not one of {', '.join(FAIL_ON)}, never", nearest(word, FAIL_ON))
    return frozenset(words) - {"never"}


def write(text: str, output: Path | None) -> None:
    """Write text to a file, or to standard output."""
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        usage(f"--output: {output} cannot be written: {error.strerror}")
