"""The languages that articles can be annotated in, each a folder behind one `Language` value.

To add one, write a folder on the model of `en/` and list its value in `LANGUAGES`. Nothing else changes: articles in a
listed language are annotated, all others are shown unannotated.
"""

from collections.abc import Mapping

from dateline.languages.en import ENGLISH
from dateline.languages.language import Language

__all__ = ["DEFAULT", "LANGUAGES", "Language"]

DEFAULT = ENGLISH
"""The language whose words are used if an article's own language is not known yet, or not in `LANGUAGES`."""
LANGUAGES: Mapping[str, Language] = {language.code: language for language in (ENGLISH,)}
"""By ISO 639-1 code."""
