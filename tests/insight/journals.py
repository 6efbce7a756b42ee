"""Hypothesis strategies for full relationships; private texts use a script that no other text uses."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from mentorlog.model import MEETING_TYPES, Action, Point, Session
from tests.builders import (
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

if TYPE_CHECKING:
    from mentorlog.model import Entry, Ref, Relationship

SECRET = frozenset(map(chr, range(0xA000, 0xA48D)))
"""The Yi syllables, which no public text contains."""

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
    "\\",
    "=1+2",
    "+45 33 12 34",
    "-- so, then",
    "@ana",
    '=HYPERLINK("https://example.com";"x")',
    "\t=cmd|' /C calc'!A0",
    '"quoted", and; parted',
    "{{ 7 * 7 }} {% raw %} #[= typst] $x$ #import",
    "</style></title><svg onload=alert(1)>",
    "javascript:alert(1)",
)
"""Texts that have a special meaning in Markdown, in a terminal or in templates."""

_open_text = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(exclude_characters=SECRET | {"\0"}, exclude_categories=("Cs",)),
        min_size=1,
        max_size=30,
    ),
    st.text("#-=*_`~<>[]()|\\&;!:+.1a \n\t", min_size=1, max_size=30),
)
_secret_text = st.text(sorted(SECRET), min_size=1, max_size=8)


def texts(*, private: bool = False) -> st.SearchStrategy[str]:
    """Any text that a journal accepts, so not blank; a private text uses only the secret script."""
    return _secret_text if private else _open_text.filter(str.strip)


_days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 28))


class History(NamedTuple):
    """All entries of one relationship, and the entries that would exist without the private ones."""

    everything: tuple[Entry, ...]
    public: tuple[Entry, ...]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A relationship with entries of every kind, some of them private, which refer to each other as the store
    allows."""
    goals = [draw(_goals(n)) for n in range(1, draw(st.integers(0, 3)) + 1)]
    sessions = [draw(_sessions(n, _some(goals))) for n in range(1, draw(st.integers(0, 4)) + 1)]
    points = [draw(_points(n, _some(sessions))) for n in range(1, draw(st.integers(0, 3)) + 1)]
    actions = [draw(_actions(n, sessions, _some(goals))) for n in range(1, draw(st.integers(0, 4)) + 1)]
    others: list[Any] = [draw(_others(n, _some(goals))) for n in range(1, draw(st.integers(0, 4)) + 1)]
    everything = (*goals, *sessions, *points, *actions, *others)
    return History(everything, _without_private(everything))


def _some(entries: list[Any]) -> list[Ref]:
    return [entry.ref for entry in entries]


@st.composite
def _goals(draw: st.DrawFn, number: int) -> Entry:
    private = draw(st.booleans())
    text = texts(private=private)
    by_day = st.lists(st.tuples(_days.map(str), st.integers(0, 100)), max_size=3, unique_by=lambda reached: reached[0])
    status = draw(st.sampled_from(["open", "achieved", "dropped"]))
    return goal(
        number,
        title=draw(text),
        why=draw(st.none() | text),
        measure=draw(st.none() | text),
        on=draw(_days),
        due_on=draw(st.none() | _days),
        status=status,
        closed_on=None if status == "open" else draw(_days),
        checkpoints=tuple(one._replace(note=draw(st.none() | text)) for one in checkpoints(*sorted(draw(by_day)))),
        private=private,
    )


@st.composite
def _sessions(draw: st.DrawFn, number: int, goals: list[Ref]) -> Session:
    private = draw(st.booleans())
    text = texts(private=private)
    return session(
        number,
        draw(_days),
        status=draw(st.sampled_from(["planned", "held", "held", "held", "cancelled", "missed"])),
        minutes=draw(st.none() | st.integers(1, 300)),
        how=draw(st.sampled_from([None, *MEETING_TYPES])),
        where=draw(st.none() | text),
        notes=draw(st.none() | text),
        private_notes=draw(st.none() | texts(private=True)),
        topics=tuple(draw(st.lists(text, max_size=2))),
        takeaways=tuple(draw(st.lists(text, max_size=2))),
        goals=tuple(draw(st.lists(st.sampled_from(goals), unique=True))) if goals else (),
        cancelled_by=draw(st.sampled_from([None, "me", "them"])),
        why=draw(st.none() | text),
        private=private,
    )


@st.composite
def _points(draw: st.DrawFn, number: int, sessions: list[Ref]) -> Entry:
    private = draw(st.booleans())
    discussed = draw(st.booleans())
    return point(
        number,
        text=draw(texts(private=private)),
        on=draw(_days),
        status="discussed" if discussed else "open",
        closed_on=draw(_days) if discussed else None,
        session=draw(st.sampled_from([None, *sessions])) if discussed else None,
        private=private,
    )


@st.composite
def _actions(draw: st.DrawFn, number: int, sessions: list[Session], goals: list[Ref]) -> Action:
    promised_in = draw(st.sampled_from([None, *sessions]))
    # `private s1` does not mark the actions of the session, so they may have no private mark
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
    made: dict[str, Any] = {
        "note": _notes,
        "milestone": _milestones,
        "feedback": _feedback,
        "checkin": _checkins,
        "rating": _ratings,
    }
    kind = draw(st.sampled_from(sorted(made)))
    entry: Entry = draw(made[kind](number, text, goals))
    return entry._replace(private=private)


@st.composite
def _notes(draw: st.DrawFn, number: int, text: st.SearchStrategy[str], _: list[Ref]) -> Entry:
    return note(number, text=draw(text), on=draw(_days), private=False)


@st.composite
def _milestones(draw: st.DrawFn, number: int, text: st.SearchStrategy[str], goals: list[Ref]) -> Entry:
    celebrated_on = draw(st.none() | _days)
    return milestone(
        number,
        on=draw(_days),
        title=draw(text),
        celebrated_on=celebrated_on,
        how=draw(st.none() | text),
        goal=draw(st.sampled_from([None, *goals])),
    )


@st.composite
def _feedback(draw: st.DrawFn, number: int, text: st.SearchStrategy[str], _: list[Ref]) -> Entry:
    outcome = draw(st.sampled_from([None, "improved", "unchanged", "worse"]))
    return feedback(
        number,
        on=draw(_days),
        direction=draw(st.sampled_from(["given", "received"])),
        tone=draw(st.sampled_from([None, "praise", "constructive"])),
        text=draw(st.none() | text),
        situation=draw(st.none() | text),
        behaviour=draw(text),
        impact=draw(st.none() | text),
        outcome=outcome,
        outcome_on=draw(_days) if outcome else None,
        outcome_note=draw(st.none() | text) if outcome else None,
    )


@st.composite
def _checkins(draw: st.DrawFn, number: int, text: st.SearchStrategy[str], _: list[Ref]) -> Entry:
    scores = st.none() | st.integers(1, 5)
    return checkin(
        number,
        draw(_days),
        frequency=draw(scores),
        challenge=draw(st.integers(1, 5)),
        more=draw(st.none() | text),
        less=draw(st.none() | text),
    )


@st.composite
def _ratings(draw: st.DrawFn, number: int, text: st.SearchStrategy[str], _: list[Ref]) -> Entry:
    return rating(
        number, draw(st.integers(1, 5)), draw(_days), skill=draw(text), owner=draw(st.sampled_from(["me", "them"]))
    )


def _without_private(everything: tuple[Any, ...]) -> tuple[Entry, ...]:
    """The entries and their references, as if no private entry had ever been recorded."""
    hidden = {entry.ref for entry in everything if entry.private}
    hidden |= {entry.ref for entry in everything if isinstance(entry, Action) and entry.session in hidden}
    return tuple(_without(entry, hidden) for entry in everything if entry.ref not in hidden)


def _without(entry: Any, hidden: set[Ref]) -> Entry:
    gone: dict[str, object] = {name: None for name in ("session", "goal") if getattr(entry, name, None) in hidden}
    if isinstance(entry, Session):
        gone["private_notes"] = None
        gone["goals"] = tuple(ref for ref in entry.goals if ref not in hidden)
    if isinstance(entry, Point) and "session" in gone:
        gone |= {"status": "open", "closed_on": None}
    left: Entry = entry._replace(**gone)
    return left


def dated(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries with fields for a calendar: half of the sessions are planned, with a time and sometimes a time zone;
    some goals and points are open, and these goals have a due date."""
    return tuple(_dated(entry) for entry in entries)


def _dated(entry: Any) -> Entry:
    odd = entry.ref.number % 2
    fields: dict[str, object] = {}
    if entry.ref.kind == "session" and odd:
        zone = "Europe/Copenhagen" if entry.ref.number > 1 else None
        fields = {"status": "planned", "at": dt.time(14), "zone": zone, "how": "video"}
    elif entry.ref.kind == "goal" and odd:
        fields = {"status": "open", "closed_on": None, "due_on": entry.on}
    elif entry.ref.kind == "point" and odd:
        fields = {"status": "open", "closed_on": None, "session": None}
    changed: Entry = entry._replace(**fields)
    return changed


ANSWERS = ("agreement", "email", "focus", "org", "reason", "thanks", "learned", "same", "different", "next")
"""The optional text fields of a relationship."""


@st.composite
def bonds(draw: st.DrawFn) -> Relationship:
    """An active or ended relationship with any text in its fields."""
    text = texts()
    ended_on = draw(st.none() | st.dates(dt.date(2026, 3, 2), dt.date(2026, 12, 28)))
    return relationship(
        name=draw(text),
        role=draw(st.sampled_from(["mentor", "mentee"])),
        status="ended" if ended_on else "active",
        cadence=draw(text),
        ended_on=ended_on,
        keep_in_touch_on=draw(st.none() | _days),
        agreed_on=draw(st.none() | _days),
        **{field: draw(st.none() | text) for field in ANSWERS},
    )
