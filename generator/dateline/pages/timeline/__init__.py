"""The timeline: its pages by time and status, filters and their data."""
