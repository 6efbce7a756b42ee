"""`log` from standard input and from the editor: field lines, text, and a private part."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened, sit_down

FULL_TEXT = """with: bo
on: 2026-11-20 14:00
for: 45m
how: video
where: office
topic: roles
topic: tone
goal: g1
point: t1
next: 1 dec 10:00
take: listen first
me: Send the checklist by 27 nov
them: Read chapter 3

We talked about delegation.

- he tries: once a week

--- private ---
he is unsure
"""


@pytest.fixture
def bo(two: Mentor) -> Mentor:
    """A user with a goal (g1) and a point (t1) with Bo."""
    return two.given(
        "goal add Write -w bo",
        "raise the budget -w bo",
    )


def test_field_lines_record_a_complete_session(bo: Mentor) -> None:
    """The field lines are at the top, and the rest is the text with its line breaks."""
    entry = bo("log - --json", stdin=FULL_TEXT).json
    has(
        entry,
        relationship="Bo Lind",
        on="2026-11-20",
        at="14:00",
        minutes=45,
        how="video",
        where="office",
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


def test_text_without_field_lines_is_unchanged(ana: Mentor) -> None:
    """The text keeps its white space, brackets and colons."""
    text = "  one\n\n\ttwo: [three] :smile:\n# four"
    assert ana("log - --json", stdin=text).json["notes"] == text


TEXT = "We met at his office.\n\nHe is tired."
NAMES = [
    ("on", "dato", "2026-11-20", "on", "2026-11-20"),
    ("for", "varighed", "45m", "minutes", 45),
    ("how", "form", "video", "how", "video"),
    ("where", "sted", "Café 1", "where", "Café 1"),
    ("take", "husk", "listen first", "takeaways", ["listen first"]),
    ("topic", "emne", "roles", "topics", ["roles"]),
    ("goal", "mål", "g1", "goals", ["g1"]),
    ("goal", "ma\u030al", "g1", "goals", ["g1"]),
    ("point", "punkt", "t1", "points", ["t1"]),
]


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(("english", "danish", "value", "key", "read"), NAMES)
def test_every_field_has_an_english_and_a_danish_name(
    bo: Mentor, english: str, danish: str, value: str, key: str, read: object
) -> None:
    """The names ignore case, and the lines can be at the top or at the end."""
    for name in (english, danish, danish.upper()):
        for text in (f"{name}: {value}\n\n{TEXT}\n", f"{TEXT}\n\n{name} :  {value} \n\n"):
            entry = bo("log - -w bo --json", stdin=text).json
            has(entry, notes=TEXT)
            assert entry[key] == read


def test_the_person_promises_and_the_next_session_have_danish_names(bo: Mentor) -> None:
    """The names are `med`, `mig`, `dem` and `næste`."""
    entry = bo(
        "log - --json", stdin="med: bo\nmig: Send planen inden 1. december\ndem: Læs\nnæste: 1. dec kl. 10\n"
    ).json
    has(entry, relationship="Bo Lind", notes=None)
    assert [(action["text"], action["owner"], action["due_on"]) for action in entry["actions"]] == [
        ("Send planen", "me", "2026-12-01"),
        ("Læs", "them", None),
    ]
    has(bo("show s2 --json").json, status="planned", on="2026-12-01", at="10:00")


@pytest.mark.parametrize(
    "text",
    [
        "We chatted:\n\nMe: I will send it\nAna: fine\nThem: and by when?\n\nThat was all.",
        "Me: I will send it\nAna: fine\n\nThat was all.",
        "talked\n\nfor: 45m\n\nmore",
        "talked\nfor: 45m\nmore",
        "for: 45m\ntalked",
        "talked\nfor: 45m",
        "  for: 45m\n\ntalked",
        "- for: 45m\n\ntalked",
        "goal: be braver\n\ntalked",
        "point: made\n\ntalked",
        "how: ever it goes, we will see what comes of it\n\ntalked",
        "next: time we should prepare it better than today\n\ntalked",
        "take:\n\ntalked",
        "Me and them: we talked\n\nmore",
        "note: this\n\ntalked",
        "https://example.org/on:friday\n\ntalked",
    ],
)
def test_other_lines_with_a_colon_are_text(ana: Mentor, text: str) -> None:
    """Examples are lines between other text, indented lines, a chat, and values that cannot be a field."""
    has(
        ana("log - --json", stdin=text).json,
        notes=text,
        minutes=None,
        takeaways=[],
        topics=[],
        actions=[],
        on="2026-11-23",
    )


@pytest.mark.parametrize("text", ["for: 45m\ntalked", "talked\n for: 45m", "one\n\nfor: 45m\n\ntwo"])
def test_a_field_line_in_the_wrong_place_gives_a_warning(ana: Mentor, text: str) -> None:
    """The line is kept as text, and the warning names it."""
    assert "`for: 45m` is kept as text" in ana("log -", stdin=text).err
    assert "kept as text" not in ana("log -", stdin="one\n\n\\for: 45m\n\ntwo").err


def test_every_field_line_that_is_kept_as_text_is_named(ana: Mentor) -> None:
    """In piped text the warning names the lines, and in an argument the options to give instead."""
    text = "Talked.\nme: call Bo by monday\nthem: rest"
    answer = ana("log - --json", stdin=text)
    assert "`me: call Bo by monday`, `them: rest` are kept as text" in answer.err
    has(answer.json, notes=text, actions=[])
    for typed, options in (
        (text, "`--me 'call Bo by monday'`, `--them rest`"),
        ("me: call Bo by monday", "`--me 'call Bo by monday'`"),
        ("for: 45m\n\nTalked.\n\ntake: Breathe", "`--for 45m`, `--takeaway Breathe`"),
    ):
        answer = ana(["log", "--json", typed])
        assert f"kept as text. To record them, give {options}" in " ".join(answer.err.split())
        has(answer.json, notes=typed, actions=[], minutes=None)
    for typed in ("Budget: we talked", "at 14:00", "https://example.org", "Talked.\n--- private ---\nme: rest"):
        assert "kept as text" not in ana(["log", typed]).err


def test_only_one_block_of_field_lines_is_read(ana: Mentor) -> None:
    """A second block at the end is text, with a warning."""
    answer = ana("log - --json", stdin="for: 45m\n\ntalked\n\nhow: video\n")
    has(answer.json, minutes=45, how=None, notes="talked\n\nhow: video")
    assert "`how: video` is kept as text" in answer.err


@pytest.mark.parametrize("line", ["on: friday", "Me: hello", "mål: g1", "next: 12/3", "ON : friday"])
def test_a_backslash_keeps_a_line_as_text(ana: Mentor, line: str) -> None:
    """The line can be anywhere, and of two backslashes one is kept."""
    for text in (f"{{}}{line}\n\ntalked", f"talked\n\n{{}}{line}", f"one\n{{}}{line}\ntwo"):
        assert ana("log - --json", stdin=text.format("\\")).json["notes"] == text.format("")
        assert ana("log - --json", stdin=text.format("\\\\")).json["notes"] == text.format("\\")


MEANT = [
    "with: nobody",
    "med: Nobody Known",
    "on: the other hand",
    "on: 31 feb",
    "dato: 12/3",
    "for: example this",
    "for: 30 hours",
    "how: pigeon",
    "form: på zoom",
    "goal: g9",
    "goal: g1 g9",
    "mål: g9, g10",
    "goal: t1",
    "point: t9",
    "next: 12/3 kl. 16",
    "næste: 12/3 kl. 16",
    "next: time, prepare",
    "place: home",
]


@pytest.mark.parametrize("line", MEANT)
@pytest.mark.parametrize("at_end", [False, True])
def test_an_invalid_value_in_a_field_line_is_refused(bo: Mentor, line: str, *, at_end: bool) -> None:
    """The error names the line, nothing is recorded, and the text is saved in a file."""
    block = f"for: 45m\n{line}" if "for:" not in line else line
    text = f"{TEXT}\n\n{block}\n" if at_end else f"{block}\n\n{TEXT}\n"
    before = bo("history --json").json
    error = bo.fails("log - -w bo", code=2, stdin=text)
    assert error.startswith(f"mentorlog: `{line}` can't be read as a field: ")
    assert f"write `\\{line}`" in error
    assert kept(bo) == [text]
    assert bo("history --json").json == before


def test_a_sentence_among_field_lines_is_text(bo: Mentor) -> None:
    """The fields beside it are read."""
    entry = bo("log - -w bo --json", stdin="for: 45m\ngoal: be braver\nhow:\n\ntalked\n").json
    has(entry, minutes=45, how=None, notes="goal: be braver\n\ntalked")


def test_a_single_field_that_is_given_twice_is_refused(ana: Mentor) -> None:
    """The program does not guess which one is correct."""
    assert "`for:` is given twice" in ana.fails("log -", code=2, stdin="for: 45m\nfor: 60m\n")
    assert "`on:` is given twice" in ana.fails("log -", code=2, stdin="on: friday\ndato: torsdag\n")


def test_a_field_line_can_have_several_refs(ana: Mentor) -> None:
    """They are separated by commas or spaces."""
    ana("goal add one")
    ana("goal add two")
    ana("goal add three")
    assert ana("log - --json", stdin="goal: G1, g2 g3\n").json["goals"] == ["g1", "g2", "g3"]


def test_options_override_field_lines_and_extend_lists(bo: Mentor) -> None:
    """A single field comes from the option, and a list has the values of both."""
    entry = bo("log - --for 30m --topic first --private-notes before --me 'Call' --json", stdin=FULL_TEXT).json
    has(entry, minutes=30, topics=["first", "roles", "tone"], private_notes="before\n\nhe is unsure")
    assert [action["text"] for action in entry["actions"]] == ["Call", "Send the checklist", "Read chapter 3"]


def test_the_whole_text_can_be_private(ana: Mentor) -> None:
    """Lines below the private marker are text, never field lines."""
    entry = ana("log - --json", stdin="--- private ---\nfor: 45m\nhush\n").json
    has(entry, notes=None, minutes=None, private_notes="for: 45m\nhush", private=False)


def test_a_planned_session_can_be_logged_from_standard_input(ana: Mentor) -> None:
    """The ref of the session is an argument."""
    ana("plan friday")
    has(ana("log s1 - --json", stdin="for: 45m\n\ntalked\n").json, ref="s1", notes="talked", minutes=45)


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "with: ana\n", "on: friday\n"])
def test_a_text_without_content_is_refused(ana: Mentor, text: str) -> None:
    """A person or a date alone is not content."""
    ana.fails("log -", code=2, stdin=text)


def test_a_future_date_in_a_field_line_is_refused(ana: Mentor) -> None:
    """The piped text is saved in a file."""
    assert "unsaved" in ana.fails("log -", code=2, stdin="on: 2026-11-20\n\nlong talk\n", MENTORLOG_NOW="2026-11-19")
    assert kept(ana) == ["on: 2026-11-20\n\nlong talk\n"]


def test_invalid_text_is_refused(ana: Mentor) -> None:
    """Standard input that is not UTF-8 or has a NUL character cannot be stored."""
    ana.fails("log -", code=2, stdin="caf\udce9\n")
    ana.fails("log -", code=2, stdin="a\0b\n")
    assert ana("timeline --in session --json").json == []


# the editor


def test_at_a_terminal_the_editor_opens(bo: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor has lines of help and reads the same field lines."""
    sit_down(monkeypatch)
    entry = bo("log --json", **editor_that_runs(bo, f"text = {FULL_TEXT!r} + text")).json
    has(entry, relationship="Bo Lind", minutes=45, private_notes="he is unsure")
    assert "with: NAME" in opened(bo)
    assert all(not line or line.startswith("# mentorlog:") for line in opened(bo).splitlines())


def test_visual_overrides_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """$VISUAL is used before $EDITOR, as in other programs."""
    sit_down(monkeypatch)
    chosen = editor_that_types(ana, "typed in VISUAL\n")["EDITOR"]
    assert ana("log --json", VISUAL=chosen, EDITOR="false").json["notes"] == "typed in VISUAL"


def test_a_session_without_content_opens_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ref, a name or a date is not content."""
    sit_down(monkeypatch)
    ana("plan friday")
    has(ana("log s1 --json", **editor_that_types(ana, "talked\n")).json, ref="s1", notes="talked")
    has(ana("log -w ana --on 2026-11-02 --json", **editor_that_types(ana, "early\n")).json, on="2026-11-02")


def test_a_session_with_content_does_not_open_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A takeaway is enough content."""
    sit_down(monkeypatch)
    has(ana("log --takeaway listen --json", EDITOR="false").json, takeaways=["listen"], notes=None)


@pytest.mark.parametrize("editor", ["true", "false", "/no/such/editor", "'unbalanced"])
def test_an_editor_that_fails_or_changes_nothing_logs_nothing(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    """The command exits with 1, and no text is saved in a file."""
    sit_down(monkeypatch)
    ana.fails("log", code=1, EDITOR=editor)
    assert ana("timeline --in session --json").json == []
    assert kept(ana) == []


def test_typed_text_is_saved_in_a_file_if_the_session_is_refused(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session has a goal of another relationship, and the error names the file."""
    typed = "goal: g1\n\na long talk\n"
    ana("goal add Speak up")
    ana("start Bo --i-am mentee")
    sit_down(monkeypatch)
    error = ana.fails("log -w bo", code=2, **editor_that_types(ana, typed))
    assert "unsaved" in error
    assert kept(ana) == [typed]


@pytest.mark.parametrize("line", ["next: 12/3 kl. 16", "how: pigeon", "== private =="])
def test_the_editor_opens_again_after_an_invalid_line(ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """The error is shown above the unchanged text, and the corrected text is recorded without the help."""
    sit_down(monkeypatch)
    script = (
        "again = 'be read as a field' in text or 'looks like the line' in text\n"
        f"lines = ['take: wait' if line == {line!r} else line for line in text.split('\\n')]\n"
        f"text = '\\n'.join(lines) if again else {line + chr(10) * 2 + 'talked'!r} + text"
    )
    entry = ana("log --json", **editor_that_runs(ana, script)).json
    has(entry, notes="talked", takeaways=["wait"])
    first, *rest = opened(ana).split("\n")
    assert first.startswith(f"# mentorlog: `{line}` ")
    assert [line for line in rest if not line.startswith("# mentorlog:")] == [line, "", "talked", ""]
    assert kept(ana) == []


@pytest.mark.parametrize("script", ["pass", "text = text + 'more\\n'", "text = 'how: pigeon\\n\\n' + text"])
def test_the_editor_does_not_open_again_for_the_same_mistake(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """The second time the text is refused and saved in a file."""
    sit_down(monkeypatch)
    program = f"if 'read as a field' in text:\n    {script}\nelse:\n    text = 'how: pigeon\\n\\ntalked\\n'"
    assert "`how: pigeon` can't be read" in ana.fails("log", code=2, **editor_that_runs(ana, program))
    assert len(kept(ana)) == 1
    assert "how: pigeon\n\ntalked\n" in kept(ana)[0]
    assert ana("timeline --in session --json").json == []


@pytest.mark.parametrize(("line", "code"), [("log --on nonsense", 2), ("log -w nobody", 1), ("log s9", 1)])
def test_invalid_options_are_refused_before_the_editor_opens(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    """The user does not type a text that cannot be recorded."""
    sit_down(monkeypatch)
    ana.fails(line, code=code, **editor_that_types(ana, "a long talk"))
    assert kept(ana) == []


def test_a_real_terminal_asks_for_the_name_and_opens_the_editor(two: Mentor) -> None:
    """The person with the nearest session is listed first."""
    two("plan tomorrow -w bo")
    child = at_terminal(two, "log", **editor_that_types(two, "for: 45m\n\ntalked\n"))
    child.expect("1  Bo Lind")
    child.expect("2  Ana Souza")
    child.expect("With whom")
    child.sendline("2")
    code, output = ends(child)
    assert code == 0
    assert "Logged s2 with Ana Souza, Mon 23 Nov, 45 min" in output
