"""The languages that articles can be annotated in: a folder each, behind one `Language` value.

To add one, write its folder after the pattern of `en/` and list its value here. Nothing else changes: an article is
annotated if its language is in `LANGUAGES`, and shown as it is otherwise.
"""

from collections.abc import Mapping

from dateline.languages.en import ENGLISH
from dateline.languages.language import Language

__all__ = ["DEFAULT", "LANGUAGES", "Language"]

DEFAULT = ENGLISH
"""The language whose words are looked for where an article's own is not known yet, or not in `LANGUAGES`."""
LANGUAGES: Mapping[str, Language] = {language.code: language for language in (ENGLISH,)}
"""By ISO 639-1 code."""
