"""Lexicons that a language supplies and several rooms read: a class a file."""
