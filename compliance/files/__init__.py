"""Reading files: YAML with positions, diagnostics at file:line:column, partial dates, snapshots of what was found good.

May touch: nothing else of this package. Knows no law, no case and no vocabulary.
"""
