"""`questions`: list and search the bank of questions; a review asks questions from it."""

from __future__ import annotations

import contextlib
import io
import re
import shlex

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.typer_app.completion import complete
from mentorlog.insight.questions import ANY, EITHER, PHASES, TECHNIQUES, TOPICS, load_bank
from mentorlog.model import ROLES
from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal

KEYS = ["id", "text", "phase", "role", "topic", "technique"]


def listed(mentor: Mentor, line: str = "") -> list[dict[str, str]]:
    """Return the questions that a command lists."""
    found: list[dict[str, str]] = mentor(f"questions {line} --json").json
    return found


def ids(found: list[dict[str, str]]) -> list[str]:
    """Return the ids of questions."""
    return [question["id"] for question in found]


def test_the_whole_bank_is_listed_without_a_journal(mentor: Mentor) -> None:
    """The questions are sorted by phase, and no file is created."""
    found = listed(mentor)
    assert all(list(question) == KEYS for question in found)
    assert sorted(ids(found)) == [question.id for question in load_bank()]
    phases = [question["phase"] for question in found]
    assert phases == sorted(phases, key=[*PHASES, ANY].index)
    assert list(mentor.home.iterdir()) == []


def test_every_question_is_one_line_in_a_pipe(mentor: Mentor) -> None:
    """Its columns are phase, text, topic, technique, role, private marker and ref, separated by tabs; a question of the
    bank has none of the last two."""
    lines = [line.split("\t") for line in mentor("questions").fields.splitlines()]
    found = listed(mentor)
    assert lines == [[one["phase"], one["text"], one["topic"], one["technique"], one["role"], "", ""] for one in found]


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_question_is_shown_in_full_at_a_terminal(mentor: Mentor, width: int, language: str) -> None:
    """Long questions are wrapped to the width, below the name of their phase."""
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", mentor(f"questions --lang {language} --color always", COLUMNS=str(width)).out)
    assert all(len(line) <= width for line in drawn.splitlines())
    words = drawn.split()
    for question in load_bank(language):
        assert question.id not in words
        assert set(question.text.split()) <= set(words)
    assert drawn.startswith("preparing ")


@pytest.mark.heavy
def test_a_long_list_opens_the_pager(mentor: Mentor) -> None:
    """A short list does not."""
    child = at_terminal(mentor, "questions", PAGER="sed s/^/paged:/")
    child.expect("paged:.*preparing")
    child.close()
    child = at_terminal(mentor, "questions", "how", "rested", PAGER="sed s/^/paged:/")
    child.expect("how rested are you")
    assert "paged:" not in child.before
    child.close()


# filters and search


@pytest.mark.parametrize("phase", PHASES)
def test_phase_lists_its_questions_and_those_for_any_phase(mentor: Mentor, phase: str) -> None:
    """An ended relationship has only its own."""
    found = {question["phase"] for question in listed(mentor, f"--phase '{phase}'")}
    assert found == ({phase} if phase == "ended" else {phase, ANY})


def test_phase_any_lists_only_questions_for_any_phase(mentor: Mentor) -> None:
    """The filter omits questions of a specific phase."""
    assert {question["phase"] for question in listed(mentor, "--phase any")} == {ANY}


@pytest.mark.parametrize("role", ROLES)
def test_role_lists_its_questions_and_those_for_either(mentor: Mentor, role: str) -> None:
    """The list has no questions of the other role."""
    assert {question["role"] for question in listed(mentor, f"--role {role}")} == {role, EITHER}


@pytest.mark.parametrize(("option", "values"), [("topic", TOPICS), ("technique", TECHNIQUES)])
def test_every_question_has_a_topic_and_a_technique(mentor: Mentor, option: str, values: dict[str, str]) -> None:
    """Filtering by each value in turn lists the whole bank."""
    found = [listed(mentor, f"--{option} '{value}'") for value in values]
    for value, questions in zip(values, found, strict=True):
        assert {question[option] for question in questions} == {value}
    assert sorted(question_id for questions in found for question_id in ids(questions)) == [
        question.id for question in load_bank()
    ]


def test_filters_are_combined(mentor: Mentor) -> None:
    """A listed question matches all options and words."""
    found = listed(mentor, "--phase enabling --role mentee --topic challenges --technique will hard")
    assert [(question["phase"], question["role"], question["topic"], question["technique"]) for question in found] == [
        ("enabling growth", "mentee", "challenges", "will")
    ]
    assert "hard" in found[0]["text"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("--phase enabling-growth", "--phase 'enabling growth'"),
        ("--phase GROWTH", "--phase 'enabling growth'"),
        ("--phase clos", "--phase 'coming to closure'"),
        ("--phase prep", "--phase preparing"),
        ("--topic work-life-balance", "--topic 'work-life balance'"),
        ("--topic 'Work Life'", "--topic 'work-life balance'"),
        ("--topic balance", "--topic 'work-life balance'"),
        ("--topic career", "--topic 'career goals'"),
        ("--topic goal", "--topic goal"),
        ("--technique feedf", "--technique feedforward"),
        ("--lang DA", "--lang da"),
    ],
)
def test_a_value_may_be_abbreviated(mentor: Mentor, short: str, full: str) -> None:
    """The start of one of its words is enough, in any case, with hyphens or blanks; an exact value is preferred."""
    assert listed(mentor, short) == listed(mentor, full) != []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "--phase begun",
            "--phase must be preparing, negotiating, enabling growth, coming to closure, ended or any, not",
        ),
        ("--role boss", "--role must be either, mentor, mentee or me, not 'boss'"),
        ("--role ment", "--role must be either, mentor, mentee or me, not 'ment'"),
        (
            "--topic c",
            "--topic must be outcome, direction, goal, progress, career goals, skills, networking, challenges",
        ),
        ("--topic weather", "or closing, not 'weather'"),
        ("--technique trick", "--technique must be goal, reality, options, will, contracting, listening, reflection"),
        ("--lang de", "--lang must be en or da, not 'de'"),
        ("--topic ''", "--topic is empty"),
    ],
)
def test_an_unknown_value_is_refused(mentor: Mentor, line: str, message: str) -> None:
    """The error shows the valid values."""
    assert message in " ".join(mentor.fails(f"questions {line}", code=2).split())


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("WORTH the hour", "What would make this meeting worth the hour?"),
        ("hour worth", "What would make this meeting worth the hour?"),
        ("--lang da måltid", None),
        ("--lang da udhvilet", "Hvor udhvilet er du på en skala fra 1 til 10?"),
        ("--lang da ærgre", "Hvad vil du om ti år ærgre dig over ikke at have prøvet?"),
        ("--lang da aergre", "Hvad vil du om ti år ærgre dig over ikke at have prøvet?"),
        ("--lang da naestemoede", None),
        ("--lang da foeler svaert", "Hvor alene føler jeg mig på en skala fra 1 til 10 med det, der er svært?"),
        ("--lang da foler svaert", "Hvor alene føler jeg mig på en skala fra 1 til 10 med det, der er svært?"),
        ("rest", "From 1 to 10, how rested are you?"),
        ("ested", None),
        ("'worth, hour'", "What would make this meeting worth the hour?"),
        ('"couldn\'t when"', "What can you do now that you couldn't when we began?"),
        ("-- --worth hour", "What would make this meeting worth the hour?"),
    ],
)
def test_search_finds_questions_that_have_all_words(mentor: Mentor, words: str, text: str | None) -> None:
    """Words may be in any order and case, abbreviated, and typed without Danish letters."""
    found = [question["text"] for question in mentor(["questions", "--json", *shlex.split(words)]).json]
    assert (text in found) if text else not found


def test_an_empty_result_suggests_the_full_list(mentor: Mentor) -> None:
    """The command succeeds with a hint on stderr."""
    answer = mentor("questions xyzzy")
    assert answer.out == ""
    assert "No question fits." in answer.err
    assert "mentorlog questions" in answer.err
    assert listed(mentor, "xyzzy") == []


def test_the_language_setting_selects_the_language(mentor: Mentor) -> None:
    """`--lang` overrides it, and the ids are the same in both languages."""
    english = listed(mentor)
    mentor("config language da")
    danish = listed(mentor)
    assert ids(danish) == ids(english)
    assert {question["text"] for question in danish}.isdisjoint(question["text"] for question in english)
    assert listed(mentor, "--lang en") == english


@pytest.mark.parametrize(
    ("option", "some"),
    [
        ("--phase", {"preparing", "enabling-growth", "coming-to-closure", "any"}),
        ("--role", {*ROLES, "either", "me"}),
        ("--topic", {"outcome", "career-goals", "work-life-balance"}),
        ("--technique", set(TECHNIQUES)),
        ("--lang", {"en", "da"}),
    ],
)
def test_completion_offers_valid_values_of_each_option(mentor: Mentor, option: str, some: set[str]) -> None:
    """Each is a single word, and each lists some questions."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        assert complete(App(mentor.environ), "zsh", ["questions", option, ""]) == 0
    offered = [line.split("\t")[0] for line in output.getvalue().splitlines()]
    assert some <= set(offered)
    for value in offered:
        assert listed(mentor, f"{option} {value}")


# in a review


def in_review(mentor: Mentor) -> list[dict[str, str]]:
    """Return the questions in the review of Ana."""
    found: list[dict[str, str]] = mentor("review ana --json").json["questions"]
    return found


RECORDED = (
    "note seemed tired",
    "raise the conference",
    "goal add Lead a review --measure three --by '1 feb'",
    "goal add Say no to the platform team",
    "checkpoint g1 40",
    "checkpoint g2 100",
    "action add Send the list by friday",
    "done g2",
    "feedback give cut in twice --follow-up friday",
    "milestone add First review led",
    "agreement ana --set 'Mondays, and what is said stays here'",
    "agreement ana --set 'Tuesdays'",
    "edit ana --focus 'From senior to lead'",
    "plan friday 14:00",
    "cancel --why ill",
    "plan 'in 9 days'",
    "snooze a1 --until 'in 3 days'",
)


@pytest.mark.heavy
@pytest.mark.parametrize("count", [0, 1, 4, *(pytest.param(count, marks=pytest.mark.heavy) for count in (2, 3, 8))])
def test_the_questions_of_a_review_change_only_with_the_next_session(ana: Mentor, count: int) -> None:
    """Other entries and later days do not change them, and undo of the session restores them."""
    days = [f"2026-{month:02}-{day:02}" for month in range(3, 8) for day in (9, 23)][:count]
    days = [*days[:-1], "2026-11-23"] if days else []
    for day in days:
        ana(f"log talked -w ana --on {day}")
    before = in_review(ana)
    for line in RECORDED:
        ana(line)
        assert in_review(ana) == before, line
    ana.now = "2027-01-09T08:00"
    assert in_review(ana) == before
    ana("log talked again -w ana --topic skills")
    after = in_review(ana)
    assert not set(ids(after)) & set(ids(before))
    ana("undo")
    assert in_review(ana) == before


@pytest.mark.heavy
def test_a_question_is_not_repeated_within_six_sessions(ana: Mentor) -> None:
    """The test logs twenty sessions."""
    ana("goal add Lead a review --on 2026-03-02")
    pages = [ids(in_review(ana))]
    for number in range(20):
        day = f"2026-{3 + number // 4:02}-{1 + 7 * (number % 4):02}"
        topic = ("career", "netværk", "delegation")[number % 3]
        ana(f"log talked -w ana --on {day} --topic {topic}" + (" --goal g1" if number % 6 == 0 else ""))
        pages.append(ids(in_review(ana)))
    for number, page in enumerate(pages):
        assert len(page) == 3
        assert not set(page) & {question_id for later in pages[number + 1 : number + 7] for question_id in later}


def test_the_language_setting_applies_to_the_questions_of_a_review(ana: Mentor) -> None:
    """The page and the JSON have the same questions in that language."""
    english = in_review(ana)
    ana("config language da")
    danish = in_review(ana)
    assert ids(danish) == ids(english)
    texts = {question.id: question.text for question in load_bank("da")}
    assert [question["text"] for question in danish] == [texts[question_id] for question_id in ids(danish)]
    page = ana("review ana").out
    assert all(question["text"] in page for question in danish)


def test_questions_and_review_write_nothing(ana: Mentor) -> None:
    """The journal is the same file before and after, byte for byte."""
    before = ana.db.read_bytes()
    in_review(ana)
    ana("questions")
    assert ana.db.read_bytes() == before
