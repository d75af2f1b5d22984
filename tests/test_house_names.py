"""The house's rules for names: functions begin with a verb or noun; class and module names are unique."""

import ast
import re
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "generator" / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))

PREPOSITIONS = re.compile(
    "about|above|after|against|among|around|as|at|before|behind|below|beside|between|beyond|by|down|during|except|for|from"
    "|in|inside|into|near|of|off|on|onto|out|outside|over|past|since|through|till|to|toward|under|until|up|upon|with"
    "|within|without"
)
IRREGULAR = re.compile(
    "been|begun|born|brought|built|bought|caught|chosen|come|dealt|done|drawn|driven|eaten|fallen|felt|found|forgotten"
    "|given|gone|grown|heard|held|hidden|kept|known|laid|led|left|lent|lost|made|meant|met|paid|said|seen|sent|shown|sold"
    "|spent|spoken|stood|sung|sunk|sworn|taken|taught|thought|thrown|told|torn|understood|withdrawn|won|worn|written"
)
"""Participles that don't end in -ed."""
NOUNS = frozenset({"feed", "heading", "seed", "wording", "drawing"})
"""Words that look like participles and are nouns."""
FRAMEWORK = re.compile(r"mkdocs_plugin\.py:\d+ on_\w+")
"""Names that MkDocs calls."""
SHARED_MODULES = {"__init__": "every package has one"}
"""Module names that two rooms may share, each with its reason."""


def begins_badly(name: str) -> bool:
    """True if a name begins with a participle or a preposition."""
    first = name.split("_", maxsplit=1)[0]
    participle = IRREGULAR.fullmatch(first) or (re.fullmatch(r"\w{2,}(?:ed|ing)", first) and first not in NOUNS)
    return bool(participle or PREPOSITIONS.fullmatch(first))


def functions() -> list[tuple[str, str]]:
    """All functions and methods of the package, without properties, which are values: where, and the name."""
    return [
        (f"{file.relative_to(PACKAGE)}:{node.lineno}", node.name)
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("__")
        and not any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]


def test_public_functions_begin_with_a_verb_or_a_noun():
    public = [(where, name) for where, name in functions() if not name.startswith("_")]
    wrong = [f"{where} {name}" for where, name in public if begins_badly(name)]

    assert [name for name in wrong if not FRAMEWORK.fullmatch(name)] == []


def test_no_two_classes_share_a_name():
    places = defaultdict(list)
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(file.relative_to(PACKAGE)))

    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_no_two_modules_of_different_rooms_share_a_name():
    places = defaultdict(list)
    for file in FILES:
        places[file.stem].append(str(file.relative_to(PACKAGE)))

    assert {name: files for name, files in places.items() if len(files) > 1 and name not in SHARED_MODULES} == {}
