"""Scaffolds: the files of a new regime, instrument or paragraph, which load as they stand and say what is to be written.

May touch: text, vocabulary, law, check, and of this room the layout and the examples.
"""

# Stands at the head of every text, in both languages, that a person has still to write. Search for it, or lint.
SCAFFOLD_MARK = "[to be written]"
