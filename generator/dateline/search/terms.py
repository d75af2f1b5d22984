"""Words as search compares them: no case, accents or plural endings; `assets/search.js` does the same."""

import re
import unicodedata
from functools import cache
from itertools import chain

from dateline.languages import DEFAULT

# Initials stay together (U.S.), as do digits across a comma (1,500) and a word across its apostrophe (people's).
_LETTER = r"[^\W\d_]"
_PART = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}(?:\.{_LETTER})+(?!{_PART})|\d+(?:,\d{{3}})+(?!\d)|{_PART}+(?:['’ʼ]{_PART}+)*")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_OTHER = re.compile(r"[\W_]+")
# Letters whose stroke Unicode doesn't treat as an accent, as people without the key type them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def terms(words: str) -> list[str]:
    """Return the term of each word, in order."""
    return list(chain.from_iterable(map(_split_terms, words.split())))


@cache  # Words repeat a lot in a corpus, and none of them contains a space.
def _split_terms(words: str) -> tuple[str, ...]:
    return tuple(DEFAULT.stem(folded) for word in _WORD.findall(words) if (folded := fold(word)))


def fold(word: str) -> str:
    """Return a word in lower case without accents and apostrophes."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", word)).lower()
    return _OTHER.sub("", plain.translate(_PLAIN))
