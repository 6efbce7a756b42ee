"""Danish values, read wherever English ones are, and the language that they do not depend on."""

from __future__ import annotations

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.input import prompts
from mentorlog.model import KINDS, MEETING_TYPES, OUTCOMES, PARTIES, ROLES, TONES
from mentorlog.model.choices import DANISH, find_choice
from tests.cli.conftest import Mentor
from tests.cli.shapes import has


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("fysisk", "in-person"),
        ("Fysisk møde", "in-person"),
        ("personligt", "in-person"),
        ("person", "in-person"),
        ("in person", "in-person"),
        ("telefon", "phone"),
        ("TLF", None),
        ("videomøde", "video"),
        ("online", "video"),
        ("v", "video"),
        ("skriftligt", "chat"),
        ("smoke", None),
    ],
)
def test_how_two_people_meet(ana: Mentor, typed: str, how: str | None) -> None:
    """In every command that has `--how`, and in a field line."""
    lines = (["plan", "friday", "--how", typed], ["log", "talked", "--how", typed])
    for line in lines:
        if how is None:
            assert "--how must be video, in-person, phone or chat" in ana.fails(line, code=2)
        else:
            has(ana([*line, "--json"]).json, how=how)
    if how is not None:
        has(ana(["edit", "s1", "--how", typed, "--json"]).json, how=how)
        has(ana("log - --json", stdin=f"how: {typed}\n\ntalked").json, how=how)


@pytest.mark.parametrize(("typed", "party"), [("mig", "me"), ("Mig", "me"), ("dem", "them"), ("hende", "them")])
def test_who_asked(ana: Mentor, typed: str, party: str) -> None:
    """For `move`, `cancel` and `miss`, and for the owner of an action."""
    ana("plan friday")
    has(ana(["move", "monday", "--who", typed, "--json"]).json, moved_by=party)
    has(ana(["cancel", "--who", typed, "--json"]).json, cancelled_by=party)
    ana("action add x")
    has(ana(["edit", "a1", "--owner", typed, "--json"]).json, owner=party)


def test_roles(mentor: Mentor) -> None:
    """With the Danish article."""
    has(mentor("start Ana --i-am menteen --json").json, role="mentee")
    has(mentor("edit r1 --role Mentoren --json").json, role="mentor")


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("forbedret", "improved"),
        ("uændret", "unchanged"),
        ("uaendret", "unchanged"),
        ("værre", "worse"),
        ("VÆRRE", "worse"),
    ],
)
def test_outcomes(ana: Mentor, typed: str, outcome: str) -> None:
    """The words after it are the note."""
    ana("feedback give x")
    has(ana(["outcome", "f1", typed, "meget", "bedre", "--json"]).json, outcome=outcome)
    has(ana(["edit", "f1", "--outcome", typed, "--json"]).json, outcome=outcome)


def test_feedback_fields(ana: Mentor) -> None:
    """Tone and direction."""
    ana("feedback give x --praise")
    has(ana("edit f1 --tone konstruktiv --direction modtaget --json").json, tone="constructive", direction="received")
    has(ana("edit f1 --tone ros --json").json, tone="praise")


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("--topic netværk", "--topic networking"),
        ("--topic karriere", '--topic "career goals"'),
        ("--topic udfordringer", "--topic challenges"),
        ("--phase forberedelse", "--phase preparing"),
        ("--phase afslutning", '--phase "coming to closure"'),
        ("--technique lytning", "--technique listening"),
        ("--role menteen", "--role mentee"),
        ("--lang dansk", "--lang da"),
    ],
)
def test_questions(mentor: Mentor, danish: str, english: str) -> None:
    """The same questions."""
    found = mentor(f"questions {danish} --json").json
    assert found
    assert found == mentor(f"questions {english} --json").json


def test_kinds(ana: Mentor) -> None:
    """Of `timeline --in`, in the singular or plural."""
    ana("note x")
    ana("goal add y")
    for typed in ("noter", "notat"):
        assert [entry["kind"] for entry in ana(f"timeline --in {typed} --json").json] == ["note"]
    assert len(ana("timeline --in noter,mål --json").json) == 2


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        (["50 %"], 50),
        (["50", "%"], 50),
        (["50%"], 50),
        (["50", "procent"], 50),
        (["50 pct."], 50),
        (["50", "percent"], 50),
        (["50"], 50),
        (["50 % næsten", "der"], 50),
    ],
)
@pytest.mark.parametrize("note", [[], ["led", "two"]])
def test_progress_in_percent(ana: Mentor, words: list[str], progress: int, note: list[str]) -> None:
    """The sign is no part of the note."""
    ana("goal add x")
    (point,) = ana(["checkpoint", "g1", *words, *note, "--json"]).json["checkpoints"]
    meant = [*(["næsten", "der"] if "næsten" in words[0] else []), *note]
    assert (point["progress"], point["note"]) == (progress, " ".join(meant) or None)


@pytest.mark.parametrize("typed", ["dansk", "Dansk", "danish", "DA"])
def test_settings(mentor: Mentor, typed: str) -> None:
    """Stored in the program's words, and read so if the user wrote the file."""
    mentor(["config", "language", typed])
    assert mentor("config language").out == "da\n"
    file = mentor.home / ".config" / "mentorlog" / "config.toml"
    assert '"da"' in file.read_text()
    file.write_text(f'language = "{typed}"\n')
    assert mentor("config language").out == "da\n"
    mentor("config color aldrig")
    assert mentor("config color --json").json == {"color": "never"}
    mentor("--color aldrig people")


@pytest.mark.parametrize(
    ("answers", "meant"),
    [
        (["ja"], True),
        (["J"], True),
        (["jo"], True),
        (["Nej"], False),
        (["n"], False),
        (["måske", "ja"], True),
        ([""], False),
    ],
)
def test_yes_and_no(monkeypatch: pytest.MonkeyPatch, answers: list[str], meant: bool) -> None:  # noqa: FBT001
    """In English and Danish; another answer is asked for again, and Enter is the default."""
    monkeypatch.setattr(prompts, "ask", lambda *_, **__: answers.pop(0))
    assert prompts.confirm(App({}), "Sure?", default=False) is meant
    assert not answers


# numeric dates and the language


def test_in_danish_numeric_dates_are_day_first(ana: Mentor) -> None:
    """Unless the order is set too. A number that can be a time is still refused."""
    ana.fails("plan 3/4", code=2)
    ana("config language dansk")
    has(ana("plan 3/4 --json").json, on="2027-04-03")
    has(ana("plan 03-04-2027 --json").json, on="2027-04-03")
    ana.fails("plan 4.12", code=2)
    ana("config date_order mdy")
    has(ana("plan 3/4 --json").json, on="2027-03-04")


DANISH_LOCALES = [
    {"LC_ALL": "da_DK.UTF-8"},
    {"LC_ALL": "", "LC_MESSAGES": "da_DK.UTF-8", "LANG": "en_US.UTF-8"},
    {"LC_MESSAGES": "", "LANG": "da"},
]
OTHER_LOCALES = [
    {"LC_ALL": "C", "LC_MESSAGES": "da_DK.UTF-8", "LANG": "da_DK.UTF-8"},
    {"LC_MESSAGES": "en_US.UTF-8", "LANG": "da_DK.UTF-8"},
    {"LC_MESSAGES": "", "LANG": "de_DE.UTF-8"},
    {"LC_MESSAGES": "POSIX", "LANG": ""},
    {},
]


@pytest.mark.parametrize("locale", DANISH_LOCALES)
def test_the_environment_chooses_the_language_of_pages(ana: Mentor, locale: dict[str, str]) -> None:
    """If the setting and the option do not."""
    ana("log talked --on 2026-11-20")
    assert "Vores næste møde" in ana("recap", **locale).out
    assert ana("recap", **locale).out == ana("recap --lang da").out
    assert ana("export ana", **locale).out == ana("export ana --lang da").out
    assert ana("recap --lang en", **locale).out == ana("recap").out
    ana("config language en")
    assert ana("recap", **locale).out == ana("recap --lang en").out


@pytest.mark.parametrize("locale", DANISH_LOCALES)
def test_the_environment_chooses_nothing_else(ana: Mentor, locale: dict[str, str]) -> None:
    """Not the questions, nor the order of numeric dates."""
    assert ana("questions", **locale).out == ana("questions --lang en").out
    ana.fails("plan 3/4", code=2, **locale)
    assert ana("review", **locale).out == ana("review").out


@pytest.mark.parametrize("locale", OTHER_LOCALES)
def test_in_another_environment_pages_are_in_english(ana: Mentor, locale: dict[str, str]) -> None:
    """LC_ALL wins over LC_MESSAGES, which wins over LANG."""
    ana("log talked --on 2026-11-20")
    assert ana("recap", **locale).out == ana("recap --lang en").out


# the table


def test_every_value_of_the_table_is_one_of_the_program() -> None:
    """A value that was renamed must be renamed here."""
    from mentorlog.cli.input.prompts.open_entries import OUTCOMES as ENTRY_OUTCOMES
    from mentorlog.cli.input.prompts.open_entries import PASSED
    from mentorlog.cli.input.prompts.pause_questions import MOVE
    from mentorlog.config import SETTINGS
    from mentorlog.insight.questions import ANY, PHASES, TECHNIQUES, TOPICS
    from mentorlog.model import DIRECTIONS
    from mentorlog.workflows.end_relationship import CARRIED_ON

    known = {*KINDS, *MEETING_TYPES, *OUTCOMES, *PARTIES, *ROLES, *TONES, *DIRECTIONS, *PHASES, ANY, *TOPICS}
    known |= {*TECHNIQUES, CARRIED_ON, MOVE, *PASSED, "yes", "no"}
    known |= {outcome for outcomes in ENTRY_OUTCOMES.values() for outcome in outcomes}
    known |= {value for setting in SETTINGS.values() for value in setting.values}
    assert set(DANISH) <= known


@pytest.mark.parametrize("values", [MEETING_TYPES, OUTCOMES, PARTIES, ROLES, TONES, KINDS, ("yes", "no")])
def test_each_word_names_one_value_of_a_choice(values: tuple[str, ...]) -> None:
    """In any case, with blanks around it, and from any keyboard."""
    for value in values:
        for word in (value, *DANISH.get(value, ())):
            plain = word.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")
            for typed in (word, word.upper(), f"  {word} ", plain):
                assert find_choice(typed, values) == value
