"""What annotators of every language share: the protocol, and machines that know no language."""
