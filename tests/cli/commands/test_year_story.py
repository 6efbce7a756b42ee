"""`year --story`: a page of one's own mentoring to share, which gives nobody away."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Mentor
from tests.cli.terminal import read

NAMES = ("Ana", "Souza", "Bo", "Lind", "Cy", "Dahl", "Karim", "Haddad", "Nordlys", "Rise")
"""The words of all people, organisations and programmes in the journal."""
PRIVATE = (
    "log Hidden -w ana --on 2026-03-16 --for 60m --private --takeaway 'Hidden lesson'",
    "start Dora Moe --i-am mentor --since 2026-02-01",
    "log Talked -w dora --on 2026-03-18 --for 60m --takeaway 'Hidden takeaway'",
    "milestone add 'Hidden milestone' -w dora --on 2026-04-01",
    "advice give 'Hidden advice' -w dora --on 2026-04-01",
    "outcome v3 worked --on 2026-05-01",
    "feedback give 'Hidden feedback' -w dora --on 2026-04-02",
    "end dora --thanks 'Hidden thanks' --learned 'Hidden end'",
    "private r4",
    "start Ana Berg --i-am mentor --since 2026-02-01",
    "private r5",
    "feedback give 'Hidden too' -w r1 --on 2026-04-02 --private",
    "action add 'Hidden promise' --mine -w r1 --on 2026-04-02 --private",
    "done a2 --on 2026-04-03",
    "rate patience 1 -w r1 --mine --on 2026-02-01 --private",
    "rate patience 5 -w r1 --mine --on 2026-09-01 --private",
)
"""Commands that record only what is private in the end."""
LINES = (
    "year --story",
    "year --story --json",
    "year --story -o -",
    "year --story --lang da -o -",
    "year --story --format html",
    "year --story --names",
    "year --story --names --json",
    "year --story --names -o -",
)


@pytest.fixture
def owner(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The owner of a journal with a year in both roles, in an empty folder."""
    two.given(
        "edit bo --org Nordlys --programme Rise",
        "log First -w ana --on 2026-03-02 --for 60m --takeaway 'Ana waits' --takeaway 'Silence works'",
        "log Second -w bo --on 2026-03-09 --for 45m",
        "start Cy Dahl --i-am mentee --type coaching --since 2026-06-01",
        "log Coached -w cy --on 2026-06-02 --for 30m",
        "end cy --thanks 'For every question, Cy' --learned 'To wait, as Eva Vind'",
        "goal add 'Lead a review' -w ana",
        "done g1 --on 2026-08-01",
        "goal add 'Speak at Nordlys' -w me",
        "done g2 --on 2026-08-02",
        "milestone add 'First talk' -w bo --on 2026-09-01",
        "celebrate m1 --on 2026-09-03",
        "action add 'Introduce me to Karim Haddad' -w bo --introduce 'Karim Haddad' --theirs --on 2026-09-01",
        "done a1 --on 2026-09-20",
        "advice receive 'Write to Karim first' -w bo --on 2026-04-01",
        "outcome v1 worked --on 2026-05-01",
        "advice give 'Say it aloud' -w ana --on 2026-04-01",
        "outcome v2 worked --on 2026-05-01",
        "feedback give 'Clear' -w ana --on 2026-04-02",
        "rate listening 2 -w ana --mine --on 2026-02-01",
        "rate listening 4 -w bo --on 2026-11-01",
    )
    two("config name 'Eva Vind'")
    (two.home / "here").mkdir()
    monkeypatch.chdir(two.home / "here")
    return two


@pytest.mark.heavy
def test_a_story_tells_what_was_given_received_and_learned(owner: Mentor) -> None:
    """Names are replaced, also the owner's; stderr lists what was replaced."""
    answer = owner("year --story")
    assert answer.fields.splitlines() == [
        "My year of mentoring: 2026 so far\t3 people\t3 sessions\t2 h 15 min",
        "I gave\tAs mentor\t1 session\t1 h\t1 person",
        "I gave\t1 goal my mentees reached\tfeedback given once",
        "I gave\tSay it aloud\tadvice that worked",
        "I received\tAs mentee\t2 sessions\t1 h 15 min\t2 people, 1 as client",
        "I received\t1 new contact",
        "I received\tWrite to Person A first\tadvice that worked",
        "I learned\tTo wait, as Author",
        "I learned\tPerson B waits",
        "I learned\tSilence works",
        "I learned\tlistening\tskill\t2 → 4",
        "Reached\tSpeak at Organisation 1\tgoal\tAug\tfor myself",
        "Reached\tFirst talk\tcelebrated\tSep\tas mentee",
        "Thanks\tFor every question, Person C\tto my coach",
    ]
    assert "\nmentorlog: these names, addresses and links were replaced:\n" in answer.err
    for each in ("Karim -> Person A", "Ana -> Person B", "Nordlys -> Organisation 1", "Eva Vind -> Author"):
        assert each in answer.err
    assert "read the result before you share it" in answer.err
    assert "dates" not in answer.err


@pytest.mark.heavy
def test_a_story_names_no_one_in_any_format(owner: Mentor) -> None:
    """It has no refs and no uuids either, with which a reader could find the entry in another file."""
    owner("year --story -o story.pdf")
    pages = [page.extract_text() for page in PdfReader("story.pdf").pages]
    for text in (*(owner(line).out for line in LINES if "--names" not in line), "\n".join(pages)):
        found = re.findall(r"\w+", text)
        assert not [name for name in (*NAMES, "Eva", "Vind") if name in found], text
        assert not re.search(r"\b[srgfavmbk]\d+\b|[0-9a-f]{8}-[0-9a-f]{4}", re.sub("(?s)<style>.*</style>", "", text))
        assert "Silence works" in text


@pytest.mark.heavy
def test_a_story_is_the_same_if_nothing_private_was_recorded(owner: Mentor) -> None:
    """Byte for byte, with and without names; the warning says that private entries are left out, if there are any."""
    before = {line: owner(line) for line in LINES}
    owner.given(*PRIVATE)
    for line in LINES:
        answer = owner(line)
        assert answer.out == before[line].out, line
        assert answer.err == before[line].err, line
        assert answer.err.startswith("mentorlog: private entries are left out, if there are any.\n"), line


@pytest.mark.heavy
def test_names_are_shown_only_on_request(owner: Mentor) -> None:
    """The page is then signed with the owner's name."""
    answer = owner("year --story --names -o -")
    for part in (
        "Eva Vind",
        "With: Ana Souza",
        "With: Bo Lind, Cy Dahl",
        "New contacts: Karim Haddad",
        "### To Cy Dahl",
    ):
        assert part in answer.out
    assert answer.err.endswith("\nmentorlog: people are named; ask them before you share it.\n")
    told = owner("year --story --names --json").json
    assert told["named"]
    assert told["received"]["names"] == ["Bo Lind", "Cy Dahl"]
    assert told["thanks"][0]["relationship"] == "Cy Dahl"
    assert "Eva Vind" not in owner("year --story -o -").out


def test_the_file_is_only_for_its_owner(owner: Mentor) -> None:
    """In the language and the format that were chosen; an existing file is kept without --force."""
    assert owner("year --story --lang da -o story.md").out == "Wrote story.md\n"
    assert Path("story.md").read_text("utf-8").startswith("# Mit år med mentoring: 2026\n")
    assert stat.S_IMODE(Path("story.md").stat().st_mode) == 0o600 or os.name == "nt"
    assert "already exists" in owner.fails("year --story -o story.md", code=1)
    owner("config language da")
    owner("year --story -o story.html")
    assert '<html lang="da">' in Path("story.html").read_text("utf-8")


def test_a_year_with_nothing_to_tell_names_the_others(owner: Mentor) -> None:
    """So does one with only private entries. A file is written all the same."""
    answer = owner("year last --story")
    assert answer.out == ""
    assert "There is nothing to tell of 2025: no session was held" in answer.err
    assert "There are entries in 2026: mentorlog year 2026 --story\n" in answer.err
    answer = owner("year 2025 --story -o empty.md")
    assert "No session was held" in Path("empty.md").read_text("utf-8")
    assert "nothing to tell of 2025" in answer.err
    owner.given("edit ana --since 2025-01-01", "log Hidden -w ana --on 2025-05-05 --for 60m --private")
    assert "nothing to tell of 2025" in owner("year 2025 --story").err
    assert owner("year 2025 --story --json").json["sessions"] == 0


def test_an_empty_journal_shows_how_to_begin(mentor: Mentor) -> None:
    """Nothing is created."""
    assert "mentorlog start" in mentor("year --story").output
    assert not mentor.db.exists()


def test_a_tiny_year_has_a_short_story(two: Mentor) -> None:
    """One session is enough; a cancelled one is not."""
    two.given("plan 2026-12-02 -w bo", "cancel s1 --who them")
    assert "nothing to tell of 2026 so far" in two("year --story").err
    two("log Hello -w ana --on 2026-03-02 --for 45m")
    assert two("year --story").fields == (
        "My year of mentoring: 2026 so far\t1 person\t1 session\t45 min\n"
        "I gave\tAs mentor\t1 session\t45 min\t1 person\n"
    )


def test_options_that_contradict_a_story_are_refused(owner: Mentor) -> None:
    """With the line that works. Nothing is written."""
    refused = {
        "year --names": "--names works only with --story.\n  mentorlog year --names --story",
        "year --names -o x.md": "  mentorlog year --names -o x.md --story",
        "year --story --all": "--story is about one year; omit --all.\n  mentorlog year --story",
        "year --story --include-private -o x.md": "  mentorlog year --story -o x.md",
        "year --story --names --shareable": "--names shows them.\n  mentorlog year --story --names",
        "year --story --json -o x.md": "can't be used together",
        "year --story -o x.csv": "-o x.md",
        "year 2027 --story": "2027 has not begun",
        "year 2024 2025 --story": "one year.\n  mentorlog year 2024 --story\n  mentorlog year 2025 --story",
        "year all --story": "must be a number such as 2025.\n  mentorlog year --story",
    }
    for line, message in refused.items():
        assert message in owner.fails(line, code=2), line
    assert list(Path.cwd().iterdir()) == []


def test_a_story_on_a_shared_screen_is_shown_without_the_names_that_it_replaces(owner: Mentor) -> None:
    """Nor does the screen tell whether there are private entries."""
    shared = owner("year --story --shareable")
    assert shared.out == owner("year --story").out
    assert not [name for name in (*NAMES, "Eva", "Vind") if re.search(rf"\b{name}\b", shared.err)]
    assert "before you share it: mentorlog year 2026 --story\n" in shared.err
    owner.given(*PRIVATE)
    assert owner("year --story --shareable")[:3] == shared[:3]


def test_a_story_at_a_terminal(owner: Mentor) -> None:
    """Its parts are labelled once."""
    code, shown = read(owner, "year", "--story", "--color", "never")
    assert code == 0
    assert shown.count("I learned") == 1
    assert "To wait, as Author" in shown
