"""Reading text: YAML with positions, diagnostics at file:line:column, partial dates.

May touch: nothing else of this package. Knows no law, no case and no vocabulary.
"""
