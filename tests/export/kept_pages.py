"""Relationships that have ended, for pages to keep: a usual one, the fullest and the barest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.page_to_keep.sheet import Sheet, sheet_of
from mentorlog.export.translation import Translator
from mentorlog.insight.page_to_keep.build import build_page_to_keep
from mentorlog.insight.summary import build_summary
from tests.builders import checkpoints, goal, ref, relationship, session, whole

if TYPE_CHECKING:
    from mentorlog.insight.relationship_entries import RelationshipEntries

NOW: Final = dt.datetime.fromisoformat("2026-11-23T09:00")
_LENGTHS: Final = (60, 45, 90, 60, 75, 60, 50, 90, 60, 60, 120, 60, 45, 90)

TEXTS: Final = {
    "prose": "the long way from a first question to an answer that somebody else can use ",
    "capitals": "WHAT WE MEANT AND WHAT WE SAID ",
    "one word": "W",
    "Chinese": "從第一個問題到別人能用的答案",
    "Arabic": "من السؤال الأول إلى الجواب ",
    "many lines": "a\n\n",
    "code": "`x` ",
    "invisible": "\u202e",
    "combining": "Z\u0321\u0322\u031b ",
    "emoji": "👩🏽‍🏫🎉",
}
"""What the texts of the fullest pages are made of."""


def usual(**fields: Any) -> RelationshipEntries:
    """Fourteen sessions in sixteen months, with three goals and all answers."""
    bond = relationship(
        **{
            "name": "Søren Østergård",
            "role": "mentor",
            "status": "ended",
            "started_on": "2025-06-02",
            "ended_on": "2026-10-12",
            "focus": "From senior developer to somebody who leads without being asked",
            "learned": "- Ask **before** telling, and count to ten.\n- A no with a date is easier to hear than a "
            "maybe, so say it the day you know it.\n- Write down what was *not* said.",
            "thanks": "For saying out loud what you did not know, every time. "
            "It made it possible for the rest of us.\n\n"
            "I have started to do it too.",
            "next": "He mentors Mette from January, and keeps the design review.",
            "keep_in_touch_on": "2027-01-15",
            "summary_readers": "the two of us",
        }
        | fields
    )
    first = dt.date(2025, 6, 10)
    days = [first + dt.timedelta(days=35 * number + number % 3) for number in range(14)]
    sessions = [
        session(number, str(on), minutes=_LENGTHS[number - 1], status="cancelled" if number == 6 else "held")
        for number, on in enumerate(days, 1)
    ]
    return whole(
        *sessions,
        session(15, "2026-03-02", status="missed"),
        goal(
            1,
            "Run the design review alone",
            status="achieved",
            closed_on="2026-04-20",
            checkpoints=checkpoints(("2025-07-10", 15), ("2025-11-03", 25), ("2026-01-12", 60), ("2026-04-20", 100)),
        ),
        goal(2, "Say no to the platform team", checkpoints=checkpoints(("2025-10-01", 10), ("2026-09-01", 70))),
        goal(3, "Give one talk outside the company", status="dropped", closed_on="2026-06-01"),
        bond=bond,
    )


def fullest(text: str) -> RelationshipEntries:
    """Sixty sessions and twelve goals in five years, and every text longer than the page allows."""
    long = text * (4000 // len(text))
    line = " ".join(long.split())
    first = dt.date(2021, 3, 3)
    answers = dict.fromkeys(("focus", "thanks", "next", "summary_readers"), long)
    return whole(
        *(session(at, str(first + dt.timedelta(days=31 * at)), minutes=30 + at) for at in range(1, 61)),
        session(61, "2026-01-01", status="cancelled"),
        session(62, "2026-02-01", status="missed"),
        *(
            goal(at, line[:900], on="2021-03-09", checkpoints=checkpoints(("2022-03-23", 20), ("2024-04-13", 60)))
            for at in range(1, 13)
        ),
        bond=relationship(
            name=line[:300],
            status="ended",
            started_on="2021-03-02",
            ended_on="2026-06-15",
            learned=f"- {line}\n- {line}\n- {line}\n- {line}",
            keep_in_touch_on="2026-12-15",
            **answers,
        ),
    )


def barest() -> RelationshipEntries:
    """Nothing but a name and a time."""
    return whole(
        bond=relationship(ref("r1").number, name="Bo", status="ended", started_on="2026-03-02", ended_on="2026-03-02")
    )


def sheet(entries: RelationshipEntries, language: str = "en", *, owner: str | None = "Marianne Lund") -> Sheet:
    """The page to keep in a language."""
    return sheet_of(build_page_to_keep(build_summary(entries, now=NOW)), Translator(language), owner=owner)
