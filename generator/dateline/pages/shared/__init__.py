"""What every page stands on: the corpus by article and name, links, the interface's words, pagination."""
