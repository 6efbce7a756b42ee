"""What to know before the next meeting."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mentorlog.model import Action, Dossier, Feedback, Goal, Milestone, Note, Point, Ref, Relationship, Session


class Phase(NamedTuple):
    """Where a relationship stands among Zachary's four phases; `name` is one of preparing, negotiating, enabling
    growth, coming to closure, ended; `reason` says why in a few words."""

    name: str
    reason: str


class Question(NamedTuple):
    """A question to take into the meeting; `topic` says what it is about (`outcome`, `goal`, ...)."""

    text: str
    topic: str


class Signal(NamedTuple):
    """Something worth noticing, never a score: its name, the entries that show it, and a question to ask."""

    signal: str
    evidence: tuple[Ref, ...]
    question: str


class Review(NamedTuple):
    """The pre-meeting page. `number` is the coming session's own count (held + 1); `days_since` the last held one;
    `days_left` to the planned end; `mine`, `theirs` open actions, late ones first; `kept` those done since the last
    session; `goals` the open ones; `notes` those since the last session."""

    relationship: Relationship
    today: dt.date
    phase: Phase
    number: int
    days_since: int | None
    days_left: int | None
    last_session: Session | None
    next_session: Session | None
    mine: tuple[Action, ...]
    theirs: tuple[Action, ...]
    kept: tuple[Action, ...]
    goals: tuple[Goal, ...]
    agenda: tuple[Point, ...]
    feedback: tuple[Feedback, ...]
    milestones: tuple[Milestone, ...]
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    signals: tuple[Signal, ...]


def review(dossier: Dossier, *, now: dt.datetime) -> Review:
    """The review of one relationship at `now` (local time)."""
    raise NotImplementedError
