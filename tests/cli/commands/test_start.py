"""`start`: a new relationship."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, ends


def test_it_says_who_mentors_whom(mentor: Mentor) -> None:
    """My role decides the sentence."""
    assert "You mentor Ana." in mentor("start Ana --i-am mentor").out
    assert "Bo mentors you." in mentor("start Bo --i-am mentee").out


def test_a_relationship_has_all_that_was_said(mentor: Mentor) -> None:
    """Every option is a field of the new entry; words of a name need no quotes."""
    entry = mentor(
        'start Ana Souza --i-am mentor --focus "speaking up" --cadence "every 2 weeks" --since 2026-03-02 '
        '--until 2027-03-01 --email ana@example.org --org "Nord A/S" --json'
    ).json
    shaped(entry, "relationship")
    has(
        entry,
        ref="r1",
        name="Ana Souza",
        relationship="Ana Souza",
        role="mentor",
        status="active",
        focus="speaking up",
        cadence="every 2 weeks",
        started_on="2026-03-02",
        ends_on="2027-03-01",
        email="ana@example.org",
        org="Nord A/S",
        private=False,
    )


def test_a_relationship_is_monthly_from_today_unless_said(mentor: Mentor) -> None:
    """What was not said has its default, or is null."""
    entry = mentor("start Ana --i-am mentor --json").json
    assert (entry["cadence"], entry["started_on"]) == ("monthly", "2026-11-23")
    assert (entry["ends_on"], entry["focus"], entry["email"], entry["org"]) == (None, None, None, None)


def test_dates_of_a_relationship_look_the_right_way(mentor: Mentor) -> None:
    """`--since` looks back and `--until` ahead, both said with the weekday."""
    said = mentor("start Ana --i-am mentor --since friday --until friday").out
    assert "Fri 20 Nov" in said
    assert "Fri 27 Nov" in said


def test_a_private_relationship_is_marked(mentor: Mentor) -> None:
    """`--private` keeps the whole relationship out of exports."""
    assert mentor("start Ana --i-am mentor --private --json").json["private"] is True


def test_the_name_may_stand_in_with(mentor: Mentor) -> None:
    """`--with` is another way to say the name, and twice is once too often."""
    assert mentor('start -w "Ana Souza" --i-am mentor --json').json["name"] == "Ana Souza"
    mentor.fails("start Bo -w Carl --i-am mentor", code=2)


def test_after_dashes_a_name_may_look_like_an_option(mentor: Mentor) -> None:
    """`--` makes everything after it the name."""
    assert mentor(["start", "--i-am", "mentor", "--json", "--", "-w", "Ana"]).json["name"] == "-w Ana"


@pytest.mark.parametrize("name", ["Søren Østergård", "田中 花子", "O'Neill", "[bold]Ana[/bold]", ":smile: 🙂"])
def test_any_name_is_kept_as_it_is(mentor: Mentor, name: str) -> None:
    """Letters of any script, brackets and colons are nothing special."""
    assert mentor(["start", name, "--i-am", "mentor", "--json"]).json["name"] == name
    assert name in mentor("people").out


@pytest.mark.parametrize("line", ["start --i-am mentor", 'start "" --i-am mentor', 'start "  " --i-am mentor'])
def test_a_relationship_needs_a_name(mentor: Mentor, line: str) -> None:
    """No name, or a blank one, is wrong usage, and makes no journal."""
    mentor.fails(line, code=2)
    assert not mentor.db.exists()


def test_a_name_that_looks_like_a_ref_is_refused(mentor: Mentor) -> None:
    """A ref always wins, so that such a name could never be typed."""
    assert "'r2'" in mentor.fails("start r2 --i-am mentor", code=2)


def test_away_from_a_terminal_the_role_must_be_said(mentor: Mentor) -> None:
    """What is missing is exit 2, with the option to type."""
    assert "--i-am mentor" in mentor.fails("start Ana", code=2)
    assert not mentor.db.exists()


@pytest.mark.parametrize(
    "options",
    [
        "--i-am boss",
        "--i-am mentor --cadence sometimes",
        "--i-am mentor --since 2026-02-31",
        "--i-am mentor --until nonsense",
        "--i-am mentor --since 2026-05-01 --until 2026-04-30",
        '--i-am mentor --focus ""',
    ],
)
def test_a_wrong_option_starts_nothing(mentor: Mentor, options: str) -> None:
    """A role, cadence or date that is none, and an end before the start, are wrong usage."""
    mentor.fails(f"start Ana {options}", code=2)
    assert not mentor.db.exists()


@pytest.mark.parametrize("name", ["Ana Souza", "ana souza", "ANA  SOUZA", "Aná Souza"])
def test_a_second_active_relationship_of_one_name_is_refused(ana: Mentor, name: str) -> None:
    """Case and accents do not tell two people apart."""
    assert "r1" in ana.fails(["start", name, "--i-am", "mentee"], code=1)
    assert len(ana("people --all --json").json) == 1


def test_a_name_is_free_again_once_the_relationship_has_ended(ana: Mentor) -> None:
    """A second round with the same person is a relationship of its own."""
    ana("end ana")
    assert ana("start Ana Souza --i-am mentee --json").json["ref"] == "r2"


def test_at_a_terminal_the_role_is_asked_for(mentor: Mentor) -> None:
    """A number chooses; the answer says what it came to."""
    child = at_terminal(mentor, "start", "Ana")
    child.expect("Your role")
    child.sendline("2")
    code, said = ends(child)
    assert code == 0
    assert "Ana mentors you." in said
    assert mentor("show ana --json").json["role"] == "mentee"


def test_ctrl_c_at_the_question_starts_nothing(mentor: Mentor) -> None:
    """It ends with 130, without a traceback and without a journal."""
    child = at_terminal(mentor, "start", "Ana")
    child.expect("Your role")
    child.sendintr()
    code, said = ends(child)
    assert code == 130
    assert "Traceback" not in said
    assert not mentor.db.exists()


VARIANTS = [
    ("Siobhán O\u2019Neill", "siobhan o'neill"),
    ("Siobhán O\u2019Neill", "o'neill"),
    ("O'Neill", "O\u2019NEILL"),
    ("O\u02bcNeill", "O\u00b4Neill"),
    ("O\uff07Neill", "o'neill"),
    ("Anna\u2011Lena Holm", "anna-lena"),
    ("Anna-Lena Holm", "Anna\u2013Lena Holm"),
    ("Anna\u2010Lena", "anna\u2212lena"),
    ("\u200bZoe\u00a0 Lund\u200e", "zoe lund"),
    ("Zoe\u00ad Lund", "ZOE LUND"),
    ("\ufeffZoe", "zoe"),
    ("Bo \u201cBobo\u201d Lind", 'bo "bobo" lind'),
]
"""Names as they are pasted, and as they are typed."""


@pytest.mark.parametrize(("pasted", "typed"), VARIANTS)
def test_typographic_variants_are_the_same_name(mentor: Mentor, pasted: str, typed: str) -> None:
    """A name that was pasted is found by what a keyboard types, and the other way round."""
    mentor(["start", pasted, "--i-am", "mentor"])
    (person,) = mentor("people --json").json
    assert mentor(["note", "hi", "-w", typed, "--json"]).json["relationship"] == person["name"]


@pytest.mark.parametrize(("pasted", "typed"), [(pasted, typed) for pasted, typed in VARIANTS if typed != "o'neill"])
def test_a_variant_of_a_name_is_not_started_again(mentor: Mentor, pasted: str, typed: str) -> None:
    """It is the same person."""
    if typed == "anna-lena":
        typed = "anna-lena holm"
    for first, second in ((pasted, typed), (typed, pasted)):
        mentor.db.unlink(missing_ok=True)
        mentor(["start", first, "--i-am", "mentor"])
        assert "already (r1)" in mentor.fails(["start", second, "--i-am", "mentee"], code=1)
