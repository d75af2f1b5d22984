"""A quote as a row, and who speaks it."""

from dateline import markdown as md
from dateline.linked import Attribution
from dateline.model import Article, Quote, Span, Speaker
from dateline.pages.blocks.article_rows import told_by
from dateline.pages.blocks.entry_rows import _NOTHING
from dateline.pages.shared.article_text import folded
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import capital, foreign, label, say, tell, tongue
from dateline.pages.shared.links import Here


def quote_row(here: Here, attribution: Attribution, *, speaker: bool, fold: md.Markdown = _NOTHING) -> md.Markdown:
    """Return a quote as a list's item: its words as they stand, who, how, and where; below it `fold`, if any."""
    article = here.edition.corpus.by_slug[attribution.article].article
    quote = attribution.quote
    parts = md.join([md.text(article.at(part)) for part in quote.parts], " … ")
    footer = [md.text(capital(label(f"mode.{quote.mode}"))), md.text(told_by(article))]
    if speaker:
        footer.insert(0, _speaker(here, article, quote, attribution.entity))
    return md.block(
        "li",
        {"class": f"dl-saying dl-{quote.mode}"},
        md.block("blockquote", tongue(article.language), md.paragraph(here.mark(article.slug, quote, parts))),
        md.line("p", {"class": "dl-with"}, md.join(footer, " · ")),
        fold,
    )


def _speaker(here: Here, article: Article, quote: Quote, entity: str | None) -> md.Markdown:
    return here.entity(entity) or speaker_shown(here.edition, article, quote.speaker, entity)


def theirs(article: Article, span: Span) -> md.Markdown:
    """Return an article's words on one line, marked as of their language where it is not the interface's."""
    return foreign(article.language, md.text(folded(article.at(span))))


def speaker_words(edition: Edition, article: Article, speaker: Speaker | None, entity: str | None) -> str:
    """Return who speaks: the name over all articles, the article's own, or that it is not resolved."""
    if entity:
        return edition.corpus.by_id[entity].name
    if speaker and speaker.name:
        return speaker.name
    if speaker and speaker.span:
        return say("why.speaker-unresolved", words=folded(article.at(speaker.span)))
    return str(label("why.speaker-none"))


def speaker_shown(edition: Edition, article: Article, speaker: Speaker | None, entity: str | None) -> md.Markdown:
    """Return the same, the article's own words for a speaker who is not resolved marked as of its language."""
    if speaker and speaker.span and not (entity or speaker.name):
        return tell("why.speaker-unresolved", words=theirs(article, speaker.span))
    return md.text(speaker_words(edition, article, speaker, entity))
