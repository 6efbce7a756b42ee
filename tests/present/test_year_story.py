"""The page of `year --story` at a terminal and in a pipe."""

from __future__ import annotations

from mentorlog.insight.year_story import MOST_SHOWN
from mentorlog.present.plain import render
from mentorlog.present.year_story import empty_story_page, story_page
from tests.golden_files import Golden, golden_files
from tests.insight.stories import EMPTY, FULL_STORY, NAMED, TINY, story
from tests.insight.years import PEOPLE, entries, entry

from .screen import drawn, piped

VOICES = ("plain", "40", "80", "200", "80-colour")
STORIES = {"year-story": FULL_STORY, "year-story-named": NAMED, "year-story-tiny": TINY}


@golden_files(
    "present",
    [
        *(f"year-story.{voice}.txt" for voice in VOICES),
        *(f"{page}.{voice}.txt" for page in ("year-story-named", "year-story-tiny") for voice in ("plain", "80")),
    ],
)
def test_the_pages_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its page for a pipe or for a terminal of that width."""
    name, voice, _ = golden.name.split(".")
    page = story_page(STORIES[name])
    if voice == "plain":
        return golden.check(piped(page))
    return golden.check(drawn(page, int(voice.removesuffix("-colour")), color=voice.endswith("colour")))


def test_a_long_list_says_how_many_more_there_are() -> None:
    """A list that is not longer than the page does not."""
    found = entries(
        relationships=PEOPLE[:1],
        takeaways=tuple(entry("s1", f"Lesson {number}", "03-01") for number in range(40)),
        milestones=tuple(entry("m1", f"Milestone {number}", "03-01") for number in range(MOST_SHOWN)),
    )
    text = render(story_page(story(found)))
    assert text.count("Lesson") == text.count("Milestone") == MOST_SHOWN
    assert text.count("more") == 1


def test_an_empty_story_names_the_years_with_something_to_tell() -> None:
    """The newest first."""
    page = render(empty_story_page(EMPTY, [2022, 2024]))
    assert page.startswith("There is nothing to tell of 2026 so far")
    assert page.endswith("There are entries in 2024, 2022: mentorlog year 2024 --story\n")
    assert "mentorlog" not in render(empty_story_page(EMPTY, ()))
