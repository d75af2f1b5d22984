"""The building blocks of pages: rows of lists, strips of activity, the way through long lists."""
