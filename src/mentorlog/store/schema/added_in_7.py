"""What version 7 adds: advice, resources, questions, prospects, and the relationship with oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.vocabulary import ME_UUID
from mentorlog.store.schema.columns import (
    BELONGS,
    CREATED,
    ID,
    UUID,
    date,
    link,
    number,
    one_of,
    private,
    rule,
    text,
    texts,
)

if TYPE_CHECKING:
    import sqlite3

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "relationship": (
        one_of("type", "mentoring coaching", default="mentoring"),
        text("programme"),
        number("sessions_agreed", 1, 1000),
        text("admire"),
        texts("skills"),
        text("hope"),
        text("offer"),
        text("background"),
        text("found_through"),
        link("goal"),
        date("asked_on"),
        text("via"),
        text("message"),
        date("follow_up_on"),
        one_of("answer", "yes no later", required=False),
        date("answered_on"),
        text("answer_note"),
    ),
    "action": (text("person"),),
    "checkin": (
        one_of("owner", "me them", default="me"),
        one_of("expectations", "met partly unmet", required=False),
        text("expectations_note"),
        *(
            number(benefit, 1, 5)
            for benefit in ("skills", "career", "confidence", "network", "decisions", "satisfaction")
        ),
    ),
}
"""The columns added to the tables of version 5."""

TABLES: Final[dict[str, tuple[str, ...]]] = {
    "advice": (
        BELONGS,
        one_of("direction", "given received"),
        date("day", required=True),
        text("text", required=True),
        date("try_by"),
        one_of("outcome", "worked partly did_not_work", required=False),
        text("outcome_note"),
        date("outcome_on"),
        link("session"),
        date("snoozed_until"),
        private(0),
        CREATED,
    ),
    "resource": (
        BELONGS,
        text("title", required=True),
        one_of("status", "open done dropped", default="open"),
        date("day", required=True),
        text("url"),
        one_of("type", "book article course workshop talk video tool other", required=False),
        text("skill"),
        link("goal"),
        one_of("recommended_by", "me them", required=False),
        date("due_on"),
        date("done_on"),
        number("minutes", 1, 600_000),
        text("takeaway"),
        date("snoozed_until"),
        private(0),
        CREATED,
        rule("done_on belongs to the status done, and only to it", "(status = 'done') = (done_on IS NOT NULL)"),
    ),
    # no list of values for phase and role: the bank may gain others
    "question": (
        BELONGS,
        date("day", required=True),
        text("text", required=True),
        "phase TEXT NOT NULL DEFAULT 'any'",
        "role TEXT NOT NULL DEFAULT 'either'",
        text("topic"),
        private(0),
        CREATED,
    ),
}
"""The columns of each new table after `id` and `uuid`."""

_INDEXES: Final = (
    "DROP INDEX relationship_active_name",
    "CREATE UNIQUE INDEX relationship_active_name ON relationship (name) WHERE status = 'active' AND id > 0",
    "CREATE INDEX relationship_follow_up ON relationship (follow_up_on) WHERE follow_up_on IS NOT NULL",
    "CREATE INDEX relationship_asked ON relationship (asked_on) WHERE asked_on IS NOT NULL",
    "CREATE INDEX relationship_answered ON relationship (answered_on) WHERE answered_on IS NOT NULL",
    "CREATE INDEX relationship_goal ON relationship (goal) WHERE goal IS NOT NULL",
    "CREATE INDEX action_introduction ON action (relationship, done_on) WHERE person IS NOT NULL",
    "CREATE INDEX checkin_owner ON checkin (relationship, owner, day)",
    "CREATE INDEX checkin_expectations ON checkin (relationship, owner, day) WHERE expectations IS NOT NULL",
    "CREATE INDEX advice_day ON advice (day)",
    "CREATE INDEX advice_relationship ON advice (relationship, day)",
    "CREATE INDEX advice_waiting ON advice (relationship, try_by) WHERE outcome IS NULL",
    "CREATE INDEX advice_outcome ON advice (relationship, outcome_on) WHERE outcome IS NOT NULL",
    "CREATE INDEX advice_outcome_on ON advice (outcome_on) WHERE outcome IS NOT NULL",
    "CREATE INDEX advice_session ON advice (session) WHERE session IS NOT NULL",
    "CREATE INDEX resource_day ON resource (day)",
    "CREATE INDEX resource_relationship ON resource (relationship, day)",
    "CREATE INDEX resource_open ON resource (relationship, due_on) WHERE status = 'open'",
    "CREATE INDEX resource_done ON resource (relationship, done_on) WHERE status = 'done'",
    "CREATE INDEX resource_done_on ON resource (done_on) WHERE status = 'done'",
    "CREATE INDEX resource_goal ON resource (goal) WHERE goal IS NOT NULL",
    "CREATE INDEX question_day ON question (day)",
    "CREATE INDEX question_relationship ON question (relationship, day)",
)

# the row is created before the triggers, so that it is neither recorded nor found by search
ADD_ME: Final = (
    "INSERT INTO relationship (id, uuid, name, role, cadence, created_at) "
    f"VALUES (0, '{ME_UUID}', 'me', 'self', NULL, '2000-01-01T00:00:00.000Z')"
)


NEW_INDEXES: Final = frozenset(line.split(" ON ")[0].split()[-1] for line in _INDEXES if line.startswith("CREATE"))
"""The names of the indexes."""


def add_columns_and_tables(connection: sqlite3.Connection) -> None:
    """Add the columns, tables, indexes and the relationship `me`; the caller makes the triggers afterwards."""
    connection.execute("DROP TRIGGER record_relationship_insert")
    connection.execute("DROP TRIGGER record_relationship_replace")
    for table, columns in COLUMNS.items():
        for column in columns:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} (\n  " + ",\n  ".join((ID, UUID, *columns)) + "\n) STRICT")
    for statement in (*_INDEXES, ADD_ME):
        connection.execute(statement)
