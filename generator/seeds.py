"""A folder of seeds → articles."""
# PROVISIONAL: being replaced

import hashlib
from pathlib import Path

from generator.layout import layout
from generator.model import Article, Header


def read(folder: Path) -> tuple[Article, ...]:
    articles = []
    for file in sorted(folder.rglob("*.txt")):
        raw = file.read_bytes()
        text = raw.decode("utf-8")
        marks = layout(text)
        published = next((m.date for m in marks if isinstance(m, Header)), None)
        articles.append(
            Article(slug=file.stem, path=file.as_posix(), text=text, sha256=hashlib.sha256(raw).hexdigest(), published=published, layout=marks)
        )
    return tuple(articles)
