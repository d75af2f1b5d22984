"""Which language an article is written in: English words first, then py3langid (139 languages, offline)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dateline.lexicon import lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000
"""Characters; more of an article tells nothing new."""
_SURE = 0.8
"""Below this an article counts as English: names of people and places, and a few words, look like many languages."""


def language(pieces: Iterable[str]) -> str:
    """Return the ISO 639 code of the language of prose; English unless another is certain."""
    prose = "\n".join(pieces)[:_ENOUGH]
    words = _WORD.findall(prose.lower())
    common = lexicon("language")
    if not words or sum(word in common["function_words"] for word in words) >= common["least_share"] * len(words):
        return ENGLISH
    code, probability = _identifier().classify(prose)
    return str(code) if probability >= _SURE else ENGLISH


@cache
def _identifier() -> "LanguageIdentifier":
    # Imported here, not above: its model takes most of a second to load, and a folder of English articles never asks.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
