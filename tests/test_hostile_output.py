"""What files say never acts: not on a terminal, not as a command of GitHub's runners, not when a command is copied."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import run
from dateline.problems import Place, Problem, escape_controls
from dateline.shell import format_command, quote_word

NASTY = (
    "a\x1b[31mred",  # colours
    "b\x1b]0;title\x07",  # the window's title
    "c\x1b[2J\x1b[H",  # an empty screen
    "d\x9b31mred",  # the same as an escape of one character
    "e\x07\x08\x08\x7f",  # a bell, and what it hides
    "f\r::error::overwritten",
    "g\n::add-mask::e",
    "h\n  ::error::indented",
    "::error::first",
    " \ufeff::error::after a mark",
    "i ##[add-mask]e",
    "##[error]first",
    "j\u2028::error::k",
    "k\u2029::error::k",
    "l\x85::error::k",
    "m\x0b::error::k",
    "n\x0c::error::k",
    "o\u202edetrevni",
    "p\u2066isolated\u2069",
    "q\u200fmarked\u061c",
    "r%0A::error::decoded",
    "s\t=1+1",
    "t\x00nul",
    "u\ud800lone",
    "v\x1c\x1d\x1e\x1f",
    "w'; touch made; '",
    "x$(touch made)`touch made`",
    "y\\\\' & calc \" | calc",
    "z!!,file=other,line=1::error::x",
    "\udc9b31m",
)
ACTIVE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|##\[", re.MULTILINE
)
COMMAND = re.compile(r"^[\s\ufeff]*::.*$", re.MULTILINE)
OURS = re.compile(r"::(error|warning|notice) file=[^:,\r\n]*(,line=\d+,col=\d+)?,title=DL\d{3}::.*")


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def project(tmp_path, monkeypatch, cache) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def find_active(printed: str) -> list[str]:
    """Return what a terminal or a runner would obey, except our own messages to the runner."""
    commands = [line for line in COMMAND.findall(printed) if not OURS.fullmatch(line)]
    return [*ACTIVE.findall(printed), *commands]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_message_acts_whatever_it_quotes(text):
    problem = Problem(Place(f"seeds/{text}.yml", 1, 2), f"unknown key '{text}'", "DL203")
    leading = Problem(Place(text), text, "DL203")

    assert find_active(f"{problem}\n{leading}\n{escape_controls(text)}") == []
    assert "\n" not in f"{problem}{leading}{escape_controls(text)}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x1b[0m\x9b", r"\x1b[0m\x9b"),
        ("\u202e\ud800", r"\u202e\ud800"),
        ("::error::x", r"\x3a:error::x"),
        (" \t::error::x", r" \t::error::x"),
        ("10::20, std::move, a ::b", "10::20, std::move, a ::b"),
        ("a ##[group]", r"a \x23#[group]"),
        ("# [a](b), ## b, #[c", "# [a](b), ## b, #[c"),
        (r"C:\new", r"C:\new"),
        (
            "Łódź, “Żur” – \U0001f468\u200d\U0001f469\u200d\U0001f467",
            "Łódź, “Żur” – \U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
    ],
)
def test_a_control_is_shown_as_its_code_and_all_else_as_it_is(text, shown):
    assert escape_controls(text) == shown
    assert escape_controls(shown) == shown


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def make_project(folder: Path, nasty: str) -> None:
    """Write a project that says this wherever a file can say anything: twice, in bad places and in good ones."""
    said = json.dumps(nasty)  # YAML reads JSON's strings
    plain = nasty.replace("\0", "").encode("utf-8", "ignore").decode()
    prose = (
        f"On Monday {plain} Mayor Ann Reed of {plain} Corp said that 40 {plain} boats were lost.\n\n"
        f"“We lost {plain} boats,” said {plain} Reed in March. “It cost $4 million and it’s {plain},” he said.\n"
    )
    front = f"---\ntitle: {said}\ndate: 2021-01-04\nsource: {said}\nurl: {said}\nauthor: {said}\n"
    write(folder / "mkdocs.yml", f"site_name: {said}\n")
    write(
        folder / "bad.yml",
        f"plugins:\n  - dateline:\n      report: {said}\n      language: {said}\n      {said}: {said}\n",
    )
    write(folder / "seeds" / "good.txt", f" date 2021-01-04 ALDPORT, January 4. {prose}")
    write(folder / "seeds" / "titled.txt", f"{front}---\n{prose}")
    write(folder / "seeds" / "worse.txt", f"{front}language: {said}\n{said}: 1\n---\n{prose}")
    write(folder / "seeds" / "day.txt", f" date 2020-02-30 {plain}\n\n{prose}")
    items = (
        f"  - {{note: {said}, at: {said}, by: {said}}}\n"
        f"  - {{note: {said}, at: Ann Reed, by: {said}, before: {said}}}\n"
        f"  - {{note: {said}, at: Mayor Ann Reed, by: {said}}}\n"
    )
    write(
        folder / "seeds" / "good.yml", f"notes:\n{items}corrections:\n  - {{old: {said}, new: {said}, why: {said}}}\n"
    )
    write(folder / "seeds" / "titled.yml", f"reviewed: {{by: {said}, on: {said}}}\n{said}: {said}\nnotes:\n{items}")
    write(
        folder / "seeds" / "names.yml",
        f"- {{name: {said}, kind: {said}}}\n- {{name: {said}, kind: person, also: [{said}]}}\n",
    )
    write(folder / "seeds" / "claims.yml", f"- {{question: {said}, asked: {said}}}\n")
    write(folder / "seeds" / "timeline.yml", f"- {{hide: {said}, at: {said}}}\n")
    write(
        folder / "notes.json",
        json.dumps(
            {
                "rows": [
                    {
                        "uri": nasty,
                        "text": nasty,
                        "user": nasty,
                        "target": [
                            {
                                "source": nasty,
                                "selector": [
                                    {"type": "TextQuoteSelector", "exact": nasty, "prefix": nasty, "suffix": nasty}
                                ],
                            }
                        ],
                    }
                ]
            }
        ),
    )
    write(folder / "notes.ann", f"T1\tName 0 4\t{plain}\n#1\tAnnotatorNotes T1\t{plain}\n{plain}\n")
    write(folder / "docs" / ".addresses.json", json.dumps({nasty: nasty, f"people/{nasty}": f"people/{nasty}"}))
    for name in ("a\x1b[2J.yml", "a\n::error::b.yml", "##[error]c.yml", "d\u202e.txt"):
        write(folder / "seeds" / "e\r::error::" / name, prose)


WORST = (
    "::error::first" + "".join(NASTY),
    " \ufeff::error::" + "\n".join(NASTY),
    "##[error]" + "\r".join(reversed(NASTY)),
)
"""Files that say all of it at once; their beginnings differ, since a runner looks at those."""
CALLS = (
    "check",
    "check --json",
    "check --config bad.yml",
    "build",
    "annotate seeds",
    "timeline seeds --undated",
    "explain seeds/good.txt --rules",
    "explain seeds/titled.txt",
    "review",
    "review --json",
    "note seeds/day.txt -- NASTY NASTY",
    "note seeds/titled.txt boats --nth 1 --by NASTY -- NASTY",
    "accept seeds/good.txt time -- NASTY",
    "reject seeds/good.txt name -- NASTY",
    "import notes.json",
    "import notes.ann --seed NASTY",
    "import notes.ann --seed good",
    "import NASTY",
    "search NASTY",
    "explain NASTY",
    "check --config NASTY",
    "init NASTY",
    "check --NASTY",
    "NASTY",
)


@pytest.mark.parametrize("nasty", WORST, ids=["first", "spaces", "legacy"])
def test_no_command_prints_what_acts_whatever_the_files_say(project, monkeypatch, nasty):
    make_project(project, nasty)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    typed = re.sub(r"[\0/\ud800-\udfff]", "", nasty)[:80]
    for call in CALLS:
        result = run(*(word.replace("NASTY", typed) for word in call.split()))

        assert result.output, call
        assert find_active(result.output) == [], call


def test_programs_read_from_the_json_exactly_what_the_files_say(project):
    """Lone surrogates are left out: JSON can't tell two of them from one character."""
    nasty = re.sub(r"[\ud800-\udfff]", "", "".join(NASTY))
    write(project / "seeds" / "a.txt", " date 2021-01-04 ALDPORT. Mayor Ann Reed spoke.\n")
    write(project / "seeds" / "a.yml", f"notes:\n  - {{note: {json.dumps(nasty)}, at: Ann Reed}}\n")
    result = run("annotate", "seeds", "--quiet")
    note = next(mark for mark in json.loads(result.stdout)["annotations"] if mark["kind"] == "note")

    assert find_active(result.stdout) == []
    assert note["text"] == nasty


def test_letters_of_all_scripts_stay_as_they_are_in_json(project):
    write(
        project / "seeds" / "a.txt",
        "---\ntitle: 'Łódź “Żur” – 市場 # [a]'\ndate: 2021-01-04\n---\nMayor Ann Reed spoke.\n",
    )

    assert '"title": "Łódź “Żur” – 市場 # [a]"' in run("annotate", "seeds", "--quiet").stdout


def test_on_github_a_file_name_adds_nothing_to_a_message(project, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write(project / "mkdocs.yml", "site_name: A test\n")
    write(project / "seeds" / "a,line=9::b%0A.yml", "")

    assert "::warning file=seeds/a%2Cline=9%3A%3Ab%250A.yml,title=DL211::" in run("check").stdout


@pytest.mark.parametrize(
    "name", ["a\n::error::b.txt", "a\x1b[2J.txt", "a\u202etxt.exe.txt", "##[error]a.txt", "b\r/a.txt"]
)
def test_a_seed_whose_name_cannot_be_printed_is_refused_by_name(project, name):
    write(project / "seeds" / name, " date 2021-01-04 ALDPORT. The harbour was closed.\n")
    result = run("annotate", "seeds", "--quiet")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{escape_controls(f'seeds/{name}')}: "
        "the file's name is not UTF-8 or has characters that can't be printed; rename it [DL109]\n"
    )


def test_mkdocs_logs_nothing_that_acts(project):
    make_project(project, WORST[1])
    config = "site_name: A test\ntheme:\n  name: material\n  features: [{feature}]\nplugins:\n  - dateline\n"
    feature = json.dumps(f"navigation.instant{WORST[1]}")
    write(project / "mkdocs.yml", config.format(feature=feature))
    program = [sys.executable, "-m", "mkdocs", "build"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(program, cwd=project, env=environment, capture_output=True, check=False)
    printed = (done.stdout + done.stderr).decode("utf-8")

    assert done.returncode == 1
    assert "[DL102]" in printed
    assert find_active(printed) == []


# --- commands to copy -------------------------------------------------------------------------------------------------

SIGNS = """abc XYZ 019 -_./ '"'"'\\\\ $$ `` !! %% && || ;; <> ^^ () {} [] ** ?? ~~ ## @@ = , : ‘’‚‛ “”„ – é 市"""
words_to_quote = st.one_of(st.text(st.sampled_from(SIGNS), max_size=24), st.sampled_from(NASTY))


def find_unquoted(word: str, single: str, double: str, escapes: str, active: str) -> list[str]:
    """Read a quoted word by a shell's rules; return what it would act on.

    `single` and `double` are its quotation marks, `escapes` the sign that takes a mark's meaning between single ones,
    `active` is what acts between double ones.
    """
    within, found, at = "", [], 0
    while at < len(word):
        sign = word[at]
        escaping = escapes if within and within in single else "\\" if within and "\\" in active else ""
        if escaping and sign == escaping:
            at += 1
        elif not within and sign in single + double:
            within = single if sign in single else double
        elif within and sign in within:
            within = ""
        elif (within and within in double and sign in active) or (not within and not re.match(r"[\w./-]", sign)):
            found.append(sign)
        at += 1
    return [*found, *within[:1]]


@settings(max_examples=500)
@given(words_to_quote)
def test_a_quoted_word_is_one_word_to_posix_shells_and_acts_in_none(word):
    quoted = quote_word(word)
    if quoted is None:
        assert escape_controls(word) != word or re.search(r'".*[&|<>^]|[&|<>^].*"', word)
        return

    assert shlex.split(quoted) == [word]
    assert find_unquoted(quoted, "'", '"', "", "$`\\!") == [], "bash, zsh"
    assert find_unquoted(quoted, "'", '"', "\\", "$\\") == [], "fish"
    assert find_unquoted(quoted, "'‘’‚‛", '"“”„', "", "$`") == [], "PowerShell"
    assert [part for part in re.sub(r'"[^"]*("|$)', "", quoted) if part in "&|<>^"] == [], "cmd"


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        ("seeds/a.txt", "seeds/a.txt"),
        ("January 8", '"January 8"'),
        ("the mayor’s office", '"the mayor’s office"'),
        ("Brown & Co", '"Brown & Co"'),
        ("", '""'),
        ("$4 million", "'$4 million'"),
        ("“We lost", "'“We lost'"),
        ("“We don’t", "'“We don'\"’t\""),
        ("$(it's)", "'$(it'\"'s)\""),
        ("a\\'b", '"a""\\\\""\'b"'),
    ],
)
def test_usual_words_are_quoted_as_people_would(word, quoted):
    assert quote_word(word) == quoted


@pytest.mark.parametrize("word", ["a\x1b", "a\nb", "a\u202eb", '"a" & b', "##[error]a"])
def test_a_word_that_no_quoting_makes_safe_has_no_command(word):
    assert quote_word(word) is None
    assert format_command("dateline accept", ("seeds/a.txt", "time", word)) == ""


def test_a_word_that_begins_with_a_hyphen_is_no_option():
    words = ("seeds/a.txt", "figure", "--by=me 5")

    assert format_command("dateline accept", words, "--nth 2") == (
        'dateline accept --nth 2 -- seeds/a.txt figure "--by=me 5"'
    )


@pytest.mark.parametrize("shell", ["bash", "dash", "zsh", "fish"])
def test_a_shell_runs_no_word_of_a_copied_command(tmp_path, shell):
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    words = [
        word
        for word in (*NASTY, *SIGNS.split(), SIGNS, "it's $(touch made)", "\\'$(touch made)\\'")
        if quote_word(word)
    ]
    script = "".join(format_command("printf '%s\\0'", (word,)).replace(" -- ", " ") + "\n" for word in words)
    done = subprocess.run([shell, "-c", script], cwd=tmp_path, capture_output=True, check=False)

    assert done.stdout.decode("utf-8").split("\0")[:-1] == words, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_review_offers_commands_that_run_nothing_else(project):
    write(project / "mkdocs.yml", "site_name: A test\n")
    (project / "docs").mkdir()
    said = "$(touch made) `touch made` it's \\' “so”"
    write(project / "seeds" / "a.txt", f" date 2021-01-04 ALDPORT. The mayor came.\n\n“{said},” they said.\n")
    found = [look for look in json.loads(run("review", "--json").stdout)["review"] if look["kind"] == "quote"]
    offered = [line.strip() for line in run("review").stdout.splitlines() if line.startswith("    dateline")]

    assert offered == [found[0]["command"]]
    program, accept, seed, kind, words = shlex.split(offered[0])
    assert (program, accept, seed, kind, words) == ("dateline", "accept", "seeds/a.txt", "quote", f"“{said},”")
    assert find_unquoted(offered[0].split(" quote ")[1], "'", '"', "", "$`\\!") == []
    assert run(accept, seed, kind, words).exit_code == 0
