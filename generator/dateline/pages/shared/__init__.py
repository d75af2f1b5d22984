"""What the pages of several kinds share."""
