"""Official texts that the user has downloaded, held against the rule tree. Nothing is sent or fetched, and no text is kept."""
