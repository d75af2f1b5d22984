"""All quotes, by speaker."""
