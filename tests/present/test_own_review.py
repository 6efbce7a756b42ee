"""The page of `review me`: golden files in `tests/golden/own_review/`, and what a small screen leaves out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentorlog.insight.own_review import OwnReview, build_own_review
from mentorlog.model import ME, OwnQuestion, Skill
from mentorlog.present.page import Page
from mentorlog.present.review.own import own_brief_page, own_review_page
from tests.builders import (
    TODAY,
    action,
    advice,
    checkpoints,
    day,
    dossier,
    goal,
    milestone,
    note,
    question,
    rating,
    relationship,
    resource,
)
from tests.golden_files import Golden, golden_files

from .screen import drawn, piped

ME_FIELDS: dict[str, Any] = {"relationship": "me", "relationship_ref": ME}


def full_review() -> OwnReview:
    """A review with each part, and with private entries."""
    skill = Skill(
        "Listening",
        "me",
        rating("k1", owner="me", score=2, on="10-01"),
        (rating("k1", owner="me", score=2, on="10-01"), rating("k5", owner="me", score=4, on="11-20")),
        ("me", "Åse Lind"),
    )
    return build_own_review(
        dossier(
            relationship("r0", name="me", role="self", started_on="2000-01-01", cadence="none"),
            goals=(
                goal(
                    1,
                    "Chair a meeting",
                    measure="two meetings",
                    due_on="2027-03-01",
                    progress=40,
                    checkpoints=checkpoints(("10-01", 20), ("11-01", 40)),
                    **ME_FIELDS,
                ),
                goal(2, "Leave on time", private=True, **ME_FIELDS),
            ),
            actions=(
                action(1, "Read the minutes of the last three meetings", "11-20", **ME_FIELDS),
                *(action(number, f"Ask person {number} for an example", **ME_FIELDS) for number in range(2, 8)),
            ),
            milestones=(
                milestone(1, **ME_FIELDS),
                milestone(2, "First talk", "2027-02-01", status="planned", **ME_FIELDS),
            ),
            resources=(resource(1, type="book", skill="decisions", due_on="12-24", **ME_FIELDS),),
            advice=(advice(1, try_by=day("11-20"), direction="received", **ME_FIELDS),),
            notes=(note(1, "Slow down", private=True, **ME_FIELDS), note(2, "A good question", **ME_FIELDS)),
        ),
        today=TODAY,
        relationships=(
            relationship(1),
            relationship(2, name="Lone Dahl", status="prospect", asked_on="11-11", follow_up_on="11-25"),
            relationship(3, name="Mads Vind", status="prospect"),
            relationship(4, name="Ida Noer", status="prospect", answer="no", asked_on="11-01"),
        ),
        skills=(skill,),
        own_questions=(
            OwnQuestion(question(1, "What would I try if nobody watched?", on="2026-11-15", role="me"), 0),
            OwnQuestion(question(2, "What am I afraid to ask for?", on="2026-11-15", role="me", private=True), 0),
        ),
    )


def first_review() -> OwnReview:
    """A review with nothing in it."""
    me = relationship("r0", name="me", role="self", cadence="none")
    return build_own_review(dossier(me), today=TODAY, relationships=(), skills=())


REVIEWS: dict[str, Callable[[], OwnReview]] = {"full": full_review, "first": first_review}


def page(name: str, *, lines: int | None, width: int) -> Page:
    """The page of that name, for a terminal with that many lines, or in full for a pipe."""
    if name == "brief":
        return own_brief_page(full_review(), width=width)
    if name == "shareable":
        return own_review_page(full_review(), lines=lines, width=width, is_shareable=True)
    return own_review_page(REVIEWS[name](), lines=lines, width=width)


VOICES: dict[str, Callable[[str], str]] = {
    "plain": lambda name: piped(page(name, lines=None, width=80)),
    "40": lambda name: drawn(page(name, lines=23, width=40), 40),
    "80": lambda name: drawn(page(name, lines=23, width=80), 80),
    "200": lambda name: drawn(page(name, lines=23, width=200), 200),
}


@golden_files(
    "own_review",
    [
        *(f"full.{voice}.txt" for voice in VOICES),
        *(f"{name}.{voice}.txt" for name in ("first", "brief") for voice in ("plain", "80")),
        "shareable.80.txt",
    ],
)
def test_the_pages_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its page, for a pipe or a terminal of that size."""
    which, voice, _ = golden.name.split(".")
    golden.check(VOICES[voice](which))


def test_a_small_screen_says_what_it_leaves_out() -> None:
    """A page never is longer than the screen, and names the command that shows the rest of a part."""
    review = full_review()
    for lines in (20, 16, 12):
        shown = drawn(own_review_page(review, lines=lines, width=80), 80)
        assert len(shown.splitlines()) <= lines
        assert shown.endswith("mentorlog review me --full\n")
    assert day("11-11") == review.prospects[0].asked_on
    assert [prospect.name for prospect in review.prospects] == ["Lone Dahl", "Mads Vind"]
