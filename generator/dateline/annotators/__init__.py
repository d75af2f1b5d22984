"""The annotators, in the order in which they speak: each sees what those before it claimed."""

from dateline.annotators.base import Annotator
from dateline.annotators.events import Events
from dateline.annotators.figures import Figures
from dateline.annotators.names import Names
from dateline.annotators.quotes import Quotes
from dateline.annotators.times import Times
from dateline.annotators.title import Titles

__all__ = ["ANNOTATORS"]

ANNOTATORS: tuple[Annotator, ...] = (Names(), Times(), Quotes(), Figures(), Events(), Titles())
