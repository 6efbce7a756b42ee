"""The headings in the text of an agreement as bold text: a heading of a page could not be told from the page's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.insight.collaboration.agreement_parts import all_headings

if TYPE_CHECKING:
    from mentorlog.model import Relationship

_FENCE: Final = r" {0,3}(`{3,}|~{3,})"
_HEADING: Final = r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*"
_MARKS: Final = frozenset("*_`[]\\<>")


def agreement_with_bold_headings(relationship: Relationship) -> str:
    """The agreement, with the headings of the template, in any language, and Markdown headings (`# What we expect`) in
    bold, except in code. A heading with other marks only loses its number signs."""
    headings = tuple(heading for same in all_headings(relationship) for heading in same)
    lines: list[str] = []
    fence = ""
    for line in (relationship.agreement or "").split("\n"):
        found = re.match(_FENCE, line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        lines.append(line if fence or found else _with_bold_heading(line, headings))
    return "\n".join(lines)


def _with_bold_heading(line: str, headings: tuple[str, ...]) -> str:
    found = re.fullmatch(_HEADING, line)
    if found and found[1]:
        return _bold(found[1])
    for heading in headings:
        rest = line[len(heading) :]
        if line.startswith(heading) and (not rest or rest[0] == " "):
            return _bold(heading) + rest
    return line


def _bold(text: str) -> str:
    return text if _MARKS & set(text) else f"**{text}**"
