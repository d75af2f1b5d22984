"""The front page, the lists and the search page."""
