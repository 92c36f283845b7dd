"""Case against law: facts for a day, truth of each limb, status, readings, conflicts, questions.

May touch: files, logic, vocabulary, law, case. Writes no sentence.
"""
