"""The subjects of fuzzing, each a module with `WORDS`, its dictionary, and `check(data)`, which fails on a fault."""

from pathlib import Path

SUBJECTS = (
    "seed_files",
    "desk_files",
    "settings_file",
    "registers",
    "imports",
    "anchoring",
    "writing",
    "weaving",
    "markup",
    "pages",
    "articles",
)
CORPUS = Path(__file__).parent / "corpus"
"""A folder for each subject: invented inputs to begin with, and every input that once showed a fault."""


def kept(subject: str) -> list[Path]:
    """Return a subject's kept inputs, sorted."""
    return sorted(file for file in (CORPUS / subject).iterdir() if file.is_file())
