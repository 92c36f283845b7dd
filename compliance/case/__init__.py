"""What was reported: sources, claims, items, and the facts that a check takes from them.

May touch: files, logic, vocabulary. Knows no instrument and no norm.
"""
