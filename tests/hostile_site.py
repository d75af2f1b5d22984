"""A project in which every payload stands in every place where text can enter: one article for each payload."""

import datetime as dt
import json
import re
from pathlib import Path

from payloads import PAYLOADS

FIRST_DAY = dt.date(2021, 1, 1)
EDITED = "2022-11-30"
"""The day of everything that the desk says; later than all articles."""
BLANK = "\n\n"
KINDS = ("person", "organisation", "place", "work")


def write_seeds(seeds: Path, step: int = 1) -> None:
    """Write the seeds and the editors' files; with a step, of one payload in so many. JSON is YAML."""
    names, questions, reworded, added = [], [], [], []
    for number, payload in list(enumerate(PAYLOADS))[::step]:
        stem, bearer = stem_of(number, payload), f"Mirela {letters(number)}"
        (seeds / f"{stem}.txt").write_text(article(number, payload, bearer), "utf-8")
        (seeds / f"{stem}.yml").write_text(as_yaml(desk_file(number, payload, bearer)), "utf-8")
        names.append(name(number, payload, bearer))
        pick = {"article": stem, "at": "The port of Aldport closed", "why": payload, "by": payload}
        cell = {"article": stem, "at": "We lost", "speaker": payload}
        questions.append({"question": f"{number}: {payload}", "note": payload, "cells": [cell]})
        reworded.append({**pick, "headline": payload})
        added.append({**pick, "at": "The fair", "headline": payload, "date": f"{2000 + number % 20}-02-03"})
    (seeds / "names.yml").write_text(as_yaml(names), "utf-8")
    (seeds / "claims.yml").write_text(as_yaml(questions), "utf-8")
    (seeds / "timeline.yml").write_text(as_yaml({"reword": reworded, "add": added}), "utf-8")


def as_yaml(value: object) -> str:
    """Return a value as JSON that YAML reads too: days bare, no pairs of surrogates, nothing that YAML can't print."""
    words = json.dumps(value, ensure_ascii=False).replace(f'"{EDITED}"', EDITED)
    return re.sub(r"[^\x20-\x7e]", lambda found: f"\\U{ord(found[0]):08x}", words)


def write_orphans(seeds: Path, *, gone: bool) -> None:
    """Write an article with a note on each payload in it; once these are gone, the notes are orphans."""
    words = [f"Words {number} {payload} stand here." for number, payload in enumerate(PAYLOADS)]
    (seeds / "orphans.txt").write_text(
        f" date 2021-01-01 {'Nothing is left.' if gone else BLANK.join(words)}\n", "utf-8"
    )
    notes = [
        {"note": payload, "at": " ".join(one.split()), "by": payload, "plain": number % 2 == 1}
        for number, (payload, one) in enumerate(zip(PAYLOADS, words, strict=True))
    ]
    (seeds / "orphans.yml").write_text(as_yaml({"notes": notes}), "utf-8")


def stem_of(number: int, payload: str) -> str:
    """Return a file's name with as much of the payload as a file system takes."""
    words = "".join(one for one in payload if one.isprintable() and one not in '/\\:"*?<>|')
    return f"s{number} {words[:40]}".strip(" .")


def letters(number: int) -> str:
    """Return a surname of its own for each number."""
    return "Q" + "".join("aeiou"[int(digit) % 5] + "bcdfghjklm"[int(digit)] for digit in f"{number:03}") + "ov"


def article(number: int, payload: str, bearer: str) -> str:
    """Return a seed: the payload in its front matter, as a paragraph, and within sentences with marks of every kind."""
    day = FIRST_DAY + dt.timedelta(days=number)
    front = {"title": payload, "date": day.isoformat(), "source": payload, "author": payload}
    front |= {"url": payload} if number % 2 else {}
    lines = "".join(f"{key}: {as_yaml(words)}\n" for key, words in front.items() if words)
    paragraphs = (
        f"The port of Aldport closed on January {day.day}, {day.year}, {bearer} said.",
        payload,
        f'"We lost 40 boats {payload} in one night," {bearer} said on Monday.',
        f"The fair {payload} of {day.year - 1} drew {number + 2} percent of the town, {bearer} told the Harbour Board.",
    )
    return f"---\n{lines}---\n\n{BLANK.join(paragraphs)}\n"


def desk_file(number: int, payload: str, bearer: str) -> dict[str, object]:
    """Return what the desk says about an article: the payload in each of its texts."""
    about = {"place": payload, "archived": payload, "summary": payload, "author": payload}
    note = {"note": payload, "by": payload, "link": payload}
    correction = {"old": payload, "new": payload, "why": payload, "by": payload, "on": EDITED}
    return {
        "article": about | ({} if number % 2 else {"title": payload, "source": payload, "url": payload}),
        "reviewed": {"by": payload, "on": EDITED} if number % 3 == 0 else None,
        "notes": [
            {**note, "at": "The port of Aldport"},
            {**note, "at": "one night", "plain": True},
        ],
        "marks": [
            {"change": "name", "at": bearer, "nth": 1, "type": "person", "why": payload, "by": payload},
            {"add": "name", "at": "The fair", "type": "event", "name": f"{payload} fair", "by": payload},
        ],
        "corrections": [correction],
    }


def name(number: int, payload: str, bearer: str) -> dict[str, object]:
    """Return an entry of the register of names."""
    kind = KINDS[number % len(KINDS)]
    return {
        "name": f"{payload} {bearer}",
        "kind": kind,
        "also": [bearer, f"{payload} {number}"],
        "never": [f"{payload} never"],
        "description": payload,
        "link": payload,
    }
