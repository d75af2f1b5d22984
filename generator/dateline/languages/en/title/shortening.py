"""Cuts a long title at a joint in its sentence if the words lost neither negate nor limit the rest.

A cut is safe if the rest can do without every phrase after the cut that depends on a word before it: a coordinate
clause, a clause of time or circumstance, a relative clause or participle set off by a comma, an event's time or place.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dateline.languages.en.title.lead_sentence import LeadSentence
from dateline.languages.en.title.title_words import WORDS
from dateline.model import Name, Time
from dateline.nlp.syntax import VERBS, own_subject, prepositional_object
from dateline.rules import Rule

CUT_COORDINATE = Rule(
    name="cut-coordinate-clause",
    example=(
        "⟦The government hopes that grain exports through the northern ports will resume this month⟧ and the new "
        "railway line across the border will shorten the way for farmers."
    ),
    counterexample=(
        "The government hopes that grain exports through the northern ports will resume this month but the new "
        "railway line across the border will not open before spring."
    ),
)
CUT_CIRCUMSTANCE_CLAUSE = Rule(
    name="cut-circumstance-clause",
    example=(
        "⟦The opposition leader returned to the capital on Sunday⟧ after thousands of her supporters had waited "
        "through the night at the airport and along the road to the city."
    ),
    counterexample=(
        "It is a matter of weeks before thousands of her supporters will have to wait through the night at the "
        "airport and along the road to the city for their leader."
    ),
)
CUT_MODIFYING_CLAUSE = Rule(
    name="cut-modifying-clause",
    example=(
        "⟦The parliament elected the former judge Maria Silva as president of the republic⟧, who will take over a "
        "country whose railways and ports the long war has left in ruins."
    ),
    counterexample=(
        "The prosecutor charged the former minister of transport on Wednesday with taking money from a builder of "
        "motorways, which the minister has denied through his lawyers."
    ),
)
CUT_APPOSITION = Rule(
    name="cut-apposition",
    example=(
        "⟦The voters of the island republic elected Maria Silva⟧, a former judge of the high court and the author of "
        "three books about the constitution of the republic."
    ),
    counterexample=(
        "The voters of the island republic elected their new president, a former judge of the high court and the "
        "author of three books about the constitution of the republic."
    ),
)
CUT_CIRCUMSTANCE = Rule(
    name="cut-circumstance",
    example=(
        "⟦The opposition leader returned to the capital with her family and her closest advisers⟧ during the third "
        "week of a strike by the workers of the railways and the ports."
    ),
    counterexample=(
        "The opposition leader returned to the capital with the sons and daughters and grandchildren of the workers "
        "of the railways and the ports of the republic."
    ),
)
CUT_PLACE = Rule(
    name="cut-place",
    example=(
        "⟦The editor of the largest independent newspaper of the island republic and two of her closest colleagues "
        "were arrested⟧ in northern Scotland."
    ),
    counterexample=(
        "The editor of the largest independent newspaper of the island republic and two of her closest colleagues "
        "have moved to northern Scotland."
    ),
)
CUT_OPENING = Rule(
    name="cut-opening",
    example=(
        "After thousands of her supporters had waited through the night at the airport and along the road to the "
        "city, ⟦the opposition leader returned to the capital⟧."
    ),
    counterexample=(
        "Although thousands of her supporters had waited through the night at the airport and along the road to the "
        "city, the opposition leader returned to the capital."
    ),
)
RULES = (
    CUT_COORDINATE,
    CUT_CIRCUMSTANCE_CLAUSE,
    CUT_MODIFYING_CLAUSE,
    CUT_APPOSITION,
    CUT_CIRCUMSTANCE,
    CUT_PLACE,
    CUT_OPENING,
)

MAX_TITLE = 120
"""Maximum number of characters before a title is cut, if that is safe: two lines in a list."""
MIN_TITLE = 35
"""Minimum number of characters that a cut leaves: about as many as the shortest press headlines have."""
MIN_CUT = 40
"""Minimum number of characters to cut from a title that stays long: saving less than a line isn't worth it."""
_BREAKS = frozenset({",", "--", "—", ";"})
_DANGLING = frozenset({"CCONJ", "SCONJ", "ADP", "DET", "PART"})


class Cut(NamedTuple):
    """Part of the lead, and the rule that cut it."""

    stretch: range
    rule: Rule | None


def shorten_title(lead: LeadSentence, stretch: range) -> Cut:
    """Return the longest safe cut of readable length, else the shortest that is worth it, else the whole stretch."""
    whole = Cut(stretch, None)
    if _length(lead, stretch) <= MAX_TITLE or not _is_parsed_well(lead, stretch):
        return whole
    ends = [(stretch.stop, None), *((stop, rule) for stop in stretch[1:] if (rule := _end_rule(lead, stretch, stop)))]
    starts = [stretch.start, *_find_late_starts(lead, stretch)]
    cuts = [
        Cut(lead.trim_marks(range(start, stop)), rule or (CUT_OPENING if start > stretch.start else None))
        for start in starts
        for stop, rule in ends
        if start < stop
    ]
    safe = [
        cut for cut in cuts if lead.can_stand_alone(cut.stretch, stretch) and _length(lead, cut.stretch) >= MIN_TITLE
    ]
    for start in starts:
        readable = [c for c in safe if c.stretch.start == start and _length(lead, c.stretch) <= MAX_TITLE]
        if readable:
            return max(readable, key=lambda cut: _length(lead, cut.stretch))
    shorter = [c for c in safe if _length(lead, stretch) - _length(lead, c.stretch) >= MIN_CUT]
    return min(shorter, key=lambda cut: _length(lead, cut.stretch), default=whole)


def _length(lead: LeadSentence, stretch: range) -> int:
    return len(lead.text(stretch))


def _is_parsed_well(lead: LeadSentence, stretch: range) -> bool:
    """Return True if one verb with a subject governs the whole stretch: no cut is safe in a wrong parse."""
    tops = [
        i for i in stretch if not _is_mark(lead, i) and (lead.tokens[i].head not in stretch or lead.tokens[i].head == i)
    ]
    if len(tops) != 1 or lead.tokens[tops[0]].pos not in VERBS:
        return False
    return own_subject(lead.parse, tops[0]) is not None


def _is_mark(lead: LeadSentence, index: int) -> bool:
    return lead.tokens[index].dep in lead.parse.labels.punctuation


def _end_rule(lead: LeadSentence, stretch: range, stop: int) -> Rule | None:
    """Return the rule that lets the title end before `stop`, which is the rule of the first phrase cut off, or None."""
    tokens, offset = lead.tokens, lead.tokens[stop].start
    if any(m.span.start < offset < m.span.end for m in lead.earlier if isinstance(m, Name | Time)):
        return None
    if tokens[stop - 1].pos in _DANGLING or lead.has_word(range(stop, stretch.stop), WORDS.guards):
        return None
    rest, lost = range(stretch.start, stop), range(stop, stretch.stop)
    if any(tokens[i].head in lost for i in rest if not _is_mark(lead, i)):
        return None
    joints = lead.parse.labels.punctuation | lead.parse.labels.coordinators
    phrases = [i for i in lost if tokens[i].head in rest and tokens[i].dep not in joints]
    rules = [_phrase_rule(lead, i, stop) for i in phrases]
    if not all(rules):
        return None
    # Only a mark or a conjunction may be lost.
    return rules[0] if rules else CUT_COORDINATE


def _phrase_rule(lead: LeadSentence, index: int, stop: int) -> Rule | None:
    """Return the rule that lets the clause before `stop` do without the phrase headed by the token, or None."""
    tokens, labels = lead.tokens, lead.parse.labels
    token, head = tokens[index], tokens[tokens[index].head]
    is_set_off = bool({tokens[stop].text, tokens[stop - 1].text} & _BREAKS)
    rule: Rule | None = None
    if token.dep in labels.conjuncts:
        # "Bought and sold shares": the first verb shares the second one's object, so it can't end the title.
        if head.pos in VERBS and token.pos in VERBS and tokens[stop - 1].pos not in VERBS:
            rule = CUT_COORDINATE
    elif token.dep in labels.adverbial_clauses:
        # "It is a matter of days before …": the words after "is" are the point.
        if is_set_off or (head.lemma not in WORDS.copulas and _opens_with(lead, index, WORDS.openings)):
            rule = CUT_CIRCUMSTANCE_CLAUSE
    elif token.dep in labels.noun_clauses | labels.side_clauses:
        rule = CUT_MODIFYING_CLAUSE if is_set_off else None
    elif token.dep in labels.appositions:
        # "Its producer, Hindustan Copper" needs the name; "Hindustan Copper, its producer" doesn't need the rest.
        rule = CUT_APPOSITION if is_set_off and head.pos == "PROPN" else None
    elif token.dep in labels.prepositions | labels.adverbial_nouns and head.pos in VERBS:
        if _is_circumstance(lead, index):
            rule = CUT_CIRCUMSTANCE
        elif _is_place(lead, index, stop):
            rule = CUT_PLACE
    return rule


def _opens_with(lead: LeadSentence, index: int, words: Collection[str]) -> bool:
    return lead.tokens[lead.parse.subtree(index)[0]].text.lower() in words


def _is_circumstance(lead: LeadSentence, index: int) -> bool:
    """Return True if the phrase only gives the time or the circumstances."""
    return _opens_with(lead, index, WORDS.settings) or lead.is_time(lead.parse.subtree(index)[-1])


def _is_place(lead: LeadSentence, index: int, stop: int) -> bool:
    """Return True if the phrase is the place of an event that is complete without it: "… in northern China"."""
    tokens, labels = lead.tokens, lead.parse.labels
    noun = prepositional_object(lead.parse, index)
    completing = labels.objects | labels.passive_auxiliaries
    is_complete = any(tokens[c].dep in completing and c < stop for c in lead.parse.children[tokens[index].head])
    name = lead.find_name(noun) if noun is not None else None
    is_place_name = name is not None and name.type == "place"
    return is_complete and is_place_name and _opens_with(lead, index, WORDS.place_prepositions)


def _find_late_starts(lead: LeadSentence, stretch: range) -> Iterator[int]:
    """Yield the possible starts of the main clause after an opening clause or phrase of circumstance."""
    tokens, labels = lead.tokens, lead.parse.labels
    for start in stretch[1:]:
        opening, rest = range(stretch.start, start), range(start, stretch.stop)
        if tokens[start - 1].text != "," or lead.has_word(opening, WORDS.guards):
            continue
        tops = [i for i in opening if tokens[i].head >= start and not _is_mark(lead, i)]
        if len(tops) != 1 or any(tokens[i].head in opening for i in rest if not _is_mark(lead, i)):
            continue
        dep = tokens[tops[0]].dep
        is_phrase = dep in labels.prepositions and _is_circumstance(lead, tops[0])
        is_clause = dep in labels.adverbial_clauses and _opens_with(lead, tops[0], WORDS.openings)
        if is_phrase or is_clause:
            yield start
