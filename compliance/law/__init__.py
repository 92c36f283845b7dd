"""Instruments, paragraphs and limbs; amendments folded into the law of a day; limbs compiled to programs.

May touch: files, logic, vocabulary. Knows no case.
"""
