"""What the commands share: the rule tree, options, output, exit codes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from compliance.case.checked import Options
from compliance.case.load import attempt, find, load_all
from compliance.case.snapshot import known as known_case
from compliance.cli.codes import Code, bad_rules, print_faults, usage
from compliance.explain.labels import readings
from compliance.files.dates import day
from compliance.files.diagnostics import FaultyFile, nearest
from compliance.files.whole import replace
from compliance.law.compiled import CompiledLaw
from compliance.law.kinds import FINDING_KINDS
from compliance.law.snapshot import known as known_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from compliance.case.load import Case
    from compliance.case.waivers import WaiverFile
    from compliance.explain.model import Report
    from compliance.law.load import RuleSet
    from compliance.report.run import Run

FAIL_ON = ("touched", "touched_unless", "prospective", "open")


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


def reader(book: CompiledLaw) -> Callable[[Path], Case]:
    """Return what reads a case file against the vocabulary of a rule tree."""
    tree = book.tree
    return lambda path: known_case(path, tree.vocabulary, book.catalogue, tree.digest)


def load_cases(run: Run, paths: list[Path]) -> None:
    """Check every case under ``paths``; a file that cannot be read is kept as a fault and stops none of the others."""
    try:
        for case in load_all(paths, reader(run.law)):
            if isinstance(case, FaultyFile):
                run.faults += case.diagnostics
            else:
                run.add(case)
    except FaultyFile as error:
        of_catalogue(run.law, error)


def of_catalogue(book: CompiledLaw, error: FaultyFile) -> NoReturn:
    """End with a fault of the catalogue, which is read only when a case names an item: it is one of the rule tree."""
    catalogue = book.tree.catalogue_document
    if catalogue and any(d.path == catalogue.path for d in error.diagnostics):
        bad_rules(error)
    raise error


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
    files, faults = find([path])
    if len(files) > 1:
        usage(f"'{path}' holds {len(files)} case files", "name one of them")
    try:
        case = FaultyFile(tuple(faults)) if faults else attempt(files[0], reader(book))
    except FaultyFile as error:
        of_catalogue(book, error)
    if isinstance(case, FaultyFile):
        print_faults(case.diagnostics)
        sys.exit(Code.UNREADABLE)
    return case


def code_of(report: Report, fail_on: frozenset[str]) -> Code:
    """Return the exit code of a report."""
    if report["faults"]:
        return Code.UNREADABLE
    counts = {s: report["counts"][s] for s in FAIL_ON if s in fail_on}
    if counts.get("touched") or counts.get("touched_unless"):
        return Code.FOUND
    return Code.OPEN if counts.get("open") or counts.get("prospective") else Code.OK


def fail_on_of(text: str | None) -> frozenset[str]:
    """Parse ``--fail-on``."""
    if text is None:
        return frozenset(FAIL_ON)
    words = [w.strip() for w in text.split(",") if w.strip()]
    for word in words:
        if word not in (*FAIL_ON, "never"):
            usage(f"--fail-on: '{word}' is not one of {', '.join(FAIL_ON)}, never", nearest(word, FAIL_ON))
    return frozenset(words) - {"never"}


def write(text: Iterable[str], output: Path | None) -> None:
    """Write text to a file, as a whole or not at all, or to standard output."""
    if output is None:
        for part in text:
            sys.stdout.write(part)
        return
    try:
        replace(output, (part.encode("utf-8", errors="backslashreplace") for part in text))
    except OSError as error:
        usage(f"--output: {output} cannot be written: {error.strerror}")
