"""Binding: sheets, a case and the engine become answers."""
