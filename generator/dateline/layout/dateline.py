"""The dateline that opens an article: where and when it was filed, and by which agency.

A small grammar: elements (place, region, day, credit), closed by a dash, a colon, a stop or the end of the line.
Anything that fits no form in `data/datelines.toml` is prose, such as a sentence that begins with a name and a dash.
"""

import re
from collections.abc import Callable, Mapping

from dateline.layout.elements import Elements
from dateline.layout.filing import Filing, Separator
from dateline.layout.layout_language import SeedText
from dateline.layout.patterns import any_of
from dateline.layout.signs import SPACE, DatelineGrammar, Feature, FormRule
from dateline.model import Span

_OPENING_SIGNS = "\"'“”‘’`«„([$€£"
"""Signs that a lead may begin with, instead of a capital letter or a digit."""


def parse_dateline(seed: SeedText, start: int, end: int) -> Filing | None:
    """Return the dateline that begins at `start`, or None; it must close on the same line, before `end`."""
    text = seed.text
    newline = text.find("\n", start, end)
    line_end = start + len(text[start : end if newline < 0 else newline].rstrip())
    if start >= line_end:
        return None
    filing = Filing(Span(start, start + 1))
    stop = Elements(seed, line_end, filing).take(start)
    if stop == start or not _close(filing, seed, stop, line_end):
        return None
    form = _find_form(filing, seed)
    if form is None:
        return None
    filing.form, filing.is_certain = form.name, not form.likely
    return filing


def _close(filing: Filing, seed: SeedText, stop: int, end: int) -> bool:
    """Read the closing signs at `stop`; return False if what follows can't be the lead."""
    text, grammar = seed.text, seed.language.grammar
    close = grammar.closing.match(text, stop, end)
    signs = close[1] if close else ""
    after = close.end() if close and signs else stop
    filing.separator = _separator(signs, grammar)
    if signs and filing.separator in {"dash", ""} and not _separates(text, stop, after, signs, grammar):
        return False
    filing.span = Span(filing.span.start, after)
    following = text[after:end].lstrip()[:1]
    filing.alone = not following
    return filing.alone or following.isupper() or following.isdigit() or following in _OPENING_SIGNS


def _separator(signs: str, grammar: DatelineGrammar) -> Separator:
    """Return the kind of the strongest sign in a run; a stop counts only on its own."""
    kinds = {grammar.kinds.get(sign) for sign in signs} | {grammar.kinds.get(signs)}
    if "dash" in kinds:
        return "dash"
    if "colon" in kinds:
        return "colon"
    return "stop" if grammar.kinds.get(signs) == "stop" else ""


def _separates(text: str, stop: int, after: int, signs: str, grammar: DatelineGrammar) -> bool:
    """Return True if a dash is a separator; a hyphen without spaces joins two words."""
    is_spaced = stop < after - len(signs) or text[after : after + 1] in {"", "\n", "\r", *SPACE}
    return is_spaced or signs in grammar.glued


def _find_form(filing: Filing, seed: SeedText) -> FormRule | None:
    """Return the first form that fits."""
    has = _features(filing, seed)
    for form in seed.language.grammar.signs.forms:
        if all(has[feature]() for feature in form.needs) and not any(has[feature]() for feature in form.lacks):
            return form
    return None


def _features(filing: Filing, seed: SeedText) -> Mapping[Feature, Callable[[], bool]]:
    """Return the features that a form may require, each computed on demand."""
    text = seed.text
    first = text[filing.places[0].start : filing.places[0].end] if filing.places else ""
    city = first.lower() in seed.language.cities
    return {
        "agency": lambda: filing.has_agency,
        "credit": lambda: bool(filing.names),
        "framed": lambda: filing.framed,
        "slashed": lambda: text[filing.span.start] in seed.language.grammar.slashes,
        "place": lambda: bool(filing.places),
        "day": lambda: filing.day is not None,
        "city": lambda: city,
        "known": lambda: city or filing.region_known,
        "capitals": lambda: filing.capitals,
        "dash": lambda: filing.separator == "dash",
        "colon": lambda: filing.separator == "colon",
        "closed": lambda: bool(filing.separator) or filing.alone,
        "long": lambda: text[: filing.span.end].endswith(seed.language.grammar.long),
        "signless": lambda: not filing.separator,
        "alone": lambda: filing.alone,
        "named-again": lambda: _is_named_again(seed, filing.span.end, first),
    }


def _is_named_again(seed: SeedText, start: int, place: str) -> bool:
    """Return True if the article's prose names the place: `in Charlotte`."""
    name = r"\s+".join(re.escape(word) for word in place.title().split())
    words = seed.language.words.place_prepositions
    prepositions = any_of({form for word in words for form in (word, word.capitalize())})
    return re.compile(rf"\b(?:{prepositions})\s+{name}\b").search(seed.text, start) is not None
