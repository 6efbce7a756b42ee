"""A sample of every kind of page that mentorlog writes as Markdown, HTML and PDF, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mentorlog.export.programme.document import overview_document
from mentorlog.export.resource_list import resource_list_document
from mentorlog.export.translation import Translator
from mentorlog.export.year import years_document
from mentorlog.insight.resource_list import build_resource_list
from tests.builders import TODAY, goal, relationship, session, whole
from tests.export import sample_relationships as samples
from tests.export import test_agenda_and_recap, test_year, test_year_story
from tests.export.pages import summary_of
from tests.insight.programme.programmes import ana, maria, overview, soren

if TYPE_CHECKING:
    from mentorlog.export.document import Document

_CHINESE: Final = "我們談了團隊與責任以及如何在沒有人要求的情況下帶領大家" * 12


def chinese() -> Document:
    """Ten sessions with long texts without spaces."""
    sessions = (session(number, f"2026-{number:02}-02", minutes=60, notes=_CHINESE) for number in range(1, 11))
    return summary_of(whole(*sessions, bond=relationship(name="王小明" * 9, started_on="2026-01-01")))


def prospect() -> Document:
    """Somebody that the owner would like as a mentor."""
    bond = relationship(
        name="Lone Dahl",
        role="mentee",
        status="prospect",
        admire="She says what she sees",
        hope="To hear it too",
        asked_on="2026-11-02",
        message="Would you meet me once?",
    )
    return summary_of(whole(goal(1, title="Speak at a conference"), bond=bond), private_included=True)


def agenda() -> Document:
    """The agenda of a meeting with points and promises."""
    return test_agenda_and_recap.agenda_of(
        planned=(test_agenda_and_recap.MEETING,),
        points=test_agenda_and_recap.POINTS,
        actions=test_agenda_and_recap.ACTIONS,
    )


EVERY_PAGE: Final[dict[str, Callable[[], Document]]] = {
    "summary-short": lambda: summary_of(samples.short("mentee")),
    "summary-short-danish": lambda: summary_of(samples.short(), language="da"),
    "summary-long": lambda: summary_of(samples.long()),
    "summary-long-danish": lambda: summary_of(samples.long("mentee"), language="da"),
    "summary-learning": lambda: summary_of(samples.learning()),
    "summary-one-session": lambda: summary_of(whole(session(1, "2026-03-09"), bond=relationship())),
    "summary-empty": lambda: summary_of(whole(bond=relationship())),
    "summary-chinese": chinese,
    "summary-me": lambda: summary_of(samples.own(), private_included=True),
    "prospect": prospect,
    "agenda": agenda,
    "recap": test_agenda_and_recap.recap_of,
    "year": test_year.document,
    "years": lambda: years_document(test_year.SEVERAL, Translator(), on=TODAY),
    "year-story": test_year_story.document,
    "programme": lambda: overview_document(overview(soren(), ana(), maria()), Translator(), on=TODAY),
    "programme-danish": lambda: overview_document(overview(soren(), ana(), maria()), Translator("da"), on=TODAY),
    "resources": lambda: resource_list_document(build_resource_list(samples.learning().resources), Translator()),
}
