"""People, organisations and places: their lists, and a page for each with its map, activity strip and co-mentions."""
