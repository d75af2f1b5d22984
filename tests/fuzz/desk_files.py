"""The desk's files: whatever they hold is applied to the articles, or reported with its place."""

from dateline import desk
from dateline.calendar.when import UNDATED
from dateline.corpus import link
from dateline.corpus.questions import rulings
from dateline.corpus.revision import revise_timeline
from dateline.linked import Corpus
from dateline.model import Annotated, AnyMark, Event, Figure, Name, Quote, Span, Speaker, Time, order
from dateline.problems import Problem
from fuzz.contract import STORY, article, check_problems, open_cache, parts, split_words, write_files

FILES = ("a.yml", "names.yml", "claims.yml", "timeline.yml")
"""The files of an input, in its order."""
WORDS = split_words(r"""
\x1e¦\n¦: ¦- ¦  ¦'¦"¦[¦]¦{¦}¦|\n¦>-\n¦#¦&a ¦*a¦!!int ¦? ¦%¦notes:\n¦  - note: x\n¦    at: forty boats\n¦marks:\n
  - accept: name\n¦  - reject: quote\n¦  - change: time\n¦  - add: figure\n¦    value: 1e999\n
    value: 2020-W53\n¦    value: nan\n¦    type: person\n¦    name: N\n¦    speaker: S\n
    then:\n      - at: Monday\n¦    nth: 2\n¦    before: ¦    after: ¦    on: 2021-01-05\n¦    by: mk\n
    why: w\n¦    date: 0001\n¦    until: 9999-12-31\n¦    status: cancelled\n¦    about: check\n
    link: http://[x\n¦corrections:\n¦  - old: a\n¦    new: b\n¦reviewed: {by: mk, on: 2021-01-05}\n
article:\n  title: T\n¦- name: The Mayor\n  kind: person\n¦  also: [M]\n¦  never: [M]\n¦  kind: none\n
  wikidata: Q1\n¦- question: Q?\n  cells:\n¦    - article: a\n      at: Monday\n¦  reject: true\n¦pin:\n¦hide:\n
merge:\n  - entries:\n¦split:\n¦reword:\n¦  - article: a\n    at: Ferries will run\n¦    headline: H\n¦"\\ud800"
"\\x00"¦\\U00110000¦~¦null¦0x1f¦1_000¦1:30¦<<: ¦=¦2021-02-30¦\ufeff
""")


def check(data: bytes) -> None:
    """Read the desk's files, apply them to an article, and link it."""
    corpus, problems = build(data)
    words = dict(zip(FILES, parts(data, len(FILES)), strict=True))
    texts = {f"seeds/{name}": text.removeprefix("\ufeff") for name, text in words.items()}
    check_problems(problems, texts)
    for annotated in corpus.articles:
        for mark in annotated.marks:
            assert mark.span.end <= len(annotated.article.text)
            str(mark.because)


def build(data: bytes) -> tuple[Corpus, list[Problem]]:
    """Return the corpus of one article to which the files in `data` are applied, and the problems."""
    contents = data.split(b"\x1e", len(FILES) - 1)
    folder, shown = write_files({"a.txt": STORY.encode(), **dict(zip(FILES, contents, strict=False))})
    seed = article(STORY)
    said, problems = desk.read(folder, shown, (seed,))
    known = desk.apply_facts(said, seed)
    open_cache().put(Annotated(known, ()))
    settled, differing = desk.apply(said, Annotated(known, tuple(sorted((*seed.layout, *_marks(STORY)), key=order))))
    asked, lost = desk.place_cells(said, (settled,))
    corpus, undone = revise_timeline(said, link((settled,), said.register, rulings(asked)))
    desk.collect_anchors(said, (known,))
    return corpus, [*problems, *differing, *lost, *undone]


def _marks(text: str) -> list[AnyMark]:
    """Return a mark of each kind that the desk decides on."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    mayor = Speaker(span=span("The mayor"), name="The Mayor", type="person")
    said = (span("forty boats were lost in the storm"), span("“We had not been warned,”"))
    return [
        Name(span=span("The mayor"), by="names", type="person", name="The Mayor"),
        Name(span=span("Aldport"), by="names", type="place", name="Aldport"),
        Time(span=span("Monday"), by="times", type="DATE", value="2021-01-04"),
        Figure(span=span("12"), by="figures", value=12, of=span("houses")),
        Figure(span=span("80.1%"), by="figures", value=80.1, unit="%"),
        Quote(span=Span(said[0].start, said[1].end), by="quotes", parts=said, mode="mixed", speaker=mayor),
        Event(
            span=span("The harbour was closed on Monday"),
            by="events",
            status="happened",
            when=UNDATED,
            time=span("Monday"),
            trigger=span("closed"),
            lemma="close",
        ),
        Event(span=span("Ferries will run again on Friday"), by="events", status="scheduled", trigger=span("run")),
    ]
