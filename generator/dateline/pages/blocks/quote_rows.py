"""A quote as a row, and its speaker."""

from dateline import markdown as md
from dateline.linked import Attribution
from dateline.model import Article, Quote, Span, Speaker
from dateline.pages.blocks.article_rows import source_and_day
from dateline.pages.blocks.entry_rows import _NOTHING
from dateline.pages.shared.article_text import one_line
from dateline.pages.shared.i18n import capital, format_md, format_text, label, lang_attrs, mark_language
from dateline.pages.shared.links import Linker
from dateline.pages.shared.site_context import SiteContext


def quote_row(linker: Linker, attribution: Attribution, *, speaker: bool, fold: md.Markdown = _NOTHING) -> md.Markdown:
    """Return a quote as a list item: its exact words, speaker, mode and place, with `fold` below, if any."""
    article = linker.site.corpus.by_slug[attribution.article].article
    quote = attribution.quote
    parts = md.join([md.text(article.words(part)) for part in quote.parts], " … ")
    footer = [md.text(capital(label(f"mode.{quote.mode}"))), md.text(source_and_day(article))]
    if speaker:
        footer.insert(0, _speaker(linker, article, quote, attribution.entity))
    return md.block(
        "li",
        {"class": f"dl-saying dl-{quote.mode}"},
        md.block("blockquote", lang_attrs(article.language), md.paragraph(linker.mark(article.slug, quote, parts))),
        md.line("p", {"class": "dl-with"}, md.join(footer, " · ")),
        fold,
    )


def _speaker(linker: Linker, article: Article, quote: Quote, entity: str | None) -> md.Markdown:
    return linker.entity(entity) or speaker_md(linker.site, article, quote.speaker, entity)


def mark_source_language(article: Article, span: Span) -> md.Markdown:
    """Return an article's words on one line, marked with their language if it isn't the interface's."""
    return mark_language(article.language, md.text(one_line(article.words(span))))


def speaker_words(site: SiteContext, article: Article, speaker: Speaker | None, entity: str | None) -> str:
    """Return the speaker: the entity's name, the article's own words, or a label for an unresolved speaker."""
    if entity:
        return site.corpus.by_id[entity].name
    if speaker and speaker.name:
        return speaker.name
    if speaker and speaker.span:
        return format_text("why.speaker-unresolved", words=one_line(article.words(speaker.span)))
    return str(label("why.speaker-none"))


def speaker_md(site: SiteContext, article: Article, speaker: Speaker | None, entity: str | None) -> md.Markdown:
    """Return the same as Markdown; an article's own words for an unresolved speaker are marked with its language."""
    if speaker and speaker.span and not (entity or speaker.name):
        return format_md("why.speaker-unresolved", words=mark_source_language(article, speaker.span))
    return md.text(speaker_words(site, article, speaker, entity))
