"""Quotes in a list, the rewordings of one statement folded under the words that give it best."""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.corpus.paraphrases import compare_wordings
from dateline.linked import Attribution
from dateline.pages.shared.context import Here, folded
from dateline.pages.shared.i18n import (
    capital,
    count,
    label,
    tongue,
)
from dateline.pages.shared.rows import quote_row, rows, told_by

_DIRECTNESS = ("direct", "mixed", "indirect")


def sayings(here: Here, quotes: Sequence[Attribution], *, speaker: bool) -> md.Markdown:
    """Return a list of quotes; of those that say the same one stands there, the others in a fold below it."""
    return rows(list(_items(here, quotes, speaker=speaker)), "dl-sayings")


def _items(here: Here, quotes: Sequence[Attribution], *, speaker: bool) -> Iterator[md.Markdown]:
    done: set[Attribution] = set()
    for quote in quotes:
        if quote in done:
            continue
        rewording = here.edition.quote_variants.get(quote)
        same = [q for q in rewording.quotes if q in set(quotes)] if rewording else [quote]
        done.update(same)
        best = min(same, key=lambda q: (_DIRECTNESS.index(q.quote.mode), -len(_words(here, q)), same.index(q)))
        others = [q for q in same if q != best]
        yield quote_row(here, best, speaker=speaker, fold=_fold(here, best, others))


def _fold(here: Here, best: Attribution, others: Sequence[Attribution]) -> md.Markdown:
    """Return the other wordings, what each has and the first has not marked in it."""
    items = []
    for other in others:
        article = here.edition.corpus.by_slug[other.article].article
        footer = [md.text(capital(label(f"mode.{other.quote.mode}"))), md.text(told_by(article))]
        words = md.paragraph(here.mark(other.article, other.quote, _compared(here, best, other)))
        line = md.line("p", {"class": "dl-with"}, md.join(footer, " · "))
        items.append(md.block("li", {}, md.block("blockquote", tongue(article.language), words), line))
    if not items:
        return md.text("")
    return md.block(
        "details",
        {"class": "dl-tellings dl-wordings"},
        md.line("summary", {}, md.text(count("wordings", len(items)))),
        md.line("p", {"class": "dl-because"}, md.text(label("quotes.wordings-lead"))),
        rows(items, "dl-sayings"),
    )


def _compared(here: Here, best: Attribution, other: Attribution) -> md.Markdown:
    pieces = []
    for run in compare_wordings(_words(here, best), _words(here, other)):
        if run.other:
            words = md.text(run.other)
            pieces.append(words if run.same else md.element("ins", {}, words))
    return md.join(pieces, " ")


def _words(here: Here, attribution: Attribution) -> str:
    article = here.edition.corpus.by_slug[attribution.article].article
    return " … ".join(folded(article.at(part)) for part in attribution.quote.parts)
