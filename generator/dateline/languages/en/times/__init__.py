"""English time expressions: words and rules for the language-independent annotator in `annotators.times`."""

from dateline.languages.en.times.grammar import ENGLISH_TIMES

__all__ = ["ENGLISH_TIMES"]
