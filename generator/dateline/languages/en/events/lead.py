"""The lead: the news may be that somebody said something; where it gives no time, it stands under the article's day."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.calendar.periods import Period
from dateline.languages.en.events import status
from dateline.languages.en.events.build_event import (
    Scene,
    Timing,
    carried_noun,
    carrier,
    event,
)
from dateline.languages.en.events.clauses import clause
from dateline.languages.en.events.dating import Dates, dated
from dateline.languages.en.events.vocabulary import (
    DEEDS,
    REPORTING,
    SPEAKER_PRONOUNS,
    STATIVE,
    begins,
    lemma,
)
from dateline.model import Event, Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, find_subject, is_verb, main_verb, own_subject
from dateline.reasons import reason


def lead(scene: Scene, triggers: Sequence[Span], timings: Sequence[Timing]) -> Event | None:
    """Return the event of the first sentence that no time of its own dates, else None.

    `triggers` are the words of the events found already, `timings` the times that date the sentence's main verb.
    """
    parse, day = scene.parse, scene.article.published
    root = lead_verb(scene)
    if root is None or day is None:
        return None
    content = _claimed(parse, root)
    said = content is not None
    if content is None:
        content = carrier(parse, root)[0]
    if not _newsworthy(parse, content, said=said) or any(_main(scene, root, content, t) for t in triggers):
        return None
    dates = dated(timings, day)
    ruling = status.of_verb(parse, content, None, scene.setting)
    if said and ruling is None:
        ruling = ("claimed", reason("events.told-with", word=parse.tokens[root].text))
    if ruling is None:
        return None
    span = clause(parse, content, Span(parse.tokens[content].start, parse.tokens[content].end))
    return _stated(scene, span, root, ruling, dates) if dates else _reported(scene, span, content, ruling)


def _claimed(parse: Parse, root: int) -> int | None:
    """Return the verb of what the lead reports as said, where it reads alone; a deed of speech is told as a whole."""
    name = lemma(parse, root)
    content = child(parse, root, "ccomp") if name in REPORTING - DEEDS else None
    subject = own_subject(parse, content) if content is not None else None
    return content if subject is not None and parse.tokens[subject].tag != "PRP" else None


def lead_verb(scene: Scene) -> int | None:
    """Return the main verb of the first sentence; a heading or caption run together with it is passed over."""
    parse, paragraphs = scene.parse, scene.article.paragraphs
    body = (piece for piece in scene.article.prose if paragraphs and piece.start >= paragraphs[0].span.start)
    prose = next(body, None)
    sentence = parse.sentence_at(prose.start) if prose else None
    if sentence is None:
        return None
    tokens = parse.tokens_of(sentence)
    start = next((i for i in reversed(tokens) if begins(parse, i)), tokens[0])
    return main_verb(parse, range(start, tokens[-1] + 1))


def _newsworthy(parse: Parse, verb: int, *, said: bool) -> bool:
    """Say whether the verb has somebody that acts, and tells more than a state, unless the state is what is said."""
    subject = find_subject(parse, verb)
    if not is_verb(parse, verb) or subject is None:
        return False
    state = lemma(parse, verb) in STATIVE and carried_noun(parse, verb) is None
    return parse.tokens[subject].text.lower() not in SPEAKER_PRONOUNS and (said or not state)


def _main(scene: Scene, root: int, content: int, trigger: Span) -> bool:
    """Say whether an event is what the lead tells: its main verb, or a noun that directly takes part."""
    parse = scene.parse
    index = parse.within(trigger)[0]
    for _ in range(4):
        if index in {root, content}:
            return True
        token = parse.tokens[index]
        if token.dep not in {"prep", "pobj", "xcomp", "conj", "nsubj", "nsubjpass", "dobj", "attr", "pcomp"}:
            return False
        index = token.head
    return False


def _stated(scene: Scene, span: Span, root: int, ruling: status.Ruling, dates: Dates) -> Event:
    """Return the saying as an event of the day that the lead gives."""
    return event(scene, span, root, lemma(scene.parse, root), ruling=ruling, dates=dates)


def _reported(scene: Scene, span: Span, verb: int, ruling: status.Ruling) -> Event:
    """Return the lead's event under the article's day, as reported on it."""
    day = scene.article.published
    assert day is not None
    found = event(scene, span, verb, lemma(scene.parse, verb), ruling=ruling, dates=None)
    return replace(
        found,
        because=reason("events.lead", day=day, found=found.because),
        sure="unsure",
        when=Period("day", day).when,
        reported=True,
    )
