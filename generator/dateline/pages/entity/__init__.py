"""People, organisations and places: the list of each, a page for each name, its map, strip and company."""
