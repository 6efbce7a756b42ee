"""`edit`: change entries. Its form in the editor is tested in test_edit_form.py."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.commands.test_private import KINDS
from tests.cli.conftest import Mentor
from tests.cli.shapes import KEYS, has, shaped
from tests.cli.state import entries

FILLED = (
    "edit ana --until 2027-03-01 --focus speaking --email ana@example.org --org Nord",
    "edit ana --agreement 'Stays here.' --agreed-on 2026-03-02",
    "goal add Speak up -w ana --measure 'once a week' --by '1 feb' --why 'to lead'",
    "goal add Delegate -w ana",
    "raise the tone -w ana",
    "raise the budget -w ana",
    "log long talk -w ana --on '2026-11-20 14:00' --for 45m --how video --topic tone --topic roles --takeaway listen "
    "--me 'Send it by friday' --goal g1 --point t1 --private-notes hush",
    "edit s1 --where office",
    "plan 2026-12-01 10:00 -w ana",
    "feedback give well -w ana --situation standup --behaviour 'cut in' --impact silence --praise --follow-up '1 dec'",
    "milestone add Spoke up -w ana --goal g1 --on friday",
    "celebrate m1 cake",
    "note seemed tired -w ana",
    "checkin ana --frequency 4 --challenge 2 --more praise --less talk",
    "rate giving feedback 3 -w ana",
)
"""Entries of every kind with Ana, with a value in every field; also g2, t2 and s2."""


@pytest.fixture
def every(two: Mentor) -> Mentor:
    """The entries of FILLED, and a relationship with Bo."""
    return two.given(*FILLED)


FIELDS = [
    ("r1", "name", "Ana Maria Souza", "name", "Ana Maria Souza"),
    ("r1", "i-am", "mentee", "role", "mentee"),
    ("r1", "role", "mentee", "role", "mentee"),
    ("r1", "cadence", "every 3 weeks", "cadence", "every 3 weeks"),
    ("r1", "focus", "listening", "focus", "listening"),
    ("r1", "email", "a@example.org", "email", "a@example.org"),
    ("r1", "org", "Syd", "org", "Syd"),
    ("r1", "since", "friday", "started_on", "2026-11-20"),
    ("r1", "started-on", "2026-03-09", "started_on", "2026-03-09"),
    ("r1", "until", "friday", "ends_on", "2026-11-27"),
    ("r1", "ends-on", "2027-06-01", "ends_on", "2027-06-01"),
    ("r1", "agreement", "Also by phone.", "agreement", "Also by phone."),
    ("r1", "agreed-on", "friday", "agreed_on", "2026-11-20"),
    ("r1", "reason", "moved", "reason", "moved"),
    ("r1", "thanks", "for all", "thanks", "for all"),
    ("s1", "on", "friday", "on", "2026-11-20"),
    ("s1", "on", "2026-11-19", "on", "2026-11-19"),
    ("s2", "on", "friday", "on", "2026-11-27"),
    ("s1", "at", "15:30", "at", "15:30"),
    ("s1", "for", "1h", "minutes", 60),
    ("s1", "minutes", "90", "minutes", 90),
    ("s1", "how", "phone", "how", "phone"),
    ("s1", "where", "café", "where", "café"),
    ("s1", "text", "short talk", "notes", "short talk"),
    ("s1", "notes", "short talk", "notes", "short talk"),
    ("s1", "private-notes", "hm", "private_notes", "hm"),
    ("s1", "topic", "budget", "topics", ["budget"]),
    ("s1", "topics", "budget", "topics", ["budget"]),
    ("s1", "takeaway", "wait", "takeaways", ["wait"]),
    ("s1", "takeaways", "wait", "takeaways", ["wait"]),
    ("s1", "goal", "G2", "goals", ["g2"]),
    ("s1", "goals", "g2", "goals", ["g2"]),
    ("s1", "point", "T2", "points", ["t2"]),
    ("s1", "points", "t2", "points", ["t2"]),
    ("s1", "cancelled-by", "them", "cancelled_by", "them"),
    ("s1", "who", "me", "cancelled_by", "me"),
    ("s1", "why", "flu", "why", "flu"),
    ("s2", "moved-by", "them", "moved_by", "them"),
    ("g1", "title", "Speak twice", "title", "Speak twice"),
    ("g1", "measure", "daily", "measure", "daily"),
    ("g1", "why", "to grow", "why", "to grow"),
    ("g1", "by", "friday", "due_on", "2026-11-27"),
    ("g1", "due-on", "2027-03-01", "due_on", "2027-03-01"),
    ("g1", "on", "friday", "on", "2026-11-20"),
    ("a1", "text", "Send them", "text", "Send them"),
    ("a1", "owner", "them", "owner", "them"),
    ("a1", "by", "1 dec", "due_on", "2026-12-01"),
    ("a1", "due-on", "2026-12-02", "due_on", "2026-12-02"),
    ("a1", "goal", "g2", "goal", "g2"),
    ("a1", "session", "s2", "session", "s2"),
    ("a1", "introduce", "Mads Vind", "person", "Mads Vind"),
    ("a1", "person", "Mads Vind", "person", "Mads Vind"),
    ("a1", "on", "2026-11-19", "on", "2026-11-19"),
    ("f1", "text", "it went", "text", "it went"),
    ("f1", "situation", "retro", "situation", "retro"),
    ("f1", "behaviour", "listened", "behaviour", "listened"),
    ("f1", "behavior", "listened", "behaviour", "listened"),
    ("f1", "impact", "calm", "impact", "calm"),
    ("f1", "direction", "received", "direction", "received"),
    ("f1", "tone", "constructive", "tone", "constructive"),
    ("f1", "follow-up", "friday", "follow_up_on", "2026-11-27"),
    ("f1", "follow-up-on", "2026-12-02", "follow_up_on", "2026-12-02"),
    ("f1", "outcome", "improved", "outcome", "improved"),
    ("f1", "outcome-note", "he waits", "outcome_note", "he waits"),
    ("f1", "outcome-on", "friday", "outcome_on", "2026-11-20"),
    ("f1", "on", "friday", "on", "2026-11-20"),
    ("m1", "title", "Spoke twice", "title", "Spoke twice"),
    ("m1", "on", "thursday", "on", "2026-11-19"),
    ("m1", "goal", "g2", "goal", "g2"),
    ("m1", "how", "flowers", "how", "flowers"),
    ("m1", "celebrated-on", "saturday", "celebrated_on", "2026-11-21"),
    ("t1", "text", "the tune", "text", "the tune"),
    ("t1", "on", "friday", "on", "2026-11-20"),
    ("t1", "closed-on", "2026-11-21", "closed_on", "2026-11-21"),
    ("t1", "session", "s2", "session", "s2"),
    ("n1", "text", "was tired", "text", "was tired"),
    ("n1", "on", "friday", "on", "2026-11-20"),
    ("c1", "frequency", "5", "frequency", 5),
    ("c1", "challenge", "1/5", "challenge", 1),
    ("c1", "more", "silence", "more", "silence"),
    ("c1", "less", "tools", "less", "tools"),
    ("c1", "on", "friday", "on", "2026-11-20"),
    ("k1", "skill", "listening", "skill", "listening"),
    ("k1", "score", "4", "score", 4),
    ("k1", "owner", "me", "owner", "me"),
    ("k1", "on", "friday", "on", "2026-11-20"),
]
"""Ref, option, typed value, JSON key, stored value."""

FLAGS = [
    ("a1", "theirs", "owner", "them"),
    ("a1", "mine", "owner", "me"),
    ("f1", "constructive", "tone", "constructive"),
    ("f1", "praise", "tone", "praise"),
    ("k1", "mine", "owner", "me"),
    ("k1", "theirs", "owner", "them"),
    *((ref, "private", "private", True) for ref in KINDS),
    *((ref, "shareable", "private", False) for ref in KINDS),
]

LISTS = {"topics", "takeaways", "goals", "points"}
REQUIRED = {
    "relationship": {"name", "role", "cadence", "started_on"},
    "session": {"on"},
    "goal": {"title", "on"},
    "action": {"text", "owner", "on"},
    "feedback": {"direction", "on"},
    "milestone": {"title", "on"},
    "point": {"text", "on", "closed_on"},
    "note": {"text", "on"},
    "checkin": {"on"},
    "rating": {"skill", "score", "owner", "on"},
}
"""The keys that can't be null."""


@pytest.mark.parametrize(("ref", "option", "typed", "key", "value"), FIELDS)
def test_every_field_can_be_changed(every: Mentor, ref: str, option: str, typed: str, key: str, value: object) -> None:
    """The option has the name of the recording option or of the JSON key, and no other field changes."""
    before = every(f"show {ref} --json").json
    after = shaped(every(["edit", ref, f"--{option}", typed, "--json"]).json, KINDS[f"{ref[0]}1"])
    assert after[key] == value
    derived = {"actions", "carried"} | ({"relationship"} if key == "name" else set())
    assert {name for name in after if after[name] != before[name]} - derived <= {key}
    assert every(f"show {ref} --json").json == after


@pytest.mark.parametrize(("ref", "option", "key", "value"), FLAGS)
def test_flags_change_a_field(every: Mentor, ref: str, option: str, key: str, value: object) -> None:
    """They are the flags of the commands that record an entry."""
    assert every(f"edit {ref} --{option} --json").json[key] == value


def test_every_json_key_can_be_changed() -> None:
    """The exceptions are computed keys and the status, which has its own commands."""
    computed = {"ref", "kind", "relationship", "status", "progress", "checkpoints", "carried", "moved", "actions"}
    computed |= {"sessions_held"}
    for ref, kind in KINDS.items():
        changeable = {key for field_ref, _, _, key, _ in FIELDS if field_ref[0] == ref[0]} | {"private"}
        own = KEYS[kind] - computed - ({"done_on"} if kind == "action" else set())
        assert own <= changeable, (kind, own - changeable)


@pytest.mark.parametrize(
    ("ref", "option", "key"),
    sorted({(ref, option, key) for ref, option, _, key, _ in FIELDS if key not in REQUIRED[KINDS[f"{ref[0]}1"]]}),
)
def test_clear_empties_an_optional_field(every: Mentor, ref: str, option: str, key: str) -> None:
    """Either name of the field is accepted; a list becomes empty, another field null."""
    assert every(f"edit {ref} --clear {option} --json").json[key] == ([] if key in LISTS else None)


@pytest.mark.parametrize(
    ("ref", "option"),
    sorted({(ref, option) for ref, option, _, key, _ in FIELDS if key in REQUIRED[KINDS[f"{ref[0]}1"]]}),
)
def test_a_blank_required_field_does_not_suggest_clear(every: Mentor, ref: str, option: str) -> None:
    """`--clear` would be refused for that field too."""
    message = every.fails(["edit", ref, f"--{option}", " "], code=2)
    assert "--clear" not in message


def test_a_blank_value_is_refused_with_a_command_to_type(every: Mentor) -> None:
    """The error suggests `--clear` for an optional field and a new value for a required one."""
    assert "  mentorlog edit g1 --clear why" in every.fails(["edit", "g1", "--why", ""], code=2)
    error = every.fails(["edit", "k1", "--skill", ""], code=2)
    assert "--skill can't be empty." in error
    assert "mentorlog edit k1 --skill TEXT" in error


@pytest.mark.parametrize(
    ("ref", "option"),
    [
        *sorted({(ref, option) for ref, option, _, key, _ in FIELDS if key in REQUIRED[KINDS[f"{ref[0]}1"]]}),
        *(("a1", "status"), ("g1", "progress"), ("g1", "text"), ("n1", "nonsense"), ("a1", "private")),
    ],
)
def test_clear_refuses_required_and_unknown_fields(every: Mentor, ref: str, option: str) -> None:
    """The command is a usage error (exit 2), and nothing changes."""
    before = every(f"show {ref} --json").json
    every.fails(f"edit {ref} --clear {option}", code=2)
    assert every(f"show {ref} --json").json == before


def test_a_word_for_nothing_suggests_clear(every: Mentor) -> None:
    """In a field that is not text it can't be a value."""
    for ref, option, values in (
        ("a1", "by", ("none", "", "ingen", "-")),
        ("s1", "for", ("none",)),
        ("a1", "goal", ("null",)),
    ):
        for value in values:
            assert f"  mentorlog edit {ref} --clear {option}\n" in every.fails(
                ["edit", ref, f"--{option}={value}"], code=2
            )
    assert every("edit g1 --why none --json").json["why"] == "none"


def test_several_fields_change_at_once(every: Mentor) -> None:
    """One undo reverts all changes, including cleared fields."""
    entry = every("edit g1 --title 'Speak twice' --by '1 mar' --clear why --clear measure --private --json").json
    has(entry, title="Speak twice", due_on="2027-03-01", why=None, measure=None, private=True)
    every("undo")
    has(every("show g1 --json").json, title="Speak up", due_on="2027-02-01", why="to lead", private=False)


def test_the_answer_shows_the_changed_fields(every: Mentor) -> None:
    """Each has its new value, dates have their weekday, and unchanged fields are omitted."""
    output = every("edit g1 --title 'Speak twice' --by '1 mar' --clear why").out
    for word in ("g1", "Ana Souza", "Speak twice", "Mon 1 Mar", "cleared"):
        assert word in output
    assert "once a week" not in output


def test_a_repeated_option_replaces_the_list(every: Mentor) -> None:
    """Texts keep the order in which they are given."""
    has(every("edit s1 --topic budget --topic roles --json").json, topics=["budget", "roles"])
    assert set(every("edit s1 --goal g2 --goal g1 --json").json["goals"]) == {"g1", "g2"}
    assert set(every("edit s1 --point t2 --point t1 --json").json["points"]) == {"t1", "t2"}


def test_the_last_value_of_a_single_field_is_used(every: Mentor) -> None:
    """An option that is given twice is not an error."""
    assert every("edit g1 --title one --title two --json").json["title"] == "two"


def test_changing_the_points_of_a_session_changes_their_status(every: Mentor) -> None:
    """An added point is discussed, and a removed one is on the agenda again."""
    every("edit s1 --point t2")
    has(every("show t1 --json").json, status="open", session=None, closed_on=None)
    has(every("show t2 --json").json, status="discussed", session="s1", closed_on="2026-11-20")
    every("edit s1 --clear point")
    assert [point["ref"] for point in every("agenda --json").json] == ["t1", "t2"]


@pytest.mark.parametrize(
    "line",
    [
        "edit ana --focus listening",
        "edit Ana Souza --focus listening",
        "edit --focus listening ana souza",
        "edit R1 --focus=listening",
    ],
)
def test_a_relationship_is_selected_by_name_or_ref(every: Mentor, line: str) -> None:
    """The name may have several words and any case, and options may come before or after it."""
    has(every(f"{line} --json").json, ref="r1", focus="listening")


@pytest.mark.parametrize("value", ["-5 degrees", "--theirs", "--", "by friday", "[/x] :smile:"])
def test_a_value_may_look_like_an_option(every: Mentor, value: str) -> None:
    """The text is stored as it was typed."""
    assert every(["edit", "a1", "--text", value, "--json"]).json["text"] == value
    assert every(["edit", "a1", f"--text={value}", "--json"]).json["text"] == value


def test_the_same_values_change_nothing(every: Mentor) -> None:
    """The command succeeds and says so, and nothing is added to the history."""
    before = len(every("history --json --limit 99").json)
    assert "Nothing changed" in every("edit g1 --title 'Speak up' --why 'to lead'").out
    assert "Nothing changed" in every("edit s1 --goal g1 --point t1 --topic tone --topic roles").out
    assert "Nothing changed" in every("edit n1 -w ana").out
    assert len(every("history --json --limit 99").json) == before


# errors


@pytest.mark.parametrize(
    ("ref", "option"),
    [
        ("n1", "--title x"),
        ("g1", "--text x"),
        ("a1", "--topic x"),
        ("t1", "--by friday"),
        ("f1", "--goal g1"),
        ("m1", "--measure x"),
        ("s1", "--focus x"),
        ("r1", "--text x"),
        ("g1", "--mine"),
        ("a1", "--praise"),
        ("g1", "--status achieved"),
        ("g1", "--progress 60"),
        ("a1", "--carried 3"),
        ("s1", "--moved 2"),
        ("s1", "--actions a1"),
        ("g1", "--ref g9"),
        ("g1", "--nonsense x"),
        ("c1", "--score 3"),
        ("k1", "--more x"),
    ],
)
def test_fields_of_another_kind_are_refused(every: Mentor, ref: str, option: str) -> None:
    """Computed fields, the status and unknown fields are usage errors too (exit 2)."""
    before = every(f"show {ref} --json").json
    every.fails(f"edit {ref} {option}", code=2)
    assert every(f"show {ref} --json").json == before


@pytest.mark.parametrize(
    ("ref", "option"),
    [
        ("r1", "--name ''"),
        ("r1", "--name r5"),
        ("r1", "--i-am boss"),
        ("r1", "--cadence sometimes"),
        ("r1", "--until 2026-02-28"),
        ("r1", "--since '1 apr 2027'"),
        ("s1", "--on tomorrow"),
        ("s1", "--on nonsense"),
        ("s1", "--at 25:00"),
        ("s1", "--at friday"),
        ("s1", "--for 25h"),
        ("s1", "--how telepathy"),
        ("s1", "--topic ''"),
        ("s1", "--goal t1"),
        ("s1", "--who us"),
        ("g1", "--title ' '"),
        ("g1", "--by 2026-02-31"),
        ("a1", "--owner us"),
        ("a1", "--mine --goal nonsense"),
        ("f1", "--tone angry"),
        ("f1", "--outcome fine"),
        ("f1", "--direction sideways"),
        ("f1", "--clear text --clear situation --clear behaviour --clear impact"),
        ("c1", "--frequency 0"),
        ("c1", "--challenge six"),
        ("k1", "--score 6"),
        ("k1", "--skill ''"),
        ("n1", "--text ''"),
        ("n1", "--text"),
        ("n1", "--clear"),
    ],
)
def test_an_invalid_value_changes_nothing(every: Mentor, ref: str, option: str) -> None:
    """The command is a usage error (exit 2)."""
    before = every(f"show {ref} --json").json
    every.fails(f"edit {ref} {option}", code=2)
    assert every(f"show {ref} --json").json == before


@pytest.mark.parametrize("line", ["edit", "edit g1", "edit --title x", 'edit "" --focus x', "edit ana -w bo"])
def test_a_ref_and_a_field_are_required(every: Mentor, line: str) -> None:
    """Outside a terminal no editor opens, and a relationship cannot be moved with `-w`."""
    every.fails(line, code=2)


@pytest.mark.parametrize(
    "line", ["edit g9 --title x", "edit nobody --focus x", "edit a1 --goal g9", "edit g1 -w nobody"]
)
def test_an_unknown_ref_or_name_is_an_error(every: Mentor, line: str) -> None:
    """The command fails with exit 1."""
    every.fails(line, code=1)


def test_a_link_to_another_relationship_is_refused(every: Mentor) -> None:
    """The error names the relationship of the goal."""
    every("goal add Write -w bo")
    for line in ("edit a1 --goal g3", "edit m1 --goal g3", "edit s1 --goal g3"):
        assert "Bo Lind" in every.fails(line, code=2)


def test_the_name_of_another_active_relationship_is_refused(every: Mentor) -> None:
    """A relationship may change the spelling of its own name."""
    assert "r1" in every.fails("edit bo --name 'ANA souza'", code=1)
    assert every("edit ana --name 'ANA souza' --json").json["name"] == "ANA souza"


@pytest.mark.parametrize(
    ("ref", "option", "closing_command"),
    [
        ("r1", "--ended-on 2026-11-01", "end r1"),
        ("g1", "--closed-on 2026-11-01", "done g1"),
        ("a1", "--done-on 2026-11-01", "done a1"),
        ("t2", "--closed-on 2026-11-01", "done t2"),
    ],
)
def test_only_a_closed_entry_has_a_closing_day(every: Mentor, ref: str, option: str, closing_command: str) -> None:
    """For an open entry the error suggests the command that closes it; the day can be changed but not cleared."""
    assert f"mentorlog {closing_command}" in every.fails(f"edit {ref} {option}", code=1)
    every(closing_command)
    key = option.split()[0].removeprefix("--").replace("-", "_")
    assert every(f"edit {ref} {option} --json").json[key] == "2026-11-01"
    every.fails(f"edit {ref} --clear {option.split()[0].removeprefix('--')}", code=2)


@pytest.mark.parametrize(("ref", "option"), [("m1", "--by friday"), ("m1", "--on tomorrow"), ("s1", "--on tomorrow")])
def test_a_reached_or_held_entry_cannot_move_to_a_future_day(every: Mentor, ref: str, option: str) -> None:
    """The error suggests `reopen`, and afterwards the change is accepted."""
    assert f"mentorlog reopen {ref}" in every.fails(f"edit {ref} {option}", code=2)
    every(f"reopen {ref}")
    assert every(f"edit {ref} {option} --json").json["on"] > "2026-11-23"


def test_a_future_milestone_has_no_celebration_day(every: Mentor) -> None:
    """The error suggests `done`."""
    every("milestone add ahead -w ana --by friday")
    assert "mentorlog done m2" in every.fails("edit m2 --celebrated-on yesterday", code=1)


def test_an_open_point_cannot_be_linked_to_a_session(every: Mentor) -> None:
    """The error suggests `edit s1 --point`, which marks it as discussed."""
    assert "mentorlog edit s1 --point" in every.fails("edit t2 --session s1", code=1)


# moving to another relationship


@pytest.mark.parametrize("ref", [ref for ref in KINDS if ref != "r1"])
def test_the_option_with_moves_an_entry_to_another_relationship(every: Mentor, ref: str) -> None:
    """The links of the entry are removed, and undo moves it back."""
    entry = every(f"edit {ref} -w R2 --json").json
    assert entry["relationship"] == "Bo Lind"
    for link, none in (("goal", None), ("goals", []), ("session", None), ("points", [])):
        assert entry.get(link, none) == none
    every("undo")
    assert every(f"show {ref} --json").json["relationship"] == "Ana Souza"


def test_a_rating_moved_to_my_mentor_has_me_as_owner(every: Mentor) -> None:
    """It cannot be made theirs there; with a mentee, either owner is accepted."""
    has(every("edit k1 -w bo --json").json, relationship="Bo Lind", owner="me")
    assert "mentorlog edit k1 --mine" in every.fails("edit k1 --theirs", code=2)
    has(every("edit k1 -w ana --theirs --json").json, relationship="Ana Souza", owner="them")


def test_the_last_answer_of_a_check_in_cannot_be_cleared(every: Mentor) -> None:
    """The error suggests `delete`, and the answer is kept."""
    every("edit c1 --clear frequency --clear challenge --clear more")
    error = every.fails("edit c1 --clear less", code=2)
    assert "mentorlog delete c1" in error
    has(every("show c1 --json").json, frequency=None, challenge=None, more=None, less="talk")


def test_the_actions_of_a_session_move_with_it(every: Mentor) -> None:
    """They get the new relationship too."""
    entry = every("edit s1 -w bo --json").json
    assert [(action["ref"], action["relationship"]) for action in entry["actions"]] == [("a1", "Bo Lind")]


def test_an_entry_can_be_moved_and_changed_at_once(every: Mentor) -> None:
    """A new link must be to an entry of the new relationship."""
    every("goal add Write -w bo")
    has(
        every("edit a1 -w bo --goal g3 --text moved --json").json,
        relationship="Bo Lind",
        goal="g3",
        text="moved",
        session=None,
    )


@pytest.mark.heavy
def test_undo_restores_every_field(every: Mentor) -> None:
    """The database is exactly as before the edit."""
    before = entries(every.db)
    for ref, option, typed, _, _ in FIELDS:
        every(["edit", ref, f"--{option}", typed])
        if entries(every.db) != before:
            every("undo")
        assert entries(every.db) == before, shlex.join(["edit", ref, f"--{option}", typed])


@pytest.mark.parametrize(
    ("ref", "option", "value"),
    [
        *(("s1", "text", ""), ("s1", "notes", " "), ("s1", "takeaways", ""), ("n1", "text", ""), ("g1", "title", "")),
        *(("r1", "agreement", ""), ("f1", "behavior", " "), ("f1", "direction", "sideways"), ("c1", "more", "")),
        *(("a1", "owner", "you"), ("s1", "who", "you"), ("k1", "score", "6"), ("c1", "challenge", "six")),
    ],
)
def test_an_error_names_the_option_as_it_was_typed(every: Mentor, ref: str, option: str, value: str) -> None:
    """The suggested command uses the same option name."""
    error = every.fails(["edit", ref, f"--{option}", value], code=2)
    assert error.startswith(f"mentorlog: --{option} ")
    for line in error.splitlines()[1:]:
        assert line.startswith(f"  mentorlog edit {ref} --")
        assert option in line
