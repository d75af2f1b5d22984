"""mkdocs.yml: any bytes give settings of the right types, and problems for what was replaced by a default."""

from pathlib import PurePosixPath

from dateline import settings
from fuzz.contract import FOLDER, check_problems, split_words

WORDS = split_words(r"""
plugins:\n¦  - dateline:\n¦      seeds: news\n¦      pipeline: p\n¦      language: ru\n¦  - search\n
      review: false\n¦      report: https://x.y/{title}\n¦      at: news/\n¦      enabled: true\n¦site_name: N\n
site_url: https://x.y/z\n¦repo_url: https://github.com/x/y\n¦docs_dir: d\n¦extra:\n¦  dateline:\n
theme:\n  name: material\n¦  features: []\n¦&a ¦*a¦!ENV x¦!!python/name:x ¦<<: ¦\n¦: ¦- ¦  ¦'¦"¦[¦]¦{¦}¦|\n¦~
null¦true¦1¦../..¦/¦\x00¦\ufeff¦INHERIT: x.yml\n¦"\\ud800"¦"\\0"¦? ¦\t
""")


def check(data: bytes) -> None:
    """Read a mkdocs.yml of these bytes."""
    file = FOLDER / "mkdocs.yml"
    file.write_bytes(data)
    found, problems = settings.read(file)
    check_problems(problems, {"mkdocs.yml": data.decode("utf-8", "replace")})
    for key in ("pipeline", "docs_dir", "site_name", "site_url", "report"):
        assert isinstance(getattr(found, key), str), key
    assert isinstance(found.review, bool)
    assert isinstance(found.at, PurePosixPath)
    assert isinstance(found.shown, PurePosixPath)
    assert not found.at.is_absolute()
    assert ".." not in found.at.parts
    for key, _ in found.places:
        assert found.place(key).path == "mkdocs.yml"
