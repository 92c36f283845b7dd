"""What a report for the file holds beyond a check: one file a part, ``build`` puts them together.

It may touch ``check`` and ``explain``, as ``report.build`` may; the memorandum and the formats read what it gives.
"""
