"""Read the questions of one's own that may be asked in a relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import ME
from mentorlog.model.vocabulary import QUESTION_ROLES
from mentorlog.store.queries import rows

if TYPE_CHECKING:
    import sqlite3

    from mentorlog.model import OwnQuestion, Relationship

_LATEST: Final = 100
"""The number of the newest questions that are read."""

_FITTING: Final = f"""
SELECT x.id,
  (SELECT ifnull(sum(held), 0) FROM tally WHERE relationship = :relationship AND month < substr(x.day, 1, 7))
  + (SELECT count(*) FROM session WHERE relationship = :relationship AND status = 'held'
    AND day BETWEEN substr(x.day, 1, 7) || '-01' AND x.day)
FROM question x WHERE x.relationship = {ME.number} AND x.role IN (:role, :either) ORDER BY x.id DESC LIMIT {_LATEST}
"""


def own_questions(connection: sqlite3.Connection, relationship: Relationship) -> tuple[OwnQuestion, ...]:
    """Read the newest hundred questions that fit one's role in the relationship, the oldest first; in the relationship
    with oneself, those about one's own development."""
    either, *_, for_me = QUESTION_ROLES
    role, either = (for_me, for_me) if relationship.role == "self" else (relationship.role, either)
    values = {"relationship": relationship.ref.number, "role": role, "either": either}
    # a journal without such questions loads no class
    before = dict(connection.execute(_FITTING, values).fetchall())
    if not before:
        return ()
    from mentorlog.model import OwnQuestion, Question

    marks = ", ".join("?" * len(before))
    questions = rows.read(connection, Question, f"WHERE x.id IN ({marks}) ORDER BY x.id", list(before))
    return tuple(OwnQuestion(question, before[question.ref.number]) for question in questions)
