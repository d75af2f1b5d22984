"""What every page needs: the corpus by article and name, links, the interface's words, pagination."""
