"""Direct speech: what stands in quotation marks, joined over its interruptions, and the cue that gives its speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.languages.en.quotes.grammar import (
    Telling,
    content,
    nominal,
    phrase,
    reports,
    subject,
)
from dateline.languages.en.quotes.marks import Block, Run
from dateline.model import Article, Span
from dateline.nlp.parse import Parse
from dateline.reasons import Reason, reason

_STOPS = frozenset({".", "!", "?", "…"})
_DASHES = frozenset({"-", "—", "–", "--", "―"})
_WORDS = re.compile(r"\w+")
_SHORT = 4
_LONGEST_SIGNATURE = 10
_KINDS = ("say", "think", "quoting")


@dataclass
class Speech:
    """A direct quote while it grows: `open` while its closing mark is missing, `goes_on` where its cue followed it."""

    parts: list[Span]
    telling: Telling
    open: bool = False
    goes_on: bool = False


def direct(article: Article, parse: Parse, blocks: Sequence[Block]) -> list[Speech]:
    """Return the direct quotes that have a speaker, in the order of the text."""
    speeches: list[Speech] = []
    before: Speech | None = None
    announced: Telling | None = None
    for block in blocks:
        found = _InBlock(article, parse, block, before, announced).speeches()
        speeches.extend(found)
        announced = _announced(article, parse, block)
        before = found[-1] if found else before if block.runs and before and before.open else None
    return speeches


class _InBlock:
    """One block's quotations, with the quotation that ended the block before and the cue that announced this one."""

    def __init__(
        self, article: Article, parse: Parse, block: Block, before: Speech | None, announced: Telling | None
    ) -> None:
        self.article, self.parse, self.block = article, parse, block
        self.before, self.announced = before, announced

    def speeches(self) -> list[Speech]:
        """Return the quotes that begin in this block; one that began before it grows in place."""
        found: list[Speech] = []
        for index, run in enumerate(self.block.runs):
            last = found[-1] if found else None
            if grown := self._grown(index, last):
                grown.parts.append(run.span)
                grown.open = not run.closed
            elif begun := self._begun(index, run, last):
                begun.open = not run.closed
                found.append(begun)
        return found

    def _grown(self, index: int, last: Speech | None) -> Speech | None:
        """Return the quote that the run continues, if one does."""
        start, end = self.block.before(index)
        between = list(self.parse.within(Span(start, end))) if start < end else []
        if index == 0:
            goes_on = self.before and self.before.open and not between and not self._behind(0)
            return self.before if goes_on else None
        if last is None or last.parts[-1].end != self.block.runs[index - 1].span.end:
            return None
        if not between:
            return last
        if not last.goes_on or self._behind(index):
            return None
        cue = start <= last.telling.cue.start < end
        return last if cue and self._only_attribution(between, index, last) else None

    def _only_attribution(self, between: list[int], index: int, last: Speech) -> bool:
        """Say whether nothing but the cue and its speaker stands between two quotations."""
        tokens = self.parse.tokens
        stops = [i for i in between if tokens[i].text in _STOPS]
        if stops:
            first = next(filter(str.isalnum, self.article.at(self.block.runs[index].span)), "a")
            return stops == [between[-1]] and not first.islower()
        others = [i for i in between if tokens[i].pos == "VERB" and tokens[i].start != last.telling.cue.start]
        return tokens[between[-1]].text in {",", *_DASHES} and not others

    def _begun(self, index: int, run: Run, last: Speech | None) -> Speech | None:
        """Return the quote that begins with the run, if its speaker is known."""
        ahead, behind = self._ahead(index), self._behind(index)
        if behind and (ahead is None or index == 0 or (last and last.goes_on)):
            return Speech([self._from_sentence(index)], behind, goes_on=True)
        if ahead:
            return Speech([run.span], ahead)
        if index or self.article.text[slice(*self.block.before(0))].strip():
            return None
        if self.announced:
            return Speech([run.span], self.announced)
        words = len(_WORDS.findall(self.article.at(run.span)))
        alone = not self.article.text[run.span.end : self.block.span.end].strip()
        if self.before and alone and words > _SHORT:
            return Speech([run.span], self.before.telling._replace(because=reason("quotes.goes-on")))
        return None

    def _from_sentence(self, index: int) -> Span:
        """Return the quotation with the words of the sentence before it: `The plan “is bad,” X said`."""
        start, end = self.block.before(index)
        run = self.block.runs[index].span
        gap = list(self.parse.within(Span(start, end))) if start < end else []
        stops = [i for i in gap if self.parse.tokens[i].text in _STOPS]
        own = gap[gap.index(stops[-1]) + 1 :] if stops else gap if index == 0 else []
        if not own or self.parse.tokens[own[-1]].text == ":":
            return run
        words = content(self.parse, own[0], own[-1])
        return Span(words.start, run.end) if words else run

    def _ahead(self, index: int) -> Telling | None:
        """Return the cue that stands right before the quotation: `X said, “…”`."""
        start, end = self.block.before(index)
        if not self.article.text[start:end].strip():
            return None
        return _cue_before(self.parse, list(self.parse.within(Span(start, end))))

    def _behind(self, index: int) -> Telling | None:
        """Return the cue that stands right after the quotation: `“…,” X said`, `“…,” said X`, `“…” — X`."""
        start, end = self.block.after(index)
        if not self.article.text[start:end].strip():
            return None
        tokens = self.parse.tokens
        gap = list(self.parse.within(Span(start, end)))
        inner = self.article.at(self.block.runs[index].span).rstrip("\"”»“'’ ")
        while gap and (mark := tokens[gap[0]].text.strip('"”»')) in {"", ",", "''", *_DASHES}:
            if mark in _DASHES and (signed := self._signed(gap, index)):
                return signed
            gap = gap[1:]
            inner += ","
        stop = next((n for n, i in enumerate(gap) if tokens[i].text in _STOPS), len(gap))
        gap = gap[:stop]
        if not gap or not inner:
            return None
        inverted = reports(tokens[gap[0]], *_KINDS) and tokens[gap[0]].tag != "VBG"
        begins = inverted or nominal(tokens[gap[0]]) or tokens[gap[0]].pos == "ADV" or tokens[gap[0]].text == "as"
        if not begins or not (inverted or inner[-1] in ",?!…—-–"):
            return None
        behind = reason("quotes.cue-after")
        verbs = (v for v in gap if reports(tokens[v], *_KINDS) and tokens[v - 1].text.lower() != "to")
        return next((t for v in verbs if (t := _told(self.parse, v, gap, behind))), None)

    def _signed(self, gap: list[int], index: int) -> Telling | None:
        """Return who signs a quotation: a dash and a name, and nothing else to the end of the block."""
        tokens = self.parse.tokens
        name = [i for i in gap[1:] if tokens[i].text not in _STOPS]
        last = index + 1 == len(self.block.runs)
        if not last or not name or len(name) > _LONGEST_SIGNATURE or tokens[name[0]].pos != "PROPN":
            return None
        if any(tokens[i].pos in {"VERB", "AUX"} for i in name):
            return None
        end = next((n for n, i in enumerate(name) if tokens[i].text == ","), len(name))
        speaker = self.parse.span(name[0], name[:end][-1])
        return Telling(self.parse.span(gap[0], gap[0]), speaker, reason("quotes.signed"))


def _announced(article: Article, parse: Parse, block: Block) -> Telling | None:
    """Return the cue of a block that ends in a colon: the next one is what is said."""
    start = block.runs[-1].span.end if block.runs else block.span.start
    if start >= block.span.end or not article.at(block.span).endswith(":"):
        return None
    found = _cue_before(parse, list(parse.within(Span(start, block.span.end))), near=False)
    return found and found._replace(because=reason("quotes.announced"))


def _cue_before(parse: Parse, gap: list[int], *, near: bool = True) -> Telling | None:
    """Return the last cue of the words before a quotation; a near one has nothing but a comma or colon behind it."""
    tokens = parse.tokens
    ends = [i for i in gap if tokens[i].text in _STOPS]
    gap = [i for i in gap if not ends or i > ends[-1]]
    if not gap:
        return None
    mark = tokens[gap[-1]].text
    for verb in reversed(gap):
        if not (reports(tokens[verb], *_KINDS) or (mark == ":" and tokens[verb].pos == "VERB")):
            continue
        between = [i for i in gap if i > verb and tokens[i].text not in {",", ":", "that", "as"}]
        if near and between and mark not in {",", ":"}:
            continue
        if told := _told(parse, verb, gap, reason("quotes.cue-before")):
            return told
    if mark == ":" and len(gap) > 1 and all(nominal(tokens[i]) or tokens[i].pos == "PUNCT" for i in gap):
        return Telling(parse.span(gap[-1], gap[-1]), parse.span(gap[0], gap[-2]), reason("quotes.colon"))
    return None


def _told(parse: Parse, verb: int, gap: list[int], because: Reason) -> Telling | None:
    """Return the verb with its subject where that stands in the gap, else with the noun phrase beside it."""
    tokens = parse.tokens
    cue = parse.span(verb, verb)
    head = subject(parse, verb)
    first, last = phrase(parse, head) if head is not None else (verb, verb)
    inverted = first > verb and any(tokens[i].pos != "ADV" for i in range(verb + 1, first))
    if head is not None and head in gap and nominal(tokens[head]) and not inverted:
        return Telling(cue, parse.span(max(first, gap[0]), min(last, gap[-1])), because)
    for side in ([i for i in gap if i < verb], [i for i in gap if i > verb]):
        if side and nominal(tokens[side[0]]):
            last = side[0]
            while last + 1 in side and (nominal(tokens[last + 1]) or tokens[last + 1].text in {"of", "’s", "'s", "-"}):
                last += 1
            return Telling(cue, parse.span(side[0], last), because)
    return None
