"""Write one thing of a rule tree otherwise at a time, and see whether an example notices."""
