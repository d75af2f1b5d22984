"""The annotators, in the order in which they speak: each sees what those before it claimed."""

from generator.annotators.base import Annotator
from generator.annotators.events import Events
from generator.annotators.figures import Figures
from generator.annotators.names import Names
from generator.annotators.quotes import Quotes
from generator.annotators.times import Times
from generator.annotators.title import Titles

__all__ = ["ANNOTATORS"]

ANNOTATORS: tuple[Annotator, ...] = (Names(), Times(), Quotes(), Figures(), Events(), Titles())
