"""What must hold of every regime, whatever the case: shown over all facts and days, or refuted by a case."""
