"""The front page, articles by month, sources, the search page, and redirects."""
