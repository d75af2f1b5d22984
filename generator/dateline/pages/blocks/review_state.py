"""What editors did: corrections in words, and how much of an article was reviewed."""

from dateline import markdown as md
from dateline.desk.review_queue import count_reviewed
from dateline.model import Annotated, Correction
from dateline.pages.shared.i18n import amount, count, day, editor_name, format_text
from dateline.pages.shared.mark_ids import Addressed


def correction_words(fault: Correction) -> md.Markdown:
    """Return a correction in words: old, new, why, and who made it."""
    return md.text(
        format_text("notes.correction", old=fault.old, new=fault.new, why=fault.why, by=editor_name(fault.by))
    )


def reviewer(annotated: Annotated, mark: Addressed) -> str:
    """Return the editor who reviewed a mark, alone or with the whole article; empty if nobody did."""
    return mark.reviewed or (annotated.review.by if annotated.review else "")


def review_summary(annotated: Annotated) -> str:
    """Return how many of an article's marks were reviewed, and who read the whole article."""
    done, marks = count_reviewed(annotated)
    if annotated.review:
        whole = format_text("article.reviewed", by=editor_name(annotated.review.by), day=day(annotated.review.on))
        return f"{count('marks', marks)}, {whole}"
    return (
        format_text("article.reviewed-some", n=amount(done), marks=count("marks", marks))
        if done
        else count("marks", marks)
    )
