"""An article as a row: day, title, the title's speaker, source."""

from collections.abc import Iterable

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.model import Annotated, Article
from dateline.pages.shared.article_text import source_words, title_language, title_of, title_words
from dateline.pages.shared.i18n import day, format_md, format_text, label, mark_language
from dateline.pages.shared.links import Linker, article_path
from dateline.pages.shared.site_context import SiteContext


def title_md(annotated: Annotated) -> md.Markdown:
    """Return an article's title, with its language if that is not the interface's."""
    return mark_language(title_language(annotated), md.text(title_words(annotated)))


def article_row(linker: Linker, annotated: Annotated) -> md.Markdown:
    """Return an article as a list item: day, title, the title's speaker, source."""
    article = annotated.article
    published = day(article.published) if article.published else str(label("date.undated"))
    heading = linker.link(article_path(article), title_md(annotated))
    source = [md.text(source_words(article))] if agencies(article) else []
    about = [*source, *title_speaker(linker, annotated)]
    return md.block(
        "li",
        {"class": "dl-row"},
        md.line("p", {"class": "dl-when"}, md.element("span", {"class": "dl-date"}, md.text(published))),
        md.line("p", {"class": "dl-headline"}, heading),
        md.line("p", {"class": "dl-with"}, md.join(about, " · ")) if about else md.text(""),
    )


def title_speaker(linker: Linker, annotated: Annotated) -> Iterable[md.Markdown]:
    """Yield the speaker of a title that quotes somebody, unless the title is the desk's."""
    mark = title_of(annotated)
    if mark and not annotated.article.fact("title") and mark.speaker and mark.speaker.name:
        entity = _speaker_id(linker.site, annotated, mark.speaker.name)
        yield format_md("article.title-speaker", who=linker.entity(entity) or md.text(mark.speaker.name))


def _speaker_id(site: SiteContext, annotated: Annotated, name: str | None) -> str | None:
    """Return the address of the entity that bears a canonical name of the article."""
    for attribution in site.quotes_in.get(annotated.article.slug, ()):
        if attribution.entity and attribution.quote.speaker and attribution.quote.speaker.name == name:
            return attribution.entity
    return None


def source_and_day(article: Article) -> str:
    """Return an article's source and day, for the end of a line; without a source, only the day."""
    published = day(article.published) if article.published else str(label("date.undated"))
    return (
        format_text("timeline.reported-in", source=source_words(article), day=published)
        if agencies(article)
        else published
    )
