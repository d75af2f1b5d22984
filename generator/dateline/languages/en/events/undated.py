"""What an article tells as done without saying when: kept apart, and never dated by the article."""

from collections.abc import Iterator, Sequence

from dateline.languages.en.events import status
from dateline.languages.en.events.build_event import Scene, event
from dateline.languages.en.events.clauses import clause
from dateline.languages.en.events.vocabulary import (
    OCCURRING,
    SPEAKER_PRONOUNS,
    lemma,
)
from dateline.model import Event, Span
from dateline.nlp.syntax import is_negated, is_verb, own_subject


def undated(scene: Scene, dated: Sequence[Event]) -> Iterator[Event]:
    """Yield the main clauses in the newsroom's own voice that tell a deed of somebody named, where nothing is dated."""
    parse = scene.parse
    taken = {parse.sentence_at(e.trigger.start) for e in dated if e.trigger}
    taken |= {parse.sentence_at(time.span.start) for time in scene.times if time.when.first}
    for index, token in enumerate(parse.tokens):
        if token.sentence in taken or not is_verb(parse, index) or token.dep not in {"ROOT", "conj"}:
            continue
        if lemma(parse, index) not in OCCURRING:
            continue
        subject = own_subject(parse, index if token.dep == "ROOT" else token.head)
        if subject is None or parse.tokens[subject].text.lower() in SPEAKER_PRONOUNS:
            continue
        if is_negated(parse, index):
            continue
        ruling = status.of_verb(parse, index, None, scene.setting)
        if ruling is None or ruling[0] != "happened" or not _past(scene, index):
            continue
        span = clause(parse, index, Span(token.start, token.end))
        if any(span.covers(name.span) for name in scene.names):
            yield event(scene, span, index, lemma(parse, index), ruling=ruling, dates=None)


def _past(scene: Scene, verb: int) -> bool:
    """Say whether the verb is told as past: `signed`, `was signed`, `has signed`."""
    token = scene.parse.tokens[verb]
    helpers = {scene.parse.tokens[c].text.lower() for c in scene.parse.children[verb]}
    return token.tag == "VBD" or (
        token.tag == "VBN" and bool(helpers & {"was", "were", "has", "have", "had", "’s", "'s"})
    )
