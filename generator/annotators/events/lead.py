"""The lead: the news may be that somebody said something; where it gives no time, it stands under the article's day."""

from collections.abc import Sequence
from dataclasses import replace

from generator.annotators.events import status
from generator.annotators.events.clauses import clause
from generator.annotators.events.dating import Dates, dated
from generator.annotators.events.telling import Scene, Timing, event
from generator.annotators.events.words import REPORTING, SPEAKER_PRONOUNS, SUBJECTS, child, is_verb, lemma
from generator.model import Event, Span


def lead(scene: Scene, triggers: Sequence[Span], timings: Sequence[Timing]) -> Event | None:
    """Return the event of the first sentence that no time of its own dates, else None.

    `triggers` are the words of the events found already, `timings` the times that date the sentence's main verb.
    """
    reading, day = scene.reading, scene.article.published
    root = main_verb(scene)
    if root is None or day is None:
        return None
    said = lemma(reading, root) in REPORTING
    content = child(reading, root, "ccomp") if said else root
    if content is None or not is_verb(reading.tokens[content]):
        return None
    subject = child(reading, content, *SUBJECTS)
    if subject is None or reading.tokens[subject].text.lower() in SPEAKER_PRONOUNS:
        return None
    if any(_main(scene, root, content, trigger) for trigger in triggers):
        return None
    dates = dated(timings, day) if said else None
    ruling = status.of_verb(reading, content, None, scene.setting)
    if said and ruling is None:
        ruling = ("claimed", f"told with “{reading.tokens[root].text}”")
    if ruling is None:
        return None
    span = clause(reading, content, Span(reading.tokens[content].start, reading.tokens[content].end))
    return _stated(scene, span, root, ruling, dates) if dates else _reported(scene, span, content, ruling)


def main_verb(scene: Scene) -> int | None:
    """Return the main verb of the article's first sentence."""
    reading = scene.reading
    if not reading.sentences:
        return None
    tokens = reading.tokens_of(0)
    return next((i for i in tokens if reading.tokens[i].head == i and is_verb(reading.tokens[i])), None)


def _main(scene: Scene, root: int, content: int, trigger: Span) -> bool:
    """Say whether an event is what the lead tells: its main verb, or a noun that directly takes part."""
    reading = scene.reading
    index = reading.within(trigger)[0]
    for _ in range(4):
        if index in {root, content}:
            return True
        token = reading.tokens[index]
        if token.dep not in {"prep", "pobj", "xcomp", "conj", "nsubj", "nsubjpass", "dobj", "attr", "pcomp"}:
            return False
        index = token.head
    return False


def _stated(scene: Scene, span: Span, root: int, ruling: status.Ruling, dates: Dates) -> Event:
    """Return the saying as an event of the day that the lead gives."""
    return event(scene, span, root, lemma(scene.reading, root), ruling=ruling, dates=dates)


def _reported(scene: Scene, span: Span, verb: int, ruling: status.Ruling) -> Event:
    """Return the lead's event under the article's day, as reported on it."""
    day = scene.article.published
    assert day is not None
    found = event(scene, span, verb, lemma(scene.reading, verb), ruling=ruling, dates=None)
    return replace(
        found,
        because=f"the lead gives no time: reported on {day.isoformat()}; {found.because}",
        sure="unsure",
        date=day.isoformat(),
        first=day,
        last=day,
        edtf=day.isoformat(),
        grain="day",
        reported=True,
    )
