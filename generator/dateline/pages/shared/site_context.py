"""The corpus as the pages need it: addresses, and lookups by article and by name. Made once per build."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from dateline.linked import (
    PAGED,
    Attribution,
    Corpus,
    Entity,
    Entry,
    EventMention,
    Measure,
    QuoteVariants,
)
from dateline.model import Annotated, AnyMark, Article, NameType, Quote, Span
from dateline.pages.shared.entry_history import TimelineHistory
from dateline.pages.shared.entry_paging import MAX_ENTRIES, first_report_day, split_entries
from dateline.pages.shared.histogram import TimeBins, time_bins
from dateline.pages.shared.mark_ids import mark_ids
from dateline.pages.shared.name_paging import NameList, list_names, name_anchor
from dateline.pages.shared.pagination import ListPage
from dateline.problems import Grade, Problem


@dataclass(frozen=True)
class SiteContext:
    """Everything a page may look up in the corpus; shared by all pages of a build."""

    corpus: Corpus
    name: str
    introduction: str = ""
    """The editor's own Markdown for the front page."""
    problems: Sequence[Problem] = ()
    url: str = ""
    """The site's base address; empty if the settings don't say."""
    report: str = ""
    """Where readers report an error, with places for {title}, {body} and {page}; empty for nowhere."""
    review: bool = True
    """True if the site has the page of what needs review."""
    preview: bool = False
    """True if only an editor sees the pages, which then show errors and notices too."""

    @cached_property
    def shown_problems(self) -> list[Problem]:
        """The problems in the boxes on the pages."""
        return [problem for problem in self.problems if self.preview or problem.grade is Grade.WARNING]

    def problems_of(self, article: Article) -> list[Problem]:
        """Return the problems in the box of an article; in a preview, those of its desk file too."""
        desk_file = PurePosixPath(article.path).with_suffix(".yml").as_posix()
        paths = {article.path, desk_file} if self.preview else {article.path}
        return [problem for problem in self.shown_problems if problem.place.path in paths]

    @cached_property
    def newest(self) -> dt.date | None:
        """The day of the newest article: ongoing means as of that day, never as of today."""
        return max((a.article.published for a in self.corpus.articles if a.article.published), default=None)

    @cached_property
    def newest_first(self) -> list[Annotated]:
        """The articles, the newest first, undated ones last."""
        dated = [a for a in self.corpus.articles if a.article.published]
        return [*dated[::-1], *(a for a in self.corpus.articles if not a.article.published)]

    @cached_property
    def quotes_of(self) -> dict[str | None, list[Attribution]]:
        """The quotes by their speaker's address; None for unresolved speakers."""
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
    def reports_in(self) -> dict[str, list[tuple[Entry, EventMention]]]:
        """The entries, dated or not, by the articles that report them."""
        found: dict[str, list[tuple[Entry, EventMention]]] = defaultdict(list)
        for entry in (*self.corpus.entries, *self.corpus.undated):
            for mention in entry.mentions:
                found[mention.article].append((entry, mention))
        return dict(found)

    @cached_property
    def entry_of(self) -> dict[tuple[str, Span], Entry]:
        """The entry that an article's clause reports, by article and the clause's span."""
        return {(slug, mention.event.span): entry for slug, all_ in self.reports_in.items() for entry, mention in all_}

    @cached_property
    def mention_counts(self) -> dict[str, dict[str, int]]:
        """The addresses of the entities named in each article, and how often."""
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for entity in self.corpus.entities:
            for mention in entity.mentions:
                found[mention.article][entity.id] += 1
        return {article: dict(counts) for article, counts in found.items()}

    @cached_property
    def quote_variants(self) -> dict[Attribution, QuoteVariants]:
        """The group of variants that a quote belongs to, if any."""
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
        """The measures with several values, by id: those that have their own page.

        A mere count of things (`country`) is a series only if at least two of its values have a source or an owner.
        """
        return {identity: measure for identity, measure in self.measures.items() if _is_series(measure)}

    @cached_property
    def _mark_ids(self) -> dict[str, dict[AnyMark, str]]:
        return {}

    def mark_ids(self, slug: str) -> dict[AnyMark, str]:
        """Return the ids of an article's marks on its page."""
        if slug not in self._mark_ids:
            self._mark_ids[slug] = mark_ids(self.corpus.by_slug[slug])
        return self._mark_ids[slug]

    @cached_property
    def timeline(self) -> ListPage[Entry]:
        """The pages of the dated entries."""
        return split_entries("timeline/index", self.corpus.entries)

    @cached_property
    def timeline_undated(self) -> ListPage[Entry]:
        """The pages of the undated entries, by day of the first report; a small timeline has both on one page."""
        small = len(self.corpus.entries) + len(self.corpus.undated) <= MAX_ENTRIES
        return split_entries("timeline/index" if small else "timeline/undated", self.corpus.undated, first_report_day)

    @cached_property
    def page_of(self) -> dict[str, str]:
        """The page that holds an entry, by the entry's id."""
        parts = (*self.timeline.walk(), *self.timeline_undated.walk())
        return {entry.id: part.path for part in parts for entry in part.items}

    @cached_property
    def sources_of(self) -> dict[str, list[str]]:
        """The ids of the sources that carried or wrote an article, by article."""
        found: dict[str, list[str]] = defaultdict(list)
        for source in self.corpus.sources:
            for slug in {*source.carried, *source.origin_of}:
                found[slug].append(source.id)
        return dict(found)

    @cached_property
    def time_bins(self) -> TimeBins:
        """The periods for which activity strips count articles."""
        return time_bins(annotated.article.published for annotated in self.corpus.articles)

    @cached_property
    def history(self) -> TimelineHistory:
        """What was known of each entry and when."""
        return TimelineHistory(self.corpus)

    @cached_property
    def name_lists(self) -> dict[NameType, NameList]:
        """The lists of people, organisations and places."""
        return {kind: list_names(self.corpus.entities, kind) for kind in sorted(PAGED)}

    @cached_property
    def _name_lines(self) -> dict[str, str]:
        return {address: path for names in self.name_lists.values() for address, path in names.lines().items()}

    def has_page(self, entity: Entity) -> bool:
        """Return True if an entity has a page, not just a line in a list."""
        return entity.id in self.corpus.entity_pages

    def entity_target(self, entity: Entity) -> tuple[str, str]:
        """Return where links to an entity lead, as page and fragment: its page, or else its line in the list."""
        if self.has_page(entity):
            return f"{entity.id}.md", ""
        return self._name_lines[entity.id], name_anchor(entity)

    def find_entity(self, entity: str | None) -> Entity | None:
        """Return the person, organisation or place at this address, or None."""
        found = self.corpus.by_id.get(entity) if entity else None
        return found if found and found.type in PAGED else None


def _is_series(measure: Measure) -> bool:
    vouched = [point for point in measure.points if point.statements[0].source or point.statements[0].owner]
    is_specific = measure.what or measure.deed or " per " in measure.unit
    return len(measure.points if is_specific else vouched) > 1
