"""What may leave, in every format: a real journal, the real command, and what somebody else finds in the file."""

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
from hypothesis import given, settings
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
from tests.export.markdown_reader import OURS, TABLES, TYPED, tokens
from tests.export.test_json_export import MODELS, faults
from tests.export.test_tables import acts, taken_off
from tests.insight.journals import ANSWERS, HOSTILE, SECRET, History, bonds, dated, histories

QUICK: Final = [kind for kind in FORMATS if kind != "pdf"]
"""A PDF takes as long as all others."""


@pytest.fixture(scope="module")
def teller(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """Somebody whose journal each example makes anew."""
    return Mentor(tmp_path_factory.mktemp("teller"))


def exported(mentor: Mentor, kind: str, *words: str) -> bytes:
    """The file that the command writes in a format."""
    file = mentor.home / f"file{FORMATS[kind][0]}"
    mentor(["export", *(words or ("r1",)), "--format", kind, "-o", str(file), "--force"])
    return file.read_bytes()


def told(mentor: Mentor, bond: Relationship, entries: Any, kinds: list[str]) -> dict[str, bytes]:
    """The file of a journal in each of these formats."""
    record(mentor.db, bond, entries)
    return {kind: exported(mentor, kind) for kind in kinds}


# reading what was written


def tables(data: bytes) -> dict[str, str]:
    """The tables of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def pages(data: bytes) -> str:
    """All that a PDF says, its title with it."""
    reader = PdfReader(io.BytesIO(data))
    return "\n".join([str(reader.metadata and reader.metadata.title), *(page.extract_text() for page in reader.pages)])


READ: Final[dict[str, Callable[[bytes], str]]] = {
    "md": bytes.decode,
    "html": lambda data: html.unescape(data.decode()),
    "pdf": pages,
    "csv": lambda data: json.dumps(tables(data), ensure_ascii=False),
    "json": lambda data: json.dumps(json.loads(data), ensure_ascii=False),
    "ics": lambda data: data.decode().replace("\r\n ", ""),
}
"""The text of a file as its reader comes to see it."""


def same(kind: str, data: bytes) -> str:
    """The file without what no two journals share: what an entry is known by."""
    said = READ[kind](data)
    if kind == "json":
        for number, entry in enumerate(entries_of(json.loads(data))):
            said = said.replace(entry["uuid"], f"uuid {number}")
            # as a key or a link, where a text can't be mistaken for it
            said = re.sub(rf'(?<=[:\[ ])"{entry["ref"]}"(?=[,\]}}])', f'"ref {number}"', said)
    if kind == "ics":
        for number, uid in enumerate(re.findall(r"UID:(.*)", said)):
            said = said.replace(uid, f"uid {number}")
    return said


def entries_of(told: Any) -> list[Any]:
    """Every entry of a JSON export."""
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    own = [told] if isinstance(told, dict) and "uuid" in told else []
    return own + [entry for each in inner for entry in entries_of(each)]


# nothing private


def check(mentor: Mentor, history: History, bond: Relationship, kinds: list[str]) -> None:
    """No file has a letter of what is private, and each is that of a journal in which nothing private ever was."""
    for prepared in (tuple, dated):
        everything = told(mentor, bond, prepared(history.everything), kinds)
        public = told(mentor, bond, prepared(history.public), kinds)
        for kind in kinds:
            assert not set(READ[kind](everything[kind])) & SECRET, kind
            assert same(kind, everything[kind]) == same(kind, public[kind]), kind


@given(history=histories(), bond=bonds())
@settings(max_examples=8, deadline=None)
def test_it_is_as_if_nothing_private_had_ever_been_recorded(teller: Mentor, history: History, bond: Any) -> None:
    """In every format."""
    check(teller, history, bond, QUICK)


@given(history=histories(), bond=bonds())
@settings(max_examples=2, deadline=None)
def test_nor_has_a_pdf_anything_private(teller: Mentor, history: History, bond: Any) -> None:
    """It takes longer to make, and so is made less often."""
    check(teller, history, bond, ["pdf"])


# complete


def entry_of(shape: dict[str, Any]) -> Any:
    """The entry that a JSON object tells of, made from that alone."""
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
        return tuple(ref(each) if name in ("goals", "points") else each for each in value)
    if name == "checkpoints":
        return tuple(Checkpoint(day(at["on"]), at["progress"], at["note"]) for at in value)
    if name == "at":
        return dt.time.fromisoformat(value)
    return day(value) if name == "on" or name.endswith(("_on", "_until")) else value


@given(history=histories(), bond=bonds())
@settings(max_examples=10, deadline=None)
def test_a_relationship_can_be_rebuilt_from_its_json(teller: Mentor, history: History, bond: Any) -> None:
    """What is made from the file alone exports as the same file; and it is as the schema says."""
    record(teller.db, bond, history.everything)
    before = exported(teller, "json", "r1", "--include-private")
    assert faults(json.loads(before)) == []
    (told_,) = json.loads(before)["relationships"]
    order = ("goals", "sessions", "points", "actions", "feedback", "milestones", "notes", "checkins", "ratings")
    entries = [entry for name in order for entry in sorted(map(entry_of, told_[name]), key=lambda one: one.ref.number)]
    record(teller.db, entry_of(told_)._replace(ref=ref("r1")), entries)
    assert same("json", exported(teller, "json", "r1", "--include-private")) == same("json", before)


def test_every_journal_exports_as_the_schema_says(mentor: Mentor, hostile: Mentor) -> None:
    """An empty one, one of hostile text, and the one that people try things on."""
    assert faults(mentor("export --all").json) == []
    assert faults(json.loads(exported(hostile, "json", "--all", "--include-private"))) == []
    place = mentor("demo").out.partition("MENTORLOG_DB=")[2].split()[0]
    told_ = mentor("export --all --include-private", MENTORLOG_DB=place).json
    assert faults(told_) == []
    assert all(told_["relationships"][0][name] for name in ("sessions", "goals", "actions", "feedback"))


WORDS: Final = "ꀀꀁꀂ"
"""Words that stand nowhere but in private entries."""


def secretive() -> tuple[Any, ...]:
    """Something private of every kind, with links between all that can be linked, beside one public entry of each."""
    private: dict[str, Any] = {"private": True}
    g2, s2 = ref("g2"), ref("s2")
    return (
        goal(1, title="Open"),
        goal(2, title=WORDS, why=WORDS, measure=WORDS, checkpoints=checkpoints(("2026-05-01", 77)), **private),
        session(1, "2026-05-04", minutes=60, private_notes=WORDS, goals=(ref("g1"), g2), takeaways=("Open",)),
        session(2, "2026-05-05", minutes=77, notes=WORDS, topics=(WORDS,), takeaways=(WORDS,), goals=(g2,), **private),
        session(3, "2026-12-05", status="planned", where=WORDS, **private),
        session(4, "2026-12-06", status="planned"),
        point(1, text="Open", status="discussed", closed_on="2026-05-05", session=s2),
        point(2, text=WORDS, **private),
        action(1, text="Open", goal=g2, due_on="2026-12-24"),
        action(2, text=WORDS, session=s2, due_on="2026-12-24"),
        action(3, text=WORDS, due_on="2026-12-24", **private),
        feedback(1, text="Open"),
        feedback(2, text=WORDS, tone="constructive", outcome="improved", outcome_on="2026-06-01", **private),
        milestone(1, on="2026-06-01", title="Open", goal=g2),
        milestone(2, on="2026-06-02", title=WORDS, how=WORDS, **private),
        note(1, text="Open", private=False),
        note(2, text=WORDS, **private),
        checkin(1, more="Open"),
        checkin(2, more=WORDS, **private),
        rating(1, 3, skill="Open"),
        rating(2, 5, skill="Open", **private),
        rating(3, 1, skill=WORDS, **private),
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_private_things_leave_where_they_are_asked_for(teller: Mentor, kind: str) -> None:
    """Each in the formats that have room for it; and what is said beside the file counts them."""
    record(teller.db, relationship(), secretive())
    file = teller.home / f"private{FORMATS[kind][0]}"
    answer = teller(["export", "r1", "-o", str(file), "--force", "--include-private"])
    if kind != "pdf":  # whose fonts may not have these letters
        assert WORDS in READ[kind](file.read_bytes())
    counted = {
        "ics": "1 session, 2 actions, 1 point",
    }
    everything = (
        "2 sessions, 1 goal, 2 actions, 1 feedback, 1 milestone, 1 point, 1 note, 1 checkin, 2 ratings, "
        "the private notes of 1 session"
    )
    assert f"({counted.get(kind, everything)})" in answer.err


@pytest.mark.parametrize("kind", JOURNAL_FORMATS)
def test_nothing_of_a_private_relationship_leaves_with_everybody(teller: Mentor, kind: str) -> None:
    """Neither its name nor anything of it."""
    record(teller.db, relationship(name=WORDS, private=True), [session(1, "2026-12-05", status="planned"), note(1)])
    said = READ[kind](exported(teller, kind, "--all"))
    assert not set(said) & SECRET
    assert "Seemed tired" not in said
    assert WORDS in READ[kind](exported(teller, kind, "--all", "--include-private"))


@pytest.mark.parametrize("kind", ["md", "html", "pdf", "csv"])
def test_no_refs_stand_in_what_people_read(teller: Mentor, kind: str) -> None:
    """They are the owner's handles; programs that read JSON need them."""
    record(teller.db, relationship(), secretive())
    said = READ[kind](exported(teller, kind, "r1", "--include-private"))
    if kind == "html":
        said = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", said, flags=re.DOTALL)
    assert re.findall(r"\b[rsgafmtnck][0-9]+\b", said) == []


# hostile text


def everywhere(text: str, number: int) -> tuple[Any, ...]:
    """An entry of every kind with the text wherever one may stand."""
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
    """A journal in which all that was typed is hostile."""
    mentor = Mentor(tmp_path_factory.mktemp("hostile"))
    texts = iter(TEXTS)
    bond = relationship(
        name=next(texts), status="ended", ended_on="2026-11-20", **{field: next(texts) for field in ANSWERS}
    )
    entries = [entry for number, text in enumerate(TEXTS, start=1) for entry in everywhere(text, number)]
    record(mentor.db, bond, sorted(entries, key=lambda entry: entry.ref.kind not in ("goal", "session")))
    return mentor


def test_markdown_is_of_our_making(hostile: Mentor) -> None:
    """No token that a renderer finds is anything but our headings, lists and tables, and the user's emphasis, lists,
    links and code."""
    said = exported(hostile, "md").decode()
    assert {token.type for token in tokens(said)} <= OURS | TABLES | TYPED
    addresses = [str(token.attrs["href"]) for token in tokens(said) if token.type == "link_open"]
    assert addresses
    assert all(address.startswith(SCHEMES) for address in addresses)


SCHEMES = ("https://", "http://", "mailto:")
"""What a link of the user may begin with."""


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Keep one."""
        self.seen.append((tag, {name: value or "" for name, value in attrs}))


def test_html_neither_runs_nor_loads_anything(hostile: Mentor) -> None:
    """No script, no handler, no address but within the page and in the user's links, which load nothing."""
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


def test_a_pdf_of_it_opens(hostile: Mentor) -> None:
    """And has no script in it, and no link but the user's."""
    reader = PdfReader(io.BytesIO(exported(hostile, "pdf")))
    assert len(reader.pages) > 10
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/SubmitForm", exported(hostile, "pdf"))
    found = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert {(each["/Subtype"], each["/A"]["/S"]) for each in found} == {("/Link", "/URI")}
    assert all(each["/A"]["/URI"].startswith(SCHEMES) for each in found)


def test_no_cell_of_a_table_acts(hostile: Mentor) -> None:
    """And each has what was typed."""
    for name, said in tables(exported(hostile, "csv")).items():
        rows = list(csv.reader(io.StringIO(said, newline=""), strict=True))
        assert [cell for row in rows for cell in row if acts(cell)] == [], name
    notes = list(csv.DictReader(io.StringIO(tables(exported(hostile, "csv", "r1", "--include-private"))["notes.csv"])))
    assert sorted(taken_off(row["text"]) for row in notes) == sorted(map(make_text_visible, TEXTS))


def test_json_has_every_text_as_it_was_typed(hostile: Mentor) -> None:
    """Letter for letter."""
    (one,) = json.loads(exported(hostile, "json"))["relationships"]
    assert sorted(entry["title"] for entry in one["goals"]) == sorted(TEXTS)
    assert sorted(entry["topics"][0] for entry in one["sessions"] if entry["topics"]) == sorted(TEXTS)


def test_a_calendar_has_the_events_that_were_planned(hostile: Mentor) -> None:
    """And no line that was forged."""
    data = exported(hostile, "ics")
    file = icalendar.Calendar.from_ical(data)
    assert len(file.walk("VEVENT")) == len(TEXTS)
    assert len(file.walk("VTODO")) == 2 * len(TEXTS)
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


@pytest.mark.parametrize("kind", ["md", "html", "csv", "json", "ics"])
def test_no_file_acts_on_the_terminal_that_shows_it(hostile: Mentor, kind: str) -> None:
    """No control, bidi or invisible character stands in it."""
    data = exported(hostile, kind)
    said = "".join(tables(data).values()) if kind == "csv" else data.decode()
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", said
    )
