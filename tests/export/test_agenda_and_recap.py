"""The agenda and the recap."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.export.agenda_and_recap import agenda_document, recap_document
from mentorlog.export.document import Document, ListItem, ListItems, UserText
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.translation import Translator
from mentorlog.insight.pages_to_send import build_agenda, build_recap
from mentorlog.model import Dossier, Session
from tests.builders import NOW, action, dossier, goal, point, ref, relationship, session, whole
from tests.export.expected_text import expected_parts
from tests.export.markdown_reader import PAGE_TOKENS, USER_TOKENS, headings, outline, tokens
from tests.golden_files import Golden, golden_files
from tests.insight.journals import HOSTILE, bonds, histories, texts
from tests.property_tests import settings

MEETING = session(
    8, "2026-11-24", status="planned", at=dt.time(14), minutes=60, how="in-person", where="Café Dyrehaven [upstairs]"
)
POINTS = (
    point(1, text="Conflict with the platform team", carried=2),
    point(2, text="Which talk?\nAnd is it *too* soon?", carried=1),
    point(3, text="# Not a heading, he said"),
)
ACTIONS = (
    action(1, text="Send the checklist", due_on="2026-11-20"),
    action(2, text="Ask Mette about [the budget]"),
    action(3, text="Shadow one review", owner="them", due_on="2026-12-15"),
)
HELD = session(
    7,
    "2026-11-09",
    at=dt.time(14),
    minutes=90,
    how="video",
    notes="Delegation: *what* you keep and why.\n\n- the reviews\n- the roadmap, until spring",
    private_notes="He looks worn out.",
    topics=("delegation", "career goals"),
    takeaways=("Let the silence work", "Ask before telling,\nthen ask again"),
    goals=(ref("g1"),),
    points=(ref("t4"),),
    actions=(
        *ACTIONS,
        action(4, text="Write down three fears", owner="them", status="done", done_on="2026-11-16"),
        action(5, text="Find a course", owner="them", status="dropped"),
    ),
)


def agenda_of(**fields: Any) -> Document:
    """The agenda of an ordinary relationship."""
    bond = fields.pop("bond", relationship())
    return agenda_document(build_agenda(dossier(bond, **fields), now=NOW), Translator())


def recap_of(held: Session = HELD, **fields: Any) -> Document:
    """The recap of an ordinary session."""
    bond = fields.pop("bond", relationship())
    return recap_document(build_recap(bond, held, now=NOW, **fields), Translator())


def the_agenda(**fields: Any) -> str:
    """The agenda as Markdown."""
    return markdown(agenda_of(**fields))


def the_recap(held: Session = HELD, **fields: Any) -> str:
    """The recap as Markdown."""
    return markdown(recap_of(held, **fields))


PAGES = {
    "agenda-mentor.md": lambda: the_agenda(planned=(MEETING,), points=POINTS, actions=ACTIONS),
    "agenda-mentee.md": lambda: the_agenda(bond=relationship(role="mentee"), points=(), actions=ACTIONS[2:]),
    "recap-mentor.md": lambda: the_recap(
        goals=[goal(1, title="Run the design review alone")],
        points=[point(4, text="Conference talk: which one?", status="discussed")],
        planned=[MEETING],
    ),
    "recap-mentee.md": lambda: the_recap(session(1, "2026-11-09"), bond=relationship(role="mentee")),
}


@golden_files("export", PAGES)
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export."""
    golden.check(PAGES[golden.name]())


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_have_no_refs(name: str) -> None:
    """Refs are only useful to the owner of the journal."""
    assert not re.search(r"\b[rsgafmtnck]\d+\b", PAGES[name]())


@pytest.mark.parametrize(("carried", "words"), [(2, "twice"), (3, "three times"), (6, "six times"), (7, "7 times")])
def test_a_point_shows_in_words_how_often_it_was_carried_over(carried: int, words: str) -> None:
    """A point that was never carried over, or once, shows nothing."""
    assert f"- Which talk? (carried over {words})\n" in the_agenda(points=(point(1, carried=carried),))
    assert "carried" not in the_agenda(points=(point(1, carried=0), point(2, carried=1)))


def test_the_recap_of_an_earlier_session_has_no_next_session() -> None:
    """It does not say that there is no date yet."""
    assert "## Our next session\n\n- When: no date yet" in the_recap()
    for page in (the_recap(is_last=False), the_recap(bond=relationship(status="ended", ended_on="2026-11-20"))):
        assert "next session" not in page
        assert "no date yet" not in page


def test_a_recap_has_no_private_notes() -> None:
    """The session of the recap has private notes."""
    assert "worn out" not in the_recap()


def of_history(history: Any, bond: Any) -> tuple[Dossier, list[Session], dict[Any, Any]]:
    """The open entries of a history as a dossier, its held sessions, and its goals and points by ref."""
    leaving = whole(*history, bond=bond)
    found = dossier(
        bond,
        points=tuple(one for one in leaving.points if one.status == "open"),
        actions=tuple(one for one in leaving.actions if one.status == "open"),
        planned=tuple(one for one in leaving.sessions if one.status == "planned"),
    )
    held = [one for one in leaving.sessions if one.status == "held"]
    return found, held, {one.ref: one for one in (*leaving.goals, *leaving.points)}


def written(history: Any, bond: Any) -> list[str]:
    """Every page that can be created from a history."""
    found, held, known = of_history(history, bond)
    pages = [markdown(agenda_document(build_agenda(found, now=NOW), Translator()))]
    for one in held:
        goals = [known[each] for each in one.goals]
        points = [known[each] for each in one.points]
        recap = build_recap(bond, one, goals=goals, points=points, planned=found.planned, now=NOW)
        pages.append(markdown(recap_document(recap, Translator())))
    return pages


@given(histories(), bonds())
@settings(max_examples=60)
def test_user_text_does_not_change_the_structure_of_a_page(history: Any, bond: Any) -> None:
    """With any user text, a page has only our headings and lists and allowed Markdown."""
    for page in written(history.public, bond):
        assert {token.type for token in tokens(page)} <= PAGE_TOKENS | USER_TOKENS
        (level, _), *rest = headings(page)
        assert level == 1
        assert [heading for _, heading in rest] == [heading for heading in SECTIONS if (2, heading) in rest]
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", page)


SECTIONS = [
    "To talk about",
    "What we talked about",
    "Takeaways",
    "I owe",
    "You owe",
    "What I promised",
    "What you promised",
    "Our next session",
]


def hostile(test: Any) -> Any:
    """The test with every hostile text as an additional example."""
    for text in HOSTILE:
        if text.strip():
            test = example(text)(test)
    return test


@hostile
@given(texts())
@example("0\n\n-")
@example("0\n\n1.\n2.")
def test_any_text_is_one_item_of_its_list(text: str) -> None:
    """A point, a promise and a takeaway are each one item with its state; a list in a text is inside the item."""
    typed, due = UserText(text), dt.date(2026, 12, 1)
    pages = [
        agenda_of(points=(point(1, text=text, carried=2), point(2, text=text))),
        agenda_of(actions=(action(1, text=text, due_on=str(due)), action(2, text=text))),
        recap_of(session(1, "2026-11-09", takeaways=(text, text))),
    ]
    states = ["carried over twice", "by Tue 1 Dec 2026", ""]
    for page, state in zip(pages, states, strict=True):
        assert [each for section in page.sections for each in section.blocks if isinstance(each, ListItems)] == [
            ListItems((ListItem(text=typed, state=state), ListItem(text=typed)))
        ]
        assert outline(markdown(page)) == expected_parts(page)


@given(st.lists(texts(), min_size=1, max_size=3), texts(), texts(), texts())
def test_any_labelled_text_is_one_item_with_its_label(topics: list[str], where: str, title: str, notes: str) -> None:
    """Topics, the place and goals are one item each, whatever list the notes end with."""
    held = session(1, "2026-11-09", topics=tuple(topics), where=where, notes=notes)
    page = recap_of(held, goals=[goal(1, title=title)])
    assert outline(markdown(page)) == expected_parts(page)


def test_markdown_does_not_span_two_topics() -> None:
    """A Markdown mark in one topic is not closed in the next."""
    assert "- Topics: \\*one, two\\*, *three*\n" in the_recap(
        session(1, "2026-11-09", topics=("*one", "two*", "*three*"))
    )


@pytest.mark.parametrize(
    ("role", "language", "line"),
    [
        ("mentor", "en", "To Søren Østergård (mentee), from Marie \\<b> Holm (mentor)."),
        ("mentee", "en", "To Søren Østergård (mentor), from Marie \\<b> Holm (mentee)."),
        ("mentor", "da", "Til Søren Østergård (mentee) fra Marie \\<b> Holm (mentor)."),
        ("mentee", "da", "Til Søren Østergård (mentor) fra Marie \\<b> Holm (mentee)."),
    ],
)
def test_a_page_is_signed_with_the_name_of_its_owner(role: str, language: str, line: str) -> None:
    """The name is escaped like any user text."""
    translator, owner, bond = Translator(language), "Marie <b> Holm", relationship(role=role)
    agenda, recap = build_agenda(dossier(bond), now=NOW), build_recap(bond, HELD, now=NOW)
    for page in (agenda_document(agenda, translator, owner=owner), recap_document(recap, translator, owner=owner)):
        assert line in markdown(page).splitlines()
