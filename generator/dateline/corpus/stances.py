"""Sentences that take a stance: who recognises something, and who denies it. Refusing recognition is a denial.

Words alone decide: the language's stance verbs, what precedes them (denial, infinitive, condition) and their objects. A
sentence whose subject can't be found is left out, since a stance without a holder isn't a claim.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from dateline.languages import DEFAULT, LANGUAGES
from dateline.languages.lexicons.stance_words import QuestionKind, StanceWords
from dateline.model import Article, Span

REACH = 90
"""Characters after a verb within which its object must occur: a clause of news prose, not the whole sentence."""
LONGEST = 9
"""Maximum number of words in a subject: a title, office and full name fit; longer ones are several phrases."""
CONDITION_REACH = 3
"""Number of words before the verb, auxiliaries aside, in which a condition makes the stance hypothetical."""

Sense = Literal["affirms", "denies"]

_OPPOSITE: dict[Sense, Sense] = {"affirms": "denies", "denies": "affirms"}
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_MARK = re.compile(r"[,;:–—\"“”()]| - ")


@dataclass(frozen=True, slots=True)
class Stance:
    """A verb that takes a stance: its sense, with denials counted in, and its subject."""

    kind: str
    """The kind of question it answers: a key of the language's kinds."""
    sense: Sense
    verb: Span
    subject: Span
    """The words for whoever takes the stance."""


class _Verb(NamedTuple):
    kind: str
    sense: Sense
    verb: re.Pattern[str]
    objects: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A language's stance words, with the patterns made from them."""

    words: StanceWords
    verbs: tuple[_Verb, ...]
    passive: re.Pattern[str]
    """A passive auxiliary at the end, followed by at most one adverb."""
    agent: re.Pattern[str]


def stances(article: Article, sentence: Span) -> Iterator[Stance]:
    """Yield the stances that a sentence takes, in the order of the text."""
    grammar = _grammar(LANGUAGES.get(article.language, DEFAULT).code)
    found = []
    for verb in grammar.verbs:
        for match in verb.verb.finditer(article.text, sentence.start, sentence.end):
            after = article.text[match.end() : min(sentence.end, match.end() + REACH)]
            before = article.text[max(sentence.start, match.start() - REACH) : match.start()]
            # The object of a passive precedes it.
            around = before + after if grammar.passive.search(before) else after
            if verb.objects is None or verb.objects.search(around):
                stance = _stance(article.text, sentence, verb, Span(match.start(), match.end()), grammar)
                found += [stance] if stance else []
    yield from sorted(found, key=lambda stance: stance.verb)


def _stance(text: str, sentence: Span, verb: _Verb, at: Span, grammar: _Grammar) -> Stance | None:
    """Read the verb's context. Return None if it takes no stance or its subject can't be found."""
    lists = grammar.words
    words = list(_WORD.finditer(text, sentence.start, at.start))
    before = [word[0].casefold() for word in words]
    number = _skip_auxiliaries(before, len(before), lists)
    auxiliaries = set(before[number:])
    is_denied = sum(_matches(word, lists.denials) for word in before[number:]) % 2 == 1
    is_gerund = text[at.start : at.end].split(maxsplit=1)[0].endswith(lists.gerund_endings)
    if not words or before[-1] in lists.noun_markers or text[at.start].isupper():
        return None
    if is_gerund and auxiliaries.isdisjoint(lists.passive_auxiliaries):
        return None
    if auxiliaries & lists.infinitive_markers:
        governing = before[number - 1] if number else ""
        if not _matches(governing, (*lists.refusing_verbs, *lists.agreeing_verbs)):
            return None
        is_denied ^= _matches(governing, lists.refusing_verbs)
        number = _skip_auxiliaries(before, number - 1, lists)
    if lists.conditional.intersection(before[max(0, number - CONDITION_REACH) :]):
        return None
    is_participle = text[: at.end].endswith(lists.participle_endings)
    is_passive = is_participle and not set(before[-2:]).isdisjoint(lists.passive_auxiliaries)
    subject = _agent(text, at.end, sentence.end, grammar) if is_passive else _subject(text, words[:number], lists)
    return Stance(verb.kind, _OPPOSITE[verb.sense] if is_denied else verb.sense, at, subject) if subject else None


def _skip_auxiliaries(words: Sequence[str], number: int, lists: StanceWords) -> int:
    """Return the number of words left after dropping auxiliaries, adverbs and denials from the end."""
    while number and (words[number - 1] in lists.auxiliaries or _matches(words[number - 1], lists.denials)):
        number -= 1
    return number


def _subject(text: str, words: Sequence[re.Match[str]], lists: StanceWords) -> Span | None:
    """Return the noun phrase or pronoun before the verb; None if it is too long."""
    if not words:
        return None
    first = len(words) - 1
    while first and words[first][0].casefold() not in lists.pronouns:
        between = text[words[first - 1].end() : words[first].start()]
        if _MARK.search(between) or words[first - 1][0].casefold() in lists.clause_breaks:
            break
        first -= 1
    while first < len(words) - 1 and words[first][0].casefold() in lists.openers:
        first += 1
    return Span(words[first].start(), words[-1].end()) if len(words) - first <= LONGEST else None


def _agent(text: str, start: int, end: int, grammar: _Grammar) -> Span | None:
    """Return the agent of a passive: the words after its preposition, up to the next mark or clause."""
    match = grammar.agent.search(text, start, end)
    return Span(match.start("who"), match.end("who")) if match else None


def _matches(word: str, patterns: Collection[str]) -> bool:
    return any(word.startswith(p[:-1]) if p.endswith("*") else word == p for p in patterns)


@cache
def _grammar(code: str) -> _Grammar:
    words = LANGUAGES[code].lexicon(StanceWords)
    return _Grammar(
        words,
        tuple(verb for kind, table in words.kinds.items() for verb in _verbs(kind, table)),
        re.compile(rf"\b{_any_of(words.passive_auxiliaries)}\s(?:\w+\s)?$", re.IGNORECASE),
        re.compile(
            rf"\b{_any_of(words.agent_prepositions)} (?P<who>[^,.;:\"”]{{2,80}}?)"
            rf"(?=[,.;:\"”]|\s{_any_of(words.agent_ends)}\b|$)"
        ),
    )


def _verbs(kind: str, table: QuestionKind) -> Iterator[_Verb]:
    objects = re.compile(rf"\b{_any_of(table.objects)}(?![-\w])", re.IGNORECASE) if table.objects else None
    senses: tuple[tuple[Sense, tuple[str, ...]], ...] = (("affirms", table.affirm), ("denies", table.deny))
    for sense, verbs in senses:
        yield _Verb(kind, sense, re.compile(rf"\b{_any_of(verbs)}\b", re.IGNORECASE), objects)


def _any_of(words: Collection[str]) -> str:
    """Return a pattern for any of the words, where `*` matches any ending; without words, one that never matches."""
    return "(?:" + "|".join(word.replace("*", r"\w*") for word in words) + ")" if words else "(?!)"
