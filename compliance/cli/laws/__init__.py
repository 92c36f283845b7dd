"""Further commands of ``compliance law``, one file each."""
