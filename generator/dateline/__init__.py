"""Dateline: a folder of news articles in plain text → an annotated, chronological, searchable static site.

A tour, along the way that an article walks:

- `seeds` reads the folder; `layout` finds header, dateline, credit, byline, paragraphs; an `Article` (`model`) is the
  file, character for character, with marks beside it, never in it.
- `reader` lets a spaCy pipeline read the prose and hands over a `Parse` of plain values; it alone knows spaCy.
- `annotators` find one kind of thing each: names, times, quotes, figures, events, the title. Each mark says who made it
  and why.
- `annotating` runs them, on all cores if there is much to do, and keeps the result in `cache`.
- `corpus` links the articles: people, organisations and places, who said what, the timeline, the sources (`records`).
- `pages` turns that into Markdown; `weave` nests overlapping marks, `markdown` alone knows Markdown's characters.
- `build` is this whole way as one function; `publish` writes its pages below `docs/`, `mkdocs_plugin` hands the same to
  mkdocs in memory, `export` prints the two machine-readable outputs, `cli` is the command.

Problems of the input are values (`problems`) with file, line and column; imports go down, from the command to
`problems`, and `tests/test_layers.py` holds them to it.
"""
