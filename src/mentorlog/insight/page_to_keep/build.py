"""Choose what the page to keep shows.

The page has one A4 in every format, so these rules are the same for all of them:

- Every session that was held, cancelled or missed is a mark in time.
- At most six goals: achieved ones first, then open ones, then dropped ones; of these, the ones with the most progress.
- Three things learned: the first three paragraphs or list items of the answer that was given at the end; if none was
  given, the three newest takeaways of sessions that are not the same.
- The thanks and what comes next, as far as they fit.
- Every text has a greatest length, in average letters. A longer one is cut after a word and ends in an ellipsis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.insight.page_to_keep.text_length import one_line, paragraphs_and_items, shorten, shorten_paragraphs
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.summary import GoalProgress, Summary
    from mentorlog.model import Checkpoint, Goal, Relationship, Session

MOST_GOALS: Final = 6
MOST_LEARNED: Final = 3
NAME_LENGTH: Final = 180
"""Three lines hold a name of this length; no one has a longer one."""
FOCUS_LENGTH: Final = 110
GOAL_LENGTHS: Final = {1: 200, 2: 110}
"""The greatest length of the title of one goal, and of each of two: they have wider columns than more goals."""
GOAL_LENGTH: Final = 60
LEARNED_LENGTHS: Final = {1: 400, 2: 260, 3: 170}
"""The greatest length of each thing learned, by their number: fewer have wider columns."""
THANKS_LINES: Final = 7
THANKS_LINE_LENGTH: Final = 50
NEXT_LINES: Final = 7
NEXT_LINE_LENGTH: Final = 26
READERS_LENGTH: Final = 110
_STATUSES: Final = ("achieved", "open", "dropped")
_UNKNOWN_HEIGHT: Final = 0.6
_LEAST_HEIGHT: Final = 0.3


class Meeting(NamedTuple):
    """A session as a mark in time."""

    session: Session
    """Without its private notes and its actions."""
    height: float
    """The height of its mark: its length as a share of the longest session, at least 0.3. 0.6 if its length is not
    known, and 0 if it was not held."""


class KeptGoal(NamedTuple):
    """A goal on the page."""

    goal: Goal
    """Its title is shortened."""
    course: tuple[Checkpoint, ...]
    """Its progress; 100% from the day on which it was achieved."""


class LeftOut(NamedTuple):
    """What the page has no space for."""

    goals: tuple[str, ...] = ()
    """Titles."""
    learned: int = 0
    """Paragraphs and list items of what was learned."""
    takeaways: int = 0
    shortened: tuple[str, ...] = ()
    """What was shortened: `name`, `focus`, `goals`, `learned`, `thanks`, `next`, `readers`."""


class PageToKeep(NamedTuple):
    """What the page shows. All texts are lines of user text, short enough for the page."""

    relationship: Relationship
    exported_on: dt.date
    private_included: bool
    name: str
    focus: str
    first_on: dt.date
    """The day on which the relationship began, or that of an earlier session."""
    last_on: dt.date
    """The day on which it ended, or that of a later session."""
    meetings: tuple[Meeting, ...]
    """Every session that is no longer planned, oldest first."""
    sessions_held: int
    minutes_held: int
    sessions_without_length: int
    cancelled: int
    missed: int
    goals: tuple[KeptGoal, ...]
    """In order of their number."""
    learned: tuple[str, ...]
    thanks: tuple[str, ...]
    """Paragraphs."""
    next: tuple[str, ...]
    """Paragraphs about what comes next."""
    keep_in_touch_on: dt.date | None
    readers: str
    """Who may read it, as the two people agreed."""
    left_out: LeftOut


def build_page_to_keep(summary: Summary) -> PageToKeep:
    """The page to keep of a relationship that has ended, from the summary of all of it."""
    relationship = summary.relationship
    sessions = [each.session for each in summary.sessions]
    ended_on = relationship.ended_on or summary.exported_on
    goals = _chosen_goals(summary.goals)
    learned = _chosen_learned(summary)
    texts = _texts(relationship)
    return PageToKeep(
        relationship=relationship,
        exported_on=summary.exported_on,
        private_included=summary.private_included,
        name=shorten(relationship.name, NAME_LENGTH),
        focus=shorten(relationship.focus or "", FOCUS_LENGTH),
        first_on=min([relationship.started_on, *(each.on for each in sessions)]),
        last_on=max([relationship.started_on, ended_on, *(each.on for each in sessions)]),
        meetings=tuple(_meetings(sessions)),
        sessions_held=summary.sessions_held,
        minutes_held=summary.minutes_held,
        sessions_without_length=summary.sessions_held - summary.sessions_with_length,
        cancelled=summary.cancelled,
        missed=summary.missed,
        goals=tuple(KeptGoal(each.goal._replace(title=_short_title(each.goal, goals)), each.course) for each in goals),
        learned=tuple(shorten(each, LEARNED_LENGTHS[len(learned)]) for each in learned),
        thanks=_thanks(texts["thanks"]),
        next=_next(texts["next"]),
        keep_in_touch_on=relationship.keep_in_touch_on,
        readers=shorten(relationship.summary_readers or "", READERS_LENGTH),
        left_out=_left_out(summary, goals, learned, texts),
    )


def _texts(relationship: Relationship) -> dict[str, list[str]]:
    """The paragraphs of the thanks and of what comes next."""
    return {name: paragraphs_and_items(getattr(relationship, name) or "") for name in ("thanks", "next")}


def _thanks(paragraphs: Iterable[str]) -> tuple[str, ...]:
    return shorten_paragraphs(paragraphs, lines=THANKS_LINES, line_length=THANKS_LINE_LENGTH)


def _next(paragraphs: Iterable[str]) -> tuple[str, ...]:
    return shorten_paragraphs(paragraphs, lines=NEXT_LINES, line_length=NEXT_LINE_LENGTH)


def _meetings(sessions: Sequence[Session]) -> Iterable[Meeting]:
    longest = max((each.minutes or 0 for each in sessions if each.status == "held"), default=0)
    for each in sessions:
        height = 0.0
        if each.status == "held":
            height = max(_LEAST_HEIGHT, each.minutes / longest) if each.minutes else _UNKNOWN_HEIGHT
        yield Meeting(each._replace(private_notes=None, actions=()), round(height, 3))


def _chosen_goals(goals: Sequence[GoalProgress]) -> list[GoalProgress]:
    """The goals that have space, in their order."""

    def importance(each: GoalProgress) -> tuple[int, int]:
        return _STATUSES.index(each.goal.status), -each.goal.progress

    chosen = sorted(goals, key=importance)[:MOST_GOALS]
    return [each for each in goals if each in chosen]


def _short_title(goal: Goal, goals: Sequence[GoalProgress]) -> str:
    return shorten(goal.title, GOAL_LENGTHS.get(len(goals), GOAL_LENGTH))


def _chosen_learned(summary: Summary) -> list[str]:
    """At most three things learned: from the answer at the end, else the newest takeaways, oldest first."""
    answer = paragraphs_and_items(summary.relationship.learned or "")
    return answer[:MOST_LEARNED] or _different_takeaways(summary)[-MOST_LEARNED:]


def _different_takeaways(summary: Summary) -> list[str]:
    """The takeaways in the order of their last session; one that was taken twice is listed once."""
    newest = dict.fromkeys(one_line(each.text).casefold() for each in reversed(summary.takeaways))
    by_text = {one_line(each.text).casefold(): each.text for each in summary.takeaways}
    return [by_text[text] for text in reversed(newest)]


def _left_out(
    summary: Summary, goals: Sequence[GoalProgress], learned: Sequence[str], texts: dict[str, list[str]]
) -> LeftOut:
    relationship = summary.relationship
    answer = paragraphs_and_items(relationship.learned or "")
    whole = {
        "name": one_line(relationship.name) == shorten(relationship.name, NAME_LENGTH),
        "focus": one_line(relationship.focus or "") == shorten(relationship.focus or "", FOCUS_LENGTH),
        "goals": all(one_line(each.goal.title) == _short_title(each.goal, goals) for each in goals),
        "learned": all(one_line(each) == shorten(each, LEARNED_LENGTHS[len(learned)]) for each in learned),
        "thanks": _thanks(texts["thanks"]) == tuple(texts["thanks"]),
        "next": _next(texts["next"]) == tuple(texts["next"]),
        "readers": one_line(relationship.summary_readers or "")
        == shorten(relationship.summary_readers or "", READERS_LENGTH),
    }
    return LeftOut(
        goals=tuple(each.goal.title for each in summary.goals if each not in goals),
        learned=max(0, len(answer) - MOST_LEARNED),
        takeaways=0 if answer else max(0, len(_different_takeaways(summary)) - MOST_LEARNED),
        shortened=tuple(name for name, is_whole in whole.items() if not is_whole),
    )
