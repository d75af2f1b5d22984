"""The only file that uses spaCy: an article's prose → `Parse`.

A pipeline is loaded once per process, when the first article has to be parsed. A warm build, which reads every article
from the cache, never loads one.
"""

from collections.abc import Iterator
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Article, Span
from dateline.nlp.labels import SyntaxLabels
from dateline.nlp.parse import ModelEntity, Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def identity(pipeline: str) -> str:
    """Return the pipeline's name and version and spaCy's version, without loading the pipeline.

    Raises LookupError if the pipeline is not installed.
    """
    if Path(pipeline).is_dir():
        version = (Path(pipeline) / "meta.json").read_text(encoding="utf-8")
    elif find_spec(pipeline):
        version = metadata.version(pipeline)
    else:
        message = f"no spaCy pipeline named {pipeline!r} is installed"
        raise LookupError(message)
    return f"{pipeline} {version} spacy {metadata.version('spacy')}"


@cache
def _pipeline(name: str) -> "Language":
    # Imported late: the import alone takes a second, and a warm build doesn't need it.
    import spacy  # noqa: PLC0415

    return spacy.load(name)


def read(article: Article, pipeline: str, labels: SyntaxLabels) -> Parse:
    """Parse the article's prose. `pipeline` and `labels` must be those of the article's language."""
    pieces = article.prose
    tokens: list[Token] = []
    sentences: list[Span] = []
    entities: list[ModelEntity] = []
    docs = _pipeline(pipeline).pipe(_plain(article.words(piece)) for piece in pieces)
    for piece, doc in zip(pieces, docs, strict=True):
        _append(doc, piece.start, tokens, sentences, entities)
    return Parse(tuple(tokens), tuple(sentences), tuple(entities), labels)


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
