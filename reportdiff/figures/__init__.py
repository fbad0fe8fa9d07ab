"""Numbers with meaning: found in prose, measured, dated, and matched year to year."""
