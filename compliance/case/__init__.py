"""What was reported: sources, claims and items; the facts taken from them with what supports each; the findings on them.

May touch: files, logic, vocabulary, law, check. Decides no limb, and writes no sentence.
"""
