"""The contact log as JSON and as tables."""

import csv
import io
import json

from mentorlog.export.hours import SESSION_COLUMNS, TOTAL_COLUMNS, hours_shape, hours_table, hours_tables
from mentorlog.insight.hours import ContactLine, Hours, Total
from tests.builders import day

LOG = Hours(
    day("2026-01-01"),
    None,
    False,
    (
        ContactLine(day("2026-03-02"), "Ana Souza", "mentor", 60, "in-person", ("fear", "=1+2")),
        ContactLine(day("2026-03-09"), "=Bo", "mentee", None, None, private=True),
    ),
    (Total(2026, "mentor", "mentoring", 1, 1, 60, 0), Total(None, "mentee", "mentoring", 1, 1, 0, 1)),
)


ONE = {"type": "mentoring", "people": 1, "sessions": 1}


def rows(data):
    """A table as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_json_of_the_log_is_plain_data():
    """Dates are in ISO format, unknown values are null, and there are no refs."""
    result = json.loads(json.dumps(hours_shape(LOG)))
    assert result == {
        "since": "2026-01-01",
        "until": None,
        "anonymous": False,
        "sessions": [
            {
                "on": "2026-03-02",
                "person": "Ana Souza",
                "role": "mentor",
                "type": "mentoring",
                "minutes": 60,
                "how": "in-person",
                "topics": ["fear", "=1+2"],
                "private": False,
            },
            {
                "on": "2026-03-09",
                "person": "=Bo",
                "role": "mentee",
                "type": "mentoring",
                "minutes": None,
                "how": None,
                "topics": [],
                "private": True,
            },
        ],
        "totals": [
            {"year": 2026, "role": "mentor", **ONE, "minutes": 60, "without_length": 0},
            {"year": None, "role": "mentee", **ONE, "minutes": 0, "without_length": 1},
        ],
    }


def test_the_table_of_sessions_opens_in_a_spreadsheet():
    """It has a byte order mark, one topic per line, empty cells for unknown values, and no active formula."""
    assert hours_table(LOG).startswith(b"\xef\xbb\xbfon,person,role,type,minutes,how,topics\r\n")
    assert rows(hours_table(LOG)) == [
        list(SESSION_COLUMNS),
        ["2026-03-02", "Ana Souza", "mentor", "mentoring", "60", "in-person", "fear\n'=1+2"],
        ["2026-03-09", "'=Bo", "mentee", "mentoring", "", "", ""],
    ]


def test_the_totals_are_a_separate_table():
    """The total of all years has an empty year."""
    made = hours_tables(LOG)
    assert list(made) == ["sessions.csv", "totals.csv"]
    assert made["sessions.csv"] == hours_table(LOG)
    assert rows(made["totals.csv"]) == [
        list(TOTAL_COLUMNS),
        ["2026", "mentor", "mentoring", "1", "1", "60", "0"],
        ["", "mentee", "mentoring", "1", "1", "0", "1"],
    ]
