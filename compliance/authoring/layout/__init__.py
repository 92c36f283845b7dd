"""The layout of rule files: one indentation, one spacing, one style of quotes; nothing of what a file says.

May touch: text.
"""
