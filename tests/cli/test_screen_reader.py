"""Output for screen readers: sentences, with no sign that must be seen, and a label for each number."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import sys
from pathlib import Path
from typing import Final

import pytest

from mentorlog.cli.typer_app import index
from mentorlog.demo import journal, steps
from tests.cli.conftest import NOW, Answer, Mentor
from tests.cli.encrypted import PASSPHRASE, encrypt
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal, ends, press_ctrl_c
from tests.cli.typer_app.test_help import BEFORE, COMMANDS, EXAMPLES, FOR_ENCRYPTED

ON: Final = {"ACCESSIBLE": "1"}
AT_TERMINAL: Final = {"ACCESSIBLE": "1", "FORCE_COLOR": "1"}
"""Everything is written as at a terminal, also lists."""
ORDINARY: Final = frozenset(" .,:;!?'\"()/&-[]_=$…")
"""The punctuation that sentences may have."""
COMMAND: Final = re.compile(
    r"`[^`]*`|(?:[A-Z_]+=\S+ )?\bmentorlog .*|(?<= )/\S+|https?://\S+|^(?:Usage|Everywhere): .*"
)
"""Commands to type, paths and addresses, which are as they must be typed."""
READING: Final = (
    *("status", "review", "review lone", "review --brief", "review søren --shareable", "review me", "remind"),
    *(
        "people --all",
        "progress",
        "progress 王小明",
        "timeline",
        "search review",
        "search of",
        "hours",
        "year",
        "year --all",
    ),
    *("year --story", "agenda", "agenda søren", "agreement søren", "questions", "history", "history -n 2", "config"),
    *("goal --all", "action --all", "feedback --all", "advice --all", "milestone --all", "resource --all", "prospect"),
    *("notes", "sessions", "rate", "checkin", "programme", "programme First-time leads", "doctor", "backup", "path"),
    *(
        "show søren",
        "show lone",
        "show me",
        "show amina",
        "show g1 --history",
        "show m4 --history",
        "restore",
        "undo 3",
    ),
    *(f"show {kind}1" for kind in "rsgafvmbtnckq"),
    *(
        "import-nothing",
        "frob",
        "done a999",
        "plan 3/4",
        "log",
        "show",
        "goal add",
        "log hello",
        "config within x",
        "review nobody",
        "show nobody",
    ),
)
"""Lines that read, on the journal of the demo, and lines that are refused."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The journal of the demo."""
    user = Mentor(tmp_path_factory.mktemp("demo"))
    for step in steps(journal(), today=dt.date.fromisoformat(NOW[:10])):
        user.now = step.at.isoformat()
        user(step.arguments)
    return user.db.read_bytes()


@pytest.fixture
def on_demo(mentor: Mentor, demo: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """A user who has the journal of the demo."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(demo)
    monkeypatch.chdir(tmp_path)
    return mentor


def problems(answer: Answer, *, users: str = "") -> list[str]:
    """The lines that a listener would not understand: with a sign, or with a number without a label. `users` has the
    signs of the user's own text."""
    found = []
    for line in answer.output.splitlines():
        bare = COMMAND.sub("it", line).strip()
        signs = {sign for sign in bare if not sign.isalnum() and sign not in ORDINARY and sign not in users}
        facts = re.split(r"[,;.] |: |[.;,]$", bare)
        alone = [fact for fact in facts[:1] if re.fullmatch(r"[\W\d_]+", fact)]
        alone += [fact for fact in facts if re.fullmatch(r"\d+(?: \d+)+|\+\d.*|\d+%", fact.strip())]
        if signs or alone or "  " in bare or "-->" in bare or "->" in bare or "--- " in bare:
            found.append(f"{sorted(signs)} {alone} {line!r}")
    return found


def signs_of(text: str) -> str:
    """The signs of a text that are not punctuation."""
    return "".join({sign for sign in text if not sign.isalnum() and not sign.isspace() and sign not in ORDINARY})


@pytest.mark.heavy
@pytest.mark.parametrize("environ", [ON, AT_TERMINAL], ids=["pipe", "terminal"])
def test_reading_commands_write_sentences(on_demo: Mentor, environ: dict[str, str]) -> None:
    """No page, list or error has a sign, or a number without a label; in a pipe lists keep their tabs."""
    users = signs_of(journal())
    assert not set(users) & set("●○◐✓✗★☆↺→━─·×▌")
    wrong = []
    for line in READING:
        answer = on_demo(line, ok=False, **environ)
        if environ is ON and "\t" in answer.out:
            continue
        wrong += [f"{line}: {problem}" for problem in problems(answer, users=users)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.heavy
def test_every_command_answers_in_sentences(
    mentor: Mentor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    example_journal: bytes,
) -> None:
    """The example of each command, and its help."""
    assert {name.split()[0] for name in EXAMPLES} == set(index.COMMANDS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    mentor.now = "2026-11-23T08:30"
    mentor.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    request.getfixturevalue("runtime")
    wrong = []
    for name, example in EXAMPLES.items():
        wrong += [f"{name} --help: {problem}" for problem in problems(mentor(f"{name} --help", **AT_TERMINAL))]
        if name in ("draft", "recap", "export", "agenda"):  # they write a page to send
            continue
        mentor.db.touch(mode=0o600)
        mentor.db.write_bytes(example_journal)
        for line in BEFORE.get(name, ()):
            mentor(line)
        if name in FOR_ENCRYPTED:
            encrypt(mentor.db)
        answer = mentor(shlex.split(example)[1:], **AT_TERMINAL)
        wrong += [f"{name}: {problem}" for problem in problems(answer, users="😬👍")]
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def example_journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The journal that the examples of all commands work on."""
    user = Mentor(tmp_path_factory.mktemp("played"))
    text = (Path(__file__).parents[1] / "journal" / "eight-months.txt").read_text("utf-8")
    for step in steps(text, today=dt.date(2026, 11, 23)):
        user.now = step.at.isoformat()
        user(step.arguments)
    return user.db.read_bytes()


@pytest.mark.heavy
def test_a_review_is_read_entry_by_entry(on_demo: Mentor) -> None:
    """Each line is understood without the one before: labels are repeated, and what a place or a sign shows is said."""
    lines = on_demo("review søren", **ON).out.splitlines()
    for line in (
        "Søren Østergård, you mentor, enabling growth, 6 weeks left, next session tomorrow 14:00.",
        "You owe: Send the checklist, 3 days late, ref a17.",
        "You owe: Introduce him to Mette Kjær, due Thu 26 Nov, ref a14.",
        "Kept: Tell Freja what he expects of her draft, by Søren, 18 Nov, ref a18.",
        "Goals: Run the design review alone, 40 percent, by 30 Dec, ref g1. measure: three reviews, no rescue, "
        "progress over time: 15, then 25, then 40 percent.",
        "Command: mentorlog celebrate m4",
        "Agenda: Conflict with the platform team, carried 2 times, ref t4.",
    ):
        assert line in lines


def test_lists_in_a_pipe_and_json_are_unchanged(on_demo: Mentor) -> None:
    """Scripts read the same as without a screen reader."""
    for line in ("goal", "people", "timeline", "search review", "review --json", "goal --json", "remind --count"):
        assert on_demo(line, **ON).out == on_demo(line).out


def test_the_setting_and_the_variable(on_demo: Mentor) -> None:
    """The setting is as good as the variable, which overrides it."""
    sentence = "You owe: Send the checklist, 3 days late, ref a17."
    assert sentence not in on_demo("review søren").out
    assert "screen_reader is now on" in on_demo("config screen_reader true").out
    assert sentence in on_demo("review søren").out
    assert sentence in on_demo("review søren", ACCESSIBLE="").out
    for off in ("0", "false", "no"):
        assert sentence not in on_demo("review søren", ACCESSIBLE=off).out
    on_demo("config screen_reader off")
    assert sentence not in on_demo("review søren").out
    has(on_demo("config screen_reader --json").json, screen_reader="off")


@pytest.mark.parametrize("environ", [{}, AT_TERMINAL], ids=["off", "on"])
def test_what_is_loaded(on_demo: Mentor, environ: dict[str, str]) -> None:
    """The mode costs nothing if it is off, and does not load Rich if it is on."""
    code = (
        "import os, sys; from mentorlog.cli.typer_app.run import run; run(['review', 'søren'], environ=os.environ);"
        "print(*(name for name in ('rich', 'mentorlog.config', 'tomllib', 'mentorlog.present.sentences')"
        " if name in sys.modules), file=sys.stderr)"
    )
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", code],
        env=on_demo.environ | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = done.stderr.split()
    assert "rich" not in loaded
    assert ("mentorlog.present.sentences" in loaded) == bool(environ)


def test_the_closing_at_a_terminal(on_demo: Mentor) -> None:
    """Each question is one line with its number, and each choice a line; nothing is drawn, and no pager is started."""
    child = at_terminal(on_demo, "end", "lone", size=(50, 200), PAGER="less", **ON)
    said = ""
    for question, answer in (
        ("Question 1 of", ""),
        ("Question 2 of", "1"),
        ("Question 3 of", "to wait"),
    ):
        child.expect_exact(question)
        said += child.before
        child.expect_exact("Answer: ")
        said += child.before
        child.sendline(answer)
    child.expect_exact("Question 4 of")
    said += child.before
    child.expect_exact("Answer: ")
    said += child.before
    press_ctrl_c(child)  # earlier, the terminal would show ^C
    _, rest = ends(child)
    said = re.sub(r"\x1b\[\?2004[hl]\r?", "", said + rest)
    assert "\x1b" not in said
    assert "1: " in said
    assert not signs_of(COMMAND.sub("", said))


def test_a_long_page_at_a_terminal_has_no_pager(on_demo: Mentor) -> None:
    """It is written line by line, broken between words, without codes of colours or the cursor."""
    child = at_terminal(on_demo, "review", "søren", size=(10, 40), PAGER="less", **ON)
    code, out = ends(child)
    raw = str(child.before)
    assert code == 0
    assert "\x1b" not in raw
    lines = out.splitlines()
    assert lines[lines.index("You owe: Send the checklist,") + 1] == "3 days late, ref a17."
    assert lines[lines.index("mentorlog edit g2 --measure TEXT") - 1] == "Command:"
    assert max(map(len, lines)) <= 40


@pytest.mark.heavy
def test_prompts_are_words(mentor: Mentor) -> None:
    """A question says which answers there are and what Enter does; it has no brackets with letters."""
    mentor.given("start Ana Souza --i-am mentor", "start Bo Lind --i-am mentee", "note a -w ana", "note b -w ana")
    child = at_terminal(mentor, "undo", "2", size=(30, 100), **ON)
    child.expect_exact("Undo these 2 commands? Type y for yes or n for no; Enter means yes: ")
    child.sendline("n")
    ends(child)
    child = at_terminal(mentor, "note", "hello", "there", size=(30, 100), **ON)
    child.expect_exact("1: ")
    child.expect_exact("2: ")
    child.expect(r"With whom\? Type a number or a name; Enter means \w+ \w+: ")
    child.sendline("bo")
    code, out = ends(child)
    assert code == 0
    assert "Bo" in out


def test_all_commands_are_in_the_tables() -> None:
    """A new command is tested by its example and its help."""
    assert COMMANDS.keys() == EXAMPLES.keys()
