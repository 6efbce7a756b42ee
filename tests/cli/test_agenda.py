"""`agenda`: the points to raise."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped


@pytest.fixture
def raised(two: Mentor) -> Mentor:
    """Two points for Ana, one of them carried through a session; and one for Bo."""
    return two.given(
        "raise old one -w ana --on 2026-11-01",
        "log -w ana --on 2026-11-09 talked",
        "raise new one -w ana",
        "raise for Bo -w bo",
    )


def test_it_lists_open_points_of_all(raised: Mentor) -> None:
    """The longest carried first, with refs."""
    assert [shaped(entry, "point")["text"] for entry in raised("agenda --json").json] == [
        "old one",
        "new one",
        "for Bo",
    ]
    said = raised("agenda").out
    for word in ("old one", "t1", "new one", "t2", "for Bo", "t3"):
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
