"""Examples beside the rule files: facts in, expected answer out."""
