"""What can be found: people, organisations and places under all their names, quotes, events and articles."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.model import Annotated
from generator.pages.edition import Edition, article_path, folded, source_words, title_words
from generator.pages.marks import speaker_words
from generator.pages.rows import entry_when
from generator.pages.words import count, day, label, say
from generator.records import PAGED, Attribution, Corpus, Entity, Entry

Kind = Literal["person", "organisation", "place", "quote", "event", "article"]
KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "quote", "event", "article")
"""In the order in which a reader is offered them."""


@dataclass(frozen=True, slots=True)
class Find:
    """One thing that search finds, and where it leads."""

    kind: Kind
    page: str
    """The page's path below `docs/`."""
    fragment: str
    """The id on that page; of an article nothing, its paragraphs are `p1`, `p2` …"""
    title: str
    about: str
    """One line that says more: a source and day, how often a name is met."""
    words: tuple[str, ...] = ()
    """What is searched and shown in pieces: of an article its paragraphs, the first one first."""
    names: tuple[str, ...] = ()
    """Names under which it is found though its words may use others: every form of everybody who is in it."""
    day: dt.date | None = None
    language: str = ""
    """Of title and words, where it is not the edition's."""


def finds(corpus: Corpus, language: str = "en") -> tuple[Find, ...]:
    """Return all that can be found: by kind, what has a day the newest first."""
    edition = Edition(corpus, "")
    names = {entity.id: _names(entity) for entity in corpus.entities}
    found = [
        *(_entity(entity, names[entity.id]) for entity in corpus.entities if entity.type in PAGED),
        *(_quote(edition, said, names) for said in corpus.attributions),
        *(_event(edition, entry, names) for entry in (*corpus.entries, *corpus.undated)),
        *(_article(edition, annotated, names, language) for annotated in corpus.articles),
    ]
    return tuple(sorted(found, key=_order))


def _order(find: Find) -> tuple[int, int, str, str, str]:
    newest = -find.day.toordinal() if find.day else 0
    return (KINDS.index(find.kind), newest, find.page, find.fragment, find.title)


def _names(entity: Entity) -> tuple[str, ...]:
    """Return every name of somebody once, the one that heads the page first."""
    forms = (folded(mention.form) for mention in entity.mentions)
    return tuple(dict.fromkeys((entity.name, *entity.also, *forms)))


def _entity(entity: Entity, names: tuple[str, ...]) -> Find:
    articles = len({mention.article for mention in entity.mentions})
    seen = say("entity.seen", mentions=count("mentions", len(entity.mentions)), articles=count("articles", articles))
    roles = dict.fromkeys(folded(role.words) for role in entity.roles)
    # Every name has the weight of a title: a search for one form should lead to its bearer first.
    words = (", ".join(roles), entity.description)
    kind: Kind = "person" if entity.type == "person" else "organisation" if entity.type == "organisation" else "place"
    return Find(kind, f"{entity.id}.md", "", entity.name, seen, tuple(filter(None, words)), names)


def _quote(edition: Edition, said: Attribution, names: dict[str, tuple[str, ...]]) -> Find:
    annotated = edition.corpus.by_slug[said.article]
    article = annotated.article
    words = " … ".join(folded(article.at(part)) for part in said.quote.parts)
    return Find(
        "quote",
        article_path(article),
        edition.ids(said.article)[said.quote],
        speaker_words(edition, article, said.quote.speaker, said.entity),
        _carried(annotated),
        (words,),
        # Who looks for what somebody said writes "said", whatever the article's own verb.
        (*_all(names, [said.entity] if said.entity else []), str(label("search.said"))),
        article.published,
    )


def _event(edition: Edition, entry: Entry, names: dict[str, tuple[str, ...]]) -> Find:
    slug, span = entry.headline_at
    holds = (t for t in entry.tellings if t.article == slug and t.event.span.overlaps(span))
    telling = next(holds, entry.tellings[0])
    article = edition.corpus.by_slug[telling.article].article
    about = [entry_when(entry), str(label(f"status.{entry.status}")), say("search.told", articles=_told(entry))]
    told = dict.fromkeys(folded(edition.corpus.by_slug[t.article].article.at(t.event.span)) for t in entry.tellings)
    headline = folded(entry.reworded or entry.headline)
    return Find(
        "event",
        article_path(article),
        edition.ids(article.slug)[telling.event],
        headline,
        " · ".join(about),
        tuple(words for words in told if words != headline),
        _all(names, entry.entities),
        entry.first or entry.last,
    )


def _told(entry: Entry) -> str:
    return count("articles", len({telling.article for telling in entry.tellings}))


def _article(edition: Edition, annotated: Annotated, names: dict[str, tuple[str, ...]], language: str) -> Find:
    article = annotated.article
    return Find(
        "article",
        article_path(article),
        "",
        title_words(annotated),
        _from(annotated),
        tuple(folded(article.at(paragraph.span)) for paragraph in article.paragraphs),
        _all(names, edition.named_in.get(article.slug, {})),
        article.published,
        article.language if article.language != language else "",
    )


def _all(names: dict[str, tuple[str, ...]], addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for address in addresses for name in names.get(address, ()))


def _carried(annotated: Annotated) -> str:
    return f"{title_words(annotated)} · {_from(annotated)}"


def _from(annotated: Annotated) -> str:
    published = annotated.article.published
    return f"{source_words(annotated.article)} · {day(published) if published else label('date.undated')}"
