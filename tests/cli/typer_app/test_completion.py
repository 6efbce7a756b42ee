"""Shell completion: the choices, and real shells that complete them without side effects."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.typer_app import completion_scripts, index
from mentorlog.cli.typer_app.completion import complete
from mentorlog.cli.typer_app.completion_scripts import SCRIPTS
from mentorlog.model import KINDS
from tests.cli.conftest import Mentor
from tests.programs import program

TITLE: Final = """x $(touch pwned) `touch pwned` "dq" 'sq' a:b\tc ;touch pwned; * ~ $HOME \\ [x] {a,b}\nsecond"""
"""Text that a shell could run, split, expand or lose."""
SHOWN: Final = TITLE.replace("\t", " ").replace("\n", " ")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of five relationships: two people called Ana, and names of several kinds."""
    mentor = Mentor(tmp_path_factory.mktemp("names"))
    for name, role in (("Søren Østergård", "mentor"), ("Ana Souza", "mentor"), ("Ana", "mentee"), ("王小明", "mentee")):
        mentor(["start", name, "--i-am", role])
    mentor(["start", "Jo O'Neil-Smith $(touch pwned)", "--i-am", "mentee"])
    mentor(["pause", "souza"])
    return mentor.db.read_bytes()


@pytest.fixture
def five(mentor: Mentor, names: bytes) -> Mentor:
    """A user with these five relationships."""
    mentor.db.write_bytes(names)
    return mentor


@pytest.fixture(scope="module")
def titles(names: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same journal with open and closed entries of each kind for Søren; one action has a hostile title."""
    five = Mentor(tmp_path_factory.mktemp("titles"))
    five.db.write_bytes(names)
    for line in ("goal add Lead a review", "goal add Done with", "raise Why so late", "milestone add First review"):
        five(f"{line} -w søren")
    five(["action", "add", TITLE, "-w", "søren"])
    five("action add Send the list -w søren")
    five("plan friday -w søren")
    five("checkin søren --frequency 4 --on 2026-11-02")
    five("rate giving feedback 4 -w søren --on 2026-11-02")
    five("done g2")
    return five.db.read_bytes()


@pytest.fixture
def titled(mentor: Mentor, titles: bytes) -> Mentor:
    """A user with these entries."""
    mentor.db.write_bytes(titles)
    return mentor


def completions(mentor: Mentor, *words: str, at: str = "zsh") -> dict[str, str]:
    """The choices for a command line with their descriptions, in order."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        app = App(mentor.environ)
        assert complete(app, at, list(words)) == 0
        app.close()
    lines = output.getvalue().splitlines()
    assert all(line.count("\t") == 1 for line in lines)
    return dict(line.split("\t") for line in lines)  # type: ignore[misc]


# what is offered


def test_commands_are_completed_with_their_help(mentor: Mentor) -> None:
    """The everyday commands come first."""
    choices = completions(mentor, "")
    assert list(choices) == list(index.COMMANDS)
    assert list(choices)[:3] == ["start", "log", "review"]
    assert choices["review"] == "Show what to know before the next meeting."


def test_commands_are_completed_by_their_first_letters(mentor: Mentor) -> None:
    """Case is ignored."""
    assert list(completions(mentor, "RE")) == [
        *("review", "remind", "resume", "resource", "reopen", "recap", "redo", "restore")
    ]


def test_verbs_are_completed_after_a_noun(mentor: Mentor) -> None:
    """Each verb has its help."""
    assert completions(mentor, "goal", "") == {"add": "Add a goal."}
    assert list(completions(mentor, "feedback", "")) == ["give", "receive"]
    assert list(completions(mentor, "feedback", "g")) == ["give"]
    assert completions(mentor, "goal", "add", "") == {}


@pytest.mark.parametrize("name", index.COMMANDS)
def test_options_are_completed_for_every_command(mentor: Mentor, name: str) -> None:
    """Global options are included, and each option has its help."""
    choices = completions(mentor, name, "-")
    assert {"--help", "--db", "--color", "--yes"} <= choices.keys()
    assert all(choice.startswith("--") for choice in choices)
    assert all(choices[option] for option in choices) or name == "edit"


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (["--"], {"--version", "--install-completion", "--help"}),
        (["log", "--ta"], {"--takeaway"}),
        (["goal", "add", "--"], {"--measure", "--by", "--why", "--with"}),
        (["goal", "--"], {"--all", "--json"}),
        (["feedback", "give", "x", "--"], {"--situation", "--follow-up"}),
        (["edit", "g1", "--"], {"--title", "--measure", "--clear"}),
        (["log", "-w", "ana", "--n"], {"--next"}),
    ],
)
def test_options_are_completed_by_their_first_letters(mentor: Mentor, words: list[str], some: set[str]) -> None:
    """They are also completed after verbs, arguments and other options."""
    choices = completions(mentor, *words)
    assert some <= choices.keys()
    assert all(choice.startswith(words[-1]) for choice in choices)


def test_options_are_not_completed_after_dashes(mentor: Mentor) -> None:
    """Everything after `--` is text."""
    assert completions(mentor, "note", "--", "--") == {}


@pytest.mark.parametrize(
    "words",
    [
        ["review", ""],
        ["note", "-w", ""],
        ["note", "hi", "--with", ""],
        ["log", "x", "-w", ""],
        ["plan", "friday", "-w", ""],
        ["review", "--json", ""],
        ["goal", "add", "x", "-w", ""],
        ["--color", "never", "export", ""],
    ],
)
def test_names_are_completed_with_one_unique_word(five: Mentor, words: list[str]) -> None:
    """A name without a unique word is completed with its ref; the description is the full name. Commands that can be
    used with `me` offer it too."""
    names = {
        "r3": "Ana",
        "Jo": "Jo O'Neil-Smith $(touch pwned)",
        "Søren": "Søren Østergård",
        "王小明": "王小明",
        "Souza": "Ana Souza (paused)",
    }
    me = {} if {"log", "plan"} & {*words} else {"me": "your own development"}
    assert completions(five, *words) == names | me


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("so", ["Søren", "Souza"]),
        ("SOE", ["Søren"]),
        ("øst", ["Søren"]),
        ("王", ["王小明"]),
        ("小", ["王小明"]),
        ("ana", ["r3", "Souza"]),
        ("r3", ["r3"]),
        ("zz", []),
    ],
)
def test_names_are_completed_by_the_beginning_of_any_word(five: Mentor, typed: str, choices: list[str]) -> None:
    """Case and accents are ignored, as for names in commands."""
    assert list(completions(five, "review", typed)) == choices


def test_a_completed_name_selects_its_relationship(five: Mentor) -> None:
    """Each choice is accepted by `show`."""
    for word, meaning in completions(five, "show", "").items():
        name = "me" if word == "me" else meaning.removesuffix(" (paused)")
        assert five(["show", word, "--json"]).json["name"] == name


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (["done", ""], {"a2", "a1", "g1", "t1", "m1", "s1"}),
        (["done", "a1", ""], {"a2", "g1", "t1", "m1", "s1"}),
        (["done", "A"], {"a1", "a2"}),
        (["drop", ""], {"a2", "a1", "g1", "t1"}),
        (["checkpoint", ""], {"g1"}),
        (["checkpoint", "g1", ""], set()),
        (["log", ""], {"s1"}),
        (["log", "x", "--goal", ""], {"g1"}),
        (["log", "x", "--point", ""], {"t1"}),
        (["action", "add", "x", "--goal", ""], {"g1"}),
        (["move", ""], {"s1"}),
        (["edit", "g"], {"g1"}),
        (["show", "c"], {"c1"}),
        (["edit", "k"], {"k1"}),
        (["private", "k1", "c"], {"c1"}),
        (["delete", "c1", "k"], {"k1"}),
        (["celebrate", ""], {"m1"}),
    ],
)
def test_refs_of_open_entries_are_completed(titled: Mentor, words: list[str], choices: set[str]) -> None:
    """The entries are those that the command works on, and no ref is offered twice."""
    assert set(completions(titled, *words)) == choices


def test_completed_refs_have_the_title_as_description(titled: Mentor) -> None:
    """The title is short, on one line, and harmless for a shell."""
    choices = completions(titled, "done", "")
    assert choices["g1"] == "Lead a review"
    assert choices["a2"] == "Send the list"
    assert choices["a1"] == SHOWN[:59].rstrip() + "…"
    assert completions(titled, "show", "c1") == {"c1": "2026-11-02"}
    assert completions(titled, "show", "k1") == {"k1": "giving feedback 4 of 5"}


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (["start", "x", "--i-am", ""], ["mentor", "mentee"]),
        (["log", "x", "--how", "p"], ["phone"]),
        (
            ["timeline", "--in", ""],
            list(KINDS),
        ),
        (["move", "s1", "friday", "--who", ""], ["me", "them"]),
        (["checkin", "--expectations", ""], ["met", "partly", "unmet"]),
        (["start", "Ana", "--type", ""], ["mentoring", "coaching"]),
        (["export", "ana", "--format", ""], ["md", "html", "pdf", "csv", "json", "ics"]),
        (["export", "ana", "-f", "h"], ["html"]),
        (["export", "ana", "--paper", ""], ["a4", "letter"]),
        (["agreement", "ana", "--recap", ""], ["yes", "no", "ask"]),
        (["export", "ana", "--lang", ""], ["en", "da"]),
        (["recap", "ana", "--format", ""], ["md"]),
        (["hours", "--an"], ["--anonymous"]),
        (["year", ""], ["2026", "2025", "2024", "2023", "2022"]),
        (["year", "2025", ""], []),
        (["year", "-f", ""], ["md", "html", "pdf"]),
        (["hours", "--include"], ["--include-private"]),
        (["agenda", "ana", "--format", ""], ["md"]),
        (["recap", "ana", "-f", ""], ["md"]),
        (["outcome", "f1", ""], ["improved", "unchanged", "worse"]),
        (["--color", ""], ["auto", "always", "never"]),
        (["review", "--color", "a"], ["auto", "always"]),
        (["config", "date"], ["date_order"]),
        (["config", "date_order", ""], ["dmy", "mdy"]),
        (["config", "editor", ""], []),
        (["--db", ""], []),
        (["goal", "add", "x", "--measure", ""], []),
        (["log", "--for", ""], []),
        (["no-such-command", ""], []),
        (["note", "some", ""], []),
    ],
)
def test_values_with_fixed_choices_are_completed(mentor: Mentor, words: list[str], choices: list[str]) -> None:
    """Options and arguments that accept any text have no choices."""
    assert list(completions(mentor, *words)) == choices


def test_values_are_completed_after_an_equals_sign(five: Mentor) -> None:
    """In zsh and fish a choice includes the option; in bash it does not, because bash splits at the sign."""
    assert list(completions(five, "note", "--with=so")) == ["--with=Søren", "--with=Souza"]
    assert list(completions(five, "note", "--with", "=", "so", at="bash")) == ["Søren", "Souza"]
    assert list(completions(five, "--color", "=", at="bash")) == ["auto", "always", "never"]


def test_a_name_is_completed_after_an_open_quote(five: Mentor) -> None:
    """Bash passes the quote to the program."""
    assert list(completions(five, "review", '"Sou', at="bash")) == ["Souza"]


def test_names_are_completed_from_the_journal_of_db(five: Mentor, tmp_path: Path) -> None:
    """The option `--db` can be before or after the command."""
    other = tmp_path / "other.db"
    five(["--db", str(other), "start", "Eve", "--i-am", "mentor"])
    assert list(completions(five, "--db", str(other), "review", "")) == ["Eve", "me"]
    assert list(completions(five, "review", f"--db={other}", "")) == ["Eve", "me"]


@pytest.mark.parametrize("journal", ["missing", "empty", "folder", "newer"])
def test_an_unusable_journal_completes_nothing(ana: Mentor, tmp_path: Path, journal: str) -> None:
    """No message is printed, and no file is created or changed."""
    place = tmp_path / journal
    if journal == "empty":
        place.touch()
    if journal == "folder":
        place.mkdir()
    if journal == "newer":
        place.write_bytes(ana.db.read_bytes()[:60] + b"\0\0\0\x63" + ana.db.read_bytes()[64:])
    before = sorted(tmp_path.rglob("*"))
    answer = ana.process("review", "", _MENTORLOG_COMPLETE="zsh", MENTORLOG_DB=str(place))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out in ("", "Ana\tAna Souza\nme\tyour own development\n")
    assert sorted(tmp_path.rglob("*")) == before


# installing


@pytest.mark.parametrize(
    ("shell", "script", "startup"),
    [
        ("bash", ".bash_completions/mentorlog.sh", ".bashrc"),
        ("zsh", ".zfunc/_mentorlog", ".zshrc"),
        ("fish", ".config/fish/completions/mentorlog.fish", None),
    ],
)
def test_the_completion_script_is_installed_once(mentor: Mentor, shell: str, script: str, startup: str | None) -> None:
    """Existing lines of the start-up file of the shell are kept, and --show-completion prints the script."""
    assert mentor("--show-completion", SHELL=shell).out == SCRIPTS[shell]
    if startup:
        (mentor.home / startup).write_text("# mine\nalias ll='ls -l'")
    for _ in range(2):
        answer = mentor("--install-completion", SHELL=shell)
        assert f"Completion for {shell} is installed" in answer.out
        assert str(mentor.home / script) in answer.out
    assert (mentor.home / script).read_text("utf-8") == SCRIPTS[shell]
    if startup:
        lines = (mentor.home / startup).read_text("utf-8").splitlines()
        assert lines[:2] == ["# mine", "alias ll='ls -l'"]
        assert len(lines) == 3
    assert not mentor.db.exists()


@pytest.mark.parametrize("shell", ["", "/bin/tcsh", "[/x]\x1b"])
@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_an_unknown_shell_is_refused(mentor: Mentor, shell: str, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error lists the three supported shells."""
    monkeypatch.setattr(completion_scripts, "running_shell", lambda: None)
    error = mentor.fails(option, code=1, SHELL=shell)
    assert "completion is available for bash, zsh and fish" in error
    assert "\x1b" not in error


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_running_shell_is_used_not_the_login_shell(mentor: Mentor, shell: str) -> None:
    """A shell that was started from another one inherits its $SHELL; if it is a script's, $SHELL is used."""
    script = f"{sys.executable} -m mentorlog --install-completion; true"
    environ = mentor.environ | {"SHELL": "/bin/sh"}
    done = subprocess.run(
        [program(shell), "-c", script], env=environ, capture_output=True, encoding="utf-8", check=True
    )
    assert f"Completion for {shell} is installed" in done.stdout
    other = "bash" if shell != "bash" else "zsh"
    assert f"SHELL={other} mentorlog --install-completion" in done.stderr
    done = subprocess.run(
        ["sh", "-c", script], env=environ | {"SHELL": program(shell)}, capture_output=True, encoding="utf-8", check=True
    )
    assert f"Completion for {shell} is installed" in done.stdout


# the shells themselves


@pytest.fixture
def shell_user(titled: Mentor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mentor]:
    """A user in an empty folder with `mentorlog` on the path; the fixture fails if a shell creates a file there."""
    folder = titled.home / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    binary = titled.home / "bin"
    binary.mkdir()
    (binary / "mentorlog").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorlog "$@"\n')
    (binary / "mentorlog").chmod(0o755)
    titled.base["PATH"] = f"{binary}{os.pathsep}{titled.base['PATH']}"
    yield titled
    assert list(folder.iterdir()) == []


def bash(mentor: Mentor, *words: str) -> list[str]:
    """The content of COMPREPLY after Tab is pressed in bash."""
    script = 'source /dev/stdin; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9; _mentorlog_completion; '
    done = subprocess.run(
        [program("bash"), "-c", script + 'printf "%s\\n" "${COMPREPLY[@]}"', "bash", "mentorlog", *words],
        input=SCRIPTS["bash"],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def fish(mentor: Mentor, line: str) -> list[str]:
    """The choices that fish offers for a command line."""
    done = subprocess.run(
        [program("fish"), "--no-config", "-c", f"source -; complete -C {shlex.quote(line)}"],
        input=SCRIPTS["fish"],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ | {"LC_ALL": "C.UTF-8"},
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_commands_options_names_and_refs(shell_user: Mentor) -> None:
    """Several choices have their descriptions, and a single choice has none."""
    assert "review  -- Show what to know before the next meeting." in bash(shell_user, "re")
    assert bash(shell_user, "revi") == ["review"]
    assert bash(shell_user, "log", "--takea") == ["--takeaway"]
    assert bash(shell_user, "review", "so") == ["Søren  -- Søren Østergård", "Souza  -- Ana Souza (paused)"]
    assert bash(shell_user, "review", "王") == ["王小明"]
    assert bash(shell_user, "done", "a") == ["a2  -- Send the list", f"a1  -- {SHOWN[:59].rstrip()}…"]
    assert bash(shell_user, "note", "--with", "=", "soe") == ["Søren"]


@pytest.mark.heavy
def test_fish_completes_commands_options_names_and_refs(shell_user: Mentor) -> None:
    """Each choice has its description."""
    assert "review\tShow what to know before the next meeting." in fish(shell_user, "mentorlog re")
    assert fish(shell_user, "mentorlog log --takea") == ["--takeaway\tA thing to remember; may be repeated."]
    assert "Souza\tAna Souza (paused)" in fish(shell_user, "mentorlog review ")
    assert fish(shell_user, "mentorlog review 王") == ["王小明\t王小明"]
    assert f"a1\t{SHOWN[:59].rstrip()}…" in fish(shell_user, "mentorlog done ")
    assert [line for line in fish(shell_user, "mentorlog export ana -o /dev/nul") if "/dev/null" in line]


def at_prompt(mentor: Mentor, shell: str, *words: str) -> Any:
    """An interactive shell with the completion installed in its home, at its first prompt."""
    pexpect = pytest.importorskip("pexpect")
    mentor("--install-completion", SHELL=Path(shell).name)
    environ = mentor.environ | {"TERM": "xterm", "PS1": "READY> ", "LC_ALL": "C.UTF-8", "SHELL": shell}
    child = pexpect.spawn(shell, list(words), env=environ, encoding="utf-8", dimensions=(50, 200), timeout=20)
    child.ptyproc.delayafterclose = 0
    return child


@pytest.mark.heavy
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_tab_completes_at_a_real_prompt(shell_user: Mentor, shell: str) -> None:
    """The shell reads the completion from its start-up file, finishes a word and shows titles beside refs."""
    import pexpect

    startup = shell_user.home / f".{shell}rc"
    startup.write_text("PS1='READY> '\n")
    child = at_prompt(shell_user, program(shell), "-i")
    child.expect_exact("READY> ")
    child.send("mentorlog revi\t")
    child.expect(r"review\S* ")
    child.send("soe\t")
    child.expect("Søren")
    child.send("\x15mentorlog done a\t\t")
    child.expect(r"a1 .*-- x \$\(touch pwned\)")
    child.send("\x15exit\r")
    child.expect(pexpect.EOF)
    child.close(force=True)


def test_completion_without_mentorlog_on_the_path_prints_nothing(mentor: Mentor) -> None:
    """There are no choices either."""
    shell = program("bash")
    mentor.base["PATH"] = "/nowhere"
    script = "source /dev/stdin; COMP_WORDS=(mentorlog re); COMP_CWORD=1; _mentorlog_completion; echo ${#COMPREPLY[@]}"
    done = subprocess.run(
        [shell, "-c", script],
        input=SCRIPTS["bash"],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")
