"""What is refused: each slip that people make is answered with what happened and the line to type, and nothing is
changed by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor

Refuse = Callable[..., str]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with one entry of each kind for Ana Souza, Bo Lind beside her, and Cy Ek, who is ended."""
    mentor = Mentor(tmp_path_factory.mktemp("written"))
    mentor("start Ana Souza --i-am mentor --since 2026-03-02")
    mentor("start Bo Lind --i-am mentee --since 2026-05-04")
    mentor("start Cy Ek --i-am mentor --since 2026-01-05")
    mentor("end cy --on 2026-10-01")
    mentor("goal add Lead a review -w ana")
    mentor("log talked -w ana --me 'Send the list by friday' --on 2026-11-16")
    mentor("plan 2026-12-04 -w ana")
    mentor("feedback give Cut in twice -w ana")
    mentor("milestone add First review -w ana")
    mentor("raise Why so late -w ana")
    mentor("note seemed tired -w ana")
    return mentor.db.read_bytes()


@pytest.fixture
def refuse(mentor: Mentor, written: bytes) -> Refuse:
    """Type a line that must be refused with that exit code; what is said. The journal stays as it is, byte for byte."""

    def refusing(line: str | list[str], *, code: int = 2, stdin: str = "") -> str:
        mentor.db.write_bytes(written)
        said = mentor.fails(line, code=code, stdin=stdin)
        assert mentor.db.read_bytes() == written
        assert sorted(path.name for path in mentor.home.iterdir() if path.name.startswith("journal")) == ["journal.db"]
        return said

    return refusing


# names and refs


@pytest.mark.parametrize(
    "line",
    [
        "review zoe",
        "note hi -w zoe",
        "show zoe",
        "edit zoe --focus x",
        "export zoe",
        "end zoe",
        "timeline zoe",
        "plan friday -w zoe",
    ],
)
def test_an_unknown_name_lists_whom_there_are(refuse: Refuse, line: str) -> None:
    """Nobody of that name: the candidates, each with its ref, and its status where it is not active."""
    said = refuse(line, code=1)
    assert "Nobody is called 'zoe'." in said
    assert "\n  r1  Ana Souza\n" in said
    assert "\n  r3  Cy Ek (ended)\n" in said


@pytest.mark.parametrize("line", ["review {}", "note hi -w {}", "pause {}", "search hi -w {}", "goal add Lead -w {}"])
def test_an_ambiguous_name_lists_the_candidates(two: Mentor, line: str) -> None:
    """A name that fits two is never guessed: both are listed with their refs, and nothing is changed."""
    two("start Ana Lima --i-am mentor")
    before = two.db.read_bytes()
    said = two.fails(line.format("ana"), code=1)
    assert "'ana' fits 2 relationships" in said
    assert "r1  Ana Souza" in said
    assert "r3  Ana Lima" in said
    assert "Bo" not in said
    assert two.db.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "ref"),
    [
        ("show s99", "s99"),
        ("review r99", "r99"),
        ("done a99", "a99"),
        ("done a1 a99", "a99"),
        ("checkpoint g99 50", "g99"),
        ("edit n99 --text x", "n99"),
        ("delete t99", "t99"),
        ("log s99 talked", "s99"),
        ("log talked --goal g99", "g99"),
        ("action add Send it --goal g99", "g99"),
        ("celebrate m99", "m99"),
        ("outcome f99 improved", "f99"),
        ("show A99", "a99"),
    ],
)
def test_an_unknown_ref_is_named(refuse: Refuse, line: str, ref: str) -> None:
    """A ref that no entry has is said as it is, and what else the line holds is not done."""
    assert refuse(line, code=1) == f"mentorlog: There is no {ref}.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("checkpoint a1 50", "a1 is an action; a goal (g1) is needed here."),
        ("outcome n1 improved", "n1 is a note; feedback (f1) is needed here."),
        ("celebrate g1", "g1 is a goal; a milestone (m1) is needed here."),
        ("done n1", "n1 is a note;"),
        ("done a1 f1", "f1 is feedback;"),
        ("drop s1", "s1 is a session;"),
        ("move g1 friday -w ana", "g1"),
        ("log talked --goal a1", "a1 is an action; a goal (g1) is needed here."),
        ("log talked --point n1", "n1 is a note; a point (t1) is needed here."),
        ("action add Send it --goal m1", "m1 is a milestone; a goal (g1) is needed here."),
        ("review a1", "a1 is an action; a name is needed here."),
        ("note hi -w s1", "s1 is a session; a name is needed here."),
    ],
)
def test_a_ref_of_the_wrong_kind_is_explained(refuse: Refuse, line: str, said: str) -> None:
    """What the ref is, and what is needed instead."""
    assert said in refuse(line)


@pytest.mark.parametrize("line", ["done x1", "done", "done a", "delete 12", "reopen a1x", "drop a-1", "private ana"])
def test_what_is_no_ref_is_explained(refuse: Refuse, line: str) -> None:
    """A command of refs says what a ref looks like."""
    assert "such as" in refuse(line)


# relationships


@pytest.mark.parametrize("name", ["Ana Souza", "ana souza", "ANA  SOUZA", "Aná Souza"])
def test_a_second_active_relationship_of_the_same_name(refuse: Refuse, name: str) -> None:
    """Whatever case, spaces and accents: it is refused, and the one that is there is named."""
    said = refuse(["start", name, "--i-am", "mentee"], code=1)
    assert "active relationship with Ana Souza already (r1)" in said
    assert "\n  mentorlog show r1\n" in said


def test_an_edit_makes_no_second_of_the_same_name(refuse: Refuse) -> None:
    """Nor does a new name for somebody else."""
    assert "Ana Souza already" in refuse("edit bo --name 'ana souza'", code=1)


RECORDS = (
    "log talked",
    "plan friday",
    "move friday",
    "cancel",
    "miss",
    "goal add Lead",
    "action add Send",
    "milestone add First",
    "feedback give Well done",
    "feedback receive Well done",
    "raise Why",
    "note tired",
    "end",
    "pause",
    "agreement --set 'Be kind'",
)


@pytest.mark.parametrize("line", RECORDS)
def test_recording_for_one_of_several_needs_a_name(refuse: Refuse, line: str) -> None:
    """Away from a terminal nothing is guessed: the words to add are given, one line for each."""
    said = refuse(line)
    assert said.startswith("mentorlog: You have 2 active relationships; say which with --with.\n")
    assert "\n  --with 'Ana Souza'\n  --with 'Bo Lind'\n" in said


@pytest.mark.parametrize("line", [*RECORDS, "export", "edit ana --focus x", "review ana"])
def test_recording_in_an_empty_journal_says_how_to_begin(mentor: Mentor, line: str) -> None:
    """There is nobody yet: the line that begins, and no file is made."""
    said = mentor.fails(line, code=1)
    assert "\n  mentorlog start NAME --i-am mentor\n" in said
    assert not mentor.db.exists()


@pytest.mark.parametrize(("line", "said"), [("done a1", "There is no a1."), ("undo", "Nothing to undo.")])
def test_what_needs_an_entry_in_an_empty_journal(mentor: Mentor, line: str, said: str) -> None:
    """There is no such entry, nothing to take back, and no file is made."""
    assert said in mentor.fails(line, code=1)
    assert not mentor.db.exists()


def test_recording_when_nobody_is_active_says_so(ana: Mentor) -> None:
    """A paused relationship is not taken; the line that takes it up again is given."""
    ana("pause ana")
    said = ana.fails("note hi", code=1)
    assert "There is no active relationship." in said
    assert "mentorlog resume NAME" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("start Eve --i-am mentor --until 2026-01-01", "It can't end (2026-01-01) before it starts (2026-11-23)."),
        ("start Eve --i-am mentor --since 2026-11-01 --until 2026-10-01", "(2026-10-01) before it starts (2026-11-01)"),
        ("end ana --on 2026-01-01", "It can't end (2026-01-01) before it started (2026-03-02)."),
        ("edit ana --until 2026-01-01", "It can't end (2026-01-01) before it starts (2026-03-02)."),
        ("edit cy --since 2026-11-01", "It can't end (2026-10-01) before it starts (2026-11-01)."),
        ("timeline --since 2026-05-01 --until 2026-04-01", "--until 2026-04-01 is before --since 2026-05-01."),
        ("search x --since 2026-05-01 --until 2026-04-01", "--until 2026-04-01 is before --since 2026-05-01."),
    ],
)
def test_an_end_before_the_start(refuse: Refuse, line: str, said: str) -> None:
    """Both dates are said."""
    assert said in refuse(line)


@pytest.mark.parametrize("role", ["boss", "", "mentor mentee"])
def test_a_role_that_is_none(refuse: Refuse, role: str) -> None:
    """The two roles are said."""
    said = refuse(["start", "Eve", "--i-am", role])
    assert "--i-am is" in said


def test_a_name_that_looks_like_a_ref(refuse: Refuse) -> None:
    """It could never be typed again."""
    assert "'S1' looks like a ref" in refuse("start S1 --i-am mentor")


# text


BLANK = ("", "  ", "\t\n", "\u00a0\u2003")


@pytest.mark.parametrize("blank", BLANK)
@pytest.mark.parametrize(
    "line",
    [
        "note {} -w ana",
        "raise {} -w ana",
        "log {} -w ana",
        "log s1 {}",
        "goal add {} -w ana",
        "action add {} -w ana",
        "milestone add {} -w ana",
        "feedback give {} -w ana",
        "feedback receive {} -w ana",
        "start {} --i-am mentor",
        "search {}",
        "log talked -w ana --topic {}",
        "log talked -w ana --me {}",
        "log talked -w ana --private-notes {}",
        "goal add Lead -w ana --measure {}",
        "feedback give -w ana --impact {}",
        "agreement ana --set {}",
        "edit g1 --title {}",
        "edit ana --focus {}",
        "end ana --reason {}",
        "note hi -w {}",
    ],
)
def test_blank_text_is_refused(refuse: Refuse, line: str, blank: str) -> None:
    """Nothing but white space is no text, in an argument or an option, in every command alike."""
    words = [blank if word == "{}" else word for word in line.split()]
    said = refuse(words)
    assert "empty" in said or "What are you looking for?" in said or "needs the other person's name" in said


@pytest.mark.parametrize("line", ["note - -w ana", "log - -w ana", "goal add - -w ana", "agreement ana --set -"])
@pytest.mark.parametrize("blank", ["", "\n", " \n\t\n"])
def test_blank_standard_input_is_refused(refuse: Refuse, line: str, blank: str) -> None:
    """So is what comes in on standard input."""
    assert "empty" in refuse(line, stdin=blank)


@pytest.mark.parametrize(
    "line", ["note -w ana", "log -w ana", "goal add -w ana", "feedback give -w ana", "raise -w ana"]
)
def test_no_text_at_all_shows_a_line_that_works(refuse: Refuse, line: str) -> None:
    """Away from a terminal no editor opens: an example is shown."""
    said = refuse(line)
    assert said.startswith("mentorlog: There is nothing to ")
    assert f"\n  mentorlog {line.removesuffix(' -w ana')} " in said


WRITES = (
    "start {} --i-am mentor",
    "start Eve --i-am mentor --focus {}",
    "start Eve --i-am mentor --email {}",
    "start Eve --i-am mentor --org {}",
    "note {} -w ana",
    "raise {} -w ana",
    "log {} -w ana",
    "log talked -w ana --topic {}",
    "log talked -w ana --takeaway {}",
    "log talked -w ana --me {}",
    "log talked -w ana --them {}",
    "log talked -w ana --private-notes {}",
    "plan friday -w ana --where {}",
    "cancel s2 --why {}",
    "goal add {} -w ana",
    "goal add Lead -w ana --measure {}",
    "goal add Lead -w ana --why {}",
    "checkpoint g1 50 {}",
    "action add {} -w ana",
    "milestone add {} -w ana",
    "celebrate m1 {}",
    "feedback give {} -w ana",
    "feedback give -w ana --situation {} --behaviour {} --impact {}",
    "outcome f1 improved {}",
    "agreement ana --set {}",
    "end ana --reason {}",
    "end ana --thanks {}",
    "edit ana --name {}",
    "edit g1 --title {}",
    "edit s1 --topics {}",
)


@pytest.mark.parametrize("line", WRITES)
@pytest.mark.parametrize(
    ("text", "said"),
    [("half \ud83d", "half a character"), ("byte \udcff", "half a character"), ("nul \0 inside", "a NUL character")],
)
def test_text_that_cannot_be_stored_is_refused_plainly(refuse: Refuse, line: str, text: str, said: str) -> None:
    """Lone surrogates and NUL: in every text of every command, and nothing of the command is done."""
    words = [text if word == "{}" else word for word in line.split()]
    answer = refuse(words)
    assert said in answer
    assert "can't be stored" in answer


@pytest.mark.parametrize("line", ["review {}", "search {}", "show {}", "{}", "note hi -w {}", "config {}", "done {}"])
@pytest.mark.parametrize("text", ["half \ud83d", "nul \0 inside"])
def test_such_text_is_only_sought_where_nothing_is_stored(mentor: Mentor, written: bytes, line: str, text: str) -> None:
    """Where it is not to be stored it names nothing: no defect, and no such character in the answer."""
    mentor.db.write_bytes(written)
    answer = mentor([text if word == "{}" else word for word in line.split()], ok=False)
    assert answer.code == (0 if "search" in line else 2 if line in ("{}", "config {}", "done {}") else 1)
    assert "defect" not in answer.err
    assert not {"\0", "\ud83d"} & set(answer.out + answer.err)


# dates, lengths, numbers


DATED = (
    "log talked -w ana --on {}",
    "log talked -w ana --next {}",
    "plan {} -w ana",
    "move s2 {}",
    "goal add Lead -w ana --by {}",
    "action add Send -w ana --by {}",
    "milestone add First -w ana --on {}",
    "feedback give Well -w ana --follow-up {}",
    "start Eve --i-am mentor --since {}",
    "start Eve --i-am mentor --until {}",
    "pause ana --until {}",
    "end ana --on {}",
    "done a1 --on {}",
    "checkpoint g1 5 --on {}",
    "edit g1 --by {}",
    "timeline --since {}",
    "search x --until {}",
)


@pytest.mark.parametrize("line", DATED)
def test_date_nonsense_shows_three_examples(refuse: Refuse, line: str) -> None:
    """What is no date is said back, with three that are."""
    said = refuse([*(word if word != "{}" else "blursday" for word in line.split())])
    assert '"blursday" is not a' in said
    assert said.partition("for example: ")[2].count(",") == 2


@pytest.mark.parametrize("line", DATED)
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-31", "There is no 31 Feb 2026."),
        ("31 feb", "There is no 31 Feb."),
        ("31/02/2026", "There is no 31 Feb 2026."),
        ("feb 30", "There is no 30 Feb."),
        ("2026-13-01", "There is no month 13."),
    ],
)
def test_impossible_dates_are_refused(refuse: Refuse, line: str, day: str, said: str) -> None:
    """There is no 31 February, in no form and in no command; it is never moved to March."""
    assert said in refuse([*(word if word != "{}" else day for word in line.split())])


@pytest.mark.parametrize(
    "line", ["log talked -w ana --on {}", "done a1 --on {}", "plan {} -w ana", "timeline --since {}"]
)
def test_a_date_of_two_readings_is_refused_with_both(refuse: Refuse, line: str) -> None:
    """It is never guessed which number is the month."""
    said = refuse([*(word if word != "{}" else "03/04/2026" for word in line.split())])
    assert "could be Fri 3 Apr 2026 or Wed 4 Mar 2026" in said
    assert "type 2026-04-03 or 2026-03-04" in said


@pytest.mark.parametrize("day", ["tomorrow", "2026-11-24", "in 2 weeks"])
def test_a_log_in_the_future_gets_the_line_that_plans(refuse: Refuse, day: str) -> None:
    """A session is logged when it was held; one ahead is planned."""
    said = refuse(["log", "talked", "-w", "bo", "--on", day])
    assert "still ahead" in said
    assert "\n  mentorlog plan 2026-1" in said
    assert said.endswith(" -w r2\n")


def test_nothing_else_happens_in_the_future_either(refuse: Refuse) -> None:
    """What is done was done today or before."""
    assert "still ahead" in refuse("done a1 --on tomorrow")


@pytest.mark.parametrize("progress", ["101", "-1", "1000", "5.5", "half", "", "99999999999999999999", "²", "५"])
def test_progress_outside_0_to_100(refuse: Refuse, progress: str) -> None:
    """Progress is a whole number from 0 to 100."""
    said = refuse(["checkpoint", "g1", "--", progress])
    assert f"Progress is a whole number from 0 to 100, not {progress!r}." in said
    assert "\n  mentorlog checkpoint g1 60\n" in said


@pytest.mark.parametrize("line", ["log talked -w ana --for {}", "plan friday -w ana --for {}", "edit s1 --for {}"])
@pytest.mark.parametrize(
    "length", ["banana", "0", "0m", "25h", "1441", "24h1m", "1h90m", "-5", "1.5", "99999999999999999999h"]
)
def test_a_length_of_nonsense_or_over_a_day(refuse: Refuse, line: str, length: str) -> None:
    """It is said back with three lengths that are."""
    said = refuse(line.format(length))
    assert f'"{length}"' in said
    assert "for example: 45m, 1h30m, 90" in said


@pytest.mark.parametrize("limit", ["0", "-3", "many", "99999999999999999999999"])
@pytest.mark.parametrize("line", ["history --limit {}", "search x --limit {}"])
def test_a_limit_that_is_none(refuse: Refuse, line: str, limit: str) -> None:
    """How many is a number of at least one, and not one that no machine counts to."""
    said = refuse(line.format(limit))
    assert "'--limit'" in said
    assert " --help\n" in said


@pytest.mark.parametrize("cadence", ["sometimes", "every 0 weeks", "every -1 days", "weekly weekly"])
def test_a_cadence_of_nonsense(refuse: Refuse, cadence: str) -> None:
    """How often is said in words that are known."""
    assert "for example" in refuse(["start", "Eve", "--i-am", "mentor", "--cadence", cadence])


@pytest.mark.parametrize("line", ["log talked -w ana --how {}", "plan friday -w ana --how {}", "edit s1 --how {}"])
def test_a_manner_that_is_none(refuse: Refuse, line: str) -> None:
    """The four ways to meet are said."""
    assert "video, in-person, phone or chat, not 'pigeon'" in refuse(line.format("pigeon"))


# options and commands


@pytest.mark.parametrize(
    "line", ["--json review ana", "goal --json add Lead", "action --mine add Send", "goal -w ana add Lead"]
)
def test_an_option_before_its_command_is_refused_not_dropped(refuse: Refuse, line: str) -> None:
    """It would be lost there: the line with the option where it belongs."""
    option = next(word for word in line.split() if word.startswith("-"))
    said = refuse(line)
    assert "would be lost" in said
    assert option.replace("-w", "--with") in said.partition("\n")[2]


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        (["note", "-5", "degrees", "-w", "ana"], "mentorlog note -w ana -- -5 degrees"),
        (["raise", "-w", "ana", "--why", "so late?"], "mentorlog raise -w ana -- --why 'so late?'"),
        (["goal", "add", "-x", "--by", "friday"], "mentorlog goal add --by friday -- -x"),
    ],
)
def test_text_that_begins_with_a_dash_gets_the_line_with_two(refuse: Refuse, line: list[str], corrected: str) -> None:
    """The corrected line keeps the options, and can be pasted."""
    assert f"\n  {corrected}\n" in refuse(line)


@pytest.mark.parametrize("line", ["log ana talked", "log Souza we talked", "log 'Ana Souza' talked"])
def test_a_name_at_the_beginning_of_a_log_is_not_taken_as_text(refuse: Refuse, line: str) -> None:
    """`log ana talked` means `-w ana`: the corrected line, and the one that takes it as text."""
    said = refuse(line)
    assert " -w " in said
    assert "\n  mentorlog log -- " in said


def test_a_missing_value_is_said(refuse: Refuse) -> None:
    """An option at the end without its value."""
    said = refuse("goal add Lead -w ana --measure")
    assert "--measure" in said
    assert said.endswith("\n  mentorlog goal add --help\n")


@pytest.mark.parametrize(
    "line", ["remind soon", "status ana", "history ana", "undo 2", "people ana", "path x", "demo x"]
)
def test_words_that_a_command_does_not_take(refuse: Refuse, line: str) -> None:
    """They are refused, not dropped."""
    said = refuse(line)
    assert f"`mentorlog {line.split()[0]}` takes no more words: {line.split()[1]}" in said


@pytest.mark.parametrize("line", ["goal ana", "milestone x", "feedback mine", "action a1"])
def test_a_noun_alone_lists_and_knows_its_verbs(refuse: Refuse, line: str) -> None:
    """`goal ana` is answered with `goal -w ana`."""
    noun, word = line.split()
    assert f"\n  mentorlog {noun} -w {word}\n" in refuse(line)


@pytest.mark.parametrize("line", ["", "--db x"])
@pytest.mark.parametrize("now", ["yesterday", "2026-13-01", "12:00", "\ud800"])
def test_a_present_that_cannot_be_read(mentor: Mentor, line: str, now: str) -> None:
    """MENTORLOG_NOW is an ISO date-time; one is shown."""
    mentor.now = now
    assert "\n  MENTORLOG_NOW=2026-11-23T09:00\n" in mentor.fails(line, code=2)


@pytest.mark.parametrize("line", ["--db '' people", "people --db '  '", "--color blue people", "people --color ''"])
def test_globals_are_checked_on_both_sides(refuse: Refuse, line: str) -> None:
    """An empty --db is not the usual journal, and a colour is auto, always or never."""
    assert "--db is empty." in (said := refuse(line)) or "--color is" in said


def test_nothing_is_left_in_the_home_of_a_slip(mentor: Mentor, tmp_path: Path) -> None:
    """A refused command on no journal at all makes no file and no folder."""
    mentor.fails("note hi", code=1)
    mentor.fails("log --on blursday hi", code=1)
    assert list(tmp_path.iterdir()) == []
