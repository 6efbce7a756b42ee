"""The words of a text, a name or a title must be in one place; otherwise the error suggests a command that works."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line
from tests.cli.conftest import Mentor, built
from tests.cli.lines_to_type import hints


@pytest.fixture
def ida(mentor: Mentor) -> Mentor:
    """Three active relationships, and an entry of several kinds with Ida."""
    return mentor.given(
        "start Ida Holm --i-am mentor --since 2026-03-02",
        "start Lone Dahl --i-am mentor --since 2026-03-02",
        "start Bo --i-am mentee --since 2026-03-02",
        "goal add Speak up -w ida",
        "goal add Delegate -w ida",
        "raise budget -w ida",
        "raise tone -w ida",
        "action add Send it -w ida",
        "feedback give well done -w ida",
        "milestone add First talk --by '1 dec' -w ida",
        "plan 2026-11-27 -w ida",
    )


REFUSED = [
    # a value that continues in the words after it
    ("log -w ida talked about budget --for 1 hour", "log talked about budget -w ida --for '1 hour'"),
    ("log -w ida --for 1 hour talked about budget", "log talked about budget -w ida --for '1 hour'"),
    ("log -w ida talked --for=1 hour", "log talked -w ida --for '1 hour'"),
    ("log --for 1 hour and 30 minutes talked -w ida", "log talked --for '1 hour and 30 minutes' -w ida"),
    ("log -w ida talked --for 45 min", "log talked -w ida --for '45 min'"),
    ("log -w ida talked --for half an hour", "log talked -w ida --for 'half an hour'"),
    ("log -w ida --for en halv time talte om", "log talte om -w ida --for 'en halv time'"),
    ("log -w ida talked --next in 2 weeks", "log talked -w ida --next 'in 2 weeks'"),
    ("log -w ida --next friday 14:00 talked", "log talked -w ida --next 'friday 14:00'"),
    ("log -w ida talked --on last friday", "log talked -w ida --on 'last friday'"),
    ("note -w ida --on monday morning he was tired", "note he was tired -w ida --on 'monday morning'"),
    ("log -w ida talked --for en time og et kvarter", "log talked -w ida --for 'en time og et kvarter'"),
    ("log -w ida talked --next torsdag eftermiddag", "log talked -w ida --next 'torsdag eftermiddag'"),
    ("start Eva --i-am mentor --cadence 2 gange om året", "start Eva --i-am mentor --cadence '2 gange om året'"),
    ("log -w ida --how in person talked", "log talked -w ida --how 'in person'"),
    ("log --goal g1 g2 talked", "log talked --goal g1 --goal g2"),
    ("log --point t1 t2 -w ida talked", "log talked --point t1 --point t2 -w ida"),
    ("note --on 1 nov seemed tired -w ida", "note seemed tired --on '1 nov' -w ida"),
    ("goal add Speak --by 1 feb -w ida", "goal add Speak --by '1 feb' -w ida"),
    ("action add Send it -w ida --by next friday", "action add Send it -w ida --by 'next friday'"),
    ("milestone add First talk -w ida --on 2 nov 2026", "milestone add First talk -w ida --on '2 nov 2026'"),
    ("feedback give hm -w ida --follow-up in 2 weeks", "feedback give hm -w ida --follow-up 'in 2 weeks'"),
    ("plan friday 14:00 -w ida --for 1 hour", "plan friday 14:00 -w ida --for '1 hour'"),
    ("plan --for 1 hour friday 14:00 -w ida", "plan friday 14:00 --for '1 hour' -w ida"),
    ("start Eva --i-am mentor --cadence every 2 weeks", "start Eva --i-am mentor --cadence 'every 2 weeks'"),
    ("start Eva --i-am mentor --since 1 march", "start Eva --i-am mentor --since '1 march'"),
    ("pause bo --until in 2 months", "pause bo --until 'in 2 months'"),
    ("snooze a1 --until 1 dec", "snooze a1 --until '1 dec'"),
    ("done a1 --on 23 nov", "done a1 --on '23 nov'"),
    ("checkpoint g1 --on last friday 60 led two", "checkpoint g1 60 led two --on 'last friday'"),
    ("remind --within 2 weeks", "remind --within '2 weeks'"),
    ("search --since 1 march budget", "search budget --since '1 march'"),
    ("timeline ida --since last month", "timeline ida --since 'last month'"),
    ("log -w ida --me 'Send it' by friday", "log -w ida --me 'Send it by friday'"),
    ("log -w ida talked --them 'Read it' inden 1. december", "log talked -w ida --them 'Read it inden 1. december'"),
    # a sentence without quotes
    ("log -w ida --takeaway Ask first", "log -w ida --takeaway 'Ask first'"),
    ("log -w ida --me send deck --them read it", "log -w ida --me 'send deck' --them 'read it'"),
    ("log -w ida --private-notes he is unsure", "log -w ida --private-notes 'he is unsure'"),
    ("cancel -w ida --why down with the flu", "cancel -w ida --why 'down with the flu'"),
    ("cancel s1 --why he was ill", "cancel s1 --why 'he was ill'"),
    ("feedback give -w ida --situation Monday standup", "feedback give -w ida --situation 'Monday standup'"),
    ("feedback give hm -w ida --impact people left", "feedback give hm -w ida --impact 'people left'"),
    ("goal add Speak up -w ida --measure three talks held", "goal add Speak up -w ida --measure 'three talks held'"),
    ("log -w ida talked --topic public speaking", "log talked -w ida --topic 'public speaking'"),
    ("checkin ida --more live reviews", "checkin ida --more 'live reviews'"),
    ("end bo --thanks for everything", "end bo --thanks 'for everything'"),
    ("start Eva --focus public speaking --i-am mentor", "start Eva --focus 'public speaking' --i-am mentor"),
    ("plan friday -w ida --where the office", "plan friday -w ida --where 'the office'"),
    ("edit a1 --text Send the new list", "edit a1 --text 'Send the new list'"),
    ("edit ida --focus public speaking", "edit ida --focus 'public speaking'"),
    ("edit a1 --with lone dahl", "edit a1 --with 'lone dahl'"),
    ("edit a1 --by 1 dec", "edit a1 --by '1 dec'"),
    # words in two places
    ("log talked --for 45m about roles -w ida", "log talked about roles --for 45m -w ida"),
    ("note seemed -w ida tired", "note seemed tired -w ida"),
    ("goal add Run -w ida the review", "goal add Run the review -w ida"),
    ("start Eva --i-am mentor Lind", "start Eva Lind --i-am mentor"),
    ("rate giving -w ida feedback 4", "rate giving feedback 4 -w ida"),
    ("log -w ida talked --for 45m -- about roles", "log -w ida --for 45m -- talked about roles"),
    # a name that continues after --with
    ("note -w lone dahl hello", "note hello -w 'lone dahl'"),
    ("log hello -w ida holm", "log hello -w 'ida holm'"),
    ("search budget -w lone dahl", "search budget -w 'lone dahl'"),
    ("search -w lone dahl budget", "search budget -w 'lone dahl'"),
    ("cancel -w ida holm s1", "cancel s1 -w 'ida holm'"),
    ("review -w lone dahl", "review -w 'lone dahl'"),
    ("goal -w lone dahl --all", "goal -w 'lone dahl' --all"),
    ("start -w Eva Lind --i-am mentor", "start -w 'Eva Lind' --i-am mentor"),
]


@pytest.mark.parametrize(("typed", "meant"), REFUSED)
def test_words_in_several_places_are_refused_with_a_correct_command(ida: Mentor, typed: str, meant: str) -> None:
    """Nothing is recorded, and the first hint is the intended command, which works."""
    before = ida.db.read_bytes()
    error = ida.fails(typed, code=2)
    assert hints(error)[0] == meant
    assert error.count("mentorlog: ") == 1, "no warning of a value that is not used"
    assert ida.db.read_bytes() == before
    ida(meant)


ACCEPTED = [
    ("note --on friday seemed tired -w ida", "seemed tired"),
    ("note --on friday 2 people came -w ida", "2 people came"),
    ("note -w ida -- 1 hour is short", "1 hour is short"),
    ("note --on monday -w ida -- 14:00 is early", "14:00 is early"),
    ("note seemed tired -w ida --on friday", "seemed tired"),
    ("note -w bo so we talked", "so we talked"),
    ("note -w ida 'holm is a name'", "holm is a name"),
]


@pytest.mark.parametrize(("typed", "text"), ACCEPTED)
def test_words_in_one_place_are_recorded(ida: Mentor, typed: str, text: str) -> None:
    """They can be before, between or after the options; everything after `--` is text."""
    assert ida(f"{typed.partition(' ')[0]} --json {typed.partition(' ')[2]}").json["text"] == text


@pytest.mark.parametrize(
    "line",
    [
        "log --takeaway listen -w ida",
        "log --takeaway 'Ask first' and more --json -w ida",
        "log -w ida --takeaway first 'talked about it'",
        "log s1 --for 45m talked",
        "log talked -w ida --for 45m --takeaway wait",
        "checkpoint g1 --on friday 60 led two",
        "checkpoint g1 60 --on friday led two",
        "outcome f1 improved --on friday he waits",
        "celebrate m1 --on friday cake",
        "cancel --why flu s1",
        "rate listening --on friday -w ida 4",
        "plan friday --for 60m 14:00 -w ida",
        "edit --text new a1",
        "done --on friday a1 g1",
        "search budget --in point tone",
        "goal add --why growth 'Run it alone' -w ida",
    ],
)
def test_refs_numbers_and_dates_can_be_apart_from_the_words(ida: Mentor, line: str) -> None:
    """Leading refs, scores and outcomes do not count as words, and search words can be in two places."""
    ida("reopen m1", ok=False)
    if line.startswith("celebrate"):
        ida("done m1")
    ida(line)


def test_a_second_hint_takes_only_one_word_as_the_value(ida: Mentor) -> None:
    """The words after it are the title."""
    lines = hints(ida.fails("goal add --why growth Run the review -w ida", code=2))
    assert lines == [
        "goal add TITLE --why 'growth Run the review' -w ida",
        "goal add Run the review --why growth -w ida",
    ]
    assert ida(f"{lines[1]} --json").json["title"] == "Run the review"


def test_a_hint_shows_a_placeholder_for_a_missing_text(ida: Mentor) -> None:
    """All words belong to the value of the option."""
    assert hints(ida.fails("note --on 1 nov -w ida", code=2)) == ["note TEXT --on '1 nov' -w ida"]
    assert hints(ida.fails("search --since 1 march", code=2)) == ["search WORDS --since '1 march'"]


def test_a_hint_keeps_the_option_db_before_the_command(ida: Mentor) -> None:
    """Global options can be before the command."""
    error = ida.fails(f"--db {ida.db} log -w ida talked --for 1 hour", code=2)
    assert hints(error) == [f"log talked --db {ida.db} -w ida --for '1 hour'"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("log ida talked --for 1 hour", "log talked -w ida --for '1 hour'"),
        ("log talked --for 1 hour", "log talked -w NAME --for '1 hour'"),
        ("feedback give lone --situation Monday standup", "feedback give lone -w NAME --situation 'Monday standup'"),
        ("plan friday --for 1 hour", "plan friday -w NAME --for '1 hour'"),
        ("log s1 talked --for 1 hour", "log s1 talked --for '1 hour'"),
        ("log talked --goal g1 --for 1 hour", "log talked --goal g1 --for '1 hour'"),
    ],
)
def test_a_hint_has_the_name_of_the_person(ida: Mentor, typed: str, meant: str) -> None:
    """Without the name the suggested command would fail again."""
    assert hints(ida.fails(typed, code=2)) == [meant]
    ida(meant.replace("NAME", "bo"))


def test_a_hint_needs_no_name_for_the_only_active_person(mentor: Mentor) -> None:
    """The leading name stays in the text."""
    mentor("start Ana Souza --i-am mentor")
    assert hints(mentor.fails("log ana talked --for 1 hour", code=2)) == ["log ana talked --for '1 hour'"]


def test_help_is_shown_for_an_invalid_command_line(ida: Mentor) -> None:
    """The option --help has priority over any error."""
    assert "Usage: mentorlog log" in ida("log talked --for 1 hour --help").out


def test_a_file_name_with_a_space_is_quoted_in_the_hint(ida: Mentor, tmp_path: Path) -> None:
    """An option for a file is handled like an option for a text."""
    assert hints(ida.fails(f"agenda ida -o {tmp_path}/my page.md", code=2)) == [
        f"agenda ida -o '{tmp_path}/my page.md'"
    ]


def test_a_word_after_with_is_text_if_it_is_a_short_beginning_of_the_name(mentor: Mentor) -> None:
    """In `-w ana so we talked` the word "so" is not the beginning of Souza; that needs four letters."""
    mentor("start Ana Souza --i-am mentor")
    assert mentor("note -w ana so we talked --json", ok=False).code == 0
    assert "-w 'ana souz'" in mentor.fails("note -w ana souz called", code=2)


# an option before a verb


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goal -w ida add Speak", "goal add Speak --with ida"),
        ("goal --all --json add Speak -w ida", "goal add Speak --json -w ida"),
        ("goal --private add Speak", "goal add Speak -w NAME --private"),
        ("goal --private add ida Speak", "goal add Speak -w ida --private"),
        ("goal --by friday add Speak -w ida", "goal add Speak --by friday -w ida"),
        ("action --theirs -w ida add Send it", "action add Send it --theirs --with ida"),
        ("feedback --praise give well done -w ida", "feedback give well done --praise -w ida"),
        (
            "feedback --situation 'Monday standup' give -w ida hm",
            "feedback give hm --situation 'Monday standup' -w ida",
        ),
        ("milestone --private add First -w ida", "milestone add First --private -w ida"),
        ("goal -w ida add -- -5 kilos", "goal add --with ida -- -5 kilos"),
    ],
)
def test_an_option_before_a_verb_is_refused(ida: Mentor, typed: str, meant: str) -> None:
    """It is not ignored; the suggested command has the option after the verb and works."""
    error = ida.fails(typed, code=2)
    assert "must come after" in error
    assert hints(error) == [meant]
    ida(meant.replace("NAME", "bo"))


def test_a_global_option_before_a_verb_is_accepted(ida: Mentor) -> None:
    """Global options can be anywhere."""
    assert ida(f"goal --db {ida.db} --yes add Speak -w ida --json").json["title"] == "Speak"


# how a line is read


@given(st.lists(st.sampled_from(["a", "b c", "-w", "x", "--for=45m", "-wx", "--json", "--takeaway", "-", "--", "-5"])))
def test_a_command_line_has_the_words_and_options_of_the_parser(args: list[str]) -> None:
    """Only their order is added."""
    command = built("log")
    line = read_command_line(command.params, args)
    parsed = _parsed(command, args)
    if line is None or parsed is None:
        assert line is None
        assert parsed is None
        return
    options, words = parsed
    assert line.words == words
    assert [option.value for option in line.options if option.name in ("-w", "--with")][-1:] == options


def _parsed(command: Any, args: list[str]) -> tuple[list[Any], list[str]] | None:
    import typer

    context = typer.Context(command)
    try:
        values, _, _ = command.make_parser(context).parse_args(args=list(args))
    except typer.TyperException:
        return None
    words = values.get("words") or ()
    return [values["with_"]] if isinstance(values.get("with_"), str) else [], [str(word) for word in words]


# quoted control characters need a real shell; see tests/cli/test_shell_line.py
PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")))


@given(st.lists(PLAIN.filter(bool)), PLAIN, st.booleans())
def test_a_hint_is_parsed_back_to_its_words_and_options(words: list[str], value: str, is_text: bool) -> None:  # noqa: FBT001
    """The words and the value can be any text, with dashes too."""

    class Context:
        command_path = "mentorlog note"
        obj = type("App", (), {"db": None, "yes": False})

    typed = shlex.split(typed_line(Context(), words, [TypedOption("-w", value)], is_text=is_text))
    assert typed[:2] == ["mentorlog", "note"]
    line = read_command_line(built("note").params, typed[2:])
    if value:  # -w with an empty value can't be attached
        assert line is not None
        assert line.words == words
        assert [option.value for option in line.options] == [value]


def test_words_beside_standard_input_are_refused(ida: Mentor) -> None:
    """No suggested line drops the text from standard input without saying so, or records the dash."""
    error = ida.fails("note - -w ida extra words", code=2, stdin="from a pipe")
    assert "`-` takes the text from standard input, and 'extra words' is text too" in error
    assert " note extra words -w ida" in error
    assert " note - -w ida" in error
    assert "- extra words" not in error
    error = ida.fails("pause ida --until '1 jan 2027' -", code=2, stdin="")
    assert hints(error) == ["pause ida --until '1 jan 2027'"]
    ida(hints(error)[0])
