"""Direct speech: what stands in quotation marks, joined over its interruptions, and the cue that gives its speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.annotators.quotes.grammar import Cue, nominal, phrase, reports, subject
from generator.annotators.quotes.marks import Block, Run
from generator.model import Article, Span
from generator.reading import Reading

_STOPS = frozenset({".", "!", "?", "…"})
_WORDS = re.compile(r"\w+")
_SHORT = 4
_KINDS = ("say", "think", "quoting")


@dataclass
class Speech:
    """A direct quote while it grows: its parts, who says it by which cue, whether its last mark is still missing."""

    parts: list[Span]
    cue: Cue | None = None
    because: str = ""
    open: bool = False
    followed: bool = field(default=False)
    """True where the cue stands after the first part, so that a next part may go on."""


def direct(article: Article, reading: Reading, blocks: Sequence[Block]) -> list[Speech]:
    """Return the direct quotes that have a speaker, in the order of the text."""
    speeches: list[Speech] = []
    pending: Cue | None = None
    for block in blocks:
        before = speeches[-1] if speeches else None
        found = _in_block(article, reading, block, before, pending)
        speeches.extend(found)
        pending = _announced(article, reading, block)
        if not block.runs and before:
            before.open = False
            if pending is None:
                speeches.append(Speech([]))
    return [speech for speech in speeches if speech.parts and speech.cue]


def _in_block(
    article: Article, reading: Reading, block: Block, before: Speech | None, pending: Cue | None
) -> list[Speech]:
    found: list[Speech] = []
    for index, run in enumerate(block.runs):
        last = found[-1] if found else None
        ahead = _ahead(article, reading, block, index)
        behind = _behind(article, reading, block, index)
        alone = not article.text[slice(*block.before(index))].strip() and index == 0
        if ahead and last and last.cue and last.followed and ahead.verb == last.cue.verb:
            last.parts.append(run.span)
        elif ahead and not (behind and last and last.followed):
            found.append(Speech([run.span], ahead, "cue before the quotation"))
        elif behind:
            found.append(Speech([run.span], behind, "cue after the quotation", followed=True))
        elif last and last.followed and _attribution_only(reading, block, index, last):
            last.parts.append(run.span)
        elif alone and before and before.open and before.parts:
            before.parts.append(run.span)
            before.open = not run.closed
        elif alone and pending:
            found.append(Speech([run.span], pending, "announced in the paragraph before"))
        elif alone and _whole(article, block, run) and before and before.cue:
            found.append(Speech([run.span], before.cue, "goes on from the quotation before"))
        if found:
            found[-1].open = not run.closed
    return found


def _whole(article: Article, block: Block, run: Run) -> bool:
    words = len(_WORDS.findall(article.at(run.span)))
    return words > _SHORT and not article.text[run.span.end : block.span.end].strip()


def _attribution_only(reading: Reading, block: Block, index: int, last: Speech) -> bool:
    """Say whether nothing but the cue's own sentence stands between two quotations."""
    start, end = block.before(index)
    if start >= end or last.cue is None:
        return start == end
    between = reading.within(Span(start, end))
    stops = [i for i in between if reading.tokens[i].text in _STOPS]
    return last.cue.verb in between and all(i == between[-1] for i in stops)


def _announced(article: Article, reading: Reading, block: Block) -> Cue | None:
    """Return the cue of a block that ends in a colon: the next one is what is said."""
    start = block.runs[-1].span.end if block.runs else block.span.start
    if not article.at(block.span).rstrip().endswith(":") or start >= block.span.end:
        return None
    return _cue_before(reading, list(reading.within(Span(start, block.span.end))), strict=False)


def _ahead(article: Article, reading: Reading, block: Block, index: int) -> Cue | None:
    """Return the cue that stands right before the quotation: `X said, “…”`."""
    start, end = block.before(index)
    if not article.text[start:end].strip():
        return None
    return _cue_before(reading, list(reading.within(Span(start, end))), strict=True)


def _cue_before(reading: Reading, gap: list[int], *, strict: bool) -> Cue | None:
    tokens = reading.tokens
    ends = [i for i in gap if tokens[i].text in _STOPS]
    gap = [i for i in gap if not ends or i > ends[-1]]
    if not gap:
        return None
    last = gap[-1]
    marked = tokens[last].text in {",", ":"}
    verbs = [
        i
        for i in gap
        if reports(tokens[i], *_KINDS) or (marked and tokens[last].text == ":" and tokens[i].pos == "VERB")
    ]
    for verb in reversed(verbs):
        between = [i for i in gap if i > verb and tokens[i].text not in {",", ":", "that", "as"}]
        if strict and between and not (marked and not any(reports(tokens[i], "say") for i in between)):
            continue
        return Cue(verb, _speaker(reading, verb, gap))
    if marked and tokens[last].text == ":" and len(gap) > 1:
        head = next((i for i in reversed(gap[:-1]) if nominal(tokens[i])), None)
        if head is not None and all(nominal(tokens[i]) or tokens[i].pos == "PUNCT" for i in gap):
            return Cue(last, (gap[0], gap[-2]))
    return None


def _behind(article: Article, reading: Reading, block: Block, index: int) -> Cue | None:
    """Return the cue that stands right after the quotation: `“…,” X said` or `“…,” said X`."""
    start, end = block.after(index)
    if not article.text[start:end].strip():
        return None
    tokens = reading.tokens
    gap = list(reading.within(Span(start, end)))
    inner = article.at(block.runs[index].span).rstrip('"”»“ ')
    while gap and tokens[gap[0]].text in {",", "-", "—", "–", "--", "”", '"'}:
        gap = gap[1:]
        inner += ","
    stop = next((n for n, i in enumerate(gap) if tokens[i].text in _STOPS), len(gap))
    gap = gap[:stop]
    if not gap or not inner:
        return None
    inverted = reports(tokens[gap[0]], *_KINDS)
    if inner[-1] not in ",?!…—-–" and not inverted:
        return None
    if not (inverted or nominal(tokens[gap[0]]) or tokens[gap[0]].pos == "ADV" or tokens[gap[0]].text == "as"):
        return None
    for verb in gap:
        if reports(tokens[verb], *_KINDS) and not (verb > gap[0] and tokens[verb - 1].text == "to"):
            return Cue(verb, _speaker(reading, verb, gap))
    return None


def _speaker(reading: Reading, verb: int, gap: list[int]) -> tuple[int, int] | None:
    """Return the verb's subject where it stands in the gap, else the noun phrase beside the verb."""
    tokens = reading.tokens
    head = subject(reading, verb)
    if head is not None and head in gap and nominal(tokens[head]):
        first, last = phrase(reading, head)
        return max(first, gap[0]), min(last, gap[-1])
    before = [i for i in gap if i < verb]
    if before and nominal(tokens[before[0]]):
        last = before[0]
        while (
            last + 1 in before and tokens[last + 1].text != "," and tokens[last + 1].pos not in {"VERB", "AUX", "ADV"}
        ):
            last += 1
        return before[0], last
    after = [i for i in gap if i > verb]
    if after and nominal(tokens[after[0]]):
        last = after[0]
        while last + 1 in after and (nominal(tokens[last + 1]) or tokens[last + 1].text in {"of", "’s", "'s", "-"}):
            last += 1
        return after[0], last
    return None
