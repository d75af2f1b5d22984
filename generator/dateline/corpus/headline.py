"""The headline of an entry: the words of the mention that reads best on its own."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from dateline.corpus.mention_features import MentionFeatures
from dateline.languages import LANGUAGES
from dateline.languages.lexicons.event_words import EventWords

_WORD = re.compile(r"\w+")
SHORTEST, LONGEST = 50, 170
"""Length of a headline in characters: a shorter one says too little on its own, a longer one fills three lines."""


def choose_headline(mentions: Sequence[MentionFeatures]) -> MentionFeatures:
    """Return the mention that reads best on its own and shares most with the others; if equal, the earliest."""
    shared = Counter(term for mention in mentions for term in mention.terms)
    return min(mentions, key=lambda mention: _rank(mention, shared))


def _rank(mention: MentionFeatures, shared: Counter[str]) -> tuple[float, tuple[object, ...]]:
    lists = LANGUAGES[mention.language].lexicon(EventWords)
    words, length = mention.words.split(), len(mention.words)
    faults = 0.0
    faults += 4 * (words[0].casefold() in lists.pronouns)
    faults += 3 * any(mark in mention.words for mark in '"“”\n?')
    faults += 2 * (mention.event.status == "claimed")
    faults += 2 * (mention.event.status == "scheduled")
    faults += max(0, SHORTEST - length) / 20 + max(0, length - LONGEST) / 40
    faults += 1.0 * (mention.event.when.precision != "day")
    faults += 2 * _has_relative_clause(mention, lists)
    faults += 2 * (not mention.words[0].isalpha())
    faults -= 4 * sum(shared[term] for term in mention.terms) / sum(shared.values())
    faults -= 0.3 * min(len(mention.entities), 3) + 0.5 * mention.in_lead
    return (round(faults, 3), (mention.published or dt.date.max, mention.article, mention.event.span))


def _has_relative_clause(mention: MentionFeatures, lists: EventWords) -> bool:
    """Return True if a relative pronoun precedes the trigger."""
    trigger = mention.event.trigger
    before = mention.words[: trigger.start - mention.event.span.start] if trigger else ""
    return not lists.relative_pronouns.isdisjoint(_WORD.findall(before))
