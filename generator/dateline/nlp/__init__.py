"""Parsing: the parse of an article's prose, questions about its grammar, and the one file that knows spaCy."""
