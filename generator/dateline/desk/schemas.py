"""JSON Schemas of the desk's files, from the records that read them: text editors complete and check keys."""

import ast
import dataclasses
import datetime as dt
import inspect
import textwrap
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dateline.desk.decisions import DECISIONS, VERB_DESCRIPTIONS, VERBS, Decision
from dateline.desk.items import ArticleFile
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
    """Return the schema of each kind of file by its name: `article`, `names`, `claims`, `timeline`."""
    return {
        "article": _file_schema("One article's file, STEM.yml", _record_schema(ArticleFile)),
        "names": _file_schema("The register of names, names.yml", _list_schema(_record_schema(Bearer))),
        "claims": _file_schema(
            "Questions and their answers, claims.yml", _list_schema(_record_schema(QuestionDecision))
        ),
        "timeline": _file_schema("Decisions on the timeline, timeline.yml", _record_schema(TimelineFile)),
    }


def _file_schema(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _list_schema(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _record_schema(record: type) -> Schema:
    """Return the schema of a dataclass without its `place`, which the reader fills in."""
    if record is Decision:
        return {"oneOf": [_decision_schema(kind) for kind in DECISIONS.values()]}
    return _plain_record_schema(record)


def _plain_record_schema(record: type) -> Schema:
    hints, words = get_type_hints(record), _descriptions(record)
    found = [field for field in dataclasses.fields(record) if hints[field.name] is not Place]
    properties = {
        field.name: _type_schema(hints[field.name])
        | ({"description": words[field.name]} if field.name in words else {})
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
    return schema | ({"description": _first_line(record)} if record.__doc__ else {})


def _decision_schema(record: type[Decision]) -> Schema:
    """Return the schema of one kind of decision: in YAML, its verb is the key and its kind the value."""
    schema = _plain_record_schema(record)
    del schema["properties"]["verb"]
    verbs = {verb: {"const": record.kind, "description": VERB_DESCRIPTIONS[verb]} for verb in VERBS}
    schema["properties"] = {**verbs, **schema["properties"]}
    schema["required"].remove("verb")
    return schema | {"oneOf": [{"required": [verb]} for verb in VERBS]}


def _type_schema(wanted: Any) -> Schema:  # noqa: ANN401 - a type hint can be anything
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _type_schema(next(choice for choice in get_args(wanted) if choice is not type(None)))
    if origin is tuple:
        return _list_schema(_type_schema(get_args(wanted)[0]))
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if wanted in _PLAIN:
        return dict(_PLAIN[wanted])
    return _record_schema(wanted)


def _descriptions(record: type) -> dict[str, str]:
    """Return the docstrings of a dataclass's fields, including inherited ones."""
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
