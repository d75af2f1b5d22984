"""A published address leads to its entity for ever."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import addresses, intake, publish
from dateline.addresses import PublishedAddress, find_lost_pages, find_moved, update_register
from dateline.build import build, save_registers
from dateline.linked import Corpus, Entity, Mention
from dateline.model import Span
from dateline.settings import Settings

TOLD = b" date 2021-03-0%d \n\nMINSK, March %d. /TASS/. %s said on Monday, \xe2\x80\x9cWe will go on.\xe2\x80\x9d\n"


def bearer(address: str, *named: tuple[str, str]) -> Entity:
    mentions = tuple(Mention(article, Span(n * 10, n * 10 + 5), form) for n, (article, form) in enumerate(named))
    return Entity(address, "person", named[0][1], mentions)


def test_an_address_that_changes_leads_to_the_new_one():
    old = update_register({}, [bearer("people/lavrov", ("a", "Lavrov"))])
    now = [bearer("people/sergey-lavrov", ("a", "Lavrov"), ("b", "Sergey Lavrov"))]

    assert find_moved(old, now) == {"people/lavrov": "people/sergey-lavrov"}


def test_an_old_address_follows_its_bearer_through_a_second_change():
    first = update_register({}, [bearer("people/lavrov", ("a", "Lavrov"))])
    second = update_register(first, [bearer("people/s-lavrov", ("a", "Lavrov"), ("b", "S. Lavrov"))])
    now = [bearer("people/sergey-lavrov", ("a", "Lavrov"), ("b", "S. Lavrov"), ("c", "Sergey Lavrov"))]

    assert find_moved(second, now) == {
        "people/lavrov": "people/sergey-lavrov",
        "people/s-lavrov": "people/sergey-lavrov",
    }


def test_an_address_in_use_is_nobody_elses_old_one():
    old = update_register({}, [bearer("people/clinton", ("a", "Clinton"))])

    assert (
        find_moved(old, [bearer("people/clinton", ("b", "Clinton")), bearer("people/bill-clinton", ("a", "Clinton"))])
        == {}
    )


def test_where_two_may_be_meant_an_old_address_leads_to_neither():
    old = update_register({}, [bearer("people/clinton", ("a", "Clinton"), ("b", "Clinton"))])
    now = [bearer("people/bill-clinton", ("a", "Clinton")), bearer("people/hillary-clinton", ("b", "Clinton"))]

    assert find_moved(old, now) == {}


def test_a_name_that_loses_its_page_leaves_one_that_leads_to_its_line():
    named = bearer("people/lavrov", ("a", "Lavrov"))
    corpus = Corpus((), (named, bearer("people/doe", ("a", "Doe"))))

    assert find_lost_pages(update_register({}, [named]), corpus) == {"people/lavrov": "people/lavrov"}
    assert find_lost_pages({}, corpus) == {}, "a new site has no page to lead on from"


def test_an_entity_no_longer_named_leaves_a_registered_address_that_leads_nowhere():
    old = update_register({}, [bearer("people/lavrov", ("a", "Lavrov"))])

    assert find_moved(old, []) == {}
    assert update_register(old, []) == old


@given(
    st.dictionaries(
        st.from_regex(r"(people|organisations|places)/[a-zа-я0-9-]+", fullmatch=True),
        st.builds(PublishedAddress, st.text(), st.text(), st.tuples(st.tuples(st.text(), st.text()))),
    )
)
def test_the_register_reads_back_as_it_was_written(register):
    assert addresses.read(addresses.write(register)) == register


UNREAD = (
    "docs/.addresses.json: not as the tool wrote it; "
    "restore it from the last commit, or delete it and lose the old addresses [DL403]"
)
TORN = (
    "docs/.addresses.json:2:1: not as the tool wrote it (Expecting property name enclosed in double quotes); "
    "restore it from the last commit, or delete it and lose the old addresses [DL403]"
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{\n<<<<", TORN),
        ("[]", UNREAD),
        ("{}", UNREAD),
        ('{"addresses": {"a": 1}}', UNREAD),
        ('{"addresses": {"people/a": {"name": "x"}}}', UNREAD),
        ('{"addresses": {"people/a": {"name": 1, "type": "person", "seen": []}}}', UNREAD),
        *(
            (json.dumps({"addresses": {key: {"name": "x", "type": "person", "seen": []}}}), UNREAD)
            for key in (
                "../../x",
                "/etc/x",
                "people/../../x",
                "people/a/b",
                "people/index",
                "articles/a",
                "people/",
                "",
            )
        ),
    ],
)
def test_what_is_no_register_is_refused(text, line, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / publish.ADDRESSES).write_text(text, "utf-8")
    register, problems = publish.addresses(tmp_path / "docs")

    assert register == {}
    assert [str(problem) for problem in problems] == [line]


def test_a_fuller_name_in_a_new_article_moves_the_page_and_the_old_address_leads_on(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(TOLD % (1, 1, b"Foreign Minister Novak"))
    settings = Settings(root=tmp_path)
    taken = intake.read(settings)
    first = build(taken)
    publish.write(first.pages, settings.docs)
    save_registers(taken, first.corpus)
    (tmp_path / "seeds" / "b.txt").write_bytes(TOLD % (8, 8, b"Foreign Minister Jana Novak"))
    taken = intake.read(settings)
    second = build(taken)
    publish.write(second.pages, settings.docs)
    save_registers(taken, second.corpus)

    assert (settings.docs / "people" / "novak.md").exists()
    assert "(jana-novak.md)" in (settings.docs / "people" / "novak.md").read_text("utf-8")
    register = json.loads((settings.docs / publish.ADDRESSES).read_text("utf-8"))["addresses"]
    assert {"people/novak", "people/jana-novak"} <= set(register)
    assert [a.article.published for a in second.corpus.articles] == [dt.date(2021, 3, 1), dt.date(2021, 3, 8)]


def test_eight_names_of_an_address_are_remembered():
    register = update_register({}, [bearer("people/lavrov", *((slug, "Lavrov") for slug in "abcdefghij"))])

    assert len(register["people/lavrov"].forms) == 8
