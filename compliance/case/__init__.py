"""What was reported: sources, claims, items; the facts taken from them with what supports each, put to the check.

May touch: files, logic, vocabulary, law, check. Writes no sentence.
"""
