"""A list of quotes, with other wordings of a statement folded under the fullest one."""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.corpus.paraphrases import compare_wordings
from dateline.linked import Attribution
from dateline.pages.blocks.article_rows import source_and_day
from dateline.pages.blocks.quote_rows import quote_row
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.article_text import one_line
from dateline.pages.shared.i18n import (
    capital,
    count,
    label,
    lang_attrs,
)
from dateline.pages.shared.links import Linker

_DIRECTNESS = ("direct", "mixed", "indirect")


def quote_list(linker: Linker, quotes: Sequence[Attribution], *, speaker: bool) -> md.Markdown:
    """Return a list of quotes; of those that say the same, one is shown, with the others in a fold below."""
    return rows(list(_items(linker, quotes, speaker=speaker)), "dl-sayings")


def _items(linker: Linker, quotes: Sequence[Attribution], *, speaker: bool) -> Iterator[md.Markdown]:
    done: set[Attribution] = set()
    for quote in quotes:
        if quote in done:
            continue
        rewording = linker.site.quote_variants.get(quote)
        same = [q for q in rewording.quotes if q in set(quotes)] if rewording else [quote]
        done.update(same)
        best = min(same, key=lambda q: (_DIRECTNESS.index(q.quote.mode), -len(_words(linker, q)), same.index(q)))
        others = [q for q in same if q != best]
        yield quote_row(linker, best, speaker=speaker, fold=_fold(linker, best, others))


def _fold(linker: Linker, best: Attribution, others: Sequence[Attribution]) -> md.Markdown:
    """Return the other wordings, marking the words that only they have."""
    items = []
    for other in others:
        article = linker.site.corpus.by_slug[other.article].article
        footer = [md.text(capital(label(f"mode.{other.quote.mode}"))), md.text(source_and_day(article))]
        words = md.paragraph(linker.mark(other.article, other.quote, _mark_differences(linker, best, other)))
        line = md.line("p", {"class": "dl-with"}, md.join(footer, " · "))
        items.append(md.block("li", {}, md.block("blockquote", lang_attrs(article.language), words), line))
    if not items:
        return md.text("")
    return md.block(
        "details",
        {"class": "dl-tellings dl-wordings"},
        md.line("summary", {}, md.text(count("wordings", len(items)))),
        md.line("p", {"class": "dl-because"}, md.text(label("quotes.wordings-lead"))),
        rows(items, "dl-sayings"),
    )


def _mark_differences(linker: Linker, best: Attribution, other: Attribution) -> md.Markdown:
    pieces = []
    for run in compare_wordings(_words(linker, best), _words(linker, other)):
        if run.other:
            words = md.text(run.other)
            pieces.append(words if run.same else md.element("ins", {}, words))
    return md.join(pieces, " ")


def _words(linker: Linker, attribution: Attribution) -> str:
    article = linker.site.corpus.by_slug[attribution.article].article
    return " … ".join(one_line(article.words(part)) for part in attribution.quote.parts)
