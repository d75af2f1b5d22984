"""The annotators, in the order in which they speak: each sees what those before it claimed."""
