"""`log` from standard input and from the editor: text with heads, and a part that is private."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened, sit_down

WHOLE = """with: bo
on: 2026-11-20 14:00
for: 45m
how: video
topic: roles
topic: tone
goal: g1
point: t1
next: 1 dec 10:00

We talked about delegation.

- he tries: once a week
take: listen first
me: Send the checklist by 27 nov
them: Read chapter 3

--- private ---
he is unsure
"""


@pytest.fixture
def bo(two: Mentor) -> Mentor:
    """A goal, g1, and a point, t1, with Bo."""
    return two.given(
        "goal add Write -w bo",
        "raise the budget -w bo",
    )


def test_a_text_with_heads_is_a_whole_session(bo: Mentor) -> None:
    """Heads may stand anywhere; what is none stays text, line breaks and all."""
    entry = bo("log - --json", stdin=WHOLE).json
    has(
        entry,
        relationship="Bo Lind",
        on="2026-11-20",
        at="14:00",
        minutes=45,
        how="video",
        topics=["roles", "tone"],
        takeaways=["listen first"],
        goals=["g1"],
        points=["t1"],
        notes="We talked about delegation.\n\n- he tries: once a week",
        private_notes="he is unsure",
    )
    assert [(action["text"], action["owner"], action["due_on"], action["goal"]) for action in entry["actions"]] == [
        ("Send the checklist", "me", "2026-11-27", "g1"),
        ("Read chapter 3", "them", None, "g1"),
    ]
    has(bo("show s2 --json").json, relationship="Bo Lind", status="planned", on="2026-12-01", at="10:00")


def test_text_without_heads_is_kept_as_it_is(ana: Mentor) -> None:
    """Standard input is the text, less the line break at its end."""
    text = "  one\n\n\ttwo: [three] :smile:\r\n# four\n"
    assert ana("log - --json", stdin=text).json["notes"] == text.strip("\n")


@pytest.mark.parametrize(
    "line",
    [
        "with: nobody",
        "on: the other hand",
        "on: 31 feb",
        "for: example this",
        "how: ever it goes",
        "goal: be braver",
        "goal: g9",
        "point: made",
        "next: time, prepare",
        "next: 03/04/2027",
        "take:",
        "Me and them: we talked",
        "note: this",
    ],
)
def test_a_line_whose_value_does_not_parse_stays_text(ana: Mentor, line: str) -> None:
    """People write colons; nothing of what they wrote is lost."""
    has(ana("log - --json", stdin=f"{line}\ntalked\n").json, notes=f"{line}\ntalked", relationship="Ana Souza")


def test_a_second_line_of_what_is_said_once_stays_text(ana: Mentor) -> None:
    """The first counts."""
    has(ana("log - --json", stdin="for: 45m\nfor: 60m\n").json, minutes=45, notes="for: 60m")


def test_heads_are_read_in_any_case_and_width(ana: Mentor) -> None:
    """As they are typed."""
    entry = ana("log - --json", stdin="FOR : 45m\n  Take: listen \n").json
    has(entry, minutes=45, takeaways=["listen"], notes=None)


def test_several_refs_stand_in_one_line(ana: Mentor) -> None:
    """With commas or spaces between."""
    ana("goal add one")
    ana("goal add two")
    ana("goal add three")
    assert ana("log - --json", stdin="goal: G1, g2 g3\n").json["goals"] == ["g1", "g2", "g3"]


def test_the_command_line_wins_and_lists_add_up(bo: Mentor) -> None:
    """What is said in both places is the command line's, what is repeated is both's."""
    entry = bo("log - --for 30m --topic first --private-notes before --me 'Call' --json", stdin=WHOLE).json
    has(entry, minutes=30, topics=["first", "roles", "tone"], private_notes="before\n\nhe is unsure")
    assert [action["text"] for action in entry["actions"]] == ["Call", "Send the checklist", "Read chapter 3"]


def test_everything_may_be_private(ana: Mentor) -> None:
    """Heads are read above the line alone; below it all is text."""
    entry = ana("log - --json", stdin="--- private ---\nfor: 45m\nhush\n").json
    has(entry, notes=None, minutes=None, private_notes="for: 45m\nhush", private=False)


def test_a_named_session_may_take_its_text_from_standard_input(ana: Mentor) -> None:
    """A planned session is named, and its text piped in."""
    ana("plan friday")
    has(ana("log s1 - --json", stdin="for: 45m\ntalked\n").json, ref="s1", notes="talked", minutes=45)


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "with: ana\n", "on: friday\n"])
def test_a_text_that_says_nothing_is_refused(ana: Mentor, text: str) -> None:
    """Whom and when alone are no session."""
    ana.fails("log -", code=2, stdin=text)


def test_the_future_is_refused_in_a_head_too(ana: Mentor) -> None:
    """And what was piped in is kept."""
    assert "unsaved" in ana.fails(
        "log -", code=2, stdin="on: 2026-11-20\nlong talk\ngoal: g1\n", MENTORLOG_NOW="2026-11-19"
    )
    assert kept(ana) == ["on: 2026-11-20\nlong talk\ngoal: g1\n"]


def test_text_that_is_no_text_is_refused(ana: Mentor) -> None:
    """Standard input that is not UTF-8, and a NUL, can't be stored."""
    ana.fails("log -", code=2, stdin="caf\udce9\n")
    ana.fails("log -", code=2, stdin="a\0b\n")
    assert ana("timeline --in session --json").json == []


# the editor


def test_at_a_terminal_the_editor_opens(bo: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens with lines of help, and takes the same heads."""
    sit_down(monkeypatch)
    entry = bo("log --json", **editor_that_runs(bo, f"text = {WHOLE!r}.replace('---', '---') + text")).json
    has(entry, relationship="Bo Lind", minutes=45, private_notes="he is unsure")
    assert "with: NAME" in opened(bo)
    assert all(not line or line.startswith("# mentorlog:") for line in opened(bo).splitlines())


def test_the_visual_editor_comes_first(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """VISUAL before EDITOR, as everywhere."""
    sit_down(monkeypatch)
    chosen = editor_that_types(ana, "typed in VISUAL\n")["EDITOR"]
    assert ana("log --json", VISUAL=chosen, EDITOR="false").json["notes"] == "typed in VISUAL"


def test_a_named_session_alone_opens_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As does a session with nothing but a day and a name."""
    sit_down(monkeypatch)
    ana("plan friday")
    has(ana("log s1 --json", **editor_that_types(ana, "talked\n")).json, ref="s1", notes="talked")
    has(ana("log -w ana --on 2026-11-02 --json", **editor_that_types(ana, "early\n")).json, on="2026-11-02")


def test_with_other_content_no_editor_opens(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A takeaway is enough."""
    sit_down(monkeypatch)
    has(ana("log --takeaway listen --json", EDITOR="false").json, takeaways=["listen"], notes=None)


@pytest.mark.parametrize("editor", ["true", "false", "/no/such/editor", "'unbalanced"])
def test_an_editor_that_fails_or_changes_nothing_logs_nothing(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    """It could not be done, and says why."""
    sit_down(monkeypatch)
    ana.fails("log", code=1, EDITOR=editor)
    assert ana("timeline --in session --json").json == []
    assert kept(ana) == []


def test_what_was_typed_survives_a_failed_save(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A head that can't be true refuses the session, and the text lies in a file that the error names."""
    typed = "goal: g1\na long talk\n"
    ana("goal add Speak up")
    ana("start Bo --i-am mentee")
    sit_down(monkeypatch)
    said = ana.fails("log -w bo", code=2, **editor_that_types(ana, typed))
    assert "unsaved" in said
    assert kept(ana) == [typed]


@pytest.mark.parametrize(("line", "code"), [("log --on nonsense", 2), ("log -w nobody", 1), ("log s9", 1)])
def test_what_can_not_be_is_refused_before_the_editor_opens(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    """Nobody types at length for nothing."""
    sit_down(monkeypatch)
    ana.fails(line, code=code, **editor_that_types(ana, "a long talk"))
    assert kept(ana) == []


def test_a_name_as_the_first_word_is_asked_about(ana: Mentor) -> None:
    """At a terminal: no gives the corrected line, yes takes it as text."""
    child = at_terminal(ana, "log", "ana", "talked")
    child.expect("text starts with 'ana'")
    child.sendline("n")
    code, said = ends(child)
    assert code == 2
    assert "mentorlog log talked -w ana" in said
    child = at_terminal(ana, "log", "ana", "talked")
    child.expect("text starts with 'ana'")
    child.sendline("y")
    code, said = ends(child)
    assert code == 0
    assert ana("show s1 --json").json["notes"] == "ana talked"


def test_the_whole_way_at_a_real_terminal(two: Mentor) -> None:
    """Whom it is about is asked, the nearest session first; then the editor opens, and the answer is drawn."""
    two("plan tomorrow -w bo")
    child = at_terminal(two, "log", **editor_that_types(two, "for: 45m\ntalked\n"))
    child.expect("1  Bo Lind")
    child.expect("2  Ana Souza")
    child.expect("With whom")
    child.sendline("2")
    code, said = ends(child)
    assert code == 0
    assert "Logged s2 with Ana Souza, Mon 23 Nov, 45 min" in said
