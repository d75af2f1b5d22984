"""Who claims what: each question with its answers side by side, every one an exact sentence; no verdict of ours."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import Answer, Page, Question
from dateline.pages.blocks.article_rows import told_by
from dateline.pages.blocks.entry_rows import entry_when, headline_shown
from dateline.pages.blocks.rows import rows
from dateline.pages.compared.measures_page import measure_shown, measure_words
from dateline.pages.shared.article_text import folded, place_id
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import (
    capital,
    day,
    foreign,
    label,
    say,
    tell,
    tongue,
    why,
)
from dateline.pages.shared.links import Here
from dateline.spelling import key

PATH = "claims/index.md"
PROPOSED = 100
"""Rows that the rules propose which the page shows at most: a list to look through, not an archive."""


def claims_page(edition: Edition) -> Page:
    """Return the page of all questions, the desk's first, then what the rules propose, each by day."""
    here, title = Here(edition, PATH), str(label("claims.title"))
    questions, shown = edition.corpus.questions, listed(edition)
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "claims"}),
        md.line("p", {"class": "dl-lead"}, md.text(label("claims.lead" if questions else "claims.empty"))),
        *_section(here, "claims.decided", [q for q in shown if q.kind == "desk"]),
        *_section(here, "claims.proposed", [q for q in shown if q.kind != "desk"]),
        *_left_out(len([q for q in questions if q.kind != "desk"])),
    )
    return Page(PATH, title, body, (("title", md.front(title)), ("hide", ("navigation", "toc"))))


def listed(edition: Edition) -> list[Question]:
    """Return the questions that the page shows: all that the desk names, and the widest of the proposals."""
    questions = edition.corpus.questions
    return [*(q for q in questions if q.kind == "desk"), *_widest([q for q in questions if q.kind != "desk"])]


def _widest(proposed: Sequence[Question]) -> list[Question]:
    """Return the proposals that are shown, in their order: where there are many, those that most voices answer."""
    ranked = sorted(proposed, key=lambda q: (-len({voice(answer) for answer in q.answers}), q.id))
    shown = {question.id for question in ranked[:PROPOSED]}
    return [question for question in proposed if question.id in shown]


def _left_out(proposed: int) -> Iterator[md.Markdown]:
    if proposed > PROPOSED:
        yield md.line("p", {"class": "dl-lead"}, md.text(say("claims.more", shown=PROPOSED, proposed=proposed)))


def _section(here: Here, heading: str, questions: Sequence[Question]) -> Iterator[md.Markdown]:
    if questions:
        yield md.heading(2, md.text(label(heading)), {"id": heading.rpartition(".")[2]})
        for question in questions:
            yield _question(here, question)


def _question(here: Here, question: Question) -> md.Markdown:
    answers = sorted(question.answers, key=lambda a: (voice(a), a.article, a.span))
    first = {answer: number for number, answer in enumerate(question.answers)}
    voices = [list(found) for _, found in groupby(answers, key=voice)]
    voices.sort(key=lambda found: min(first[answer] for answer in found))
    return md.block(
        "div",
        {"class": "dl-question"},
        md.heading(3, _words(here, question), {"id": question.id}),
        md.trusted(question.note),
        rows([_answers(here, found) for found in voices], "dl-answers"),
        md.line("p", {"class": "dl-because"}, tell("claims.why", because=why(question.because))),
        *_about(here, question),
    )


def question_words(edition: Edition, question: Question) -> str:
    """Return the desk's question; of a proposal what it is about, in the words of the articles."""
    if question.words:
        return question.words
    entry = edition.entries.get(question.entry or "")
    measure = edition.measures.get(question.measure or "")
    about = folded(entry.headline) if entry else measure_words(edition, measure) if measure else question.id
    return " · ".join([say(f"claims.{question.kind}", about=about), *_when(edition, question)])


def _words(here: Here, question: Question) -> md.Markdown:
    """Return the same for the page, the articles' own words marked as of their language."""
    entry = here.edition.entries.get(question.entry or "")
    measure = here.edition.measures.get(question.measure or "")
    if question.words:
        return md.text(question.words)
    about = md.text(question.id)
    if entry:
        about = headline_shown(here.edition, entry)
    elif measure:
        about = measure_shown(here.edition, measure)
    return md.join([tell(f"claims.{question.kind}", about=about), *map(md.text, _when(here.edition, question))], " · ")


def _when(edition: Edition, question: Question) -> list[str]:
    entry = edition.entries.get(question.entry or "")
    return [entry_when(entry)] if entry else [day(question.day)] if question.day else []


def _about(here: Here, question: Question) -> Iterator[md.Markdown]:
    links = []
    if entry := here.edition.entries.get(question.entry or ""):
        links.append(here.entry(entry, md.text(capital(label("why.timeline")))))
    if question.measure in here.edition.series:
        links.append(here.link(f"figures/{question.measure}.md", md.text(label("claims.series"))))
    if links:
        yield md.line("p", {"class": "dl-more"}, md.join(links, " · "))


def voice(answer: Answer) -> str:
    """Return what tells one voice from another: an address, else the words but for their spelling."""
    return answer.entity or key(answer.words)


def _answers(here: Here, answers: Sequence[Answer]) -> md.Markdown:
    """Return what one voice says: its name, and each of its sentences with its source."""
    said = []
    for answer in answers:
        article = here.edition.corpus.by_slug[answer.article].article
        place = place_id(article, answer.span.start)
        sentence = here.article(answer.article, md.text(folded(article.at(answer.span))), place)
        said.append(md.block("blockquote", tongue(article.language), md.paragraph(sentence)))
        said.append(md.line("p", {"class": "dl-with"}, md.text(told_by(article))))
    return md.block("li", {"class": "dl-answer"}, md.line("p", {"class": "dl-voice"}, _who(here, answers)), *said)


def _who(here: Here, answers: Sequence[Answer]) -> md.Markdown:
    """Return who says it: linked where resolved, else the article's words and that they are not resolved."""
    entity = answers[0].entity
    if link := here.entity(entity):
        return link
    if entity:
        return md.text(here.edition.corpus.by_id[entity].name)
    article = here.edition.corpus.by_slug[answers[0].article].article
    words = foreign(article.language, md.text(folded(answers[0].words)))
    unresolved = md.element("span", {"class": "dl-unresolved"}, md.text(label("claims.unresolved")))
    return tell("claims.voice", words=words, unresolved=unresolved) if answers[0].words else unresolved
