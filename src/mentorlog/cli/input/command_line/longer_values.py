"""Whether the words after the value of an option continue the value: `--for 1 hour`, `--next in 2 weeks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.command_line.longer_name import most_words
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.cli.input.command_line.arguments import TypedOption

_LENGTHS: Final = ("45m", "60m", "8h")
_TIME_SPENT: Final = "3h"
_CADENCES: Final = ("WORDS", "CADENCE")
_PROMISES: Final = ("--me", "--them")
_BY: Final = ("by", "before", "inden", "senest", "før")
"""Words before the date at the end of a promise."""
_BEFORE_CHOICE: Final = (
    *("a", "an", "the", "his", "her", "their", "my", "as", "en", "som", "hans", "hendes", "deres", "min"),
)
"""Words before one that an option takes: `--i-am his mentor`."""
_PAST: Final = ("--on", "--since")
_SPANS: Final = ("--since", "--until")
"""Options that also take a month or a week."""


def words_of_value(app: App, option: TypedOption, run: list[str]) -> int:
    """How many of the first words of `run`, which follows the option, continue its value; the most that can. Names are
    not read: they need the journal."""
    if "|" in option.metavar:
        return _words_to_choice(option, run)
    reads = _reader(app, option)
    if reads is None or option.value is None:
        return 0
    for count in range(most_words(run), 0, -1):
        try:
            if reads(" ".join([option.value, *run[:count]])):
                return count
        except MentorlogError:
            continue
    return 0


def _words_to_choice(option: TypedOption, run: list[str]) -> int:
    """How many words there are up to one that the option takes, if the value is only a word before it: `his mentor`."""
    choices = option.metavar.split("|")
    if option.value in choices or str(option.value).casefold() not in _BEFORE_CHOICE:
        return 0
    return next((count for count, word in enumerate(run[:3], start=1) if word.casefold() in choices), 0)


def _reader(app: App, option: TypedOption) -> Callable[[str], bool] | None:
    """The function that reads a value of the option; it raises MentorlogError, or returns False, if it can't."""
    metavar = option.metavar
    if metavar == "DATE":
        return lambda text: _is_date(app, text, option)
    if metavar in _LENGTHS:
        from mentorlog.dates import parse_minutes

        return lambda text: parse_minutes(text) > 0
    if metavar == _TIME_SPENT:
        from mentorlog.cli.input.sessions import minutes_spent

        return lambda text: minutes_spent(text) > 0
    if metavar == "7d":
        from mentorlog.dates import parse_within

        return lambda text: parse_within(text) >= 0
    if metavar in _CADENCES:
        return _is_cadence
    if metavar == "HOW":
        from mentorlog.cli.input.sessions import checked_manner

        return lambda text: bool(checked_manner(text))
    if metavar == "REF" and option.is_repeated:
        return _are_refs
    if option.name in _PROMISES:
        return lambda text: _ends_in_date(app, text, option)
    return None


def _is_date(app: App, text: str, option: TypedOption) -> bool:
    from mentorlog.dates import parse_when

    try:
        parse_when(text, now=app.now, direction="past" if option.name in _PAST else "future", order=app.date_order)
    except MentorlogError:
        if option.name == "--by":
            from mentorlog.dates import parse_deadline

            return bool(parse_deadline(text, now=app.now, order=app.date_order))
        if option.name not in _SPANS:
            raise
        from mentorlog.dates import parse_span_start

        parse_span_start(text, now=app.now, order=app.date_order)
    return True


def _ends_in_date(app: App, text: str, option: TypedOption) -> bool:
    """Whether a promise continues with its date: `--me "Send it" by friday`."""
    from mentorlog.dates import split_deadline

    more = text.removeprefix(option.value or "").split()
    return more[0].casefold() in _BY and split_deadline(text, now=app.now, order=app.date_order)[1] is not None


def _is_cadence(text: str) -> bool:
    from mentorlog.dates import parse_cadence

    parse_cadence(text)
    return True


def _are_refs(text: str) -> bool:
    """Whether all words are refs of one kind."""
    from mentorlog.model import Ref

    refs = [Ref.parse(word) for word in text.replace(",", " ").split()]
    return None not in refs and len({ref.kind for ref in refs if ref}) == 1
