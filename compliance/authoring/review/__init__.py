"""What was reviewed, what was not, and what was changed since: a list, and the mark to write into a rule file."""
