"""How to cite an article's page: a reference in plain words, and the same for reference managers."""

import json
import re
from collections.abc import Iterator

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.model import Annotated, Article
from dateline.pages.shared.article_text import source_words, title_language, title_of, title_words
from dateline.pages.shared.i18n import (
    day,
    format_md,
    label,
    lang_attrs,
    mark_language,
)
from dateline.pages.shared.links import article_path
from dateline.pages.shared.site_context import SiteContext

_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_TEX = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def cite(site: SiteContext, annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a fold with the reference in words, as BibTeX and as CSL-JSON, each with a button to copy it."""
    code = lang_attrs(title_language(annotated))
    if code:
        # Code runs from left to right, whatever the direction of the title in it.
        code["dir"] = "ltr"
    forms: tuple[tuple[str, md.Markdown, dict[str, str]], ...] = (
        ("plain", reference(site, annotated), {}),
        ("bibtex", md.text(bibtex(site, annotated)), code),
        ("csl", md.text(csl(site, annotated)), code),
    )
    parts = []
    for name, words, own in forms:
        head = md.line("p", {"class": "dl-why-kind"}, md.text(label(f"cite.{name}")))
        attributes = {"type": "button", "class": "dl-copy", "hidden": "hidden", "data-done": str(label("cite.copied"))}
        button = md.element("button", attributes, md.text(label("cite.copy")))
        shown = md.line("p", {"class": f"dl-reference dl-as-{name}", **own}, words)
        parts.append(md.block("div", {"class": "dl-copied"}, head, shown, md.line("p", {}, button)))
    summary = md.line("summary", {}, md.text(label("cite.title")))
    lead = md.line("p", {"class": "dl-because"}, md.text(label("cite.lead")))
    yield md.block("details", {"class": "dl-fold", "id": "cite"}, summary, lead, *parts)


def address(site: SiteContext, article: Article) -> str:
    """Return the published address of an article's page; empty if the settings don't say where the site is."""
    path = article_path(article).removesuffix(".md")
    return f"{site.url.rstrip('/')}/{path}/" if site.url else ""


def reference(site: SiteContext, annotated: Annotated) -> md.Markdown:
    """Return a reference in plain words: source, title, day, site, address, and the file's hash."""
    article = annotated.article
    parts = [
        md.text(source_words(article)),
        format_md("cite.words", title=mark_language(title_language(annotated), md.text(_title(annotated)))),
        md.text(day(article.published) if article.published else label("date.undated")),
        md.text(site.name),
    ]
    where = address(site, article)
    end = (f", {where}" if where else "") + f" (SHA-256 {article.sha256[:16]}…)"
    return md.join([md.join(parts, ". "), md.text(end)])


def _title(annotated: Annotated) -> str:
    """Return the title; for an article without one, the lead's words in brackets, as libraries do."""
    mark, words = title_of(annotated), title_words(annotated)
    return words if mark and mark.given else f"[{words}]"


def bibtex(site: SiteContext, annotated: Annotated) -> str:
    """Return a BibTeX entry, with TeX's special characters escaped."""
    article = annotated.article
    published = article.published
    fields = {
        "author": f"{{{_tex(source)}}}" if (source := (agencies(article) or ("",))[-1]) else "",
        "title": f"{{{_tex(_title(annotated))}}}",
        "year": str(published.year) if published else "",
        "month": str(published.month) if published else "",
        "day": str(published.day) if published else "",
        "howpublished": _tex(site.name),
        "url": address(site, article),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(article)},\n{lines}\n}}"


def _tex(words: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX.get(found[0], f"\\{found[0]}"), words)


def csl(site: SiteContext, annotated: Annotated) -> str:
    """Return a CSL-JSON item, which Zotero and similar programs read."""
    article = annotated.article
    published, chain = article.published, agencies(article)
    item: dict[str, object] = {"id": _key(article), "type": "article-newspaper", "title": _title(annotated)}
    if chain:
        item |= {"author": [{"literal": chain[-1]}], "container-title": chain[0]}
    if published:
        item |= {"issued": {"date-parts": [[published.year, published.month, published.day]]}}
    item |= {"archive": site.name, "language": article.language}
    if where := address(site, article):
        item |= {"URL": where}
    return json.dumps([item], ensure_ascii=False, indent=1)


def _key(article: Article) -> str:
    plain = re.sub(r"[^A-Za-z0-9-]+", "-", article.slug).strip("-")
    return f"{article.published or 'undated'}-{plain}"
