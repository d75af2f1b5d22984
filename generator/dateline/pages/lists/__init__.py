"""The front page, articles by month, sources, the search page, and the page of an address that moved."""
