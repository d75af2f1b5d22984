"""Words of attributions and limits in leads."""

from dataclasses import dataclass
from importlib.resources import files
from typing import ClassVar

from dateline.lexicon import load


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """Word lists for titles: lemmas or words, lower case. The file says what each list is for."""

    file: ClassVar[str] = "title"

    neutral_verbs: frozenset[str]
    guards: frozenset[str]
    reversals: frozenset[str]
    settings: frozenset[str]
    openings: frozenset[str]
    place_prepositions: frozenset[str]
    attributions: frozenset[str]
    attribution_prepositions: frozenset[str]
    complementizers: frozenset[str]
    copulas: frozenset[str]


WORDS = load(TitleWords, files("dateline.languages.en"))
