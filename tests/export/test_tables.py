"""Relationships as tables for spreadsheets."""

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.export import shapes
from mentorlog.export.escape import make_text_visible, make_visible
from mentorlog.export.tables import COLUMNS, sheet, tables
from mentorlog.model.journal_schema import ADDED_IN_2, LISTS
from tests.builders import action, checkpoints, goal, milestone, point, ref, relationship, session, whole
from tests.export.test_json_export import SCHEMA
from tests.insight.journals import HOSTILE, bonds, histories
from tests.present.hostile import texts
from tests.property_tests import settings

DOCS = Path(__file__).parents[2] / "docs"
UUIDS = {"uuid", "relationship_uuid", "session_uuid", "goal_uuid", "goal_uuids", "point_uuids"}
"""The columns at the end, which say again what others say in words."""
KINDS = [name for name in COLUMNS if name not in ("relationships", "checkpoints")]


def read(data):
    """A table as a spreadsheet reads it: its rows as dictionaries."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), dialect="excel", strict=True))


def table(name, *entries, bond=None):
    """The rows of one table of a relationship with these entries."""
    return read(tables([whole(*entries, bond=bond)])[f"{name}.csv"])


def one_cell(value):
    """The text that a spreadsheet shows for one value."""
    (row,) = read(sheet(("x",), [(value,)]))
    return row["x"]


def is_formula(cell):
    """Whether a spreadsheet could read the cell as a formula (the list of OWASP, also after leading spaces)."""
    return bool(
        re.match("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell)
        or re.match("\\s+[=+\\-@\uff1d\uff0b\uff0d\uff20]", cell)
    )


def without_apostrophe(cell):
    """The cell without the apostrophes that docs/tables.md describes."""
    cell = cell[1:] if cell.startswith("'") and is_formula(cell.lstrip("'")) else cell
    return re.sub("([;\t\n][\"'\\s;]*)'(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])", r"\1", cell)


def cells_of(data, **dialect):
    """The cells of a table as a program reads it that may split elsewhere."""
    text = data.decode("utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text, newline=""), **dialect) for cell in row]


# the form


def test_there_is_a_table_for_every_kind():
    """A table without entries still has its columns."""
    made = tables([])
    assert list(made) == [f"{name}.csv" for name in COLUMNS]
    for name, columns in COLUMNS.items():
        assert made[f"{name}.csv"] == b"\xef\xbb\xbf" + ",".join(columns).encode() + b"\r\n"


@given(histories(), bonds())
@settings(max_examples=40, deadline=None)
def test_line_breaks_inside_a_row_are_quoted(history, bond):
    """Only CR LF ends a row, and each row has a cell for every column."""
    for name, data in tables([whole(*history.everything, bond=bond)]).items():
        text = data.decode("utf-8-sig")
        outside = re.sub(r'"(?:[^"]|"")*"', "", text)
        assert outside.count("\n") == outside.count("\r\n") == outside.count("\r")
        assert "\r" not in text.replace("\r\n", "")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert {len(row) for row in rows} == {len(COLUMNS[name.removesuffix(".csv")])}


@given(histories(), bonds())
@settings(max_examples=40, deadline=None)
def test_every_entry_is_a_row_with_the_values_of_its_json(history, bond):
    """The rows are in the order of the relationship, and invisible characters are made visible."""
    everything = whole(*history.everything, bond=bond)
    made = tables([everything])
    for name in KINDS:
        rows = read(made[f"{name}.csv"])
        for entry, row in zip(getattr(everything, name), rows, strict=True):
            shape = shapes.entry(entry)
            assert row["relationship_uuid"] == bond.uuid
            for column in set(COLUMNS[name]) - {"session", "goal", "goals", "points", *UUIDS}:
                assert without_apostrophe(row[column]) == expected_cell(shape[column]), column


def expected_cell(value):
    """The cell for a value of the JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "\n".join(map(make_visible, value)) if isinstance(value, list) else make_text_visible(str(value))


@given(histories(), bonds())
@settings(max_examples=40, deadline=None)
def test_no_cell_is_a_formula_or_has_control_characters(history, bond):
    """Spreadsheets and terminals show every cell as text."""
    for data in tables([whole(*history.everything, bond=bond)]).values():
        text = data.decode("utf-8-sig")
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text
        )
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert [cell for cell in cells if is_formula(cell)] == []


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+2", "'=1+2"),
        ("+45 33 12", "'+45 33 12"),
        ("-- so", "'-- so"),
        ("- a list\n- of two", "'- a list\n'- of two"),
        ("x;=cmd", "x;'=cmd"),
        ("x\t+cmd", "x\t'+cmd"),
        ("x; \" '-1", "x; \" ''-1"),
        ('x;"=1"', 'x;"\'=1"'),
        ("x\n\n\uff1d1", "x\n\n'\uff1d1"),
        ("\n=1", "'\n'=1"),
        ("x;;=1;@2", "x;;'=1;'@2"),
        ("so; 1-2 = 3, -4", "so; 1-2 = 3, -4"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r\nx", "'\nx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("1-2", "1-2"),
        ('"=1"', '"=1"'),
        (" so", " so"),
    ],
)
def test_text_that_looks_like_a_formula_gets_an_apostrophe(typed, cell):
    """Other text does not, and an existing apostrophe is kept."""
    assert one_cell(typed) == cell
    assert without_apostrophe(cell) == typed.replace("\r\n", "\n")


@given(texts)
@example("'=")
def test_the_text_of_a_cell_can_be_restored(text):
    """Any text is read back as it was typed, with invisible characters made visible."""
    cell = one_cell(text)
    assert not is_formula(cell)
    assert without_apostrophe(cell) == make_text_visible(text)


SIGNS = st.text("=+-@\uff1d\uff0b;,\t\n\"' x1\u00a0", max_size=12)


@given(st.lists(st.tuples(SIGNS, SIGNS, SIGNS), min_size=1, max_size=4))
@settings(max_examples=400)
@example([("x", 'y;"=cmd|x"', "z")])
@example([("a", "b\n=cmd", "c;"), ("=d", "\t-e", '"')])
def test_no_cell_is_a_formula_wherever_a_spreadsheet_splits(rows):
    """Python reads the table with commas, semicolons or tabs between cells."""
    data = sheet(("one", "two", "three"), rows)
    for delimiter in ",;\t":
        cells = cells_of(data, delimiter=delimiter)
        assert [cell for cell in cells if re.match("\\s*[=+\\-@\uff1d\uff0b]", cell)] == [], delimiter
    assert [tuple(map(without_apostrophe, row.values())) for row in read(data)] == [
        tuple(map(make_text_visible, row)) for row in rows
    ]


@given(st.integers(-10, 1440) | st.none() | st.booleans())
def test_numbers_have_no_apostrophe(value):
    """A spreadsheet can calculate with them."""
    assert one_cell(value) == ("" if value is None else str(value).lower())


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("one\ntwo\r\nthree\rfour", "one\ntwo\nthree\nfour"),
        ("a\u2028b\x85c\x0bd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\0b\x1b[1m\u202ec", "a␀b␛[1m‹U+202E›c"),
        ("王小明 👩🏽‍💻", "王小明 👩🏽‍💻"),
        (' "quoted", ', ' "quoted", '),
    ],
)
def test_text_stays_in_its_cell(typed, cell):
    """Line breaks become line feeds, commas and quotes are kept, and invisible characters are made visible."""
    assert one_cell(typed) == cell


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_cell(text):
    """Each hostile text is read back from a single cell."""
    assert without_apostrophe(one_cell(text)) == make_text_visible(text)


# the content


def test_linked_entries_are_shown_by_date_or_title():
    """An action has the date of its session and the title of its goal; a session has its goals and points, one per
    line."""
    g1, s1 = ref("g1"), ref("s1")
    entries = (
        goal(1, title="Lead"),
        goal(2, title="Say\nno"),
        session(1, "2026-11-09", goals=(g1, ref("g2")), topics=("fear", "=1")),
        action(1, session=s1, goal=g1),
        action(2),
        milestone(1, on="2026-11-10", goal=g1),
        point(1, text="Which talk?", status="discussed", session=s1, closed_on="2026-11-09"),
    )
    (met,) = table("sessions", *entries)
    assert (met["goals"], met["points"], met["topics"]) == ("Lead\nSay no", "Which talk?", "fear\n'=1")
    assert [(row["session"], row["goal"]) for row in table("actions", *entries)] == [("2026-11-09", "Lead"), ("", "")]
    assert [row["goal"] for row in table("milestones", *entries)] == ["Lead"]
    assert [row["session"] for row in table("points", *entries)] == ["2026-11-09"]


def test_a_link_to_a_missing_entry_is_empty():
    """The other entry may have been excluded from the export."""
    assert table("actions", action(1, session=ref("s9"), goal=ref("g9")))[0]["goal"] == ""
    assert table("sessions", session(1, "2026-11-09", goals=(ref("g9"),)))[0]["goals"] == ""


def test_every_checkpoint_is_a_row():
    """It has the title of its goal, and the oldest comes first."""
    rows = table("checkpoints", goal(1, title="Lead", checkpoints=checkpoints(("2026-03-02", 10), ("2026-04-02", 40))))
    assert [(row["goal"], row["on"], row["progress"], row["private"]) for row in rows] == [
        ("Lead", "2026-03-02", "10", "false"),
        ("Lead", "2026-04-02", "40", "false"),
    ]


def test_several_relationships_are_one_set_of_tables():
    """Each table has the rows of one relationship after another, with its name."""
    two = [whole(session(n, "2026-11-09"), bond=relationship(n, name=name)) for n, name in ((1, "Ana"), (2, "=Bo"))]
    made = tables(iter(two))
    assert [row["name"] for row in read(made["relationships.csv"])] == ["Ana", "'=Bo"]
    assert len(read(made["sessions.csv"])) == 2


@given(histories())
@settings(max_examples=30, deadline=None)
def test_tables_have_no_refs(history):
    """They do not have the other internal columns of the journal either. A link is also the uuid of an entry."""
    assert not {"ref", "kind", "relationship_ref", "snoozed_until"} & {
        column for columns in COLUMNS.values() for column in columns
    }
    for name in ("actions", "milestones", "points", "sessions"):
        for row in table(name, *history.everything):
            assert not re.fullmatch(r"[a-z]\d+", row.get("session", ""))
    uuids = {name: {row["uuid"] for row in table(name, *history.everything)} for name in ("goals", "points")}
    for row in table("sessions", *history.everything):
        assert {*row["goal_uuids"].split()} <= uuids["goals"]
        assert {*row["point_uuids"].split()} <= uuids["points"]
        assert bool(row["goals"]) == bool(row["goal_uuids"])


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "checkpoints"])
def test_the_columns_are_the_keys_of_the_json(name):
    """Internal keys, and lists with their own tables, are excluded."""
    kind = name if name in ("feedback", "advice") else name.removesuffix("s")
    internal = {"ref", "uuid", "kind", "snoozed_until", "checkpoints", *ADDED_IN_2}
    keys = SCHEMA["$defs"][kind]["properties"].keys() - internal
    own = COLUMNS[name] if name != "relationships" else (*COLUMNS[name], "relationship", *LISTS.values())
    assert set(own) - UUIDS == keys


def test_every_column_is_documented():
    """docs/tables.md has the columns in the same order."""
    parts = re.split(r"^### (\w+)\.csv$", (DOCS / "tables.md").read_text("utf-8"), flags=re.MULTILINE)
    found = {
        name: tuple(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert found == COLUMNS


def test_csv_is_loaded_only_when_a_table_is_written():
    """Importing the module does not load it."""
    code = "import sys, mentorlog.export.tables; print('csv' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
