"""How names are compared across spellings, and how they are written in addresses."""

import re
import unicodedata

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
