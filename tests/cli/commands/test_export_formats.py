"""Every export format: what a reader finds in the file that the real command writes from a real journal."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, Final

import icalendar
import pytest
from hypothesis import given
from pypdf import PdfReader

from mentorlog.export.escape import make_text_visible
from mentorlog.export.formats import FORMATS, JOURNAL_FORMATS
from mentorlog.model import Checkpoint, Relationship
from tests.builders import (
    action,
    checkin,
    checkpoints,
    day,
    feedback,
    goal,
    milestone,
    note,
    point,
    rating,
    ref,
    relationship,
    session,
)
from tests.cli.conftest import Mentor
from tests.cli.recorded import record
from tests.export.markdown_reader import PAGE_TOKENS, TABLE_TOKENS, USER_TOKENS, tokens
from tests.export.test_json_export import MODELS, schema_errors
from tests.export.test_tables import is_formula, without_apostrophe
from tests.insight.journals import ANSWERS, HOSTILE, SECRET, History, bonds, dated, histories
from tests.property_tests import settings

ALL_BUT_PDF: Final = [kind for kind in FORMATS if kind != "pdf"]
"""A PDF takes as long as all other formats together."""


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """The owner of a journal that each example makes anew."""
    return Mentor(tmp_path_factory.mktemp("owner"))


def exported(mentor: Mentor, kind: str, *words: str) -> bytes:
    """Return the file that the command writes in a format."""
    file = mentor.home / f"file{FORMATS[kind][0]}"
    mentor(["export", *(words or ("r1",)), "--format", kind, "-o", str(file), "--force"])
    return file.read_bytes()


def export_in_formats(mentor: Mentor, bond: Relationship, entries: Any, kinds: list[str]) -> dict[str, bytes]:
    """Return the file of a journal in each of these formats."""
    record(mentor.db, bond, entries)
    return {kind: exported(mentor, kind) for kind in kinds}


# reading the exported files


def csv_tables(data: bytes) -> dict[str, str]:
    """Return the tables of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, with its title."""
    reader = PdfReader(io.BytesIO(data))
    return "\n".join([str(reader.metadata and reader.metadata.title), *(page.extract_text() for page in reader.pages)])


READERS: Final[dict[str, Callable[[bytes], str]]] = {
    "md": bytes.decode,
    "html": lambda data: html.unescape(data.decode()),
    "pdf": pdf_text,
    "csv": lambda data: json.dumps(csv_tables(data), ensure_ascii=False),
    "json": lambda data: json.dumps(json.loads(data), ensure_ascii=False),
    "ics": lambda data: data.decode().replace("\r\n ", ""),
}
"""The text of a file as its reader sees it, by format."""


def without_identifiers(kind: str, data: bytes) -> str:
    """Return the text of a file without its unique identifiers, which differ between two journals."""
    text = READERS[kind](data)
    if kind == "json":
        for number, entry in enumerate(entries_of(json.loads(data))):
            text = text.replace(entry["uuid"], f"uuid {number}")
    if kind == "csv":
        for number, uuid in enumerate(
            dict.fromkeys(re.findall(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", text))
        ):
            text = text.replace(uuid, f"uuid {number}")
    if kind == "ics":
        for number, uid in enumerate(re.findall(r"UID:(.*)", text)):
            text = text.replace(uid, f"uid {number}")
    return text


def entries_of(data: Any) -> list[Any]:
    """Return every entry of a JSON export."""
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    own = [data] if isinstance(data, dict) and "uuid" in data else []
    return own + [entry for child in children for entry in entries_of(child)]


# private entries


def check_that_private_entries_leave_no_trace(
    mentor: Mentor, history: History, bond: Relationship, kinds: list[str]
) -> None:
    """Check that no file has private text and that each is the file of a journal without private entries."""
    for prepared in (tuple, dated):
        everything = export_in_formats(mentor, bond, prepared(history.everything), kinds)
        public = export_in_formats(mentor, bond, prepared(history.public), kinds)
        for kind in kinds:
            assert not set(READERS[kind](everything[kind])) & SECRET, kind
            assert without_identifiers(kind, everything[kind]) == without_identifiers(kind, public[kind]), kind


@pytest.mark.heavy
@given(history=histories(), bond=bonds())
@settings(max_examples=8, deadline=None)
def test_private_entries_leave_no_trace_in_any_format(owner: Mentor, history: History, bond: Any) -> None:
    """The file equals the export of a journal in which they were never recorded."""
    check_that_private_entries_leave_no_trace(owner, history, bond, ALL_BUT_PDF)


@pytest.mark.heavy
@given(history=histories(), bond=bonds())
@settings(max_examples=2, deadline=None)
def test_private_entries_leave_no_trace_in_a_pdf(owner: Mentor, history: History, bond: Any) -> None:
    """It has fewer examples, because a PDF takes long to make."""
    check_that_private_entries_leave_no_trace(owner, history, bond, ["pdf"])


# rebuilding a journal from its JSON


def entry_of(shape: dict[str, Any]) -> Any:
    """Return the entry that is made from a JSON object alone."""
    model = MODELS[shape["kind"]]
    fields = {name: _value(name, shape[name]) for name in model._fields if name in shape and name != "actions"}
    if shape["kind"] != "relationship":
        fields["relationship_ref"] = ref("r1")
    return model(**fields)


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in ("ref", "session", "goal"):
        return ref(value)
    if name in ("goals", "points", "topics", "takeaways"):
        return tuple(ref(item) if name in ("goals", "points") else item for item in value)
    if name == "checkpoints":
        return tuple(Checkpoint(day(at["on"]), at["progress"], at["note"]) for at in value)
    if name == "at":
        return dt.time.fromisoformat(value)
    return day(value) if name == "on" or name.endswith(("_on", "_until")) else value


@pytest.mark.heavy
@given(history=histories(), bond=bonds())
@settings(max_examples=10, deadline=None)
def test_a_relationship_can_be_rebuilt_from_its_json(owner: Mentor, history: History, bond: Any) -> None:
    """A journal that is made from the file exports as the same file, which is valid by the schema."""
    record(owner.db, bond, history.everything)
    before = exported(owner, "json", "r1", "--include-private")
    assert schema_errors(json.loads(before)) == []
    (shape,) = json.loads(before)["relationships"]
    order = ("goals", "sessions", "points", "actions", "feedback", "milestones", "notes", "checkins", "ratings")
    entries = [
        entry for name in order for entry in sorted(map(entry_of, shape[name]), key=lambda item: item.ref.number)
    ]
    record(owner.db, entry_of(shape)._replace(ref=ref("r1")), entries)
    assert without_identifiers("json", exported(owner, "json", "r1", "--include-private")) == without_identifiers(
        "json", before
    )


@pytest.mark.heavy
def test_the_export_of_every_journal_is_valid_by_the_schema(mentor: Mentor, hostile: Mentor) -> None:
    """The journals are an empty one, one with hostile text and the demo journal."""
    assert schema_errors(mentor("export --all").json) == []
    assert schema_errors(json.loads(exported(hostile, "json", "--all", "--include-private"))) == []
    path = mentor("demo").out.partition("MENTORLOG_DB=")[2].split()[0]
    demo_export = mentor("export --all --include-private", MENTORLOG_DB=path).json
    assert schema_errors(demo_export) == []
    (soren,) = [each for each in demo_export["relationships"] if each["name"].startswith("Søren")]
    assert all(soren[name] for name in ("sessions", "goals", "actions", "feedback"))


HIDDEN: Final = "ꀀꀁꀂ"
"""Text that only private entries have."""


def private_and_public_entries() -> tuple[Any, ...]:
    """Return a private and a public entry of every kind, with links wherever links are possible."""
    private: dict[str, Any] = {"private": True}
    g2, s2 = ref("g2"), ref("s2")
    return (
        goal(1, title="Open"),
        goal(2, title=HIDDEN, why=HIDDEN, measure=HIDDEN, checkpoints=checkpoints(("2026-05-01", 77)), **private),
        session(1, "2026-05-04", minutes=60, private_notes=HIDDEN, goals=(ref("g1"), g2), takeaways=("Open",)),
        session(
            2, "2026-05-05", minutes=77, notes=HIDDEN, topics=(HIDDEN,), takeaways=(HIDDEN,), goals=(g2,), **private
        ),
        session(3, "2026-12-05", status="planned", where=HIDDEN, **private),
        session(4, "2026-12-06", status="planned"),
        point(1, text="Open", status="discussed", closed_on="2026-05-05", session=s2),
        point(2, text=HIDDEN, **private),
        action(1, text="Open", goal=g2, due_on="2026-12-24"),
        action(2, text=HIDDEN, session=s2, due_on="2026-12-24"),
        action(3, text=HIDDEN, due_on="2026-12-24", **private),
        feedback(1, text="Open"),
        feedback(2, text=HIDDEN, tone="constructive", outcome="improved", outcome_on="2026-06-01", **private),
        milestone(1, on="2026-06-01", title="Open", goal=g2),
        milestone(2, on="2026-06-02", title=HIDDEN, how=HIDDEN, **private),
        note(1, text="Open", private=False),
        note(2, text=HIDDEN, **private),
        checkin(1, more="Open"),
        checkin(2, more=HIDDEN, **private),
        rating(1, 3, skill="Open"),
        rating(2, 5, skill="Open", **private),
        rating(3, 1, skill=HIDDEN, **private),
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_include_private_exports_private_entries(owner: Mentor, kind: str) -> None:
    """Every format has them, and the warning on stderr counts them by kind."""
    record(owner.db, relationship(), private_and_public_entries())
    file = owner.home / f"private{FORMATS[kind][0]}"
    answer = owner(["export", "r1", "-o", str(file), "--force", "--include-private"])
    if kind != "pdf":  # the fonts of a PDF may not have these characters
        assert HIDDEN in READERS[kind](file.read_bytes())
    counted = {
        "ics": "1 session, 2 actions, 1 point",
    }
    everything = (
        "2 sessions, 1 goal, 2 actions, 1 feedback, 1 milestone, 1 point, 1 note, 1 checkin, 2 ratings, "
        "the private notes of 1 session"
    )
    assert f"({counted.get(kind, everything)})" in answer.err


@pytest.mark.parametrize("kind", JOURNAL_FORMATS)
def test_export_all_omits_a_private_relationship(owner: Mentor, kind: str) -> None:
    """Its name and its entries are exported only with --include-private."""
    record(owner.db, relationship(name=HIDDEN, private=True), [session(1, "2026-12-05", status="planned"), note(1)])
    text = READERS[kind](exported(owner, kind, "--all"))
    assert not set(text) & SECRET
    assert "Seemed tired" not in text
    assert HIDDEN in READERS[kind](exported(owner, kind, "--all", "--include-private"))


@pytest.mark.parametrize("kind", ["md", "html", "pdf", "csv"])
def test_formats_for_people_have_no_refs(owner: Mentor, kind: str) -> None:
    """Refs are only useful to the owner of the journal and to programs that read JSON."""
    record(owner.db, relationship(), private_and_public_entries())
    text = without_identifiers(kind, exported(owner, kind, "r1", "--include-private"))
    if kind == "html":
        text = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", text, flags=re.DOTALL)
    assert re.findall(r"\b[rsgafmtnck][0-9]+\b", text) == []


# hostile text


def entries_with_text(text: str, number: int) -> tuple[Any, ...]:
    """Return an entry of every kind with the text in every text field."""
    g1, s1 = ref(f"g{number}"), ref(f"s{number}")
    return (
        goal(number, title=text, why=text, measure=text, due_on="2026-12-24"),
        session(number, "2026-11-09", where=text, notes=text, topics=(text,), takeaways=(text,), goals=(g1,), why=text),
        session(number + 100, "2026-12-24", status="planned", where=text),
        point(number, text=text),
        action(number, text=text, session=s1, goal=g1, due_on="2026-12-24"),
        feedback(number, text=text, situation=text, behaviour=text, impact=text, outcome="improved", outcome_note=text),
        milestone(number, on="2026-11-10", title=text, celebrated_on="2026-11-11", how=text),
        note(number, text=text, private=False),
        checkin(number, more=text, less=text),
        rating(number, 3, skill=text),
    )


TEXTS: Final = [text for text in HOSTILE if "\0" not in text]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A journal in which every text is hostile."""
    mentor = Mentor(tmp_path_factory.mktemp("hostile"))
    texts = iter(TEXTS)
    bond = relationship(
        name=next(texts), status="ended", ended_on="2026-11-20", **{field: next(texts) for field in ANSWERS}
    )
    entries = [entry for number, text in enumerate(TEXTS, start=1) for entry in entries_with_text(text, number)]
    record(mentor.db, bond, sorted(entries, key=lambda entry: entry.ref.kind not in ("goal", "session")))
    return mentor


@pytest.mark.heavy
def test_hostile_text_adds_no_other_markdown(hostile: Mentor) -> None:
    """A renderer finds only the headings, lists and tables of the page, and the formatting that users may type."""
    text = exported(hostile, "md").decode()
    assert {token.type for token in tokens(text)} <= PAGE_TOKENS | TABLE_TOKENS | USER_TOKENS
    addresses = [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]
    assert addresses
    assert all(address.startswith(SCHEMES) for address in addresses)


SCHEMES = ("https://", "http://", "mailto:")
"""How the address of a user's link may begin."""


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Keep the tag and its attributes."""
        self.seen.append((tag, {name: value or "" for name, value in attrs}))


def test_hostile_text_adds_no_scripts_or_loads_to_html(hostile: Mentor) -> None:
    """The page has no scripts, event handlers or embedded content, and its only outside links are the user's."""
    reader = Tags()
    reader.feed(exported(hostile, "html").decode())
    assert {tag for tag, _ in reader.seen} & {
        "script",
        "iframe",
        "object",
        "embed",
        "img",
        "link",
        "base",
        "form",
    } == set()
    assert sum(tag == "h1" for tag, _ in reader.seen) == 1
    for tag, given_ in reader.seen:
        assert not [name for name in given_ if name.startswith("on")], tag
        assert {given_.get("xlink:href", "#")[0], given_.get("src", "#")[0]} == {"#"}, tag
        assert given_.get("href", "#").startswith(("#", *SCHEMES) if tag == "a" else "#"), tag


@pytest.mark.heavy
def test_hostile_text_adds_no_scripts_to_a_pdf(hostile: Mentor) -> None:
    """The PDF opens, and its only links are the user's and those of its contents, which lead to places in it."""
    reader = PdfReader(io.BytesIO(exported(hostile, "pdf")))
    assert len(reader.pages) > 10
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/SubmitForm", exported(hostile, "pdf"))
    found = [annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", ())]
    assert {annotation["/Subtype"] for annotation in found} == {"/Link"}
    actions = [annotation["/A"] for annotation in found if "/Dest" not in annotation]
    assert {action["/S"] for action in actions} == {"/URI"}
    assert all(action["/URI"].startswith(SCHEMES) for action in actions)
    assert len(actions) < len(found)


def test_no_csv_cell_is_a_formula(hostile: Mentor) -> None:
    """Apart from the escape, each cell has the typed text."""
    for name, text in csv_tables(exported(hostile, "csv")).items():
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert [cell for row in rows for cell in row if is_formula(cell)] == [], name
    notes = list(
        csv.DictReader(io.StringIO(csv_tables(exported(hostile, "csv", "r1", "--include-private"))["notes.csv"]))
    )
    assert sorted(without_apostrophe(row["text"]) for row in notes) == sorted(map(make_text_visible, TEXTS))


def test_json_has_every_text_exactly(hostile: Mentor) -> None:
    """Hostile texts are not changed."""
    (shape,) = json.loads(exported(hostile, "json"))["relationships"]
    assert sorted(entry["title"] for entry in shape["goals"]) == sorted(TEXTS)
    assert sorted(entry["topics"][0] for entry in shape["sessions"] if entry["topics"]) == sorted(TEXTS)


@pytest.mark.heavy
def test_hostile_text_adds_no_events_to_a_calendar(hostile: Mentor) -> None:
    """The calendar has the planned number of events, and all line ends are CR LF."""
    data = exported(hostile, "ics")
    file = icalendar.Calendar.from_ical(data)
    assert len(file.walk("VEVENT")) == len(TEXTS)
    assert len(file.walk("VTODO")) == 2 * len(TEXTS)
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


@pytest.mark.parametrize("kind", ["md", "html", "csv", "json", "ics"])
def test_exports_have_no_control_characters(hostile: Mentor, kind: str) -> None:
    """Bidirectional marks and invisible characters are removed too, so a terminal can show the file."""
    data = exported(hostile, kind)
    text = "".join(csv_tables(data).values()) if kind == "csv" else data.decode()
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text
    )
