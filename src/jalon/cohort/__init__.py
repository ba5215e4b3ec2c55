"""Many patients: tables of what was said of them, and the answers of every rule as columns."""
