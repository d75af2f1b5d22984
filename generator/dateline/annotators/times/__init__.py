"""Time expressions, without a language: a cascade of rules recognises them, the discourse gives them their days.

`tokenizer` and `cascade` recognise (words → an expression, which says what the text says), `resolve` and `disambiguate`
date it (expression, publication date, discourse → a stretch of days with a precision). Recognition and resolution are
kept apart as in HeidelTime (Strötgen and Gertz, 2010); the values are TIMEX3 (TimeML 1.2.1). A language brings its
words and rules as a `TimeGrammar`.
"""
