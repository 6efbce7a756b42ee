"""A real terminal: its questions, its editor, its pager, its width and its colours."""

from __future__ import annotations

import os
import re
import shlex
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from mentorlog.demo import journal, steps
from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def read(mentor: Mentor, *words: str, size: tuple[int, int] = (24, 80), **environ: str) -> tuple[int, str]:
    """The exit code of a command at a terminal, and all that it wrote there, colours too."""
    child = at_terminal(mentor, *words, size=size, **environ)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, str(child.before).replace("\r\n", "\n")


def leaves(child: Any, key: str = "ctrl-c") -> tuple[int, str]:
    """How a command ends when that key is pressed at its question, and what it says."""
    child.sendintr() if key == "ctrl-c" else child.sendeof()
    if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5):
        child.sendintr()  # one that comes while Python is about to read is noticed at the next key
        child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, COLOUR.sub("", str(child.before))


# questions


@pytest.mark.parametrize(("typed", "role"), [("1", "mentor"), ("2", "mentee"), ("", "mentor")])
def test_start_asks_for_the_role(mentor: Mentor, typed: str, role: str) -> None:
    """Two choices, of which Enter takes the first."""
    child = at_terminal(mentor, "start", "Ana Souza")
    child.expect_exact("1  mentor: you mentor Ana Souza")
    child.expect_exact("2  mentee: Ana Souza mentors you")
    child.expect_exact("Your role? [1] ")
    child.sendline(typed)
    assert ends(child)[0] == 0
    assert mentor("people --json").json[0]["role"] == role


def test_a_question_is_asked_again_until_it_is_answered(mentor: Mentor) -> None:
    """What is no choice is no answer."""
    child = at_terminal(mentor, "start", "Ana")
    for nonsense in ("3", "0", "x", "²", "-1", "2"):
        child.expect_exact("Your role? [1] ")
        child.sendline(nonsense)
    assert ends(child)[0] == 0
    assert mentor("people --json").json[0]["role"] == "mentee"


def test_recording_asks_with_whom_nearest_session_first(two: Mentor) -> None:
    """Bo, whom the next session is with, stands first, and Enter takes him."""
    two("plan friday -w ana")
    two("plan tomorrow -w bo")
    child = at_terminal(two, "note", "hi")
    child.expect_exact("1  Bo Lind")
    child.expect_exact("2  Ana Souza")
    child.expect_exact("With whom? [1] ")
    child.sendline("")
    assert ends(child)[0] == 0
    assert two("show n1 --json").json["relationship"] == "Bo Lind"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["start", "Eve"], "ctrl-c"),
        (["start", "Eve"], "ctrl-d"),
        (["note", "hi"], "ctrl-c"),
        (["note", "hi"], "ctrl-d"),
        (["log", "ana", "talked"], "ctrl-c"),
    ],
)
def test_a_question_can_be_left(two: Mentor, words: list[str], key: str) -> None:
    """Ctrl-C and Ctrl-D end the command with 130, no traceback, and a journal that is as it was."""
    before = two.db.read_bytes()
    child = at_terminal(two, *words)
    child.expect(r"\] $")
    code, said = leaves(child, key)
    assert code == 130
    assert "Traceback" not in said
    assert "stopped; nothing was changed" in said
    assert two.db.read_bytes() == before


def test_leaving_the_first_question_makes_no_journal(mentor: Mentor) -> None:
    """Nobody was started, so there is no file."""
    child = at_terminal(mentor, "start", "Eve")
    child.expect_exact("Your role? [1] ")
    assert leaves(child)[0] == 130
    assert not mentor.db.exists()


def test_questions_keep_out_of_the_answer(two: Mentor) -> None:
    """They are asked on stderr: an answer that goes to a file is the answer alone."""
    child = pexpect.spawn(
        "bash",
        [
            "-c",
            f"{shlex.quote(sys.executable)} -m mentorlog note hi --json > {shlex.quote(str(two.home / 'out.json'))}",
        ],
        env=two.environ | {"TERM": "xterm"},
        encoding="utf-8",
        timeout=20,
    )
    child.expect_exact("With whom? [1] ")
    child.sendline("2")
    child.expect(pexpect.EOF)
    assert (two.home / "out.json").read_text().startswith("{\n")


def test_yes_asks_nothing(two: Mentor) -> None:
    """With --yes there is no question: what is missing is an error."""
    assert read(two, "--yes", "note", "hi")[0] == 2


def test_a_key_of_another_encoding_is_no_defect(mentor: Mentor) -> None:
    """A terminal that sends bytes which are no UTF-8 gets its question again."""
    child = at_terminal(mentor, "start", "Ana", LC_ALL="C.UTF-8")
    child.expect_exact("Your role? [1] ")
    os.write(child.child_fd, b"\xe9\n")
    child.expect_exact("Your role? [1] ")
    child.sendline("1")
    assert ends(child)[0] == 0


# the editor


def test_a_note_without_text_opens_the_editor(ana: Mentor) -> None:
    """What is typed is the note, without the lines of help."""
    code, said = read(ana, "note", **editor_that_runs(ana, "text = 'A long thought\\nof two lines\\n' + text"))
    assert code == 0, said
    assert "# mentorlog:" in opened(ana)
    assert ana("show n1 --json").json["text"] == "A long thought\nof two lines"


def test_which_editor(ana: Mentor) -> None:
    """The setting wins over $VISUAL, which wins over $EDITOR."""
    names = ("setting", "VISUAL", "EDITOR")
    for name in names:
        (ana.home / name).write_text(f"by {name}")
    environ = {name: f"cp '{ana.home / name}'" for name in ("VISUAL", "EDITOR")}
    assert read(ana, "note", EDITOR=environ["EDITOR"])[0] == 0
    assert read(ana, "note", **environ)[0] == 0
    ana(["config", "editor", f"cp '{ana.home / 'setting'}'"])
    assert read(ana, "note", **environ)[0] == 0
    said = {note["snippet"] for note in ana("search by --json").json}
    assert said == {"by EDITOR", "by VISUAL", "by setting"}


@pytest.mark.parametrize("editor", ["", "  "])
def test_no_editor(ana: Mentor, editor: str) -> None:
    """It says so, with the line that sets one, and nothing is recorded."""
    before = ana.db.read_bytes()
    code, said = read(ana, "note", EDITOR=editor)
    assert code == 1
    assert said == "mentorlog: No editor is set.\n  export EDITOR=nano\n  or give the text on the command line\n"
    assert ana.db.read_bytes() == before


@pytest.mark.parametrize("editor", ["no-such-editor -w", "'unclosed", "/", "/dev/null"])
def test_an_editor_that_cannot_be_started(ana: Mentor, editor: str) -> None:
    """Its name is said, and how to set another."""
    code, said = read(ana, "note", EDITOR=editor)
    assert (code, kept(ana)) == (1, [])
    assert said == f"mentorlog: The editor ({editor}) can't be started.\n  set $EDITOR to one that is installed\n"


def test_an_editor_that_fails(ana: Mentor) -> None:
    """Its error records nothing, and what was typed before it is kept."""
    before = ana.db.read_bytes()
    code, said = read(ana, "note", **editor_that_runs(ana, "path.write_text('half a thought', 'utf-8'); sys.exit(1)"))
    assert code == 1
    assert "ended with an error; nothing was saved." in said
    assert kept(ana) == ["half a thought"]
    assert ana.db.read_bytes() == before


@pytest.mark.parametrize("words", [["note"], ["log"], ["goal", "add"], ["agreement", "--edit"], ["raise"]])
def test_an_editor_left_as_it_was(ana: Mentor, words: list[str]) -> None:
    """Nothing was typed, so nothing is recorded or kept."""
    code, said = read(ana, *words, EDITOR="true")
    assert code == 1
    assert "mentorlog: Nothing was typed; nothing was saved.\n" in said
    assert kept(ana) == []


@pytest.mark.parametrize("text", ["a \0 in it", "from a time \ud800"])
def test_typed_text_survives_a_failed_save(ana: Mentor, text: str) -> None:
    """What can't be stored is kept where the answer says, for the owner's eyes alone."""
    data = text.encode("utf-8", "surrogatepass")
    (ana.home / "typed").write_bytes(data)
    before = ana.db.read_bytes()
    code, said = read(ana, "note", EDITOR=f"cp '{ana.home / 'typed'}'")
    assert code == 2
    (place,) = (Path(ana.base["XDG_DATA_HOME"]) / "mentorlog" / "unsaved").iterdir()
    assert str(place) in said.replace("\n", "")
    assert place.read_bytes() == data
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert ana.db.read_bytes() == before


def test_typed_text_survives_ctrl_c_at_the_question_after_it(two: Mentor) -> None:
    """The text was typed before it was asked with whom: leaving then keeps it."""
    child = at_terminal(two, "log", **editor_that_types(two, "We talked for long\n"))
    child.expect_exact("With whom? [1] ")
    code, said = leaves(child)
    assert code == 130
    assert "What you typed is kept in" in said
    assert kept(two) == ["We talked for long\n"]


def test_typed_text_survives_a_journal_that_breaks_meanwhile(ana: Mentor) -> None:
    """Whatever becomes of the journal while somebody types."""
    script = f"import sqlite3\nsqlite3.connect({str(ana.db)!r}).execute('DROP TABLE note')\ntext = 'a thought'"
    code, said = read(ana, "note", **editor_that_runs(ana, script))
    assert code == 1
    assert "is damaged" in said
    assert kept(ana) == ["a thought"]


def test_ctrl_c_in_the_editor_is_the_editors(ana: Mentor) -> None:
    """The editor lives on, and what is typed in it is recorded."""
    script = (
        "import os, signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nos.killpg(0, signal.SIGINT)\ntext = 'kept'"
    )
    code, said = read(ana, "note", **editor_that_runs(ana, script))
    assert code == 0, said
    assert ana("show n1 --json").json["text"] == "kept"


def test_nothing_is_left_where_the_editor_typed(ana: Mentor) -> None:
    """The file that the editor has is the owner's alone, and is gone afterwards."""
    look = ana.home / "look"
    script = (
        "import stat\n"
        f"pathlib.Path({str(look)!r}).write_text(f'{{path}} {{stat.S_IMODE(path.stat().st_mode):o}}')\n"
        "text = 'x'"
    )
    assert read(ana, "note", TMPDIR=str(ana.home), **editor_that_runs(ana, script))[0] == 0
    place, mode = look.read_text().rsplit(" ", 1)
    assert mode == "600"
    assert not Path(place).exists()


# the pager


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with thirty goals."""
    mentor = Mentor(tmp_path_factory.mktemp("thirty"))
    mentor("start Ana Souza --i-am mentor --since 2026-03-02")
    for number in range(30):
        mentor(f"goal add Goal number {number}")
    return mentor.db.read_bytes()


@pytest.fixture
def many(mentor: Mentor, thirty: bytes) -> Mentor:
    """Somebody with thirty goals."""
    mentor.db.write_bytes(thirty)
    return mentor


def pager(mentor: Mentor, then: str = "cat") -> dict[str, str]:
    """A pager that leaves a trace."""
    return {"PAGER": f"touch '{mentor.home / 'paged'}'; {then}"}


@pytest.mark.parametrize("words", [["goal"], ["timeline"], ["progress"], ["export", "ana"]])
def test_long_reads_use_the_pager(many: Mentor, words: list[str]) -> None:
    """What is longer than the screen goes through $PAGER, whole."""
    code, said = read(many, *words, **pager(many))
    assert code == 0
    assert (many.home / "paged").exists()
    assert "Goal number 29" in said


@pytest.mark.parametrize(
    "words", [["people"], ["status"], ["goal", "add", "Another"], ["path"], ["show", "g1"], ["history", "-n", "5"]]
)
def test_short_reads_do_not(many: Mentor, words: list[str]) -> None:
    """What fits the screen is just said."""
    assert read(many, *words, **pager(many))[0] == 0
    assert not (many.home / "paged").exists()


def test_a_high_terminal_needs_no_pager(many: Mentor) -> None:
    """How long is long is for the terminal's height to say."""
    assert read(many, "goal", size=(100, 80), **pager(many))[0] == 0
    assert not (many.home / "paged").exists()


def test_a_pipe_has_no_pager(many: Mentor) -> None:
    """Nor is there one where the answer does not go to the terminal."""
    assert many.process("goal", **pager(many)).out.count("Goal number") == 30
    assert many.process("--color", "always", "goal", **pager(many)).out.count("Goal number") == 30
    assert not (many.home / "paged").exists()


def test_a_pager_that_is_left_early(many: Mentor) -> None:
    """The reader has seen enough: no error, exit code 0."""
    code, said = read(many, "timeline", **pager(many, "head -1"))
    assert code == 0
    assert "Broken" not in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("name", ["no-such-pager", "'unclosed", "  "])
def test_without_a_pager_everything_is_said(many: Mentor, name: str) -> None:
    """One that is not there does not keep the answer."""
    code, said = read(many, "timeline", PAGER=name, PATH="/nowhere")
    assert code == 0
    assert said.count("Goal number") == 30


def test_the_setting_is_the_pager(many: Mentor) -> None:
    """`config pager cat` is for those who want none."""
    many("config pager cat")
    code, said = read(many, "goal", **pager(many))
    assert (code, said.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()


# drawn and piped


def test_what_is_drawn_is_what_is_piped(many: Mentor) -> None:
    """Both voices say the same facts: one in colour with its sides at the edge, one in lines for grep."""
    _, drawn = read(many, "goal", size=(100, 100))
    piped = many.process("goal").out
    assert COLOUR.search(drawn)
    assert not COLOUR.search(piped)
    assert sorted(re.findall(r"Goal number \d+", drawn)) == sorted(re.findall(r"Goal number \d+", piped))
    assert sorted(re.findall(r"\bg\d+", drawn)) == sorted(re.findall(r"\bg\d+", piped))
    assert not set("━─●○✓★↺│") & set(piped)


def test_a_pipe_cuts_nothing(ana: Mentor) -> None:
    """However long a line is, and whatever $COLUMNS says."""
    ana(["goal", "add", "word " * 100 + "end"])
    (line,) = ana.process("goal", COLUMNS="40").out.splitlines()
    assert "word " * 100 + "end" in line


# width


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of the demo, made by its commands."""
    import datetime as dt

    mentor = Mentor(tmp_path_factory.mktemp("demo"))
    for step in steps(journal(), today=dt.date(2026, 11, 23)):
        mentor.now = step.at.isoformat()
        mentor(step.arguments)
    return mentor.db


SCREENS = ("status", "review", "progress", "goal", "people", "log --help", "--help")


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("by", ["terminal", "COLUMNS"])
def test_screens_fit_the_width(mentor: Mentor, demo: Path, columns: int, by: str) -> None:
    """Nothing stands out of a terminal of 40, 80 or 200 columns, whether it says so itself or $COLUMNS does."""
    size = (200, columns) if by == "terminal" else (200, 120)
    environ = {"COLUMNS": str(columns)} if by == "COLUMNS" else {}
    widest = 0
    for line in SCREENS if by == "terminal" else SCREENS[:2]:
        code, said = read(mentor, *line.split(), size=size, MENTORLOG_DB=str(demo), **environ)
        assert code == 0, said
        widths = [cell_len(row) for row in COLOUR.sub("", said).split("\n")]
        assert max(widths) <= columns, line
        widest = max(widest, *widths)
    assert widest > min(columns, 100) * 0.9  # longer lines would be hard to read


def test_an_ordinary_review_fits_the_screen_with_its_prompt(mentor: Mentor, demo: Path) -> None:
    """80 columns, 24 lines, one of them the prompt's."""
    code, said = read(mentor, "review", MENTORLOG_DB=str(demo), **pager(mentor))
    assert code == 0
    assert said.count("\n") <= 23
    assert not (mentor.home / "paged").exists()


@pytest.mark.parametrize("columns", ["0", "-1", "wide", "", "99999999999", "1", "7"])
def test_widths_that_are_none(ana: Mentor, columns: str) -> None:
    """A width of nonsense is not taken, a tiny one is no defect."""
    code, said = read(ana, "review", COLUMNS=columns)
    assert code == 0, said
    if columns not in ("1", "7"):
        assert max(cell_len(row) for row in COLOUR.sub("", said).split("\n")) <= 80
        assert "Ana Souza" in said


# colour


def coloured(mentor: Mentor, *words: str, pty: bool, **environ: str) -> bool:
    """Whether a command writes any colour (or other dress), at a terminal or in a pipe."""
    if pty:
        return bool(COLOUR.search(read(mentor, *words, **environ)[1]))
    answer = mentor.process(*words, **environ)
    assert answer.code == 0, answer
    return bool(COLOUR.search(answer.out))


@pytest.mark.parametrize(
    ("words", "environ", "expected"),
    [
        ("review", {}, True),
        ("review", {"NO_COLOR": "1"}, False),
        ("review", {"NO_COLOR": ""}, True),
        ("--color never review", {}, False),
        ("review --color never", {}, False),
        ("review --color=never", {"FORCE_COLOR": "1"}, False),
        ("review --color auto", {}, True),
        ("review --color always", {"NO_COLOR": "1"}, True),
        ("review", {"TERM": "dumb"}, False),
        ("--help", {}, True),
        ("--color never --help", {}, False),
        ("review --json", {}, False),
    ],
)
def test_colour_at_a_terminal(ana: Mentor, words: str, environ: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    """On, unless it is unwanted; the command line wins over the environment, on either side of the command."""
    assert coloured(ana, *words.split(), pty=True, **environ) is expected


@pytest.mark.parametrize(
    ("words", "environ", "expected"),
    [
        ("review", {}, False),
        ("review", {"FORCE_COLOR": "1"}, True),
        ("review", {"FORCE_COLOR": ""}, False),
        ("--color always review", {}, True),
        ("review --color always", {}, True),
        ("review --color never", {"FORCE_COLOR": "1"}, False),
        ("review --color auto", {"FORCE_COLOR": "1"}, False),
        ("review --json", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe(ana: Mentor, words: str, environ: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    """Off, unless it is asked for."""
    assert coloured(ana, *words.split(), pty=False, TERM="xterm", **environ) is expected


def test_the_setting_for_colour_is_for_terminals(ana: Mentor) -> None:
    """`config color never` is undone for one command by --color."""
    ana("config color never")
    assert not coloured(ana, "review", pty=True)
    assert coloured(ana, "review", "--color", "always", pty=True)


def test_no_colour_is_still_laid_out(ana: Mentor) -> None:
    """Without colour a terminal is drawn as with it: what is at the right edge stays there."""
    _, plain = read(ana, "review", NO_COLOR="1")
    _, dumb = read(ana, "review", TERM="dumb")
    _, drawn = read(ana, "review")
    assert plain == dumb == COLOUR.sub("", drawn)
    assert "─" * 80 in plain


def test_a_dumb_terminal_has_no_pager(many: Mentor) -> None:
    """`less` would complain of it and wait for a key."""
    code, said = read(many, "goal", TERM="dumb", **pager(many))
    assert (code, said.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()
