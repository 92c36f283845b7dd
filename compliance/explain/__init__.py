"""Findings as sentences, in English and Arabic.

May touch: files, logic, vocabulary, law, case, check. Reads no YAML and decides nothing.
"""
