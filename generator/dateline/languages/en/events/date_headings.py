"""Dates used as headings, as in a chronology: `29 July 2009 Police search the clinic`."""

from collections.abc import Sequence

from dateline.model import Time
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import main_verb
from dateline.rules import Rule

DATE_HEADING = Rule(
    name="date-heading",
    example="The weather is fine.\n\n29 July 2009: ⟦Police search the home of the doctor|2009-07-29⟧.",
    counterexample="The weather is fine.\n\nOn 29 July 2009 police searched the home of the doctor.",
)

MIN_HEADINGS = 4
"""Minimum number of headings in a chronology, where one may also follow a caption without a full stop: ordinary reports
have fewer dates at the start of a sentence."""


def find_headings(parse: Parse, times: Sequence[Time]) -> dict[Time, int]:
    """Return the times that are headings, each with the main verb of the sentence after it."""
    at_start, inside_sentence = {}, {}
    for time in times:
        tokens = parse.tokens_in(time.span)
        verb = _verb_below(parse, tokens) if _is_full_date(parse, tokens) else None
        if verb is None:
            continue
        if tokens[0] == parse.tokens_of(parse.tokens[tokens[0]].sentence)[0]:
            at_start[time] = verb
        elif _follows_caption(parse, tokens[0]):
            inside_sentence[time] = verb
    return {**at_start, **inside_sentence} if len(at_start) >= MIN_HEADINGS else at_start


def _is_full_date(parse: Parse, tokens: range) -> bool:
    """Return True if the time has both a number and a name, as headings do: not `Monday`, not `2009`."""
    words = [parse.tokens[i] for i in tokens]
    return any(word.text.isdigit() for word in words) and any(word.tag in parse.labels.proper_nouns for word in words)


def _follows_caption(parse: Parse, first: int) -> bool:
    """Return True if the words before the date don't lead up to it."""
    previous = parse.tokens[first - 1]
    return previous.text != "," and previous.pos not in {"ADP", "DET", "SCONJ", "CCONJ", "AUX"}


def _verb_below(parse: Parse, tokens: range) -> int | None:
    """Return the main verb of the rest of the sentence, or of the next sentence if nothing is left."""
    sentence = parse.tokens[tokens[-1]].sentence
    rest = range(tokens[-1] + 1, parse.tokens_of(sentence)[-1] + 1)
    if not any(parse.tokens[i].text[0].isalnum() for i in rest):
        return main_verb(parse, parse.tokens_of(sentence + 1)) if sentence + 1 < len(parse.sentences) else None
    following = parse.tokens[rest[0]].text
    return main_verb(parse, rest) if following in {":", "–", "—", "-", "|"} or following[0].isupper() else None
