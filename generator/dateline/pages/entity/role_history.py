"""Titles and roles that articles give somebody, with dates: a role is valid when reported, not for ever."""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import Entity, Role
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.article_text import one_line, place_id
from dateline.pages.shared.i18n import (
    capital,
    count,
    day,
    format_md,
    label,
    lang_attrs,
)
from dateline.pages.shared.links import Linker

SHOWN = 8
"""Maximum number of titles outside the fold, those that most articles give."""
LEAST = 3
"""Maximum number of these that come from a single article."""


def roles(linker: Linker, entity: Entity) -> Iterator[md.Markdown]:
    """Yield the titles and roles with the first and last day they were reported."""
    by_words: dict[str, dict[str, Role]] = {}
    known = [role for role in entity.roles if role.day]
    known.sort(key=lambda role: (role.day, role.article, role.span))
    for role in (*known, *(role for role in entity.roles if not role.day)):
        by_words.setdefault(one_line(role.words).casefold(), {}).setdefault(role.article, role)
    groups = [[*found.values()] for found in by_words.values()]
    often = sorted(groups, key=lambda found: -len(found))
    # A title that only one article uses is often just a turn of phrase; it is shown if there is little else.
    shown = [found for number, found in enumerate(often[:SHOWN]) if len(found) > 1 or number < LEAST]
    items = [_item(linker, found) for found in groups if found in shown]
    if not items:
        return
    yield md.heading(2, md.text(label("entity.roles")), {"id": "roles"})
    yield rows(items, "dl-plain")
    if rest := [_item(linker, found) for found in groups if found not in shown]:
        more = md.line("summary", {}, md.text(count("titles", len(rest))))
        yield md.block("details", {"class": "dl-tellings"}, more, rows(rest, "dl-plain"))


def _item(linker: Linker, found: Sequence[Role]) -> md.Markdown:
    language = linker.site.corpus.by_slug[found[0].article].article.language
    words = md.element("b", lang_attrs(language), md.text(capital(one_line(found[0].words))))
    if len(found) == 1:
        return md.line("li", {}, format_md("entity.role", role=words, when=_day(linker, found[0])))
    number = md.text(count("articles", len(found)))
    if found[0].day == found[-1].day:
        return md.line("li", {}, format_md("entity.role-day", role=words, when=_day(linker, found[0]), articles=number))
    ends = {"first": _day(linker, found[0]), "last": _day(linker, found[-1])}
    return md.line("li", {}, format_md("entity.role-range", role=words, articles=number, **ends))


def _day(linker: Linker, role: Role) -> md.Markdown:
    article = linker.site.corpus.by_slug[role.article].article
    shown = day(role.day) if role.day else str(label("date.undated"))
    return linker.article(role.article, md.text(shown), place_id(article, role.span.start))
