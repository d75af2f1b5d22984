"""Pages about the editors' work: corrections, and what to review."""
