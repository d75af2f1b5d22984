"""What a language must supply as data for rooms that know no language: a class a file of words."""
