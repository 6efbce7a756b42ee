"""Parse a year as it is typed: `2025`, `last year`, in Danish `sidste år`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.dates.vocabulary import YEARS
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App

_WORDS: Final = {
    "this": 0,
    "this year": 0,
    "i år": 0,
    "last": -1,
    "last year": -1,
    "previous": -1,
    "sidste": -1,
    "sidste år": -1,
    "i fjor": -1,
    "next": 1,
    "next year": 1,
    "næste": 1,
    "næste år": 1,
}
"""The words for a year, and how many years after this one it is."""


def read_year(app: App, words: Sequence[str], *, is_story: bool = False) -> int:
    """The year that the words name; no words name this year. Raises UsageError for one that has not begun, and for
    anything else. A story (`is_story`) can't be about every year, so no hint has --all."""
    typed = " ".join(" ".join(words).split())
    this_year = app.today.year
    if not typed:
        return this_year
    offset = _WORDS.get(typed.casefold())
    if offset is None and not _is_number(typed):
        raise _not_a_year(app, typed, list(words), is_story=is_story)
    year = int(typed) if offset is None else this_year + offset
    this_year_hint = line_with_words(app, [], old=words)
    if year not in YEARS:
        raise UsageError(f"A year must be from {YEARS[0]} to {YEARS[-1]}, not {year}.", hint=this_year_hint)
    if year > this_year:
        raise UsageError(f"{year} has not begun: it is still {this_year}.", hint=this_year_hint)
    return year


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) == 4


def _not_a_year(app: App, typed: str, words: list[str], *, is_story: bool) -> UsageError:
    """The error for words that are not a year, with the lines that were probably meant."""
    this_year, every_year = app.today.year, line_with_words(app, [], old=words, options=["--all"])
    about_all = "" if is_story else "; --all shows every year"
    years = [word for part in words for word in part.replace(",", " ").replace("-", " ").split()]
    if len(years) > 1 and all(_is_number(each) for each in years):
        possible = [each for each in dict.fromkeys(years) if YEARS[0] <= int(each) <= this_year]
        lines = [line_with_words(app, [each], old=words) for each in possible[:2]]
        hint = "\n".join(lines if is_story else [*lines, every_year])
        return UsageError(f"`year` shows one year{about_all}.", hint=hint)
    if typed.casefold() in ("all", "alle", "alt"):
        hint = line_with_words(app, [], old=words) if is_story else every_year
        return UsageError(f"A year must be a number such as 2025{about_all}.", hint=hint)
    if any(char.isdigit() for char in typed):
        return UsageError(
            f"A year must have four digits, such as {this_year}, not {quoted(typed)}.",
            hint=line_with_words(app, [], old=words),
        )
    return UsageError(
        f"A year must be a number such as {this_year}, not {quoted(typed)}. `year` is about all relationships.",
        hint=f"mentorlog year\nmentorlog progress {shell_line.join(words)}",
    )
