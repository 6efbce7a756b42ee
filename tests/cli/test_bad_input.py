"""Invalid names, refs and texts: the error says what is wrong and what to type, and nothing is changed. Dates, numbers
and options: test_bad_values.py."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.refusing import Refuse, refusing, write


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with one entry of each kind, two active relationships and an ended one."""
    return write(Mentor(tmp_path_factory.mktemp("written")))


@pytest.fixture
def refuse(mentor: Mentor, written: bytes) -> Refuse:
    """Runs a command that must fail and leave the journal unchanged."""
    return refusing(mentor, written)


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
def test_an_unknown_name_lists_the_relationships(refuse: Refuse, line: str) -> None:
    """Each relationship has its ref, and its status if it is not active."""
    error = refuse(line, code=1)
    assert "No relationship is called 'zoe'." in error
    assert "\n  r1  Ana Souza\n" in error
    assert "\n  r3  Cy Ek (ended)\n" in error


@pytest.mark.parametrize("line", ["review {}", "note hi -w {}", "pause {}", "search hi -w {}", "goal add Lead -w {}"])
def test_an_ambiguous_name_lists_the_candidates(two: Mentor, line: str) -> None:
    """The command does not guess: it suggests the typed command for each and changes nothing."""
    two("start Ana Lima --i-am mentor")
    before = two.db.read_bytes()
    error = two.fails(line.format("ana"), code=1)
    assert "'ana' matches 2 relationships" in error
    lines = [line.format(f"'{name}'") for name in ("Ana Lima", "Ana Souza")]
    assert error.splitlines()[1:] == [f"  mentorlog {each}" for each in lines]
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
def test_an_unknown_ref_is_refused(refuse: Refuse, line: str, ref: str) -> None:
    """The error names the ref, and nothing else in the command is done."""
    assert refuse(line, code=1) == f"mentorlog: There is no {ref}.\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("checkpoint a1 50", "a1 is an action; expected a goal (g1)."),
        ("outcome n1 improved", "n1 is a note; expected feedback (f1) or advice (v1)."),
        ("celebrate g1", "g1 is a goal; expected a milestone (m1)."),
        ("done n1", "n1 is a note;"),
        ("done a1 f1", "f1 is feedback;"),
        ("drop s1", "s1 is a session;"),
        ("move g1 friday -w ana", "g1"),
        ("log talked --goal a1", "a1 is an action; expected a goal (g1)."),
        ("log talked --point n1", "n1 is a note; expected a point (t1)."),
        ("action add Send it --goal m1", "m1 is a milestone; expected a goal (g1)."),
        ("review a1", "a1 is an action; expected a name."),
        ("note hi -w s1", "s1 is a session; expected a name."),
    ],
)
def test_a_ref_of_the_wrong_kind_is_explained(refuse: Refuse, line: str, message: str) -> None:
    """The error shows the kind of the ref and the expected kind."""
    assert message in refuse(line)


@pytest.mark.parametrize("line", ["done x1", "done", "done a", "delete 12", "reopen a1x", "drop a-1", "private ana"])
def test_an_invalid_ref_is_explained(refuse: Refuse, line: str) -> None:
    """The error has an example of a ref."""
    assert "such as" in refuse(line)


# relationships


@pytest.mark.parametrize("name", ["Ana Souza", "ana souza", "ANA  SOUZA", "Aná Souza"])
def test_a_second_active_relationship_of_the_same_name_is_refused(refuse: Refuse, name: str) -> None:
    """Case, spaces and accents are ignored, and the error names the existing relationship."""
    error = refuse(["start", name, "--i-am", "mentee"], code=1)
    assert "active relationship with Ana Souza already (r1)" in error
    assert "\n  mentorlog show r1\n" in error


def test_an_edit_cannot_create_a_second_relationship_of_the_same_name(refuse: Refuse) -> None:
    """A new name is checked like the name of a new relationship."""
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
    """Outside a terminal the command does not guess: it suggests the full line for each relationship that it can apply
    to."""
    if line == "miss":
        assert refuse(line, code=1).startswith("mentorlog: No such session is planned with anyone.\n")
        return
    error = refuse(line)
    assert error.startswith("mentorlog: You have 2 active relationships; choose one with --with.\n")
    assert f"\n  mentorlog {line} --with 'Ana Souza'\n" in error
    assert (f"\n  mentorlog {line} --with 'Bo Lind'\n" in error) is (line not in ("move friday", "cancel"))


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("line", [*RECORDS, "export", "edit ana --focus x", "review ana"])
def test_recording_in_an_empty_journal_suggests_start(mentor: Mentor, line: str) -> None:
    """The error shows the start command, and no file is created."""
    error = mentor.fails(line, code=2 if line.split()[0] in ("goal", "action", "milestone", "note", "rate") else 1)
    assert "\n  mentorlog start NAME --i-am mentor\n" in error
    assert not mentor.db.exists()


@pytest.mark.parametrize(("line", "message"), [("done a1", "There is no a1."), ("undo", "Nothing to undo.")])
def test_commands_that_need_an_entry_fail_in_an_empty_journal(mentor: Mentor, line: str, message: str) -> None:
    """The error says that there is no such entry or nothing to undo, and no file is created."""
    assert message in mentor.fails(line, code=1)
    assert not mentor.db.exists()


def test_recording_needs_an_active_relationship(ana: Mentor) -> None:
    """A paused relationship does not count; the error suggests the resume command."""
    ana("pause ana")
    error = ana.fails("note hi", code=2)
    assert "There is no active relationship." in error
    assert "mentorlog resume NAME" in error


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "start Eve --i-am mentor --until 2026-01-01",
            "The end (2026-01-01) must not be before the start (2026-11-23).",
        ),
        (
            "start Eve --i-am mentor --since 2026-11-01 --until 2026-10-01",
            "(2026-10-01) must not be before the start (2026-11-01)",
        ),
        ("end ana --on 2026-01-01", "The end (2026-01-01) must not be before the start (2026-03-02)."),
        ("edit ana --until 2026-01-01", "The end (2026-01-01) must not be before the start (2026-03-02)."),
        ("edit cy --since 2026-11-01", "The end (2026-10-01) must not be before the start (2026-11-01)."),
        ("timeline --since 2026-05-01 --until 2026-04-01", "--until 2026-04-01 is before --since 2026-05-01."),
        ("search x --since 2026-05-01 --until 2026-04-01", "--until 2026-04-01 is before --since 2026-05-01."),
    ],
)
def test_an_end_before_the_start_is_refused(refuse: Refuse, line: str, message: str) -> None:
    """The error shows both dates."""
    assert message in refuse(line)


@pytest.mark.parametrize(
    ("role", "message"),
    [
        ("boss", "--i-am must be mentor or mentee, not 'boss'"),
        ("mentor mentee", "--i-am must be mentor or mentee, not 'mentor mentee'"),
        ("", "--i-am is empty"),
    ],
)
def test_an_unknown_role_is_refused(refuse: Refuse, role: str, message: str) -> None:
    """The error lists both roles; an empty value is refused as for every option."""
    assert message in refuse(["start", "Eve", "--i-am", role])


def test_a_name_that_looks_like_a_ref_is_refused(refuse: Refuse) -> None:
    """Other commands would read such a name as a ref."""
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
    """Text of only white space is blank, in every argument and option of every command."""
    words = [blank if word == "{}" else word for word in line.split()]
    error = refuse(words)
    assert "empty" in error or "Give the words to search for." in error or "needs the other person's name" in error


@pytest.mark.parametrize("line", ["note - -w ana", "log - -w ana", "goal add - -w ana", "agreement ana --set -"])
@pytest.mark.parametrize("blank", ["", "\n", " \n\t\n"])
def test_blank_standard_input_is_refused(refuse: Refuse, line: str, blank: str) -> None:
    """Text from standard input has the same rule as text in an argument."""
    assert "empty" in refuse(line, stdin=blank)


@pytest.mark.parametrize(
    "line", ["note -w ana", "log -w ana", "goal add -w ana", "feedback give -w ana", "raise -w ana"]
)
def test_missing_text_shows_an_example(refuse: Refuse, line: str) -> None:
    """Outside a terminal no editor opens."""
    error = refuse(line)
    assert error.startswith("mentorlog: Nothing to ")
    assert f"\n  mentorlog {line.removesuffix(' -w ana')} " in error


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
    ("text", "message"),
    [
        ("half \ud83d", "an incomplete character"),
        ("byte \udcff", "an incomplete character"),
        ("nul \0 inside", "a NUL character"),
    ],
)
def test_text_that_cannot_be_stored_is_refused(refuse: Refuse, line: str, text: str, message: str) -> None:
    """Every command refuses lone surrogates and NUL characters, and changes nothing."""
    words = [text if word == "{}" else word for word in line.split()]
    answer = refuse(words)
    assert message in answer
    assert "can't be stored" in answer


@pytest.mark.parametrize("line", ["review {}", "search {}", "show {}", "{}", "note hi -w {}", "config {}", "done {}"])
@pytest.mark.parametrize("text", ["half \ud83d", "nul \0 inside"])
def test_a_lookup_of_text_that_cannot_be_stored_finds_nothing(
    mentor: Mentor, written: bytes, line: str, text: str
) -> None:
    """The lookup does not crash, and its answer does not contain such characters."""
    mentor.db.write_bytes(written)
    answer = mentor([text if word == "{}" else word for word in line.split()], ok=False)
    assert answer.code == (0 if "search" in line else 2 if line in ("{}", "config {}", "done {}") else 1)
    assert "defect" not in answer.err
    assert not {"\0", "\ud83d"} & set(answer.out + answer.err)
