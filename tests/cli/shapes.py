"""The JSON shapes that scripts rely on, as DESIGN lists them: at least these keys."""

from __future__ import annotations

from typing import Any, Final

ENTRY: Final = frozenset(("ref", "kind", "relationship", "private"))
"""The keys of every entry."""

KEYS: Final = {
    kind: ENTRY | frozenset(keys.split())
    for kind, keys in {
        "relationship": "name role status focus cadence started_on ends_on",
        "session": "status on at minutes how where notes private_notes topics takeaways goals points cancelled_by why "
        "moved actions",
        "goal": "title why measure due_on status progress checkpoints",
        "action": "text person owner due_on status done_on session goal carried",
        "feedback": "direction tone on text situation behaviour impact follow_up_on outcome",
        "milestone": "title on status celebrated_on how goal",
        "point": "text status carried",
        "note": "on text",
        "checkin": "on frequency challenge more less",
        "rating": "on skill score owner",
        "advice": "direction on text try_by outcome outcome_note outcome_on session",
        "resource": "title url type skill goal recommended_by status on due_on done_on minutes takeaway",
    }.items()
}

PERSON: Final = {
    *("ref", "name", "role", "status", "focus", "cadence", "started_on", "ends_on"),
    *("sessions_held", "last_session_on", "next_session_on"),
}
"""One row of `people`."""


def shaped(entry: Any, kind: str) -> Any:
    """Assert that the entry is of that kind and has all keys of its shape; return it."""
    assert isinstance(entry, dict), entry
    assert entry["kind"] == kind
    assert KEYS[kind] <= entry.keys(), KEYS[kind] - entry.keys()
    return entry


def has(entry: Any, **fields: object) -> None:
    """Assert that an entry has these values."""
    assert {key: entry[key] for key in fields} == fields
