"""All entries as JSON, for the filters of pages that don't hold them: fetched on first use.

Their words are in a separate file: they are most of the data, and few readers search for words in the timeline.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from dateline.linked import Entry
from dateline.pages.blocks.entry_rows import headline_words
from dateline.pages.shared.article_text import one_line
from dateline.pages.shared.entry_paging import entry_anchor, entry_period
from dateline.pages.shared.links import Linker
from dateline.pages.shared.pagination import ListPage
from dateline.pages.shared.site_context import SiteContext
from dateline.pages.timeline.timeline_rows import sources, statuses

INDEX = "timeline/entries.json"
WORDS = "timeline/words.json"


def index(site: SiteContext, timeline: ListPage[Entry]) -> str:
    """Return the dated entries as JSON, one per line.

    Each has its id, its page's period, its own period, statuses, first and last day, the day of its first report,
    whether it is a key date, names (by number in `names`) and sources (by number in `sources`). `undated` lists the ids
    on the page of undated entries.
    """
    there = {entity for entry in timeline.all_items for entity in entry.entities}
    names = sorted(entity for entity in there if site.find_entity(entity))
    carriers = [source.id for source in site.corpus.sources]
    head = {
        "undated": [entry_anchor(entry) for entry in site.timeline_undated.items],
        "names": [[identity, site.corpus.by_id[identity].name] for identity in names],
        "sources": carriers,
    }
    return f'{_json(head)[:-1]},"entries":{_lines(_entries(site, timeline, names, carriers))}}}\n'


def words(site: SiteContext, timeline: ListPage[Entry]) -> str:
    """Return the searchable words of each entry in the index, in the same order, as JSON."""
    return f"{_lines(_words(site, entry) for page in timeline.walk() for entry in page.items)}\n"


def _lines(values: Iterable[object]) -> str:
    """Return a JSON list with one value per line, so that a change is one line of a diff."""
    return "[\n" + ",\n".join(map(_json, values)) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _entries(
    site: SiteContext, timeline: ListPage[Entry], names: Sequence[str], carriers: Sequence[str]
) -> Iterator[list[object]]:
    linker = Linker(site, INDEX)
    who = {identity: number for number, identity in enumerate(names)}
    carried = {identity: number for number, identity in enumerate(carriers)}
    for page in timeline.walk():
        for entry in page.items:
            states = site.history.states(entry)
            days = [entry.when.start, entry.when.end, states[0].since]
            yield [
                entry_anchor(entry),
                page.key,
                entry_period(entry),
                statuses(states),
                *(day.isoformat() if day else "" for day in days),
                int(entry.key),
                [who[entity] for entity in entry.entities if entity in who],
                [carried[source] for source in sources(linker, entry)],
            ]


def _words(site: SiteContext, entry: Entry) -> str:
    """Return the words of an entry that the filters search: its headline and its mentions' words, each once."""
    reported = (
        one_line(site.corpus.by_slug[mention.article].article.words(mention.event.span)) for mention in entry.mentions
    )
    return " ".join(dict.fromkeys([headline_words(entry), *reported]))
