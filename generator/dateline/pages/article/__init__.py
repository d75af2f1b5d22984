"""An article's page: its text with marks, lists of what it contains, provenance, citation and error reports."""
