"""Text at the command line: the grammar that every recording command shares."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import editor_that_runs, editor_that_types, opened, sit_down

RECORDING = [
    ("note", "text"),
    ("raise", "text"),
    ("goal add", "title"),
    ("action add", "text"),
    ("milestone add", "title"),
    ("feedback give", "text"),
    ("feedback receive", "text"),
    ("log", "notes"),
]
"""Commands that record a text, and its key."""

REMARKS = [("celebrate m1", "how"), ("outcome f1 improved", "outcome_note"), ("checkpoint g1 60", "note")]
"""Commands on an entry that take a word on it."""

ALL = pytest.mark.parametrize(("command", "key"), [*RECORDING, *REMARKS])
TEXTS = pytest.mark.parametrize(("command", "key"), RECORDING)


@pytest.fixture
def ana(mentor: Mentor) -> Mentor:
    """Somebody with Ana, a goal, feedback and a milestone."""
    start = "start Ana Souza --i-am mentor --since 2026-03-02"
    return mentor.given(start, "goal add Speak up", "feedback give hm", "milestone add Spoke up")


def text_of(entry: dict[str, object], key: str) -> object:
    """The text of an entry, or of the only checkpoint of a goal."""
    checkpoints = entry.get("checkpoints")
    return checkpoints[0]["note"] if checkpoints and isinstance(checkpoints, list) else entry[key]


@ALL
def test_all_remaining_words_are_the_text(ana: Mentor, command: str, key: str) -> None:
    """The words need no quotes."""
    entry = ana(f"{command} some words   and more --json").json
    assert text_of(entry, key) == "some words and more"


@ALL
def test_quoted_text_is_stored_exactly_as_given(ana: Mentor, command: str, key: str) -> None:
    """Blanks, line breaks, letters of any script, brackets and colons."""
    text = "two  blanks\n\ta [bracket] :smile: {x} \\ Søren 田中 🙂 50% 'quoted'"
    assert text_of(ana([*command.split(), text, "--json"]).json, key) == text


@ALL
def test_after_dashes_everything_is_text(ana: Mentor, command: str, key: str) -> None:
    """Options, numbers, another pair of dashes and a lone one."""
    words = ["-5", "--json", "-w", "ana", "--", "-"]
    assert text_of(ana([*command.split(), "--json", "--", *words]).json, key) == "-5 --json -w ana -- -"


@TEXTS
def test_a_dash_reads_standard_input(ana: Mentor, command: str, key: str) -> None:
    """All of it, normalised; after `--` a dash is a dash."""
    assert ana(f"{command} - --json", stdin="  one\n\ntwo\n\n").json[key] == "  one\n\ntwo"
    assert ana(f"{command} --json -- -", stdin="never read").json[key] == "-"
    assert ana(f"{command} - minus --json", stdin="never read").json[key] == "- minus"


TYPED = "\ufeffone \r\n\r\n\ttwo\t\rthree\n \r\n\n"
"""One text as editors and pipes of several systems write it."""


@TEXTS
def test_a_pipe_is_normalised(ana: Mentor, command: str, key: str) -> None:
    """Byte order mark, line breaks, blanks at the end of a line and blank lines at the end; no other character."""
    assert ana(f"{command} - --json", stdin=TYPED).json[key] == "one\n\n\ttwo\nthree"
    text = "\u00a0one\u00a0\n\u2028\x0b two \ufeff three"
    assert ana(f"{command} - --json", stdin=text).json[key] == text


@TEXTS
def test_an_editor_is_normalised(ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str) -> None:
    """As a pipe is; and the help is found whatever the line breaks are."""
    sit_down(monkeypatch)
    script = f"text = ({TYPED!r} + text).replace('\\n', '\\r\\n').replace('\\r\\r', '\\r')"
    program = editor_that_runs(ana, script + "\npath.write_bytes(text.encode()); sys.exit()")
    assert ana(f"{command} --json", **program).json[key] == "one\n\n\ttwo\nthree"


@TEXTS
def test_an_editor_that_only_changes_line_breaks_records_nothing(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """An untouched text is untouched."""
    sit_down(monkeypatch)
    script = "path.write_bytes(b'\\xef\\xbb\\xbf' + text.rstrip().replace('\\n', ' \\r\\n').encode()); sys.exit()"
    if command.startswith("feedback"):
        command += " --yes"
    assert "Nothing was typed" in ana.fails(command, code=1, **editor_that_runs(ana, script))


@TEXTS
@pytest.mark.parametrize("text", ["", "''", "' '", "'\n\t'", "-- ''"])
def test_no_text_and_blank_text_record_nothing(ana: Mentor, command: str, key: str, text: str) -> None:
    """Away from a terminal it is wrong usage, with an example."""
    before = ana("history --json").json
    assert "mentorlog" in ana.fails(f"{command} {text}", code=2)
    assert ana("history --json").json == before


@TEXTS
@pytest.mark.parametrize("stdin", ["", "\n", " \n\t\n"])
def test_blank_standard_input_records_nothing(ana: Mentor, command: str, key: str, stdin: str) -> None:
    """It is wrong usage too."""
    ana.fails(f"{command} -", code=2, stdin=stdin)


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("log '- budget' -w ana --topic pay --for 30m", "log -w ana --topic pay --for 30m -- '- budget'"),
        (
            "log talked '-x much' --topic a --topic=b --me 'Send it' --json -wana",
            "log --topic a --topic=b --me 'Send it' --json -wana -- talked '-x much'",
        ),
    ],
)
def test_the_line_with_dashes_keeps_each_option_with_its_value(ana: Mentor, line: str, proposed: str) -> None:
    """Also one that may be repeated; and the line works as it is proposed."""
    assert f"  mentorlog {proposed}\n" in ana.fails(line, code=2)
    ana(proposed)


@ALL
def test_what_looks_like_an_option_gets_the_line_with_dashes(ana: Mentor, command: str, key: str) -> None:
    """And that line records what was meant."""
    said = ana.fails([*command.split(), "-5", "degrees", "--json"], code=2)
    line = next(line.strip() for line in said.splitlines() if " -- " in line)
    assert text_of(ana(line.removeprefix("mentorlog ")).json, key) == "-5 degrees"


@TEXTS
def test_at_a_terminal_the_text_is_typed_in_the_editor(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """Lines of help are taken off, and blank lines around the text; what looks like help otherwise stays."""
    sit_down(monkeypatch)
    script = "text = '\\n\\n# a heading\\n\\nsome words\\n\\n' + text"
    assert ana(f"{command} --json", **editor_that_runs(ana, script)).json[key] == "# a heading\n\nsome words"
    assert any(line.startswith("# mentorlog: ") for line in opened(ana).splitlines())


@TEXTS
def test_an_empty_text_from_the_editor_records_nothing(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """Everything deleted is nothing to record."""
    sit_down(monkeypatch)
    ana.fails(f"{command} --yes", code=2, **editor_that_types(ana, "\n"))


@TEXTS
def test_with_a_text_no_editor_opens(ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str) -> None:
    """Nor with standard input."""
    sit_down(monkeypatch)
    assert ana(f"{command} some words --json", EDITOR="false").json[key] == "some words"
    assert ana(f"{command} - --json", EDITOR="false", stdin="piped").json[key] == "piped"


@TEXTS
def test_a_recording_says_whose_it_is_when_and_whether_private(ana: Mentor, command: str, key: str) -> None:
    """`--on` and `--private` are for all of them."""
    entry = ana(f"{command} words --on friday --private --json").json
    assert entry["private"] is True
    assert entry["on"] == "2026-11-20"
    assert entry["relationship"] == "Ana Souza"
    for option in ("--on nonsense", "--on 2026-02-31", "--on ''", "--with ''"):
        ana.fails(f"{command} words {option}", code=2)
