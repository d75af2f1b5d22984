"""The desk's words put upon annotated articles: facts, notes, decisions, corrections; pure, and after all rules."""

from collections.abc import Sequence
from dataclasses import fields, replace

from dateline.desk.anchor_scoring import Kept
from dateline.desk.deciding import decide
from dateline.desk.fields import who
from dateline.desk.files import Key, key
from dateline.desk.items import ArticleFile, Decision, Facts, NoteItem
from dateline.desk.load import Desk
from dateline.desk.name_register import settle
from dateline.desk.question_decisions import QuestionDecision
from dateline.desk.selectors import Words
from dateline.desk.timeline_decisions import decide as decide_timeline
from dateline.desk.timeline_decisions import headlines
from dateline.linked import CountSources, Entry
from dateline.model import Annotated, Article, Correction, Note, Orphan, Review, Span, order
from dateline.problems import Grade, Problem
from dateline.reasons import reason

_WARNINGS = frozenset({"DL222", "DL223", "DL224"})
"""The article changed, not the item: its place may be lost, the publication is not."""


def received(desk: Desk, article: Article) -> Article:
    """Return the article with what the desk knows about it beyond its file: before it is read as language."""
    said = desk.files.get(article.slug)
    if said is None or said.article is None:
        return article
    stated = {field.name: value for field in fields(Facts) if (value := getattr(said.article, field.name))}
    language = stated.pop("language", article.language)
    return replace(article, language=language, facts=tuple(sorted({**dict(article.facts), **stated}.items())))


def apply(desk: Desk, annotated: Annotated) -> tuple[Annotated, tuple[Problem, ...]]:
    """Return an article with its names as the register has them and all that the desk says about it."""
    known = settle(annotated, desk.register)
    said = desk.files.get(known.article.slug)
    if said is None:
        return known, ()
    article = known.article
    problems: list[Problem] = []
    orphans: list[Orphan] = []
    placed = _place(desk, article, said, problems, orphans)
    decisions = [(item, spans) for item, spans in placed if isinstance(item, Decision)]
    marks, differing = decide(article, known.marks, decisions, desk.register)
    notes = [_note(item, spans[0]) for item, spans in placed if isinstance(item, NoteItem)]
    settled = replace(
        known,
        marks=tuple(sorted((*marks, *notes), key=order)),
        corrections=_corrections(said),
        orphans=tuple(orphans),
        review=Review(said.reviewed.by, said.reviewed.on) if said.reviewed else None,
    )
    return settled, tuple(sorted({*problems, *differing}))


def apply_timeline(
    desk: Desk, articles: Sequence[Annotated], entries: Sequence[Entry], count_sources: CountSources
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the timeline's entries, dated and undated, as the desk wants them; their order is the caller's to mend."""
    if desk.timeline is None:
        return tuple(entries), ()
    by_slug = {annotated.article.slug: annotated.article for annotated in articles}

    def find(item: Words, slug: str) -> tuple[Span | None, Problem | None]:
        # An article that is not there was reported when the file was read.
        return _stand(desk, by_slug[slug], item) if slug in by_slug else (None, None)

    decided, problems = decide_timeline(desk.timeline, entries, find, count_sources)
    return tuple(headlines(decided, lambda slug, span: by_slug[slug].at(span))), problems


Asked = tuple[QuestionDecision, tuple[Span | None, ...]]
"""A question, and where each of its cells stands."""


def place_cells(desk: Desk, articles: Sequence[Annotated]) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """Return each question with the places of its cells, in their order; None where one has none."""
    by_slug = {annotated.article.slug: annotated.article for annotated in articles}
    problems: list[Problem] = []
    placed = []
    for question in desk.questions:
        spans: list[Span | None] = []
        for cell in question.cells:
            article = by_slug.get(cell.article)
            span, problem = _stand(desk, article, cell) if article else (None, None)
            spans.append(span)
            problems += [problem] if problem else []
        placed.append((question, tuple(spans)))
    return tuple(placed), tuple(problems)


def kept(desk: Desk, articles: Sequence[Article]) -> dict[Key, Kept]:
    """Return what is to be kept of every item that points into an article: so a changed seed is known as changed."""
    by_slug = {article.slug: article for article in articles}
    found: dict[Key, Kept] = {}
    for slug, item in _items(desk):
        if article := by_slug.get(slug):
            keep = desk.stand(article, item).kept
            if keep:
                found[key(slug, item)] = keep
        elif old := desk.kept.get(key(slug, item)):
            found[key(slug, item)] = old
    return found


def _items(desk: Desk) -> list[tuple[str, Words]]:
    items: list[tuple[str, Words]] = []
    for slug, said in desk.files.items():
        items += [(slug, item) for item in (*said.notes, *said.marks)]
        items += [(slug, part) for decision in said.marks for part in decision.then]
    items += [(cell.article, cell) for question in desk.questions for cell in question.cells]
    items += [(pick.article, pick) for pick in (desk.timeline.picks if desk.timeline else ())]
    return items


def _place(
    desk: Desk, article: Article, said: ArticleFile, problems: list[Problem], orphans: list[Orphan]
) -> list[tuple[NoteItem | Decision, tuple[Span, ...]]]:
    """Return the items that have a place, with those of all their parts; where one lacks its own, an orphan is left."""
    placed: list[tuple[NoteItem | Decision, tuple[Span, ...]]] = []
    items: tuple[NoteItem | Decision, ...] = (*said.notes, *said.marks)
    for item in items:
        standings = [_stand(desk, article, part) for part in (item, *(item.then if isinstance(item, Decision) else ()))]
        problems += [problem for _, problem in standings if problem]
        spans = tuple(span for span, _ in standings if span)
        if len(spans) == len(standings):
            placed.append((item, spans))
        else:
            orphans.append(_orphan(item, next(problem.message for span, problem in standings if problem and not span)))
    return placed


def _stand(desk: Desk, article: Article, item: Words) -> tuple[Span | None, Problem | None]:
    standing = desk.stand(article, item)
    if not standing.code:
        return standing.span, None
    grade = Grade.WARNING if standing.code in _WARNINGS else Grade.ERROR
    return standing.span, Problem(item.place, standing.message, standing.code, grade)


def _orphan(item: NoteItem | Decision, why: str) -> Orphan:
    if isinstance(item, NoteItem):
        return Orphan(words=item.at, said=item.note, about=item.about, by=item.by, why=why, place=item.place)
    said = f"{item.verb} {item.kind}"
    words = " … ".join(part.at for part in (item, *item.then))
    return Orphan(words=words, said=said, about=None, by=item.by, why=why, place=item.place)


def _note(item: NoteItem, span: Span) -> Note:
    return Note(
        span=span,
        by="desk",
        because=reason("desk.written", by=who(item.by)),
        sure="sure",
        reviewed=item.by,
        about=item.about,
        author=item.by,
        text=item.note,
        written=item.on,
        link=item.link or None,
    )


def _corrections(said: ArticleFile) -> tuple[Correction, ...]:
    return tuple(sorted((item.published for item in said.corrections), key=lambda c: c.on, reverse=True))
