"""Addresses of pages, and links from one page to others."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from dateline import markdown as md
from dateline.linked import Entity, Entry
from dateline.model import AnyMark, Article
from dateline.pages.shared.entry_paging import entry_anchor
from dateline.pages.shared.site_context import SiteContext
from dateline.spelling import file_stem


@dataclass(frozen=True)
class Linker:
    """Links from one page to others."""

    site: SiteContext
    path: str
    """The path of the page that links, below `docs/`."""

    def link(self, target: str, words: md.Markdown, fragment: str = "", cls: str = "") -> md.Markdown:
        """Return a link to a page, or to this page's own fragment."""
        return md.link(self.address(target, fragment), words, {"class": cls} if cls else {})

    def address(self, target: str, fragment: str = "") -> str:
        """Return the address of a page relative to this one."""
        if target == self.path and fragment:
            return md.address("", fragment)
        return md.address(_relative(target, posixpath.dirname(self.path) or "."), fragment)

    def article(self, slug: str, words: md.Markdown, fragment: str = "", cls: str = "") -> md.Markdown:
        """Return a link to an article's page or to a place on it."""
        return self.link(article_path(self.site.corpus.by_slug[slug].article), words, fragment, cls)

    def entity(self, address: str | None, words: str | None = None, cls: str = "") -> md.Markdown | None:
        """Return a link to a person, organisation or place: to the page, or else the list; None for other names."""
        found = self.site.find_entity(address)
        if not found:
            return None
        path, fragment = self.site.entity_target(found)
        return self.link(path, md.text(words or found.name), fragment, cls)

    def entity_address(self, entity: Entity) -> str:
        """Return the relative address of a person, organisation or place: the page, or else the list's line."""
        return self.address(*self.site.entity_target(entity))

    def entry(self, entry: Entry, words: md.Markdown) -> md.Markdown:
        """Return a link to an entry of the timeline, on the page that holds it."""
        return self.link(self.site.page_of[entry.id], words, entry_anchor(entry))

    def mark(self, slug: str, claim: AnyMark, words: md.Markdown, cls: str = "") -> md.Markdown:
        """Return a link to a mark in its article."""
        return self.article(slug, words, self.site.mark_ids(slug)[claim], cls)


@lru_cache(maxsize=2**16)
def _relative(target: str, folder: str) -> str:
    """Return a page's path relative to a folder; cached, since calls outnumber distinct answers a hundred to one."""
    return posixpath.relpath(target, folder)


def article_path(article: Article) -> str:
    """Return the path of an article's page: from date and stem alone, so that it lasts."""
    day = article.published.isoformat() if article.published else "undated"
    return f"articles/{day}-{file_stem(article.slug)}.md"


def list_path(folder: str) -> str:
    """Return the path of a folder's list page."""
    return f"{folder}/index.md"
