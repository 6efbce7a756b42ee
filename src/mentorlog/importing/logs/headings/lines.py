"""The lines of a log, with their headings: Markdown (`## X`, underlined), Org (`** X`), and plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.importing.logs.digest import is_separator
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Format = Literal["markdown", "org", "text"]
"""How the headings of a file are written."""

_ATX: Final = r" {0,3}(#{1,6})(?:[ \t]+(.*?)(?:[ \t]+#+)?|(?=\d{4}-\d)(.*))[ \t]*"
_UNDERLINE: Final = r" {0,3}(?:(=+)|-{2,})[ \t]*"
_FENCE: Final = r" {0,3}(`{3,}|~{3,})(.*)"
_ORG_HEADING: Final = r"(\*+)[ \t]+(.*?)[ \t]*"
_NOT_A_TITLE: Final = r"\s*(?:[-*+>|]\s|[-*+>|]$|\d+[.)]\s|\|)"
"""A list item, a quotation or a row of a table can't be underlined as a heading."""
_LONGEST_TITLE: Final = 40
"""Characters of a title that three hyphens can underline."""
_SLACK: Final = 3
"""Characters by which an underline may be shorter or longer than its title."""
_MOST_FRONT_MATTER: Final = 200
"""Lines."""


class Line(NamedTuple):
    """A line of a log."""

    number: int
    """Its number, counted from 1."""
    raw: str
    """The line with its line break."""
    level: int = 0
    """The level of the heading that it is: 1 is the highest, 0 is not a heading."""
    title: str = ""
    """The text of the heading."""
    is_code: bool = False
    """Whether it is in a code block, a comment or front matter, where nothing is a heading."""
    is_underline: bool = False
    """Whether it underlines the heading above it."""

    @property
    def text(self) -> str:
        """The line without its line break."""
        return self.raw.removesuffix("\n")

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.raw.strip()


def read_lines(text: str, *, form: Format, first_number: int = 1) -> list[Line]:
    """The lines of a text that has LF at the end of each line."""
    lines = [Line(number, line) for number, line in enumerate(split_lines(text), start=first_number)]
    if form == "org":
        return list(_with_org_headings(lines))
    return _with_underlined_headings(_with_headings(lines, _code_lines(lines, form)))


def front_matter_length(lines: Sequence[Line]) -> int:
    """How many lines the front matter at the start of a file has, with the two rules around it; 0 if there is none."""
    if not lines or lines[0].text.rstrip() != "---":
        return 0
    for place, line in enumerate(lines[1:_MOST_FRONT_MATTER], start=1):
        if line.text.rstrip() in ("---", "..."):
            inside = [between.text for between in lines[1:place] if not between.is_blank]
            has_keys = bool(inside) and all(re.match(r"[\w -]+:|\s|#|- ", text) for text in inside)
            return place + 1 if has_keys else 0
    return 0


def split_lines(text: str) -> list[str]:
    """The lines of a text with their LF, at which alone it is split."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def begins_paragraph(lines: Sequence[Line], place: int) -> bool:
    """Whether nothing is directly above a line but a blank line, a rule or a heading."""
    if place == 0:
        return True
    above = lines[place - 1]
    return bool(above.is_blank or above.level or above.is_underline or above.is_code or is_separator(above.text))


def _code_lines(lines: Sequence[Line], form: Format) -> set[int]:
    """The places of the lines in front matter, in code fences that are closed, and in comments."""
    found = set(range(front_matter_length(lines)))
    unclosed: set[str] = set()
    place = len(found)
    while place < len(lines):
        opening = _opening(lines[place].text)
        if form == "text" and opening.startswith("~"):
            opening = ""  # a rule of tildes
        if opening and opening not in unclosed:
            end = _end_of_block(lines, place, opening)
            if end is None:
                unclosed.add(opening)
            else:
                found.update(range(place, end + 1))
                place = end
        place += 1
    return found


def _opening(text: str) -> str:
    """What opens a code fence or a comment on a line; empty if nothing does."""
    plain = text.lstrip()
    if plain.startswith("<!--"):
        return "<!--"
    match = re.fullmatch(_FENCE, text) if plain.startswith(("```", "~~~")) else None
    return match[1] if match and not (match[1][0] == "`" and "`" in match[2]) else ""


def _end_of_block(lines: Sequence[Line], place: int, opening: str) -> int | None:
    """The place of the last line of the code fence or comment that begins at a line; None if it is not closed: then it
    is not one, because all sessions below it would be part of it."""
    if opening == "<!--":
        return next((later for later in range(place, len(lines)) if "-->" in lines[later].raw), None)
    closing = re.compile(rf" {{0,3}}{re.escape(opening[0])}{{{len(opening)},}}[ \t]*")
    return next((later for later in range(place + 1, len(lines)) if closing.fullmatch(lines[later].text)), None)


def _with_headings(lines: Sequence[Line], code: set[int]) -> list[Line]:
    found = []
    pattern = re.compile(_ATX)
    for place, line in enumerate(lines):
        if place in code:
            found.append(line._replace(is_code=True))
            continue
        match = pattern.fullmatch(line.text) if "#" in line.raw[:10] else None
        heading = match and line._replace(level=len(match[1]), title=(match[2] or match[3] or "").strip())
        found.append(heading or line)
    return found


def _with_underlined_headings(lines: list[Line]) -> list[Line]:
    pattern = re.compile(_UNDERLINE)
    for place in range(1, len(lines)):
        line, above = lines[place], lines[place - 1]
        match = pattern.fullmatch(line.text) if line.raw.lstrip()[:1] in ("=", "-") and not line.is_code else None
        if not match or above.is_blank or above.level or above.is_code or above.is_underline:
            continue
        if re.match(_NOT_A_TITLE, above.text) or above.raw[:1] in "\t" or above.raw.startswith("    "):
            continue
        if match[1] or (begins_paragraph(lines, place - 1) and not _is_rule(line.text, below=above.text)):
            lines[place - 1] = above._replace(level=1 if match[1] else 2, title=above.text.strip())
            lines[place] = line._replace(is_underline=True)
    return lines


def _is_rule(text: str, *, below: str) -> bool:
    """Whether hyphens below a line are more likely a rule between sessions: below a sentence, or far from as long as
    the line."""
    if below.rstrip().endswith((".", "!", "?", ",", ";", "…", ")")) and not is_as_long(text, below):
        return True
    return len(below.strip()) > _LONGEST_TITLE and not is_as_long(text, below)


def is_as_long(underline: str, title: str) -> bool:
    """Whether a line of signs was typed as long as the title above it."""
    return abs(len(underline.strip()) - len(title.strip())) <= _SLACK


def _with_org_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of an Org file. A block that is not closed is not one."""
    heading = re.compile(_ORG_HEADING)
    block_end = -1
    unclosed: set[str] = set()
    for place, line in enumerate(lines):
        if place <= block_end:
            yield line._replace(is_code=True)
            continue
        begin = re.match(r"\s*#\+begin_(\w+)", line.text, re.IGNORECASE) if "#" in line.raw else None
        if begin and begin[1].lower() not in unclosed:
            end = re.compile(rf"\s*#\+end_{begin[1]}\b", re.IGNORECASE)
            ends = (later for later in range(place + 1, len(lines)) if end.match(lines[later].text))
            block_end = next(ends, -1)
            if block_end < 0:
                unclosed.add(begin[1].lower())
            yield line._replace(is_code=block_end > 0)
            continue
        match = heading.fullmatch(line.text) if line.raw.startswith("*") else None
        yield line._replace(level=len(match[1]), title=match[2]) if match else line
