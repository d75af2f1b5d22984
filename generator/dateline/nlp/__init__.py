"""The parse of an article's prose, and the only file that knows the library that makes it."""
