"""A folder of seeds: what is read, in which order, and what is reported about the rest."""

import datetime as dt
import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import seeds
from dateline.languages.identify import identify_language
from dateline.model import Article, Byline, Credit, Dateline, Header

SEEDS = Path(__file__).parent.parent / "seeds"
SHOWN = PurePosixPath("seeds")
NEWS = "The ministers met in the capital on Thursday and spoke of the roads that both countries want to build."


def put(folder: Path, name: str, content: str | bytes = f" date 2020-11-26 {NEWS}") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in seeds.read(folder, SHOWN)[1]]


@pytest.fixture(scope="module")
def two() -> tuple[Article, ...]:
    articles, problems = seeds.read(SEEDS, SHOWN)
    assert problems == ()
    return articles


def test_the_two_seeds_are_read_with_day_place_and_agencies(two: tuple[Article, ...]) -> None:
    read = [
        (
            article.slug,
            article.published,
            [(m.place, m.day) for m in article.layout if isinstance(m, Dateline)],
            [m.agencies for m in article.layout if isinstance(m, Credit)],
            [m.who for m in article.layout if isinstance(m, Byline)],
        )
        for article in two
    ]
    minsk, moscow = dt.date(2020, 11, 26), dt.date(2021, 1, 27)
    assert read == [
        ("000_0fabe08459d4b4b0", minsk, [("Minsk", minsk)], [("TASS",)], []),
        ("004_471574d3f8f76318", moscow, [("Moscow", moscow)], [("UrduPoint News", "Sputnik")], ["@ChaudhryMAli88"]),
    ]


def test_the_two_seeds_have_their_paragraphs(two: tuple[Article, ...]) -> None:
    first, second = two
    assert [len(article.paragraphs) for article in two] == [7, 8]
    assert first.words(first.prose[0]).startswith("Moscow hopes that")
    assert second.words(second.prose[0]).startswith("Russia stands for")
    assert [first.words(m.span) for m in first.layout if isinstance(m, Header)] == ["date 2020-11-26"]


def test_a_seed_is_preserved_character_for_character(tmp_path: Path) -> None:
    text = "\ufeff date 2020-11-26 MINSK (Reuters) -\u00a0“Yes”,\r\n\r\n\tthey said. \u202e\n"
    put(tmp_path, "a.txt", text)
    (article,), _ = seeds.read(tmp_path, SHOWN)
    assert article.text == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_reads_back_as_itself(tmp_path: Path, text: str) -> None:
    file = put(tmp_path, "a.txt", f" date 2020-11-26 {NEWS}{text}")
    article, _ = seeds.read_one(file, SHOWN / "a.txt")
    assert article is not None
    assert article.text == f" date 2020-11-26 {NEWS}{text}"


def test_articles_stand_in_the_order_of_their_days_those_without_one_last(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", NEWS)
    put(tmp_path, "b.txt", f" date 2021-01-01 {NEWS}")
    put(tmp_path, "deep/er/c.txt", f" date 2020-01-01 {NEWS}")
    articles, problems = seeds.read(tmp_path, SHOWN)
    assert [(article.slug, article.path) for article in articles] == [
        ("c", "seeds/deep/er/c.txt"),
        ("b", "seeds/b.txt"),
        ("a", "seeds/a.txt"),
    ]
    assert [problem.code for problem in problems] == ["DL101"]


def test_other_files_hidden_ones_and_loops_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.TXT")
    put(tmp_path, "names.yml", "x: y")
    put(tmp_path, ".hidden.txt")
    put(tmp_path, ".git/b.txt")
    put(tmp_path, "folder/c.png")
    (tmp_path / "round").symlink_to(tmp_path)
    articles, problems = seeds.read(tmp_path, SHOWN)
    assert [article.slug for article in articles] == ["a"]
    assert [problem.code for problem in problems] == ["DL118"]


BYTES = [
    (b"", "seeds/a.txt: empty; add the article or remove the file [DL111]"),
    (b" \r\n\t\n", "seeds/a.txt: empty; add the article or remove the file [DL111]"),
    (b" date 2020-11-26\n", "seeds/a.txt:1:1: no text below the header; add the article or remove the file [DL110]"),
    (b"date\0", "seeds/a.txt:1:5: a NUL byte: this is not text; keep only text files here [DL112]"),
    (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xfe",
        "seeds/a.txt:1:1: not UTF-8 (byte 0): this is not text; keep only text files here [DL112]",
    ),
    (
        "date 2020-11-26\nIt’s a “normal” café, naïve as it is.".encode("cp1252"),
        (
            "seeds/a.txt:2:3: not UTF-8 (byte 18); it looks like windows-1252: "
            "convert it with `iconv -f windows-1252 -t utf-8` [DL113]"
        ),
    ),
    (
        "date 2020-11-26 Министр заявил в четверг, что переговоры начались.".encode("cp1251"),
        (
            "seeds/a.txt:1:17: not UTF-8 (byte 16); it looks like windows-1251: "
            "convert it with `iconv -f windows-1251 -t utf-8` [DL113]"
        ),
    ),
    (
        f" date 2020-11-26 {NEWS}".encode("utf-16"),
        "seeds/a.txt:1:1: not UTF-8 (byte 0); it looks like utf-16: convert it with `iconv -f utf-16 -t utf-8` [DL113]",
    ),
    (
        b"date 2020-11-26 " + "é".encode() * 21 + b"\xff",
        "seeds/a.txt:1:38: a character that is not UTF-8 among others that are (byte 58); retype it [DL113]",
    ),
    (
        b"date 2020-11-26 " + "é".encode() * 15 + b"\xff",
        "seeds/a.txt:1:32: not UTF-8 (byte 46): this is not text; keep only text files here [DL112]",
    ),
    (
        "date 2020-11-26 café".encode()[:-1],
        "seeds/a.txt:1:20: breaks off in the middle of a character (byte 19); fetch the file again [DL113]",
    ),
]


@pytest.mark.parametrize(("content", "line"), BYTES)
def test_a_binary_file_is_distinguished_from_one_in_another_encoding(tmp_path: Path, content: bytes, line: str) -> None:
    put(tmp_path, "a.txt", content)
    put(tmp_path, "good.txt")
    articles, problems = seeds.read(tmp_path, SHOWN)
    assert [str(problem) for problem in problems] == [line]
    assert [article.slug for article in articles] == ["good"]


def test_two_files_of_one_address_are_both_named(tmp_path: Path) -> None:
    put(tmp_path, "talks_1.txt")
    put(tmp_path, "later/Talks-1.txt")
    articles, problems = seeds.read(tmp_path, SHOWN)
    assert [article.path for article in articles] == ["seeds/later/Talks-1.txt"]
    assert [str(problem) for problem in problems] == [
        (
            "seeds/talks_1.txt: has the address of seeds/later/Talks-1.txt, which is kept; "
            "rename one: a name without its folders must be unique [DL114]"
        )
    ]


def test_what_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "b.txt")
    assert said(tmp_path) == [
        "seeds/a.txt: can't be read: No such file or directory; fix or remove it [DL115]",
        "seeds/b.txt: can't be read: not a regular file; fix or remove it [DL115]",
    ]


def test_an_empty_folder_and_none_at_all_are_two_faults(tmp_path: Path) -> None:
    assert said(tmp_path) == ["seeds: no seeds; put articles into it as .txt files [DL116]"]
    assert said(tmp_path / "none") == [
        "seeds: no such folder of seeds; make it and put articles into it as .txt files, or name another [DL117]"
    ]


def test_a_folder_that_may_not_be_read_and_a_name_that_is_no_utf_8_are_reported(tmp_path, monkeypatch) -> None:
    put(tmp_path, "closed/a.txt")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).touch()
    real = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    # The tests may run as root, whom no folder is closed to.
    monkeypatch.setattr(os, "scandir", scandir)
    assert said(tmp_path) == [
        "seeds/caf\\udce9.txt: the file's name is not UTF-8 or has characters that can't be printed; rename it [DL109]",
        "seeds/closed: the folder can't be read: Permission denied; check its permissions [DL115]",
    ]


def test_a_name_without_a_letter_makes_no_address(tmp_path: Path) -> None:
    put(tmp_path, "!!!.txt")
    assert said(tmp_path) == ["seeds/!!!.txt: the name has no letter or digit to make an address of; rename it [DL109]"]


def test_all_faults_of_a_folder_are_shown_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.txt", f" date 2020-02-30 {NEWS}")
    put(tmp_path, "c.txt", NEWS)
    assert [line.split(":")[0] for line in said(tmp_path)] == ["seeds/a.txt", "seeds/b.txt", "seeds/c.txt"]


LANGUAGES = [
    (NEWS, "en"),
    ("MINSK, November 26. /TASS/. Lukashenko met Makei.", "en"),
    ("Lukashenko, Tikhanovskaya, Makei, Lavrov, Zakharova.", "en"),
    ("Министры встретились в четверг в столице и говорили о дорогах, которые хотят построить обе страны.", "ru"),
    ("Міністры сустрэліся ў чацвер у сталіцы і гаварылі пра дарогі, якія хочуць пабудаваць абедзве краіны.", "be"),
    ("Die Minister trafen sich am Donnerstag in der Hauptstadt und sprachen über Straßen, die sie bauen wollen.", "de"),
    ("Hans Müller, Jürgen Schmidt", "en"),
    ("Los ministros se reunieron el jueves en la capital y hablaron de las carreteras que quieren construir.", "es"),
]


GERMAN = "Die Minister trafen sich am Donnerstag in der Hauptstadt und sprachen von Straßen, die sie bauen wollen. "
ENGLISH = "The ministers met in the capital of the country and spoke of the roads. "


def test_the_language_is_that_of_the_first_20_000_characters() -> None:
    assert identify_language([GERMAN * (12_000 // len(GERMAN)), ENGLISH * 1_000]) == "en"
    assert identify_language([GERMAN * (21_000 // len(GERMAN)), ENGLISH * 1_000]) == "de"


@pytest.mark.parametrize(("distance", "found"), [(3_000, "this is not text"), (5_000, "it looks like windows-1252")])
def test_the_encoding_is_guessed_from_4096_bytes_round_the_fault(tmp_path: Path, distance: int, found: str) -> None:
    after = "It’s a “normal” café. ".encode("cp1252") * 400
    put(tmp_path, "a.txt", b"date 2020-11-26 \x92" + after[:distance] + b"\0" + after[distance:])
    assert found in said(tmp_path)[0]


@pytest.mark.parametrize(("prose", "code"), LANGUAGES)
def test_the_language_of_an_article_is_known(tmp_path: Path, prose: str, code: str) -> None:
    put(tmp_path, "a.txt", f" date 2020-11-26 {prose}")
    assert [article.language for article in seeds.read(tmp_path, SHOWN)[0]] == [code]


def test_the_language_in_the_front_matter_wins(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"---\ndate: 2020-11-26\nlanguage: no\n---\n{NEWS}")
    assert [article.language for article in seeds.read(tmp_path, SHOWN)[0]] == ["no"]
