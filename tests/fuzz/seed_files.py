"""Seeds: any bytes become an article whose text is these bytes, or a problem that says where."""

from itertools import pairwise

from dateline import seeds
from dateline.model import Furniture, Header, Layout, Paragraph, Title, order
from fuzz.contract import check_problems, split_words, write_files

WORDS = split_words(r"""
 date 2020-11-26\n¦Date: 26 November 2020\n¦date: 2020-02-30\n¦2020-11-26¦11/12/2020¦0000-00-00¦---\n¦...\n
title: A\n¦title: >-\n  A\n¦title: "\\ud800"\n¦language: ru\n¦url: http://x.y\n¦\n¦\n\n¦\r\n¦\r\n\r\n¦\r¦\t
\ufeff¦\x00¦\u202e¦\u200b¦\x0b¦\x85¦\u2028¦\xa0¦MINSK¦MINSK (Reuters) - ¦MINSK, November 26. /TASS/. ¦(AP)¦AP¦/
(¦)¦—¦;¦.¦, ¦By Jane Doe¦(@jane)¦(Reporting by Jane Doe)¦Read more: ¦Photograph: Jane Doe/AP ¦Source: TASS
Last updated at 14:05 GMT ¦26 November 2020 10:40 GMT ¦“We are” End Quote ¦Москва, ¦A dog barks.
""")


def check(data: bytes) -> None:
    """Read a seed of these bytes. Only if they begin with FF, they may be no UTF-8: guessing encodings is slow."""
    if data[:1] != b"\xff":
        data = data.decode("utf-8", "replace").encode()
    folder, shown = write_files({"a.txt": data})
    article, problems = seeds.read_one(folder / "a.txt", shown / "a.txt")
    check_problems(problems, {"seeds/a.txt": data.decode("utf-8", "replace")})
    if article is None:
        assert problems
        return
    assert article.text.encode() == data
    assert article.published or problems
    assert article.language
    _check_layout(article.text, article.layout)
    for span in article.prose:
        assert article.words(span).strip() == article.words(span)
    for key, words in article.facts:
        assert key
        words.encode()


def _check_layout(text: str, marks: tuple[Layout, ...]) -> None:
    covered: set[int] = set()
    for mark in marks:
        words = text[mark.span.start : mark.span.end]
        assert mark.span.end <= len(text), mark
        assert words == words.strip(), mark
        str(mark.because)
        covered.update(range(mark.span.start, mark.span.end))
    assert list(marks) == sorted(marks, key=order)
    left = [at for at, sign in enumerate(text) if at not in covered and not sign.isspace()]
    assert left in ([], [0] if text.startswith("\ufeff") else []), left
    paragraphs = [mark for mark in marks if isinstance(mark, Paragraph)]
    assert [mark.number for mark in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert all(one.span.end <= other.span.start for one, other in pairwise(paragraphs))
    for mark in marks:
        if isinstance(mark, Header | Title):
            assert not any(mark.span.overlaps(other.span) for other in paragraphs), mark
        elif isinstance(mark, Furniture):
            assert all(p.span.covers(mark.span) or not mark.span.overlaps(p.span) for p in paragraphs), mark
