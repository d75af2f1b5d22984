"""Parsing: the parse of an article's prose, queries on its grammar, and the only file that uses spaCy."""
