"""Files that are no exports, and exports with a fault: each is refused with the place of the fault."""

import gzip
import json
import re
from functools import reduce
from operator import getitem

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import ImportFileError, NotFoundError
from mentorlog.importing.journal_export import MAX_BYTES, parse_export, read_export
from mentorlog.importing.journal_export.entries import exported_entries
from mentorlog.insight.relationship_entries import group_entries
from mentorlog.model.vocabulary import ME_UUID
from mentorlog.store.merging.from_export import write_scratch
from tests.importing.journal_export.journals import exported
from tests.importing.journal_export.scratch import parsed
from tests.property_tests import settings
from tests.store.build import Build, day, in_memory


@pytest.fixture(scope="module")
def text():
    """An export with two relationships, and with entries that are linked."""
    build = Build(in_memory())
    build.relationship("Ana Souza"), build.relationship("Bo Lind")
    goal = build.goal("Lead a team")
    build.checkpoint(goal, "2026-11-01", 40, "halfway")
    session = build.held("11-09", goals=(goal,), topics=("courage",), at=None, minutes=45)
    (
        build.action("Send it", session=session, goal=goal),
        build.point("Pay", status="discussed", closed_on=day("11-09"), session=session),
    )
    build.note("Was tired"), build.resource("Crucial Conversations", url="https://example.org")
    return exported(build.journal)


def fault(content):
    """The message about a file, without the name of the file."""
    content = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(ImportFileError) as caught:
        parse_export(content, name="FILE")
    return caught.value.message


BIG = "9" * 5000
SYNTAX = {
    "": "FILE is empty.",
    " \n": "FILE is empty.",
    "hello": "FILE is not JSON: expecting value at line 1, column 1.",
    "{\n  'a': 1}": "FILE is not JSON: expecting property name enclosed in double quotes at line 2, column 3.",
    '{"a": "\x01"}': "FILE is not JSON: invalid control character at line 1, column 8.",
    '{"a": 1}\n{"b": 2}': "FILE is not JSON: extra data at line 2, column 1.",
    '{\n "a": "cut off': "FILE is incomplete: it ends in the middle of a text that begins at line 2, column 7.",
    '{\n "a": [1, ': "FILE is incomplete: it ends at line 2, column 11.",
    '{"a": 1, "a": 2}': 'FILE has the key "a" twice in one object at line 1, column 10.',
    '[{"a": "{\\"a\\": 1}"},\n {"a": 1, "a": 2}]': 'FILE has the key "a" twice in one object at line 2, column 11.',
    '{"a": NaN}': "FILE has NaN, which is not a number in JSON, at line 1, column 7.",
    '{"a": "NaN",\n "b": -Infinity}': "FILE has -Infinity, which is not a number in JSON, at line 2, column 7.",
    f'{{"a": {BIG}}}': "FILE has a number with too many digits at line 1, column 7.",
    "[" * 100_000: "FILE is nested more than 20 levels deep at line 1, column 21.",
    '{"a":' * 100_000: "FILE is nested more than 20 levels deep at line 1, column 101.",
    "[]": "FILE is not an export of mentorlog: it has no `mentorlog_export`.",
    "17": "FILE is not an export of mentorlog: it has no `mentorlog_export`.",
    '{"entries": []}': "FILE is not an export of mentorlog: it has no `mentorlog_export`.",
    '{"mentorlog_export": 3}': "FILE has version 3 of the export format, and this mentorlog reads versions up to 2.",
    '{"mentorlog_export": true}': "FILE: mentorlog_export must be a version from 1 to 2, not true.",
    '{"mentorlog_export": 0}': "FILE: mentorlog_export must be a version from 1 to 2, not 0.",
    '{"mentorlog_export": 1.5}': "FILE: mentorlog_export must be a version from 1 to 2, not 1.5.",
    '{"mentorlog_export": 2}': "FILE: the export has no `exported_at`.",
}


@pytest.mark.heavy
def test_a_file_that_is_not_an_export_is_refused():
    """The message says what it is, or where the fault is."""
    assert {content[:40]: fault(content) for content in SYNTAX} == {
        content[:40]: message for content, message in SYNTAX.items()
    }


def test_a_file_that_is_not_utf_8_text_is_refused(text):
    """A compressed one gets the line that decompresses it."""
    assert fault(text.replace("Souza", "Søuza").encode("latin-1")) == (
        f"FILE is not UTF-8 text: line {text[: text.index('Souza')].count(chr(10)) + 1} has the byte 0xf8."
    )
    assert "is not UTF-8 text: line 1 has the byte 0xff." in fault(text.encode("utf-16"))
    assert parsed(b"\xef\xbb\xbf" + text.encode()) == parsed(text)
    with pytest.raises(ImportFileError, match=r"old export\.json\.gz is compressed") as caught:
        parse_export(gzip.compress(text.encode()), name="old export.json.gz")
    assert caught.value.hint == "gunzip -c 'old export.json.gz' > export.json"


def test_every_beginning_of_an_export_is_refused(text):
    """None is taken for the whole file."""
    for end in range(1, len(text) - 2, max(1, len(text) // 300)):
        assert fault(text[:end]).startswith(("FILE is incomplete", "FILE is not JSON"))


@pytest.mark.heavy
def test_a_file_that_is_too_large_is_refused(tmp_path):
    """It is not read to its end. The file is sparse."""
    file = tmp_path / "large.json"
    with file.open("wb") as made:
        made.truncate(MAX_BYTES + 2)
    with pytest.raises(ImportFileError, match=r"large\.json is larger than 500 MB, the most that is imported\."):
        read_export(file)
    with pytest.raises(NotFoundError, match="There is no file"):
        read_export(tmp_path / "missing.json")
    with pytest.raises(ImportFileError, match="can't be read: Is a directory"):
        read_export(tmp_path)


R, S, G = "relationships[0]", "relationships[0].sessions[0]", "relationships[0].goals[0]"
A, T, P = "relationships[0].actions[0]", "relationships[0].points[0]", "relationships[0].goals[0].checkpoints[0]"
B = "relationships[0].resources[0]"
MISSING = object()
FAULTS = [
    ("exported_at", "today", 'must be a time (YYYY-MM-DDTHH:MM:SS), not "today"'),
    ("exported_at", "2026-11-23T24:61:00", "is not an existing time"),
    ("private_included", 1, "must be true or false, not 1"),
    ("owner", "", 'must be text that is not empty, not ""'),
    ("relationships", {}, "must be a list, not an object"),
    ("relationships[0]", [], "must be an object, not a list"),
    ("next_numbers.note", 0, "must be 1 to 1000000000, not 0"),
    ("evaluations", None, "must be a list, not null"),
    (f"{R}.status", "gone", 'must be "prospect", "active", "paused" or "ended", not "gone"'),
    (f"{R}.dreams", json.loads("[" * 30 + "]" * 30), "is nested more than 20 levels deep"),
    (f"{S}.minutes", 0, "must be 1 to 1440, not 0"),
    (f"{S}.minutes", 45.5, "must be a whole number or null, not 45.5"),
    (f"{S}.minutes", 45.0, "must be a whole number or null, not 45.0"),
    (f"{S}.minutes", "45", 'must be a whole number or null, not "45"'),
    (f"{S}.minutes", True, "must be a whole number or null, not true"),
    (f"{S}.on", "2026-02-30", 'must be an existing day (YYYY-MM-DD), not "2026-02-30"'),
    (f"{S}.on", "20260209", 'must be an existing day (YYYY-MM-DD), not "20260209"'),
    (f"{S}.on", None, "must be an existing day (YYYY-MM-DD), not null"),
    (f"{S}.at", "24:00", 'must be a time of day (HH:MM), not "24:00"'),
    (f"{S}.how", "letter", 'must be "video", "in-person", "phone", "chat" or null, not "letter"'),
    (f"{S}.topics", "courage", 'must be a list, not "courage"'),
    (f"{S}.topics", [""], '[0] must be text that is not empty, not ""'),
    (f"{S}.goals", ["a1"], '[0] must be a ref like g1 or a uuid, not "a1"'),
    (f"{S}.goals", ["g1", "g1"], "has an entry twice"),
    (f"{S}.goals", [{}], "[0] must be a ref like g1 or a uuid, not an object"),
    (f"{S}.goals", ["g7"], "links to g7, which is not in the file"),
    (f"{S}.kind", "dream", 'must be "session", not "dream"'),
    (f"{S}.uuid", "S1", 'must be a uuid, not "S1"'),
    (f"{S}.ref", "s0", 'must be a ref like s1, not "s0"'),
    (f"{S}.ref", "s1234567890", 'must be a ref like s1, not "s1234567890"'),
    (f"{S}.created_at", "2026-13-01T00:00:00Z", 'must be an existing time, not "2026-13-01T00:00:00Z"'),
    (f"{S}.created_at", "now", 'must be a time in UTC (YYYY-MM-DDTHH:MM:SSZ), not "now"'),
    (f"{S}.source_digest", "ab", 'must be 64 hexadecimal digits, not "ab"'),
    (f"{S}.sequence", -1, "must be 0 to 999999999, not -1"),
    (f"{S}.notes", "a\0b", "contains a NUL character, which can't be stored"),
    (f"{S}.notes", "a\ud800", "contains an incomplete character (a lone surrogate)"),
    (f"{S}.notes", ["x" * 200], "must be text or null, not a list"),
    (f"{S}.private", "x" * 200, f'must be true or false, not "{"x" * 59}…'),
    (f"{G}.closed_on", "2026-11-23", 'must be null because of its status, not "2026-11-23"'),
    (f"{G}.progress", 101, "must be 0 to 100, not 101"),
    (f"{P}.uuid", None, "must be a uuid, not null"),
    (f"{P}.created_at", "2026-13-01", 'must be an existing time, not "2026-13-01"'),
    # what no command would record
    ("owner", "Bo\nLind", "must be one line of visible text"),
    ("owner", " ", "must be one line of visible text"),
    (f"{R}.name", "g1", '"g1" looks like a ref and can\'t be the name of a person'),
    (f"{R}.name", " Mig ", '"Mig" is your own development and can\'t be the name of a person'),
    (f"{A}.person", "me", '"me" is your own development and can\'t be the name of a person'),
    (f"{S}.topics", ["pay", "\u2003"], "contains a text that is only blanks"),
    (f"{S}.notes", "ø" * 500_001, "has 1,000,002 bytes, and a field can have 1,000,000 (1 MB)"),
    (f"{S}.topics", ["x" * 600_000] * 2, "has 1,200,000 bytes, and a field can have 1,000,000 (1 MB)"),
    (f"{P}.note", "x" * 1_000_001, "has 1,000,001 bytes, and a field can have 1,000,000 (1 MB)"),
    (f"{B}.url", "javascript:alert(1)", "must be an address that begins with https://, http:// or mailto:"),
    (f"{B}.url", "https://a.b/\u202e", "can't contain blanks, quotes, angle brackets or invisible characters"),
    (f"{B}.url", "https://me:pw@a.b", "can't contain a user name or a password"),
    (f"{A}.session", "s9", "links to s9, which is not in the file"),
    (f"{A}.goal", ME_UUID, f"links to {ME_UUID}, which is not in the file"),
]
"""A place in the file, the value to put there, and what is said about it after the place."""

MISSING_KEYS = [
    ("owner", "the export has no `owner`"),
    ("next_numbers.note", "next_numbers has no `note`"),
    (f"{R}.name", f"{R} has no `name`"),
    (f"{R}.stored.status", f"{R}.stored has no `status`"),
    (f"{R}.questions", f"{R} has no `questions`"),
    (f"{S}.minutes", f"{S} has no `minutes`"),
    (f"{P}.uuid", f"{P} has no `uuid`"),
]


def steps(place):
    """The keys and positions of a place: `relationships[0].name`."""
    return [int(part) if part.isdigit() else part for part in re.findall(r"\w+", place)]


def put(export, place, value):
    """Change the value at a place of an export."""
    *outer, last = steps(place)
    for step in outer:
        export = export[step]
    if value is MISSING:
        del export[last]
    else:
        export[last] = value


def test_names_of_people_are_one_line(text):
    """As those that are typed."""
    export = json.loads(text)
    put(export, f"{R}.name", " Ana\n Souza ")
    put(export, f"{A}.person", "Bo\tLind")
    (owner, *_) = parsed(json.dumps(export)).relationships
    assert (owner["name"], owner["actions"][0]["person"]) == ("Ana Souza", "Bo Lind")


def test_an_export_with_a_fault_is_refused_with_its_place(text):
    """Each value is put into a file that can be read."""
    assert parsed(text).unknown_keys == ()
    found, expected = [], []
    for place, value, problem in FAULTS:
        export = json.loads(text)
        put(export, place, value)
        found.append(fault(json.dumps(export)))
        shown = place.replace("[0].dreams", "[].dreams")
        expected.append(f"FILE: {shown}{'' if problem[0] == '[' else ' '}{problem}.")
    for place, problem in MISSING_KEYS:
        export = json.loads(text)
        put(export, place, MISSING)
        found.append(fault(json.dumps(export)))
        expected.append(f"FILE: {problem}.")
    assert found == expected
    export = json.loads(text)
    put(export, f"{G}.status", "achieved")
    assert fault(json.dumps(export)) == f"FILE: {G}.closed_on must be a day because of its status, not null."


def copies(export):
    """The same relationship, entry or point twice, or in two ways."""
    one, other = export["relationships"]
    yield lambda: one["actions"].append(one["actions"][0]), f"{R}.actions[1].ref: a1 is also the ref of {A}"
    yield lambda: export["relationships"].append(one), f"relationships[2].ref: r1 is also the ref of {R}"
    yield (
        lambda: other.update(uuid=one["uuid"]),
        f"relationships[1] has the same uuid as {R}: the relationship is in the file twice",
    )
    yield (
        lambda: one.update(role="self"),
        f"{R} must have the role self, the ref me and the uuid {ME_UUID}, or none of them",
    )
    yield lambda: one["points"][0].update(session=None), f"{S}.points has t1, whose session is null"


def places(value, outer=()):
    """The steps to every value in an export."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield (*outer, step)
        yield from places(each, (*outer, step))


ANY_VALUE = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.dates().map(str), st.just([]), st.just({})),
    st.sampled_from(
        ("g1", "s1", "me", "self", "ended", "prospect", "9999-12-31", "0001-01-01", ME_UUID, "\0", "\ud800")
    ),
)


@given(st.data())
@settings(max_examples=200)
def test_an_export_with_any_other_value_is_read_or_refused(text, data):
    """What is read can be shown. There is no other outcome."""
    export = json.loads(text)
    *outer, last = data.draw(st.sampled_from(list(places(export))))
    reduce(getitem, outer, export)[last] = data.draw(ANY_VALUE)
    try:
        read = parsed(json.dumps(export))
    except ImportFileError as error:
        assert re.match(r"export\.json\b", error.message)
    else:
        assert len([group_entries(*each) for each in exported_entries(read)]) == len(read.relationships)


def test_one_relationship_with_oneself_is_allowed(text):
    """Also if it has no ref."""
    export = json.loads(text)
    own = {**export["relationships"][1], "uuid": ME_UUID, "role": "self", "ref": "me"}
    export["relationships"].append(own)
    assert parsed(json.dumps(export)).relationships[2]["ref"] == "me"
    del own["ref"]
    assert parsed(json.dumps(export)).relationships[2]["ref"] == "me"
    export["relationships"].append(own)
    assert fault(json.dumps(export)) == (
        "FILE: relationships[3] and relationships[2] are both the relationship with oneself."
    )


def test_what_is_in_an_export_twice_is_refused(text):
    """The message names both places."""
    for number in range(5):
        export = json.loads(text)
        change, problem = list(copies(export))[number]
        change()
        assert fault(json.dumps(export)) == f"FILE: {problem}."


EVALUATION = {"programme": "HK", "on": "2026-11-01", "note": None, "look_again_on": None}
EVALUATION["created_at"] = "2026-11-01T00:00:00.000Z"
REFUSED_VALUES = [
    (f"{R}.notes[0].text", " \t ", "text is not blank"),
    (f"{S}.where", " ", "where is not blank"),
    (f"{S}.zone", "Asia/Tokyo", "a zone belongs to a time of day"),
    (f"{R}.sessions_agreed", 5000, "sessions_agreed is 1 to 1000"),
    (f"{R}.stored.started_on", None, "a relationship that has begun has the date on which it started"),
    (f"{R}.stored.status", "ended", "ended_on belongs to the status ended, and only to it"),
    ("relationships[1].name", "ANA SOUZA", "another active relationship in the file has the same name"),
]


def broken_rules(export):
    """What breaks a rule about several rows."""
    one, other = export["relationships"]
    goal, session = one["goals"][0], one["sessions"][0]
    (checkpoint,) = goal["checkpoints"]
    yield (
        lambda: goal["checkpoints"].append(checkpoint | {"uuid": one["uuid"]}),
        f"{G}.checkpoints[1] can't be imported: its goal has another checkpoint on that day",
    )
    yield (
        lambda: goal["checkpoints"].append(checkpoint | {"on": "2026-11-02"}),
        f"{G}.checkpoints[1] can't be imported: another checkpoint in the file has the same uuid",
    )
    yield (
        lambda: export["evaluations"].extend(
            EVALUATION | {"programme": name, "uuid": each["uuid"]} for name, each in (("HK", one), ("hk", other))
        ),
        "evaluations[1] can't be imported: the programme has another evaluation on that day",
    )
    yield (
        lambda: session["goals"].append(goal["uuid"]),
        f"{S}.goals[1] can't be imported: it has the same goal twice",
    )


def refusal(export, file):
    """The message of writing an export to a journal file."""
    with pytest.raises(ImportFileError) as caught:
        write_scratch(parsed(json.dumps(export)), file)
    return caught.value.message.removeprefix("export.json: ")


@pytest.mark.heavy
def test_what_the_schema_of_a_journal_refuses_is_named_with_its_place(text, tmp_path):
    """Rules that a JSON Schema can't contain are checked by the constraints of a journal."""
    for number, (place, value, problem) in enumerate(REFUSED_VALUES):
        export = json.loads(text)
        put(export, place, value)
        entry = place.rpartition(".")[0].removesuffix(".stored")
        assert refusal(export, tmp_path / f"{number}.db") == f"{entry} can't be imported: {problem}."
    for number in range(4):
        export = json.loads(text)
        change, message = list(broken_rules(export))[number]
        change()
        assert refusal(export, tmp_path / f"rule {number}.db") == f"{message}."
