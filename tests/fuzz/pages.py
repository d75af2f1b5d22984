"""Pages: whatever the desk says about an article, every page of the site is made and can be written."""

from dateline import export, publish
from dateline.pages import pages
from dateline.settings import Settings
from fuzz import desk_files

WORDS = desk_files.WORDS


def check(data: bytes) -> None:
    """Make all pages and exports of a site of one article with these desk files."""
    corpus, problems = desk_files.build(data)
    for page in pages(corpus, Settings(language="ru" if len(data) % 2 else "en"), problems):
        publish.content(page).decode()
    for record in (*export.articles(corpus), *export.timeline(corpus, undated=True)):
        assert record
