"""Golden files of the review, in `tests/golden/review/`: one per page and size."""

from __future__ import annotations

from collections.abc import Callable

from mentorlog.insight.review import Review
from mentorlog.present.layout import MAX_WIDTH
from mentorlog.present.page import Page
from mentorlog.present.review import review_page
from mentorlog.present.review.brief import brief_page
from mentorlog.present.review.several import none_planned_page, several_pages
from tests.builders import TODAY
from tests.golden_files import Golden, golden_files

from . import reviews
from .samples import person
from .screen import drawn, piped

REVIEWS: dict[str, Callable[[], Review]] = {
    "first": reviews.first_review,
    "ordinary": reviews.ordinary_review,
    "full": reviews.full_review,
    "neglected": reviews.neglected_review,
    "overdue": reviews.overdue_review,
    "unlogged": reviews.unlogged_review,
    "mentee": reviews.mentee_review,
    "partnership": reviews.partnership_review,
    "half-way": reviews.half_way_review,
    "private": reviews.private_review,
    "learning": reviews.learning_review,
    "closing": reviews.closing_review,
    "closing-prepared": reviews.prepared_review,
    "ended": reviews.ended_review,
}
TWO = (reviews.ordinary_review, reviews.mentee_review)


def page(name: str, *, lines: int | None, width: int) -> Page:
    """The page of that name, for a terminal with that many lines, or in full for a pipe."""
    if name == "shareable":
        review = reviews.neglected_review(notes=())
        return review_page(review, lines=lines, width=width, is_shareable=True, name="'Bo Lind'")
    if name == "all":
        return several_pages([review_page(each(), lines=lines, width=width) for each in TWO], is_brief=False)
    if name == "all-brief":
        return several_pages([_brief(each(), width) for each in TWO], is_brief=True)
    if name == "all-none":
        people = (person("Bo Lind", next_session_on=reviews.day("12-09")),)
        return none_planned_page(people, within=7, today=TODAY)
    if name.startswith("brief-"):
        return _brief(REVIEWS[name.removeprefix("brief-")](), width)
    return review_page(REVIEWS[name](), lines=lines, width=width)


def _brief(review: Review, width: int) -> Page:
    return brief_page(review, width=width)


VOICES: dict[str, Callable[[str], str]] = {
    "plain": lambda name: piped(page(name, lines=None, width=80)),
    "40": lambda name: drawn(page(name, lines=23, width=40), 40),
    "80": lambda name: drawn(page(name, lines=23, width=80), 80),
    "80x50": lambda name: drawn(page(name, lines=49, width=80), 80),
    "200": lambda name: drawn(page(name, lines=23, width=MAX_WIDTH), 200),
    "80-colour": lambda name: drawn(page(name, lines=23, width=80), 80, color=True),
}
BRIEF = ("brief-ordinary", "brief-first", "brief-neglected", "brief-mentee", "brief-private", "brief-ended")
ASKED = [
    *(f"{name}.{voice}.txt" for name in (*REVIEWS, *BRIEF, "all-brief", "all-none") for voice in ("plain", "80")),
    *(f"{name}.40.txt" for name in ("first", "ordinary", "overdue", "private", "learning", "mentee", *BRIEF[:4])),
    *(f"{name}.80x50.txt" for name in ("full", "neglected", "private", "learning")),
    *(f"{name}.200.txt" for name in ("ordinary", "full")),
    *(f"{name}.80-colour.txt" for name in ("ordinary", "private", "brief-ordinary")),
    *(f"{name}.80.txt" for name in ("shareable", "all")),
    "all.plain.txt",
]


@golden_files("review", ASKED)
def test_the_reviews_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its page, for a pipe or a terminal of that size."""
    which, voice, _ = golden.name.split(".")
    golden.check(VOICES[voice](which))
