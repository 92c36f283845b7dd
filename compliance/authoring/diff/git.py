"""Read files as a revision of a git repository holds them. Nothing is checked out, and the repository is not written to.

git is called without a shell. A name that a person gives is only ever the operand of ``rev-parse``, behind its end of options;
everything after that goes by the full name of an object.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

from compliance.files.diagnostics import UserError

SECONDS = 120
# Kinds of entry of a git tree that are plain files.
_PLAIN = ("100644", "100755")


class Repository:
    """The repository around a folder."""

    def __init__(self, at: Path) -> None:
        """Find it. Raises ``UserError`` where there is none, or no git."""
        self.at = at
        top = self._ask("rev-parse", "--show-toplevel")
        if top is None:
            raise UserError(f"'{at.resolve().name or at}' is in no git repository", "name a folder, or go to the repository")
        self.top = Path(os.fsdecode(top.rstrip(b"\n")))
        self.prefix = os.fsdecode((self._ask("rev-parse", "--show-prefix") or b"").rstrip(b"\n"))

    def commit(self, revision: str) -> str | None:
        """Return the full name of the commit that a revision means, or None. Raises ``UserError`` for an option."""
        if revision.startswith("-"):
            raise UserError(
                f"'{revision}' begins with '-', as no revision does", "write refs/heads/ and the name for such a branch"
            )
        if not revision or not revision.isprintable():
            return None
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        return found.decode().strip() if found else None

    def folder(self, commit: str, path: str) -> str | None:
        """Return the full name of the git tree at a path inside a commit, or None where there is no folder."""
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}")
        if not found:
            return None
        name = found.decode().strip()
        kind = self._ask("cat-file", "-t", name)
        return name if kind == b"tree\n" else None

    def files(self, tree: str, suffix: str) -> dict[str, str]:
        """Return the plain files under a git tree whose names end so: path inside it, to the full name of the blob."""
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", tree) or b""
        found = {}
        for line in listed.split(b"\0"):
            head, _, raw = line.partition(b"\t")
            mode, path = head[:6].decode(), os.fsdecode(raw)
            parts = PurePosixPath(path).parts
            if mode in _PLAIN and path.endswith(suffix) and not path.startswith("/") and ".." not in parts:
                found[path] = head.split()[2].decode()
        return found

    def blobs(self, names: list[str]) -> list[bytes]:
        """Return the bytes of blobs, in order."""
        given = "".join(f"{n}\n" for n in names).encode()
        out = self._ask("cat-file", "--batch", given=given) or b""
        found, at = [], 0
        for name in names:
            end = out.find(b"\n", at)
            head = out[at:end].split()
            if end < 0 or len(head) != 3:
                raise UserError(f"git has no content for object {name}", "fetch what the repository lacks")
            size = int(head[2])
            found.append(out[end + 1 : end + 1 + size])
            at = end + 1 + size + 1
        return found

    def _ask(self, *words: str, given: bytes | None = None) -> bytes | None:
        """Return what git prints, or None where it says no."""
        env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
        try:
            done = subprocess.run(
                ["git", *words], cwd=self.at, input=given, capture_output=True, env=env, timeout=SECONDS, check=False
            )
        except FileNotFoundError:
            raise UserError("git is not installed, and only it can read a revision", "install it, or name a folder") from None
        except subprocess.TimeoutExpired:
            raise UserError(f"git gave no answer within {SECONDS} seconds", "name a folder instead") from None
        if done.returncode == 0:
            return done.stdout
        if b"dubious ownership" in done.stderr:
            raise UserError("git does not trust this repository: it belongs to another user", "see git's safe.directory")
        return None
