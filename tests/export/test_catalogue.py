"""The message catalogues: they are complete and compiled, and all text of a translated page comes from them."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from mentorlog.export.agenda_and_recap import agenda_document, recap_document
from mentorlog.export.document import Document, MonthBars, Timeline, Trends, UserText
from mentorlog.export.html import html
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.pdf.page_data import page_data
from mentorlog.export.summary.header import OTHER, TRANSLATED_REASONS
from mentorlog.export.translation import Translator
from mentorlog.insight import pages_to_send as meaning
from mentorlog.insight.closing import REASONS
from mentorlog.insight.relationship_entries import RelationshipEntries
from mentorlog.model import Role
from tests import catalogue
from tests.builders import (
    NOW,
    action,
    dossier,
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
from tests.catalogue import KEYWORDS, PACKAGES, SOURCE, TRANSLATED
from tests.export.pages import replace_user_texts, summary_of
from tests.export.sample_relationships import long

PLACE = re.compile(r"\{\w*\}")


def messages(language: str) -> list[Message]:
    """All messages of a catalogue, without its header."""
    return [message for message in catalogue.catalogue(language) if message.id]


def key(message: Message) -> tuple[str | None, str]:
    """The context and the singular of a message, which identify it."""
    return message.context, forms(message.id)[0]


def forms(text: Any) -> tuple[str, ...]:
    """All plural forms of a message or translation."""
    return tuple(text) if isinstance(text, tuple | list) else (text,)


@pytest.mark.heavy
@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_has_exactly_the_messages_of_the_code(language: str) -> None:
    """After a change, run `python -m tests.catalogue update` and translate the new messages."""
    expected = {key(message) for message in catalogue.in_the_code() if message.id}
    assert {key(message) for message in messages(language)} == expected
    assert not catalogue.catalogue(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    """Each plural form has a translation that is not marked as fuzzy."""
    for message in messages(language):
        assert not message.fuzzy, message.id
        assert len(forms(message.string)) == (2 if message.pluralizable else 1), message.id
        for text in forms(message.string):
            assert text.strip(), message.id
            assert text == text.strip(), message.id


def test_only_known_danish_translations_equal_the_english() -> None:
    """Danish mentors use these words; any other would be untranslated."""
    same = {forms(message.id)[0] for message in messages("da") if forms(message.id) == forms(message.string)}
    people, pages = (
        {"Mentor", "Mentee", "mentor", "mentee"},
        {"Feedback", "feedback", "Situation", "Link", "Type", "Person", "Organisation", "Status"},
    )
    assert same == {*people, *pages, "mentoring", "coaching", "video", "chat", "workshop"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    """Only a singular may replace the number with a word."""
    for message in messages(language):
        for number, text in enumerate(forms(message.string)):
            asked = sorted(PLACE.findall(forms(message.id)[min(number, len(forms(message.id)) - 1)]))
            found = sorted(PLACE.findall(text))
            if message.pluralizable and number == 0:
                asked, found = ([place for place in each if place != "{count}"] for each in (asked, found))
            assert found == asked, text


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_current(language: str) -> None:
    """After a change, run `python -m tests.catalogue compile`."""
    compiled = BytesIO()
    write_mo(compiled, catalogue.catalogue(language))
    compiled.seek(0)
    assert words(compiled) == words(catalogue.place(language, "mo").open("rb"))


def words(compiled: Any) -> dict[Any, str]:
    """The messages of a compiled catalogue without its header, which names the compiler."""
    with compiled:
        found: dict[Any, str] = vars(GNUTranslations(compiled))["_catalog"]
    return {message: translation for message, translation in found.items() if message}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_begins_with_a_glossary(language: str) -> None:
    """The glossary helps the next translator."""
    assert "Glossary" in catalogue.place(language, "po").read_text("utf-8").split('msgid ""')[0]


def messages_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The messages in the source code of a module with their lines, found in its syntax tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = 1 if name in ("translate_in_context", "in_context") else 0
            if name in KEYWORDS and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                value = node.args[place].value
                if isinstance(value, str) and (name != "translate_plural" or len(node.args) > 1):
                    yield node.lineno, value


@cache
def forms_in_the_code() -> set[str]:
    """The forms of every message in the source code; extracting them takes a tenth of a second."""
    return {text for message in catalogue.in_the_code() for text in forms(message.id)}


@pytest.mark.parametrize(
    "file",
    sorted(file for package in PACKAGES for file in (SOURCE / package).rglob("*.py")),
    ids=lambda file: file.name,
)
def test_every_message_in_the_source_code_is_extracted(file: Path) -> None:
    """A message inside an f-string would not be found by the extraction."""
    for line, text in messages_in(ast.parse(file.read_text("utf-8"))):
        assert text in forms_in_the_code(), f"{file.name}:{line}"


def test_the_suggested_reasons_of_end_can_be_translated() -> None:
    """The page shows a suggested reason in its language."""
    assert (*TRANSLATED_REASONS, OTHER) == REASONS


# a fully translated page


def everything(role: Role) -> RelationshipEntries:
    """A long relationship with entries for every text that a page can have."""
    one = long(role)
    return one._replace(
        relationship=one.relationship._replace(
            status="ended",
            ended_on=one.sessions[-1].on,
            reason="goals reached",
            learned="x",
            thanks="x",
            same="x",
            different="x",
            next="x",
            keep_in_touch_on=one.sessions[-1].on,
            private=True,
        ),
        sessions=(
            *one.sessions,
            session(200, "2026-11-01", status="missed", cancelled_by="me", why="x"),
            session(201, "2026-11-02", status="missed", cancelled_by="them", private=True),
            session(202, "2026-11-03", status="cancelled"),
            session(
                203,
                "2026-11-04",
                minutes=45,
                how="chat",
                where="x",
                private_notes="x",
                topics=("x",),
                takeaways=("x",),
                goals=(ref("g90"),),
                actions=(action(90, status="dropped"), action(91, due_on="2026-11-09", owner="them")),
                points=(ref("t90"),),
            ),
            session(204, "2026-12-04", status="planned"),
        ),
        goals=(
            *one.goals,
            goal(90, why="x", measure="x", due_on="2026-12-01", private=True),
            goal(91, status="dropped", closed_on="2026-11-01"),
        ),
        actions=(*one.actions, action(92, goal=ref("g90")), action(93, status="dropped", private=True)),
        feedback=(
            *one.feedback,
            feedback(90, outcome="worse", outcome_on="2026-11-09", direction="received", tone="praise"),
            feedback(91, outcome="unchanged", outcome_on="2026-11-09", text="x", situation="x", impact="x"),
        ),
        milestones=(
            *one.milestones,
            milestone(90, on="2026-11-09", celebrated_on="2026-11-09", how="x", goal=ref("g90")),
        ),
        points=(*one.points, point(90, status="discussed", session=ref("s203"))),
        notes=(*one.notes, note(90, private=True)),
        ratings=(*one.ratings, rating(90, 3, "2026-11-09", skill="x", owner="me")),
    )


def in_greek(document: Document) -> Document:
    """The page with each user text replaced by Greek letters, which none of our texts has."""
    changed = replace_user_texts(document, lambda text: "ωψφ" if text else "")
    assert isinstance(changed, Document)
    return changed


def fixed_texts(value: object) -> Iterator[str]:
    """The fixed texts of a page, without user text."""
    if isinstance(value, UserText):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Document):
        yield from fixed_texts(
            (value.title, value.lead, value.facts, [(each.title, each.blocks) for each in value.sections])
        )
    elif isinstance(value, Timeline | Trends | MonthBars):
        yield value.title
    elif isinstance(value, tuple | list):
        for each in value:
            yield from fixed_texts(each)


def english(language: str) -> dict[str, re.Pattern[str]]:
    """The parts of English messages that do not occur in the other language, as patterns."""
    translated = " ".join(text for message in messages(language) for text in forms(message.string)).lower()
    parts = {
        part.strip(" .,:()%").lower()
        for message in messages(language)
        for text in forms(message.id)
        for part in PLACE.split(text)
    }
    found = {part: re.compile(rf"(?<!\w){re.escape(part)}(?!\w)") for part in parts if re.search("[a-z]{2}", part)}
    return {part: pattern for part, pattern in found.items() if not pattern.search(translated)}


def page(role: Role, language: str) -> list[str]:
    """The text of a page as plain data and in each format that adds text."""
    document = in_greek(summary_of(everything(role), language=language, private_included=True))
    summary = [
        " ".join(fixed_texts(document)),
        markdown(document),
        visible_text(html(document)),
        printed(page_data(document)),
    ]
    return [*summary, *agenda_and_recap_texts(role, language)]


def agenda_and_recap_texts(role: Role, language: str) -> list[str]:
    """The agenda and the recap, with every text that they can have, and empty."""
    bond = relationship(name="ωψφ", role=role)
    points = [point(number, text="ωψφ", carried=number - 1) for number in range(1, 9)]
    ways: list[dict[str, Any]] = [{}, {"due_on": "2026-12-01"}, {"owner": "them", "status": "done", "done_on": None}]
    ways += [{"owner": "them", "status": "done", "done_on": "2026-11-10"}, {"owner": "them", "status": "dropped"}]
    promised = tuple(action(number, text="ωψφ", **way) for number, way in enumerate(ways, 1))
    held = session(1, "2026-11-09", how="phone", where="ωψφ", topics=("ωψφ",), takeaways=("ωψφ",), actions=promised)
    ahead = session(2, "2026-12-07", status="planned", at=dt.time(14), minutes=60)
    found = [
        meaning.build_agenda(dossier(bond), now=NOW),
        meaning.build_agenda(dossier(bond, planned=(ahead,), points=points, actions=promised), now=NOW),
    ]
    recaps = [
        meaning.build_recap(bond, session(1, "2026-11-09"), now=NOW),
        meaning.build_recap(bond, held, goals=[goal(1, title="ωψφ")], points=points, planned=[ahead], now=NOW),
    ]
    return [
        *(
            markdown(agenda_document(one, Translator(language), owner=owner))
            for one in found
            for owner in (None, "ωψφ")
        ),
        *(
            markdown(recap_document(one, Translator(language), owner=owner))
            for one in recaps
            for owner in (None, "ωψφ")
        ),
    ]


def printed(value: object) -> str:
    """The text that the template of a PDF gets."""
    if isinstance(value, dict):
        return " ".join(
            printed(each) for key, each in value.items() if key not in ("kind", "language", "paper", "unit")
        )
    if isinstance(value, list):
        return " ".join(map(printed, value))
    return PLACE.sub(" ", value) if isinstance(value, str) else ""


def visible_text(page: str) -> str:
    """The text that a reader of the HTML page sees or hears."""
    body = re.sub(r"(?s)<style>.*</style>|<[^>]*aria-label=\"([^\"]*)\"[^>]*>|<[^>]*>", r" \1 ", page)
    return unescape(body)


@pytest.mark.parametrize("role", ["mentor", "mentee"])
@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.heavy
def test_a_translated_page_has_no_english_text(language: str, role: Role) -> None:
    """No message of the catalogue is left in English."""
    unknown = english(language)
    assert len(unknown) > 80
    for text in page(role, language):
        assert [part for part, pattern in unknown.items() if pattern.search(text.lower())] == []


@pytest.mark.heavy
def test_the_check_for_english_text_finds_english() -> None:
    """It finds many English messages in an English page."""
    for text in page("mentor", "en"):
        found = [part for part, pattern in english("da").items() if pattern.search(text.lower())]
        assert len(found) > (60 if len(text) > 2000 else 5)


@pytest.mark.heavy
@pytest.mark.parametrize("role", ["mentor", "mentee"])
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_of_a_translated_page_is_known(language: str, role: Role) -> None:
    """It is in the catalogue or in the name of a day or month, so no text bypasses the catalogue."""
    translated = (PLACE.sub(" ", text) for message in messages(language) for text in forms(message.string))
    days, months = Locale.parse(language).days, Locale.parse(language).months
    forms_of_names = (days["format"], months["format"], months["stand-alone"])
    names = (form[width].values() for form in forms_of_names for width in ("abbreviated", "wide"))
    known = {word for text in (*translated, *(each for form in names for each in form)) for word in letters(text)}
    for text in page(role, language):
        assert set(letters(text)) - known <= {"ωψφ"}


def letters(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"[^\W\d_]+", text.lower())
