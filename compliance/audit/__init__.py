"""Reports held against what they name: whether each line still follows, what moved, and what changed between two of them.

May touch: files, law, check, case, explain, report. ``kernel``, ``hashes`` and ``lines`` are a path of their
own: they read the report and the bytes of files, and share nothing with the check.
"""
