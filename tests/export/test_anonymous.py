"""Every text of every kind of entry is without names in every format of an anonymous export."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog import names
from mentorlog.export.formats import FORMATS, ExportRequest
from mentorlog.insight.anonymous.entries import AnonymousEntries
from mentorlog.insight.anonymous.replace import names_to_replace
from mentorlog.model import KINDS
from mentorlog.model.fields import FIELDS
from mentorlog.model.results.identity import Identity
from tests import builders
from tests.builders import NOW, checkpoints, relationship, whole
from tests.export.details import details_of
from tests.export.test_json_export import schema_errors, uuid_of
from tests.property_tests import settings

if TYPE_CHECKING:
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry

FIRST, LAST, OTHER, ORG, LABEL, OWNER = "Zøren", "Qvist", "Xåven", "Jøxqvaz", "Zqxlabel", "Wqzård"
WORDS = (FIRST, LAST, OTHER, ORG, LABEL, OWNER)
EVERYONE = (
    Identity(f"{FIRST} {LAST}", f"{ORG} A/S", "zq@jøxqvaz.dk", LABEL, number=1),
    Identity(OTHER, number=2),
)
PARTS = (
    *(FIRST, f"{FIRST}s plan", f"{LAST.upper()}'s", f"{FIRST}\n{LAST}", f"{OTHER.lower()},", f"**{OWNER}**", "zoren"),
    *(f"[{OTHER}](https://x.dk/{LAST})", f"@{FIRST}{LAST}", f"{LAST}@x.dk", f"{ORG}systemet", f"- {LABEL}\n", "Xaaven"),
    *("Z.Q.", "ZQ", "plain words", "`zøren`", "https://x.dk/z%C3%B8ren", f"# {OWNER}", f"({ORG})", "\n\n", "=1+1"),
)
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join).filter(str.strip)


def filled(entry: Entry, text: str) -> Any:
    """The entry with this text in each of its fields that hold text."""
    values: dict[str, Any] = {}
    for name, field in FIELDS[entry.ref.kind].items():
        if field.type in ("text", "texts") and field.column and name not in ("name", "cadence", "zone"):
            values[name] = (text,) if field.type == "texts" else text
    return entry._replace(**values)


def journal(text: str) -> RelationshipEntries:
    """A relationship with an entry of each kind; every field that holds text has this one."""
    bond = filled(relationship(name=f"{FIRST} {LAST}"), text)
    bond = bond._replace(org=f"{ORG} A/S", email="zq@jøxqvaz.dk", programme=LABEL, uuid=uuid_of(bond))
    entries = [filled(getattr(builders, kind)(1), text) for kind in KINDS if kind != "relationship"]
    entries.append(builders.session(2, "2026-11-30", status="planned", where=text))
    entries.append(builders.action(2, text, "2026-12-01", session=builders.ref("s1"), person=OTHER))
    noted = [
        each._replace(checkpoints=tuple(point._replace(note=text) for point in checkpoints(("2026-11-01", 40))))
        if each.ref.kind == "goal"
        else each
        for each in entries
    ]
    return whole(*(each._replace(uuid=uuid_of(each), relationship=bond.name) for each in noted), bond=bond)


def exported(kind: str, entries: RelationshipEntries, *, language: str = "en") -> str:
    """What an anonymous export in this format can be read as."""
    replacements = names_to_replace(EVERYONE, owner=OWNER)
    anonymous = AnonymousEntries(replacements, shift=dt.timedelta())
    request = ExportRequest(kind, NOW, None, None, language, "a4", True, replacements.owner(OWNER))
    content: Any = request.write(
        (anonymous.relationship(entries),),
        revisions={entries.relationship.ref: {}},
        details=anonymous.details(details_of(entries)),
        hint=str,
    )
    if kind == "csv":
        return "\n".join(each.decode() for each in content.values())
    if kind == "pdf":
        from pypdf import PdfReader

        pdf = PdfReader(io.BytesIO(content))
        return f"{pdf.metadata}" + "\n".join(page.extract_text() for page in pdf.pages)
    return re.sub("\r?\n ", "", content.decode()) if isinstance(content, bytes) else content


def names_left(text: str) -> list[str]:
    """The words of names in a text, in any spelling, anywhere; and the initials."""
    spelled = names.spellings(text)
    left = [each for word in WORDS for each in names.spellings(word) if any(each in spelling for spelling in spelled)]
    return left + re.findall(r"\bZ\.? ?Q\b", text)


@pytest.mark.heavy
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_text_format_has_a_name(text: str) -> None:
    """The JSON follows the schema."""
    entries = journal(text)
    for kind in set(FORMATS) - {"pdf"}:
        assert names_left(exported(kind, entries)) == [], kind
    assert schema_errors(json.loads(exported("json", entries))) == []


@pytest.mark.heavy
@given(text=TEXTS)
@settings(max_examples=10, deadline=None)
def test_no_pdf_has_a_name(text: str) -> None:
    """Its metadata too."""
    assert names_left(exported("pdf", journal(text), language="da")) == []


def test_the_search_for_names_finds_them() -> None:
    """In an export that is not anonymous, so that these tests can fail."""
    request = ExportRequest("md", NOW, None, None, "en", "a4", True, OWNER)
    content = request.write((journal(" ".join(PARTS)),), revisions={}, hint=str)
    assert set(map(names.spelling_key, WORDS)) <= set(names_left(str(content)))
