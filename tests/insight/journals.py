"""Strategies for whole relationships, in which private texts are of a script that stands nowhere else."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from hypothesis import strategies as st

from mentorlog.model import Action, Entry, Ref, Session
from tests.insight.build import (
    action,
    checkin,
    checkpoints,
    feedback,
    goal,
    milestone,
    note,
    point,
    rating,
    relationship,
    session,
)

SECRET = frozenset(map(chr, range(0xA000, 0xA48D)))
"""The Yi syllables: no public text has any."""

HOSTILE = (
    "# Not a heading",
    "---",
    "===",
    "- - -",
    "* * *",
    "___",
    "+ item",
    "1. first",
    "12) twelfth",
    "> quoted",
    "    code",
    "\tcode",
    "```",
    "~~~ python",
    "[text](https://example.com)",
    "![image](x.png)",
    "[ref]: https://example.com",
    "[^1]: foot",
    "<https://example.com>",
    "<b>bold</b>",
    "<!-- comment -->",
    "<script>alert(1)</script>",
    "&lt;script&gt; &#35;",
    "*emphasis* **strong** _under_ __dunder__ snake_case_name",
    "~~struck~~ `code`",
    "a | b\n--- | ---\n1 | 2",
    "header\n:-:\ncell",
    "Setext\n===",
    "Setext\n---",
    "C:\\path\\*star\\",
    "trailing\\\nnext",
    "para\n\n# after a gap\n\n\n- list",
    "[ ] todo",
    "[/x] [red] :smile:",
    "\x1b[31mred\x07\x9b1m",
    "\u202eright to left\u2066",
    "line\u2028separator\x85next\x0bvertical",
    "C#",
    "closing ##",
    "æøå 王小明 👩‍🏫",
    "   ",
    "\\",
)
"""Texts that Markdown, a terminal or a careless reader would take for something else."""

_open_text = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_characters=SECRET, exclude_categories=("Cs",)), min_size=1, max_size=30),
    st.text("#-=*_`~<>[]()|\\&;!:+.1a \n\t", min_size=1, max_size=30),
)
_secret_text = st.text(sorted(SECRET), min_size=1, max_size=8)


def texts(*, private: bool = False) -> st.SearchStrategy[str]:
    """Any text that a journal takes, which refuses blank ones; a private one is written in the secret script alone."""
    return _secret_text if private else _open_text.filter(str.strip)


_days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 28))


class History(NamedTuple):
    """All entries of one relationship, and those that would be left if nothing private had ever been recorded."""

    everything: tuple[Entry, ...]
    public: tuple[Entry, ...]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A relationship with entries of every kind, any of them private, referring to one another."""
    goals = [draw(_goals(n)) for n in range(1, draw(st.integers(0, 3)) + 1)]
    points = [draw(_points(n)) for n in range(1, draw(st.integers(0, 3)) + 1)]
    sessions = [draw(_sessions(n, _some(goals), _some(points))) for n in range(1, draw(st.integers(0, 4)) + 1)]
    actions = [draw(_actions(n, sessions, _some(goals))) for n in range(1, draw(st.integers(0, 4)) + 1)]
    others: list[Any] = [draw(_others(n, _some(goals))) for n in range(1, draw(st.integers(0, 4)) + 1)]
    points = [item._replace(session=draw(st.sampled_from([None, *_some(sessions)]))) for item in points]
    everything = (*goals, *points, *sessions, *actions, *others)
    return History(everything, _without_private(everything))


def _some(entries: list[Any]) -> list[Ref]:
    return [entry.ref for entry in entries]


@st.composite
def _goals(draw: st.DrawFn, number: int) -> Entry:
    private = draw(st.booleans())
    text = texts(private=private)
    reached = checkpoints(*sorted(draw(st.lists(st.tuples(_days.map(str), st.integers(0, 100)), max_size=3))))
    return goal(
        number,
        title=draw(text),
        why=draw(st.none() | text),
        measure=draw(st.none() | text),
        on=draw(_days),
        status=draw(st.sampled_from(["open", "achieved", "dropped"])),
        checkpoints=tuple(one._replace(note=draw(st.none() | text)) for one in reached),
        private=private,
    )


@st.composite
def _points(draw: st.DrawFn, number: int) -> Entry:
    private = draw(st.booleans())
    return point(
        number,
        text=draw(texts(private=private)),
        on=draw(_days),
        status=draw(st.sampled_from(["open", "discussed"])),
        private=private,
    )


@st.composite
def _sessions(draw: st.DrawFn, number: int, goals: list[Ref], points: list[Ref]) -> Session:
    private = draw(st.booleans())
    text = texts(private=private)
    return session(
        number,
        draw(_days),
        status=draw(st.sampled_from(["planned", "held", "held", "held", "cancelled", "missed"])),
        minutes=draw(st.none() | st.integers(1, 300)),
        where=draw(st.none() | text),
        notes=draw(st.none() | text),
        private_notes=draw(st.none() | texts(private=True)),
        topics=tuple(draw(st.lists(text, max_size=2))),
        takeaways=tuple(draw(st.lists(text, max_size=2))),
        goals=tuple(draw(st.lists(st.sampled_from(goals), unique=True))) if goals else (),
        points=tuple(draw(st.lists(st.sampled_from(points), unique=True))) if points else (),
        cancelled_by=draw(st.sampled_from([None, "me", "them"])),
        why=draw(st.none() | text),
        private=private,
    )


@st.composite
def _actions(draw: st.DrawFn, number: int, sessions: list[Session], goals: list[Ref]) -> Action:
    promised_in = draw(st.sampled_from([None, *sessions]))
    # `private s1` says nothing of the actions that were promised in it: they may not bear the mark themselves
    marked = draw(st.booleans())
    hidden = marked or (promised_in is not None and promised_in.private)
    status = draw(st.sampled_from(["open", "done", "dropped"]))
    return action(
        number,
        text=draw(texts(private=hidden)),
        owner=draw(st.sampled_from(["me", "them"])),
        status=status,
        on=draw(_days),
        due_on=draw(st.none() | _days),
        done_on=draw(_days) if status == "done" else None,
        session=promised_in.ref if promised_in else None,
        goal=draw(st.sampled_from([None, *goals])),
        private=marked,
    )


@st.composite
def _others(draw: st.DrawFn, number: int, goals: list[Ref]) -> Entry:
    private = draw(st.booleans())
    text = texts(private=private)
    kind = draw(st.sampled_from(["feedback", "milestone", "note", "checkin", "rating"]))
    if kind == "checkin":
        return checkin(number, draw(_days), more=draw(st.none() | text), less=draw(st.none() | text), private=private)
    if kind == "rating":
        owner, skill = draw(st.sampled_from(["me", "them"])), draw(text)
        return rating(number, draw(st.integers(1, 5)), draw(_days), skill=skill, owner=owner, private=private)
    if kind == "note":
        return note(number, text=draw(text), on=draw(_days), private=private)
    if kind == "milestone":
        celebrated_on = draw(st.none() | _days)
        linked = draw(st.sampled_from([None, *goals]))
        how = draw(st.none() | text)
        return milestone(
            number, draw(_days), title=draw(text), celebrated_on=celebrated_on, how=how, goal=linked, private=private
        )
    return feedback(
        number,
        on=draw(_days),
        text=draw(st.none() | text),
        situation=draw(st.none() | text),
        behaviour=draw(text),
        impact=draw(st.none() | text),
        outcome=draw(st.sampled_from([None, "improved", "unchanged", "worse"])),
        outcome_note=draw(st.none() | text),
        private=private,
    )


def _without_private(everything: tuple[Any, ...]) -> tuple[Entry, ...]:
    """The entries, and what they refer to, as they would be had nothing private ever been recorded."""
    hidden = {entry.ref for entry in everything if entry.private}
    hidden |= {entry.ref for entry in everything if isinstance(entry, Action) and entry.session in hidden}
    return tuple(_without(entry, hidden) for entry in everything if entry.ref not in hidden)


def _without(entry: Any, hidden: set[Ref]) -> Entry:
    gone: dict[str, object] = {
        name: None for name in ("session", "goal") if getattr(entry, name, None) in hidden and hasattr(entry, name)
    }
    if isinstance(entry, Session):
        gone["private_notes"] = None
        gone["goals"] = tuple(ref for ref in entry.goals if ref not in hidden)
        gone["points"] = tuple(ref for ref in entry.points if ref not in hidden)
    left: Entry = entry._replace(**gone)
    return left


def dated(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries with what a calendar needs besides: half of the sessions are planned and have a time of day, some of
    them with a time zone, and goals and points are open, goals with a date."""
    return tuple(_dated(entry) for entry in entries)


def _dated(entry: Any) -> Entry:
    odd = entry.ref.number % 2
    fields: dict[str, object] = {}
    if entry.ref.kind == "session" and odd:
        zone = "Europe/Copenhagen" if entry.ref.number > 1 else None
        fields = {"status": "planned", "at": dt.time(14), "zone": zone, "how": "video"}
    elif entry.ref.kind == "goal" and odd:
        fields = {"status": "open", "due_on": entry.on}
    elif entry.ref.kind == "point" and odd:
        fields = {"status": "open"}
    changed: Entry = entry._replace(**fields)
    return changed


@st.composite
def bonds(draw: st.DrawFn) -> Any:
    """A relationship with any text in its fields."""
    text = texts()
    return relationship(
        name=draw(text),
        role=draw(st.sampled_from(["mentor", "mentee"])),
        focus=draw(st.none() | text),
        org=draw(st.none() | text),
        agreement=draw(st.none() | text),
        reason=draw(st.none() | text),
        thanks=draw(st.none() | text),
        cadence=draw(text),
    )
