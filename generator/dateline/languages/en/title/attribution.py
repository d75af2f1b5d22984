"""The lead without its attribution, and who speaks.

Three sources, the plainest first: `according to X`; a verb of telling with its subject after or before what is told;
a quote found in the sentence. An attribution is taken off only where it is plain telling ("said", not "denied" or "may
say"), where nothing after it turns the words, and where the words can stand alone: a subject "he" or "its profit"
needs the attribution.
"""

from collections.abc import Iterator

from dateline.annotators.base import only
from dateline.languages.en.title.lead import JOINTS, Lead
from dateline.lexicon import lexicon
from dateline.model import Quote, Span, Speaker
from dateline.nlp.syntax import is_finite, prepositional_object
from dateline.reasons import NONE, Reason, reason

_Told = tuple[range, Speaker | None, Reason]
_BY = reason("speaker.attribution")


def told(lead: Lead, whole: range) -> tuple[range, Reason, Speaker | None]:
    """Return the stretch without its attribution, what was left out, and who speaks; the whole where nothing can be."""
    for content, speaker, because in (*_according(lead, whole), *_telling(lead, whole), *_reported(lead, whole)):
        kept = lead.trimmed(content)
        if lead.part(kept, whole) and not _leans(lead, kept):
            return kept, because, quoted(lead, lead.bare(kept)) or speaker
    return whole, NONE, None


def quoted(lead: Lead, span: Span) -> Speaker | None:
    """Return the speaker of the innermost quote that covers the title; None where the newsroom tells it."""
    around = [q for q in only(lead.earlier, Quote) if q.speaker and any(part.covers(span) for part in q.parts)]
    quote = min(around, key=lambda q: q.span.end - q.span.start, default=None)
    return quote.speaker if quote else None


def _according(lead: Lead, whole: range) -> Iterator[_Told]:
    for i in whole[:-2]:
        if lead.words[i].text.lower() != "according" or lead.words[i + 1].lemma != "to":
            continue
        noun = prepositional_object(lead.parse, i + 1)
        if noun is None:
            continue
        end = min(lead.parse.subtree(i + 1)[-1] + 1, whole.stop)
        because = reason("title.without", words=lead.text(range(i, end)))
        if i == whole.start and end < whole.stop and lead.words[end].text == ",":
            yield range(end + 1, whole.stop), _speaker(lead, noun), because
        elif i > whole.start and end == whole.stop:
            yield range(whole.start, i), _speaker(lead, noun), because


def _telling(lead: Lead, whole: range) -> Iterator[_Told]:
    """Find "…, X said on Thursday" and "X said on Thursday that …"."""
    for verb in whole:
        below = [(c, lead.words[c].dep) for c in lead.parse.children[verb]]
        subject = next((c for c, dep in below if dep == "nsubj"), None)
        if subject is None or not _tells(lead, verb) or lead.words[subject].tag in {"WP", "WDT"}:
            continue
        clause = next((c for c, dep in below if dep == "ccomp" and c > verb), None)
        if clause is None:
            yield from _before(lead, whole, verb, subject)
        elif lead.words[verb].head == verb and _only_names(lead, range(whole.start, verb), subject):
            yield from _after(lead, whole, verb, subject, clause)


def _before(lead: Lead, whole: range, verb: int, subject: int) -> Iterator[_Told]:
    """Take what stands before ", X said"."""
    grammar = min(verb, lead.parse.subtree(subject)[0])
    near = _after_joint(lead, whole, verb)
    # "Police detained Wang, a rights group said": where the parse makes Wang the subject, no joint stands before him.
    misread = subject < near and whole.start < grammar and lead.words[grammar - 1].text not in JOINTS
    start = near if misread or grammar > near else grammar
    if start == whole.start or lead.words[start - 1].text not in JOINTS:
        return
    if not lead.holds(range(start, whole.stop), "turns"):
        group = range(start, verb)
        noun = next((i for i in group if lead.words[i].head not in group), subject) if misread else subject
        without = reason("title.without", words=lead.text(range(start, verb + 1)))
        yield range(whole.start, start), _speaker(lead, noun), without


def _after_joint(lead: Lead, whole: range, verb: int) -> int:
    """Return where the words begin that lead up to the verb, after a comma or mark and without another verb."""
    start = verb
    while start > whole.start and lead.words[start - 1].text not in JOINTS:
        if is_finite(lead.parse, start - 1):
            break
        start -= 1
    return start


def _only_names(lead: Lead, opening: range, subject: int) -> bool:
    """Say whether the words before the verb say no more than who speaks and when."""
    who = lead.parse.subtree(subject)
    more = [i for i in opening if is_finite(lead.parse, i) and i not in who]
    return not more and all(lead.words[i].text != ":" for i in opening)


def _after(lead: Lead, whole: range, verb: int, subject: int, clause: int) -> Iterator[_Told]:
    """Take what stands after "X said (on Thursday) (that)"."""
    below = [i for i in lead.parse.subtree(clause) if i > verb]
    first = next((i for i in below if lead.words[i].text.lower() not in {"that", ","} and not lead.timed(i)), verb)
    stop = min(below[-1] + 1, whole.stop)
    if first > verb and not any(
        lead.holds(lost, "guards") for lost in (range(stop, whole.stop), range(verb + 1, first))
    ):
        without = reason("title.without", words=lead.text(range(whole.start, first)))
        yield range(first, stop), _speaker(lead, subject), without


def _reported(lead: Lead, whole: range) -> Iterator[_Told]:
    """Take what the quotes say where the grammar of the sentence says nothing."""
    for quote in only(lead.earlier, Quote):
        cue = lead.parse.within(quote.cue) if quote.cue else range(0)
        inside = lead.parse.within(quote.parts[0])
        if not cue or not inside or not all(i in whole for i in (cue[0], inside[0], inside[-1])):
            continue
        # An attribution that tells more than who spoke, or a part that stops inside a phrase, is no safe ground.
        more = [i for i in whole if i not in inside and i not in cue and is_finite(lead.parse, i)]
        at_end = inside.stop >= whole.stop
        clean = at_end or (inside.start == whole.start and lead.words[inside.stop].text in JOINTS)
        if clean and not more and _tells(lead, cue[-1]) and not lead.holds(range(inside.stop, whole.stop), "turns"):
            first = inside.start + (lead.words[inside.start].text.lower() == "that")
            yield range(first, inside.stop), quote.speaker, reason("title.without-attribution", words=lead.text(cue))


def _tells(lead: Lead, verb: int) -> bool:
    """Say whether the token is a finite verb of plain telling, neither negated nor made a possibility."""
    word = lead.words[verb]
    below = [lead.words[c] for c in lead.parse.children[verb]]
    return (
        word.lemma in lexicon("title")["telling"]
        and (is_finite(lead.parse, verb) or (word.tag == "VBN" and word.head == verb))
        and word.dep not in {"relcl", "acl", "amod"}
        and not any(t.dep in {"neg", "mark", "auxpass"} or t.tag == "MD" for t in below)
    )


def _leans(lead: Lead, tokens: range) -> bool:
    """Say whether the stretch needs its attribution to be understood: its subject is or holds a pronoun."""
    subject = next((i for i in tokens if lead.words[i].dep in lead.parse.labels.nominal_subjects), None)
    if subject is None:
        return False
    return any(
        lead.words[i].tag in {"PRP", "PRP$", "DT"} and (i == subject or lead.words[i].dep == "poss")
        for i in lead.parse.subtree(subject)
    )


def _speaker(lead: Lead, noun: int) -> Speaker:
    """Return who the noun names: the name it belongs to, else the noun with its modifiers."""
    if name := lead.name_at(noun):
        return Speaker(span=name.span, name=name.name, type=name.type, because=_BY)
    phrase = [i for i in lead.parse.subtree(noun) if lead.words[i].pos != "PUNCT" or i < noun]
    return Speaker(span=lead.parse.span(min(phrase[0], noun), noun), because=_BY)
