"""Shows exactly what changed between one official country report and the next."""
