"""Reported speech and thought: the clause under a reporting verb, `according to X`, `the claim that …`."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotators.quotes.speech import CueMatch, ReportedSpeech
from dateline.languages.en.quotes.cue_grammar import CUES, is_reporting_verb, noun_phrase, trim_edges
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, find_agent, prepositional_object
from dateline.reasons import Reason, reason
from dateline.rules import Rule

CUE_INSIDE = Rule(
    name="cue-inside",
    example="⟦The museum, the curator said, will stay open until midnight|the curator⟧.",
    counterexample="The museum, the curator said on the evening of the second day of the fair, will stay open.",
)
REMARK = Rule(
    name="as-said",
    example="⟦The bridge is safe|the engineer⟧, as the engineer said on Monday.",
    counterexample="He left as the engineer said that the bridge was safe.",
)
CLAUSE_AFTER = Rule(
    name="clause-after-verb",
    example="The ministry said ⟦the border would stay closed|The ministry⟧.",
    counterexample="The ministry closed the border.",
)
CLAUSE_BEFORE = Rule(
    name="clause-before-verb",
    example="⟦The border will stay closed|the ministry⟧, the ministry said on Monday.",
    counterexample="The border will stay closed, and the ministry knows it.",
)
THAT_CLAUSE = Rule(
    name="that-clause",
    example="The ministry said in a statement that ⟦the border would stay closed|The ministry⟧.",
    counterexample="The ministry said no more about that on Monday.",
)
INFINITIVE = Rule(
    name="infinitive",
    example="The union vowed ⟦to go on with the strike|The union⟧.",
    counterexample="The union struck to go on with the talks.",
)
CALLED = Rule(
    name="called",
    example="The senator called ⟦the plan a gift to farmers|The senator⟧.",
    counterexample="The senator called the office.",
)
ACCUSED_OF = Rule(
    name="accused-of",
    example="The minister accused the bank of ⟦hiding its losses|The minister⟧.",
    counterexample="The minister robbed the bank of its gold.",
)
DESCRIBED_AS = Rule(
    name="described-as",
    example="The minister described ⟦the offer as a bad joke|The minister⟧.",
    counterexample="The minister took the offer as a bad joke.",
)
CONCEDED = Rule(
    name="conceded-object",
    example="The envoy denied ⟦any part in the affair|The envoy⟧.",
    counterexample="The envoy described any part in the affair.",
)
NOUN_CLAUSE = Rule(
    name="noun-clause",
    example="Petrenko’s claim that ⟦the count was rigged|Petrenko⟧ has not been proved.",
    counterexample="The claim that the count was rigged has not been proved.",
)
ATTRIBUTION = Rule(
    name="according-to",
    example="⟦Turnout reached 61 percent|the commission⟧, according to the commission.",
    counterexample="The law is fair, according each farmer the same land.",
)
RULES = (
    CUE_INSIDE,
    REMARK,
    CLAUSE_AFTER,
    CLAUSE_BEFORE,
    THAT_CLAUSE,
    INFINITIVE,
    CALLED,
    ACCUSED_OF,
    DESCRIBED_AS,
    CONCEDED,
    NOUN_CLAUSE,
    ATTRIBUTION,
)

_MAX_AFTER_CUE = 6
"""Maximum tokens between a cue in mid-sentence and the comma after it: `, X said late on Monday,`."""
_MAX_CUE = 8
"""Maximum tokens that speaker and verb take up in mid-sentence: anything longer is a separate clause."""
_MAX_TO_THAT = 8
"""Maximum tokens from a verb to a `that` attached elsewhere by the parser: `told the farmers in the valley that`."""

Bounds = tuple[int, int]
"""First and last token of a phrase."""


def find_reported_speech(parse: Parse) -> Iterator[ReportedSpeech]:
    """Yield the reported speech, in the order of the cues."""
    for index, token in enumerate(parse.tokens):
        if token.pos == "NOUN" and token.lemma.lower() in CUES.nouns:
            yield from _from_noun(parse, index)
        elif token.text.lower() == CUES.attribution[0]:
            yield from _from_attribution(parse, index)
        elif token.tag in parse.labels.verbs:
            yield from _from_verb(parse, index)


def _from_verb(parse: Parse, verb: int) -> Iterator[ReportedSpeech]:
    token = parse.tokens[verb]
    head = find_agent(parse, verb)
    if head is None or parse.tokens[head].text.lower() in CUES.unquotable_pronouns:
        return
    speaker = noun_phrase(parse, head)
    if is_reporting_verb(token, CUES.with_clause):
        yield from (
            _around_cue(parse, verb, speaker)
            or _around_remark(parse, verb, speaker)
            or _clauses(parse, verb, speaker)
            or _that_clause(parse, verb, speaker)
        )
    characterisation = _characterisation(parse, verb, speaker) if is_reporting_verb(token, CUES.with_object) else []
    yield from characterisation
    if is_reporting_verb(token, CUES.promising) and not characterisation:
        yield from _infinitive(parse, verb, speaker)


def _report(
    parse: Parse, rule: Rule, cue: Bounds, speaker: Bounds, because: Reason, *parts: Iterable[int]
) -> list[ReportedSpeech]:
    """Return a report with those parts (token indices) that contain words, or an empty list if none does."""
    spans = [trim_edges(parse, min(part), max(part)) for part in map(list, parts) if part]
    words = tuple(span for span in spans if span)
    match = CueMatch(parse.span(*cue), parse.span(*speaker), because, rule.name)
    return [ReportedSpeech(words, match)] if words else []


def _around_cue(parse: Parse, verb: int, speaker: Bounds) -> list[ReportedSpeech]:
    """Return the sentence around `, X said,` as one report in two parts."""
    tokens = parse.tokens
    first, last = min(speaker[0], verb), max(speaker[1], verb)
    sentence = parse.tokens_of(tokens[verb].sentence)
    comma = next((i for i in range(last + 1, min(last + _MAX_AFTER_CUE, sentence[-1])) if tokens[i].text == ","), None)
    if comma is None or first - 1 <= sentence[0] or tokens[first - 1].text != "," or last - first > _MAX_CUE:
        return []
    if any(tokens[i].pos == "VERB" or tokens[i].dep == "mark" for i in range(last + 1, comma)):
        return []
    if tokens[comma + 1].tag in parse.labels.gerunds or tokens[comma + 1].text.lower() in CUES.subordinators:
        return []
    parts = range(sentence[0], first - 1), range(comma + 1, sentence[-1] + 1)
    return _report(parse, CUE_INSIDE, (verb, verb), speaker, reason("quotes.cue-between"), *parts)


def _around_remark(parse: Parse, verb: int, speaker: Bounds) -> list[ReportedSpeech]:
    """Return the sentence around `as X said`."""
    tokens = parse.tokens
    openers = [c for c in parse.children[verb] if tokens[c].text.lower() in CUES.remark_openers and c < verb]
    if not openers or any(tokens[c].dep in {"ccomp", "dobj"} for c in parse.children[verb]):
        return []
    sentence = parse.tokens_of(tokens[verb].sentence)
    before, after = range(sentence[0], openers[0]), range(parse.subtree(verb)[-1] + 1, sentence[-1] + 1)
    because = reason("quotes.as-said", words=f"{tokens[openers[0]].text.lower()} {tokens[verb].text}")
    return _report(parse, REMARK, (verb, verb), speaker, because, before, after)


def _clauses(parse: Parse, verb: int, speaker: Bounds) -> list[ReportedSpeech]:
    """Return the clauses that the verb governs."""
    tokens, cue = parse.tokens, (verb, verb)
    found: list[ReportedSpeech] = []
    because = reason("quotes.clause", word=tokens[verb].text)
    for clause in parse.children[verb]:
        if tokens[clause].dep not in parse.labels.complements:
            continue
        below = [i for i in parse.subtree(clause) if tokens[i].sentence == tokens[verb].sentence]
        if clause < verb:
            start = min(verb, speaker[0]) if speaker[0] > below[0] else verb
            found += _report(parse, CLAUSE_BEFORE, cue, speaker, because, range(below[0], start))
        elif speaker[0] < verb or child(parse, clause, "mark") is not None:
            first = max(below[0], verb + 1)
            whole = range(first, _clause_end(parse, first, below[-1]) + 1)
            found += _report(parse, CLAUSE_AFTER, cue, speaker, because, whole)
    return found


def _clause_end(parse: Parse, first: int, last: int) -> int:
    """Return where a reported clause ends: before `and called it …`, a new act by the speaker, but after `so …`."""
    tokens = parse.tokens
    for index in range(first + 1, last + 1):
        if _is_next_act(parse, index):
            start = parse.subtree(index)[0]
            while start > first and (tokens[start - 1].dep == "cc" or tokens[start - 1].text == ","):
                start -= 1
            if start > first:
                return start - 1
    sentence = parse.tokens_of(tokens[last].sentence)
    following = [tokens[i].text for i in range(last + 1, min(last + 3, sentence[-1])) if tokens[i].text != ","]
    return sentence[-1] if following and following[0] in {":", ";"} | CUES.consequences else last


def _is_next_act(parse: Parse, index: int) -> bool:
    """Return True if a verb begins the next statement, by any speaker: `and called …`, `while X demands …`."""
    token = parse.tokens[index]
    if token.tag == "VB" or not is_reporting_verb(token, CUES.of_speech):
        return False
    if token.tag in parse.labels.gerunds:
        before = parse.tokens[index - 1].text
        return before == "," or before in CUES.conjunctions
    own = child(parse, index, *parse.labels.active_subjects) is not None
    return token.dep == "conj" or (token.dep == "advcl" and own)


def _that_clause(parse: Parse, verb: int, speaker: Bounds) -> list[ReportedSpeech]:
    """Return the words after `said … that` if the parser attaches the clause elsewhere."""
    tokens = parse.tokens
    if not is_reporting_verb(tokens[verb], CUES.saying):
        return []
    sentence = parse.tokens_of(tokens[verb].sentence)
    for index in range(verb + 1, min(verb + _MAX_TO_THAT, sentence[-1])):
        if tokens[index].text in CUES.clause_openers and tokens[index].tag == "IN":
            whole = range(index, _clause_end(parse, index, sentence[-1]) + 1)
            because = reason("quotes.that", that=tokens[index].text, word=tokens[verb].text)
            return _report(parse, THAT_CLAUSE, (verb, verb), speaker, because, whole)
        if tokens[index].pos == "VERB":
            return []
    return []


def _infinitive(parse: Parse, verb: int, speaker: Bounds) -> list[ReportedSpeech]:
    """Return a promise, threat or demand: `vowed to go on`, `urged them to stop`."""
    tokens = parse.tokens
    children = [c for c in parse.children[verb] if c > verb]
    for act in children:
        if tokens[act].dep == "xcomp" and any(tokens[c].tag == "TO" for c in parse.children[act]):
            earlier = [c for c in children if c < act]
            addressed = [c for c in earlier if tokens[c].dep in {"dobj", "dative"}]
            addressed += [
                o for c in earlier if tokens[c].text in CUES.addressing_prepositions for o in parse.children[c]
            ]
            below = [i for c in (*addressed, act) for i in parse.subtree(c)]
            whole = range(min(below), _clause_end(parse, min(below), max(below)) + 1)
            because = reason("quotes.infinitive", word=tokens[verb].text)
            return _report(parse, INFINITIVE, (verb, verb), speaker, because, whole)
    return []


def _characterisation(parse: Parse, verb: int, speaker: Bounds) -> list[ReportedSpeech]:
    """Return a description of somebody or something, or an accusation."""
    tokens = parse.tokens
    after = [c for c in parse.children[verb] if c > verb]
    objects = [c for c in after if tokens[c].dep in {"dobj", "ccomp", "oprd"}]
    prepositions = [c for c in after if tokens[c].dep == "prep" and tokens[c].text in CUES.characterising_prepositions]
    describing = [p for p in prepositions if tokens[p].text in CUES.describing_prepositions]
    lemma = tokens[verb].lemma
    if lemma in CUES.characterising_with_object and any(tokens[c].dep in {"oprd", "ccomp"} for c in objects):
        rule, chosen = CALLED, objects
    elif lemma in CUES.characterising_with_preposition and prepositions:
        rule = ACCUSED_OF
        chosen = [*parse.children[prepositions[0]], *(c for c in after if tokens[c].dep == "xcomp")]
    elif objects and describing:
        rule, chosen = DESCRIBED_AS, [*objects, *describing]
    elif objects and is_reporting_verb(tokens[verb], CUES.conceding):
        rule, chosen = CONCEDED, objects
    else:
        return []
    return _report_characterisation(parse, rule, verb, speaker, chosen)


def _report_characterisation(
    parse: Parse, rule: Rule, verb: int, speaker: Bounds, chosen: Sequence[int]
) -> list[ReportedSpeech]:
    below = [i for c in chosen for i in parse.subtree(c)]
    whole = range(min(below), max(below) + 1) if below else ()
    because = reason("quotes.so-called", word=parse.tokens[verb].text)
    return _report(parse, rule, (verb, verb), speaker, because, whole)


def _from_noun(parse: Parse, noun: int) -> Iterator[ReportedSpeech]:
    """Yield the content of a claim, a promise or a report: `Smith's claim that …`."""
    tokens = parse.tokens
    owner = child(parse, noun, "poss")
    if owner is None:
        return
    for clause in parse.children[noun]:
        opened = any(
            tokens[c].text.lower() in CUES.clause_openers and tokens[c].dep == "mark" for c in parse.children[clause]
        )
        if opened and tokens[clause].dep in {"acl", "ccomp"}:
            because = reason("quotes.noun", word=tokens[noun].text)
            speaker = noun_phrase(parse, owner)
            yield from _report(parse, NOUN_CLAUSE, (noun, noun), speaker, because, parse.subtree(clause))


def _from_attribution(parse: Parse, index: int) -> Iterator[ReportedSpeech]:
    """Yield the rest of the sentence that an `according to X` opens, interrupts or ends."""
    tokens = parse.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].text != CUES.attribution[1]:
        return
    source = prepositional_object(parse, index + 1)
    if source is None:
        return
    sentence = parse.tokens_of(tokens[index].sentence)
    speaker = noun_phrase(parse, source)
    comma = next((i for i in range(speaker[1] + 1, sentence[-1]) if tokens[i].text == ","), sentence[-1])
    before = range(sentence[0], index)
    after = range(comma + 1, sentence[-1] + 1) if not before or comma == speaker[1] + 1 else range(0)
    if before and after and tokens[after[0]].text.lower() in CUES.subordinators | CUES.further_cues:
        after = range(0)
    because = reason("quotes.according", words=" ".join(CUES.attribution))
    yield from _report(parse, ATTRIBUTION, (index, index + 1), speaker, because, before, after)
