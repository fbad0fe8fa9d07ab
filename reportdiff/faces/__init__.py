"""Faces: a Comparison, a History or a Report -> text, pages and tables. Each only shows; nothing is decided here."""
