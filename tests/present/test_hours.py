"""Tests of the contact log on the screen."""

from __future__ import annotations

from mentorlog.insight.hours import ContactLine, Hours, Total
from mentorlog.present.hours import hours_page
from mentorlog.present.plain import render
from tests.builders import day
from tests.present.screen import drawn_lines

MET = (
    ContactLine(day("2025-12-30"), "Søren Østergård", "mentor", 90, "in-person", ("delegation", "career goals")),
    ContactLine(day("2026-03-02"), "Søren Østergård", "mentor", None, "video", (), private=True),
    ContactLine(day("2026-03-09"), "王小明", "mentee", 200, None, ("confidence",)),
)
TOTALS = (
    Total(2025, "mentor", "mentoring", 1, 1, 90, 0),
    Total(2026, "mentee", "mentoring", 1, 1, 200, 0),
    Total(2026, "mentor", "mentoring", 1, 1, 0, 1),
    Total(None, "mentor", "mentoring", 2, 12, 754, 1),
)
LOG = Hours(None, None, False, MET, TOTALS)


def test_a_pipe_has_a_line_per_session_and_per_total() -> None:
    """Every line has the same number of tabs, and nothing is cut."""
    assert render(hours_page(LOG)).splitlines() == [
        "2025\tas mentor\t1 session\t1 h 30 min\twith 1 person",
        "2026\tas mentee\t1 session\t3 h 20 min\twith 1 person",
        "2026\tas mentor\t1 session\t0 min\twith 1 person, 1 with no length",
        "All years\tas mentor\t12 sessions\t12 h 34 min\twith 2 people, 1 with no length",
        "",
        "30 Dec 2025\tSøren Østergård\tmentor\t90 min\tin person\tdelegation, career goals",
        "2 Mar 2026\tSøren Østergård\tmentor\tno length\tvideo\tprivate",
        "9 Mar 2026\t王小明\tmentee\t200 min\t\tconfidence",
    ]


def test_the_log_fits_a_screen() -> None:
    """Columns are aligned; the totals of each year are above a rule."""
    assert drawn_lines(hours_page(LOG)) == [
        "2025       as mentor    1 session   1 h 30 min  with 1 person",
        "2026       as mentee    1 session   3 h 20 min  with 1 person",
        "2026       as mentor    1 session        0 min  with 1 person, 1 with no length",
        "All years  as mentor  12 sessions  12 h 34 min  with 2 people, 1 with no length",
        "─" * 80,
        "30 Dec 2025  Søren Østergård  mentor     90 min  in person  delegation, career",
        "                                                            goals",
        " 2 Mar 2026  Søren Østergård  mentor  no length  video      private",
        " 9 Mar 2026  王小明           mentee    200 min             confidence",
    ]


def test_the_log_fits_a_narrow_screen() -> None:
    """Columns that do not fit beside the day and the person go below them."""
    lines = drawn_lines(hours_page(LOG), 40)
    assert max(map(len, lines)) <= 40
    first = lines.index("─" * 40) + 1
    assert lines[first].startswith("30 Dec 2025  Søren Østergård")
    assert "90 min" in " ".join(lines[first + 1 : first + 3])


def test_a_screen_shows_the_last_sessions() -> None:
    """The number of earlier sessions is shown; the totals include all."""
    *totals, _, earlier, last = render(hours_page(LOG, max_sessions=1)).splitlines()
    assert earlier == "2 earlier sessions before these: mentorlog hours --until DATE"
    assert last.startswith("9 Mar 2026")
    assert totals[-1].startswith("All years\tas mentor\t12 sessions")
    assert render(hours_page(LOG, max_sessions=3)) == render(hours_page(LOG))


def test_what_every_session_has_is_secondary() -> None:
    """Of one person, the name and the role are the same in every line; what differs is not dimmed."""
    *_, log = hours_page(LOG._replace(lines=LOG.lines[:2]))
    assert [[cell[0].style for cell in row[1:5]] for row in log.rows] == [
        ["dim", "dim", "plain", "plain"],
        ["dim", "dim", "look", "plain"],
    ]
    *_, log = hours_page(LOG)
    assert {row[1][0].style for row in log.rows} == {"plain"}


def test_an_empty_log_suggests_a_command() -> None:
    """An empty period suggests none."""
    assert "mentorlog log TEXT --for 45m" in render(hours_page(Hours(None, None, False, (), ())))
    assert render(hours_page(Hours(day("2026-01-01"), None, False, (), ()))) == "No session was held in this period.\n"


def test_text_in_the_log_is_inert() -> None:
    """A name or a topic cannot act on the terminal."""
    met = ContactLine(day("2026-03-02"), "[red]\x1b[31m", "mentor", 60, None, (":smile:\u202e\n",))
    said = "\n".join(drawn_lines(hours_page(Hours(None, None, False, (met,), ()))))
    assert "[red]" in said
    assert ":smile:" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
