"""A long title cut at a joint of its sentence, where what is lost neither negates nor limits what stays.

A cut is safe where every word after it that depends on a word before it can be done without: a coordinated clause, a
clause of time or circumstance, a relative clause or participle set off by a comma, the time or place of what happened.
"""

from collections.abc import Iterator

from dateline.languages.en.title.lead import Lead
from dateline.lexicon import lexicon
from dateline.model import Name, Time
from dateline.nlp.syntax import VERBS, own_subject, prepositional_object

_LONG = 120
"""Characters above which a title is cut where it safely can be: what two lines of a list hold."""
_SHORT = 35
"""A cut leaves at least so many characters."""
_WORTH = 40
"""A cut that still leaves a long title takes off at least so many characters, or the sentence may as well stand."""
_BREAKS = frozenset({",", "--", "—", ";"})
_DANGLING = frozenset({"CCONJ", "SCONJ", "ADP", "DET", "PART"})


def cut(lead: Lead, told: range) -> range:
    """Return the longest safe stretch of a readable length, else the shortest safe one that is worth it, else all."""
    if _length(lead, told) <= _LONG or not _well_read(lead, told):
        return told
    ends = [told.stop, *(stop for stop in told[1:] if _may_end(lead, told, stop))]
    starts = [told.start, *_late_starts(lead, told)]
    stretches = [lead.trimmed(range(start, stop)) for start in starts for stop in ends if start < stop]
    safe = [s for s in stretches if lead.part(s, told) and _length(lead, s) >= _SHORT]
    for start in starts:
        short = [s for s in safe if s.start == start and _length(lead, s) <= _LONG]
        if short:
            return max(short, key=lambda s: _length(lead, s))
    worth = [s for s in safe if _length(lead, told) - _length(lead, s) >= _WORTH]
    return min(worth, key=lambda s: _length(lead, s), default=told)


def _length(lead: Lead, tokens: range) -> int:
    return len(lead.text(tokens))


def _well_read(lead: Lead, told: range) -> bool:
    """Say whether one verb with its subject governs the whole stretch; where the parse went wrong, no cut is safe."""
    words = lead.words
    tops = [i for i in told if words[i].dep != "punct" and (words[i].head not in told or words[i].head == i)]
    if len(tops) != 1 or words[tops[0]].pos not in VERBS:
        return False
    return own_subject(lead.parse, tops[0]) is not None


def _may_end(lead: Lead, told: range, stop: int) -> bool:
    """Say whether all that depends from `stop` on what stands before it can be done without."""
    words, offset = lead.words, lead.words[stop].start
    if any(m.span.start < offset < m.span.end for m in lead.earlier if isinstance(m, Name | Time)):
        return False
    if words[stop - 1].pos in _DANGLING or lead.holds(range(stop, told.stop), "guards"):
        return False
    kept, lost = range(told.start, stop), range(stop, told.stop)
    if any(words[i].head in lost for i in kept if words[i].dep != "punct"):
        return False
    return all(_dispensable(lead, i, stop) for i in lost if words[i].head in kept)


def _dispensable(lead: Lead, index: int, stop: int) -> bool:
    """Say whether the clause before `stop` stands without the phrase that the token heads."""
    words = lead.words
    token, head = words[index], words[words[index].head]
    apart = bool({words[stop].text, words[stop - 1].text} & _BREAKS)
    match token.dep:
        case "punct" | "cc":
            safe = True
        case "conj":
            # "Bought and sold shares": the first verb shares the object of the second and can't end the title.
            safe = head.pos in VERBS and token.pos in VERBS and words[stop - 1].pos not in VERBS
        case "advcl":
            # "It is a matter of days before …": what follows "is" says what it is.
            safe = apart or (head.lemma != "be" and _opens(lead, index, "openings"))
        case "relcl" | "acl" | "parataxis":
            safe = apart
        case "appos":
            # "Its producer, Hindustan Copper": the name says who it is; "Hindustan Copper, its producer" needs no more.
            safe = apart and head.pos == "PROPN"
        case "prep" | "npadvmod":
            safe = head.pos in VERBS and (_circumstance(lead, index) or _placed(lead, index, stop))
        case _:
            safe = False
    return safe


def _opens(lead: Lead, index: int, listed: str) -> bool:
    first = lead.words[lead.parse.subtree(index)[0]]
    return first.text.lower() in lexicon("title")[listed]


def _circumstance(lead: Lead, index: int) -> bool:
    """Say whether the phrase only tells when, or in what course of things."""
    return _opens(lead, index, "settings") or lead.timed(lead.parse.subtree(index)[-1])


def _placed(lead: Lead, index: int, stop: int) -> bool:
    """Say whether the phrase tells where a thing took place that is told whole without it: "… in northern China"."""
    words = lead.words
    noun = prepositional_object(lead.parse, index)
    complete = any(words[c].dep in {"dobj", "auxpass"} and c < stop for c in lead.parse.children[words[index].head])
    name = lead.name_at(noun) if noun is not None else None
    return complete and name is not None and name.type == "place" and _opens(lead, index, "placing")


def _late_starts(lead: Lead, told: range) -> Iterator[int]:
    """Yield where the main clause begins after an opening clause or phrase of circumstance."""
    words = lead.words
    for start in told[1:]:
        opening = range(told.start, start)
        if words[start - 1].text != "," or lead.holds(opening, "guards"):
            continue
        tops = [i for i in opening if words[i].head >= start and words[i].dep != "punct"]
        if len(tops) != 1 or any(words[i].head in opening for i in range(start, told.stop) if words[i].dep != "punct"):
            continue
        dep = words[tops[0]].dep
        if (dep == "prep" and _circumstance(lead, tops[0])) or (dep == "advcl" and _opens(lead, tops[0], "openings")):
            yield start
