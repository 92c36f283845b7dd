"""The commands. Thin: they read options, call the rooms below, print, and give the exit code.

May touch: every room but logic. Holds no meaning.
"""

from compliance.cli.main import main

__all__ = ["main"]
