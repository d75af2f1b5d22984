"""Questions about events: some sources affirm an outcome, or responsibility for it, and others deny it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.corpus.answers import answer_in_figures, drop_repeats, speaker_key
from dateline.corpus.sentences import Sentences
from dateline.corpus.speakers import SpeakerIndex
from dateline.corpus.stances import Stance, stances
from dateline.languages import DEFAULT, LANGUAGES
from dateline.languages.lexicons.event_words import EventWords
from dateline.languages.lexicons.stance_words import QuestionKind, StanceWords
from dateline.linked import FOLDERS, Answer, Entry, Measure, Question
from dateline.model import Annotated, Span
from dateline.reasons import NONE, reason, together

REACH_BACK = 2
"""Maximum sentences from an event to words like `the results`: news paragraphs rarely have more than three."""

_NO_KIND = QuestionKind()


class TopicIndex:
    """Finds the timeline event that a sentence is about, by the event's class."""

    def __init__(self, articles: Sequence[Annotated], entries: Sequence[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._languages = {a.article.slug: LANGUAGES.get(a.article.language, DEFAULT) for a in articles}
        self._mentions: dict[str, list[tuple[Span, frozenset[str], str]]] = defaultdict(list)
        for entry in entries:
            for mention in entry.mentions:
                classes = self._classes(mention.article, mention.event.lemma)
                self._mentions[mention.article].append((mention.event.span, classes, entry.id))
        self.sentences = {a.article.slug: Sentences(a.article) for a in articles}

    def words(self, article: str) -> StanceWords:
        """Return the stance words of an article's language."""
        return self._languages[article].lexicon(StanceWords)

    def is_contest(self, article: str, word: str) -> bool:
        """Return True if a word belongs to a class of events that have an outcome."""
        return not self._classes(article, word).isdisjoint(self._kind(article, "outcome").events)

    def find_entry(self, article: str, at: Span, kind: str, speakers: SpeakerIndex) -> Entry | None:
        """Return the only event of this kind that the sentence, its quote or the text just before mentions.

        Words that name their event (`the vote`, `the results`) may be anywhere, if the article has only one.
        """
        table = self._kind(article, kind)
        mentions = [(span, entry) for span, classes, entry in self._mentions[article] if classes & table.events]
        number = self.sentences[article].index(at.start)
        if not mentions or number is None:
            return None
        spans = self.sentences[article].spans
        quote = speakers.find_quote_around(article, at)
        reach = [spans[number], *([quote.quote.span] if quote else [])]
        reach += [Span(spans[max(0, number - REACH_BACK)].start, spans[number].end)]
        for span in reach:
            found = {entry for mention, entry in mentions if mention.overlaps(span)}
            if len(found) == 1:
                return self.entries[found.pop()]
            if found:
                return None
        only = {entry for _, entry in mentions}
        return self.entries[only.pop()] if len(only) == 1 and table.objects else None

    def _kind(self, article: str, kind: str) -> QuestionKind:
        return self.words(article).kinds.get(kind, _NO_KIND)

    def _classes(self, article: str, word: str) -> frozenset[str]:
        """Return the classes of events that a word may report, or the word itself if it has none."""
        classes_of = self._languages[article].lexicon(EventWords).classes_of
        return classes_of.get(word, frozenset({word}))


def outcomes(
    articles: Sequence[Annotated], topics: TopicIndex, measures: Iterable[Measure], speakers: SpeakerIndex
) -> Iterator[Question]:
    """Yield a question for each event whose outcome some sources affirm, in words or figures, and others deny."""
    answers: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for kind, entry_id, answer in (
        *_answers_in_words(articles, topics, speakers),
        *_answers_in_figures(topics, measures, speakers),
    ):
        answers[kind, entry_id].append(answer)
    for kind, entry_id in sorted(answers):
        found = drop_repeats(answers[kind, entry_id])
        if _is_disputed(found):
            entry = topics.entries[entry_id]
            date = entry.when.date
            because = reason("claims.outcome", date=date) if date else reason("claims.outcome-undated")
            yield Question(f"{kind}-{entry_id}", kind, found, entry=entry_id, day=entry.when.first, because=because)


_Answers = Iterator[tuple[str, str, Answer]]
"""Kind of question, id of the entry, and the answer."""


def _answers_in_words(articles: Sequence[Annotated], topics: TopicIndex, speakers: SpeakerIndex) -> _Answers:
    for annotated in articles:
        slug = annotated.article.slug
        for sentence in topics.sentences[slug].spans:
            for stance in stances(annotated.article, sentence):
                entry = topics.find_entry(slug, stance.verb, stance.kind, speakers)
                answer = _answer(annotated, sentence, stance, topics, speakers) if entry else None
                if entry and answer:
                    yield stance.kind, entry.id, answer


def _answers_in_figures(topics: TopicIndex, measures: Iterable[Measure], speakers: SpeakerIndex) -> _Answers:
    """Yield the figures of contests that cite an authority: shares of the vote."""
    for measure in measures:
        what = measure.what.rsplit(" ", 1)[-1]
        for statement in (one for point in measure.points for one in point.statements if one.source):
            if not topics.is_contest(statement.article, what):
                continue
            if entry := topics.find_entry(statement.article, statement.figure.span, "outcome", speakers):
                yield "outcome", entry.id, answer_in_figures(statement)


def _answer(
    annotated: Annotated, sentence: Span, stance: Stance, topics: TopicIndex, speakers: SpeakerIndex
) -> Answer | None:
    """Return a stance's answer and who gives it: in a quote the speaker, unless the quote names another person."""
    article = annotated.article
    words = article.words(stance.subject)
    lists = topics.words(article.slug)
    because = reason("claims.stance", words=words, verb=article.words(stance.verb))
    holder = speakers.resolve(article.slug, stance.subject)
    quote = speakers.find_quote_around(article.slug, stance.verb)
    # "Moscow recognized …, the ministry said": a capital in a quote is the speaker.
    is_own = words.casefold() in lists.speaker_pronouns or bool(holder and holder.startswith(FOLDERS["place"]))
    if quote and quote.quote.speaker and is_own:
        speaker = quote.quote.speaker
        words = article.words(speaker.span) if speaker.span else speaker.name or words
        holder, because = quote.entity, reason("claims.in-words-of", stance=because, speaker=words)
    elif words.casefold() in lists.personal_pronouns:
        holder = _person_before(article.slug, sentence, stance.subject, topics, speakers)
        because = together(because, reason("claims.only-person") if holder else NONE)
    if words.split()[0].casefold() in lists.pronouns and not holder:
        return None
    return Answer(article.slug, sentence, words, holder, stance.sense, because=because)


def _person_before(slug: str, sentence: Span, at: Span, topics: TopicIndex, speakers: SpeakerIndex) -> str | None:
    """Return the only person named earlier in the sentence, or else in the one before."""
    number = topics.sentences[slug].index(sentence.start) or 0
    before = topics.sentences[slug].spans[max(0, number - 1)]
    reach = [Span(sentence.start, at.start)] if sentence.start < at.start else []
    for span in [*reach, *([before] if before != sentence else [])]:
        names = [name for name in speakers.names_within(slug, span) if name.type == "person"]
        people = {person for name in names if (person := speakers.resolve(slug, name.span))}
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def _is_disputed(answers: Sequence[Answer]) -> bool:
    """Return True if one known speaker affirms or gives figures and another denies."""
    yes = {speaker for a in answers if a.sense != "denies" and (speaker := speaker_key(a.entity, a.words))}
    no = {speaker for a in answers if a.sense == "denies" and (speaker := speaker_key(a.entity, a.words))}
    return bool(no and yes - no)
