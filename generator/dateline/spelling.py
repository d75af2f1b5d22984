"""How names are compared across spellings, and how they are written in addresses."""

import hashlib
import re
import unicodedata

LONGEST_STEM = 120
"""Maximum length of a page's name in bytes: half of what file systems hold (255), since dates and suffixes follow."""
_HASH = 8
"""Number of hexadecimal digits of a hash in a name: two of 10,000 shortened names share one once in 100 sites."""
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[. ]$')
"""What Windows refuses in a file's name."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL)
"""Windows' names of devices, with any suffix."""
# On Latin letters only: й and ї are letters of their own, not accented ones.
_LATIN_WITH_MARKS = re.compile("([a-z])[\u0300-\u036f]+")


def key(name: str) -> str:
    """Return what all spellings of a name share: folds case, accents, dots, and kinds of apostrophe and dash."""
    plain = _LATIN_WITH_MARKS.sub(r"\1", unicodedata.normalize("NFKD", name.casefold()))
    plain = unicodedata.normalize("NFC", plain)
    return " ".join(re.findall(r"[^\W_]+", plain.replace("’", "").replace("'", "")))


def slug(name: str) -> str:
    """Return a name as written in an address: letters and digits of any script, joined by hyphens."""
    return key(name).replace(" ", "-") or "unnamed"


def file_stem(words: str) -> str:
    """Return words as the stem of a file that every system can hold; most words already are one.

    What is too long, reserved by Windows or has signs that Windows refuses is shortened or replaced, and ends in a hash
    of the words, so that no two share a stem. Cut at a whole character: a letter may take four bytes.
    """
    stem = _REFUSED.sub("-", words)
    if _RESERVED.fullmatch(stem):
        stem = f"{stem.replace('.', '-')}-"
    if len(stem.encode()) <= LONGEST_STEM and stem == words:
        return words
    cut = stem.encode()[: LONGEST_STEM - _HASH - 1].decode(errors="ignore").rstrip("-. ")
    return f"{cut}-{hashlib.sha256(words.encode()).hexdigest()[:_HASH]}"
