"""The report as a memorandum: one document in one language, which every format writes in its own way.

``model`` says what a document may hold. The other files write its sections, from the structure of the report alone: they know
no law, no case file and no format.
"""
