"""Dates that stand as headings over what they date, as in a chronology: `29 July 2009 Police search the clinic`."""

from collections.abc import Sequence

from dateline.languages.en.events.vocabulary import main_verb
from dateline.model import Time
from dateline.nlp.parse import Reading

FEWEST = 4
"""Headings from which an article is a chronology: there one may also stand behind a caption without a full stop."""


def headings(reading: Reading, times: Sequence[Time]) -> dict[Time, int]:
    """Return the times that are headings, each with the main verb of the sentence under it."""
    strict, loose = {}, {}
    for time in times:
        inside = reading.within(time.span)
        verb = _under(reading, inside) if _full(reading, inside) else None
        if verb is None:
            continue
        if inside[0] == reading.tokens_of(reading.tokens[inside[0]].sentence)[0]:
            strict[time] = verb
        elif _bare(reading, inside[0]):
            loose[time] = verb
    return {**strict, **loose} if len(strict) >= FEWEST else strict


def _full(reading: Reading, inside: range) -> bool:
    """Say whether the time is a date in words and figures, as a heading is: no `Monday`, no `2009`."""
    words = [reading.tokens[i] for i in inside]
    return any(word.text.isdigit() for word in words) and any(word.tag == "NNP" for word in words)


def _bare(reading: Reading, first: int) -> bool:
    """Say whether the words before the date do not lead over to it."""
    before = reading.tokens[first - 1]
    return before.text != "," and before.pos not in {"ADP", "DET", "SCONJ", "CCONJ", "AUX"}


def _under(reading: Reading, inside: range) -> int | None:
    """Return the main verb of what follows: the rest of the sentence, or the next one where nothing is left."""
    sentence = reading.tokens[inside[-1]].sentence
    rest = range(inside[-1] + 1, reading.tokens_of(sentence)[-1] + 1)
    if not any(reading.tokens[i].text[0].isalnum() for i in rest):
        return main_verb(reading, reading.tokens_of(sentence + 1)) if sentence + 1 < len(reading.sentences) else None
    after = reading.tokens[rest[0]].text
    return main_verb(reading, rest) if after in {":", "–", "—", "-", "|"} or after[0].isupper() else None
