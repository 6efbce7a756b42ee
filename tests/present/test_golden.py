"""Golden files of the screens, in `tests/golden/present/`: one per page and width."""

from __future__ import annotations

from mentorlog.insight.collaboration.both_sides import find_benefits
from mentorlog.present.answers.checkin import checkin_page
from mentorlog.present.page import Gap
from mentorlog.present.progress import progress_page
from mentorlog.present.remind import remind_page
from mentorlog.present.status import status_page
from tests.builders import TODAY, relationship
from tests.golden_files import Golden, golden_files

from . import rated, samples
from .screen import drawn, piped

PAGES = {
    "status": status_page(samples.status(), today=TODAY),
    "status-empty": status_page(samples.status(people=(), due=(), more=0), today=TODAY),
    "progress": progress_page(samples.progress()),
    "progress-skills": progress_page(samples.progress(skills=rated.SKILLS)),
    "progress-topics": progress_page(
        samples.progress(
            relationship=relationship(sessions_agreed=12),
            topics=rated.TOPICS,
            topics_missing=("networking", "work-life balance"),
            checkins=(rated.MINE, rated.THEIRS),
            benefits=find_benefits((rated.BEFORE, rated.MINE, rated.THEIRS)),
        )
    ),
    "checkin-both-sides": checkin_page(
        rated.MINE, last=rated.BEFORE, other=rated.THEIRS, expected=rated.EXPECTED, today=TODAY
    ),
    "progress-of-two": (*progress_page(samples.progress()), Gap(), *progress_page(samples.new_progress())),
    "remind": remind_page(samples.reminders(), today=TODAY),
}
VOICES = {
    "plain": piped,
    "40": lambda page: drawn(page, 40),
    "80": lambda page: drawn(page, 80),
    "200": lambda page: drawn(page, 200),
    "80-colour": lambda page: drawn(page, 80, color=True),
}
ASKED = [
    *(f"{page}.{voice}.txt" for page in PAGES for voice in ("plain", "40", "80")),
    *(f"{page}.200.txt" for page in ("status", "progress")),
    *(f"{page}.80-colour.txt" for page in ("status", "progress")),
]


@golden_files("present", ASKED)
def test_the_pages_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its page for a pipe or for a terminal of that width."""
    page, voice, _ = golden.name.split(".")
    golden.check(VOICES[voice](PAGES[page]))
