"""Notes of other tools: any file gives notes with a certain place, or problems; notes are read back as they were."""

import yaml

from dateline.desk import importing
from dateline.desk.commands import match_notes
from dateline.desk.writing import insert_item
from fuzz.contract import STORY, article, check_problems, split_words

WORDS = split_words(r"""
{¦}¦[¦]¦:¦,¦"¦null¦1¦-1¦1e999¦NaN¦"\\ud800"¦"x"¦{}¦[]
999999999999999999999999999999999999999999999999999999999999¦"rows"¦"annotations"¦"items"¦"first"¦"target"
"selector"¦"refinedBy"¦"type"¦"source"¦"TextQuoteSelector"¦"TextPositionSelector"¦"exact"¦"prefix"¦"suffix"
"start"¦"text"¦"body"¦"tags"¦"user"¦"acct:mk@x"¦"creator"¦"name"¦"nickname"¦"uri"¦"a"¦"forty boats"¦"on "
T1\tNote 0 5\t¦T2\tNote 3 5;7 9\t¦#1\tAnnotatorNotes T1\t¦forty boats¦The mayor¦\t¦\n¦\r¦²
""")


def check(data: bytes) -> None:
    """Import the notes of a file as JSON and as brat's format, and write them into an article's file."""
    text = data.decode("utf-8", "replace")
    seed = article(STORY)
    for path in ("x.json", "a.ann"):
        notes, problems = importing.read(path, text)
        check_problems(problems, {path: text})
        for only in ("a", ""):
            items, lost = match_notes(notes, (seed,), only)
            check_problems(lost, {path: text})
            file = ""
            for item in items.get("a", ()):
                file, faults = insert_item("seeds/a.yml", file, "notes", item)
                assert not faults, faults
            written = yaml.safe_load(file) if file else {"notes": []}
            assert written["notes"] == [dict(item) for item in items.get("a", ())]
