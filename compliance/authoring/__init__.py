"""The auditor's workbench: what tells the writer of a rule file what is wrong, untested, unreviewed or changed.

May touch: files, logic, vocabulary, law, check, case, and of explain and report the words and the screens. Nothing but the
cli imports it: a check never needs it.
"""
