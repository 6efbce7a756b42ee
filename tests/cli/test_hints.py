"""Hints: each line that an error suggests is built from the user's command and works when it is pasted."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.cli.conftest import Mentor, type_hints_of
from tests.cli.hints import CHECKED, Hint, check, hints_in, is_typed, journal_of
from tests.cli.refusing import write


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with several entries of each kind, two active relationships and an ended one."""
    mentor = Mentor(tmp_path_factory.mktemp("written"))
    write(mentor)
    for number in range(2, 7):
        mentor(f"goal add 'Goal number {number}' -w {'bo' if number == 6 else 'ana'}")
        mentor(f"action add 'Action number {number}' -w bo")
    mentor("feedback receive Speak slower -w bo")
    mentor("milestone add Talk --by 2026-12-20 -w bo")
    mentor("plan 2026-12-08 14:00 -w bo")
    mentor("plan 2026-11-20 -w bo")
    return mentor.db.read_bytes()


@pytest.fixture
def user(mentor: Mentor, written: bytes) -> Mentor:
    """A user with that journal."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(written)
    return mentor


MEANT = [
    # verbs after a noun
    ("goal done g6", "done g6"),
    ("goal done g6 --on yesterday", "done g6 --on yesterday"),
    ("goals done g2 g3", "done g2 g3"),
    ("goal list", "goal"),
    ("goal ls", "goal"),
    ("goal list -w bo", "goal -w bo"),
    ("goal all", "goal --all"),
    ("goal show all", "goal --all"),
    ("goal show g2", "show g2"),
    ("goal new Speak up -w ana", "goal add Speak up -w ana"),
    ("goal create Speak --by friday -w ana", "goal add Speak --by friday -w ana"),
    ("goal rm g5", "delete g5"),
    ("goal remove g5", "delete g5"),
    ("goal edit g4 --by friday", "edit g4 --by friday"),
    ("goal update g4 --by friday", "edit g4 --by friday"),
    ("goal drop g4", "drop g4"),
    ("goal close g4", "done g4"),
    ("goal snooze g4 --until tomorrow", "snooze g4 --until tomorrow"),
    ("goal checkpoint g6 40", "checkpoint g6 40"),
    ("goal private g6", "private g6"),
    ("goal share g6", "shareable g6"),
    ("action done a3", "done a3"),
    ("action complete a3", "done a3"),
    ("action list --mine", "action --mine"),
    ("action rm a2", "delete a2"),
    ("action new Send the deck -w bo", "action add Send the deck -w bo"),
    ("milestone list", "milestone"),
    ("milestone done m2", "done m2"),
    ("milestone celebrate m1", "celebrate m1"),
    ("feedback list", "feedback"),
    ("feedback rm f1", "delete f1"),
    ("feedback outcome f1 improved", "outcome f1 improved"),
    ("feedback add Well done -w bo", "feedback give Well done -w bo"),
    ("sessions list", "sessions"),
    ("sessions add talked -w ana", "log talked -w ana"),
    ("sessions add friday 14:00 -w ana", "plan friday 14:00 -w ana"),
    ("session add", "log TEXT"),
    ("notes add tired -w bo", "note tired -w bo"),
    ("notes new", "note TEXT"),
    ("notes ls", "notes"),
    # commands of other tools
    ("list", "people"),
    ("ls", "people"),
    ("list goals", "goal"),
    ("ls notes", "notes"),
    ("list goals --all", "goal --all"),
    ("new goal Speak up -w ana", "goal add Speak up -w ana"),
    ("add note tired -w bo", "note tired -w bo"),
    ("add action Send -w bo", "action add Send -w bo"),
    ("rm n1", "delete n1"),
    ("remove a2 a3", "delete a2 a3"),
    ("show all", "timeline"),
    ("find list", "search list"),
    ("stop ana", "end ana"),
    ("begin Zoe --i-am mentor", "start Zoe --i-am mentor"),
    ("unprivate n1", "shareable n1"),
    ("unshare g2", "private g2"),
    ("close a2", "done a2"),
    ("complete g2", "done g2"),
    ("change g2 --by friday", "edit g2 --by friday"),
    ("postpone a2 friday", "snooze a2 friday"),
    ("reschedule s2 friday", "move s2 friday"),
    ("schedule friday -w ana", "plan friday -w ana"),
    ("todo", "action"),
    ("tasks --theirs", "action --theirs"),
    ("settings", "config"),
    ("report ana -o x.md", "export ana -o x.md"),
    ("unpause cy", "resume cy"),
    # misspelled
    ("serach list", "search list"),
    ("Timeline ana", "timeline ana"),
    ("goalz --all", "goal --all"),
    ("exprot ana", "export ana"),
    ("revew ana", "review ana"),
    ("peolpe", "people"),
    ("remnid", "remind"),
    ("--color never serach list", "--color never search list"),
    # options of other tools
    ("goal add Speak --due friday -w ana", "goal add Speak --by friday -w ana"),
    ("goal add Speak --deadline=friday -w ana", "goal add Speak --by=friday -w ana"),
    ("action add Send --due friday -w bo", "action add Send --by friday -w bo"),
    ("note tired --date yesterday -w bo", "note tired --on yesterday -w bo"),
    ("log talked --date yesterday -w bo", "log talked --on yesterday -w bo"),
    ("log talked --duration 45m -w bo", "log talked --for 45m -w bo"),
    ("plan friday --duration 45m -w bo", "plan friday --for 45m -w bo"),
    ("log talked --tag fear -w bo", "log talked --topic fear -w bo"),
    ("log talked --project bo", "log talked --with bo"),
    ("goal --project bo", "goal --with bo"),
    ("feedback give Well --positive -w bo", "feedback give Well --praise -w bo"),
    ("feedback give Loud --negative -w bo", "feedback give Loud --constructive -w bo"),
    ("timeline ana --from march", "timeline ana --since march"),
    ("timeline ana --before march", "timeline ana --until march"),
    ("timeline --type goal", "timeline --in goal"),
    ("timeline --limit=5 --kind goal", "timeline --limit=5 --in goal"),
    ("goal --max 2", "goal -n 2"),
    ("start Zoe --role mentor", "start Zoe --i-am mentor"),
    ("start Zoe --i-am mentor --frequency weekly", "start Zoe --i-am mentor --cadence weekly"),
    ("cancel s2 --reason ill", "cancel s2 --why ill"),
    ("note tired --public -w bo", "note tired --shareable -w bo"),
    ("goal add Speak --hidden -w bo", "goal add Speak --private -w bo"),
    ("export ana --out x.md", "export ana --output x.md"),
    # misspelled options
    ("goal add Speak --mesure three -w ana", "goal add Speak --measure three -w ana"),
    ("log talked --takeaways wait -w ana", "log talked --takeaway wait -w ana"),
    ("plan friday --wheer here -w ana", "plan friday --where here -w ana"),
    ("review ana --breif", "review ana --brief"),
    ("resource add Union course --skil speaking -w ana", "resource add Union course --skill speaking -w ana"),
    ("milestone add Spoke up --takeaway x -w ana", "milestone add --help"),
    ("raise Budget --skill 3 -w ana", "raise --help"),
    ("checkpoint g1 60 -good", "checkpoint -- g1 60 -good"),
    ("note -x -w ana", "note -w ana -- -x"),
    ("note tired -w ana -1 day", "note -w ana -- tired -1 day"),
    # missing arguments
    ("plan -w ana", "plan -w ana DATE"),
    ("plan -1d -w ana", "plan DATE -w ana"),
    ("plan -w ana -1d", "plan -w ana DATE"),
    ("move s2", "move s2 DATE"),
    ("log -w ana", "log -w ana TEXT"),
    ("log s2", "log s2 TEXT"),
    ("note -w ana", "note -w ana TEXT"),
    ("raise -w ana --private", "raise -w ana --private TEXT"),
    ("goal add -w ana --by friday", "goal add -w ana --by friday TITLE"),
    ("action add -w bo", "action add -w bo TEXT"),
    ("feedback give -w bo --praise", "feedback give -w bo --praise TEXT"),
    ("milestone add -w bo", "milestone add -w bo TITLE"),
    ("search", "search WORDS"),
    ("search --in goal", "search --in goal WORDS"),
    ("start Zoe", "start Zoe --i-am mentor"),
    ("start Zoe", "start Zoe --i-am mentee"),
    ("start --i-am mentor", "start --i-am mentor NAME"),
    ("checkpoint g6", "checkpoint g6 PERCENT"),
    ("checkpoint", "goal"),
    ("checkpoint g6 forty", "checkpoint g6 PERCENT"),
    ("checkpoint g6 forty slow --on yesterday", "checkpoint g6 PERCENT slow --on yesterday"),
    ("checkpoint g6 forty is not forty", "checkpoint g6 PERCENT is not forty"),
    ("checkpoint g6 'forty it went well'", "checkpoint g6 PERCENT 'it went well'"),
    ("checkpoint g6 -5", "checkpoint g6 PERCENT"),
    ("outcome f2", "outcome f2 improved"),
    ("outcome f2 great he waits", "outcome f2 improved"),
    ("celebrate", "milestone"),
    ("snooze a3", "snooze a3 DATE"),
    ("snooze a3 yesterday", "snooze a3 DATE"),
    ("snooze bo --until yesterday", "snooze bo --until DATE"),
    ("rate listening -w bo", "rate listening 1-5 --with bo"),
    ("checkin bo --frequency 9 --more talks", "checkin bo --frequency 1-5 --more talks"),
    # missing names
    ("note tired", "note tired --with 'Bo Lind'"),
    ("log talked --for 45m", "log talked --for 45m --with 'Ana Souza'"),
    ("goal add Speak -- --up", "goal add --with 'Ana Souza' Speak -- --up"),
    ("cancel", "cancel --with 'Bo Lind'"),
    ("miss", "miss --with 'Bo Lind'"),
    ("export -o x.md", "export -o x.md --with 'Bo Lind'"),
    ("plan bo friday", "plan friday -w bo"),
    ("plan ana 'friday 9'", "plan 'friday 9am' -w ana"),
    # options that conflict or are in the wrong place
    ("goal --json add Speak -w ana", "goal add Speak --json -w ana"),
    ("goal -w ana add Speak", "goal add Speak --with ana"),
    ("--json review ana", "review ana --json"),
    ("review ana --brief --json", "review ana --json"),
    ("review --within 2w", "review --within 2w --all"),
    ("review ana --all", "review ana"),
    ("end ana --prepare --on yesterday", "end ana --on yesterday"),
    ("end bo --prepare", "end r2 --prepare --learned TEXT"),
    ("agenda ana --all --format md", "agenda ana --all"),
    ("agenda ana --lang da", "agenda ana --lang da --format md"),
    ("note tired --on tomorrow -w bo", "note tired -w bo --on DATE"),
    ("agreement ana --set x --again yesterday", "agreement ana --set x --again DATE"),
    ("edit g2 --why ''", "edit g2 --clear why"),
    ("edit g2 --title ''", "edit g2 --title TEXT"),
    ("end cy --on yesterday --prepare", "end cy --on yesterday"),
    ("config --unset color never", "config --unset color"),
    # output
    ("export ana -o x.docx", "export ana -o x.md"),
    ("recap s1 -o x.docx", "recap s1 -o x.md"),
    ("hours -o x.xlsx", "hours -o x.csv"),
    # help and version
    ("help", "--help"),
    ("help log", "log --help"),
    ("goal help", "goal --help"),
    ("version", "--version"),
]
"""A mistaken command, and the correct command that its error suggests."""


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_an_error_suggests_the_correct_command(user: Mentor, typed: str, meant: str) -> None:
    """The suggestion keeps the refs, names and options of the mistaken command."""
    answer = user(typed, ok=False)
    assert answer.code in (1, 2)
    assert f"\n  mentorlog {meant}\n" in answer.err


def test_every_hint_works(mentor: Mentor, written: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """At least 150 different hints are run, each on a copy of the journal that it was shown for."""
    CHECKED.clear()
    count = 0
    for typed in dict.fromkeys(typed for typed, _ in MEANT):
        mentor.db.touch(mode=0o600)
        mentor.db.write_bytes(written)
        mentor(typed, ok=False)
        count += type_hints_of(mentor, tmp_path_factory)
    assert count >= 150


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("feedback give x --positive -w ana", "--constructive"),
        ("unprivate n1", "mentorlog private"),
        ("goal add x --unprivate -w ana", "--private"),
        ("unpause ana", "mentorlog pause"),
        ("goal add x --due friday -w ana", "--db"),
        ("version", "questions"),
        ("plan 'in 2 hours' -w ana", "thurs"),
        ("plan 'in 3 minutes' -w ana", "march"),
        ("checkpoint g6 forty", "g1"),
        ("plan", "Søren"),
        ("celebrate", "m1 cake"),
        ("checkin", "Søren"),
    ],
)
@pytest.mark.several_mistakes
def test_a_hint_never_suggests_the_opposite_or_another_entry(user: Mentor, typed: str, never: str) -> None:
    """A word with a similar spelling or the opposite meaning is not suggested, nor is another entry or person."""
    assert never not in user(typed, ok=False).err.partition("\n")[2]


def test_a_hint_keeps_the_option_db(user: Mentor) -> None:
    """Without --db the suggested command would change another journal."""
    other = user.home / "its other.db"
    user(["start", "Ana Souza", "--i-am", "mentor", "--db", str(other)])
    user(["goal", "add", "Lead", "--db", str(other)])
    error = user(["checkpoint", "g1", "--db", str(other)], ok=False).err
    assert f"\n  mentorlog checkpoint g1 --db '{other}' PERCENT\n" in error
    error = user(["pause", "ana", "--until", "2026-01-01", "--db", str(other)], ok=False).err
    assert f"\n  mentorlog --db '{other}' pause r1 --until" in error


def test_a_hint_does_not_repeat_long_text(user: Mentor) -> None:
    """The hint has the placeholder TEXT instead."""
    error = user(["note", "word " * 100], ok=False).err
    assert "\n  mentorlog note TEXT --with 'Ana Souza'\n" in error


def test_a_hint_for_piped_text_has_its_text(user: Mentor) -> None:
    """The text is in a recovery file; if there was none, the hint begins with "... |"."""
    error = user("note -", ok=False, stdin="tired").err
    assert re.search(r"\n  mentorlog --db \S+ note - --with 'Ana Souza' < \S+\.txt\n", error)
    error = user("note -", ok=False, stdin="").err
    assert "\n  ... | mentorlog note - --with 'Ana Souza'\n" in error


def test_the_check_fails_for_a_hint_that_fails(user: Mentor, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Both hints of an error are run, and the invalid one fails the test."""
    err = "mentorlog: No.\n  mentorlog people --all\n  mentorlog done g77\n"
    good, bad = (line for line in hints_in("", err) if is_typed(line))
    journal = journal_of(user.environ, [])
    check(Hint(good, "x", journal, None, user.now, {}), Mentor, tmp_path_factory.mktemp("good"))
    with pytest.raises(AssertionError, match="There is no g77"):
        check(Hint(bad, "x", journal, None, user.now, {}), Mentor, tmp_path_factory.mktemp("bad"))


def test_hints_in_piped_output_are_found() -> None:
    """Hints are found on a line of their own, in backticks, after a colon or a question mark, and in a field."""
    out = "Ana\tNext\tmentorlog plan DATE, or mentorlog goal add TITLE\n"
    err = "Reached? mentorlog done g1\nmentorlog: s1 was held; `mentorlog log s1 TEXT` adds to it.\n  mentorlog goal\n"
    assert sorted(hints_in(out, err)) == ["done g1", "goal", "goal add TITLE", "log s1 TEXT", "plan DATE"]
    assert shlex.split("a 'b c'") == ["a", "b c"]
