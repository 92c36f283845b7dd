"""Replay a page in a folder, in its order: its files are written, its commands run, what they print is compared.

The blocks of a page, by the word after the fence:

- ``sh``: commands, one a line; a line that ends with a backslash goes on.
- ``text`` right after it: what they print. A comment ``<!-- shows: 1-4, 9-9 -->`` before it keeps these lines, ``-2--1``
  the last two; each cut is a line ``...``. An exit code other than 0 is the last line.
- ``yaml`` or ``txt``: begins with a line ``# FILE``. In a file that is there, an entry of a list that begins with the same
  line (up to a comma), or the value of the same key, is replaced; a new one goes to the end of the list, or of the file.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.support import ROOT, run

BLOCK = re.compile(r"^(?:<!-- shows: ([^\n]+?) -->\n)?```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HASH = re.compile(r"\b[0-9a-f]{64}\b")
CUT = "..."
MORE = "# ..."
# A fault of the program: nothing that a page may show.
INTERNAL = 70


@dataclass(frozen=True)
class Block:
    """One block of a page, with where its body stands there."""

    kind: str
    body: str
    shows: tuple[tuple[int, int], ...]
    start: int
    end: int


def blocks(page: str) -> Iterator[Block]:
    for m in BLOCK.finditer(page):
        ranges = re.findall(r"(-?\d+)-(-?\d+)", m[1] or "")
        yield Block(m[2], m[3], tuple((int(a), int(b)) for a, b in ranges), m.start(3), m.end(3))


def commands(body: str) -> list[str]:
    return [line for line in body.replace("\\\n", " ").splitlines() if line.strip()]


def execute(command: str) -> str:
    """Run one command in the current folder and return what it prints."""
    words = shlex.split(command)
    if words[0] == "cp":
        assert words[1] == "-r"
        source = ROOT / words[2] if (ROOT / words[2]).is_dir() and not Path(words[2]).exists() else Path(words[2])
        shutil.copytree(source, words[3])
        return ""
    if words[0] == "rm":
        shutil.rmtree(words[2])
        return ""
    assert words[0] == "compliance", command
    ran = run(*words[1:], rules=None)
    assert ran.code != INTERNAL, ran.err
    return ran.out + ran.err + (f"(exit code {ran.code})\n" if ran.code else "")


def trimmed(printed: str, shows: tuple[tuple[int, int], ...]) -> str:
    """Return the lines in these ranges, counted from 1, or from the end where negative; all where there are none."""
    lines = printed.splitlines()
    wanted = [range(*((n - 1 if n > 0 else len(lines) + n) + last for last, n in enumerate(ab))) for ab in shows]
    kept = [i for i in range(len(lines)) if not shows or any(i in r for r in wanted)]
    rows: list[str] = []
    for before, i in zip([-1, *kept], [*kept, len(lines)], strict=True):
        rows += [CUT] * (i - before > 1) + ([lines[i]] if i < len(lines) else [])
    return "".join(f"{row}\n" for row in rows)


def write(body: str) -> None:
    """Write a block into the file that its first line names."""
    head, _, rest = body.partition("\n")
    path = Path(head.removeprefix("# "))
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if path.suffix != ".yaml" or not text:
        path.write_text(rest, encoding="utf-8")
        return
    rows = text.splitlines()
    for entry in entries(rest.splitlines()):
        rows = spliced(rows, entry)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def entries(rows: list[str]) -> Iterator[list[str]]:
    """Cut rows into entries: each begins at the smallest indentation."""
    least = min(indent(r) for r in rows if r.strip())
    assert indent(rows[0]) == least, f"this box begins inside an entry: {rows[0]}"
    starts = [i for i, r in enumerate(rows) if r.strip() and indent(r) == least]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield rows[start:end]


def spliced(rows: list[str], entry: list[str]) -> list[str]:
    """Return rows with an entry in the place of the one that begins alike, or at the end.

    What is there stays where ``# ...`` is the second line of the entry.
    """
    begin = entry[0].split(",")[0] if entry[0].lstrip().startswith("- ") else entry[0].split(":")[0] + ":"
    at = next((i for i, r in enumerate(rows) if (r == begin or r.startswith((f"{begin} ", f"{begin},")))), None)
    deep = indent(entry[0])
    if at is None and not begin.lstrip().startswith("- "):
        return [*rows, *entry]
    if at is None:
        last = max(i for i, r in enumerate(rows) if r.startswith(f"{' ' * deep}- "))
        end = next((i for i in range(last + 1, len(rows)) if rows[i].strip() and indent(rows[i]) <= deep), len(rows))
        return [*rows[:end], *entry, *rows[end:]]
    end = next((i for i in range(at + 1, len(rows)) if rows[i].strip() and indent(rows[i]) <= deep), len(rows))
    while end > at + 1 and not rows[end - 1].strip():
        end -= 1
    if len(entry) > 1 and entry[1].strip() == MORE:
        kept = rows[at:end]
        for inner in entries(entry[2:]):
            kept = spliced(kept, inner)
        entry = kept
    return [*rows[:at], *entry, *rows[end:]]


def replayed(page: str) -> str:
    """Replay a page in the current folder and return it with what its commands really print, and the hashes that follow."""
    made, done, printed = "", 0, None
    renamed: dict[str, str] = {}
    for block in blocks(page):
        body = HASH.sub(lambda m: renamed.get(m[0], m[0]), block.body)
        if block.kind == "sh":
            printed = "".join(execute(c) for c in commands(body))
        elif block.kind == "text":
            assert printed is not None, f"no command before:\n{body}"
            shown = trimmed(printed, block.shows)
            renamed.update(zip(HASH.findall(body), HASH.findall(shown), strict=False))
            body, printed = shown, None
        else:
            write(body)
        made += page[done : block.start] + body
        done = block.end
    return made + page[done:]
