"""`agenda`: list the points to raise, or write them as a page."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped
from tests.cli.terminal import read


@pytest.fixture
def raised(two: Mentor) -> Mentor:
    """Two points for Ana, one of them carried through two sessions, and one point for Bo."""
    return two.given(
        "raise old one -w ana --on 2026-11-01",
        "log -w ana --on 2026-11-02 talked",
        "log -w ana --on 2026-11-09 talked",
        "raise fresh one -w ana",
        "raise for Bo -w bo",
    )


def test_open_points_of_every_relationship_are_listed(raised: Mentor) -> None:
    """The points carried over longest come first, with their refs."""
    assert [shaped(entry, "point")["text"] for entry in raised("agenda --json").json] == [
        "old one",
        "fresh one",
        "for Bo",
    ]
    output = raised("agenda").out
    for word in ("old one", "t1", "fresh one", "t2", "for Bo", "t3"):
        assert word in output


@pytest.mark.parametrize(
    "line", ["agenda bo", "agenda Bo Lind", "agenda -w bo", "agenda R2", 'agenda --with "bo lind"']
)
def test_the_name_may_be_an_argument_or_given_with_w(raised: Mentor, line: str) -> None:
    """Part of the name, the whole name and a ref in any case are accepted."""
    assert [entry["text"] for entry in raised(f"{line} --json").json] == ["for Bo"]


def test_agenda_all_includes_closed_points(raised: Mentor) -> None:
    """By default, discussed and dropped points are not listed."""
    raised("done t1")
    raised("drop t2")
    assert raised("agenda ana --json").json == []
    assert {(entry["ref"], entry["status"]) for entry in raised("agenda ana --all --json").json} == {
        ("t1", "discussed"),
        ("t2", "dropped"),
    }


def test_an_empty_agenda_suggests_raise(ana: Mentor) -> None:
    """The command succeeds, and its JSON is an empty list."""
    assert "mentorlog raise" in ana("agenda").output
    assert ana("agenda ana --json").json == []


@pytest.mark.parametrize("line", ["agenda ana -w bo", 'agenda ""'])
def test_two_names_or_a_blank_name_are_refused(raised: Mentor, line: str) -> None:
    """Both are usage errors (exit 2)."""
    raised.fails(line, code=2)


def test_listing_creates_no_journal(mentor: Mentor) -> None:
    """Without a journal, the list is empty."""
    assert mentor("agenda --json").json == []
    assert not mentor.db.exists()


# the page to send


@pytest.fixture
def full(raised: Mentor) -> Mentor:
    """A planned session with Ana, promises of both, and private entries of each kind."""
    return raised.given(
        "plan 2026-11-24 14:00 -w ana --for 60m --how in-person --where 'Room B'",
        "action add Send the list by 2026-11-20 -w ana",
        "action add Read it -w ana --theirs --by '1 dec'",
        "raise hidden point -w ana",
        "private t4",
        "action add hidden promise -w ana --private",
        "log hidden session -w ana --on 2026-11-16 --private --me 'hidden errand' --them 'hidden task'",
    )


def test_the_page_has_the_session_the_points_and_the_promises(full: Mentor) -> None:
    """It has no refs and nothing private, and a private session does not count as one that carried a point over."""
    answer = full("agenda ana --format md")
    assert answer.err == ""
    assert answer.out == (
        "# Agenda for our session on Tuesday 24 November 2026\n\n"
        "To Ana Souza (mentee), from your mentor.\n\n"
        "- When: 14:00, 60 min\n"
        "- How: in person\n"
        "- Where: Room B\n\n"
        "## To talk about\n\n"
        "- old one (carried over twice)\n"
        "- fresh one\n\n"
        "## I owe\n\n"
        "- Send the list (by Fri 20 Nov 2026)\n\n"
        "## You owe\n\n"
        "- Read it (by Tue 1 Dec 2026)\n"
    )
    assert full("agenda -w ana -f md").out == answer.out


def test_the_page_of_a_mentee_swaps_the_roles(full: Mentor) -> None:
    """If no session is planned, the page says so; sections without entries are omitted."""
    assert full("agenda bo --format md").out == (
        "# Agenda for our next session\n\nTo Bo Lind (mentor), from your mentee.\n\n- When: no date yet\n\n"
        "## To talk about\n\n- for Bo\n"
    )


def test_the_output_option_writes_the_page_to_a_file(full: Mentor) -> None:
    """Only the owner can read the file, an existing file needs `--force`, and the extension selects the format."""
    page = full("agenda ana --format md").out
    path = full.home / "agenda.md"
    assert full(["agenda", "ana", "-o", str(path)]).out == f"Wrote {path}\n"
    assert path.read_text("utf-8") == page
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    assert "--force overwrites it" in full.fails(["agenda", "ana", "-o", str(path)], code=1)
    assert path.read_text() == "mine"
    full(["agenda", "ana", "--format", "md", "-o", str(path), "--force"])
    assert path.read_text("utf-8") == page
    assert full("agenda ana -o -").out == page


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("agenda --format md", 2, "You have 2 active relationships"),
        ("agenda ana --format json", 2, "--format must be md, html or pdf, not 'json'"),
        ("agenda ana --format md --json", 2, "--json and --format md can't be used together"),
        ("agenda ana --json -o x.md", 2, "--json and -o can't be used together"),
        ("agenda ana --format md --all", 2, "the page has only open points"),
        ("agenda ana -o agenda.docx", 2, "-o agenda.md"),
        ("agenda ana -o agenda.json", 2, "-o agenda.md"),
        ("agenda zoe --format md", 1, "No relationship is called 'zoe'"),
        ("agenda ana -o .", 1, "is a folder"),
    ],
)
def test_an_invalid_command_writes_nothing(
    full: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, code: int, message: str
) -> None:
    """Each mistake has its own error message, and no file is created."""
    (full.home / "here").mkdir()
    monkeypatch.chdir(full.home / "here")
    assert message in full.fails(line, code=code)
    assert list(Path().iterdir()) == []


def test_the_page_of_a_private_relationship_is_refused(full: Mentor) -> None:
    """The error suggests the `shareable` command."""
    full("private r1")
    assert "mentorlog shareable r1" in full.fails("agenda ana --format md", code=1)
    full("shareable r1")
    assert full("agenda ana --format md").code == 0


def test_an_empty_page_asks_what_to_talk_about(ana: Mentor) -> None:
    """The name may be omitted if there is one relationship."""
    assert "What would you like to talk about?" in ana("agenda --format md").out


def test_without_relationships_the_page_is_refused(mentor: Mentor) -> None:
    """The error suggests `start`, and no journal is created."""
    assert "mentorlog start" in mentor.fails("agenda --format md", code=1)
    assert not mentor.db.exists()


@pytest.mark.heavy
def test_at_a_terminal_the_page_is_the_same_text(full: Mentor) -> None:
    """It has no colours and no line wrapping and does not open the pager, so that it can be copied."""
    full("config name none")
    for number in range(40):
        full(f"raise point number {number} -w ana")
    code, output = read(full, "agenda", "ana", "--format", "md", size=(10, 40), PAGER="false")
    assert code == 0
    assert output == full("agenda ana --format md").out


def test_the_extension_selects_html_or_pdf(full: Mentor) -> None:
    """`--format` selects it on stdout, and `--lang da` sets the language."""
    for name, beginning in (("agenda.html", b"<!doctype html>"), ("agenda.pdf", b"%PDF-")):
        path = full.home / name
        assert full(["agenda", "ana", "-o", str(path)]).out == f"Wrote {path}\n"
        assert path.read_bytes().startswith(beginning)
    page = full("agenda ana --format html").out
    title = 'Agenda for our session on <span class="date">Tuesday 24\u00a0November\u00a02026</span>'
    assert re.search(rf"<h1[^>]*>{title}</h1>", page)
    assert "<nav" not in page
    assert '<p dir="auto">old one</p> <span class="more">carried over twice</span>' in page
    assert full("agenda ana --format html --lang da").out.startswith('<!doctype html>\n<html lang="da">')


def test_a_terminal_shows_when_you_meet_and_what_was_promised(raised: Mentor) -> None:
    """A pipe has only the points, as a list."""
    raised("plan 2026-12-01 14:00 -w ana")
    raised("action add Send it --mine --by 2026-11-20 -w ana")
    raised("action add Read it --theirs -w ana")
    in_a_pipe = raised("agenda ana").out
    assert "14:00" not in in_a_pipe
    assert "Send it" not in in_a_pipe
    lines = raised("--color always agenda ana", NO_COLOR="1", TERM="dumb").out.splitlines()
    assert [" ".join(line.split()) for line in map(_without_styles, lines)] == [
        "Ana Souza Tue 1 Dec 14:00 · s3",
        "Agenda old one carried 2× · t1",
        "fresh one t2",
        "You owe ● Send it 3 days late · a1",
        "Ana owes ○ Read it a2",
    ]
    raised("drop t1 t2")
    nothing = _without_styles(raised("--color always agenda ana", TERM="dumb").out)
    assert "Nothing yet: mentorlog raise TEXT -w r1" in nothing


def _without_styles(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def assert_signs(ana: Mentor) -> None:
    """The promise to send something is due by the next session on all screens, that to read something is not."""
    for line in ("agenda ana", "review ana", "action ana", "action"):
        _, shown = read(ana, *line.split(), NO_COLOR="1")
        assert "◐ Send it" in shown
        assert "○ Read it" in shown


@pytest.mark.heavy
def test_a_promise_has_the_sign_of_the_review(ana: Mentor) -> None:
    """Half full if it is due by the next session, also in a list that does not show the session."""
    ana.given(
        "plan 2026-11-30 -w ana",
        "action add Send it --by 2026-11-30 -w ana",
        "action add Read it --by 2026-12-01 -w ana --theirs",
    )
    assert_signs(ana)


@pytest.mark.heavy
def test_a_promise_is_due_by_the_day_that_the_cadence_asks_for(ana: Mentor) -> None:
    """If no session is planned, all screens count from the last one."""
    ana.given(
        "edit r1 --cadence weekly",
        "log hello -w ana",
        "action add Send it --by 2026-11-30 -w ana",
        "action add Read it --by 2026-12-01 -w ana --theirs",
    )
    assert_signs(ana)
