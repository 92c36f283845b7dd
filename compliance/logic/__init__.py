"""Three-valued truth, the closed condition language, its straight-line program and its interpreter.

May touch: files (dates). Knows no case and no law: facts are names, values and reasons.
"""
