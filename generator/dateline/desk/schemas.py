"""JSON Schemas of the desk's files, made from the records that read them: editors complete and check while typing."""

import ast
import dataclasses
import datetime as dt
import inspect
import textwrap
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dateline.desk.items import VERBS, ArticleFile, Decision
from dateline.desk.name_register import Bearer
from dateline.desk.question_decisions import QuestionDecision
from dateline.desk.timeline_decisions import TimelineFile
from dateline.located import Scalar
from dateline.problems import Place

Schema = dict[str, Any]
_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    Scalar: {"type": ["string", "number", "boolean"]},
}


def schemas() -> dict[str, Schema]:
    """Return the schema of each kind of file by its name: `article`, `names`, `marks`, `timeline`."""
    return {
        "article": _whole("One article's file, STEM.yml", _record(ArticleFile)),
        "names": _whole("The register of names, names.yml", _list(_record(Bearer))),
        "claims": _whole("Questions and the answers that articles give, claims.yml", _list(_record(QuestionDecision))),
        "timeline": _whole("Decisions on the timeline, timeline.yml", _record(TimelineFile)),
    }


def _whole(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _record(record: type) -> Schema:
    """Return the schema of a dataclass; a field `place: Place` is the reader's and not the editor's."""
    hints, words = get_type_hints(record), _words(record)
    found = [field for field in dataclasses.fields(record) if hints[field.name] is not Place]
    properties = {
        field.name: _of(hints[field.name]) | ({"description": words[field.name]} if field.name in words else {})
        for field in found
    }
    needed = [
        field.name
        for field in found
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if needed:
        schema["required"] = needed
    if record is Decision:
        schema["oneOf"] = [{"required": [verb]} for verb in VERBS]
    return schema | ({"description": _first_line(record)} if record.__doc__ else {})


def _of(wanted: Any) -> Schema:  # noqa: ANN401 - a type hint is anything
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _of(next(choice for choice in get_args(wanted) if choice is not type(None)))
    if origin is tuple:
        return _list(_of(get_args(wanted)[0]))
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if wanted in _PLAIN:
        return dict(_PLAIN[wanted])
    return _record(wanted)


def _words(record: type) -> dict[str, str]:
    """Return the docstrings that stand below a dataclass's fields, its parents' too."""
    found: dict[str, str] = {}
    for cls in reversed([c for c in record.__mro__ if dataclasses.is_dataclass(c)]):
        body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
        assert isinstance(body, ast.ClassDef), "the source of a class is a class"
        for field, words in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(words, ast.Expr)
                and isinstance(words.value, ast.Constant)
                and isinstance(words.value.value, str)
            ):
                found[field.target.id] = " ".join(words.value.value.split())
    return found


def _first_line(record: type) -> str:
    return (record.__doc__ or "").strip().splitlines()[0]
