"""Dateline: turns a folder of news articles in plain text into an annotated, chronological, searchable static site.

A tour of the package, in the order an article passes through it:

- `seeds` reads the folder. `layout` finds header, dateline, credit, byline, furniture and paragraphs. The result is an
  `Article` (`model`): the file, character for character, with marks beside the text and never in it.
- `nlp` parses the prose. `spacy_reader`, the only module that knows spaCy, returns a `Parse` of plain values; `syntax`
  answers questions about its grammar.
- `languages` has a folder for each language that articles can be annotated in: its annotators, named rules (`rules`)
  and word lists (`lexicon`). Everything English is in `languages.en`.
- `annotators` holds what languages share: the protocol, and machines that know no language. Each mark says which
  annotator made it, by which rule and for what reason (`reasons`).
- `calendar` does the date arithmetic for all of them: periods, holidays, TIMEX3 values, and `When`, the one time value.
- `pipeline` runs the annotators, on all cores if that pays off; `cache` stores the marks.
- `desk` reads the editors' YAML (`located`) and applies it: where the editors and the rules differ, the editors win.
- `corpus` links the articles: people, organisations and places, who said what, the timeline, figures, questions and
  sources. `linked` defines the values.
- `pages` turns the corpus into Markdown, with a folder for each kind of page. `weave` nests overlapping marks; only
  `markdown` knows Markdown's syntax; `note_markdown` makes editors' notes safe; `i18n_format` has the interface's words
  and formats in each language.
- `build` is the whole way as one function, from `settings` to a site; `addresses` makes old addresses redirect.
- `publish` writes the pages below `docs/`, `mkdocs_plugin` hands the same pages to MkDocs in memory, and `search`
  indexes the built site. `static` is what every site has besides pages, `theme` what we rely on inside the theme,
  `inline_scripts` those that our policy allows in somebody else's site.
- `export` produces the machine-readable outputs, `explain` the marks of one article in words, and `scaffold` a new
  project, which carries the program's own `wheel`. `cli` is the command line.

Problems of the input are values (`problems`) with file, line and column. Imports go down only, from the command line to
`problems`; `tests/test_layers.py` enforces that.
"""
