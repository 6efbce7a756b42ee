"""`start`: start a relationship."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, ends, press_ctrl_c


def test_the_answer_says_who_mentors_whom(mentor: Mentor) -> None:
    """The sentence depends on the role."""
    assert "You mentor Ana." in mentor("start Ana --i-am mentor").out
    assert "Bo mentors you." in mentor("start Bo --i-am mentee").out


def test_every_option_is_recorded(mentor: Mentor) -> None:
    """The words of a name need no quotes."""
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


def test_the_default_is_monthly_from_today(mentor: Mentor) -> None:
    """Other fields are null."""
    entry = mentor("start Ana --i-am mentor --json").json
    assert (entry["cadence"], entry["started_on"]) == ("monthly", "2026-11-23")
    assert (entry["ends_on"], entry["focus"], entry["email"], entry["org"]) == (None, None, None, None)


def test_since_is_in_the_past_and_until_in_the_future(mentor: Mentor) -> None:
    """A weekday is read accordingly, and the answer shows both dates with their weekdays."""
    output = mentor("start Ana --i-am mentor --since friday --until friday").out
    assert "Fri 20 Nov" in output
    assert "Fri 27 Nov" in output


def test_private_starts_a_private_relationship(mentor: Mentor) -> None:
    """No export includes it."""
    assert mentor("start Ana --i-am mentor --private --json").json["private"] is True


def test_the_name_may_be_given_with_w(mentor: Mentor) -> None:
    """A name as an argument too is a usage error."""
    assert mentor('start -w "Ana Souza" --i-am mentor --json').json["name"] == "Ana Souza"
    mentor.fails("start Bo -w Carl --i-am mentor", code=2)


def test_after_dashes_a_name_may_look_like_an_option(mentor: Mentor) -> None:
    """Everything after `--` is the name."""
    assert mentor(["start", "--i-am", "mentor", "--json", "--", "-w", "Ana"]).json["name"] == "-w Ana"


@pytest.mark.parametrize("name", ["Søren Østergård", "田中 花子", "O'Neill", "[bold]Ana[/bold]", ":smile: 🙂"])
def test_any_name_is_stored_exactly(mentor: Mentor, name: str) -> None:
    """Letters of any script, brackets and colons have no special meaning."""
    assert mentor(["start", name, "--i-am", "mentor", "--json"]).json["name"] == name
    assert name in mentor("people").out


@pytest.mark.parametrize("line", ["start --i-am mentor", 'start "" --i-am mentor', 'start "  " --i-am mentor'])
def test_a_relationship_needs_a_name(mentor: Mentor, line: str) -> None:
    """A missing or blank name is a usage error (exit 2), and no journal is created."""
    mentor.fails(line, code=2)
    assert not mentor.db.exists()


def test_a_name_that_looks_like_a_ref_is_refused(mentor: Mentor) -> None:
    """Commands would read such a name as a ref."""
    assert "'r2'" in mentor.fails("start r2 --i-am mentor", code=2)


def test_outside_a_terminal_the_role_is_required(mentor: Mentor) -> None:
    """The error (exit 2) suggests the option."""
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
def test_an_invalid_option_starts_nothing(mentor: Mentor, options: str) -> None:
    """An invalid role, cadence or date and an end before the start are usage errors (exit 2)."""
    mentor.fails(f"start Ana {options}", code=2)
    assert not mentor.db.exists()


@pytest.mark.parametrize("name", ["Ana Souza", "ana souza", "ANA  SOUZA", "Aná Souza"])
def test_a_second_active_relationship_with_the_same_name_is_refused(ana: Mentor, name: str) -> None:
    """Case, blanks and accents are ignored."""
    assert "r1" in ana.fails(["start", name, "--i-am", "mentee"], code=1)
    assert len(ana("people --all --json").json) == 1


def test_the_name_of_an_ended_relationship_can_be_used_again(ana: Mentor) -> None:
    """The new relationship has its own ref."""
    ana("end ana")
    assert ana("start Ana Souza --i-am mentee --json").json["ref"] == "r2"


def test_at_a_terminal_the_role_is_asked(mentor: Mentor) -> None:
    """A number selects it."""
    child = at_terminal(mentor, "start", "Ana")
    child.expect("Your role")
    child.sendline("2")
    code, output = ends(child)
    assert code == 0
    assert "Ana mentors you." in output
    assert mentor("show ana --json").json["role"] == "mentee"


def test_ctrl_c_at_the_question_starts_nothing(mentor: Mentor) -> None:
    """The command exits with 130, without a traceback and without a journal."""
    child = at_terminal(mentor, "start", "Ana")
    child.expect("Your role")
    press_ctrl_c(child)
    code, output = ends(child)
    assert code == 130
    assert "Traceback" not in output
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
"""Names as they are pasted and as they are typed."""


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(("pasted", "typed"), VARIANTS)
def test_typographic_variants_are_the_same_name(mentor: Mentor, pasted: str, typed: str) -> None:
    """A pasted name with typographic characters is found by the characters of a keyboard."""
    mentor(["start", pasted, "--i-am", "mentor"])
    (person,) = mentor("people --json").json
    assert mentor(["note", "hi", "-w", typed, "--json"]).json["relationship"] == person["name"]


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(("pasted", "typed"), [(pasted, typed) for pasted, typed in VARIANTS if typed != "o'neill"])
def test_a_typographic_variant_of_an_active_name_is_refused(mentor: Mentor, pasted: str, typed: str) -> None:
    """Either spelling may come first."""
    if typed == "anna-lena":
        typed = "anna-lena holm"
    for first, second in ((pasted, typed), (typed, pasted)):
        mentor.db.unlink(missing_ok=True)
        mentor(["start", first, "--i-am", "mentor"])
        assert "already (r1)" in mentor.fails(["start", second, "--i-am", "mentee"], code=1)
