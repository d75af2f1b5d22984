"""The house's rules for names: verbs and nouns for functions, one class and one module a name."""

import ast
import re
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "generator" / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))

PREPOSITIONS = frozenset(
    """about above after against among around as at before behind below beside between beyond by down during except for
    from in inside into near of off on onto out outside over past since through till to toward under until up upon with
    within without""".split()
)
IRREGULAR = frozenset(
    """been begun bound born brought built bought cast caught chosen come cut dealt done drawn driven eaten fallen felt
    found forgotten given gone grown heard held hidden hit kept known laid led left lent let lit lost made meant met paid
    put said seen sent set shown shut sold spent spoken stood sung sunk sworn taken taught thought thrown told torn
    understood withdrawn won worn written""".split()
)
"""Irregular participles."""
VERBS = frozenset({"cast", "cut", "hit", "let", "put", "set", "shut", "feed", "embed", "seed", "need", "bound", "lit"})
"""Words that look like participles and are verbs or nouns where we use them."""
SHARED_MODULES = {"__init__": "every package has one"}
"""Module names that two rooms may share, each with its reason."""


def begins_badly(name: str) -> bool:
    """True if a name begins with a participle or a preposition."""
    first = name.split("_")[0]
    if first in VERBS:
        return False
    return first in PREPOSITIONS or first in IRREGULAR or bool(re.fullmatch(r"\w{2,}(?:ed|ing)", first))


def functions() -> list[tuple[str, str]]:
    """All functions and methods of the package: where, and the name."""
    return [
        (f"{file.relative_to(PACKAGE)}:{node.lineno}", node.name)
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("__")
    ]


def test_public_functions_begin_with_a_verb_or_a_noun():
    wrong = [f"{where} {name}" for where, name in functions() if not name.startswith("_") and begins_badly(name)]

    assert wrong == []


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
