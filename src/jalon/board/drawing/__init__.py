"""Drawings of a dossier: a skeleton with its lesions, scores on a bar, days on a line. Data in, SVG out; read without colour."""
