"""Explain words after a person's name that belong to an option: `pause ida for 2 weeks`, `export ida pdf`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog import names
from mentorlog.cli.input.command_line.typed_line import line_of, line_with_words
from mentorlog.cli.input.dates.date_words import readable_dates, takes_date
from mentorlog.cli.input.dates.read import read_known_day
from mentorlog.cli.input.people.candidates import name_in_line
from mentorlog.cli.input.people.name_first import split_name
from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import Ref
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import MentorlogError
    from mentorlog.store import Journal

_DATE_OPTIONS: Final = {"pause": "--until", "end": "--on", "checkin": "--on"}
"""The option for a date after a name, by command; else --since."""
_TEXT_OPTIONS: Final = {"end": "--reason", "agreement": "--set"}
"""The option for a text after a name, by command."""
_PLACEHOLDERS: Final = ("TEXT", "TITLE", "NOTES")
"""Values of an option that the user replaces."""
_MOST_NAMES: Final = 5
"""How many people are offered."""
_FILLERS: Final = frozenset(("as", "in", "with", "the", "som", "because", "reason", "since", "from", "fra", "fordi"))
"""Words before the value of an option."""


def explain_words_after_name(app: App, journal: Journal, words: list[str], *, has_name: bool) -> MentorlogError | None:
    """The error for words that name no one, but begin with a name, or follow the name of --with (`has_name`): with the
    lines that give the other words as an option. None if they have no such words."""
    ref = Ref.parse(words[0])
    if ref is not None and ref.kind != "relationship" and len(words) > 1:
        option, value = _field_of(app, ref, words[1:])
        how = f"to replace its {option}, type this:" if value in _PLACEHOLDERS else "type this:"
        field = [f"--{option}", value] if option else []
        return UsageError(
            f"{quoted(' '.join(words[1:]))} is not expected after {ref}; {how}",
            hint=line_with_words(app, words[:1], old=words, options=field),
        )
    if line := _line_of_verb(app, journal, words):
        return UsageError(f"`{app.context.command.name}` has no subcommand {quoted(words[0])}.", hint=line)
    name, rest = _split(app, journal, words, has_name=has_name)
    if not rest:
        return None
    options = _options(app, rest, has_name=has_name or bool(name))
    lines = [
        line_with_words(app, who, old=words, options=option) for who in _names(journal, name) for option in options
    ]
    if lines:
        how = (
            "is more than one day; give one of them:"
            if len(options) > 1
            else "is not part of a name; give it as an option:"
        )
        return UsageError(f"{quoted(' '.join(rest))} {how}", hint="\n".join(lines))
    if not name:
        return None
    lines = [line_with_words(app, [who], old=words) for who in _full_names(journal, name)]
    return NotFoundError(f"No relationship is called {quoted(' '.join(words))}.", hint="\n".join(lines))


def _line_of_verb(app: App, journal: Journal, words: list[str]) -> str | None:
    """The line with a verb in front, if the words begin with one: `show s1` of `sessions show s1`; without the verb, if
    it only shows or lists. None if the words after it are neither refs nor a person."""
    from mentorlog.cli.input.command_line.other_words import ADDS, LISTS, VERBS, VERBS_OF_NAMES, VERBS_OF_REFS

    typed, rest = words[0].casefold(), words[1:]
    verb = VERBS.get(typed, typed)
    if not rest:
        return None
    if all((ref := Ref.parse(word)) is not None and ref.kind != "relationship" for word in rest):
        return line_of([verb, *rest]) if verb in VERBS_OF_REFS else None
    if not any(names.is_match(" ".join(split_name(journal, rest)[0]), other.name) for other in journal.relationships()):
        return None
    flags = {name for param in app.context.command.params if getattr(param, "is_flag", False) for name in param.opts}
    if f"--{typed}" in flags:
        return line_with_words(app, rest, old=words, options=[f"--{typed}"])
    if verb in ("show", *LISTS, *ADDS):
        return line_with_words(app, rest, old=words)
    return line_of([verb, *rest]) if verb in VERBS_OF_NAMES else None


def _names(journal: Journal, name: list[str]) -> list[list[str]]:
    """The name as it was typed; if it names several people, their full names."""
    found = _full_names(journal, name)
    return [[full_name] for full_name in found] if len(found) > 1 else [name]


def _field_of(app: App, ref: Ref, words: list[str]) -> tuple[str, str]:
    """The option of `edit` that the words are, and its value: `by` and `friday` of `by friday` and of `due friday`. For
    other words the option of the text, with a placeholder, because a stored text is not replaced by a guess; both are
    empty for other commands."""
    if app.context.command.name != "edit":
        return "", ""
    from mentorlog.model.fields import FIELDS

    options = {name for field in FIELDS[ref.kind].values() for name in field.options}
    if len(words) > 1 and words[0].casefold() in options:
        return words[0].casefold(), " ".join(words[1:])
    day_option = next((name for name in ("by", "follow-up", "try-by", "on") if name in options), None)
    if day_option and (day := _day_in(app, words, is_ahead=day_option != "on")):
        return day_option, day
    text = next((name for name in ("text", "title", "notes") if name in options), "")
    return text, text.upper()


def _day_in(app: App, words: list[str], *, is_ahead: bool) -> str | None:
    """The date that words such as `due friday` or `til fredag` name, as it can be typed; None if they name none."""
    from mentorlog.dates import split_deadline
    from mentorlog.dates.spoken.loose_days import is_before_day
    from mentorlog.errors import DateError

    words = words[1:] if len(words) > 1 and is_before_day(words[0]) else words
    text = " ".join(words)
    dates = readable_dates(app, text, direction="future" if is_ahead else "past")
    if len(dates) == 1:
        return dates[0]
    try:
        due_on = split_deadline(f"it, {text}", now=app.now, order=app.date_order)[1] if is_ahead else None
    except DateError:
        return None
    if due_on is None:
        return None
    after_word = readable_dates(app, " ".join(words[1:]))
    return after_word[0] if len(after_word) == 1 and words[0].casefold() == "due" else due_on.isoformat()


def _full_names(journal: Journal, name: list[str]) -> list[str]:
    found = names.match(
        " ".join(name), journal.relationships(), name=lambda person: person.name, status=lambda person: person.status
    )
    return [name_in_line(journal, person) for person in found[:_MOST_NAMES]]


def _split(app: App, journal: Journal, words: list[str], *, has_name: bool) -> tuple[list[str], list[str]]:
    """The name, which may be empty, and the words after it."""
    if has_name or (_option_of_date(app) and takes_date(words[0])):
        return [], words
    name, rest = split_name(journal, words)
    if names.is_me(" ".join(name)) or any(
        names.is_match(" ".join(name), person.name) for person in journal.relationships()
    ):
        return name, rest
    return [], words if _options(app, words, has_name=False) else []


def _options(app: App, words: list[str], *, has_name: bool) -> list[list[str]]:
    """What the words may be as an option with its value: several for the ends of a month."""
    text = " ".join(words)
    params = [param for param in app.context.command.params if param.param_type_name == "option"]
    for param in params:
        if found := _flag_or_choice(param, words):
            return [found]
    date_option = _option_of_date(app)
    if date_option == "--since":
        span = " ".join(_without_fillers(words))
        return [[date_option, span]] if _is_span(app, span) else []
    if date_option:
        if len(words) == 1 and takes_date(words[0]):
            return [[date_option, "DATE"]]
        direction: Any = "past" if date_option == "--on" else "future"
        if dates := readable_dates(app, text, direction=direction, is_end=date_option == "--until"):
            if date_option == "--on" and read_known_day(app, dates[0], direction="past") > app.today:
                dates = ["DATE"]
            return [[date_option, date] for date in dates]
    text_option = _TEXT_OPTIONS.get(app.context.command.name)
    return [[text_option, " ".join(_without_fillers(words))]] if text_option and has_name else []


def _option_of_date(app: App) -> str | None:
    known = {name for param in app.context.command.params for name in param.opts}
    option = _DATE_OPTIONS.get(app.context.command.name, "--since")
    return option if option in known else None


def _flag_or_choice(param: Any, words: list[str]) -> list[str]:
    """The option that one word is: the name of a flag (`brief`), or one of the values of an option (`pdf`)."""
    plain = _without_fillers(words)
    if len(plain) != 1:
        return []
    word = plain[0].casefold()
    if param.is_flag:
        return [param.opts[0]] if f"--{word}" in param.opts else []
    return [param.opts[0], word] if "|" in str(param.metavar) and word in str(param.metavar).split("|") else []


def _without_fillers(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0].casefold() in _FILLERS:
        words = words[1:]
    return words


def _is_span(app: App, text: str) -> bool:
    from mentorlog.dates import parse_span_start
    from mentorlog.errors import DateError

    try:
        parse_span_start(text, now=app.now, order=app.date_order)
    except DateError:
        return False
    return True
