"""What search can find: names in all their forms, quotes, events, claims, figures, articles and hand-written pages."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.linked import (
    PAGED,
    Attribution,
    Corpus,
    Entity,
    Entry,
    Measure,
    Point,
    Question,
)
from dateline.model import Annotated, Article
from dateline.pages.blocks.entry_rows import entry_date
from dateline.pages.blocks.quote_rows import speaker_words
from dateline.pages.compared import measures_page, questions_page
from dateline.pages.shared.article_text import one_line, source_words, title_words
from dateline.pages.shared.i18n import (
    capital,
    count,
    day,
    format_text,
    label,
)
from dateline.pages.shared.links import article_path
from dateline.pages.shared.site_context import SiteContext
from dateline.search.sections import Section

Kind = Literal["person", "organisation", "place", "quote", "event", "claim", "figure", "article", "page"]
KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "quote", "event", "claim", "figure", "article", "page")
"""In the order they are offered."""


@dataclass(frozen=True, slots=True)
class Find:
    """One search result, and where it leads."""

    kind: Kind
    page: str
    """The page's path below `docs/`."""
    fragment: str
    """The id on that page; empty for an article, whose paragraphs are `p1`, `p2` …"""
    title: str
    about: str
    """One line of details: source and day, or how often a name occurs."""
    words: tuple[str, ...] = ()
    """The text searched and shown in excerpts: the paragraphs of an article, in order."""
    names: tuple[str, ...] = ()
    """Other names that find it: every form of the name of everybody in it."""
    day: dt.date | None = None
    stamp: str = ""
    """The day as one word, `20201126`; for a month or year, the common prefix of its days."""
    met: int = 1
    """How often a name occurs."""
    language: str = ""
    """Language of the words, if it is not the interface's."""


Names = dict[str, tuple[str, ...]]
"""Every name of somebody, by address."""


def finds(
    corpus: Corpus, language: str = "en", written: Mapping[str, Sequence[Section]] | None = None
) -> Sequence[Find]:
    """Return everything that can be found: by kind, the newest first."""
    site = SiteContext(corpus, "")
    names = {entity.id: _names(entity) for entity in corpus.entities}
    found = [
        *(_entity(site, entity, names[entity.id]) for entity in corpus.entities if entity.type in PAGED),
        *(_quote(site, attribution, names, language) for attribution in corpus.attributions),
        *(_event(site, entry, names, language) for entry in (*corpus.entries, *corpus.undated)),
        *(_claim(site, question, names, language) for question in questions_page.select_questions(site)),
        *(find for measure in corpus.measures for find in _figures(site, measure, names, language)),
        *(_article(site, annotated, names, language) for annotated in corpus.articles),
        *(find for page, sections in (written or {}).items() for find in _page(page, sections)),
    ]
    return sorted(found, key=_order)


def _order(find: Find) -> tuple[int, int, str, str, str]:
    newest = -find.day.toordinal() if find.day else 0
    return (KINDS.index(find.kind), newest, find.page, find.fragment, find.title)


def _names(entity: Entity) -> tuple[str, ...]:
    """Return each form of a name once, the page's heading first."""
    forms = (one_line(mention.form) for mention in entity.mentions)
    return tuple(dict.fromkeys((entity.name, *entity.also, *forms)))


def _entity(site: SiteContext, entity: Entity, names: tuple[str, ...]) -> Find:
    articles = len({mention.article for mention in entity.mentions})
    seen = format_text(
        "entity.seen", mentions=count("mentions", len(entity.mentions)), articles=count("articles", articles)
    )
    roles = dict.fromkeys(one_line(role.words) for role in entity.roles)
    # Every name has the weight of a title: a search for one form should lead to its bearer first.
    words = (", ".join(roles), entity.description)
    kind: Kind = "person" if entity.type == "person" else "organisation" if entity.type == "organisation" else "place"
    found = tuple(filter(None, words))
    return Find(kind, *site.entity_target(entity), entity.name, seen, found, names, met=len(entity.mentions))


def _quote(site: SiteContext, attribution: Attribution, names: Names, language: str) -> Find:
    annotated = site.corpus.by_slug[attribution.article]
    article = annotated.article
    words = " … ".join(one_line(article.words(part)) for part in attribution.quote.parts)
    return Find(
        "quote",
        article_path(article),
        site.mark_ids(attribution.article)[attribution.quote],
        speaker_words(site, article, attribution.quote.speaker, attribution.entity),
        _article_line(annotated),
        (words,),
        # A reader who looks for somebody's words types "said", whatever the article's verb.
        (*_all(names, [attribution.entity]), str(label("search.said"))),
        article.published,
        stamp(article.published),
        language=_foreign(article, language),
    )


def _event(site: SiteContext, entry: Entry, names: Names, language: str) -> Find:
    slug, span = entry.headline_at
    holds = (t for t in entry.mentions if t.article == slug and t.event.span.overlaps(span))
    mention = next(holds, entry.mentions[0])
    article = site.corpus.by_slug[mention.article].article
    about = [
        entry_date(entry),
        str(label(f"status.{entry.status}")),
        format_text("search.told", articles=_article_count(entry)),
    ]
    reported = dict.fromkeys(
        one_line(site.corpus.by_slug[t.article].article.words(t.event.span)) for t in entry.mentions
    )
    headline = one_line(entry.reworded or entry.headline)
    return Find(
        "event",
        article_path(article),
        site.mark_ids(article.slug)[mention.event],
        headline,
        " · ".join(about),
        tuple(words for words in reported if words != headline),
        _all(names, entry.entities),
        entry.when.start,
        stamp(entry.when.first, entry.when.last),
        language=_foreign(article, language),
    )


def _article_count(entry: Entry) -> str:
    return count("articles", len({mention.article for mention in entry.mentions}))


def _claim(site: SiteContext, question: Question, names: Names, language: str) -> Find:
    answers = [(site.corpus.by_slug[answer.article].article, answer) for answer in question.answers]
    return Find(
        "claim",
        questions_page.PATH,
        question.id,
        questions_page.question_words(site, question),
        format_text(
            "search.answers", voices=count("voices", len({questions_page.voice(answer) for _, answer in answers}))
        ),
        tuple(dict.fromkeys(one_line(article.words(answer.span)) for article, answer in answers)),
        _all(names, (answer.entity for _, answer in answers)),
        question.day,
        stamp(question.day),
        language=next((_foreign(article, language) for article, _ in answers), ""),
    )


def _figures(site: SiteContext, measure: Measure, names: Names, language: str) -> Iterator[Find]:
    """Yield a series as one find that leads to its page, or each value of other measures in its article."""
    if measure.id in site.series:
        yield _figure(site, measure, measure.points, names, language)
    else:
        for point in measure.points:
            yield _figure(site, measure, (point,), names, language)


def _figure(site: SiteContext, measure: Measure, points: Sequence[Point], names: Names, language: str) -> Find:
    stated = [one for point in points for one in point.statements]
    first = stated[0]
    article = site.corpus.by_slug[first.article].article
    series = measure.id in site.series
    what = measures_page.measure_words(site, measure)
    articles = count("articles", len({one.article for one in stated}))
    newest = max((one.day for one in stated if one.day), default=None)
    sentences = (one_line(site.corpus.by_slug[one.article].article.words(one.sentence)) for one in stated)
    return Find(
        "figure",
        f"figures/{measure.id}.md" if series else article_path(article),
        "" if series else site.mark_ids(first.article)[first.figure],
        capital(what) if series else f"{one_line(article.words(first.figure.span))} · {what}",
        format_text("search.values", values=len(points), articles=articles) if series else _source_line(article),
        tuple(dict.fromkeys(sentences)),
        _all(names, (measure.place, *(who for one in stated for who in (one.owner, one.authority)))),
        newest,
        stamp(newest),
        language=_foreign(article, language),
    )


def _article(site: SiteContext, annotated: Annotated, names: Names, language: str) -> Find:
    article = annotated.article
    return Find(
        "article",
        article_path(article),
        "",
        title_words(annotated),
        _source_line(article),
        tuple(one_line(article.words(paragraph.span)) for paragraph in article.paragraphs),
        _all(names, site.mention_counts.get(article.slug, {})),
        article.published,
        stamp(article.published),
        language=_foreign(article, language),
    )


def _page(page: str, sections: Sequence[Section]) -> Iterator[Find]:
    """Yield a find for each section, with its heading and its page."""
    whole = next((section.title for section in sections if section.title), page)
    for section in sections:
        title = section.title or whole
        yield Find("page", page, section.fragment, title, whole if title != whole else "", section.words)


def stamp(first: dt.date | None, last: dt.date | None = None) -> str:
    """Return the common prefix of the days from first to last: a day, a month, a year, or nothing."""
    one, other = (f"{day:%Y%m%d}" if day else "" for day in (first or last, last or first))
    return next((one[:long] for long in (8, 6, 4) if one[:long] == other[:long]), "")


def _foreign(article: Article, language: str) -> str:
    return article.language if article.language != language else ""


def _all(names: Names, addresses: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(name for address in dict.fromkeys(addresses) if address for name in names.get(address, ()))


def _article_line(annotated: Annotated) -> str:
    return f"{title_words(annotated)} · {_source_line(annotated.article)}"


def _source_line(article: Article) -> str:
    return f"{source_words(article)} · {day(article.published) if article.published else label('date.undated')}"
