"""An article's page: its text with the marks, what it holds, where it is from, how to cite it and report an error."""
