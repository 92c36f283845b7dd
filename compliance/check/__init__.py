"""Facts against law: facts for a day, truth of each limb, status, and what a finding would be otherwise.

May touch: files, logic, vocabulary, law. Knows no claim and writes no sentence.
"""
