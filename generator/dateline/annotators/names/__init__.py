"""Names in any language: candidates and how they are resolved, phrases found in tokens, acronyms in brackets.

What may be a name, and what the words around it say, is a language's business: see `languages/en/names`.
"""
