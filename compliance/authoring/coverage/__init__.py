"""Which conditions the examples have seen true, false and unknown, and which have by themselves decided an answer."""
