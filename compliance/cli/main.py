"""The one entrance: plain checks go straight through, and an error becomes a line for a person here and nowhere else."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from typing import NoReturn

from compliance.cli.codes import Code, refuse, say
from compliance.files.diagnostics import FaultyFile, UserError


def main() -> None:
    """Run the command line; no traceback ever reaches a person (set COMPLIANCE_DEBUG=1 to see one)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        # A reader that goes away ends this program as it ends any other, never with a code that would mean a finding.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    # One short run: collecting cycles costs a tenth of it and frees next to nothing, and at its end another tenth for nothing.
    gc.disable()
    atexit.register(gc.freeze)
    try:
        _run(sys.argv[1:])
    except BrokenPipeError:
        # The reader of the pipe went away; nothing is wrong and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except UserError as error:
        refuse(error)
    except FaultyFile as error:
        # What a command loads it has dealt with; this is law that only a reading brings out.
        for fault in error.diagnostics:
            say(fault.render())
        sys.exit(Code.BAD_RULES)
    except OSError as error:
        # A full disk, a device that is gone: no fault of the program, and nothing that was asked for is done.
        say(f"compliance: cannot go on: {error.strerror or error}")
        sys.exit(Code.USAGE)
    except RecursionError:
        _internal("a file is nested too deeply for this program")
    except Exception as error:
        if os.environ.get("COMPLIANCE_DEBUG"):
            raise
        _internal(f"{type(error).__name__}: {error}")
    finally:
        if before is signal.default_int_handler:
            signal.signal(signal.SIGINT, before)


def _run(words: list[str]) -> None:
    if words[:1] == ["check"]:
        from compliance.cli.arguments import CHECK, parsed

        if (given := parsed(CHECK, words[1:])) is not None:
            from compliance.cli.check import check

            check(**given)
            return
    from compliance.cli.app import app

    app()


def _interrupted(*_: object) -> NoReturn:
    """End where a person stops the program: whatever is begun is taken back on the way out, and nothing is said."""
    sys.exit(Code.INTERRUPTED)


def _internal(message: str) -> NoReturn:
    say(f"compliance: internal error: {message}")
    say("This is a fault of the program, not of your files. Run again with COMPLIANCE_DEBUG=1 to see where.")
    sys.exit(Code.INTERNAL)
