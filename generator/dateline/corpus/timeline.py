"""Turn the events of all articles into timeline entries: one for each event, with every mention of it."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from dateline.corpus.clustering import cluster_mentions
from dateline.corpus.headline import choose_headline
from dateline.corpus.history import combine_statuses
from dateline.corpus.importance import Coverage, score
from dateline.corpus.mention_features import MentionFeatures, extract_features, find_shared_words
from dateline.corpus.origins import Provenance, count_sources, provenance
from dateline.corpus.similarity import EventCluster
from dateline.linked import Entry, EventMention
from dateline.model import Annotated, Span, Status
from dateline.reasons import NONE, Reason, reason, together

FEWEST_KEY = 12
"""Minimum number of entries in the short index, if there are that many: as many as the front page shows."""
KEY_PER_DATE = 2
"""Entries of one date that the short index takes before those of other dates: else one busy news day would fill it."""


def entries(
    articles: Sequence[Annotated],
    entity_at: Mapping[tuple[str, Span], str],
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the dated entries in time order, and the undated ones by the day of their first report.

    `entity_at` maps an article's slug and the span of a name to the entity's address. The order of `articles` doesn't
    matter.
    """
    sources = provenance(articles)
    newest = max((a.article.published for a in articles if a.article.published), default=None)
    mentions = list(extract_features(articles, entity_at))
    coverage = Coverage(mentions)
    found = [
        (_entry(cluster, sources, coverage, newest), min(cluster.mentions, key=lambda m: m.order).words)
        for cluster in cluster_mentions(mentions)
    ]
    named = _assign_ids(sorted(found, key=lambda pair: _report_order(pair[0])))
    dated = [entry for entry in named if entry.when.first]
    undated = [entry for entry in named if not entry.when.first]
    return tuple(sorted(_mark_key_entries(dated), key=_time_order)), tuple(undated)


def _entry(
    cluster: EventCluster,
    sources: Mapping[str, Provenance],
    coverage: Coverage,
    newest: dt.date | None,
) -> Entry:
    mentions = sorted(cluster.mentions, key=lambda m: m.order)
    best = choose_headline(mentions)
    status = combine_statuses([m.event for m in mentions])
    finest = min(mentions, key=_fineness).event.when
    last = finest.last
    if status == "ongoing" and last:
        last = max(m.event.when.last for m in mentions if m.event.when.last)
    weight, why = score(mentions, sources, coverage)
    days = [m.published for m in mentions if m.published]
    reported = all(m.event.reported for m in mentions)
    return Entry(
        id="",
        headline=best.words,
        headline_at=(best.article, best.event.span),
        status=status,
        mentions=tuple(EventMention(m.article, m.event) for m in mentions),
        when=replace(finest, last=last, until=last.isoformat() if finest.until and last else finest.until),
        due=status == "scheduled" and not reported and bool(last and newest and last < newest),
        score=weight,
        because=_because(cluster, best, why, reported=reported),
        entities=tuple(sorted({entity for m in mentions for entity in m.entities})),
        counts=count_sources({m.article for m in mentions}, sources),
        first_published=min(days, default=None),
        foreseen=_foreseen(mentions, status),
    )


def _fineness(mention: MentionFeatures) -> tuple[int, bool, tuple[object, ...]]:
    """Rank mentions by the precision of their dates; an ongoing event has a date only for its beginning."""
    event = mention.event
    length = -len(event.when.date or "") if mention.is_open_ended else event.when.length
    return (length, event.reported, mention.order)


def _foreseen(mentions: Sequence[MentionFeatures], status: Status) -> Reason:
    """Return who announced what others report as having happened, and how long before."""
    if status not in {"happened", "ongoing", "claimed"}:
        return NONE
    for mention in mentions:
        first = mention.event.when.first
        scheduled = mention.event.status == "scheduled"
        if scheduled and mention.published and first and mention.published < first:
            days = (first - mention.published).days
            return reason("entry.foreseen", n=days, article=mention.article)
    return NONE


def _because(cluster: EventCluster, best: MentionFeatures, why: Reason, *, reported: bool) -> Reason:
    """Return why the entry has its score, and why its mentions are one event."""
    merged = NONE
    if len(cluster.mentions) > 1:
        shared = find_shared_words(best, frozenset(term for term, number in cluster.terms.items() if number > 1))
        triggers = sorted({m.event.lemma for m in cluster.mentions})
        merged = reason("entry.one", deeds=", ".join(triggers[:4]), words=", ".join(shared[:6]))
    return together(why, merged, reason("entry.reported") if reported else NONE)


def _assign_ids(found: Sequence[tuple[Entry, str]]) -> list[Entry]:
    """Give each entry its id: the date and trigger of its earliest mention, with its words if the id is taken."""
    taken: set[str] = set()
    named = []
    for entry, first_words in found:
        earliest = entry.mentions[0].event
        seed = f"{earliest.when.date or ''} {earliest.lemma}"
        words = " ".join(first_words.casefold().split())
        attempts = chain((seed, f"{seed} {words}"), (f"{seed} {words} {n}" for n in count(2)))
        name = next(name for attempt in attempts if (name := _hash(attempt)) not in taken)
        taken.add(name)
        named.append(replace(entry, id=name))
    return named


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _mark_key_entries(found: Sequence[Entry]) -> list[Entry]:
    """Mark the entries of the short index: those with the highest scores; their number grows with the timeline."""
    most = max(FEWEST_KEY, round(2 * len(found) ** 0.5))
    ranked = sorted(found, key=lambda e: (-e.score, e.when.first or dt.date.max, e.id))
    number: Counter[tuple[dt.date | None, dt.date | None]] = Counter()
    crowding = set()
    for entry in ranked:
        number[entry.when.first, entry.when.last] += 1
        if number[entry.when.first, entry.when.last] > KEY_PER_DATE:
            crowding.add(entry.id)
    ranked.sort(key=lambda e: e.id in crowding)
    keys = {entry.id for entry in ranked[:most]}
    return [replace(entry, key=entry.id in keys) for entry in found]


def _report_order(entry: Entry) -> tuple[object, ...]:
    first = entry.mentions[0]
    return (entry.first_published or dt.date.max, first.article, first.event.span, first.event.lemma)


def _time_order(entry: Entry) -> tuple[object, ...]:
    return (entry.when.first or dt.date.max, entry.when.last or dt.date.max, _report_order(entry))
