"""Three-valued truth, the closed condition language, its program, and the interpreter that says what each node of it means;
the same program over many columns at once, and as straight-line code.

May touch: files (dates). Knows no case and no law: facts are names, values and reasons.
"""
