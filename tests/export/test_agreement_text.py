"""The headings in an agreement are bold in every format, and none is a heading of the page."""

from __future__ import annotations

from mentorlog.export.html import html
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.summary.agreement_text import agreement_with_bold_headings
from tests.builders import relationship, whole
from tests.export.pages import summary_of

AGREEMENT = """# What we expect
Be honest.

How often we meet: every 2 weeks
Who books:
Ana

## Not *so* simple ##
#hashtag

```
# code
```"""


def test_headings_of_the_template_and_of_markdown_are_bold() -> None:
    """Code is unchanged, and a heading with other marks only loses its number signs."""
    assert agreement_with_bold_headings(relationship(agreement=AGREEMENT)) == (
        "**What we expect**\nBe honest.\n\n**How often we meet:** every 2 weeks\n**Who books:**\nAna\n\n"
        "Not *so* simple\n#hashtag\n\n```\n# code\n```"
    )
    assert agreement_with_bold_headings(relationship(agreement="~~~\n# a\n```\n# b\n~~~\n# c")) == (
        "~~~\n# a\n```\n# b\n~~~\n**c**"
    )


def test_danish_headings_of_the_template_are_bold_too() -> None:
    """Whatever the language of the page is."""
    danish = relationship(agreement="Det forventer jeg af Søren: råd\nDet bliver mellem os:\nalt")
    assert agreement_with_bold_headings(danish) == "**Det forventer jeg af Søren:** råd\n**Det bliver mellem os:**\nalt"


def test_no_format_shows_the_number_signs() -> None:
    """They are in bold in the summary, below the label of the agreement."""
    summary = summary_of(whole(bond=relationship(agreement="# What we expect\nBe honest.")))
    page, text = html(summary), markdown(summary)
    assert "<strong>What we expect</strong>" in page
    assert "**What we expect**" in text
    assert "# What we expect" not in page + text
