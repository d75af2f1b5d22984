"""Any input is handled or reported: kept inputs first, then inputs that hypothesis makes from each subject's words."""

import importlib
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.contract import FOLDER, time_limit
from fuzz.subjects import SUBJECTS, kept

EXAMPLES = {"desk_files": 40, "pages": 20, "articles": 20, "settings_file": 60, "markup": 60}
"""Number of inputs made for the slower subjects; 150 for the others."""


@pytest.fixture(scope="module", autouse=True)
def _no_files_left():
    yield
    shutil.rmtree(FOLDER, ignore_errors=True)


def made(subject: str) -> st.SearchStrategy[bytes]:
    """Inputs of a subject: its words in any order, a kept input with something put in or cut out, a word repeated."""
    words = [word.encode("utf-8", "surrogatepass") for word in importlib.import_module(f"fuzz.{subject}").WORDS]
    odd = st.one_of(st.text(max_size=4).map(str.encode), st.binary(max_size=3))
    piece = st.one_of(st.sampled_from(words), st.sampled_from(words), odd)
    whole = st.sampled_from([file.read_bytes() for file in kept(subject)])
    place = st.integers(0, 4096)
    cut = st.tuples(whole, place, st.integers(0, 12), piece)
    return st.one_of(
        st.lists(piece, max_size=14).map(b"".join),
        cut.map(lambda t: t[0][: t[1] % (len(t[0]) + 1)] + t[3] + t[0][t[1] % (len(t[0]) + 1) + t[2] :]),
        st.tuples(piece, st.sampled_from([2, 30, 300]), piece).map(lambda t: t[0] * t[1] + t[2]),
    )


@pytest.mark.parametrize(
    ("subject", "file"), [(s, file) for s in SUBJECTS for file in kept(s)], ids=lambda v: getattr(v, "name", v)
)
def test_a_kept_input_is_handled_or_reported(subject, file):
    with time_limit():
        importlib.import_module(f"fuzz.{subject}").check(file.read_bytes())


@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_input_is_handled_or_reported(subject):
    check = importlib.import_module(f"fuzz.{subject}").check

    @settings(max_examples=EXAMPLES.get(subject, 150), deadline=None, derandomize=True, database=None)
    @given(made(subject))
    def handled(data):
        with time_limit():
            check(data)

    handled()
