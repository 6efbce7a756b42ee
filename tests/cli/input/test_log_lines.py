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
    """A goal, g1, and a point, t1, with Bo."""
    return two.given(
        "goal add Write -w bo",
        "raise the budget -w bo",
    )


def test_a_text_with_heads_is_a_whole_session(bo: Mentor) -> None:
    """The block is at the top; the rest is text, line breaks and all."""
    entry = bo("log - --json", stdin=WHOLE).json
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


def test_text_without_field_lines_is_kept_as_it_is(ana: Mentor) -> None:
    """Standard input is the text, normalised."""
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


@pytest.mark.parametrize(("english", "danish", "value", "key", "read"), NAMES)
def test_every_field_has_an_english_and_a_danish_name(
    bo: Mentor, english: str, danish: str, value: str, key: str, read: object
) -> None:
    """In any case, at the top or the end."""
    for name in (english, danish, danish.upper()):
        for text in (f"{name}: {value}\n\n{TEXT}\n", f"{TEXT}\n\n{name} :  {value} \n\n"):
            entry = bo("log - -w bo --json", stdin=text).json
            has(entry, notes=TEXT)
            assert entry[key] == read


def test_promises_the_person_and_the_next_session_have_danish_names_too(bo: Mentor) -> None:
    """`med`, `mig`, `dem` and `næste`."""
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
def test_lines_elsewhere_and_sentences_are_text(ana: Mentor, text: str) -> None:
    """In the middle, beside other text, indented, in a chat, or with what can't be a value."""
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
def test_a_field_line_in_the_wrong_place_is_not_kept_in_silence(ana: Mentor, text: str) -> None:
    """It is text, and a warning names it."""
    assert "`for: 45m` is kept as text" in ana("log -", stdin=text).err
    assert "kept as text" not in ana("log -", stdin="one\n\n\\for: 45m\n\ntwo").err


def test_only_one_block_is_read(ana: Mentor) -> None:
    """The one at the top; a second one at the end is text, and named."""
    answer = ana("log - --json", stdin="for: 45m\n\ntalked\n\nhow: video\n")
    has(answer.json, minutes=45, how=None, notes="talked\n\nhow: video")
    assert "`how: video` is kept as text" in answer.err


@pytest.mark.parametrize("line", ["on: friday", "Me: hello", "mål: g1", "next: 12/3", "ON : friday"])
def test_a_backslash_keeps_a_line_as_text(ana: Mentor, line: str) -> None:
    """At the top, at the end and elsewhere; one more backslash is one more."""
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
    "how: zoom",
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
def test_a_field_that_is_meant_and_can_not_be_read_is_refused(bo: Mentor, line: str, *, at_end: bool) -> None:
    """The line is named, nothing is recorded, and the text is kept."""
    block = f"for: 45m\n{line}" if "for:" not in line else line
    text = f"{TEXT}\n\n{block}\n" if at_end else f"{block}\n\n{TEXT}\n"
    before = bo("history --json").json
    said = bo.fails("log - -w bo", code=2, stdin=text)
    assert said.startswith(f"mentorlog: `{line}` can't be read as a field: ")
    assert f"write `\\{line}`" in said
    assert kept(bo) == [text]
    assert bo("history --json").json == before


def test_a_sentence_in_the_block_is_text(bo: Mentor) -> None:
    """The fields beside it are read."""
    entry = bo("log - -w bo --json", stdin="for: 45m\ngoal: be braver\nhow:\n\ntalked\n").json
    has(entry, minutes=45, how=None, notes="goal: be braver\n\ntalked")


def test_a_field_that_a_session_has_once_is_refused_twice(ana: Mentor) -> None:
    """Which one counts is not guessed."""
    assert "`for:` is given twice" in ana.fails("log -", code=2, stdin="for: 45m\nfor: 60m\n")
    assert "`on:` is given twice" in ana.fails("log -", code=2, stdin="on: friday\ndato: torsdag\n")


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
    has(ana("log s1 - --json", stdin="for: 45m\n\ntalked\n").json, ref="s1", notes="talked", minutes=45)


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "with: ana\n", "on: friday\n"])
def test_a_text_that_says_nothing_is_refused(ana: Mentor, text: str) -> None:
    """Whom and when alone are no session."""
    ana.fails("log -", code=2, stdin=text)


def test_the_future_is_refused_in_a_head_too(ana: Mentor) -> None:
    """And what was piped in is kept."""
    assert "unsaved" in ana.fails("log -", code=2, stdin="on: 2026-11-20\n\nlong talk\n", MENTORLOG_NOW="2026-11-19")
    assert kept(ana) == ["on: 2026-11-20\n\nlong talk\n"]


def test_text_that_is_no_text_is_refused(ana: Mentor) -> None:
    """Standard input that is not UTF-8, and a NUL, can't be stored."""
    ana.fails("log -", code=2, stdin="caf\udce9\n")
    ana.fails("log -", code=2, stdin="a\0b\n")
    assert ana("timeline --in session --json").json == []


# the editor


def test_at_a_terminal_the_editor_opens(bo: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens with lines of help, and takes the same heads."""
    sit_down(monkeypatch)
    entry = bo("log --json", **editor_that_runs(bo, f"text = {WHOLE!r} + text")).json
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
    typed = "goal: g1\n\na long talk\n"
    ana("goal add Speak up")
    ana("start Bo --i-am mentee")
    sit_down(monkeypatch)
    said = ana.fails("log -w bo", code=2, **editor_that_types(ana, typed))
    assert "unsaved" in said
    assert kept(ana) == [typed]


@pytest.mark.parametrize("line", ["next: 12/3 kl. 16", "how: zoom", "== private =="])
def test_the_editor_opens_again_with_the_line_that_can_not_be_read(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """Above the text as it was typed; what is corrected is recorded, and no help."""
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


@pytest.mark.parametrize("script", ["pass", "text = text + 'more\\n'", "text = 'how: zoom\\n\\n' + text"])
def test_the_editor_does_not_open_for_ever(ana: Mentor, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """The same mistake again is refused, and the text is kept."""
    sit_down(monkeypatch)
    program = f"if 'read as a field' in text:\n    {script}\nelse:\n    text = 'how: zoom\\n\\ntalked\\n'"
    assert "`how: zoom` can't be read" in ana.fails("log", code=2, **editor_that_runs(ana, program))
    assert len(kept(ana)) == 1
    assert "how: zoom\n\ntalked\n" in kept(ana)[0]
    assert ana("timeline --in session --json").json == []


@pytest.mark.parametrize(("line", "code"), [("log --on nonsense", 2), ("log -w nobody", 1), ("log s9", 1)])
def test_what_can_not_be_is_refused_before_the_editor_opens(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    """Nobody types at length for nothing."""
    sit_down(monkeypatch)
    ana.fails(line, code=code, **editor_that_types(ana, "a long talk"))
    assert kept(ana) == []


def test_the_whole_way_at_a_real_terminal(two: Mentor) -> None:
    """Whom it is about is asked, the nearest session first; then the editor opens, and the answer is drawn."""
    two("plan tomorrow -w bo")
    child = at_terminal(two, "log", **editor_that_types(two, "for: 45m\n\ntalked\n"))
    child.expect("1  Bo Lind")
    child.expect("2  Ana Souza")
    child.expect("With whom")
    child.sendline("2")
    code, said = ends(child)
    assert code == 0
    assert "Logged s2 with Ana Souza, Mon 23 Nov, 45 min" in said
