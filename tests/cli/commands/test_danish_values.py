"""Danish values are accepted wherever English ones are, whatever the language setting is."""

from __future__ import annotations

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.input.prompts import ask as prompts
from mentorlog.model import (
    ADVICE_OUTCOMES,
    ANSWERS,
    EXPECTATIONS,
    KINDS,
    MEETING_TYPES,
    OUTCOMES,
    PARTIES,
    RELATIONSHIP_TYPES,
    RESOURCE_TYPES,
    ROLES,
    TONES,
)
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
def test_the_option_how_accepts_danish_values(ana: Mentor, typed: str, how: str | None) -> None:
    """Every command with `--how` and the field line of `log -` accept them."""
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
def test_who_and_owner_accept_danish_values(ana: Mentor, typed: str, party: str) -> None:
    """`move`, `cancel`, `miss` and the owner of an action accept them."""
    ana("plan friday")
    has(ana(["move", "monday", "--who", typed, "--json"]).json, moved_by=party)
    has(ana(["cancel", "--who", typed, "--json"]).json, cancelled_by=party)
    ana("action add x")
    has(ana(["edit", "a1", "--owner", typed, "--json"]).json, owner=party)


def test_a_role_may_have_the_danish_article(mentor: Mentor) -> None:
    """The values "menteen" and "Mentoren" are read as mentee and mentor."""
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
def test_outcomes_accept_danish_values(ana: Mentor, typed: str, outcome: str) -> None:
    """The words after the outcome are the note."""
    ana("feedback give x")
    has(ana(["outcome", "f1", typed, "meget", "bedre", "--json"]).json, outcome=outcome)
    has(ana(["edit", "f1", "--outcome", typed, "--json"]).json, outcome=outcome)


def test_tone_and_direction_accept_danish_values(ana: Mentor) -> None:
    """`edit` stores the English values."""
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
def test_questions_accept_danish_filters(mentor: Mentor, danish: str, english: str) -> None:
    """Danish and English values of a filter return the same questions."""
    by_danish = mentor(f"questions {danish} --json").json
    assert by_danish
    assert by_danish == mentor(f"questions {english} --json").json


def test_timeline_accepts_danish_kinds(ana: Mentor) -> None:
    """`timeline --in` accepts the singular and the plural."""
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
def test_progress_accepts_danish_percent_words(ana: Mentor, words: list[str], progress: int, note: list[str]) -> None:
    """A percent sign or word is not part of the note."""
    ana("goal add x")
    (point,) = ana(["checkpoint", "g1", *words, *note, "--json"]).json["checkpoints"]
    expected_note = [*(["næsten", "der"] if "næsten" in words[0] else []), *note]
    assert (point["progress"], point["note"]) == (progress, " ".join(expected_note) or None)


@pytest.mark.parametrize("typed", ["dansk", "Dansk", "danish", "DA"])
def test_settings_accept_danish_values(mentor: Mentor, typed: str) -> None:
    """The English value is stored, and a Danish value in a file that the user wrote is accepted."""
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
    ("answers", "expected"),
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
def test_confirm_accepts_danish_answers(monkeypatch: pytest.MonkeyPatch, answers: list[str], expected: bool) -> None:  # noqa: FBT001
    """Another answer is asked again, and Enter selects the default."""
    monkeypatch.setattr(prompts, "ask", lambda *_, **__: answers.pop(0))
    assert prompts.confirm(App({}), "Sure?", default=False) is expected
    assert not answers


# numeric dates and the language


def test_if_the_language_is_danish_numeric_dates_are_day_first(ana: Mentor) -> None:
    """`date_order` overrides this; a number that may be a time is still refused."""
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
def test_the_environment_sets_the_language_of_pages(ana: Mentor, locale: dict[str, str]) -> None:
    """The setting `language` and the option `--lang` override it."""
    ana("log talked --on 2026-11-20")
    assert "Vores næste møde" in ana("recap", **locale).out
    assert ana("recap", **locale).out == ana("recap --lang da").out
    assert ana("export ana", **locale).out == ana("export ana --lang da").out
    assert ana("recap --lang en", **locale).out == ana("recap").out
    ana("config language en")
    assert ana("recap", **locale).out == ana("recap --lang en").out


@pytest.mark.parametrize("locale", DANISH_LOCALES)
def test_the_environment_changes_only_pages(ana: Mentor, locale: dict[str, str]) -> None:
    """Questions, reviews and the order of numeric dates stay the same."""
    assert ana("questions", **locale).out == ana("questions --lang en").out
    ana.fails("plan 3/4", code=2, **locale)
    assert ana("review", **locale).out == ana("review").out


@pytest.mark.parametrize("locale", OTHER_LOCALES)
def test_in_other_environments_pages_are_in_english(ana: Mentor, locale: dict[str, str]) -> None:
    """LC_ALL overrides LC_MESSAGES, which overrides LANG."""
    ana("log talked --on 2026-11-20")
    assert ana("recap", **locale).out == ana("recap --lang en").out


# the table of Danish words


def test_every_value_of_the_danish_table_exists() -> None:
    """A value that is renamed in the program must be renamed in the table."""
    from mentorlog.cli.input.prompts.open_entries import OUTCOMES as ENTRY_OUTCOMES
    from mentorlog.cli.input.prompts.open_entries import PASSED
    from mentorlog.cli.input.prompts.pause_questions import MOVE
    from mentorlog.config import SETTINGS
    from mentorlog.insight.questions import ANY, EITHER, PHASES, TECHNIQUES, TOPICS
    from mentorlog.model import DIRECTIONS
    from mentorlog.model.vocabulary import RECAPS
    from mentorlog.workflows.relationships.end_relationship import CARRIED_ON

    known = {*KINDS, *MEETING_TYPES, *OUTCOMES, *PARTIES, *ROLES, *TONES, *DIRECTIONS, *PHASES, ANY, *TOPICS}
    known |= {*EXPECTATIONS, *RELATIONSHIP_TYPES, *RESOURCE_TYPES, *ANSWERS, "coach", "client", EITHER}
    known |= {*TECHNIQUES, CARRIED_ON, MOVE, *PASSED, *RECAPS, "yes", "no"}
    known |= {outcome for outcomes in ENTRY_OUTCOMES.values() for outcome in outcomes}
    known |= {value for setting in SETTINGS.values() for value in setting.values}
    assert set(DANISH) <= known


@pytest.mark.parametrize(
    "values",
    [
        *(MEETING_TYPES, OUTCOMES, ADVICE_OUTCOMES, EXPECTATIONS, RESOURCE_TYPES, RELATIONSHIP_TYPES),
        *(PARTIES, ROLES, TONES, KINDS, ("yes", "no")),
    ],
)
def test_each_word_selects_one_value(values: tuple[str, ...]) -> None:
    """Case and surrounding blanks are ignored, and ae, oe and aa are read as æ, ø and å."""
    for value in values:
        for word in (value, *DANISH.get(value, ())):
            plain = word.replace("å", "aa").replace("ø", "oe").replace("æ", "ae")
            for typed in (word, word.upper(), f"  {word} ", plain):
                assert find_choice(typed, values) == value


def test_a_danish_cadence_is_shown_in_english_and_kept_as_typed(mentor: Mentor) -> None:
    """No sentence on a screen mixes languages; the edit form and JSON have what was typed."""
    started = mentor('start Ana --i-am mentor --since 2026-01-05 --cadence "hver anden uge"').out
    mentor("log hello --on 2026-09-01")
    for output in (started, mentor("review").out, mentor("people").out, mentor("show r1").out):
        assert "every 2 weeks" in output
        assert "hver anden uge" not in output
    assert "monthly" in mentor('edit r1 --cadence "en gang om måneden"').out
    assert mentor("show r1 --json").json["cadence"] == "en gang om måneden"
