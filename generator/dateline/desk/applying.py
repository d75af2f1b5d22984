"""Apply the desk to annotated articles: facts, notes, decisions, corrections. Pure; runs after all rules."""

from collections.abc import Sequence
from dataclasses import fields, replace

from dateline.desk.anchor_scoring import StoredAnchor
from dateline.desk.authors import author_reason
from dateline.desk.decisions import Decision, Target
from dateline.desk.desk_dates import read_when
from dateline.desk.desk_files import AnchorKey, anchor_key
from dateline.desk.items import ArticleFile, Facts, NoteItem
from dateline.desk.load import Desk
from dateline.desk.mark_decisions import decide
from dateline.desk.name_register import apply_register
from dateline.desk.question_decisions import QuestionDecision
from dateline.desk.selectors import Selector
from dateline.desk.timeline_decisions import decide as decide_timeline
from dateline.desk.timeline_decisions import headlines
from dateline.linked import CountSources, Entry
from dateline.model import Annotated, Article, Correction, Note, Orphan, Review, Span, order
from dateline.problems import Grade, Problem
from dateline.reasons import reason

_STALE = frozenset({"DL222", "DL223", "DL224"})
"""The article changed, not the item: its place may be lost, but nobody made a mistake."""


def apply_facts(desk: Desk, article: Article) -> Article:
    """Return the article with the facts that the desk adds to its file, ready to be annotated."""
    article_file = desk.files.get(article.slug)
    if article_file is None or article_file.article is None:
        return article
    stated = {field.name: value for field in fields(Facts) if (value := getattr(article_file.article, field.name))}
    language = stated.pop("language", article.language)
    return replace(article, language=language, facts=tuple(sorted({**dict(article.facts), **stated}.items())))


def find_faults(desk: Desk, articles: Sequence[Article]) -> tuple[Problem, ...]:
    """Return what can be said against the desk's items before any article is annotated: places and values.

    All errors are among these; once the articles are annotated, only notices follow.
    """
    by_slug = {article.slug: article for article in articles}
    problems: list[Problem] = []
    for slug, article_file in desk.files.items():
        article = by_slug[slug]
        for decision, spans in _locate_items(desk, article, article_file, problems, []):
            if isinstance(decision, Decision) and decision.verb != "reject":
                fields = decision.mark_fields(Target(article, desk.register, (), spans, None))
                problems += [fields] if isinstance(fields, Problem) else []
    for item in desk.references:
        if item.article in by_slug:
            _, problem = _locate(desk, by_slug[item.article], item)
            problems += [problem] if problem else []
    for made in desk.timeline.add if desk.timeline else ():
        when = read_when(made.date, made.until)
        problems += [when] if isinstance(when, Problem) else []
    return tuple(sorted(set(problems)))


def apply(desk: Desk, annotated: Annotated) -> tuple[Annotated, tuple[Problem, ...]]:
    """Return an article with the register's names and everything the desk says about it."""
    known = apply_register(annotated, desk.register)
    article_file = desk.files.get(known.article.slug)
    if article_file is None:
        return known, ()
    article = known.article
    problems: list[Problem] = []
    orphans: list[Orphan] = []
    placed = _locate_items(desk, article, article_file, problems, orphans)
    decisions = [(item, spans) for item, spans in placed if isinstance(item, Decision)]
    marks, differing = decide(article, known.marks, decisions, desk.register)
    notes = [_note(item, spans[0]) for item, spans in placed if isinstance(item, NoteItem)]
    settled = replace(
        known,
        marks=tuple(sorted((*marks, *notes), key=order)),
        corrections=_corrections(article_file),
        orphans=tuple(orphans),
        review=Review(article_file.reviewed.by, article_file.reviewed.on) if article_file.reviewed else None,
    )
    return settled, tuple(sorted({*problems, *differing}))


def apply_timeline(
    desk: Desk, articles: Sequence[Annotated], entries: Sequence[Entry], count_sources: CountSources
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the timeline's entries, dated and undated, as the desk wants them; the caller sorts them."""
    if desk.timeline is None:
        return tuple(entries), ()
    by_slug = {annotated.article.slug: annotated.article for annotated in articles}

    def find(item: Selector, slug: str) -> tuple[Span | None, Problem | None]:
        # A missing article was reported when the file was read.
        return _locate(desk, by_slug[slug], item) if slug in by_slug else (None, None)

    decided, problems = decide_timeline(desk.timeline, entries, find, count_sources)
    return tuple(headlines(decided, lambda slug, span: by_slug[slug].words(span))), problems


Asked = tuple[QuestionDecision, tuple[Span | None, ...]]
"""A question and the places of its cells."""


def place_cells(desk: Desk, articles: Sequence[Annotated]) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """Return each question with the places of its cells; None for a cell that has lost its place."""
    by_slug = {annotated.article.slug: annotated.article for annotated in articles}
    problems: list[Problem] = []
    placed = []
    for question in desk.questions:
        spans: list[Span | None] = []
        for cell in question.cells:
            article = by_slug.get(cell.article)
            span, problem = _locate(desk, article, cell) if article else (None, None)
            spans.append(span)
            problems += [problem] if problem else []
        placed.append((question, tuple(spans)))
    return tuple(placed), tuple(problems)


def collect_anchors(desk: Desk, articles: Sequence[Article], *, complete: bool = True) -> dict[AnchorKey, StoredAnchor]:
    """Return the anchors to store for all items; by these, the next build recognises that a seed has changed.

    Unless the desk is `complete`, the stored anchors of other items stay, since these may be back in the next build;
    those of articles that are set aside stay as they are.
    """
    by_slug = {article.slug: article for article in articles if article.slug not in desk.set_aside}
    anchors: dict[AnchorKey, StoredAnchor] = {} if complete else dict(desk.anchors)
    for slug, selector in _selectors(desk):
        key = anchor_key(slug, selector)
        article = by_slug.get(slug)
        if anchor := desk.anchor(article, selector).anchor if article else desk.anchors.get(key):
            anchors[key] = anchor
    return anchors


def _selectors(desk: Desk) -> list[tuple[str, Selector]]:
    """Return every selector of the desk with the slug of its article."""
    items: list[tuple[str, Selector]] = []
    for slug, article_file in desk.files.items():
        items += [(slug, item) for item in (*article_file.notes, *article_file.marks)]
        items += [(slug, part) for decision in article_file.marks for part in decision.parts]
    items += [(item.article, item) for item in desk.references]
    return items


def _locate_items(
    desk: Desk, article: Article, article_file: ArticleFile, problems: list[Problem], orphans: list[Orphan]
) -> list[tuple[NoteItem | Decision, tuple[Span, ...]]]:
    """Return the items with the places of all their parts; one that has lost a place becomes an orphan."""
    placed: list[tuple[NoteItem | Decision, tuple[Span, ...]]] = []
    items: tuple[NoteItem | Decision, ...] = (*article_file.notes, *article_file.marks)
    for item in items:
        selectors = (item, *(item.parts if isinstance(item, Decision) else ()))
        places = [_locate(desk, article, selector) for selector in selectors]
        problems += [problem for _, problem in places if problem]
        spans = tuple(span for span, _ in places if span)
        if len(spans) == len(places):
            placed.append((item, spans))
        else:
            orphans.append(_orphan(item, next(problem.message for span, problem in places if problem and not span)))
    return placed


def _locate(desk: Desk, article: Article, item: Selector) -> tuple[Span | None, Problem | None]:
    result = desk.anchor(article, item)
    if not result.code:
        return result.span, None
    grade = Grade.NOTICE if result.code in _STALE else Grade.ERROR
    return result.span, Problem(item.place, result.message, result.code, grade)


def _orphan(item: NoteItem | Decision, why: str) -> Orphan:
    if isinstance(item, NoteItem):
        return Orphan(
            words=item.at,
            said=item.note,
            about=item.about,
            by=item.by,
            why=why,
            place=item.place,
            plain=item.plain,
        )
    said = f"{item.verb} {item.kind}"
    words = " … ".join(part.at for part in (item, *item.parts))
    return Orphan(words=words, said=said, about=None, by=item.by, why=why, place=item.place, plain=True)


def _note(item: NoteItem, span: Span) -> Note:
    return Note(
        span=span,
        by="desk",
        because=reason("desk.written", by=author_reason(item.by)),
        sure="sure",
        reviewed=item.by,
        about=item.about,
        author=item.by,
        text=item.note,
        written=item.on,
        link=item.link or None,
        plain=item.plain,
    )


def _corrections(article_file: ArticleFile) -> tuple[Correction, ...]:
    return tuple(sorted((item.correction for item in article_file.corrections), key=lambda c: c.on, reverse=True))
