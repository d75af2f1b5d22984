"""What an editor can say about one article: the records of `seeds/STEM.yml`."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from dateline.desk.authors import UNNAMED
from dateline.desk.decisions import Decision
from dateline.desk.selectors import Selector
from dateline.languages.identify import language_code
from dateline.located import YamlReader, quote
from dateline.model import About, Correction
from dateline.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteItem(Selector):
    """A note in the margin."""

    note: str
    """The note itself, in Markdown if it is not plain."""
    plain: bool = False
    """`true` shows the words as they are, without reading them as Markdown; `import` sets it."""
    about: About = "context"
    by: str = UNNAMED
    """Who wrote it."""
    on: dt.date | None = None
    """When it was written."""
    link: str = ""
    """Where to read more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the desk knows about an article that its file does not say."""

    title: str = ""
    """The title under which it was published."""
    place: str = ""
    """Where it was filed."""
    source: str = ""
    """The outlet that carried it."""
    author: str = ""
    url: str = ""
    archived: str = ""
    """Address of an archived copy."""
    language: str = ""
    """ISO 639-1 code, if the language is identified wrongly."""
    summary: str = ""
    """One or two sentences, the desk's own."""

    @classmethod
    def read_yaml(cls, reader: YamlReader, node: Any, entries: dict[str, Any]) -> "Facts | None":  # noqa: ANN401 - only `located` knows YAML nodes
        """Read the facts; the language must be a code, because the cache names a file after it."""
        facts = reader.fill(node, entries, cls)
        if facts is None or not facts.language:
            return facts
        code = language_code(facts.language)
        if code is None:
            message = f"language: {quote(facts.language)} is not a language code; write `en`, `ru` …"
            reader.report(entries["language"][1], message, "DL108")
        return replace(facts, language=code or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionItem:
    """A mistake on a published page that was corrected; never removed."""

    old: str
    """What the page said."""
    new: str
    """What it says now."""
    why: str
    on: dt.date
    """When it was corrected."""
    by: str = UNNAMED
    place: Place

    @property
    def correction(self) -> Correction:
        """The correction as pages show it."""
        return Correction(old=self.old, new=self.new, why=self.why, on=self.on, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """Somebody has read the whole article with its marks."""

    by: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """Everything that the desk says about one article."""

    article: Facts | None = None
    reviewed: ReviewItem | None = None
    notes: tuple[NoteItem, ...] = ()
    marks: tuple[Decision, ...] = ()
    corrections: tuple[CorrectionItem, ...] = ()
    place: Place
    """The file."""
