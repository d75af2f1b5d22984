"""Names in any language: resolving candidates, finding phrases in tokens, acronyms in brackets.

Each language decides what can be a name and what the words around it mean: see `languages/en/names`.
"""
