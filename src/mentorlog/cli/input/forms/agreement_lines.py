"""The lines in the text of an agreement that are fields of their own: whether a summary may be sent, who may read it,
and the date to look at the agreement again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import read_day
from mentorlog.cli.input.text.private_marker import escape_markers
from mentorlog.cli.input.text.read import escape_help
from mentorlog.errors import DateError
from mentorlog.insight.collaboration.agreement_parts import AGAIN, MAY_SEND, READERS, template_lines
from mentorlog.model.choices import DANISH, find_choice, is_choice
from mentorlog.model.vocabulary import RECAPS
from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import normalise_text
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

T = TypeVar("T")


def _line(labels: Mapping[str, str]) -> re.Pattern[str]:
    """A line with one of the labels, with or without a mark of a list or a heading before it."""
    names = "|".join(re.escape(label.rstrip(":?")) for label in labels.values())
    return re.compile(rf"[ \t]*(?:[-*#]+[ \t]*)?(?:{names})[ \t]*[:?][ \t]*(.*?)[ \t]*", re.IGNORECASE | re.DOTALL)


_MAY_SEND: Final = _line(MAY_SEND)
_READERS: Final = _line(READERS)
_AGAIN: Final = _line(AGAIN)


class ParsedAgreement(NamedTuple):
    """An agreement as the user wrote it."""

    text: str
    """The text, without the lines that are fields of their own."""
    look_again_on: dt.date | None = None
    """The date to look at it again; None if no valid one is given."""
    recap: str | None = None
    """Whether a summary may be sent; None if no valid answer is given."""
    summary_readers: str | None = None
    """Who may read the summary; None if that is not given."""

    @property
    def has_lines(self) -> bool:
        """Whether there is a value in any of the lines."""
        return any(value is not None for value in self[1:])


def parse_agreement(app: App, text: str, relationship: Relationship, *, has_recap: bool = False) -> ParsedAgreement:
    """Separate the lines, in English or Danish, from the text. A line whose value is not valid stays in the text, with
    a warning; if it is the one on sending, the answer is no or ask, by its words, unless the caller
    has the answer (`has_recap`). Who may read the summary ends at an empty line or a heading."""
    lines = _join_readers(text.split("\n"), relationship)
    lines, readers = _take(lines, _READERS, lambda words: words)
    lines, recap = _take(lines, _MAY_SEND, lambda words: find_choice(words, RECAPS))
    if recap is None and not has_recap:
        recap = _recap_in_words(lines, relationship)
    lines, day = _take(lines, _AGAIN, lambda words: _future_day(app, words.removesuffix("."), relationship))
    parsed = ParsedAgreement(text, day, recap, readers)
    return parsed._replace(text="\n".join(lines).strip("\n")) if parsed.has_lines else parsed


def _take(
    lines: Sequence[str], pattern: re.Pattern[str], read: Callable[[str], T | None]
) -> tuple[list[str], T | None]:
    """The last value that can be read from a line that matches, and the lines without those that have it. A line above
    them with another value stays, so that it is not lost."""
    matches = map(pattern.fullmatch, lines)
    values = [read(found[1]) if found and found[1] else None for found in matches]
    taken = next((value for value in reversed(values) if value is not None), None)
    rest: list[str] = []
    was_removed = False
    for line, value in zip(lines, values, strict=True):
        if value is not None and value == taken:
            was_removed = True
        elif not was_removed or line.strip() or (rest and rest[-1].strip()):
            # keep only the empty lines before the line that was removed
            rest.append(line)
            was_removed = False
    return rest, taken


def _join_readers(lines: Sequence[str], relationship: Relationship) -> list[str]:
    """The lines; those that continue who may read the summary are joined to its line."""
    joined: list[str] = []
    continues = False
    for line in lines:
        if continues and line.strip() and heading_of(line, relationship) is None and not _is_line(line):
            joined[-1] += f"\n{line}"
            continue
        found = _READERS.fullmatch(line)
        continues = bool(found and found[1])
        joined.append(line)
    return joined


def _is_line(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_MAY_SEND, _READERS, _AGAIN))


def heading_of(line: str, relationship: Relationship) -> str | None:
    """The heading of the template, in any language, that a line begins with, None for another line."""
    start = line.strip().casefold()
    return next((each for each in template_lines(relationship) if start.startswith(each.casefold())), None)


def _recap_in_words(lines: Sequence[str], relationship: Relationship) -> str | None:
    """Whether a summary may be sent, by lines that say it in other words: `no` if one begins with no, or if that was
    agreed before, else `ask`, with a warning. None if there is no such line."""
    answers = [found[1] for line in lines if (found := _MAY_SEND.fullmatch(line)) and found[1]]
    if not answers:
        return None
    is_no = relationship.recap == "no" or any(_begins_with_no(words) for words in answers)
    recap, other = ("no", "ask") if is_no else ("ask", "no")
    output.warn(
        f"{quoted(answers[-1])} is not yes, no or ask; the line is kept as text, and the answer is recorded as "
        f"{recap}. To change the answer: mentorlog agreement {relationship.ref} --recap {other}"
    )
    return recap


def _begins_with_no(words: str) -> bool:
    first = re.match(r"\W*(\w+)", words)
    return first is not None and is_choice(first[1], "no")


def _future_day(app: App, words: str, relationship: Relationship) -> dt.date | None:
    try:
        on = read_day(app, words, direction="future")
    except DateError:
        on = None
    if on is not None and on > app.today:
        return on
    output.warn(
        f"{quoted(words)} is not a future date I recognise; the line is kept as text. "
        f"To set the date: mentorlog agreement {relationship.ref} --again DATE"
    )
    return None


def may_send_line(relationship: Relationship, language: str) -> str:
    """The line of the template on sending a summary, with the recorded answer in its language."""
    answer = relationship.recap or ""
    return f"{MAY_SEND[language]} {DANISH[answer][0] if answer and language == 'da' else answer}".rstrip()


def readers_line(relationship: Relationship, language: str) -> str | None:
    """The line of the template with who may read the summary; None if the recorded text could not be read back from
    it: it has empty lines, headings of the template, or what looks like help or a private part in it."""
    readers = trimmed_readers(relationship)
    line = f"{READERS[language]} {readers}".rstrip()
    joined = _join_readers(line.split("\n"), relationship)
    is_read_back = not readers or _take(joined, _READERS, lambda words: words) == ([], readers)
    return line if is_read_back and escape_help(escape_markers(line)) == line else None


def trimmed_readers(relationship: Relationship) -> str:
    """Who may read the summary, as the template shows it; empty if that is not recorded."""
    return normalise_text(relationship.summary_readers or "").strip()


def again_line(relationship: Relationship, *, today: dt.date, language: str) -> str:
    """The line of the template with the date to look at the agreement again, if it is in the future."""
    on = relationship.look_again_on
    return f"{AGAIN[language]} {on if on and on > today else ''}".rstrip()
