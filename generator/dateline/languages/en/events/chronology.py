"""Dates that stand as headings over what they date, as in a chronology: `29 July 2009 Police search the clinic`."""

from collections.abc import Sequence

from dateline.model import Time
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import main_verb

FEWEST = 4
"""Headings from which an article is a chronology: there one may also stand behind a caption without a full stop."""


def headings(parse: Parse, times: Sequence[Time]) -> dict[Time, int]:
    """Return the times that are headings, each with the main verb of the sentence under it."""
    strict, loose = {}, {}
    for time in times:
        inside = parse.within(time.span)
        verb = _under(parse, inside) if _full(parse, inside) else None
        if verb is None:
            continue
        if inside[0] == parse.tokens_of(parse.tokens[inside[0]].sentence)[0]:
            strict[time] = verb
        elif _bare(parse, inside[0]):
            loose[time] = verb
    return {**strict, **loose} if len(strict) >= FEWEST else strict


def _full(parse: Parse, inside: range) -> bool:
    """Say whether the time is a date in words and figures, as a heading is: no `Monday`, no `2009`."""
    words = [parse.tokens[i] for i in inside]
    return any(word.text.isdigit() for word in words) and any(word.tag == "NNP" for word in words)


def _bare(parse: Parse, first: int) -> bool:
    """Say whether the words before the date do not lead over to it."""
    before = parse.tokens[first - 1]
    return before.text != "," and before.pos not in {"ADP", "DET", "SCONJ", "CCONJ", "AUX"}


def _under(parse: Parse, inside: range) -> int | None:
    """Return the main verb of what follows: the rest of the sentence, or the next one where nothing is left."""
    sentence = parse.tokens[inside[-1]].sentence
    rest = range(inside[-1] + 1, parse.tokens_of(sentence)[-1] + 1)
    if not any(parse.tokens[i].text[0].isalnum() for i in rest):
        return main_verb(parse, parse.tokens_of(sentence + 1)) if sentence + 1 < len(parse.sentences) else None
    after = parse.tokens[rest[0]].text
    return main_verb(parse, rest) if after in {":", "–", "—", "-", "|"} or after[0].isupper() else None
