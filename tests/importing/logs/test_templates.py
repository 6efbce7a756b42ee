"""Which parts of a log are templates and tables of contents, and which only have such a name."""

from __future__ import annotations

import pytest

from tests.importing.logs.reading import read


@pytest.mark.parametrize(
    "title", ["Template", "Skabelon", "Email template", "Contents", "Contents of the packet", "Indhold", "TOC"]
)
def test_a_part_of_a_session_is_text_whatever_its_name(title: str) -> None:
    """It and the parts after it stay in the notes."""
    body = f"Before.\n### {title}\n- [Doc](#doc)\n- [Doc2](#doc2)\n### After\nMore."
    log = read(f"# Log\n## 2026-01-05\n{body}\n## 2026-01-12\nText.\n")
    assert [section.notes for section in log.sections] == [body, "Text."]
    assert [part.text for part in log.not_read] == ["# Log\n"]


def test_a_template_ends_at_the_next_heading_of_its_level() -> None:
    """What follows is a text."""
    for template in ("## Template\n### Notes\n- \n", "## YYYY-MM-DD\n### Notes\n- \n"):
        log = read(f"# Ingrid\n## 2026-01-05\nText.\n{template}## Backlog\nIdeas.\n")
        assert [text.text for text in log.texts] == ["## Backlog\nIdeas."]
        assert log.not_read[-1].text == template
        assert log.not_read[-1].reason.startswith("a template: ")


def test_a_deeper_template_has_a_place_for_a_day() -> None:
    """Without one it is text of the session."""
    log = read("## 2026-01-05\nText.\n### Template\n#### YYYY-MM-DD\n- \n## 2026-01-12\nMore.\n")
    assert [section.notes for section in log.sections] == ["Text.", "More."]
    assert [part.place.line for part in log.not_read] == [3, 4]
