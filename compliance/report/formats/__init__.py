"""One module or folder a format: each writes a memorandum as the bytes of one file, and knows nothing of the others.

A document format writes ``Memo.documents``; a data format writes ``Memo.reports``. What a format needs that is no dependency of
the package is imported inside it, so that only who asks for the format needs it.
"""
