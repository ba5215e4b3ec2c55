"""Meaning: what a rule says of what is known. Knows no medicine and imports nothing of jalon."""
