"""Check the values that are typed for fields, for the commands that record them and for `edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.errors import DateError, UsageError
from mentorlog.model import OUTCOMES_BY_KIND, RELATIONSHIP_TYPES, ROLES, SCORES, Ref
from mentorlog.names import is_me
from mentorlog.quoted_text import quoted, shortened

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Action, Entry, Kind, Role


def checked_name(name: str) -> str:
    """The name of a person, trimmed, on one line. Raises UsageError for one that is empty or looks like a ref."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("The name is empty.")
    if Ref.parse(name) is not None:
        raise UsageError(f"{quoted(name)} looks like a ref and can't be used as a name.", hint="give the full name")
    if is_me(name):
        raise UsageError(
            f"{quoted(name)} is your own development, so a person can't be called only that; give the surname too.",
            hint="mentorlog review me",
        )
    if name.casefold().startswith("forgotten"):
        _refuse_kept_hours(name)
    return name


def _refuse_kept_hours(name: str) -> None:
    """Raise UsageError for a name under which `forget` keeps hours."""
    from mentorlog.model.kept_hours import KEPT_HOURS

    if name.casefold() in map(str.casefold, KEPT_HOURS.values()):
        raise UsageError(
            f"{quoted(name)} is the name under which the hours of forgotten people are kept; use another one."
        )


def checked_role(text: str) -> Role:
    """A role as typed, in any case, in English or Danish. Raises UsageError."""
    from mentorlog.model.choices import find_choice

    found = find_choice(text, ROLES)
    for role in ROLES:
        if found == role:
            return role
    raise UsageError(f"--i-am must be mentor or mentee, not {quoted(text)}.")


def checked_type(text: str | None) -> str:
    """The type of a relationship as typed, in any case, in English or Danish; mentoring if it is None. Raises
    UsageError."""
    if text is None:
        return RELATIONSHIP_TYPES[0]
    from mentorlog.model.choices import find_choice

    found = find_choice(text, RELATIONSHIP_TYPES)
    if found is None:
        raise UsageError(f"--type must be {' or '.join(RELATIONSHIP_TYPES)}, not {quoted(text)}.")
    return found


def parse_promise(app: App, text: str, *, by: str | None, from_day: dt.date) -> tuple[str, dt.date | None]:
    """The text of a promise, advice, goal, milestone or resource and its due date: --by, else `by DATE` at the end of
    the text, which is then removed. Dates count from `from_day`. Warns of a time of day, which is dropped. Raises
    DateError."""
    from mentorlog.cli.input.dates.checked_dates import read_deadline, warn_of_passed_day
    from mentorlog.cli.input.dates.read import moment_of
    from mentorlog.dates import check_year, split_deadline

    if by is not None:
        return text, read_deadline(app, by, from_day=from_day)
    now = moment_of(app, from_day)
    words, due_on = split_deadline(text, now=now, order=app.date_order, warn=app.notes.append)
    if due_on is not None:
        check_year(due_on)
        warn_of_passed_day(app, due_on, from_day=from_day)
    return words, due_on


def warn_of_unread_deadlines(app: App, actions: Iterable[Action]) -> None:
    """Warn of recorded actions without a due date whose text ends in, or begins with, what looks like one, and of those
    with a date before the last one, which is only text."""
    for action in actions:
        if action.due_on is not None and (parts := _split_at_earlier_deadline(app, action)):
            first, second = parts
            owner = " --theirs" if action.owner == "them" else ""
            private = " --private" if action.private else ""
            output.warn(
                f"{action.ref} has two dates; {quoted(first)} is only text. To record it alone: "
                f"`mentorlog action add {shell_line.quote(first)} -w {action.relationship_ref}{owner}{private}`, then "
                f"`mentorlog edit {action.ref} --text {shell_line.quote(second)}`"
            )
        if action.due_on is None:
            warn_of_unread_deadline(app, action, action.text, from_day=action.on)


def warn_of_unread_deadline(app: App, entry: Entry, text: str, *, from_day: dt.date) -> None:
    """Warn if the text of an entry without a due date ends in, or begins with, what looks like one, counted from a day;
    with the line that sets it."""
    from mentorlog import shell_line
    from mentorlog.cli.input.dates.read import moment_of
    from mentorlog.dates import find_unread_deadline

    unread = find_unread_deadline(text, now=moment_of(app, from_day), order=app.date_order)
    # `Lead by example` is a goal more often than a promise with a misspelled date
    if unread and (unread.is_likely or entry.ref.kind == "action"):
        # `edit` counts a date from today
        day = unread.day if unread.on is None or from_day == app.today else unread.on.isoformat()
        option = "--try-by" if entry.ref.kind == "advice" else "--by"
        line = f"mentorlog edit {entry.ref} {option} {shell_line.quote(day) if day else 'DATE'}"
        output.warn(f"{unread.reason} To set a date: {line}")


def _split_at_earlier_deadline(app: App, action: Action) -> tuple[str, str] | None:
    """The text up to an earlier deadline in it, and the text after that: `call Ann by friday; email Bo`. None if there
    is none."""
    import re

    from mentorlog.cli.input.dates.read import moment_of
    from mentorlog.dates import split_deadline

    for separator in re.finditer(r"\s*[;,.\n]\s*(?:(?:and|og)\s+)?|\s+(?:and|og)\s+", action.text):
        first, second = action.text[: separator.start()], action.text[separator.end() :]
        try:
            due_on = split_deadline(first, now=moment_of(app, action.on), order=app.date_order)[1]
        except DateError:
            continue
        if due_on is not None and second.strip():
            return first, second
    return None


def tone_of(*, praise: bool, constructive: bool) -> str | None:
    """The tone that --praise or --constructive sets, None for neither. Raises UsageError for both."""
    if praise and constructive:
        raise UsageError("--praise and --constructive can't be used together; record two pieces of feedback.")
    return "praise" if praise else "constructive" if constructive else None


def read_reason(text: str) -> str:
    """Why a relationship ended: the number of a usual reason, or the user's own words. Raises UsageError for another
    number, with the list."""
    from mentorlog.cli.input.counts import whole_number
    from mentorlog.insight.closing import REASONS

    number = text.strip().removesuffix(".")
    if not number.isdecimal():
        return text
    place = whole_number(number, lowest=1, highest=len(REASONS))
    if place is not None:
        return REASONS[place - 1]
    listed = ", ".join(f"{place} {reason}" for place, reason in enumerate(REASONS, start=1))
    raise UsageError(
        f"There is no reason {shortened(number)}. Give a number or your own words; the usual reasons are: {listed}."
    )


def parse_outcome(words: Sequence[str], kind: Kind, *, hint: str | None = None) -> tuple[str, Sequence[str]]:
    """The outcome of feedback or advice that the words begin with, in any case, in English or Danish, and the words
    after it. Raises UsageError with the `hint`."""
    from mentorlog.model.choices import find_choice, is_choice

    outcomes = OUTCOMES_BY_KIND[kind]
    for count in range(min(len(words), _MOST_OUTCOME_WORDS), 1, -1):
        found = next((value for value in outcomes if is_choice(" ".join(words[:count]), value)), None)
        if found and "-" not in words[:count]:  # a note from standard input
            return found, words[count:]
    found = find_choice(words[0], outcomes)
    if found is None:
        *most, last = outcome_words(kind)
        message = f"The outcome of {kind} must be {', '.join(most)} or {last}, not {quoted(words[0])}."
        raise UsageError(message, hint=hint)
    return found, words[1:]


_MOST_OUTCOME_WORDS: Final = 4


def outcome_words(kind: Kind) -> tuple[str, ...]:
    """The words to type for the outcomes of feedback or advice."""
    return tuple("not" if outcome == "did_not_work" else outcome for outcome in OUTCOMES_BY_KIND[kind])


def checked_url(url: str, *, option: str = "--url") -> str:
    """The address of a resource, without blanks around it. Raises UsageError for one that begins with something else
    than http, https or mailto, for one with blanks, quotes, angle brackets or invisible characters, which could hide
    where it leads, and for one with a user name or password."""
    from mentorlog.model.addresses import account_end, address_problem

    url = url.strip()
    problem = address_problem(url)
    if problem == "scheme":
        raise UsageError(
            f"{option} must be an address that begins with https://, http:// or mailto:, not {quoted(url)}.",
            hint=f"{option} https://{url}" if _is_bare_host(url) else None,
        )
    if problem == "characters":
        raise UsageError(
            f"{option} can't contain blanks, quotes, angle brackets or invisible characters: {quoted(url)}."
        )
    if problem == "account":
        address = f"{url.partition(':')[0]}://{url[account_end(url) :]}"
        raise UsageError(
            f"{option} can't contain a user name or a password: whoever sees the address could use them.",
            hint=f"{option} {shell_line.quote(address)}",
        )
    return url


def _is_bare_host(url: str) -> bool:
    """Whether an address only lacks its scheme: `example.org/talk`."""
    host = url.partition("/")[0]
    return "." in host.strip(".") and url.isascii() and all(char.isalnum() or char in ".-_/~" for char in url)


def checked_resource_type(text: str) -> str:
    """The type of a resource as typed, in any case, in English or Danish. Raises UsageError."""
    from mentorlog.model import RESOURCE_TYPES
    from mentorlog.model.choices import find_choice

    found = find_choice(text, RESOURCE_TYPES)
    if found is None:
        raise UsageError(
            f"--type must be {', '.join(RESOURCE_TYPES[:-1])} or {RESOURCE_TYPES[-1]}, not {quoted(text)}."
        )
    return found


def is_score(word: str) -> bool:
    """Whether the text is a score: a number or a word, alone or with its scale (`4/5`, `four out of five`)."""
    from mentorlog.cli.input.scores import read_score

    return read_score(word) is not None


def parse_score(word: str, *, what: str = "The score", hint: str | None = None) -> int:
    """A score as typed. Raises UsageError that begins with `what` and has the `hint`."""
    from mentorlog.cli.input.scores import read_score

    score = read_score(word)
    if score is None:
        raise UsageError(
            f"{what} must be a whole number from {SCORES[0]} to {SCORES[-1]}, not {quoted(word)}.", hint=hint
        )
    return score
