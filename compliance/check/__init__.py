"""Facts against law: a subject, a limb and assumptions in, a frozen finding out; and what it would be otherwise.

May touch: files, logic, vocabulary, law. Knows no case and no claim, and writes no sentence.
"""
