"""What an editor should review, worst first, each linked to its place; and how much was reviewed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.desk.review_queue import ReviewTask, count_reviewed, review
from dateline.i18n_format import FALLBACK
from dateline.linked import Page
from dateline.model import Annotated
from dateline.pages.blocks.article_rows import title_md
from dateline.pages.blocks.review_state import review_summary
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.article_text import place_id
from dateline.pages.shared.i18n import (
    amount,
    count,
    format_text,
    label,
    lang_attrs,
    reason_md,
)
from dateline.pages.shared.links import Linker, article_path
from dateline.pages.shared.mark_ids import Addressed
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext

PATH = "review/index.md"
MOST = 100
"""Maximum number of tasks listed of each kind: a large archive's page stays below 100 kB gzipped."""
KINDS = ("lost", "conflicts", "differing", "times", "speakers", "unsure", "alike")
"""The kinds of review task by rank, from 1."""


def review_page(site: SiteContext) -> Page:
    """Return the page of review."""
    linker, title = Linker(site, PATH), str(label("review.title"))
    looks = review(site.corpus, site.problems)
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "review"}),
        md.line("p", {"class": "dl-lead"}, md.text(label("review.lead" if looks else "review.empty"))),
        md.line("p", {"class": "dl-status-line"}, md.text(_progress(site.corpus.articles))),
        *_sections(linker, looks),
        *_articles(linker),
    )
    return build_page(PATH, title, body, toc=True)


def _progress(articles: Sequence[Annotated]) -> str:
    """Return how many marks were reviewed, and how many articles were read as a whole."""
    numbers = [count_reviewed(annotated) for annotated in articles]
    done, marks = sum(looked for looked, _ in numbers), sum(all_ for _, all_ in numbers)
    read = sum(annotated.review is not None for annotated in articles)
    whole = format_text("review.whole", n=read, articles=count("articles", len(articles)))
    return f"{format_text('article.reviewed-some', n=amount(done), marks=count('marks', marks))} · {whole}"


def _sections(linker: Linker, looks: Sequence[ReviewTask]) -> Iterator[md.Markdown]:
    for rank, group in groupby(looks, key=lambda look: look.rank):
        found, kind = [*group], KINDS[rank - 1]
        heading = md.join([md.text(label(f"review.{kind}")), _number(len(found))], " ")
        yield md.heading(2, heading, {"id": kind})
        if len(found) > MOST:
            yield md.line(
                "p", {"class": "dl-lead"}, md.text(format_text("review.most", shown=MOST, all=amount(len(found))))
            )
        yield rows([_row(linker, look) for look in found[:MOST]], "dl-plain dl-looks")


def _number(found: int) -> md.Markdown:
    return md.element("span", {"class": "dl-count"}, md.text(amount(found)))


def _row(linker: Linker, look: ReviewTask) -> md.Markdown:
    """Return a review task: its reason, its place, the entities it concerns, and the command that settles it."""
    names = [link for entity in look.entities if (link := linker.entity(entity, cls="dl-chip"))]
    place = md.element("code", {}, md.text(str(look.place)))
    command = md.element("code", lang_attrs(FALLBACK), md.text(look.command))
    return md.block(
        "li",
        {"class": "dl-look"},
        md.line("p", {"class": "dl-look-what"}, _link_to_place(linker, look)),
        md.line("p", {"class": "dl-with"}, md.join([place, *names], " ")),
        md.line("p", {"class": "dl-because"}, command) if look.command else md.text(""),
    )


def _link_to_place(linker: Linker, look: ReviewTask) -> md.Markdown:
    """Return the words to review, linked to their place on the article's page."""
    words = reason_md(look.what)
    if not look.slug:
        return words
    if isinstance(look.mark, Addressed):
        return linker.mark(look.slug, look.mark, words)
    annotated = linker.site.corpus.by_slug[look.slug]
    if look.mark:
        return linker.article(look.slug, words, place_id(annotated.article, look.mark.span.start))
    return linker.article(look.slug, words, "orphans" if look.rank == 1 and annotated.orphans else "")


def _articles(linker: Linker) -> Iterator[md.Markdown]:
    """Yield how much of each article was reviewed; in a large archive, only the newest ones not read as a whole."""
    found = linker.site.newest_first
    if not found:
        return
    open_ = sorted(found, key=lambda annotated: annotated.review is not None)
    yield md.heading(2, md.text(label("articles.title")), {"id": "articles"})
    if len(found) > MOST:
        yield md.line(
            "p", {"class": "dl-lead"}, md.text(format_text("review.most", shown=MOST, all=amount(len(found))))
        )
    yield rows([_article(linker, annotated) for annotated in open_[:MOST]], "dl-plain")


def _article(linker: Linker, annotated: Annotated) -> md.Markdown:
    link = linker.link(article_path(annotated.article), title_md(annotated))
    return md.line("li", {}, md.join([link, md.text(review_summary(annotated))], " · "))
