"""Sentences that take a stand: who recognises something, and who denies it; a denied recognition is no recognition.

Read by the words alone: verbs of `stances.toml`, what stands before them (denial, infinitive, condition) and what they
are said of. A sentence whose subject can't be told is left out, for a stand without a holder is no claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from dateline.lexicon import lexicon
from dateline.model import Article, Span

REACH = 90
"""Characters after a verb within which the thing recognised or denied must stand."""

LONGEST = 9
"""Words of a subject: a longer one was not read rightly."""

Sense = Literal["affirms", "denies"]


@dataclass(frozen=True, slots=True)
class Stance:
    """A verb that takes a stand: its sense with all denials counted, and the words of its subject."""

    kind: str
    """Of which kind of question: a key of `stances.toml`, kinds."""
    sense: Sense
    verb: Span
    subject: Span
    """The words of who takes the stand."""


class _Verb(NamedTuple):
    kind: str
    sense: Sense
    verb: re.Pattern[str]
    objects: re.Pattern[str] | None


def stances(article: Article, sentence: Span) -> Iterator[Stance]:
    """Yield the stands that a sentence takes, in the order of the text."""
    found = []
    for verb in _verbs():
        for match in verb.verb.finditer(article.text, sentence.start, sentence.end):
            after = article.text[match.end() : min(sentence.end, match.end() + REACH)]
            before = article.text[max(sentence.start, match.start() - REACH) : match.start()]
            # A passive has what it is said of before it.
            said_of = before + after if _PASSIVE.search(before) else after
            if verb.objects is None or verb.objects.search(said_of):
                stance = _stance(article.text, sentence, verb, Span(match.start(), match.end()))
                found += [stance] if stance else []
    yield from sorted(found, key=lambda stance: stance.verb)


def _stance(text: str, sentence: Span, verb: _Verb, at: Span) -> Stance | None:
    """Read what stands around the verb; None where the stand is not taken, or it can't be told by whom."""
    lists = lexicon("stances")
    words = list(_WORD.finditer(text, sentence.start, at.start))
    before = [word[0].casefold() for word in words]
    number = _before_helpers(before, len(before))
    helpers = set(before[number:])
    denied = sum(_any(word, lists["denials"]) for word in before[number:]) % 2 == 1
    participle, gerund = text[: at.end].endswith("ed"), text[at.start : at.end].split(maxsplit=1)[0].endswith("ing")
    if not words or before[-1] in lists["nominal"] or (gerund and not helpers & _BE) or text[at.start].isupper():
        return None
    if "to" in helpers:
        governing = before[number - 1] if number else ""
        if not _any(governing, [*lists["refusing"], *lists["agreeing"]]):
            return None
        denied ^= _any(governing, lists["refusing"])
        number = _before_helpers(before, number - 1)
    if set(before[max(0, number - 3) :]) & set(lists["open"]):
        return None
    passive = participle and bool(set(before[-2:]) & _BE)
    subject = _agent(text, at.end, sentence.end) if passive else _subject(text, words[:number])
    flip: dict[Sense, Sense] = {"affirms": "denies", "denies": "affirms"}
    return Stance(verb.kind, flip[verb.sense] if denied else verb.sense, at, subject) if subject else None


def _before_helpers(words: list[str], number: int) -> int:
    """Return how many words are left when auxiliaries, adverbs and denials at the end are taken off."""
    lists = lexicon("stances")
    while number and (words[number - 1] in lists["helpers"] or _any(words[number - 1], lists["denials"])):
        number -= 1
    return number


def _subject(text: str, words: list[re.Match[str]]) -> Span | None:
    """Return the noun phrase before the verb, a pronoun alone; None where it is too long to be one."""
    lists = lexicon("stances")
    if not words:
        return None
    first = len(words) - 1
    while first and words[first][0].casefold() not in lists["pronouns"]:
        between = text[words[first - 1].end() : words[first].start()]
        if _MARK.search(between) or words[first - 1][0].casefold() in lists["breaks"]:
            break
        first -= 1
    while first < len(words) - 1 and words[first][0].casefold() in lists["openers"]:
        first += 1
    return Span(words[first].start(), words[-1].end()) if len(words) - first <= LONGEST else None


def _agent(text: str, start: int, end: int) -> Span | None:
    """Return who a passive names: the words after `by`, up to the next mark or clause."""
    match = _BY.search(text, start, end)
    return Span(match.start("who"), match.end("who")) if match else None


def _any(word: str, patterns: list[str]) -> bool:
    return any(word.startswith(p[:-1]) if p.endswith("*") else word == p for p in patterns)


_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_MARK = re.compile(r"[,;:–—\"“”()]| - ")
_BY = re.compile(
    r"\bby (?P<who>[^,.;:\"”]{2,80}?)(?=[,.;:\"”]|\s(?:after|as|on|in|because|and|but|since|over|for)\b|$)"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s(?:\w+\s)?$", re.IGNORECASE)
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})


@cache
def _verbs() -> tuple[_Verb, ...]:
    made = []
    for kind, table in lexicon("stances")["kinds"].items():
        objects = (
            re.compile(rf"\b(?:{'|'.join(table['objects'])})(?![-\w])", re.IGNORECASE) if table["objects"] else None
        )
        senses: tuple[tuple[Sense, list[str]], ...] = (("affirms", table["affirm"]), ("denies", table["deny"]))
        for sense, words in senses:
            pattern = "|".join(word.replace("*", r"\w*") for word in words)
            made.append(_Verb(kind, sense, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), objects))
    return tuple(made)
