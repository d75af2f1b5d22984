"""When two spellings are one name, and how a name is written in an address."""

import re
import unicodedata

# On Latin letters only: the breve of й and the dots of ї make letters of their own.
_LATIN_WITH_MARKS = re.compile("([a-z])[\u0300-\u036f]+")


def key(name: str) -> str:
    """Return what spellings of one name share: folds case, accents, dots, and kinds of apostrophe and dash."""
    plain = _LATIN_WITH_MARKS.sub(r"\1", unicodedata.normalize("NFKD", name.casefold()))
    plain = unicodedata.normalize("NFC", plain)
    return " ".join(re.findall(r"[^\W_]+", plain.replace("’", "").replace("'", "")))


def slug(name: str) -> str:
    """Return a name as it is written in an address: letters and digits of any script, joined by hyphens."""
    return key(name).replace(" ", "-") or "unnamed"
