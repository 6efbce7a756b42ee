"""The agenda and the recap as Markdown."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorlog.export.agenda_and_recap import agenda_document, recap_document
from mentorlog.export.markdown import markdown
from mentorlog.export.translation import Translator
from mentorlog.insight.pages_to_send import build_agenda, build_recap
from mentorlog.model import Dossier, Session
from tests.builders import NOW, action, dossier, goal, point, ref, relationship, session, whole
from tests.export.markdown_reader import OURS, READER, headings, tokens, words
from tests.export.test_escape import plain
from tests.golden_files import Golden, golden_files
from tests.insight.journals import HOSTILE, bonds, histories, texts

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


def the_agenda(**fields: Any) -> str:
    """The agenda of an ordinary relationship."""
    bond = fields.pop("bond", relationship())
    return markdown(agenda_document(build_agenda(dossier(bond, **fields), now=NOW), Translator()))


def the_recap(held: Session = HELD, **fields: Any) -> str:
    """The recap of an ordinary session."""
    bond = fields.pop("bond", relationship())
    return markdown(recap_document(build_recap(bond, held, now=NOW, **fields), Translator()))


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
def test_the_whole_page(golden: Golden) -> None:
    """As kept in tests/golden/export, read and approved by a person."""
    golden.check(PAGES[golden.name]())


@pytest.mark.parametrize("name", PAGES)
def test_no_refs_stand_in_it(name: str) -> None:
    """Refs are the owner's handles; other people have no use for them."""
    assert not re.search(r"\b[rsgafmtnck]\d+\b", PAGES[name]())


@pytest.mark.parametrize(
    ("carried", "said"), [(1, "once"), (2, "twice"), (3, "three times"), (6, "six times"), (7, "7 times")]
)
def test_how_often_a_point_was_carried_is_said_in_words(carried: int, said: str) -> None:
    """Where it was at all."""
    assert f"- Which talk? (carried over {said})\n" in the_agenda(points=(point(1, carried=carried),))
    assert "carried" not in the_agenda(points=(point(1, carried=0),))


def test_an_earlier_session_says_nothing_of_a_next_one() -> None:
    """Least of all that there is no date yet."""
    assert "## Our next session\n\n- When: no date yet" in the_recap()
    for page in (the_recap(is_last=False), the_recap(bond=relationship(status="ended", ended_on="2026-11-20"))):
        assert "next session" not in page
        assert "no date yet" not in page


def test_private_notes_are_in_no_recap() -> None:
    """Even of a session that has them."""
    assert "worn out" not in the_recap()


def of_history(history: Any, bond: Any) -> tuple[Dossier, list[Session], dict[Any, Any]]:
    """What is open of a history as a dossier, its held sessions, and its entries by ref, from which the store's picture
    without what is private is made in its place."""
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
    """Every page that can be made of a history."""
    found, held, known = of_history(history, bond)
    pages = [markdown(agenda_document(build_agenda(found, now=NOW), Translator()))]
    for one in held:
        goals = [known[each] for each in one.goals]
        points = [known[each] for each in one.points]
        told = build_recap(bond, one, goals=goals, points=points, planned=found.planned, now=NOW)
        pages.append(markdown(recap_document(told, Translator())))
    return pages


@given(histories(), bonds())
@settings(max_examples=60)
def test_user_text_keeps_the_structure(history: Any, bond: Any) -> None:
    """Whatever was typed, a page has our headings and lists, and nothing else that Markdown makes of text."""
    for page in written(history.public, bond):
        assert {token.type for token in tokens(page)} <= OURS
        (level, _), *rest = headings(page)
        assert level == 1
        assert [said for _, said in rest] == [said for said in SECTIONS if (2, said) in rest]
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", page)


SECTIONS = [
    "To talk about",
    "What we talked about",
    "Takeaways",
    "What I promised",
    "What you promised",
    "Our next session",
]


def hostile(test: Any) -> Any:
    """The test with every hostile text as an example, besides those that are made up."""
    for text in HOSTILE:
        if text.strip():
            test = example(text)(test)
    return test


@hostile
@given(texts())
def test_every_text_is_one_item_of_one_list(text: str) -> None:
    """A point, a promise and a takeaway are each one item, of those very words and how it stands."""
    due = {"due_on": "2026-12-01"}
    pages = [
        the_agenda(points=(point(1, text=text, carried=1), point(2, text=text))),
        the_agenda(actions=(action(1, text=text, **due), action(2, text=text))),
        the_recap(session(1, "2026-11-09", takeaways=(text, text))),
    ]
    standing = [" (carried over once)", " (by Tue 1 Dec 2026)", ""]
    for page, ends in zip(pages, standing, strict=True):
        items = items_of_first_list(page)
        assert len(items) == 2
        assert [" ".join(one.split()) for one in items] == [
            " ".join(f"{plain(text)}{ends}".split()),
            plain(text),
        ]


def items_of_first_list(page: str) -> list[str]:
    """The items of the first list below a heading of the second level, as they are read."""
    parts = re.split(r"^## .*$", page, flags=re.M)
    below = next(part for part in parts[1:] if part.lstrip().startswith("- "))
    parsed = READER.parse(below)
    assert sum(token.type == "bullet_list_open" for token in parsed) == 1
    found: list[list[str]] = []
    for token in parsed:
        if token.type == "list_item_open":
            found.append([])
        elif token.type == "inline":
            found[-1].append(words(token))
    return [" ".join(one) for one in found]


@given(st.lists(texts(), min_size=1, max_size=3), texts(), texts())
def test_labelled_texts_stay_beside_their_label(topics: list[str], where: str, title: str) -> None:
    """Topics, place and goals are one item each, whatever they say."""
    page = the_recap(session(1, "2026-11-09", topics=tuple(topics), where=where), goals=[goal(1, title=title)])
    kinds = [token.type for token in READER.parse(page)]
    # when, where; topics, worked on; when you meet next
    assert kinds.count("list_item_open") == 5
    assert kinds.count("bullet_list_open") == 3
