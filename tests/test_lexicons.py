"""Every word list of a language has one class: no key is unknown, missing or of a wrong type."""

import dataclasses
import importlib
import pkgutil

import pytest
from pydantic import ValidationError

import dateline
from dateline.languages import LANGUAGES

NOT_YET: frozenset[str] = frozenset()
"""Files without a class. A room that is converted takes its files out; in the end none is left."""


def lexicons() -> dict[str, list[type]]:
    """Return the classes of the package that name a file, by that name."""
    found: dict[str, list[type]] = {}
    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        for kind in vars(importlib.import_module(module.name)).values():
            is_own = isinstance(kind, type) and kind.__module__ == module.name
            if is_own and dataclasses.is_dataclass(kind) and isinstance(vars(kind).get("file"), str):
                found.setdefault(kind.file, []).append(kind)
    return found


FILES = lexicons()
LISTS = [
    pytest.param(language, file.name.removesuffix(".toml"), id=f"{language.code}-{file.name}")
    for language in LANGUAGES.values()
    for file in sorted(language.folder.iterdir(), key=lambda file: file.name)
    if file.name.endswith(".toml")
]


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_every_word_list_is_read_by_its_one_class(language, name):
    if name in NOT_YET:
        assert name not in FILES, f"{name} has a class: take it out of NOT_YET"
        return
    (kind,) = FILES[name]
    assert isinstance(language.lexicon(kind), kind)


def test_an_unknown_key_is_refused(tmp_path):
    (tmp_path / "holidays.toml").write_text('[holidays]\n"May Day" = { date = "05-01", dat = "05-02" }\n')
    (kind,) = FILES["holidays"]
    language = dataclasses.replace(LANGUAGES["en"], folder=tmp_path)
    with pytest.raises(ValidationError, match="dat"):
        language.lexicon(kind)


def test_a_list_that_a_language_can_do_without_may_be_missing(tmp_path):
    (kind,) = FILES["syntax"]
    language = dataclasses.replace(LANGUAGES["en"], folder=tmp_path)
    assert language.lexicon(kind) == kind()


def test_a_list_that_a_language_needs_may_not_be_missing(tmp_path):
    (kind,) = FILES["times"]
    language = dataclasses.replace(LANGUAGES["en"], folder=tmp_path)
    with pytest.raises(FileNotFoundError):
        language.lexicon(kind)
