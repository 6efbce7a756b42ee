"""`me`: one's own development, which belongs to no relationship with another person."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from mentorlog.cli.typer_app.completion import complete
from tests.cli.conftest import Mentor
from tests.cli.shapes import shaped
from tests.cli.terminal import at_terminal, ends

REVIEW = {
    *("relationship", "last_session", "next_session", "actions", "goals", "agenda", "feedback", "advice", "resources"),
    *("milestones", "notes", "prospects", "skills", "questions", "signals"),
}
"""The keys of `review me --json`: those of every review, and its own."""


@pytest.fixture
def own(two: Mentor) -> Mentor:
    """Somebody who also records what is only their own."""
    return two.given(
        'goal add "Chair a meeting" --measure "two meetings" --by "1 mar" -w me',
        "checkpoint g1 20",
        'action add "Read the minutes" --by tomorrow -w me',
        'milestone add "Led a project" -w me',
        "rate listening 3 -w me --on 2026-11-01",
        "note -w me slow down",
        "note -w me --shareable a good question",
    )


def insert(mentor: Mentor, table: str, **values: object) -> None:
    """Write a row that no command can write yet."""
    values |= {"uuid": f"11111111-1111-4111-8111-{len(table):012}", "created_at": "2026-11-20T10:00:00.000Z"}
    with sqlite3.connect(mentor.db) as connection:
        marks = ", ".join("?" * len(values))
        columns = ", ".join(values)
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))  # noqa: S608
    connection.close()


def learn(mentor: Mentor) -> None:
    """Record advice and a book of one's own, and a person to ask."""
    insert(mentor, "advice", relationship=0, direction="received", day="2026-11-20", text="Ask early")
    insert(mentor, "resource", relationship=0, day="2026-11-20", title="Thinking, Fast and Slow", type="book")
    insert(mentor, "relationship", name="Lone Dahl", role="mentee", status="prospect", asked_on="2026-11-11")


# finding it


def test_me_and_mig_are_accepted_wherever_a_name_is(two: Mentor) -> None:
    """It is found by --with and by NAME, in any case, and JSON calls it `me`."""
    for word in ("me", "mig", "ME", " Mig "):
        note = shaped(two(["note", "-w", word, "hi", "--json"]).json, "note")
        assert note["relationship"] == "me"
    assert len(two("notes me --json").json) == len(two("notes mig --json").json) == 4
    for command in ("goal", "action", "milestone", "notes", "remind", "timeline", "progress", "review", "show"):
        assert two([command, "me"]).code == two([command, "mig", "--json"]).code == 0


def test_me_is_reserved_and_mig_is_refused_if_it_begins_a_name(two: Mentor) -> None:
    """`-w me` is oneself even beside Mette; `-w mig` beside Migle is refused with both."""
    two("start Mette Holm --i-am mentor")
    assert two("note -w me hi --json").json["relationship"] == "me"
    two("start Migle Kaz --i-am mentor")
    err = two.fails("note -w mig hi", code=2)
    assert "mentorlog note -w me hi" in err
    assert "mentorlog note -w 'Migle Kaz' hi" in err
    assert "mentorlog goal me\n  mentorlog goal 'Migle Kaz'" in two.fails("goal mig", code=2)
    assert two("note -w r4 hi --json").json["relationship"] == "Migle Kaz"


def test_a_person_called_only_me_is_refused_or_found_by_ref(two: Mentor) -> None:
    """`start me` asks for the surname; somebody who has the name already is reached by ref, and stays a person."""
    for line in ("start me --i-am mentor", "start -w Mig --i-am mentee", "edit bo --name Me"):
        assert "give the surname too" in two.fails(line, code=2)
    two("start Me Dahl --i-am mentor")
    with sqlite3.connect(two.db) as connection:
        connection.execute("UPDATE relationship SET name = 'Me' WHERE id = 3")
    connection.close()
    assert two("note -w r3 hi --json").json["relationship"] == "Me"
    assert two("show n1").out.startswith("Note about Me")
    assert two("notes me --json").json == []
    assert "--with r3" in two.fails("note hi", code=2)
    assert "mentorlog plan DATE -w r3" in two("remind --within 60d").out
    assert two("note me and Bo talked -w bo --json").json["text"] == "me and Bo talked"
    assert "2 active" not in two.fails("note me and Bo talked", code=2)


@pytest.mark.parametrize("text", ["me and Bo talked", "mig og Bo talte", "me"])
def test_me_put_first_in_a_text_is_text(ana: Mentor, text: str) -> None:
    """Only -w names oneself: the words are stored whole."""
    recorded = ana(f"note {text} --json").json
    assert (recorded["text"], recorded["relationship"]) == (text, "Ana Souza")


# recording


def test_entries_that_need_no_other_person_are_recorded(two: Mentor) -> None:
    """Goals, actions, notes, milestones and ratings are `me`'s; ratings are one's own, also without --mine."""
    for line, kind in (
        ("goal add Chair a meeting", "goal"),
        ("action add Read it by friday", "action"),
        ("milestone add Led a project", "milestone"),
        ("note hello", "note"),
        ("rate listening 3", "rating"),
    ):
        entry = shaped(two(f"{line} -w me --json").json, kind)
        assert entry["relationship"] == "me"
        assert entry.get("owner", "me") == "me"
    two("undo 5")
    assert two("timeline me --json").json == []


@pytest.mark.heavy
def test_no_output_treats_me_as_another_person(own: Mentor) -> None:
    """Answers, lists and pages name what is one's own as that, not as `with me` or `about me`."""
    own("rate listening 4 -w me")
    shown = [
        *(own(f"show {ref}").output for ref in ("me", "g1", "a1", "m1", "n1", "k1")),
        *(
            own(line).output
            for line in ("goal me", "action me", "action", "milestone me", "notes me", "remind", "status")
        ),
        *(own(line).output for line in ("timeline me", "search minutes", "progress me", "review me", "people --all")),
        own("note -w me again").output,
        own("goal add Write -w me").output,
        own("action add Call -w me").output,
        own("milestone add Talk -w me --by friday").output,
        own("edit a1 --text Reread").output,
        own("snooze a1 friday").output,
        own("done a1").output,
        own("timeline me --in session").output,
    ]
    wrong = ("You owe", "owes you", "to me", "with me", "about me", "of me", "mentors you, ", "both know", "2000")
    assert [(word, page) for page in shown for word in wrong if word in page] == []
    assert "Rated yourself" in own("rate asking 2 -w me").out
    assert "Note to yourself" in own("show n1").out
    assert "To do: Call" in "".join(shown)


def test_an_empty_list_suggests_the_line_with_me(two: Mentor) -> None:
    """An empty list says what to type, and the line records for oneself."""
    assert two("goal me").output == "No open goals of your own.\tSet one: mentorlog goal add TITLE -w me\n"
    assert "note TEXT -w me" in two("timeline me").output


def test_without_any_relationship_no_page_of_me_suggests_start(mentor: Mentor) -> None:
    """Lists, the timeline, the search and what is due are about oneself, and need nobody else."""
    mentor("note -w me hi")
    for line in ("goal me", "timeline me --in goal", "search nothing -w me", "remind me", "review me", "progress me"):
        assert "start NAME" not in mentor(line).output, line
    mentor("action add Write --by today -w me")
    for words in ([], ["status"], ["review"]):
        assert mentor(words).fields == "Due\ta1\tWrite\tme\ttoday\n"


# without anybody else


def test_a_list_of_a_journal_without_relationships_suggests_me(mentor: Mentor) -> None:
    """For the kinds that may be one's own."""
    for line, hint in (
        ("advice", "advice receive TEXT"),
        ("resource", "resource add TITLE"),
        ("goal", "goal add TITLE"),
        ("notes", "note TEXT"),
    ):
        answer = mentor(line)
        assert "mentorlog start NAME" in answer.output, line
        assert f"For your own development: mentorlog {hint} -w me\n" in answer.err, line
    assert "-w me" not in mentor("feedback").output


@pytest.mark.heavy
def test_without_an_active_relationship_the_error_suggests_me(mentor: Mentor) -> None:
    """A recording command is exit 2 with the line, which works before the first `start` and makes the journal."""
    for line in ("note hi", "goal add Write", "action add Write", "milestone add Talk", "rate asking 2"):
        err = mentor.fails(line, code=2)
        assert f"mentorlog {line} --with me" in err
    assert "me" not in mentor.fails("plan friday", code=1).split()
    assert not mentor.db.exists()
    assert mentor("note hi --with me --json").json["ref"] == "n1"
    assert mentor("notes me --json").json[0]["text"] == "hi"


def test_refused_and_reading_commands_create_no_journal(mentor: Mentor) -> None:
    """Neither `pause me` nor `review me` begins one."""
    mentor.fails("pause me", code=1)
    assert "goal add TITLE -w me" in mentor("review me").out
    mentor("progress me --json")
    mentor("remind me")
    assert not mentor.db.exists()


@pytest.mark.heavy
def test_a_terminal_offers_me(mentor: Mentor) -> None:
    """Enter records for oneself, and n nothing."""
    child = at_terminal(mentor, "note", "hi")
    child.expect_exact("Record it for yourself? [Y/n] ")
    child.sendline("n")
    assert ends(child)[0] == 1
    assert not mentor.db.exists()
    child = at_terminal(mentor, "note", "hi")
    child.expect_exact("Record it for yourself? [Y/n] ")
    child.sendline("")
    assert ends(child)[0] == 0
    assert mentor("show n1 --json").json["relationship"] == "me"


# what needs another person


@pytest.mark.heavy
def test_commands_that_need_another_person_are_refused(own: Mentor) -> None:
    """Each command says why, with a line that works, and changes nothing."""
    before = own.db.read_bytes()
    for line in (
        *("end me", "pause me", "resume me", "plan friday -w me", "log hello -w me", "move friday -w me"),
        *(
            "cancel me",
            "cancel me sick",
            "move me friday",
            "cancel -w me",
            "miss me",
            "miss -w me",
            "raise hello -w me",
            "feedback me",
            "sessions me",
        ),
        *("feedback give hello -w me", "agenda me", "agreement me", "agreement me --set x", "checkin me", "hours me"),
        *("recap me", "edit me --focus x", "edit r0 --focus x", "edit mig", "log hello --goal g1"),
    ):
        assert "\n  mentorlog " in own.fails(line, code=1), line
    for line in ("delete me", "delete r0", "private me", "shareable r0", "action add x --theirs -w me"):
        own.fails(line, code=2)
    own.fails("action me --theirs", code=2)
    assert own.db.read_bytes() == before


def test_an_entry_moves_to_me_only_if_it_can_be_ones_own(two: Mentor) -> None:
    """A note can; a point or what another person promised can't, and no action of `me` becomes another person's."""
    two("note -w ana hello")
    two("raise hello -w ana")
    two("action add Send it --theirs -w ana")
    assert two("edit n1 -w me --json").json["relationship"] == "me"
    two.fails("edit t1 -w me", code=1)
    two.fails("edit a1 -w me", code=1)
    assert two("edit a1 -w me --mine --json").json["relationship"] == "me"
    two.fails("edit a1 --theirs", code=1)


# pages


def test_review_me_shows_goals_actions_learning_and_skills(own: Mentor) -> None:
    """Goals, actions, learning, advice, prospects, skills and questions, but no session or phase."""
    learn(own)
    own("rate Listening 4 --mine -w ana")
    output = own("review me").fields
    assert output.startswith("me, your own development\n")
    for shown in (
        *("To do\tRead the minutes", "Goals\tChair a meeting\t20%", "Celebrate\tLed a project", "Try\tAsk early"),
        *("Learning\tThinking, Fast and Slow\tbook", "Prospects\tLone Dahl\tasked 12 days ago, no answer"),
        *("Skills\tlistening\t3 → 4\tsince 1 Nov\tme, Ana", "Private\tslow down"),
    ):
        assert shown in output
    labels = {line.partition("\t")[0] for line in output.splitlines()}
    assert not {"Agenda", "Notice", "Begin", "You owe"} & labels
    assert "session" not in output
    assert len(own("review me --brief").fields.splitlines()) == 5
    found = own("review me --json").json
    assert found.keys() >= REVIEW
    assert (found["relationship"]["name"], found["last_session"]) == ("me", None)
    assert [each["name"] for each in found["prospects"]] == ["Lone Dahl"]
    assert found["skills"][0]["sources"] == ["me", "Ana Souza"]


def test_shareable_review_of_me_hides_names_and_private_entries(own: Mentor) -> None:
    """Neither what is private nor the name of anybody."""
    learn(own)
    own("rate listening 4 --mine -w ana")
    own("goal add Secret --private -w me")
    for line in ("review me --shareable", "review me --shareable --json", "review me --brief"):
        output = own(line).output
        assert "Chair a meeting" in output
        assert not [word for word in ("slow down", "Secret", "Lone") if word in output], line
    assert "Ana" not in own("review me --shareable").output


def test_shareable_review_of_me_hides_names_in_texts(own: Mentor) -> None:
    """An entry whose title names a person, a prospect or somebody private is left out; of others only that text is."""
    own(["prospect", "add", "Li Sten"])
    own("private r2")
    own("resource add Talk by Li Sten --type talk -w me")
    own("resource add Grit --type book --skill 'som Li Sten' -w me")
    own("goal add Keep a diary --why 'so that Bo Lind stops asking' -w me")
    own("checkpoint g2 20 'showed it to Ana'")
    own("action add Call Ana -w me")
    own("rate 'the calm of Bo' 3 -w me")
    own("questions add 'What would Bo do?' --role me")
    for line in ("review me --shareable", "review me --shareable --json", "review me --shareable --brief"):
        output = own(line).output
        assert not [word for word in ("Li Sten", "Bo", "Ana") if re.search(rf"\b{word}\b", output)], output
    output = own("review me --shareable").out
    assert "Grit" in output and "Keep a diary" in output
    assert "Talk by Li Sten" in own("review me").out


def test_shareable_json_of_me_has_neither_names_nor_refs(own: Mentor) -> None:
    """Skills have the number of their sources; links and questions of one's own have uuids."""
    own("rate listening 4 --mine -w ana")
    own("action add Prepare the room --goal g1 -w me")
    own('questions add "What would I try?" --role me')
    shown = own("review me --shareable --json")
    assert "Ana" not in shown.out
    assert '"ref"' not in shown.out
    assert not re.search(r'"[agknqrv]\d+"', shown.out)
    (skill,) = shown.json["skills"]
    assert (skill["sources"], len(skill["latest"])) == (2, 2)
    whole = own("review me --json").json
    assert whole["skills"][0]["sources"] == ["me", "Ana Souza"]
    linked = [each["goal"] for each in shown.json["actions"]["mine"]]
    assert sorted(linked, key=str) == sorted([whole["goals"][0]["uuid"], None], key=str)
    assert shown.json["questions"][0]["id"] == whole["questions"][0]["uuid"]


def test_review_me_asks_two_questions_about_my_own_development(own: Mentor) -> None:
    """Mine come first, at most two, then those of the bank. A private one is hidden on a shared screen."""
    bank = own("review me --json").json["questions"]
    assert [each["role"] for each in bank] == ["me", "me"]
    assert all(f"Ask\t{each['text']}\n" in own("review me").fields for each in bank)
    own('questions add "What would I try if nobody watched?" --role me')
    own('questions add "What do you want to keep?" --role mentor')
    found = own("review me --json").json["questions"]
    assert [each["id"] for each in found] == ["q1", bank[0]["id"]]
    assert {each["ref"] for each in found if "ref" in each} == {"q1"}
    assert "Ask\tWhat would I try if nobody watched?\tq1\n" in own("review me").fields
    own("private q1")
    assert "Private\tWhat would I try if nobody watched?\tprivate\tq1\n" in own("review me").fields
    for line in ("review me --shareable", "review me --brief"):
        assert "nobody watched" not in own(line).fields, line
    assert bank[0]["text"] in own("review me --shareable").fields
    own("config language da")
    assert own("review me --shareable --json").json["questions"][0]["text"] != bank[0]["text"]


def test_progress_me_joins_my_ratings_of_all_relationships(two: Mentor) -> None:
    """A mentor's listening with Ana and a mentee's with Bo are one line; what Ana was rated is not among them."""
    for line in ("4 --mine -w ana", "2 -w bo --on 2026-10-01", "3 -w me --on 2026-11-01", "1 -w ana"):
        two(f"rate listening {line}")
    assert two("progress me").fields.splitlines()[-1] == "Skills\tlistening\t2 → 3 → 4\tsince 1 Oct\tBo, me, Ana\tk1"
    found = two("progress me --json").json
    assert (found["sessions_held"], found["months"], len(found["skills"])) == (0, [], 1)
    assert found["skills"][0]["sources"] == ["Bo Lind", "me", "Ana Souza"]
    assert len(two("progress --json").json) == 2


def test_ratings_of_one_day_with_several_people_are_not_a_trend(two: Mentor) -> None:
    """They are shown beside each other, also after an earlier rating."""
    two("rate listening 2 --mine -w ana")
    two("rate listening 4 -w bo")
    assert two("progress me").fields.splitlines()[-1] == "Skills\tlistening\t2 and 4 of 5\t23 Nov\tAna, Bo\tk2"
    assert "Skills\tlistening\t2 and 4 of 5\t23 Nov\tAna, Bo\tk2" in two("review me").fields
    two("rate listening 1 -w me --on 2026-11-01")
    assert "listening\t1 → 2/4\tsince 1 Nov\t" in two("progress me").fields


def test_me_is_added_again_if_another_program_deleted_it(own: Mentor) -> None:
    """Reading says how; whatever is recorded next adds it, with what belonged to it before."""
    with sqlite3.connect(own.db) as connection:
        connection.execute("DELETE FROM relationship WHERE id = 0")
    connection.close()
    for line in ("review me", "progress me", "export me"):
        assert "another program has deleted it" in own.fails(line, code=1), line
    own("note -w me hi")
    own("undo")
    assert "Chair a meeting" in own("review me").out


def test_reminders_of_me_are_labelled_me(own: Mentor) -> None:
    """`remind` and `status` show it among the rest, `remind me` alone; a snooze of `me` silences it until undone."""
    assert "Coming\tRead the minutes\tme\tmentorlog done a1\ttomorrow" in own("remind").fields
    assert {row["relationship"] for row in own("remind me --json").json} == {"me"}
    assert "Led a project" in own("status").fields
    own("snooze me friday")
    assert own("remind me --json").json == []
    own("undo")
    assert len(own("remind me --json").json) == 2
    for name in ("ana", "bo"):
        own(f"end {name}")
    assert "Led a project" in own("").output


def test_people_and_hours_leave_out_me(own: Mentor) -> None:
    """`people` and `hours` are about others, and `review` of everyone too."""
    assert [row["name"] for row in own("people --all --json").json] == ["Ana Souza", "Bo Lind"]
    assert "me" not in own("hours").out.split()
    assert "Chair a meeting" not in own("review").out
    assert [row["relationship"] for row in own("search meeting -w me --json").json] == ["me"]


def test_me_is_completed_for_commands_that_accept_it(own: Mentor, capsys: pytest.CaptureFixture[str]) -> None:
    """After -w and as a NAME, but not for `pause`."""
    from mentorlog.cli.app import App

    for words, is_offered in (
        (["note", "-w", "m"], True),
        (["review", ""], True),
        (["progress", "x"], False),
        (["pause", ""], False),
        (["feedback", "give", "-w", ""], False),
    ):
        complete(App(own.environ), "fish", words)
        assert ("me\tyour own development" in capsys.readouterr().out.splitlines()) is is_offered, words


# export


@pytest.mark.heavy
def test_export_me_contains_only_my_own_entries(own: Mentor, tmp_path: Path) -> None:
    """In every format: nothing of others, and nothing private unless it is asked for."""
    learn(own)
    own('questions add "What did I put off?" --role me')
    own('questions add "Who would miss me?" --private')
    own("rate listening 4 --mine -w ana")
    own("goal add Lead reviews -w ana")
    page = own("export me").out
    assert page.startswith("# My own development\n\nFrom my journal, Mon 23 Nov 2026.\n")
    for shown in (
        "Chair a meeting",
        "3 on Sun 1 Nov",
        "Led a project",
        "Ask early",
        "Thinking, Fast",
        "a good question",
        "## My own questions\n\n### To ask myself\n\n- Mon 23 Nov 2026: What did I put off?\n",
    ):
        assert shown in page
    of_others_or_private = ("slow down", "miss me", "Lead reviews", "Ana", "Lone")
    for line in ("export me", "export me --format json", "export me --format ics", "export me --table goals -o -"):
        assert not [word for word in of_others_or_private if word in own(line).out], line
    everything = own("export me --include-private").out
    assert "slow down" in everything
    assert "### To ask as a mentor or a mentee\n\n- Mon 23 Nov 2026 (private): Who would miss me?\n" in everything
    danish = own("export me --lang da").out
    assert danish.startswith("# Min egen udvikling\n")
    assert "## Mine egne spørgsmål\n\n### Spørgsmål til mig selv\n" in danish
    assert [each["score"] for each in own("export me --format json").json["relationships"][0]["ratings"]] == [3]
    assert "SUMMARY:Chair a meeting (my goal)" in own("export me --format ics").out
    for ending in ("html", "pdf", "zip"):
        own(["export", "me", "-o", str(tmp_path / f"me.{ending}")])
    assert "My own development" in (tmp_path / "me.html").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "me.zip") as tables:
        rows = list(csv.DictReader(io.StringIO(tables.read("relationships.csv").decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["me"]


def test_export_all_contains_me_only_with_include_private(own: Mentor) -> None:
    """A full backup holds it; what may be shared does not."""

    def names(line: str) -> list[str]:
        return [each["name"] for each in json.loads(own(line).out)["relationships"]]

    assert names("export --all") == ["Ana Souza", "Bo Lind"]
    assert names("export --all --include-private") == ["Ana Souza", "Bo Lind", "me"]
