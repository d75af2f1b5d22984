"""The machine for time expressions, without a language: cascade of rules, resolution to days, discourse.

`cascade` recognises (words → an expression that says what the text says), `resolve` reckons (expression, the article's
day, what was told before → an interval with a precision). After Strötgen and Gertz (2010), "HeidelTime", in keeping
the two apart; the values are TIMEX3 as TimeML 1.2.1 defines it.
"""
