"""The finite abstraction of a limb on a day, and the search in it: facts on which something is so, or the proof of none.

Every fact is cut into the kinds of value that the leaves of a program tell apart, each leaf being asked by the one interpreter;
a value nobody reported is one kind more. What is then left is a choice of kinds, which a solver searches through and exhausts.
"""
