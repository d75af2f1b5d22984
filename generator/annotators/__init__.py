"""The annotators, in the order in which they speak: each sees what those before it claimed."""

from generator.annotators.base import Annotator

__all__ = ["ANNOTATORS"]

ANNOTATORS: tuple[Annotator, ...] = ()
