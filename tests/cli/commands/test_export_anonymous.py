"""`export --anonymous`: no name in any format, links that hold, and a list of what was replaced."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from mentorlog import names

if TYPE_CHECKING:
    from tests.cli.conftest import Mentor

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "export.schema.json").read_text("utf-8"))
NAMES = (
    *("Søren", "Ågård", "Quist", "Nordlys", "Vester", "LEAP", "Freja", "Toft", "Viggo", "Krogh", "Gudrun", "Skjold"),
    *("Ulla", "Bruun", "Karen", "Winther", "Thorkil", "Fjeldgaard", "Solgaard"),
)
"""The words of all names in the journal."""


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with names in every kind of entry."""
    from tests.cli.conftest import Mentor

    mentor = Mentor(tmp_path_factory.mktemp("anonymous"))
    for line in (
        "start 'Søren Ågård Quist' --i-am mentor --since 2026-03-02 --org 'Nordlys A/S' --programme 'LEAP 2026'"
        " --email soeren.quist@nordlys.dk --focus 'From Nordlys to Søren' --sessions 9",
        "start 'Freja Toft' --i-am mentee --since 2026-05-04 --org 'Vester Data'",
        "start 'Thorkil Fjeldgaard' --i-am mentee --since 2026-05-04",
        "edit thorkil --private",
        "prospect add 'Ulla Bruun' --hope 'meet Gudrun'",
        "agreement freja --set 'Freja and Karen, weekly' --readers 'Ulla and Freja'",
        "goal add \"Lead Gudrun's team\" -w søren --measure 'Quist says so' --why 'for Sørens sake' --by 2026-12-20",
        "checkpoint g1 40 Freja helped",
        "log 'Talked to **SØREN** about soren and S.Q. and SQ; ask [Ulla](https://x.dk/ulla), freja.toft@gmail.com'"
        " -w søren --on 2026-11-02 --me 'Meet Gudrun Skjold' --topic 'Nordlyssystemet' --takeaway 'As Karen said'"
        " --goal g1 --where 'Vester' --private-notes 'Thorkil knows'",
        "log 'Thorkil told Freja' -w freja --private --on 2026-11-03",
        "action add 'Write to Freja' --introduce 'Gudrun Skjold' -w søren --by 2026-12-01 --goal g1",
        "feedback give 'Søren cut in' --situation 'at Nordlys' --impact 'Freja left' -w søren",
        "advice receive 'Ask Thorkil' -w freja",
        "outcome v1 worked 'Thorkil did'",
        "milestone add 'Spoke at Nordlys' -w søren --goal g1",
        "celebrate m1 with Frejas cake",
        "raise 'What about Quist' -w søren",
        "note 'Saw Viggo Krogh' -w søren --shareable",
        "resource add 'The Krogh method' --url https://soeren-quist.dk/x --skill Toft -w søren",
        "edit b1 --takeaway 'Ask Ulla'",
        "rate 'Asking like Karen' 2 -w søren",
        "checkin søren --more 'of Freja' --less 'of Thorkil' --expectations met --frequency 3",
        "plan 2026-11-27 14:00 -w søren --where 'https://meet.example.org/quist'",
        "plan 2026-12-04 -w søren",
        "cancel s4 --who them --why 'Viggo was ill'",
        "edit freja --name 'Freja Solgaard'",
        "action add 'Meet him' --introduce 'Viggo Krogh' -w freja",
        "config name 'Karen Winther'",
    ):
        mentor(line)
    return mentor.db.read_bytes()


@pytest.fixture
def owner(mentor: Mentor, journal: bytes, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The owner of that journal, in an empty folder, with a name to sign pages."""
    mentor.db.write_bytes(journal)
    mentor("config name 'Karen Winther'")
    (mentor.home / "here").mkdir()
    monkeypatch.chdir(mentor.home / "here")
    return mentor


def text_of(content: bytes, kind: str) -> str:
    """Everything that can be read in a file, the metadata too."""
    if kind == "pdf":
        from pypdf import PdfReader

        pdf = PdfReader(io.BytesIO(content))
        return f"{pdf.metadata} {pdf.xmp_metadata and pdf.xmp_metadata.dc_title}" + "\n".join(
            page.extract_text() for page in pdf.pages
        )
    if kind == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"{name}\n{archive.read(name).decode('utf-8-sig')}" for name in archive.namelist())
    return re.sub("\r\n ", "", content.decode("utf-8"))


def names_left(text: str) -> list[str]:
    """The words of names that a text has, in any spelling, anywhere."""
    spelled = names.spellings(text)
    left = [word for word in NAMES for name in names.spellings(word) if any(name in each for each in spelled)]
    return left + re.findall(r"\bS\.?Q\b", text)


def objects(value: Any) -> list[Any]:
    """Every entry in a JSON value."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) and "kind" in value else []
    return own + [found for child in children for found in objects(child)]


def links(export: Any) -> list[dict[str, Any]]:
    """The links of each entry, as the places of the linked entries in the export."""
    entries = objects(export)
    places = {each[key]: place for place, each in enumerate(entries) for key in ("ref", "uuid") if key in each}
    return [
        {
            key: [places[link] for link in ([value] if isinstance(value, str) else value)]
            for key, value in each.items()
            if key in ("goal", "goals", "session", "points") and value and each["kind"] != "relationship"
        }
        for each in entries
    ]


@pytest.mark.heavy
def test_no_format_has_a_name(owner: Mentor) -> None:
    """One relationship and the whole journal, with private entries and without, in both languages."""
    assert names_left("Hos SØREN") == ["Søren", "Søren"]
    plain = owner("export søren --format json --include-private").out
    assert {word for word in NAMES if word not in plain} <= {"Ågård", "Winther", "Bruun", "Fjeldgaard", "Solgaard"}
    for number, line in enumerate(
        (
            *(f"export {{name}} {private} {{to}}" for private in ("", "--include-private")),
            "export {name} --lang da {to}",
            "export {name} --shift-dates {to}",
            "export --all {to}",
            "export --all --include-private --shift-dates {to}",
        )
    ):
        for kind in ("json", "zip", "ics") if "--all" in line else ("md", "html", "pdf", "json", "zip", "ics"):
            if "--lang" in line and kind not in ("md", "html", "pdf"):
                continue
            for name in ("søren", "freja")[: 1 if "--all" in line else 2]:
                path = Path(f"{number}-{name[0]}.{kind}")
                owner(f"{line.format(name=name, to=f'-o {path}')} --anonymous")
                text = text_of(path.read_bytes(), kind)
                assert names_left(text) == [], (line, kind)
                assert "Person A" in text, (line, kind)


@pytest.mark.heavy
def test_the_json_follows_the_schema_and_its_links_hold(owner: Mentor) -> None:
    """Identities are new in each export, and the export can be imported."""
    line = "export --all --include-private --format json"
    plain, first, second = owner(line).json, owner(f"{line} --anonymous").json, owner(f"{line} --anonymous").json
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(first)] == []
    uuids = [{each["uuid"] for each in objects(export)} for export in (plain, first, second)]
    assert len(set.union(*uuids)) == 3 * len(uuids[0])
    assert [each["kind"] for each in objects(first)] == [each["kind"] for each in objects(plain)]
    assert any(links(plain))
    assert links(first) == links(plain)
    Path("anonymous.json").write_text(json.dumps(first), "utf-8")
    owner.db.unlink()
    owner("import anonymous.json")
    assert [each["name"] for each in owner("people --all --json").json]


def test_calendars_have_new_identifiers(owner: Mentor) -> None:
    """A calendar that imports two of them can't tell that they are the same."""
    found = [set(re.findall(r"UID:(.*)", owner("export søren --format ics --anonymous").out)) for _ in range(2)]
    assert found[0]
    assert not found[0] & found[1]


def test_what_was_replaced_is_listed_for_the_owner(owner: Mentor) -> None:
    """On standard error, with how often, what was kept, and the advice to read the result."""
    owner("note 'mark my words, Freja. Freja!' -w søren --shareable")
    owner("prospect add 'Mark Lund'")
    answer = owner("export søren --anonymous")
    assert answer.out.startswith("# Mentoring with Person A\n\nFrom the journal of Author (mentor)")
    assert "  Søren Ågård Quist -> Person A (once)\n" in answer.err
    assert "  Karen Winther -> Author (once)\n" in answer.err
    assert re.search(r"  Freja -> Person [A-Z] \(\d times\)\n", answer.err)
    assert "were kept because they are in lower case or usual in capitals:\n  mark (once)\n" in answer.err
    assert "It may still contain names that are recorded nowhere else in the journal" in answer.err
    assert "links that name no one; dates are unchanged (--shift-dates moves them).\n" in answer.err
    assert "file name" not in answer.err
    assert "your own name" not in answer.err
    assert "the file name soeren.md contains a name" in owner("export søren --anonymous -o soeren.md").err


def test_pages_are_in_their_language(owner: Mentor) -> None:
    """The stand-ins too."""
    page = owner("export søren --anonymous --lang da").out
    assert page.startswith("# Mentorforløb med Person A\n\nFra en logbog ført af Forfatter (mentor)")
    assert "- Program: Program 1\n" in page


def test_dates_are_moved_by_the_same_number_of_weeks(owner: Mentor) -> None:
    """Days of the week and the time between two dates stay; the day of the export moves as well."""
    import datetime as dt

    def days(export: Any) -> list[dt.date]:
        return [
            dt.date.fromisoformat(value[:10])
            for each in (export["exported_at"], *objects(export))
            for value in ([each] if isinstance(each, str) else each.values())
            if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value)
        ]

    line = "export søren --format json --include-private"
    before, after = days(owner(line).json), days(owner(f"{line} --anonymous --shift-dates").json)
    (shift,) = {(new - old).days for old, new in zip(before, after, strict=True)}
    assert shift % 7 == 0
    assert -1820 <= shift <= -182
    answer = owner("export søren --anonymous --shift-dates --since 2026-11-01")
    assert "2 Nov 2026" in owner("export søren --anonymous").out
    assert "2 Nov 2026" not in answer.out
    assert "dates within texts were not moved" in answer.err
    assert "Talked to" in answer.out


def test_dates_are_not_moved_without_anonymous(owner: Mentor) -> None:
    """The line that works is shown."""
    message = owner.fails("export søren --shift-dates", code=2)
    assert "--shift-dates works only with --anonymous." in message


def test_any_span_can_be_moved(owner: Mentor) -> None:
    """Also one that begins in the first year."""
    assert "Person A" in owner("export søren --anonymous --shift-dates --since 0001-01-01").out


@pytest.mark.heavy
def test_people_who_are_not_in_the_output_leave_no_trace(mentor: Mentor) -> None:
    """No letter is missing, and a first name that one of them shares is that of the person who is in it."""
    for line in (
        "start 'Tyra Lind' --i-am mentor --since 2026-03-02",
        "start 'Signe Ravnkilde' --i-am mentor --since 2026-03-02",
        "log 'Signe and Tyra met Signe’s team' -w tyra --on 2026-11-02",
        "log 'Tyra and Signe' -w ravnkilde --on 2026-11-02",
    ):
        mentor(line)
    exports = (
        "export tyra --format md",
        "export 'Signe Ravnkilde' --format md",
        "export --all --format csv -o all.zip --force",
    )
    lines = [f"{line.replace('all.zip', str(mentor.home / 'all.zip'))} --anonymous" for line in exports]

    def shown() -> list[str]:
        pages = [mentor(line).out for line in lines]
        table = text_of((mentor.home / "all.zip").read_bytes(), "zip")
        return [*pages, re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", table)]

    before = shown()
    mentor("start 'Signe Aagesen' --i-am mentee --since 2026-01-01")
    mentor("private r3")
    mentor("prospect add 'Signe Bille'")
    assert shown() == before
    assert "Person B and Person A met Person B’s team" in before[0]


def test_without_names_nothing_is_replaced(mentor: Mentor) -> None:
    """`me` is no one's name, and an unsigned page stays unsigned."""
    mentor("goal add 'Tell me more' -w me")
    answer = mentor("export me --include-private --anonymous")
    assert "Tell me more" in answer.out
    assert "no name was found to replace" in answer.err
    assert "your own name is not known, so it was not replaced; to set it: mentorlog config name NAME" in answer.err
    assert "Author" not in answer.out
