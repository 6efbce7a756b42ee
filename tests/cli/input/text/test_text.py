"""The text argument of all recording commands."""

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
"""Commands on an entry that accept a remark."""

ALL = pytest.mark.parametrize(("command", "key"), [*RECORDING, *REMARKS])
TEXTS = pytest.mark.parametrize(("command", "key"), RECORDING)


@pytest.fixture
def ana(mentor: Mentor) -> Mentor:
    """The mentor of Ana, with a goal, feedback and a milestone."""
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
    """Examples are spaces, line breaks, letters of any script, brackets and colons."""
    text = "two  blanks\n\ta [bracket] :smile: {x} \\ Søren 田中 🙂 50% 'quoted'"
    assert text_of(ana([*command.split(), text, "--json"]).json, key) == text


@ALL
def test_after_dashes_everything_is_text(ana: Mentor, command: str, key: str) -> None:
    """Examples are options, numbers, another `--` and a single dash."""
    words = ["-5", "--json", "-w", "ana", "--", "-"]
    assert text_of(ana([*command.split(), "--json", "--", *words]).json, key) == "-5 --json -w ana -- -"


@TEXTS
def test_a_dash_reads_standard_input(ana: Mentor, command: str, key: str) -> None:
    """The complete input is normalised; after `--` a dash is text."""
    assert ana(f"{command} - --json", stdin="  one\n\ntwo\n\n").json[key] == "  one\n\ntwo"
    assert ana(f"{command} --json -- -", stdin="never read").json[key] == "-"
    assert ana(f"{command} - minus --json", stdin="never read").json[key] == "- minus"


TYPED = "\ufeffone \r\n\r\n\ttwo\t\rthree\n \r\n\n"
"""A text with the line breaks and white space of several systems."""


@TEXTS
def test_piped_text_is_normalised(ana: Mentor, command: str, key: str) -> None:
    """The byte order mark, line breaks, trailing spaces and trailing empty lines change; other characters do not."""
    assert ana(f"{command} - --json", stdin=TYPED).json[key] == "one\n\n\ttwo\nthree"
    text = "\u00a0one\u00a0\n\u2028\x0b two \ufeff three"
    assert ana(f"{command} - --json", stdin=text).json[key] == text


@TEXTS
def test_text_from_the_editor_is_normalised(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """The rules are those for piped text, and the help is found with any line breaks."""
    sit_down(monkeypatch)
    script = f"text = ({TYPED!r} + text).replace('\\n', '\\r\\n').replace('\\r\\r', '\\r')"
    program = editor_that_runs(ana, script + "\npath.write_bytes(text.encode()); sys.exit()")
    assert ana(f"{command} --json", **program).json[key] == "one\n\n\ttwo\nthree"


@TEXTS
def test_an_editor_that_only_changes_line_breaks_records_nothing(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """The text counts as unchanged."""
    sit_down(monkeypatch)
    script = "path.write_bytes(b'\\xef\\xbb\\xbf' + text.rstrip().replace('\\n', ' \\r\\n').encode()); sys.exit()"
    if command.startswith("feedback"):
        command += " --yes"
    assert "Nothing was typed" in ana.fails(command, code=1, **editor_that_runs(ana, script))


@TEXTS
@pytest.mark.parametrize("text", ["", "''", "' '", "'\n\t'", "-- ''"])
def test_missing_or_blank_text_records_nothing(ana: Mentor, command: str, key: str, text: str) -> None:
    """Outside a terminal the error has an example."""
    before = ana("history --json").json
    assert "mentorlog" in ana.fails(f"{command} {text}", code=2)
    assert ana("history --json").json == before


@TEXTS
@pytest.mark.parametrize("stdin", ["", "\n", " \n\t\n"])
def test_blank_standard_input_records_nothing(ana: Mentor, command: str, key: str, stdin: str) -> None:
    """The command exits with 2."""
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
def test_a_hint_with_dashes_keeps_each_option_with_its_value(ana: Mentor, line: str, proposed: str) -> None:
    """Repeated options are kept too, and the suggested command works."""
    assert f"  mentorlog {proposed}\n" in ana.fails(line, code=2)
    ana(proposed)


@ALL
def test_text_that_looks_like_an_option_gets_a_hint_with_dashes(ana: Mentor, command: str, key: str) -> None:
    """The suggested command records the intended text."""
    error = ana.fails([*command.split(), "-5", "degrees", "--json"], code=2)
    line = next(line.strip() for line in error.splitlines() if " -- " in line)
    assert text_of(ana(line.removeprefix("mentorlog ")).json, key) == "-5 degrees"


@TEXTS
def test_at_a_terminal_the_text_is_typed_in_the_editor(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """The help and empty lines around the text are removed; a heading is kept."""
    sit_down(monkeypatch)
    script = "text = '\\n\\n# a heading\\n\\nsome words\\n\\n' + text"
    assert ana(f"{command} --json", **editor_that_runs(ana, script)).json[key] == "# a heading\n\nsome words"
    assert any(line.startswith("# mentorlog: ") for line in opened(ana).splitlines())


@TEXTS
def test_an_empty_text_from_the_editor_records_nothing(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """The user deleted everything."""
    sit_down(monkeypatch)
    ana.fails(f"{command} --yes", code=2, **editor_that_types(ana, "\n"))


@TEXTS
def test_the_editor_does_not_open_if_there_is_a_text(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    """The text can be an argument or standard input."""
    sit_down(monkeypatch)
    assert ana(f"{command} some words --json", EDITOR="false").json[key] == "some words"
    assert ana(f"{command} - --json", EDITOR="false", stdin="piped").json[key] == "piped"


@TEXTS
def test_every_recording_command_accepts_on_and_private(ana: Mentor, command: str, key: str) -> None:
    """An invalid value of `--on` or `--with` is refused."""
    entry = ana(f"{command} words --on friday --private --json").json
    assert entry["private"] is True
    assert entry["on"] == "2026-11-20"
    assert entry["relationship"] == "Ana Souza"
    for option in ("--on nonsense", "--on 2026-02-31", "--on ''", "--with ''"):
        ana.fails(f"{command} words {option}", code=2)
