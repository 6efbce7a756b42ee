"""The story of a year: what counts as given, received and learned, and what is never told."""

from __future__ import annotations

from mentorlog.model.results.year import Exchanged
from tests.builders import day
from tests.insight.stories import EMPTY, FULL_STORY, NAMED, STORY_ENTRIES, TINY, story
from tests.insight.years import PEOPLE, entries, entry, month

NONE = entries(relationships=PEOPLE[:3])


def texts(items: tuple[object, ...]) -> list[str]:
    """The texts of items."""
    return [str(each.text) for each in items]  # type: ignore[attr-defined]


def test_advice_that_worked_is_told_where_it_was_given_or_received() -> None:
    """The newest first; what worked partly or not at all is not told, and advice is not learned twice."""
    assert texts(NAMED.given.advice) == ["Let Søren present it", "Give the date before the reason"]
    assert texts(NAMED.received.advice) == ["Breathe out first"]
    assert "Breathe out first" not in texts(NAMED.learned)


def test_what_was_learned_begins_with_what_ended() -> None:
    """Then what was taken from resources, then from sessions, newest first. What a mentee read is the mentee's."""
    assert texts(NAMED.learned)[:3] == [
        "To wait for the second answer, because the first one is for me",
        "Søren waits for the *second* answer",
        "Lesson 1",
    ]
    assert [each.source for each in NAMED.learned][:2] == ["closing", "session"]
    assert texts(NAMED.resources) == ["Radical Candor", "The price is the last question"]
    own = story(STORY_ENTRIES._replace(resources=(entry("b1", "x", "03-01", of="me", takeaway="Lead less"),)))
    assert texts(own.learned)[1] == "Lead less"


def test_the_same_lesson_is_told_once() -> None:
    """It may be a takeaway of several sessions."""
    found = entries(
        relationships=PEOPLE[:1],
        takeaways=tuple(entry(f"s{number}", "Ask first", f"03-0{number}") for number in (1, 2, 3)),
    )
    assert texts(story(found).learned) == ["Ask first"]


def test_goals_of_mentees_are_only_counted() -> None:
    """They are theirs to tell; milestones of both sides are told."""
    assert NAMED.given.goals == 1
    assert texts(NAMED.reached) == [
        "On-call rota handed over [ops]",
        "Talk given",
        "Ask for feedback within a day",
        "Say no once",
        "First review led",
    ]
    assert "exam" not in repr(NAMED)


def test_only_own_skills_that_rose_are_told() -> None:
    """The ratings of a mentee are not."""
    assert [(each.skill, each.first, each.last) for each in NAMED.skills] == [("listening", 2, 3)]


def test_days_become_months() -> None:
    """A milestone that was reached in an earlier year counts in the month in which it was celebrated."""
    items = (*NAMED.given.advice, *NAMED.learned, *NAMED.resources, *NAMED.reached, *NAMED.thanks)
    assert {each.month.day for each in items} == {1}
    assert NAMED.reached[0].month == day("2026-01-01")


def test_introductions_belong_to_the_one_who_made_them() -> None:
    """Their names are told only if people are named."""
    assert (NAMED.given.contacts, NAMED.received.contacts) == (("Ida Holm",), ("Karim Haddad",))
    assert (FULL_STORY.given.introductions, FULL_STORY.received.introductions) == (1, 1)
    assert FULL_STORY.given.contacts == FULL_STORY.received.contacts == ()


def test_a_story_without_names_has_none() -> None:
    """Not in any text or field, also not the organisation."""
    for word in ("Søren", "Østergård", "Ana", "Souza", "Nordlys", "Lone", "Dahl", "Bo", "Lind", "Karim", "Ida"):
        assert word not in repr(FULL_STORY)
        assert word == "Nordlys" or word in repr(NAMED)
    assert texts(FULL_STORY.given.advice)[0] == "Let Person A present it"


def test_a_story_has_no_refs_and_uuids() -> None:
    """A reader could find the entry in another file by them."""
    for word in ("uuid", "Ref(", "s1", "g4"):
        assert word not in repr(NAMED)


def test_thanks_are_told_when_the_relationship_has_ended() -> None:
    """In the year in which it ended."""
    assert [each.relationship for each in NAMED.thanks] == ["Bo Lind", "Lone Dahl"]
    earlier = tuple(each._replace(ended_on=day("2025-11-20")) for each in STORY_ENTRIES.relationships)
    assert story(STORY_ENTRIES._replace(relationships=earlier)).thanks == ()


def test_empty_is_a_year_with_nothing_to_tell() -> None:
    """One session, feedback or a kept promise is something."""
    assert EMPTY.is_empty
    assert not TINY.is_empty
    assert TINY.received.is_empty
    assert not story(NONE, Exchanged(feedback_given=1)).is_empty
    assert not story(NONE, Exchanged(promises_kept_to_me=1)).is_empty
    assert story(NONE._replace(months=(month(3, held=0, cancelled=1),)), Exchanged()).is_empty
