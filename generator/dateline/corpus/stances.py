"""Sentences that take a stance: who recognises something, and who denies it. Denied recognition is not recognition.

Read by the words alone: the language's verbs of stance, what is before them (denial, infinitive, condition) and their
objects. A sentence whose subject can't be found is left out, for a stance without a holder is no claim.
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
"""Characters after a verb within which its object must be: a clause of news prose, not the whole sentence."""
LONGEST = 9
"""Words of a subject. A title, a full name and what they are of fit; a longer one is several phrases read as one."""
CONDITION_REACH = 3
"""Words before the verb, auxiliaries aside, in which a condition makes the stance possible only."""

Sense = Literal["affirms", "denies"]

_OPPOSITE: dict[Sense, Sense] = {"affirms": "denies", "denies": "affirms"}
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_MARK = re.compile(r"[,;:–—\"“”()]| - ")


@dataclass(frozen=True, slots=True)
class Stance:
    """A verb that takes a stance: its sense with all denials counted, and the words of its subject."""

    kind: str
    """The kind of question that it answers: a key of the language's kinds."""
    sense: Sense
    verb: Span
    subject: Span
    """The words of who takes the stance."""


class _Verb(NamedTuple):
    kind: str
    sense: Sense
    verb: re.Pattern[str]
    objects: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A language's words of stance with the patterns made of them."""

    words: StanceWords
    verbs: tuple[_Verb, ...]
    passive: re.Pattern[str]
    """An auxiliary of the passive at the end, one adverb after it at most."""
    agent: re.Pattern[str]


def stances(article: Article, sentence: Span) -> Iterator[Stance]:
    """Yield the stances that a sentence takes, in the order of the text."""
    grammar = _grammar(LANGUAGES.get(article.language, DEFAULT).code)
    found = []
    for verb in grammar.verbs:
        for match in verb.verb.finditer(article.text, sentence.start, sentence.end):
            after = article.text[match.end() : min(sentence.end, match.end() + REACH)]
            before = article.text[max(sentence.start, match.start() - REACH) : match.start()]
            # The object of a passive is before it.
            around = before + after if grammar.passive.search(before) else after
            if verb.objects is None or verb.objects.search(around):
                stance = _stance(article.text, sentence, verb, Span(match.start(), match.end()), grammar)
                found += [stance] if stance else []
    yield from sorted(found, key=lambda stance: stance.verb)


def _stance(text: str, sentence: Span, verb: _Verb, at: Span, grammar: _Grammar) -> Stance | None:
    """Read what is around the verb. Return None if the stance isn't taken, or its subject can't be found."""
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
    """Return how many words are left without the auxiliaries, adverbs and denials at the end."""
    while number and (words[number - 1] in lists.auxiliaries or _matches(words[number - 1], lists.denials)):
        number -= 1
    return number


def _subject(text: str, words: Sequence[re.Match[str]], lists: StanceWords) -> Span | None:
    """Return the noun phrase before the verb, or only a pronoun; None if it is too long to be one."""
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
    """Return a pattern for any of the words, `*` in them for any end; one that never matches if there are none."""
    return "(?:" + "|".join(word.replace("*", r"\w*") for word in words) + ")" if words else "(?!)"
