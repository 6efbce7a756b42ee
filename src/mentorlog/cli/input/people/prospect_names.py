"""Find prospects by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import names
from mentorlog.cli.input.people.candidates import lines_in_place_of, name_in_line
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.errors import AmbiguousError, ConflictError, NotFoundError, UsageError
from mentorlog.model import ANSWERS, PROSPECT_FIELDS, Ref, Relationship
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.store import Journal

_MOST_LINES: Final = 5
"""How many prospects are offered."""


def prospect_to_start(app: App, journal: Journal, typed: str) -> Relationship | None:
    """The prospect with that ref or full name, or whose name has these words; None if there is none. Raises
    AmbiguousError if several match, ConflictError for the ref of a relationship that has begun, and for the name of a
    former prospect."""
    ref = Ref.parse(typed)
    if ref is not None and ref.kind == "relationship":
        found = journal.entry(ref)
        assert isinstance(found, Relationship)  # noqa: S101 - the ref's kind was checked
        if found.status != "prospect":
            raise _begun(found)
        return found
    everyone = journal.relationships()
    matches = _named(typed, [person for person in everyone if person.status == "prospect"])
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise _several(app, journal, typed, matches)
    former = [person for person in everyone if person.status in ("active", "paused") and was_prospect(person)]
    if found_former := _named(typed, former):
        raise _begun(found_former[0])
    return None


def was_prospect(relationship: Relationship) -> bool:
    """Whether something was recorded of a relationship before it began."""
    return any(getattr(relationship, field) for field in PROSPECT_FIELDS)


def find_prospect(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> Relationship:
    """The prospect of the NAME argument or of --with. Raises UsageError if neither is given, NotFoundError if nobody
    is recorded, ConflictError for a relationship that has begun, and as `named_relationship` does."""
    name = " ".join(words or ()).strip()
    if (words or with_) and not (name and with_):
        everyone = journal.relationships()
        if not everyone and not names.is_me(name or with_ or ""):
            raise NotFoundError("There is no prospect yet.", hint="mentorlog prospect add NAME")
        matches = _best(name or with_ or "", [each for each in everyone if each.status == "prospect"])
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise _several(app, journal, name or with_ or "", matches)
    found = named_relationship(app, journal, words, with_)
    if found is None:
        raise UsageError("Give the name of a prospect.", hint="mentorlog prospect")
    if found.status != "prospect":
        raise _not_a_prospect(found)
    return found


def refuse_answer_first(app: App, journal: Journal, words: list[str]) -> None:
    """Raise UsageError for `answer yes` and `answer yes lone`, with the line for each prospect who may be meant. A
    prospect with that name is not refused."""
    from mentorlog.cli.input.command_line.typed_line import line_with_words
    from mentorlog.cli.input.people.name_first import split_name
    from mentorlog.model.choices import is_choice

    answer = next((each for each in ANSWERS if is_choice(words[0], each)), None)
    prospects = [person for person in journal.relationships() if person.status == "prospect"]
    if answer is None or not prospects or any(names.is_match(words[0], person.name) for person in prospects):
        return
    name, rest = split_name(journal, words[1:]) if words[1:] else ([], [])
    named = _best(" ".join(name), prospects) if name else []
    if not named:  # the other words are a note
        named, rest = [person for person in prospects if person.answer not in ("yes", "no")] or prospects, words[1:]
    lines = [
        line_with_words(app, [name_in_line(journal, person), answer, *rest], old=words)
        for person in named[:_MOST_LINES]
    ]
    raise UsageError(f"The name comes before {quoted(words[0])}:", hint="\n".join(lines))


def _named(typed: str, people: list[Relationship]) -> list[Relationship]:
    """Those of the people who have that full name, else those with these words in their name."""
    return _best(typed, [person for person in people if names.is_name_word(typed, person.name)])


def _best(typed: str, people: list[Relationship]) -> list[Relationship]:
    return names.match(typed, people, name=lambda person: person.name, status=lambda person: person.status)


def _several(app: App, journal: Journal, typed: str, people: list[Relationship]) -> AmbiguousError:
    return AmbiguousError(
        f"{quoted(typed)} matches {len(people)} prospects; type one of these:",
        hint=lines_in_place_of(app, journal, typed, people),
    )


def _begun(relationship: Relationship) -> ConflictError:
    return ConflictError(
        f"The relationship with {relationship.name} has begun already ({relationship.ref}, {relationship.status}).",
        hint=f"mentorlog show {relationship.ref}\nor give the full name of another person",
    )


def _not_a_prospect(relationship: Relationship) -> ConflictError:
    if relationship.role == "self":
        return ConflictError("Your own development is not a prospect.", hint="mentorlog prospect")
    return ConflictError(
        f"{relationship.name} is not a prospect; the relationship is {relationship.status}.",
        hint=f"mentorlog show {relationship.ref}",
    )
