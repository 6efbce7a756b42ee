"""A name at the start of a text: `note freja seemed tired`. At a terminal the user is asked; in a script it is
refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog import names
from mentorlog.cli.input.people.lookup import choose_relationship
from mentorlog.errors import ConflictError, UsageError
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Relationship
    from mentorlog.store import Journal

_MOST_WORDS: Final = 6
"""The longest name that is looked for."""
_MIN_LETTERS: Final = 4
"""A shorter beginning of a name is a word of the text."""
_BEFORE_NAME: Final = ("with", "med")
"""What may precede a name: `log with freja about the talk`."""
_AFTER_NAME: Final = ",:;-\u2013\u2014"
"""What may follow a name without a space: `freja: seemed tired`."""


class LeadingName(NamedTuple):
    """The people that the first words of a text may name."""

    people: tuple[Relationship, ...]
    """One person, or several if the words match them equally well."""
    length: int
    """How many of the first words are the name."""
    is_beginning: bool
    """Whether the words are only the beginning of a name."""


def recipient(
    app: App, ctx: Any, journal: Journal, words: list[str] | None, with_: str | None, *, of: Entry | None = None
) -> tuple[Relationship, list[str]]:
    """The relationship to record for, and the words of the text: --with, else that of the entry `of`, else a name at
    the start of the text, else as `choose_relationship` does. Raises UsageError for a name that may be text, if it
    can't ask."""
    words = words or []
    if with_ is None and of is None and words:
        found, words = take_leading_name(app, ctx, journal, words)
        if found is not None:
            return found, words
    return choose_relationship(app, journal, with_, of=of), words


def take_leading_name(app: App, ctx: Any, journal: Journal, words: list[str]) -> tuple[Relationship | None, list[str]]:
    """The relationship that the first words of a text name, and the other words. None and all words if they name no
    one, if the user declines, or if the person is the only active one.

    Raises UsageError with both lines if it can't ask, Stopped."""
    if len(words) < 2 or "--" in app.arguments:
        return None, words
    people = [person for person in journal.relationships() if person.status != "ended"]
    found = find_leading_name(words, people)
    if found is None:
        return None, words
    if found.people[0].status == "prospect" and not _takes_prospects(app):
        if found.is_beginning:
            return None, words
        raise _prospect_named(app, ctx, words, found, active=sum(person.status == "active" for person in people))
    active = [person for person in people if person.status == "active"]
    if len(active) == 1 and active[0] in found.people:
        return None, words
    if not app.can_ask or app.yes:
        raise _unclear(app, ctx, words, found, journal=journal, active=len(active))
    return _ask(app, words, found)


def _candidates(app: App, journal: Journal) -> list[Relationship]:
    """Those who have not ended, whose name a text may begin with; prospects only if the command takes one."""
    people = [person for person in journal.relationships() if person.status != "ended"]
    if any(person.status == "prospect" for person in people) and not _takes_prospects(app):
        return [person for person in people if person.status != "prospect"]
    return people


def _takes_prospects(app: App) -> bool:
    from mentorlog.cli.input.people.prospects import takes_prospects

    return takes_prospects(app)


def find_leading_name(words: list[str], people: Iterable[Relationship]) -> LeadingName | None:
    """The people whose name the text begins with, perhaps after `with`: a full name or whole words of it, the longest
    that match; else the beginning of one."""
    people = list(people)
    found = _find_name(words, people)
    if found is None and len(words) > 2 and words[0].casefold() in _BEFORE_NAME:
        after = _find_name(words[1:], people)
        return after and after._replace(length=after.length + 1)
    return found


def _find_name(words: list[str], people: list[Relationship]) -> LeadingName | None:
    first = _plain(words[0])
    candidates = [person for person in people if names.is_match(first, person.name)]
    if not candidates:
        return None
    for is_beginning in (False, True):
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            typed = _plain(" ".join(words[:count]))
            if not _plain(words[count - 1]):  # a dash of its own is not part of a name
                continue
            if count == 1 and names.is_me(typed):  # `me and Bo talked` is a text
                continue
            if is_beginning and sum(map(str.isalpha, typed)) < _MIN_LETTERS:
                continue
            found = names.match(
                typed,
                [person for person in candidates if is_beginning or names.is_name_word(typed, person.name)],
                name=lambda person: person.name,
                status=lambda person: person.status,
            )
            if found:
                return LeadingName(tuple(found), count, is_beginning)
    return None


def _plain(typed: str) -> str:
    return typed.strip().rstrip(_AFTER_NAME)


# at a terminal


def _ask(app: App, words: list[str], found: LeadingName) -> tuple[Relationship | None, list[str]]:
    from mentorlog.cli import output
    from mentorlog.cli.input.prompts.ask import ask
    from mentorlog.model.choices import find_choice

    name, rest = " ".join(words[: found.length]), words[found.length :]
    is_likely = len(found.people) == 1 and not found.is_beginning
    keys = "[Y/n/k]" if is_likely else "[y/N/k]"
    if app.uses_sentences:
        kept = f"k for yes with {quoted(name)} kept in the text"
        keys = f"Type y for yes, n for no, or {kept}; Enter means {'yes' if is_likely else 'no'}:"
    for person in found.people:
        while True:
            answer = ask(app, f"With {person.name}? {keys}") or ("y" if is_likely else "n")
            choice = find_choice(answer, ("yes", "no", "keep"))
            if choice == "no":
                break
            if choice is not None:
                app.person = str(person.ref)
                return person, rest if choice == "yes" else words
            output.write_stderr(
                f"{quoted(answer)} is not an answer. Type y for yes, n for no, or k for yes with {quoted(name)} kept "
                "in the text."
            )
    return None, words


# in a script


def _unclear(app: App, ctx: Any, words: list[str], found: LeadingName, *, journal: Journal, active: int) -> UsageError:
    """The error with the line for each person that may be meant, and the line that keeps the text whole."""
    from mentorlog.cli.input.command_line.arguments import read_command_line, typed_line

    line = read_command_line(ctx.command.params, app.arguments)
    options = line.options if line else []
    before = line.words[: len(line.words) - len(words)] if line else []
    name, rest = " ".join(words[: found.length]), words[found.length :]
    lines = [
        typed_line(ctx, rest or ["TEXT"], [*_with(shortest_name(journal, person, name)), *options], first=before)
        for person in found.people
    ]
    if rest == ["-"]:
        lines = [f"... | {line}" for line in lines]
    lines.append(_whole_line(ctx, words, found, options, before, active=active))
    meant = found.people[0].name if len(found.people) == 1 else "a person"
    return UsageError(
        f"{quoted(name)} may mean {meant}, or be the beginning of the text; type one of these:", hint="\n".join(lines)
    )


def _whole_line(
    ctx: Any, words: list[str], found: LeadingName, options: list[Any], before: list[str], *, active: int
) -> str:
    """The line that keeps the text whole; it names the person, or `NAME`, if there are several active people."""
    from mentorlog.cli.input.command_line.arguments import typed_line

    whom = [] if active == 1 else _with(found.people[0].name if len(found.people) == 1 else "NAME")
    return typed_line(ctx, words, [*whom, *options], first=before, is_text=True)


def _prospect_named(app: App, ctx: Any, words: list[str], found: LeadingName, *, active: int) -> ConflictError:
    """The error for the name of a prospect before a text that can't be recorded with a prospect."""
    from mentorlog.cli.input.command_line.arguments import read_command_line

    line = read_command_line(ctx.command.params, app.arguments)
    before = line.words[: len(line.words) - len(words)] if line else []
    nobody = found._replace(people=())
    lines = [f"mentorlog start {person.ref}" for person in found.people]
    lines.append(_whole_line(ctx, words, nobody, line.options if line else [], before, active=active))
    name = " ".join(words[: found.length])
    return ConflictError(
        f"{quoted(name)} may mean {found.people[0].name}, who is a prospect, or be the beginning of the text; "
        "type one of these:",
        hint="\n".join(lines),
    )


def _with(name: str) -> list[Any]:
    from mentorlog.cli.input.command_line.arguments import TypedOption

    return [TypedOption("-w", name)]


def name_in_line(app: App, words: list[str]) -> tuple[list[str], str | None]:
    """The words of a corrected line, and the value of --with that it needs in a script: the name that the words begin
    with, which is removed from them, `NAME` if there are several active people, or None."""
    journal = app.open_for_reading()
    people = _candidates(app, journal)
    active = [person for person in people if person.status == "active"]
    found = find_leading_name(words, people) if len(words) > 1 else None
    name: str | None = "NAME" if len(active) > 1 else None
    if found is not None and len(found.people) == 1 and active != [found.people[0]]:
        name = shortest_name(journal, found.people[0], " ".join(words[: found.length]))
        words = words[found.length :]
    app.close()
    return words, name


def shortest_name(journal: Journal, person: Relationship, typed: str) -> str:
    """What was typed if it names the person for --with, else the full name, else the ref."""
    everyone = journal.relationships()
    before, _, after = typed.partition(" ")
    typed = after if before.casefold() in _BEFORE_NAME and after else typed
    for name in (_plain(typed), person.name):
        found = names.match(name, everyone, name=lambda other: other.name, status=lambda other: other.status)
        if [other.ref for other in found] == [person.ref]:
            return name
    return str(person.ref)


# a name before other words
