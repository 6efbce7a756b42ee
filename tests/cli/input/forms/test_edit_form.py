"""`edit` in an editor: a form with a line for each field, and the long text below."""

from __future__ import annotations

import pytest

from tests.cli.commands.test_edit import FILLED
from tests.cli.commands.test_private import KINDS
from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal, editor_that_runs, ends, kept, opened, sit_down

FORM_LINES = {
    "r1": ("name: Ana Souza", "cadence: every 2 weeks", "focus: speaking", "since: 2026-03-02", "Stays here."),
    "s1": ("on: 2026-11-20", "at: 14:00", "for: 45", "topic: tone", "topic: roles", "goal: g1", "long talk", "hush"),
    "g1": ("title: Speak up", "measure: once a week", "by: 2027-02-01", "why: to lead"),
    "a1": ("text: Send it", "owner: me", "by: 2026-11-27", "goal: g1", "session: s1"),
    "f1": ("situation: standup", "behaviour: cut in", "impact: silence", "tone: praise", "well"),
    "m1": ("title: Spoke up", "on: 2026-11-20", "goal: g1", "how: cake"),
    "t1": ("text: the tone", "on: 2026-11-23", "session: s1"),
    "n1": ("on: 2026-11-23", "seemed tired"),
    "c1": ("frequency: 4", "challenge: 2", "more: praise", "less: talk", "on: 2026-11-23"),
    "k1": ("skill: giving feedback", "score: 3", "owner: them", "on: 2026-11-23"),
}
"""Lines of the form of each kind."""


@pytest.fixture
def all_kinds(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """A user at a terminal with entries of every kind and a value in every field."""
    filled = two.given(*FILLED)
    sit_down(monkeypatch)
    return filled


def test_the_form_of_every_kind_is_tested() -> None:
    """The tests below have an example of each kind."""
    assert FORM_LINES.keys() == KINDS.keys()


@pytest.mark.parametrize(("ref", "lines"), FORM_LINES.items())
def test_the_form_shows_every_field_in_the_format_of_its_option(
    all_kinds: Mentor, ref: str, lines: tuple[str, ...]
) -> None:
    """A form in which only the help is changed changes nothing."""
    before = all_kinds(f"show {ref} --json").json
    output = all_kinds(
        f"edit {ref}", **editor_that_runs(all_kinds, "text = text.replace('# mentorlog:', '# mentorlog: ')")
    ).out
    assert "Nothing changed" in output
    assert all_kinds(f"show {ref} --json").json == before
    shown = opened(all_kinds).splitlines()
    for line in lines:
        assert line in shown
    assert any(line.startswith("# mentorlog:") for line in shown)


@pytest.mark.parametrize(
    ("ref", "old", "new", "key", "value"),
    [
        ("r1", "focus: speaking", "focus: listening", "focus", "listening"),
        ("r1", "Stays here.", "Stays between us.\n\nOr not.", "agreement", "Stays between us.\n\nOr not."),
        ("s1", "on: 2026-11-20", "on: thursday", "on", "2026-11-19"),
        ("s1", "for: 45", "for: 1h30m", "minutes", 90),
        ("s1", "topic: tone\n", "topic: budget\ntopic: plans\n", "topics", ["budget", "plans", "roles"]),
        ("s1", "long talk", "short talk\n\n- goal: none", "notes", "short talk\n\n- goal: none"),
        ("s1", "hush", "hush hush", "private_notes", "hush hush"),
        ("s1", "goal: g1", "goal: g2", "goals", ["g2"]),
        ("g1", "by: 2027-02-01", "due-on: 1 mar", "due_on", "2027-03-01"),
        ("a1", "owner: me", "owner: them", "owner", "them"),
        ("a1", "text: Send it", "text: Send:\n  it", "text", "Send:\nit"),
        ("a1", "text: Send it", "text: one\n  \n  two", "text", "one\n\ntwo"),
        ("f1", "tone: praise", "tone: constructive", "tone", "constructive"),
        ("m1", "how: cake", "how: flowers", "how", "flowers"),
        ("t1", "text: the tone", "text: the tune", "text", "the tune"),
        ("n1", "seemed tired", "seemed\ntired", "text", "seemed\ntired"),
        ("c1", "frequency: 4", "frequency: 5", "frequency", 5),
        ("c1", "more: praise", "more: praise\n  in writing", "more", "praise\nin writing"),
        ("k1", "score: 3", "score: 4/5", "score", 4),
        ("k1", "owner: them", "owner: me", "owner", "me"),
    ],
)
def test_a_changed_line_changes_only_its_field(
    all_kinds: Mentor, ref: str, old: str, new: str, key: str, value: object
) -> None:
    """All other fields keep their values."""
    before = all_kinds(f"show {ref} --json").json
    after = all_kinds(
        f"edit {ref} --json", **editor_that_runs(all_kinds, f"text = text.replace({old!r}, {new!r})")
    ).json
    assert after[key] == value
    assert {name for name in after if after[name] != before[name]} - {"actions"} == {key}


@pytest.mark.parametrize(
    ("ref", "old", "new", "key", "value"),
    [
        ("g1", "why: to lead", "why:", "why", None),
        ("g1", "why: to lead\n", "", "why", None),
        ("s1", "topic: tone\ntopic: roles\n", "topic:\n", "topics", []),
        ("s1", "goal: g1\n", "", "goals", []),
        ("s1", "point: t1\n", "", "points", []),
        ("s1", "long talk", "", "notes", None),
        ("s1", "hush", "", "private_notes", None),
        ("a1", "by: 2026-11-27", "by:", "due_on", None),
        ("r1", "Stays here.", "", "agreement", None),
        ("c1", "challenge: 2", "challenge:", "challenge", None),
        ("c1", "less: talk\n", "", "less", None),
    ],
)
def test_an_empty_or_deleted_line_clears_its_field(
    all_kinds: Mentor, ref: str, old: str, new: str, key: str, value: object
) -> None:
    """A deleted long text is cleared too."""
    script = editor_that_runs(all_kinds, f"text = text.replace({old!r}, {new!r})")
    assert all_kinds(f"edit {ref} --json", **script).json[key] == value


def test_an_empty_field_can_be_filled(all_kinds: Mentor) -> None:
    """The form has a line without a value for an empty field."""
    has(
        all_kinds("edit s2 --json", **editor_that_runs(all_kinds, "text = text.replace('how:', 'how: video')")).json,
        how="video",
    )
    entry = all_kinds(
        "edit s2 --json", **editor_that_runs(all_kinds, "text = text.replace('topic:', 'topic: plans')")
    ).json
    has(entry, topics=["plans"], takeaways=[], goals=[], points=[])


@pytest.mark.parametrize("text", ["  indented", "one\n\n\n  two\n", "\n\nlate", "# one\n---\nx", " trailing "])
def test_an_unchanged_text_is_stored_exactly_as_before(all_kinds: Mentor, text: str) -> None:
    """The text can begin or end with white space, or have lines that look like markers."""
    for option in ("--text", "--takeaway", "--private-notes"):
        all_kinds(["edit", "s1", option, text])
    all_kinds("edit s1", **editor_that_runs(all_kinds, "text = text.replace('where: office', 'where: home')"))
    has(all_kinds("show s1 --json").json, where="home", notes=text, takeaways=[text], private_notes=text)


PARAGRAPHS = "one\n\ntwo\n\n\n  three"


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize(
    "script",
    [
        "text = '\\n'.join(line.rstrip() for line in text.split('\\n'))",
        "text = text.replace('\\n', '\\r\\n'); path.write_bytes(text.encode()); sys.exit()",
        "text = text.replace('\\n', '\\r'); path.write_bytes(text.encode()); sys.exit()",
        "text = '\\ufeff' + text",
        "text = text.rstrip()",
        "text = text.replace('\\n', '  \\n') + '\\n\\n'",
        "text = text.split('# mentorlog:')[0]",
    ],
)
def test_changes_of_white_space_by_the_editor_change_nothing(all_kinds: Mentor, script: str) -> None:
    """All paragraphs, repeated fields, dates and private notes are kept."""
    all_kinds(
        ["edit", "s1", "--takeaway", PARAGRAPHS, "--takeaway", "wait ", "--where", "at\r\nhome", "--notes", PARAGRAPHS]
    )
    for ref in FORM_LINES:
        before = all_kinds(f"show {ref} --json").json
        answer = all_kinds(f"edit {ref}", ok=False, **editor_that_runs(all_kinds, script))
        assert "Nothing" in answer.output
        assert all_kinds(f"show {ref} --json").json == before
    # a changed line changes only its field
    change = f"text = text.replace('why:', 'why: flu')\n{script}"
    before = all_kinds("show s1 --json").json
    assert all_kinds("edit s1 --json", **editor_that_runs(all_kinds, change)).json == {**before, "why": "flu"}


def test_an_unchanged_item_of_a_list_is_stored_exactly_as_before(all_kinds: Mentor) -> None:
    """Another item of the list is changed."""
    all_kinds(["edit", "s1", "--takeaway", " one\t", "--takeaway", PARAGRAPHS, "--takeaway", "two"])
    script = editor_that_runs(all_kinds, "text = text.replace('takeaway: two', 'takeaway: three\\n\\n  more')")
    assert all_kinds("edit s1 --json", **script).json["takeaways"] == [" one\t", PARAGRAPHS, "three\n\nmore"]


def test_a_form_with_a_mistake_opens_again(all_kinds: Mentor) -> None:
    """The error is shown above the form."""
    script = (
        "wrong = 'by: nonsense'\n"
        "text = text.replace(wrong, 'by: 1 dec') if wrong in text else text.replace('by: 2027-02-01', wrong)"
    )
    assert all_kinds("edit g1 --json", **editor_that_runs(all_kinds, script)).json["due_on"] == "2026-12-01"
    assert opened(all_kinds).startswith("# mentorlog: ")
    assert kept(all_kinds) == []


@pytest.mark.parametrize(
    ("ref", "old", "new"),
    [
        ("g1", "by: 2027-02-01", "by: nonsense"),
        ("g1", "why:", "nonsense:"),
        ("g1", "why: to lead", "why to lead"),
        ("g1", "title: Speak up", "title:"),
        ("g1", "title: Speak up", "title: Speak up\nstatus: achieved"),
        ("a1", "goal: g1", "goal: g1\n\nand some text below"),
        ("n1", "seemed tired", ""),
        ("s1", "on: 2026-11-20", "on: tomorrow"),
        ("c1", "frequency: 4", "frequency: often"),
        ("k1", "score: 3", "score:"),
    ],
)
def test_an_invalid_form_changes_nothing(all_kinds: Mentor, ref: str, old: str, new: str) -> None:
    """The exit code is 2, and the text of the form is saved in a file."""
    before = all_kinds(f"show {ref} --json").json
    error = all_kinds.fails(
        f"edit {ref}", code=2, **editor_that_runs(all_kinds, f"text = text.replace({old!r}, {new!r}, 1)")
    )
    assert "unsaved" in error
    assert len(kept(all_kinds)) == 1
    assert all_kinds(f"show {ref} --json").json == before


def test_an_unchanged_form_saves_nothing(all_kinds: Mentor) -> None:
    """The command says so and exits with 1."""
    assert "nothing was saved" in all_kinds.fails("edit g1", code=1, EDITOR="true")


def test_the_form_opens_at_a_real_terminal(all_kinds: Mentor) -> None:
    """A real process opens a real editor and prints its answer."""
    script = editor_that_runs(all_kinds, "text = text.replace('title: Speak up', 'title: Speak twice')")
    code, output = ends(at_terminal(all_kinds, "edit", "g1", **script))
    assert code == 0
    assert "Speak twice" in output
    assert all_kinds("show g1 --json").json["title"] == "Speak twice"
