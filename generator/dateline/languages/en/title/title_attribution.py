"""Removes the attribution from a lead and identifies the speaker.

Three sources, the plainest first: `according to X`; a verb of speech with its subject before or after the reported
words; a quote found in the sentence. An attribution is removed only if it is neutral ("said", not "denied" or "may
say"), nothing after it reverses the words, and the words make sense alone: with "he" or "its profit" as the subject,
they need the attribution.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.annotators.base import only
from dateline.languages.en.title.lead_sentence import JOINTS, LeadSentence
from dateline.languages.en.title.title_words import WORDS
from dateline.model import Quote, Span, Speaker
from dateline.nlp.syntax import child, is_finite, prepositional_object
from dateline.reasons import NONE, Reason, reason
from dateline.rules import Rule

ACCORDING_TO = Rule(
    name="according-to",
    example="⟦The company will close its oldest factory⟧, according to a spokesman.",
    counterexample="The company will close its oldest factory, true to an old plan.",
)
ATTRIBUTION_AFTER = Rule(
    name="attribution-after",
    example="⟦Two hikers have been found alive in the mountains⟧, police said on Saturday.",
    counterexample="The dam is safe, the mayor said, but engineers disputed that.",
)
ATTRIBUTION_BEFORE = Rule(
    name="attribution-before",
    example="The finance minister said on Friday that ⟦taxes will rise next year⟧.",
    counterexample="The finance minister denied on Friday that taxes will rise next year.",
)
QUOTED = Rule(
    name="quoted-words",
    example="Bridge news: The engineer said that ⟦the bridge is safe for all traffic⟧.",
    counterexample="Bridge news: The engineer denied that the bridge is safe for all traffic.",
)
RULES = (ACCORDING_TO, ATTRIBUTION_AFTER, ATTRIBUTION_BEFORE, QUOTED)
_BECAUSE = reason("speaker.attribution")


class TitleAttribution(NamedTuple):
    """A lead's words without their attribution, the speaker, the reason, and the rule that removed it, if any."""

    content: range
    speaker: Speaker | None = None
    because: Reason = NONE
    rule: Rule | None = None


def strip_attribution(lead: LeadSentence, sentence: range) -> TitleAttribution:
    """Return the lead without its attribution, or the whole sentence if none can be removed."""
    for found in (
        *_find_according_to(lead, sentence),
        *_find_speech_verbs(lead, sentence),
        *_find_quoted(lead, sentence),
    ):
        content = lead.trim_marks(found.content)
        if lead.can_stand_alone(content, sentence) and not _needs_attribution(lead, content):
            speaker = find_quote_speaker(lead, lead.title_span(content)) or found.speaker
            return found._replace(content=content, speaker=speaker)
    return TitleAttribution(sentence)


def find_quote_speaker(lead: LeadSentence, span: Span) -> Speaker | None:
    """Return the speaker of the innermost quote that covers the title, or None for the newsroom's own words."""
    around = [q for q in only(lead.earlier, Quote) if q.speaker and any(part.covers(span) for part in q.parts)]
    quote = min(around, key=lambda q: q.span.end - q.span.start, default=None)
    return quote.speaker if quote else None


def _find_according_to(lead: LeadSentence, sentence: range) -> Iterator[TitleAttribution]:
    for i in sentence[:-2]:
        if lead.tokens[i].text.lower() not in WORDS.attributions:
            continue
        noun = prepositional_object(lead.parse, i + 1)
        if lead.tokens[i + 1].lemma not in WORDS.attribution_prepositions or noun is None:
            continue
        end = min(lead.parse.subtree(i + 1)[-1] + 1, sentence.stop)
        because = reason("title.without", words=lead.text(range(i, end)))
        if i == sentence.start and end < sentence.stop and lead.tokens[end].text == ",":
            yield TitleAttribution(range(end + 1, sentence.stop), _find_speaker(lead, noun), because, ACCORDING_TO)
        elif i > sentence.start and end == sentence.stop:
            yield TitleAttribution(range(sentence.start, i), _find_speaker(lead, noun), because, ACCORDING_TO)


def _find_speech_verbs(lead: LeadSentence, sentence: range) -> Iterator[TitleAttribution]:
    """Find "…, X said on Thursday" and "X said on Thursday that …"."""
    labels = lead.parse.labels
    for verb in sentence:
        subject = child(lead.parse, verb, *labels.active_subjects)
        if subject is None or not _is_neutral(lead, verb) or lead.tokens[subject].tag in labels.relative_pronouns:
            continue
        complements = (c for c in lead.parse.children[verb] if lead.tokens[c].dep in labels.complements and c > verb)
        clause = next(complements, None)
        if clause is None:
            yield from _find_attribution_after(lead, sentence, verb, subject)
        elif lead.tokens[verb].head == verb and _is_bare_attribution(lead, range(sentence.start, verb), subject):
            yield from _find_attribution_before(lead, sentence, verb, subject, clause)


def _find_attribution_after(lead: LeadSentence, sentence: range, verb: int, subject: int) -> Iterator[TitleAttribution]:
    """Yield the words before ", X said"."""
    parsed = min(verb, lead.parse.subtree(subject)[0])
    nearest = _find_joint(lead, sentence, verb)
    # "Police detained Wang, a rights group said": if the parser makes Wang the subject, there is no joint before him.
    is_misread = subject < nearest and sentence.start < parsed and lead.tokens[parsed - 1].text not in JOINTS
    start = nearest if is_misread or parsed > nearest else parsed
    if start == sentence.start or lead.tokens[start - 1].text not in JOINTS:
        return
    if not lead.has_word(range(start, sentence.stop), WORDS.reversals):
        group = range(start, verb)
        noun = next((i for i in group if lead.tokens[i].head not in group), subject) if is_misread else subject
        because = reason("title.without", words=lead.text(range(start, verb + 1)))
        content = range(sentence.start, start)
        yield TitleAttribution(content, _find_speaker(lead, noun), because, ATTRIBUTION_AFTER)


def _find_joint(lead: LeadSentence, sentence: range, verb: int) -> int:
    """Return the start of the words that lead up to the verb, after a comma or mark and with no other verb."""
    start = verb
    while start > sentence.start and lead.tokens[start - 1].text not in JOINTS:
        if is_finite(lead.parse, start - 1):
            break
        start -= 1
    return start


def _is_bare_attribution(lead: LeadSentence, opening: range, subject: int) -> bool:
    """Return True if the words before the verb only give the speaker and the time."""
    who = lead.parse.subtree(subject)
    more = [i for i in opening if is_finite(lead.parse, i) and i not in who]
    return not more and all(lead.tokens[i].text != ":" for i in opening)


def _find_attribution_before(
    lead: LeadSentence, sentence: range, verb: int, subject: int, clause: int
) -> Iterator[TitleAttribution]:
    """Yield the words after "X said (on Thursday) (that)"."""
    below = [i for i in lead.parse.subtree(clause) if i > verb]
    skipped = WORDS.complementizers | {","}
    first = next((i for i in below if lead.tokens[i].text.lower() not in skipped and not lead.is_time(i)), verb)
    stop = min(below[-1] + 1, sentence.stop)
    lost = (range(stop, sentence.stop), range(verb + 1, first))
    if first > verb and not any(lead.has_word(stretch, WORDS.guards) for stretch in lost):
        because = reason("title.without", words=lead.text(range(sentence.start, first)))
        yield TitleAttribution(range(first, stop), _find_speaker(lead, subject), because, ATTRIBUTION_BEFORE)


def _find_quoted(lead: LeadSentence, sentence: range) -> Iterator[TitleAttribution]:
    """Yield the words of quotes, for sentences whose grammar shows no attribution."""
    for quote in only(lead.earlier, Quote):
        cue = lead.parse.tokens_in(quote.cue) if quote.cue else range(0)
        inside = lead.parse.tokens_in(quote.parts[0])
        if not cue or not inside or not all(i in sentence for i in (cue[0], inside[0], inside[-1])):
            continue
        # Not safe: an attribution that does more than name the speaker, or a part that ends inside a phrase.
        more = [i for i in sentence if i not in inside and i not in cue and is_finite(lead.parse, i)]
        at_start = inside.start == sentence.start and lead.tokens[inside.stop].text in JOINTS
        if more or not (inside.stop >= sentence.stop or at_start) or not _is_neutral(lead, cue[-1]):
            continue
        if not lead.has_word(range(inside.stop, sentence.stop), WORDS.reversals):
            first = inside.start + (lead.tokens[inside.start].text.lower() in WORDS.complementizers)
            because = reason("title.without-attribution", words=lead.text(cue))
            yield TitleAttribution(range(first, inside.stop), quote.speaker, because, QUOTED)


def _is_neutral(lead: LeadSentence, verb: int) -> bool:
    """Return True if the token is a finite, neutral reporting verb that is neither negated nor only possible."""
    token, labels = lead.tokens[verb], lead.parse.labels
    if token.lemma not in WORDS.neutral_verbs or token.dep in labels.noun_clauses | labels.adjectives:
        return False
    # The model often mistakes the main verb's past tense for a participle.
    is_main_participle = token.tag in labels.participles and token.head == verb
    turning = labels.negations | labels.markers | labels.passive_auxiliaries
    below = [lead.tokens[c] for c in lead.parse.children[verb]]
    is_turned = any(t.dep in turning or t.tag in labels.modals for t in below)
    return (is_finite(lead.parse, verb) or is_main_participle) and not is_turned


def _needs_attribution(lead: LeadSentence, stretch: range) -> bool:
    """Return True if the subject is or contains a pronoun that only the attribution makes clear."""
    labels = lead.parse.labels
    subject = next((i for i in stretch if lead.tokens[i].dep in labels.nominal_subjects), None)
    if subject is None:
        return False
    referring = labels.personal_pronouns | labels.possessive_pronouns | labels.determiners
    return any(
        lead.tokens[i].tag in referring and (i == subject or lead.tokens[i].dep in labels.possessors)
        for i in lead.parse.subtree(subject)
    )


def _find_speaker(lead: LeadSentence, noun: int) -> Speaker:
    """Return the speaker that the noun refers to: the name it belongs to, else the noun with its modifiers."""
    if name := lead.find_name(noun):
        return Speaker(span=name.span, name=name.name, type=name.type, because=_BECAUSE)
    phrase = [i for i in lead.parse.subtree(noun) if lead.tokens[i].pos != "PUNCT" or i < noun]
    return Speaker(span=lead.parse.span(min(phrase[0], noun), noun), because=_BECAUSE)
