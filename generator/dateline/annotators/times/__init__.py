"""Language-independent time expressions: a cascade of rules recognises them, the discourse dates them.

`tokenizer` and `cascade` recognise (words → an expression, which represents the words), `resolve` and `disambiguate`
date it (expression, publication date, discourse → a range of days with a precision). Recognition and resolution are
separate as in HeidelTime (Strötgen and Gertz, 2010); the values are TIMEX3 (TimeML 1.2.1). A language supplies its
words and rules as a `TimeGrammar`.
"""
