"""Direct speech: quotations joined across interruptions, with the cue that identifies the speaker."""

import re
from collections.abc import Sequence

from dateline.annotators.quotes.quotation_marks import Block, Quotation
from dateline.annotators.quotes.speech import CueMatch, DirectSpeech
from dateline.languages.en.quotes.cue_grammar import (
    CUES,
    can_begin_phrase,
    is_reporting_verb,
    noun_phrase,
    trim_edges,
)
from dateline.model import Article, Span
from dateline.nlp.parse import Parse, Token
from dateline.nlp.syntax import VERBS, find_agent
from dateline.reasons import Reason, reason
from dateline.rules import Rule

CUE_BEFORE = Rule(
    name="cue-before",
    example="The coach said, ⟦“We were better today.”|The coach⟧",
    counterexample="The coach read a book. “We were better today.”",
)
CUE_AFTER = Rule(
    name="cue-after",
    example="⟦“We were better today,”|the coach⟧ said the coach.",
    counterexample="He called the “old town” a place that the coach loved.",
)
COLON = Rule(
    name="colon",
    example="The coach: ⟦“We were better today.”|The coach⟧",
    counterexample="The coach, “We were better today.”",
)
ANNOUNCED = Rule(
    name="announced",
    example="The coach added:\n\n⟦“We were better today.”|The coach⟧",
    counterexample="The coach added a player.\n\n“We were better today.”",
)
SIGNED = Rule(
    name="signed",
    example="⟦“The best bread in town.”|Maria Lindt⟧ – Maria Lindt",
    counterexample="“The best bread in town.” – Maria Lindt baked it.",
)
CONTINUED = Rule(
    name="continued",
    example="“We were better today,” the coach said.\n\n⟦“We ran more than they did.”|the coach⟧",
    counterexample="“We were better today,” the coach said.\n\n“We ran more” was on every page.",
)
RULES = (CUE_BEFORE, CUE_AFTER, COLON, ANNOUNCED, SIGNED, CONTINUED)

_STOPS = frozenset({".", "!", "?", "…"})
_DASHES = frozenset({"-", "—", "–", "--", "―"})
_WORD = re.compile(r"\w+")
_MIN_CONTINUED = 5
"""Minimum number of words in a quoted paragraph that continues the speech before it: fewer may be a heading."""
_MAX_SIGNATURE = 10
"""Maximum tokens in a signature: `Maria Lindt, head of the bakers’ guild of Oslo`. Anything longer is a sentence."""


def find_direct_speech(article: Article, parse: Parse, blocks: Sequence[Block]) -> list[DirectSpeech]:
    """Return the direct quotes that have a speaker, in text order."""
    speeches: list[DirectSpeech] = []
    before: DirectSpeech | None = None
    announced: CueMatch | None = None
    for block in blocks:
        found = _BlockReader(article, parse, block, before, announced).find_speeches()
        speeches.extend(found)
        announced = _announcement(article, parse, block)
        before = found[-1] if found else before if block.quotations and before and before.unclosed else None
    return speeches


class _BlockReader:
    """Reads one block's quotations, given the speech that ended the last block and the cue that announced this one."""

    def __init__(
        self, article: Article, parse: Parse, block: Block, before: DirectSpeech | None, announced: CueMatch | None
    ) -> None:
        self.article, self.parse, self.block = article, parse, block
        self.before, self.announced = before, announced

    def find_speeches(self) -> list[DirectSpeech]:
        """Return the quotes that begin in this block; one that began earlier is extended in place."""
        found: list[DirectSpeech] = []
        for index, quotation in enumerate(self.block.quotations):
            last = found[-1] if found else None
            if grown := self._continued_speech(index, last):
                grown.parts.append(quotation.span)
                grown.unclosed = not quotation.closed
            elif begun := self._new_speech(index, quotation, last):
                begun.unclosed = not quotation.closed
                found.append(begun)
        return found

    def _continued_speech(self, index: int, last: DirectSpeech | None) -> DirectSpeech | None:
        """Return the speech that the quotation continues, if any."""
        start, end = self.block.gap_before(index)
        between = list(self.parse.tokens_in(Span(start, end))) if start < end else []
        if index == 0:
            goes_on = self.before and self.before.unclosed and not between and not self._cue_after(0)
            return self.before if goes_on else None
        if last is None or last.parts[-1].end != self.block.quotations[index - 1].span.end:
            return None
        if not between:
            return last
        if not last.cue_follows or self._cue_after(index):
            return None
        cue = start <= last.match.cue.start < end
        return last if cue and self._is_only_attribution(between, index, last) else None

    def _is_only_attribution(self, between: list[int], index: int, last: DirectSpeech) -> bool:
        """Return True if there is only the cue and its speaker between two quotations."""
        tokens = self.parse.tokens
        stops = [i for i in between if tokens[i].text in _STOPS]
        if stops:
            first = next(filter(str.isalnum, self.article.words(self.block.quotations[index].span)), "a")
            return stops == [between[-1]] and not first.islower()
        others = [i for i in between if tokens[i].pos == "VERB" and tokens[i].start != last.match.cue.start]
        return tokens[between[-1]].text in {",", *_DASHES} and not others

    def _new_speech(self, index: int, quotation: Quotation, last: DirectSpeech | None) -> DirectSpeech | None:
        """Return the speech that begins with the quotation, if its speaker is known."""
        ahead, behind = self._cue_before(index), self._cue_after(index)
        if behind and (ahead is None or index == 0 or (last and last.cue_follows)):
            return DirectSpeech([self._extend_to_sentence(index)], behind, cue_follows=True)
        if ahead:
            return DirectSpeech([quotation.span], ahead)
        if index or self.article.text[slice(*self.block.gap_before(0))].strip():
            return None
        if self.announced:
            return DirectSpeech([quotation.span], self.announced)
        words = len(_WORD.findall(self.article.words(quotation.span)))
        alone = not self.article.text[quotation.span.end : self.block.span.end].strip()
        if self.before and alone and words >= _MIN_CONTINUED:
            match = self.before.match._replace(because=reason("quotes.goes-on"), rule=CONTINUED.name)
            return DirectSpeech([quotation.span], match)
        return None

    def _extend_to_sentence(self, index: int) -> Span:
        """Return the quotation together with the start of its sentence: `The plan “is bad,” X said`."""
        start, end = self.block.gap_before(index)
        span = self.block.quotations[index].span
        gap = list(self.parse.tokens_in(Span(start, end))) if start < end else []
        stops = [i for i in gap if self.parse.tokens[i].text in _STOPS]
        own = gap[gap.index(stops[-1]) + 1 :] if stops else gap if index == 0 else []
        if not own or self.parse.tokens[own[-1]].text == ":":
            return span
        words = trim_edges(self.parse, own[0], own[-1])
        return Span(words.start, span.end) if words else span

    def _cue_before(self, index: int) -> CueMatch | None:
        """Return the cue right before the quotation: `X said, “…”`."""
        start, end = self.block.gap_before(index)
        if not self.article.text[start:end].strip():
            return None
        return _last_cue(self.parse, list(self.parse.tokens_in(Span(start, end))))

    def _cue_after(self, index: int) -> CueMatch | None:
        """Return the cue right after the quotation: `“…,” X said`, `“…,” said X`, `“…” — X`."""
        start, end = self.block.gap_after(index)
        if not self.article.text[start:end].strip():
            return None
        tokens = self.parse.tokens
        gap = list(self.parse.tokens_in(Span(start, end)))
        inner = self.article.words(self.block.quotations[index].span).rstrip("\"”»“'’ ")
        while gap and (mark := tokens[gap[0]].text.strip('"”»')) in {"", ",", "''", *_DASHES}:
            if mark in _DASHES and (signature := self._signature(gap, index)):
                return signature
            gap = gap[1:]
            inner += ","
        stop = next((n for n, i in enumerate(gap) if tokens[i].text in _STOPS), len(gap))
        gap = gap[:stop]
        if not gap or not inner or not self._begins_attribution(gap[0], inner):
            return None
        because = reason("quotes.cue-after")
        verbs = (v for v in gap if _reports_quotation(self.parse, v) and not _is_infinitive(self.parse, v))
        matches = (_match_verb(self.parse, v, gap, because, CUE_AFTER) for v in verbs)
        return next(filter(None, matches), None)

    def _begins_attribution(self, first: int, inner: str) -> bool:
        """Return True if the words after a quotation can attribute it, by their first word and the quotation's end."""
        token = self.parse.tokens[first]
        inverted = _reports_quotation(self.parse, first) and token.tag not in self.parse.labels.gerunds
        named = can_begin_phrase(token) or token.pos == "ADV" or token.text in CUES.remark_openers
        return inverted or (named and inner[-1] in ",?!…—-–")

    def _signature(self, gap: list[int], index: int) -> CueMatch | None:
        """Return the signature of a quotation: a dash and a name, which end the block."""
        tokens = self.parse.tokens
        name = [i for i in gap[1:] if tokens[i].text not in _STOPS]
        last = index + 1 == len(self.block.quotations)
        if not last or not name or len(name) > _MAX_SIGNATURE or tokens[name[0]].pos != "PROPN":
            return None
        if any(tokens[i].pos in VERBS for i in name):
            return None
        end = next((n for n, i in enumerate(name) if tokens[i].text == ","), len(name))
        speaker = self.parse.span(name[0], name[:end][-1])
        return CueMatch(self.parse.span(gap[0], gap[0]), speaker, reason("quotes.signed"), SIGNED.name)


def _reports_quotation(parse: Parse, index: int) -> bool:
    return is_reporting_verb(parse.tokens[index], CUES.with_quotation)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb - 1].text.lower() in CUES.infinitive_markers


def _announcement(article: Article, parse: Parse, block: Block) -> CueMatch | None:
    """Return the cue of a block that ends in a colon, which announces speech in the next block."""
    start = block.quotations[-1].span.end if block.quotations else block.span.start
    if start >= block.span.end or not article.words(block.span).endswith(":"):
        return None
    found = _last_cue(parse, list(parse.tokens_in(Span(start, block.span.end))), near=False)
    return found and found._replace(because=reason("quotes.announced"), rule=ANNOUNCED.name)


def _last_cue(parse: Parse, gap: list[int], *, near: bool = True) -> CueMatch | None:
    """Return the last cue before a quotation; `near`: words may come between only if a comma or colon ends them."""
    tokens = parse.tokens
    ends = [i for i in gap if tokens[i].text in _STOPS]
    gap = [i for i in gap if not ends or i > ends[-1]]
    if not gap:
        return None
    mark = tokens[gap[-1]].text
    for verb in reversed(gap):
        if not (_reports_quotation(parse, verb) or (mark == ":" and tokens[verb].pos == "VERB")):
            continue
        between = [i for i in gap if i > verb and tokens[i].text not in {",", ":"} | CUES.quotation_openers]
        if near and between and mark not in {",", ":"}:
            continue
        if match := _match_verb(parse, verb, gap, reason("quotes.cue-before"), CUE_BEFORE):
            return match
    if mark == ":" and len(gap) > 1 and all(can_begin_phrase(tokens[i]) or tokens[i].pos == "PUNCT" for i in gap):
        because = reason("quotes.colon")
        return CueMatch(parse.span(gap[-1], gap[-1]), parse.span(gap[0], gap[-2]), because, COLON.name)
    return None


def _match_verb(parse: Parse, verb: int, gap: list[int], because: Reason, rule: Rule) -> CueMatch | None:
    """Return the verb with its subject if the subject is in the gap, else with the noun phrase next to it."""
    tokens = parse.tokens
    cue = parse.span(verb, verb)
    head = find_agent(parse, verb)
    first, last = noun_phrase(parse, head) if head is not None else (verb, verb)
    inverted = first > verb and any(tokens[i].pos != "ADV" for i in range(verb + 1, first))
    if head is not None and head in gap and can_begin_phrase(tokens[head]) and not inverted:
        return CueMatch(cue, parse.span(max(first, gap[0]), min(last, gap[-1])), because, rule.name)
    for side in ([i for i in gap if i < verb], [i for i in gap if i > verb]):
        if side and can_begin_phrase(tokens[side[0]]):
            last = side[0]
            while last + 1 in side and _can_continue_phrase(tokens[last + 1]):
                last += 1
            return CueMatch(cue, parse.span(side[0], last), because, rule.name)
    return None


def _can_continue_phrase(token: Token) -> bool:
    return can_begin_phrase(token) or token.text in CUES.phrase_joints
