"""The story of a year as a page to share: its text in each language and format."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from mentorlog.export import shapes
from mentorlog.export.document import Document
from mentorlog.export.html import html
from mentorlog.export.json_text import dumps
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.pdf import pdf
from mentorlog.export.translation import Translator
from mentorlog.export.year_story import story_document
from mentorlog.insight.year_story import MOST_SHOWN, Story
from tests.builders import TODAY, day
from tests.export.pages import Page
from tests.golden_files import Golden, golden_files
from tests.insight.stories import EMPTY, FULL_STORY, NAMED, TINY, story
from tests.insight.years import PEOPLE, entries, entry, month


def document(told: Story = FULL_STORY, language: str = "en", owner: str | None = None) -> Document:
    """The page of a story."""
    return story_document(told, Translator(language), on=TODAY, owner=owner)


TEXTS = {
    "year-story.md": lambda: markdown(document()),
    "year-story-named.md": lambda: markdown(document(NAMED, owner="Eva *Vind*")),
    "year-story-tiny.md": lambda: markdown(document(TINY)),
    "danish/year-story.md": lambda: markdown(document(language="da")),
    "year-story.html": lambda: re.sub(r"(?s)(<style>).*(</style>)", r"\1…\2", html(document())),
    "data/year-story.json": lambda: dumps(shapes.year_story(FULL_STORY), ascii_only=False),
    "data/year-story-named.json": lambda: dumps(shapes.year_story(NAMED), ascii_only=False),
}


@golden_files("export", TEXTS)
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export."""
    golden.check(TEXTS[golden.path.relative_to(golden.path.parents[1]).as_posix().removeprefix("export/")]())


def test_the_figures_are_large_in_a_browser() -> None:
    """Only those at the top; the facts of sections are not."""
    page = Page(html(document()))
    lists = [each.attributes.get("class") for each in page.all("dl")]
    assert lists[0] == "figures"
    assert set(lists[1:]) == {None}


@pytest.mark.heavy
def test_a_pdf_is_one_page_with_the_same_text() -> None:
    """It conforms to PDF/UA."""
    from pypdf import PdfReader

    written = pdf(document())
    read = PdfReader(BytesIO(written.content))
    assert len(read.pages) == 1
    text = " ".join(read.pages[0].extract_text().split())
    for part in ("My year of mentoring: 2026", "20 h", "What I gave", "Advice that worked", "To my coach", "as mentor"):
        assert part in text
    assert b"pdfuaid" in written.content


def test_a_long_list_says_how_many_more_there_are() -> None:
    """The JSON has all of them."""
    many = story(
        entries(
            relationships=PEOPLE[:1],
            takeaways=tuple(entry("s1", f"Lesson {number}", "03-01") for number in range(40)),
            milestones=tuple(entry("m1", f"Milestone {number}", "03-01") for number in range(MOST_SHOWN)),
        )
    )
    text = markdown(document(many))
    assert text.count("Lesson") == text.count("Milestone") == MOST_SHOWN
    assert text.count("more") == 1
    assert f"and {40 - MOST_SHOWN} more" in text
    assert len(shapes.year_story(many)["learned"]) == 40


def test_an_empty_year_says_so() -> None:
    """In each language."""
    assert "No session was held" in markdown(document(EMPTY))
    assert "Der blev ikke holdt møder" in markdown(document(EMPTY, "da"))


def test_a_year_of_coaching_has_the_words_of_coaching() -> None:
    """In the title, the roles and the thanks."""
    coach = PEOPLE[2]._replace(status="ended", ended_on=day("2026-11-20"), thanks="For waiting")
    told = story(entries(relationships=(coach,), months=(month(3, of="r3"),)))
    english, danish = markdown(document(told)), markdown(document(told, "da"))
    assert "My year of coaching" in english
    assert "As client: 1 session" in english
    assert "To my coach: For waiting" in english
    assert "Mit år med coaching" in danish
    assert "Til min coach" in danish
    assert "mentor" not in english + danish


@pytest.mark.parametrize("language", ["en", "da"])
def test_user_text_can_not_forge_the_page(language: str) -> None:
    """Also in facts of one line, and in names."""
    hostile = "# x\n| a | <b>b</b> | [y](javascript:z) `"
    coach = PEOPLE[2]._replace(name=hostile, status="ended", ended_on=day("2026-11-20"), thanks=hostile)
    resource = entry("b1", hostile, "03-01", of="me", resource_type="book", takeaway=hostile)
    told = story(entries(relationships=(coach,), months=(month(3, of="r3"),), resources=(resource,)), is_named=True)
    page = html(document(told, language))
    assert "<b>" not in page
    assert "javascript:" not in re.findall(r'href="([^"]*)', page)
    assert re.findall(r"(?m)^# (.*)", markdown(document(told, language))) == [document(told, language).title[0]]
