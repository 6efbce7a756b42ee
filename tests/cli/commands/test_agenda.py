"""`agenda`: the points to raise."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped
from tests.cli.terminal import read


@pytest.fixture
def raised(two: Mentor) -> Mentor:
    """Two points for Ana, one of them carried through a session; and one for Bo."""
    return two.given(
        "raise old one -w ana --on 2026-11-01",
        "log -w ana --on 2026-11-09 talked",
        "raise fresh one -w ana",
        "raise for Bo -w bo",
    )


def test_it_lists_open_points_of_all(raised: Mentor) -> None:
    """The longest carried first, with refs."""
    assert [shaped(entry, "point")["text"] for entry in raised("agenda --json").json] == [
        "old one",
        "fresh one",
        "for Bo",
    ]
    said = raised("agenda").out
    for word in ("old one", "t1", "fresh one", "t2", "for Bo", "t3"):
        assert word in said


@pytest.mark.parametrize(
    "line", ["agenda bo", "agenda Bo Lind", "agenda -w bo", "agenda R2", 'agenda --with "bo lind"']
)
def test_the_name_is_an_argument_or_with(raised: Mentor, line: str) -> None:
    """A part of the name, the whole name, a ref of any case."""
    assert [entry["text"] for entry in raised(f"{line} --json").json] == ["for Bo"]


def test_closed_points_come_with_all(raised: Mentor) -> None:
    """Discussed and dropped ones are off the agenda."""
    raised("done t1")
    raised("drop t2")
    assert raised("agenda ana --json").json == []
    assert {(entry["ref"], entry["status"]) for entry in raised("agenda ana --all --json").json} == {
        ("t1", "discussed"),
        ("t2", "dropped"),
    }


def test_an_empty_agenda_says_how_to_raise_something(ana: Mentor) -> None:
    """Nothing found is no error."""
    assert "mentorlog raise" in ana("agenda").said
    assert ana("agenda ana --json").json == []


@pytest.mark.parametrize("line", ["agenda ana -w bo", 'agenda ""'])
def test_two_names_and_a_blank_one_are_refused(raised: Mentor, line: str) -> None:
    """One is enough, and none is all."""
    raised.fails(line, code=2)


def test_without_a_journal_nothing_is_made(mentor: Mentor) -> None:
    """A read makes no journal."""
    assert mentor("agenda --json").json == []
    assert not mentor.db.exists()


# the page to send


@pytest.fixture
def full(raised: Mentor) -> Mentor:
    """Promises of both and a planned session with Ana besides; and something private of each kind."""
    return raised.given(
        "plan 2026-11-24 14:00 -w ana --for 60m --how in-person --where 'Room B'",
        "action add Send the list by 2026-11-20 -w ana",
        "action add Read it -w ana --theirs --by '1 dec'",
        "raise hidden point -w ana",
        "private t4",
        "action add hidden promise -w ana --private",
        "log hidden session -w ana --on 2026-11-16 --private --me 'hidden errand' --them 'hidden task'",
    )


def test_it_is_a_page_to_send(full: Mentor) -> None:
    """When and where, the points with how often they were carried, and what either promised; no refs, nothing private,
    and no count that tells of what is: the private session did not carry the points once more."""
    answer = full("agenda ana --format md")
    assert answer.err == ""
    assert answer.out == (
        "# Agenda for our session on Tue 24 Nov 2026\n\n"
        "To Ana Souza (mentee), from your mentor.\n\n"
        "- When: Tue 24 Nov 2026, 14:00, 60 min\n"
        "- How: in person\n"
        "- Where: Room B\n\n"
        "## To talk about\n\n"
        "- old one (carried over once)\n"
        "- fresh one\n\n"
        "## What I promised\n\n"
        "- Send the list (by Fri 20 Nov 2026)\n\n"
        "## What you promised\n\n"
        "- Read it (by Tue 1 Dec 2026)\n"
    )
    assert full("agenda -w ana -f md").out == answer.out


def test_the_page_of_a_mentee(full: Mentor) -> None:
    """The roles are the other way round; nothing planned and nothing promised is said, or left out."""
    assert full("agenda bo --format md").out == (
        "# Agenda for our next session\n\nTo Bo Lind (mentor), from your mentee.\n\n- When: no date yet\n\n"
        "## To talk about\n\n- for Bo\n"
    )


def test_it_is_saved(full: Mentor) -> None:
    """For the owner alone, and never over a file that is there; the name of the file says what it is."""
    page = full("agenda ana --format md").out
    place = full.home / "agenda.md"
    assert full(["agenda", "ana", "-o", str(place)]).out == f"Wrote {place}\n"
    assert place.read_text("utf-8") == page
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    place.write_text("mine")
    assert "--force overwrites it" in full.fails(["agenda", "ana", "-o", str(place)], code=1)
    assert place.read_text() == "mine"
    full(["agenda", "ana", "--format", "md", "-o", str(place), "--force"])
    assert place.read_text("utf-8") == page
    assert full("agenda ana -o -").out == page


@pytest.mark.parametrize(
    ("line", "code", "said"),
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
def test_what_makes_no_sense_writes_nothing(
    full: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, code: int, said: str
) -> None:
    """Each slip has its answer."""
    (full.home / "here").mkdir()
    monkeypatch.chdir(full.home / "here")
    assert said in full.fails(line, code=code)
    assert list(Path().iterdir()) == []


def test_nothing_of_a_private_relationship_is_sent(full: Mentor) -> None:
    """The line to type makes it shareable."""
    full("private r1")
    assert "mentorlog shareable r1" in full.fails("agenda ana --format md", code=1)
    full("shareable r1")
    assert full("agenda ana --format md").code == 0


def test_an_empty_one_asks_back(ana: Mentor) -> None:
    """The only one needs no name; nothing to raise is a question."""
    assert "What would you like to talk about?" in ana("agenda --format md").out


def test_without_anybody_there_is_no_page(mentor: Mentor) -> None:
    """And no journal is made."""
    assert "mentorlog start" in mentor.fails("agenda --format md", code=1)
    assert not mentor.db.exists()


def test_at_a_terminal_it_is_the_same_text(full: Mentor) -> None:
    """To be copied as it is: no colours, no folding, and no pager however long."""
    full("config name none")
    for number in range(40):
        full(f"raise point number {number} -w ana")
    code, said = read(full, "agenda", "ana", "--format", "md", size=(10, 40), PAGER="false")
    assert code == 0
    assert said == full("agenda ana --format md").out


def test_it_is_written_in_the_format_of_the_file(full: Mentor) -> None:
    """As a web page, and on paper; --format decides if the file does not."""
    for name, beginning in (("agenda.html", b"<!doctype html>"), ("agenda.pdf", b"%PDF-")):
        place = full.home / name
        assert full(["agenda", "ana", "-o", str(place)]).out == f"Wrote {place}\n"
        assert place.read_bytes().startswith(beginning)
    page = full("agenda ana --format html").out
    assert "<h1>Agenda for our session on Tue 24 Nov 2026</h1>" in page
    assert "<nav" not in page
    assert '<p dir="auto">old one</p> <span class="more">carried over once</span>' in page
    assert full("agenda ana --format html --lang da").out.startswith('<!doctype html>\n<html lang="da">')
