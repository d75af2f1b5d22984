"""What the annotators of every language share: the protocol, and code that depends on no language."""
