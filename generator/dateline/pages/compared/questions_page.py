"""Who claims what: each question with its answers side by side, as exact sentences, without a verdict."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import Answer, Page, Question
from dateline.note_markdown import note_markdown
from dateline.pages.blocks.article_rows import source_and_day
from dateline.pages.blocks.entry_rows import entry_date, headline_md
from dateline.pages.blocks.rows import rows
from dateline.pages.compared.measures_page import measure_md, measure_words
from dateline.pages.shared.article_text import one_line, place_id
from dateline.pages.shared.i18n import (
    capital,
    day,
    format_md,
    format_text,
    label,
    lang_attrs,
    mark_language,
    reason_md,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext
from dateline.spelling import key

PATH = "claims/index.md"
PROPOSED = 100
"""Maximum number of proposed questions on the page: a list to look through, not an archive."""


def claims_page(site: SiteContext) -> Page:
    """Return the page of all questions, the desk's first, then the rules' proposals, each by day."""
    linker, title = Linker(site, PATH), str(label("claims.title"))
    questions, shown = site.corpus.questions, select_questions(site)
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "claims"}),
        md.line("p", {"class": "dl-lead"}, md.text(label("claims.lead" if questions else "claims.empty"))),
        *_section(linker, "claims.decided", [q for q in shown if q.kind == "desk"]),
        *_section(linker, "claims.proposed", [q for q in shown if q.kind != "desk"]),
        *_more_note(len([q for q in questions if q.kind != "desk"])),
    )
    return build_page(PATH, title, body)


def select_questions(site: SiteContext) -> list[Question]:
    """Return the questions that the page shows: all of the desk's, and the proposals with the most voices."""
    questions = site.corpus.questions
    return [*(q for q in questions if q.kind == "desk"), *_widest([q for q in questions if q.kind != "desk"])]


def _widest(proposed: Sequence[Question]) -> list[Question]:
    """Return the proposals to show, in order; if there are many, those that most voices answer."""
    ranked = sorted(proposed, key=lambda q: (-len({voice(answer) for answer in q.answers}), q.id))
    shown = {question.id for question in ranked[:PROPOSED]}
    return [question for question in proposed if question.id in shown]


def _more_note(proposed: int) -> Iterator[md.Markdown]:
    if proposed > PROPOSED:
        yield md.line("p", {"class": "dl-lead"}, md.text(format_text("claims.more", shown=PROPOSED, proposed=proposed)))


def _section(linker: Linker, heading: str, questions: Sequence[Question]) -> Iterator[md.Markdown]:
    if questions:
        yield md.heading(2, md.text(label(heading)), {"id": heading.rpartition(".")[2]})
        for question in questions:
            yield _question(linker, question)


def _question(linker: Linker, question: Question) -> md.Markdown:
    answers = sorted(question.answers, key=lambda a: (voice(a), a.article, a.span))
    first = {answer: number for number, answer in enumerate(question.answers)}
    voices = [list(found) for _, found in groupby(answers, key=voice)]
    voices.sort(key=lambda found: min(first[answer] for answer in found))
    return md.block(
        "div",
        {"class": "dl-question"},
        md.heading(3, _words(linker, question), {"id": question.id}),
        note_markdown(question.note),
        rows([_answers(linker, found) for found in voices], "dl-answers"),
        md.line("p", {"class": "dl-because"}, format_md("claims.why", because=reason_md(question.because))),
        *_question_links(linker, question),
    )


def question_words(site: SiteContext, question: Question) -> str:
    """Return the desk's question, or a proposal's subject in the words of the articles."""
    if question.words:
        return question.words
    entry = site.entries.get(question.entry or "")
    measure = site.measures.get(question.measure or "")
    about = one_line(entry.headline) if entry else measure_words(site, measure) if measure else question.id
    return " · ".join([format_text(f"claims.{question.kind}", about=about), *_when(site, question)])


def _words(linker: Linker, question: Question) -> md.Markdown:
    """Return the same as Markdown, with the articles' own words marked with their language."""
    entry = linker.site.entries.get(question.entry or "")
    measure = linker.site.measures.get(question.measure or "")
    if question.words:
        return md.text(question.words)
    about = md.text(question.id)
    if entry:
        about = headline_md(linker.site, entry)
    elif measure:
        about = measure_md(linker.site, measure)
    return md.join(
        [format_md(f"claims.{question.kind}", about=about), *map(md.text, _when(linker.site, question))], " · "
    )


def _when(site: SiteContext, question: Question) -> list[str]:
    entry = site.entries.get(question.entry or "")
    return [entry_date(entry)] if entry else [day(question.day)] if question.day else []


def _question_links(linker: Linker, question: Question) -> Iterator[md.Markdown]:
    links = []
    if entry := linker.site.entries.get(question.entry or ""):
        links.append(linker.entry(entry, md.text(capital(label("why.timeline")))))
    if question.measure in linker.site.series:
        links.append(linker.link(f"figures/{question.measure}.md", md.text(label("claims.series"))))
    if links:
        yield md.line("p", {"class": "dl-more"}, md.join(links, " · "))


def voice(answer: Answer) -> str:
    """Return the key that distinguishes voices: an address, or else the normalised words."""
    return answer.entity or key(answer.words)


def _answers(linker: Linker, answers: Sequence[Answer]) -> md.Markdown:
    """Return a voice's answers: its name, and each of its sentences with the source."""
    blocks = []
    for answer in answers:
        article = linker.site.corpus.by_slug[answer.article].article
        place = place_id(article, answer.span.start)
        sentence = linker.article(answer.article, md.text(one_line(article.words(answer.span))), place)
        blocks.append(md.block("blockquote", lang_attrs(article.language), md.paragraph(sentence)))
        blocks.append(md.line("p", {"class": "dl-with"}, md.text(source_and_day(article))))
    return md.block("li", {"class": "dl-answer"}, md.line("p", {"class": "dl-voice"}, _who(linker, answers)), *blocks)


def _who(linker: Linker, answers: Sequence[Answer]) -> md.Markdown:
    """Return who says it, linked if resolved, else the article's words with a label that says so."""
    entity = answers[0].entity
    if link := linker.entity(entity):
        return link
    if entity:
        return md.text(linker.site.corpus.by_id[entity].name)
    article = linker.site.corpus.by_slug[answers[0].article].article
    words = mark_language(article.language, md.text(one_line(answers[0].words)))
    unresolved = md.element("span", {"class": "dl-unresolved"}, md.text(label("claims.unresolved")))
    return format_md("claims.voice", words=words, unresolved=unresolved) if answers[0].words else unresolved
