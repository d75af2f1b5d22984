"""The timeline's pages."""
