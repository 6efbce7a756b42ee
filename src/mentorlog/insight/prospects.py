"""Prospects: what is waiting, what to do next, and what of my own each may help with."""

from __future__ import annotations

import re
from functools import cache

from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spellings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from typing import Final

    from mentorlog.model import Goal, Rating, Ref, Relationship, Skill

LOW_SCORE: Final = 3
"""The highest score of a skill that a prospect may help with."""
_MIN_LETTERS: Final = 4
"""The shortest word that two texts can share."""


class Fit(NamedTuple):
    """A goal or a skill of mine that a prospect may help with."""

    ref: Ref
    """The goal, or the latest rating of the skill."""
    relationship: str
    """The relationship that it belongs to."""
    text: str
    """The title of the goal, or the skill."""
    score: int | None
    """The score of the skill; None for a goal."""
    private: bool
    """Whether the goal or the rating is private."""


class Prospect(NamedTuple):
    """A relationship that has not begun, with what follows from it."""

    relationship: Relationship
    """The relationship."""
    waiting_days: int | None
    """The days since the prospect was asked, as long as they have said neither yes nor no; None if nothing is waiting.
    """
    fits: tuple[Fit, ...]
    """The goal that the prospect may help with, then the goals and the skills of mine that share a word with what the
    prospect is admired for or what I hope for; only goals if I would mentor the prospect."""


class FollowUp(NamedTuple):
    """What a reminder of a prospect says."""

    text: str
    """What is waiting."""
    settle: str
    """The command line that settles it."""
    alternatives: tuple[str, ...]
    """Other command lines that settle it."""


def build_prospects(
    relationships: Iterable[Relationship],
    *,
    goals: Iterable[Goal],
    skills: Iterable[Skill],
    all: bool = False,  # noqa: A002 - as the option
    today: dt.date,
) -> tuple[Prospect, ...]:
    """The prospects, those that wait for me or have waited the longest first; those who said no are last, and only with
    `all`. `goals` are my open goals, `skills` the rated ones."""
    mine = (*map(_goal, goals), *map(_skill, _low_skills(skills)))
    found = [
        Prospect(each, waiting_days(each, today=today), find_fits(each, mine))
        for each in relationships
        if each.status == "prospect" and (all or each.answer != "no")
    ]
    return tuple(sorted(found, key=_by_what_is_waiting))


def waiting_days(prospect: Relationship, *, today: dt.date) -> int | None:
    """The days since a prospect was asked, as long as they have said neither yes nor no; else None."""
    if prospect.asked_on is None or prospect.answer in ("yes", "no"):
        return None
    return max(0, (today - prospect.asked_on).days)


def find_fits(prospect: Relationship, mine: Iterable[Fit]) -> tuple[Fit, ...]:
    """Those of `mine` that share a word with what a prospect is admired for, their skills or what I hope for; before
    them the goal that is recorded with the prospect. A skill that is low is no reason to offer to teach it, so none
    fits somebody whom I would mentor."""
    texts = (prospect.admire, *prospect.skills, prospect.hope)
    words = significant_words(" ".join(text for text in texts if text))
    if prospect.role == "mentor":
        mine = [fit for fit in mine if fit.score is None]
    found = (fit for fit in mine if fit.ref == prospect.goal or words & significant_words(fit.text))
    return tuple(sorted(found, key=lambda fit: fit.ref != prospect.goal))


def significant_words(text: str) -> frozenset[str]:
    """The words of four letters or more in `text`, except those that say nothing of a subject; in every spelling, in
    lower case and without accents."""
    return _words(text) - _stop_words()


@cache
def _stop_words() -> frozenset[str]:
    from mentorlog.insight.english_and_danish_stop_words import STOP_WORDS

    return _words(STOP_WORDS)


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]+", text)
    return frozenset(spelling for word in found if len(word) >= _MIN_LETTERS for spelling in spellings(word))


def _goal(goal: Goal) -> Fit:
    return Fit(goal.ref, goal.relationship, goal.title, None, goal.private)


def _skill(rating: Rating) -> Fit:
    return Fit(rating.ref, rating.relationship, rating.skill, rating.score, rating.private)


def _low_skills(skills: Iterable[Skill]) -> list[Rating]:
    """The latest rating of each of my skills, over all relationships, if it is low."""
    latest: dict[str, Rating] = {}
    for rating in (skill.latest[-1] for skill in skills if skill.owner == "me"):
        name = rating.skill.casefold()
        if name not in latest or (latest[name].on, latest[name].ref.number) < (rating.on, rating.ref.number):
            latest[name] = rating
    return [rating for rating in latest.values() if rating.score <= LOW_SCORE]


def _by_what_is_waiting(prospect: Prospect) -> tuple[int, int, str, int]:
    relationship = prospect.relationship
    waiting = prospect.waiting_days
    order = {"yes": 0, "later": 2, "no": 4}.get(relationship.answer or "", 3 if waiting is None else 1)
    return order, -(waiting or 0), relationship.name.casefold(), relationship.ref.number


def follow_up(prospect: Relationship, *, name: str, today: dt.date) -> FollowUp:
    """What a reminder to follow up says. `name` is the name as it is typed in a shell."""
    ask, start = f"mentorlog ask {name}", f"mentorlog start {name}"
    answer = f"mentorlog answer {name} ANSWER"
    settle, *alternatives = {"yes": (start, answer), "no": (answer,), "later": (ask, answer)}.get(
        prospect.answer or "", (ask,) if prospect.asked_on is None else (answer, ask)
    )
    return FollowUp(describe_state(prospect, today=today), settle, tuple(alternatives))


def describe_state(prospect: Relationship, *, today: dt.date) -> str:
    """How far a prospect is: `Asked 12 days ago, no answer`."""
    if prospect.answer is not None:
        return f"Said {prospect.answer}{_days_ago(prospect.answered_on, today=today)}"
    if prospect.asked_on is not None:
        return f"Asked{_days_ago(prospect.asked_on, today=today)}, no answer"
    return "Not asked yet"


def _days_ago(day: dt.date | None, *, today: dt.date) -> str:
    if day is None:
        return ""
    days = (today - day).days
    if days <= 1:
        return " yesterday" if days == 1 else " today"
    from mentorlog.dates import format_days

    return f" {format_days(days)} ago"
