"""The subjects of fuzzing, each a module with `WORDS`, its dictionary, and `check(data)`, which fails on a fault."""

from pathlib import Path

SUBJECTS = {
    "seed_files": 1000,
    "desk_files": 150,
    "settings_file": 600,
    "registers": 1200,
    "imports": 500,
    "anchoring": 400,
    "writing": 300,
    "weaving": 6000,
    "markup": 200,
    "pages": 60,
    "articles": 80,
}
"""Each subject with the number of inputs that `make fuzz` tries: some five seconds each."""
CORPUS = Path(__file__).parent / "corpus"
"""A folder for each subject: invented inputs to begin with, and every input that once showed a fault."""


def kept(subject: str) -> list[Path]:
    """Return a subject's kept inputs, sorted."""
    return sorted(file for file in (CORPUS / subject).iterdir() if file.is_file())
