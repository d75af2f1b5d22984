"""The corpus as the pages need it: addresses, and who, what and when by article and by name. Built once a build."""

import datetime as dt
import posixpath
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.linked import (
    FOLDERS,
    PAGED,
    Attribution,
    Corpus,
    Entity,
    Entry,
    EventMention,
    Measure,
    QuoteVariants,
)
from dateline.model import Annotated, AnyMark, Article, Quote, Span, Title
from dateline.pages.shared.histogram import Spread, spread
from dateline.pages.shared.i18n import say
from dateline.pages.shared.mark_ids import ids
from dateline.pages.timeline.pagination import (
    FULL,
    Shelf,
    anchor,
    shelve,
    told,
)
from dateline.pages.timeline.timeline_history import Chronicle
from dateline.problems import Problem


@dataclass(frozen=True)
class Edition:
    """All that a page may ask of the corpus; the same for every page of one build."""

    corpus: Corpus
    site_name: str
    introduction: str = ""
    """Markdown of the editor's own, for the front page."""
    problems: Sequence[Problem] = ()
    site_url: str = ""
    """Where the site is published; nothing where the settings do not say."""
    report: str = ""
    """Where readers report an error, with places for {title}, {body} and {page}; nothing for nowhere."""
    review: bool = True
    """Whether there is a page of what wants an editor's look."""

    @cached_property
    def newest(self) -> dt.date | None:
        """The day of the newest article: what goes on is ongoing as of then, never as of today."""
        return max((a.article.published for a in self.corpus.articles if a.article.published), default=None)

    @cached_property
    def quotes_of(self) -> dict[str | None, list[Attribution]]:
        """The quotes by their speaker's address, None for those not resolved."""
        found: dict[str | None, list[Attribution]] = defaultdict(list)
        for attribution in self.corpus.attributions:
            found[attribution.entity].append(attribution)
        return dict(found)

    @cached_property
    def quotes_in(self) -> dict[str, list[Attribution]]:
        """The quotes by the article that holds them."""
        found: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in self.corpus.attributions:
            found[attribution.article].append(attribution)
        return dict(found)

    @cached_property
    def speakers(self) -> dict[tuple[str, Quote], str | None]:
        """The speaker's address for each quote of each article."""
        return {(a.article, a.quote): a.entity for a in self.corpus.attributions}

    @cached_property
    def entries_of(self) -> dict[str, list[Entry]]:
        """The dated entries by the addresses of those who take part."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.corpus.entries:
            for entity in entry.entities:
                found[entity].append(entry)
        return dict(found)

    @cached_property
    def told_in(self) -> dict[str, list[tuple[Entry, EventMention]]]:
        """The entries, dated or not, by the articles that tell them."""
        found: dict[str, list[tuple[Entry, EventMention]]] = defaultdict(list)
        for entry in (*self.corpus.entries, *self.corpus.undated):
            for telling in entry.mentions:
                found[telling.article].append((entry, telling))
        return dict(found)

    @cached_property
    def entry_of(self) -> dict[tuple[str, Span], Entry]:
        """The entry that an article's clause tells, by article and the clause's span."""
        return {(slug, telling.event.span): entry for slug, all_ in self.told_in.items() for entry, telling in all_}

    @cached_property
    def named_in(self) -> dict[str, dict[str, int]]:
        """The addresses of those named in an article and how often, by article."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for entity in self.corpus.entities:
            for mention in entity.mentions:
                found[mention.article][entity.id] += 1
        return {article: dict(counts) for article, counts in found.items()}

    @cached_property
    def quote_variants(self) -> dict[Attribution, QuoteVariants]:
        """The rewording that a quote is of, for those that are of one."""
        return {quote: rewording for rewording in self.corpus.quote_variants for quote in rewording.quotes}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries, dated or not, by id."""
        return {entry.id: entry for entry in (*self.corpus.entries, *self.corpus.undated)}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures by id."""
        return {measure.id: measure for measure in self.corpus.measures}

    @cached_property
    def series(self) -> dict[str, Measure]:
        """The measures of more than one value, by id: those that have a page of their own.

        What only counts things (`country`) is one where at least two of its values have a source or an owner.
        """
        return {identity: measure for identity, measure in self.measures.items() if _is_series(measure)}

    @cached_property
    def _ids(self) -> dict[str, dict[AnyMark, str]]:
        return {}

    def ids(self, slug: str) -> dict[AnyMark, str]:
        """Return the ids of an article's marks on its page."""
        if slug not in self._ids:
            self._ids[slug] = ids(self.corpus.by_slug[slug])
        return self._ids[slug]

    @cached_property
    def timeline(self) -> Shelf:
        """The pages of the dated entries."""
        return shelve("timeline/index", self.corpus.entries)

    @cached_property
    def undated(self) -> Shelf:
        """The pages of the undated entries, by the day they were first told; the timeline's own where that is small."""
        small = len(self.corpus.entries) + len(self.corpus.undated) <= FULL
        return shelve("timeline/index" if small else "timeline/undated", self.corpus.undated, told)

    @cached_property
    def page_of(self) -> dict[str, str]:
        """The page that holds an entry, by the entry's id."""
        shelves = (*self.timeline.all(), *self.undated.all())
        return {entry.id: shelf.path for shelf in shelves for entry in shelf.entries}

    @cached_property
    def sources_of(self) -> dict[str, list[str]]:
        """The ids of the sources that carried or wrote an article, by article."""
        found: dict[str, list[str]] = defaultdict(list)
        for source in self.corpus.sources:
            for slug in {*source.carried, *source.origin_of}:
                found[slug].append(source.id)
        return dict(found)

    @cached_property
    def spread(self) -> Spread:
        """The stretches of time in which strips of activity count articles."""
        return spread(annotated.article.published for annotated in self.corpus.articles)

    @cached_property
    def known(self) -> Chronicle:
        """What was known of each entry and when."""
        return Chronicle(self.corpus)

    def paged(self, entity: str | None) -> Entity | None:
        """Return who has this address, None where it has no page."""
        found = self.corpus.by_id.get(entity) if entity else None
        return found if found and found.type in PAGED else None


def _is_series(measure: Measure) -> bool:
    vouched = [point for point in measure.points if point.statements[0].source or point.statements[0].owner]
    said = measure.what or measure.deed or " per " in measure.unit
    return len(measure.points if said else vouched) > 1


@dataclass(frozen=True)
class Here:
    """Links from one page to others."""

    edition: Edition
    path: str
    """The path of the page that links, below `docs/`."""

    def link(self, target: str, words: md.Markdown, fragment: str = "", cls: str = "") -> md.Markdown:
        """Return a link to a page, or to this page's own fragment."""
        return md.link(self.address(target, fragment), words, {"class": cls} if cls else {})

    def address(self, target: str, fragment: str = "") -> str:
        """Return the address of a page as seen from here."""
        if target == self.path and fragment:
            return md.address("", fragment)
        return md.address(_relative(target, posixpath.dirname(self.path) or "."), fragment)

    def article(self, slug: str, words: md.Markdown, fragment: str = "", cls: str = "") -> md.Markdown:
        """Return a link to an article's page or to a place on it."""
        return self.link(article_path(self.edition.corpus.by_slug[slug].article), words, fragment, cls)

    def entity(self, address: str | None, words: str | None = None, cls: str = "") -> md.Markdown | None:
        """Return a link to the page of a person, organisation or place, None where there is no such page."""
        found = self.edition.paged(address)
        return self.link(f"{found.id}.md", md.text(words or found.name), cls=cls) if found else None

    def entry(self, entry: Entry, words: md.Markdown) -> md.Markdown:
        """Return a link to an entry of the timeline, on the page that holds it."""
        return self.link(self.edition.page_of[entry.id], words, anchor(entry))

    def mark(self, slug: str, claim: AnyMark, words: md.Markdown, cls: str = "") -> md.Markdown:
        """Return a link to a mark in its article."""
        return self.article(slug, words, self.edition.ids(slug)[claim], cls)


@lru_cache(maxsize=2**16)
def _relative(target: str, folder: str) -> str:
    """Return a page's path from a folder's: asked for a hundred times as often as there are answers."""
    return posixpath.relpath(target, folder)


def article_path(article: Article) -> str:
    """Return an article's page: from its date and stem alone, so that it lasts."""
    day = article.published.isoformat() if article.published else "undated"
    return f"articles/{day}-{article.slug}.md"


def folder(entity: Entity) -> str:
    """Return the folder of an entity's page."""
    return FOLDERS[entity.type]


def title_of(annotated: Annotated) -> Title | None:
    """Return the mark of an article's title."""
    return next(iter(annotated.of(Title)), None)


def title_words(annotated: Annotated) -> str:
    """Return an article's title on one line, the desk's before the file's; a label where it has none."""
    if stated := annotated.article.fact("title"):
        return folded(stated)
    mark = title_of(annotated)
    return folded(annotated.article.at(mark.span)) if mark else say("article.untitled")


def title_language(annotated: Annotated) -> str | None:
    """Return the language of `title_words`: the article's, None where they are the desk's or a label's own."""
    theirs = title_of(annotated) and not annotated.article.fact("title")
    return annotated.article.language if theirs else None


def folded(words: str) -> str:
    """Return words on one line, for places that are no quotation of the file's own line ends."""
    return " ".join(words.split())


def shortened(words: str, most: int) -> str:
    """Return the head of words on one line, cut at a blank, of no more than so many characters before the mark."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def source_words(article: Article) -> str:
    """Return who carried an article and from whom: `UrduPoint News, from Sputnik`."""
    chain = agencies(article)
    if not chain:
        return say("sources.unsourced")
    return chain[0] if len(chain) == 1 else say("article.carried", carrier=chain[0], origin=chain[-1])


def paragraph_at(article: Article, offset: int) -> int | None:
    """Return the number of the paragraph that holds a character."""
    for paragraph in article.paragraphs:
        if paragraph.span.start <= offset < paragraph.span.end:
            return paragraph.number
    return None


def place_id(article: Article, offset: int) -> str:
    """Return the id of what holds a character on the article's page: a paragraph, the title, else what is folded."""
    if number := paragraph_at(article, offset):
        return f"p{number}"
    titled = any(isinstance(m, Title) and m.span.start <= offset < m.span.end for m in article.layout)
    return "title" if titled else "received"


_SPACE = re.compile(r"\s")


def excerpt(article: Article, span: Span, reach: int = 80) -> tuple[str, str, str]:
    """Return the words before, at and after a span, as its paragraph has them, cut at blanks about `reach` away."""
    number = paragraph_at(article, span.start)
    whole = next((p.span for p in article.paragraphs if p.number == number), span)
    end = max(whole.end, span.end)
    start = whole.start
    if span.start - start > reach:
        found = _SPACE.search(article.text, span.start - reach, span.start)
        start = found.end() if found else span.start
    if end - span.end > reach:
        last = max((m.start() for m in _SPACE.finditer(article.text, span.end, span.end + reach)), default=span.end)
        end = last
    text = article.text
    before, after = text[start : span.start], text[span.end : end]
    return ("… " if start > whole.start else "") + before, article.at(span), after + (" …" if end < whole.end else "")
