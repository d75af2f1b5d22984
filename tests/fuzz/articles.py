"""Articles: any words on any day are parsed, marked, cached, linked and shown."""

from pydantic import TypeAdapter

from dateline import export, publish
from dateline.corpus import link
from dateline.model import AnyMark
from dateline.pages import pages
from dateline.pipeline import annotate_one
from dateline.settings import PIPELINE, Settings
from fuzz.contract import article, proper, split_words

WORDS = split_words(r"""
 date 2021-01-05\n\n¦ date 0001-01-01\n\n¦ date 9999-12-31\n\n¦\n\n¦ALDPORT, May 5. /TASS/. ¦. ¦, ¦; ¦ — ¦ (¦) ¦“¦”¦‘¦’
"¦'¦: ¦…¦!¦?¦Mayor Ann Reed ¦Reed ¦she ¦they ¦the council ¦the United Nations ¦Aldport¦ said ¦ said that ¦ told TASS
 according to ¦ denied that ¦ will ¦ was killed ¦ were closed ¦ met ¦ plans to ¦ on Monday¦ yesterday¦ tomorrow
 next year¦ two years ago¦ in 2020¦ on February 30¦ since May 4¦ from 9 to 11 June¦ at 10:40 GMT¦ in the 1990s
 for three months¦ last winter¦ every Friday¦ by the end of the century¦ on 11/12/2020¦40 boats¦80.1%¦$1.5 billion
two thirds of ¦1,000,000,000,000¦0¦1/0¦½¦²¦about ¦more than ¦-5 degrees¦AAAA ¦a a a a ¦İ¦ß¦\u0301¦\u200b¦\xa0¦\u202e
\r\n¦\t¦Москва ¦北京¦😀¦the day after ¦a decade earlier ¦ 999999 years ago¦ in 10000 years¦ 9,999 weeks later
""")
_MARKS = TypeAdapter(tuple[AnyMark, ...])


def check(data: bytes) -> None:
    """Annotate an article of these words, and make all pages of a site that has only it."""
    seed = article(proper(data.decode("utf-8", "replace")))
    annotated = annotate_one(seed, PIPELINE)
    for mark in annotated.marks:
        assert mark.span.end <= len(seed.text)
        assert seed.words(mark.span).strip()
        str(mark.because)
    assert _MARKS.validate_json(_MARKS.dump_json(annotated.marks)) == annotated.marks
    corpus = link((annotated,))
    for page in pages(corpus, Settings(language="ru" if len(data) % 2 else "en")):
        publish.content(page).decode()
    for record in (*export.articles(corpus), *export.timeline(corpus, undated=True)):
        assert record
