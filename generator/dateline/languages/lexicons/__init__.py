"""Lexicons that a language supplies and several packages read: one class per file."""
