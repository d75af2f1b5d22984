"""Switches for an article's marks: one for clean text, and one for each kind, styled like its marks."""

from collections.abc import Iterator

from dateline import markdown as md
from dateline.linked import PAGED
from dateline.model import Annotated, Event, Figure, Name, Note, Quote, Time
from dateline.pages.shared.i18n import label

_KINDS = ("quote", "person", "organisation", "place", "time", "figure", "event", "note")


def switches(annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield the switches for an article's kinds of marks; they need scripts and are hidden without them."""
    there = {_kind(mark) for mark in annotated.marks}
    kinds = [kind for kind in _KINDS if kind in there]
    if not kinds:
        return
    summary = md.line("summary", {}, md.text(label("switch.kinds")))
    boxes = md.join([_switch(kind, checked=True) for kind in kinds], " ")
    yield md.block(
        "div",
        {"class": "dl-switches", "role": "group", "aria-label": str(label("switch.title"))},
        md.line("p", {"class": "dl-clean"}, _switch("all", checked=False)),
        md.block("details", {"class": "dl-kinds-of-marks"}, summary, md.line("p", {}, boxes), _legend()),
    )


def _legend() -> md.Markdown:
    """Return a legend that explains how reviewed marks look different from others."""
    shown = [
        md.element("span", {"class": f"dl-mark dl-sample{looked}"}, md.text(label(f"switch.{name}")))
        for name, looked in (("reviewed", " dl-reviewed"), ("unreviewed", ""))
    ]
    return md.line("p", {"class": "dl-key"}, md.join(shown, " "))


def _kind(mark: object) -> str | None:
    match mark:
        case Name(type=kind):
            return kind if kind in PAGED else None
        case Quote() | Time() | Figure() | Event() | Note():
            return mark.kind
        case _:
            return None


def _switch(kind: str, *, checked: bool) -> md.Markdown:
    state = {"checked": "checked"} if checked else {}
    box = {"type": "checkbox", "class": "dl-switch-box", "value": kind, "autocomplete": "off", **state}
    attributes = " ".join(f'{name}="{md.value(words)}"' for name, words in box.items())
    shape = {"note": "noted"}.get(kind, kind)
    word = md.element("span", {"class": f"dl-{shape}"}, md.text(label(f"switch.{kind}")))
    key = md.element("span", {"class": "dl-key"}, word)
    return md.element("label", {"class": "dl-switch"}, md.join([md.Markdown(f"<input {attributes}>"), key], " "))
