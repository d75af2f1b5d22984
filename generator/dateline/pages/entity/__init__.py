"""The pages of people, organisations and places."""
