"""An article's title: the line given as such, else one stretch of the lead's own words.

The lead is stripped of its attribution ("…, X said on Thursday") and, where it is long, cut at a joint of the sentence: before a
coordinated clause, a clause of time or circumstance, a relative clause set off by a comma. Nothing that negates or limits is cut off,
no name, bracket or pair of quotation marks is broken; where no cut is safe the sentence stands whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.annotators.base import of
from generator.lexicon import lexicon
from generator.model import Article, Claim, Furniture, Name, Quote, Span, Speaker, Time, Title
from generator.reading import Reading

_LONG = 120
"""Characters above which a title is cut where it safely can be: what two lines of a list hold."""
_SHORT = 35
"""A cut leaves at least so many characters."""
_WORDS = 4
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("``", "''"))
_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_JOINTS = frozenset({",", "--", "—", *_MARKS})
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_DANGLING = {"CCONJ", "SCONJ", "ADP", "DET", "PART"}


class Titles:
    """Takes a title from the lead where the article gives none."""

    name = "title"

    def annotate(self, article: Article, reading: Reading, earlier: Sequence[Claim]) -> Iterator[Title]:
        """Yield one title, none where the article gives one or has no prose."""
        if any(title.given for title in of(earlier, Title)):
            return
        apart = [mark.span for mark in of(earlier, Furniture)]
        for number, sentence in enumerate(reading.sentences):
            lead = _Lead(article, reading, tuple(earlier))
            whole = lead.trimmed(reading.tokens_of(number))
            if lead.usable(whole) and not any(span.overlaps(sentence) for span in apart):
                told, because, speaker = lead.told(whole)
                cut = lead.cut(told)
                span = lead.bare(cut)
                reasons = ["taken from the lead", because, "cut to a readable length" if cut != told else ""]
                yield Title(
                    span=span,
                    by=self.name,
                    because="; ".join(filter(None, reasons)),
                    given=False,
                    speaker=speaker or lead.quoted(span),
                )
                return


@dataclass(frozen=True)
class _Lead:
    """A sentence looked at for a title; stretches are ranges of token indices."""

    article: Article
    reading: Reading
    earlier: tuple[Claim, ...]

    # --- which words ---

    def trimmed(self, tokens: range) -> range:
        """Leave out stray marks at the start and the full stop, comma or dash at the end."""
        words = self.reading.tokens
        first, last = tokens.start, tokens.stop
        while first < last and words[first].pos == "PUNCT" and words[first].text not in _MARKS | {"(", "["}:
            first += 1
        while last > first and words[last - 1].text in {".", ",", ";", "-", "--", "–", "—", "_"}:
            last -= 1
        return range(first, last)

    def usable(self, tokens: range) -> bool:
        """Say whether the stretch is a clause with a subject and a finite verb."""
        words = self.reading.tokens
        if words[tokens.stop - 1].text == ":" or not self._whole_pairs(self.bare(tokens)):
            return False
        if sum(words[i].pos not in {"PUNCT", "SPACE"} for i in tokens) < _WORDS:
            return False
        subjects = {words[i].head for i in tokens if words[i].dep in {"nsubj", "nsubjpass", "expl", "csubj"}}
        return any(
            i in tokens
            and (words[i].tag in {*_FINITE, "VBN"} or any(words[c].tag in _FINITE for c in self.reading.children[i]))
            for i in subjects
        )

    def bare(self, tokens: range) -> Span:
        """Return the characters, without a pair of quotation marks around all of them."""
        words = self.reading.tokens
        inner = [words[i].text in _MARKS for i in tokens]
        first, last = tokens.start, tokens.stop
        if inner[0] and sum(inner) in {1, 2} and (sum(inner) == 1 or all(inner[i] for i in (0, -1))):
            first, last = first + 1, last - inner[-1]
        elif inner[-1] and sum(inner) == 1:
            last -= 1
        kept = self.trimmed(range(first, last)) or tokens
        return self.reading.span(kept.start, kept.stop - 1)

    # --- the attribution ---

    def told(self, whole: range) -> tuple[range, str, Speaker | None]:
        """Return the stretch without its attribution, why, and who speaks; the whole where none can be taken off."""
        for content, speaker, because in (*self._according(whole), *self._telling(whole), *self._reported(whole)):
            kept = self.trimmed(content)
            if kept and self.usable(kept) and not self._hangs(kept):
                return kept, because, self.quoted(self.bare(kept)) or speaker
        return whole, "", None

    def _according(self, whole: range) -> Iterator[tuple[range, Speaker, str]]:
        words = self.reading.tokens
        for i in whole[:-2]:
            if words[i].text.lower() != "according" or words[i + 1].lemma != "to":
                continue
            noun = next((c for c in self.reading.children[i + 1] if words[c].dep == "pobj"), None)
            if noun is None:
                continue
            end = max(self.reading.subtree(i + 1)) + 1
            because = f"without “{self._text(range(i, min(end, whole.stop)))}”"
            if i == whole.start and end < whole.stop and words[end].text == ",":
                yield range(end + 1, whole.stop), self._speaker(noun), because
            elif i > whole.start and end >= whole.stop:
                yield range(whole.start, i), self._speaker(noun), because

    def _telling(self, whole: range) -> Iterator[tuple[range, Speaker, str]]:
        """Find "…, X said on Thursday" and "X said on Thursday that …"."""
        words, children = self.reading.tokens, self.reading.children
        for verb in whole:
            if not self._tells(verb):
                continue
            subject = next((c for c in children[verb] if words[c].dep == "nsubj"), None)
            if subject is None or words[subject].tag in {"WP", "WDT"}:
                continue
            speaker = self._speaker(subject)
            start = self._clause_start(whole, verb, subject)
            below = [c for c in children[verb] if words[c].dep == "ccomp" and c > verb]
            if not below and start > whole.start and words[start - 1].text in _JOINTS:
                if not self._turned(range(start, whole.stop)):
                    yield range(whole.start, start), speaker, f"without “{self._text(range(start, verb + 1))}”"
            elif below and words[verb].head == verb:
                clause = self.reading.subtree(below[0])
                first = next(i for i in clause if words[i].text.lower() != "that" and words[i].text != ",")
                stop = min(clause[-1] + 1, whole.stop)
                if not self._guarded(range(stop, whole.stop)) and not self._guarded(range(verb + 1, first)):
                    yield range(first, stop), speaker, f"without “{self._text(range(whole.start, first))}”"

    def _clause_start(self, whole: range, verb: int, subject: int) -> int:
        """Return where the attribution begins: after the nearest comma or mark to its left with no other verb between."""
        words = self.reading.tokens
        start = min(verb, subject, *self.reading.subtree(subject))
        start = verb if start > verb else start
        while start > whole.start and words[start - 1].text not in _JOINTS and words[start - 1].tag not in _FINITE:
            start -= 1
        return start

    def _reported(self, whole: range) -> Iterator[tuple[range, Speaker | None, str]]:
        """Take what the quotes say where the grammar of the sentence says nothing."""
        for quote in of(self.earlier, Quote):
            cue = self.reading.within(quote.cue) if quote.cue else range(0)
            part = quote.parts[0]
            inside = self.reading.within(part)
            if not cue or not inside or not all(i in whole for i in (cue[0], inside[0], inside[-1])):
                continue
            first = inside.start + (self.reading.tokens[inside.start].text.lower() == "that")
            edge = inside.start == whole.start or inside.stop >= whole.stop
            outside = [i for i in whole if i >= inside.stop]
            if edge and self._tells(cue[-1]) and not self._turned(range(inside.stop, inside.stop + len(outside))):
                yield range(first, inside.stop), quote.speaker, f"without the attribution by “{self._text(cue)}”"

    def _tells(self, verb: int) -> bool:
        """Say whether the token is a finite verb of plain telling, neither negated nor made a possibility."""
        words = self.reading.tokens
        below = [words[c] for c in self.reading.children[verb]]
        return (
            words[verb].lemma in lexicon("title")["telling"]
            and words[verb].tag in {"VBD", "VBZ", "VBP", "VBN"}
            and words[verb].dep not in {"relcl", "acl", "amod"}
            and not any(t.dep in {"neg", "mark", "auxpass"} or t.tag == "MD" for t in below)
        )

    def _hangs(self, tokens: range) -> bool:
        """Say whether the stretch needs its attribution to be understood: its subject is a pronoun."""
        words = self.reading.tokens
        subject = next((i for i in tokens if words[i].dep in {"nsubj", "nsubjpass"}), None)
        return subject is not None and any(
            words[i].tag in {"PRP", "PRP$", "DT"} and (i == subject or words[i].dep == "poss")
            for i in self.reading.subtree(subject)
        )

    def _speaker(self, noun: int) -> Speaker:
        """Return who the noun names: the name it belongs to, else the noun with its modifiers."""
        token = self.reading.tokens[noun]
        for name in of(self.earlier, Name):
            if name.span.start <= token.start and token.end <= name.span.end:
                return Speaker(span=name.span, name=name.name, type=name.type, because="subject of the attribution")
        first = min(self.reading.subtree(noun))
        return Speaker(span=self.reading.span(first, noun), because="subject of the attribution")

    def quoted(self, span: Span) -> Speaker | None:
        """Return the speaker of the innermost quote that covers the title; None where the newsroom tells it."""
        around = [q for q in of(self.earlier, Quote) if q.speaker and any(part.covers(span) for part in q.parts)]
        quote = min(around, key=lambda q: q.span.end - q.span.start, default=None)
        return quote.speaker if quote else None

    # --- the cut ---

    def cut(self, told: range) -> range:
        """Return the longest safe stretch of a readable length, else the shortest safe one."""
        if self._length(told) <= _LONG or not self._well_read(told):
            return told
        ends = [told.stop, *(stop for stop in told[_WORDS:] if self._may_end(told, stop))]
        starts = [told.start, *self._late_starts(told)]
        safe = [self.trimmed(range(start, stop)) for start in starts for stop in ends if start < stop]
        safe = [s for s in safe if s and self._length(s) >= _SHORT and self.usable(s)]
        for start in starts:
            short = [s for s in safe if s.start == start and self._length(s) <= _LONG]
            if short:
                return max(short, key=self._length)
        return min(safe, key=self._length, default=told)

    def _well_read(self, told: range) -> bool:
        """Say whether one verb with its subject governs the whole stretch; where the parse went wrong, no cut is safe."""
        words = self.reading.tokens
        tops = [i for i in told if words[i].dep != "punct" and (words[i].head not in told or words[i].head == i)]
        below = self.reading.children[tops[0]] if tops else ()
        return (
            len(tops) == 1
            and words[tops[0]].pos in {"VERB", "AUX"}
            and any(words[c].dep in {"nsubj", "nsubjpass", "expl", "csubj"} for c in below)
        )

    def _may_end(self, told: range, stop: int) -> bool:
        """Say whether all that depends from `stop` on what stands before it can be done without."""
        words = self.reading.tokens
        offset = words[stop].start
        if any(m.span.start < offset < m.span.end for m in self.earlier if isinstance(m, Name | Time)):
            return False
        if self._guarded(range(stop, told.stop)) or words[stop - 1].pos in _DANGLING:
            return False
        kept = range(told.start, stop)
        if any(words[i].head in range(stop, told.stop) for i in kept if words[i].dep != "punct"):
            return False
        return all(self._dispensable(i, stop) for i in range(stop, told.stop) if words[i].head in kept)

    def _dispensable(self, index: int, stop: int) -> bool:
        words = self.reading.tokens
        token, head = words[index], words[words[index].head]
        first = words[min(self.reading.subtree(index))]
        apart = words[stop].text in {",", "--", "—", ";"} or words[stop - 1].text in {",", "--", "—", ";"}
        verbal = head.pos in {"VERB", "AUX"}
        match token.dep:
            case "punct" | "cc":
                return True
            case "conj":
                return verbal and token.pos in {"VERB", "AUX"} and words[stop - 1].pos not in {"VERB", "AUX"}
            case "advcl":
                # "It is a matter of days before …": what follows "is" says what it is.
                return apart or (head.lemma != "be" and first.text.lower() in lexicon("title")["openings"])
            case "relcl" | "acl" | "parataxis":
                return apart
            case "appos":
                # "Its producer, Hindustan Copper": the name says who it is; "Hindustan Copper, its producer" needs no more.
                return apart and head.pos == "PROPN"
            case "prep":
                return verbal and (token.lemma.lower() in lexicon("title")["settings"] or self._times(index))
            case "npadvmod":
                return verbal and self._times(index)
            case _:
                return False

    def _times(self, index: int) -> bool:
        last = self.reading.tokens[self.reading.subtree(index)[-1]]
        return any(t.span.start < last.end <= t.span.end for t in of(self.earlier, Time))

    def _late_starts(self, told: range) -> Iterator[int]:
        """Yield where the main clause begins after an opening clause or phrase of circumstance."""
        words = self.reading.tokens
        for i in told[_WORDS:]:
            if words[i - 1].text != "," or self._guarded(range(told.start, i)):
                continue
            heads = {words[k].head for k in range(told.start, i) if words[k].head not in range(told.start, i)}
            tops = [k for k in range(told.start, i) if words[k].head >= i and words[k].dep != "punct"]
            if len(heads) == 1 and len(tops) == 1 and words[tops[0]].dep in {"advcl", "prep"}:
                yield i

    # --- what must not be lost or broken ---

    def _guarded(self, tokens: range) -> bool:
        return self._holds(tokens, lexicon("title")["guards"])

    def _turned(self, tokens: range) -> bool:
        return self._holds(tokens, lexicon("title")["turns"])

    def _holds(self, tokens: range, listed: list[str]) -> bool:
        words = self.reading.tokens
        return any(words[i].text.lower() in listed or words[i].lemma.lower() in listed for i in tokens)

    def _whole_pairs(self, span: Span) -> bool:
        words = self.article.at(span)
        return words.count('"') % 2 == 0 and all(words.count(a) == words.count(b) for a, b in _PAIRS)

    def _text(self, tokens: range) -> str:
        return self.article.at(self.reading.span(tokens.start, tokens.stop - 1)) if tokens else ""

    def _length(self, tokens: range) -> int:
        return len(self._text(tokens))
