"""Rows of recognition and denial: an event whose outcome, or responsibility for it, some affirm and others deny."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dateline.corpus.answers import given, known, once
from dateline.corpus.sentences import Sentences
from dateline.corpus.speakers import Voices
from dateline.corpus.stances import Stance, stances
from dateline.lexicon import lexicon
from dateline.linked import (
    FOLDERS,
    Answer,
    Entry,
    Measure,
    Question,
)
from dateline.model import Annotated, Span
from dateline.reasons import NONE, reason, together

BACK = 2
"""Sentences of a paragraph that a word like `the results` may reach back to the event that it is of."""


class Topics:
    """Which event of the timeline a sentence is about, by the event's class."""

    def __init__(self, articles: Sequence[Annotated], entries: Sequence[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._told: dict[str, list[tuple[Span, frozenset[str], str]]] = defaultdict(list)
        for entry in entries:
            for telling in entry.tellings:
                named = _class(telling.event.lemma)
                self._told[telling.article].append((telling.event.span, named, entry.id))
        self.sentences = {a.article.slug: Sentences(a.article) for a in articles}

    def of(self, article: str, at: Span, kind: str, voices: Voices) -> Entry | None:
        """Return the one event of the kind asked of that the sentence, its quote or the text just before it tells.

        What names its event (`the vote`, `the results`) is of the only one that the article tells, wherever that is.
        """
        table = lexicon("stances")["kinds"][kind]
        classes = table["events"]
        told = [(span, entry) for span, named, entry in self._told[article] if named & set(classes)]
        number = self.sentences[article].index(at.start)
        if not told or number is None:
            return None
        spans = self.sentences[article].spans
        quote = voices.speaking(article, at)
        reach = [spans[number], *([quote.quote.span] if quote else [])]
        reach += [Span(spans[max(0, number - BACK)].start, spans[number].end)]
        for span in reach:
            found = {entry for telling, entry in told if telling.overlaps(span)}
            if len(found) == 1:
                return self.entries[found.pop()]
            if found:
                return None
        alone = {entry for _, entry in told}
        return self.entries[alone.pop()] if len(alone) == 1 and table["objects"] else None


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in lexicon("events")["same"].items():
        for word in words:
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _class(word: str) -> frozenset[str]:
    """Return the classes of events that a word may tell, the word itself where it is of none."""
    return _classes().get(word, frozenset({word}))


def outcomes(
    articles: Sequence[Annotated], topics: Topics, measures: Iterable[Measure], voices: Voices
) -> Iterator[Question]:
    """Yield a row for each event whose outcome one side recognises, or gives in figures, and another denies."""
    answers: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for kind, of, answer in (*_stands(articles, topics, voices), *_results(topics, measures, voices)):
        answers[kind, of].append(answer)
    for kind, identity in sorted(answers):
        found = once(answers[kind, identity])
        if _differ(found):
            entry = topics.entries[identity]
            date = entry.when.date
            because = reason("claims.outcome", date=date) if date else reason("claims.outcome-undated")
            yield Question(f"{kind}-{identity}", kind, found, entry=identity, day=entry.when.first, because=because)


_Found = Iterator[tuple[str, str, Answer]]
"""Kind of question, id of the entry, and the answer."""


def _stands(articles: Sequence[Annotated], topics: Topics, voices: Voices) -> _Found:
    for annotated in articles:
        slug = annotated.article.slug
        for sentence in topics.sentences[slug].spans:
            for stance in stances(annotated.article, sentence):
                entry = topics.of(slug, stance.verb, stance.kind, voices)
                answer = _stand(annotated, sentence, stance, topics, voices) if entry else None
                if entry and answer:
                    yield stance.kind, entry.id, answer


def _results(topics: Topics, measures: Iterable[Measure], voices: Voices) -> _Found:
    """Yield the figures of a contest that have an authority: shares of the vote."""
    contests = set(lexicon("stances")["kinds"]["outcome"]["events"])
    for measure in measures:
        if not _class(measure.what.rsplit(" ", 1)[-1]) & contests:
            continue
        for stated in (stated for point in measure.points for stated in point.stated if stated.source):
            if entry := topics.of(stated.article, stated.figure.span, "outcome", voices):
                yield "outcome", entry.id, given(stated)


def _stand(annotated: Annotated, sentence: Span, stance: Stance, topics: Topics, voices: Voices) -> Answer | None:
    """Return the answer that a stand gives: whose it is, in a quote the speaker's unless it names another."""
    article = annotated.article
    words = article.at(stance.subject)
    lists = lexicon("stances")
    because = reason("claims.stance", words=words, verb=article.at(stance.verb))
    holder = voices.of(article.slug, stance.subject)
    quote = voices.speaking(article.slug, stance.verb)
    # "Moscow recognized …, the ministry said": in a speaker's mouth his capital is himself.
    own = words.casefold() in lists["selves"] or bool(holder and holder.startswith(FOLDERS["place"]))
    if quote and quote.quote.speaker and own:
        speaker = quote.quote.speaker
        words = article.at(speaker.span) if speaker.span else speaker.name or words
        holder, because = quote.entity, reason("claims.in-words-of", stance=because, speaker=words)
    elif words.casefold() in lists["persons"]:
        holder = _person_before(article.slug, sentence, stance.subject, topics, voices)
        because = together(because, reason("claims.only-person") if holder else NONE)
    if words.split()[0].casefold() in lists["pronouns"] and not holder:
        return None
    return Answer(article.slug, sentence, words, holder, stance.sense, because=because)


def _person_before(slug: str, sentence: Span, at: Span, topics: Topics, voices: Voices) -> str | None:
    """Return the one person named earlier in the sentence, else in the one before."""
    number = topics.sentences[slug].index(sentence.start) or 0
    before = topics.sentences[slug].spans[max(0, number - 1)]
    reach = [Span(sentence.start, at.start)] if sentence.start < at.start else []
    for span in [*reach, *([before] if before != sentence else [])]:
        people = {p for p in (voices.of(slug, n.span) for n in voices.named(slug, span) if n.type == "person") if p}
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def _differ(answers: Sequence[Answer]) -> bool:
    """Say whether one known voice affirms or gives figures and another denies."""
    yes = {voice for a in answers if a.sense != "denies" and (voice := known(a.entity, a.words))}
    no = {voice for a in answers if a.sense == "denies" and (voice := known(a.entity, a.words))}
    return bool(no and yes - no)
