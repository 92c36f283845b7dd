"""What may be asked and named: declared facts, item classes, conducts, States, actors, the item catalogue.

May touch: files, logic. Knows no case and no instrument.
"""
