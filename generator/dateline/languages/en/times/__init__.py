"""English time expressions: the words and rules that the language-free machine in `annotators.times` runs on."""

from dateline.languages.en.times.grammar import ENGLISH_TIMES

__all__ = ["ENGLISH_TIMES"]
