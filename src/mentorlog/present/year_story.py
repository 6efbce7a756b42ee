"""The page of `year --story`: what was given, received and learned in a year, as it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_time_spent
from mentorlog.dates.format import MONTHS
from mentorlog.insight.year_story import MOST_SHOWN
from mentorlog.model.role_words import in_words_of
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import count_phrase, in_words, join_facts, often
from mentorlog.present.year import hours_of, list_of_years, people_phrase, role_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.insight.year_story import Exchange, SkillGrown, Story, StoryItem
    from mentorlog.present.page import Block, Page, Text


def story_page(story: Story) -> Page:
    """The page of a story, which is not empty."""
    parts = (
        ("I gave", _given(story)),
        ("I received", _received(story)),
        ("I learned", _learned(story)),
        ("Reached", _reached(story)),
        ("Thanks", map(_thanks, story.thanks)),
    )
    page: list[Block] = [_heading(story)]
    for label, rows in parts:
        found = tuple(rows)
        if found:
            page += [Gap(), found[0]._replace(label=label), *found[1:]]
    return tuple(page)


def empty_story_page(story: Story, other_years: Sequence[int]) -> Page:
    """That there is nothing to tell of a year, and the years that have something."""
    so_far = " so far" if story.until else ""
    sentence = (
        f"There is nothing to tell of {story.year}{so_far}: no session was held, and nothing was reached or learned."
    )
    if not other_years:
        return empty_page(sentence)
    hint = f"There are entries in {list_of_years(other_years)}:"
    return empty_page(sentence, hint=hint, command=f"mentorlog year {other_years[-1]} --story")


def _heading(story: Story) -> Line:
    total = story.total
    facts = join_facts(
        count_phrase(story.people, "person", "people") if story.people else None,
        count_phrase(total.sessions, "session") if total.sessions else None,
        format_time_spent(total.minutes) if total.minutes else None,
    )
    of_mentoring = in_words_of(story.type, "My year of mentoring")
    title = text(Span(f"{of_mentoring}: {story.year}", "title"), " so far" if story.until else None)
    return Line(title, facts, has_rule=True)


def _given(story: Story) -> Iterator[Row]:
    given = story.given
    mentees = in_words_of(given.meetings.type, "mentees")
    facts = join_facts(
        f"{count_phrase(given.goals, 'goal')} my {mentees} reached" if given.goals else None,
        f"feedback given {often(given.feedback)}" if given.feedback else None,
        f"{count_phrase(given.promises, 'promise')} kept" if given.promises else None,
        f"{count_phrase(given.introductions, 'introduction')} made" if given.introductions else None,
    )
    return _exchange(given, facts)


def _received(story: Story) -> Iterator[Row]:
    received = story.received
    facts = join_facts(
        f"feedback received {often(received.feedback)}" if received.feedback else None,
        f"{count_phrase(received.promises, 'promise')} kept to me" if received.promises else None,
        count_phrase(received.introductions, "new contact") if received.introductions else None,
    )
    return _exchange(received, facts)


def _exchange(exchange: Exchange, facts: Text) -> Iterator[Row]:
    """What was given or received: its sessions and people, its numbers, and the advice that worked."""
    meetings = exchange.meetings
    if meetings.total.sessions:
        yield Row(body=text(role_label(meetings)), side=join_facts(hours_of(meetings.total), people_phrase(meetings)))
    if exchange.people:
        yield Row(body=join_facts(*exchange.people))
    if facts:
        yield Row(body=facts)
    if exchange.contacts:
        yield Row(body=join_facts(*exchange.contacts), side=text("introduced"))
    yield from _items(exchange.advice, "advice that worked")


def _items(items: Sequence[StoryItem], *facts: str) -> Iterator[Row]:
    """The first items of a list, and how many more there are."""
    yield from (Row(body=text(each.text), side=join_facts(*facts)) for each in items[:MOST_SHOWN])
    yield from _more(items)


def _more(items: Sequence[StoryItem]) -> Iterator[Row]:
    more = len(items) - MOST_SHOWN
    if more > 0:
        yield Row(body=text(Span(f"and {more} more", "dim")))


def _learned(story: Story) -> Iterator[Row]:
    yield from _items(story.learned)
    yield from map(_skill, story.skills)
    for each in story.resources[:MOST_SHOWN]:
        yield Row(body=text(each.text), side=text(each.source))
    yield from _more(story.resources)


def _skill(skill: SkillGrown) -> Row:
    return Row(
        body=text(skill.skill),
        side=join_facts("skill", in_words(f"{skill.first} → {skill.last}", style="strong", label="score")),
    )


def _reached(story: Story) -> Iterator[Row]:
    for each in story.reached[:MOST_SHOWN]:
        whose = "for myself" if each.role == "self" else f"as {in_words_of(each.relationship_type, each.role)}"
        kind = "celebrated" if each.is_celebrated else "goal" if each.source == "goal" else None
        yield Row(body=text(each.text), side=join_facts(kind, MONTHS[each.month.month - 1], whose))
    yield from _more(story.reached)


def _thanks(thanks: StoryItem) -> Row:
    other = "mentee" if thanks.role == "mentor" else "mentor"
    whom = thanks.relationship or f"my {in_words_of(thanks.relationship_type, other)}"
    return Row(body=text(thanks.text), side=text(f"to {whom}"))
