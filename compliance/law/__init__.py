"""Instruments, paragraphs and limbs; amendments folded into the law of a day; limbs compiled over one pool of nodes a regime.

May touch: files, logic, vocabulary. Knows no case.
"""
