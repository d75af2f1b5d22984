"""Some test asserts every message as printed: the whole line with location, problem, fix and code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from dateline import desk, seeds
from dateline.model import Annotated

ROOT = Path(__file__).parent.parent
CODE = re.compile(r"DL\d{3}")
Function = ast.FunctionDef | ast.Module


def functions(tree: ast.Module) -> Iterator[Function]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def own(function: Function) -> Iterator[ast.AST]:
    """Yield the nodes of a function, those of functions and classes inside it not."""
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            todo += ast.iter_child_nodes(node)


def is_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(CODE.fullmatch(node.value))


def texts(node: ast.expr, named: list[ast.Assign]) -> list[str]:
    """Return the patterns of the texts that an expression may be; nothing where it is none that stands in the source.

    `named` are the function's assignments in their order: of a name, the last one above decides.
    """
    match node:
        case ast.Constant(value=str(words)):
            return [re.escape(words)] if " " in words else []
        case ast.JoinedStr(values=parts):
            return ["".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".*" for p in parts)]
        case ast.BinOp(left=left, right=right, op=ast.Add()):
            return [
                f"{one}{'.*' if not more else more[0]}" for one in texts(left, named) for more in [texts(right, named)]
            ]
        case ast.IfExp(body=body, orelse=orelse):
            return [*texts(body, named), *texts(orelse, named)]
        case ast.Name(id=name):
            given = [a.value for a in named if a.lineno < node.lineno and ast.unparse(a.targets[0]) == name]
            return texts(given[-1], []) if given else []
        case _:
            return []


def messages() -> Iterator[tuple[str, str, str]]:
    """Yield where a message stands in the source, its code, and the pattern of its words."""
    for file in sorted((ROOT / "generator").rglob("*.py")):
        for function in functions(ast.parse(file.read_text("utf-8"))):
            nodes = list(own(function))
            named = sorted((n for n in nodes if isinstance(n, ast.Assign)), key=lambda n: n.lineno)
            for node in nodes:
                if not isinstance(node, ast.Call | ast.Tuple):
                    continue
                beside = node.args if isinstance(node, ast.Call) else node.elts
                for code in filter(is_code, beside):
                    for text in dict.fromkeys(text for other in beside for text in texts(other, named)):
                        yield f"{file.relative_to(ROOT)}:{node.lineno}", code.value, text


def lines() -> set[str]:
    """Return the whole lines that stand in the tests."""
    found = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith("]"):
                found.add(node.value)
    return found


MESSAGES = list(messages())
LINES = lines()


@pytest.mark.parametrize(("place", "code", "text"), MESSAGES)
def test_a_message_is_asserted_as_a_whole_line(place, code, text):
    line = re.compile(rf"[^ :]+( \(annotation \d+\))?(:\d+:\d+)?: ((warning|notice): )?{text} \[{code}\]")

    assert any(line.fullmatch(words) for words in LINES), f"{place}: no test has the whole line of this message"


def test_the_messages_of_all_codes_are_found_in_the_source():
    documented = re.findall(
        r"^\| (DL\d{3}) ", (ROOT / "docs" / "dateline" / "messages.md").read_text("utf-8"), re.MULTILINE
    )

    assert sorted({code for _, code, _ in MESSAGES}) == documented


HARBOUR = (
    "The harbour was closed on Monday. The mayor said that forty boats were lost in the storm. "
    "Fishermen had not been warned, she added.\n\n"
    "The storm reached the coast before dawn. In Aldport 12 houses were damaged. "
    "The mayor said that help was on its way.\n"
)


@pytest.mark.parametrize(
    ("item", "was", "now", "line"),
    [
        (
            "{note: x, at: forty ships}",
            "",
            "",
            "seeds/a.yml:2:5: “forty ships” is not in seeds/a.txt; copy the words from the article [DL220]",
        ),
        (
            "{note: x, at: The mayor told that forty boats were lost}",
            "",
            "",
            (
                "seeds/a.yml:2:5: “The mayor told that forty boats were lost” is not in seeds/a.txt; "
                "did you mean “The mayor said that forty boats were lost”? [DL220]"
            ),
        ),
        (
            "{note: x, at: The mayor said, nth: 3}",
            "",
            "",
            (
                "seeds/a.yml:2:5: “The mayor said” is not in seeds/a.txt with this before, after or nth; "
                "places without it: 2 [DL220]"
            ),
        ),
        (
            "{note: x, at: The mayor said}",
            "",
            "",
            (
                "seeds/a.yml:2:5: “The mayor said” occurs 2 times in seeds/a.txt; say which one with "
                "before, after or nth [DL221]"
            ),
        ),
        (
            "{note: x, at: forty boats}",
            "forty boats",
            "fifty boats",
            (
                "seeds/a.yml:2:5: notice: the seed has changed and “forty boats” is no longer in it; "
                "check whether the item still fits, then copy its words from the article again [DL222]"
            ),
        ),
        (
            "{note: x, at: houses were damaged}",
            "In Aldport",
            "In Westport",
            (
                "seeds/a.yml:2:5: notice: the seed has changed and “houses were damaged” is now in or beside a "
                "sentence with other facts (“Aldport”); check whether the item still fits, "
                "then say where, with before or after [DL222]"
            ),
        ),
        (
            "{note: x, at: before dawn}",
            "The storm reached the coast before dawn. In Aldport 12 houses were damaged.",
            "The cooks and bakers of all kinds rise before dawn as they always did, and sleep when others eat.",
            (
                "seeds/a.yml:2:5: notice: the seed has changed and “before dawn” is now in another context; "
                "check whether the item still fits, then say where, with before or after [DL222]"
            ),
        ),
        (
            "{note: x, at: forty boats}",
            "The mayor said that forty boats were lost in the storm.",
            "The mayor said that forty boats were lost in the storm. " * 2,
            (
                "seeds/a.yml:2:5: notice: the seed has changed and “forty boats” could be any of 2 places; "
                "check whether the item still fits, then say where, with before or after [DL222]"
            ),
        ),
        (
            "{note: x, at: The mayor said, nth: 2}",
            "The harbour was closed on Monday.",
            "The harbour was closed on Monday. The mayor said so.",
            (
                "seeds/a.yml:2:5: notice: the seed has changed and “The mayor said” is no longer occurrence 2; "
                "count again [DL223]"
            ),
        ),
        (
            "{note: x, at: help was on its way}",
            "help was on",
            "help was already on",
            (
                "seeds/a.yml:2:5: notice: the words have changed to “help was already on its way”; "
                "check whether the item still fits, then copy them into `at` [DL224]"
            ),
        ),
    ],
)
def test_what_is_said_of_words_without_a_sure_place(tmp_path, item, was, now, line):
    """`was` is changed into `now` in the seed after the item has stood there."""
    shown = PurePosixPath("seeds")
    (tmp_path / "a.yml").write_text(f"notes:\n  - {item}\n", encoding="utf-8")
    for text in (HARBOUR, HARBOUR.replace(was, now)) if was else (HARBOUR,):
        (tmp_path / "a.txt").write_text(f" date 2021-01-04\n\n{text}", encoding="utf-8")
        articles, _ = seeds.read(tmp_path, shown)
        said, faults = desk.read(tmp_path, shown, articles)
        _, problems = desk.apply(said, Annotated(articles[0], ()))
        desk.write_anchors(tmp_path, desk.collect_anchors(said, articles))

    assert faults == ()
    assert [str(problem) for problem in problems] == [line]
