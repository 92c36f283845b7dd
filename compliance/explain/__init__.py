"""Findings as sentences, in English and Arabic.

May touch: files, logic, vocabulary, law, check, case. Reads no YAML and decides nothing.
"""
