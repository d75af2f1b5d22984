"""The building blocks of pages: list rows, activity strips, navigation through long lists."""
