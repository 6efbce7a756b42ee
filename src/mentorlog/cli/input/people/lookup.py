"""Find relationships by name or ref, and entries by ref."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import model, names
from mentorlog.errors import AmbiguousError, ConflictError, NotFoundError, UsageError
from mentorlog.model import ME, REF_LETTERS, Ref
from mentorlog.model.vocabulary import kind_with_article
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Kind, Relationship
    from mentorlog.store import Journal

START_HINT = "mentorlog start NAME --i-am mentor"
_MOST_LISTED = 10


def find_relationship(journal: Journal, name: str, *, app: App | None = None) -> Relationship:
    """The relationship with that ref or name; `me` and `mig` are the one with oneself. Raises NotFoundError,
    AmbiguousError, or UsageError for the ref of an entry. With `app`, the hint is the line that was typed, for each
    person who may be meant."""
    if names.is_me(name):
        return _find_me(journal, name, app=app)
    ref = Ref.parse(name.strip())
    if ref is not None and ref.kind == "relationship":
        entry = journal.entry(ref)
        if isinstance(entry, model.Relationship):
            return entry
    people = journal.relationships()
    matches = names.match(name, people, name=lambda person: person.name, status=lambda person: person.status)
    if len(matches) == 1:
        return matches[0]
    if matches:
        how = "type one of these" if app else "use the ref of one"
        hint = _lines(app, journal, name, matches) or _listed(app, matches)
        raise AmbiguousError(f"{quoted(name)} matches {len(matches)} relationships; {how}:", hint=hint)
    if not people:
        raise NotFoundError(names.NO_ONE_YET, hint=START_HINT)
    if ref is not None:
        whose = [person for person in people if person.ref == _relationship_of(journal, ref)]
        raise UsageError(
            f"{ref} is {kind_with_article(ref.kind)}; expected a name.",
            hint=_lines(app, journal, name, whose) or _listed(app, people),
        )
    from mentorlog.cli.input.people.candidates import similar_people

    hint = _lines(app, journal, name, similar_people(name, people)) or _listed(app, people)
    raise NotFoundError(f"No relationship is called {quoted(name)}.", hint=hint)


def _find_me(journal: Journal, name: str, *, app: App | None) -> Relationship:
    """The relationship with oneself. Raises UsageError if `mig` is also the beginning of a person's name."""
    from mentorlog.cli.input.people.own_development import find_me

    me = find_me(app, journal)
    # `me` is reserved even if it begins a name; `mig` is the rarer word, so it may be a name cut short
    others = [] if names.spelling_key(name) == str(ME) else journal.relationships()
    matches = [person for person in others if names.is_match(name, person.name)]
    if not matches:
        return me
    raise UsageError(
        f"{quoted(name.strip())} may mean your own development, or {matches[0].name}; use one of these:",
        hint=_lines(app, journal, name, [me, *matches]) or _listed(app, [me, *matches]),
    )


def find_usable(app: App, journal: Journal, name: str) -> Relationship:
    """As `find_relationship`. Raises MentorlogError also if the running command can't be used with it; for a prospect,
    the hint includes others of that name who have begun."""
    found = find_relationship(journal, name, app=app)
    try:
        return _usable(app, found)
    except ConflictError as error:
        if found.status == "prospect" and Ref.parse(name) is None:
            from mentorlog.cli.input.people.prospects import name_those_who_have_begun

            raise name_those_who_have_begun(app, journal, error, name, prospect=found) from None
        raise


def _usable(app: App, relationship: Relationship) -> Relationship:
    """The relationship. Raises MentorlogError if the running command can't be used with it."""
    if relationship.role == "self" or relationship.status == "prospect":
        from mentorlog.cli.input.people.allowed import refuse_command

        refuse_command(app, relationship)
    return relationship


def _for_recording(app: App, relationship: Relationship) -> Relationship:
    """The relationship; a missing journal is created if a command records for oneself, which needs no `start`."""
    if relationship.role == "self":
        from mentorlog.cli.input.people.own_development import is_recording

        if is_recording(app):
            app.create_journal()
    return relationship


def _relationship_of(journal: Journal, ref: Ref) -> Ref | None:
    """The relationship that an entry belongs to; None if there is no such entry."""
    try:
        return journal.entry(ref).relationship_ref
    except NotFoundError:
        return None


def _lines(app: App | None, journal: Journal, name: str, people: Sequence[Relationship]) -> str:
    """The line that was typed, with each of the people in place of the name; empty if there is none."""
    if app is None or not people:
        return ""
    from mentorlog.cli.input.people.candidates import lines_in_place_of

    return lines_in_place_of(app, journal, name, people)


def _listed(app: App | None, people: Sequence[Relationship]) -> str:
    """The refs and names of the people, in columns; for a screen reader, the refs after the word."""
    shown = people[:_MOST_LISTED]
    width = max((len(str(person.ref)) for person in shown), default=0)
    refs = [f"{person.ref!s:{width}} " for person in shown]
    if app is not None and app.uses_sentences:
        refs = [f"ref {person.ref}:" for person in shown]
    return "\n".join(
        f"{ref} {person.name}" + ("" if person.status == "active" else f" ({person.status})")
        for ref, person in zip(refs, shown, strict=True)
    )


def named_relationship(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> Relationship | None:
    """The relationship of the NAME argument or of --with, None if neither is given. Raises UsageError for both."""
    name = " ".join(words or ()).strip()
    if words and not name:
        # an empty variable in a script must not act on the only active relationship
        raise UsageError("The name is empty.")
    if words and (with_ or len(name.split()) > 1 or not _is_known(journal, name)):
        _refuse_words_of_option(app, journal, name, has_name=bool(with_))
    if name and with_:
        raise UsageError(
            f"{quoted(name)} and --with {quoted(with_)} both name the relationship; give only one.",
            hint=f"{_line_with_one_name(app, words or [], with_)}",
        )
    if name or with_ is not None:
        _check_name(app, journal)
        return find_usable(app, journal, name or with_ or "")
    return None


def _refuse_words_of_option(app: App, journal: Journal, name: str, *, has_name: bool) -> None:
    """Raise UsageError if words that name no one are a value of an option."""
    if _is_known(journal, name):
        return
    from mentorlog.cli.input.people.words_after_name import explain_words_after_name

    error = explain_words_after_name(app, journal, name.split(), has_name=has_name)
    if error is not None:
        raise error


def _is_known(journal: Journal, name: str) -> bool:
    if Ref.parse(name) is not None or names.is_me(name):
        return True
    return any(names.is_match(name, person.name) for person in journal.relationships())


def _line_with_one_name(app: App, words: list[str], with_: str) -> str:
    """The line that was typed without --with, and without the name."""
    from mentorlog.cli.input.command_line.typed_line import line_with_words, line_without

    return f"{line_without(app, '--with')}\n{line_with_words(app, [], old=words)}"


def _check_name(app: App, journal: Journal) -> None:
    """Raise UsageError if the words after --with are the rest of its name."""
    if app.has_words_after_name:
        from mentorlog.cli.input.command_line.longer_name import refuse_longer_name

        refuse_longer_name(app, journal)


def choose_relationship(app: App, journal: Journal, with_: str | None, *, of: Entry | None = None) -> Relationship:
    """The relationship to record for: --with, else that of the entry `of`, else the only active one, else the answer to
    a question at a terminal.

    Raises UsageError if it can't ask, NotFoundError if no relationship is active."""
    if with_ is not None:
        _check_name(app, journal)
        return _for_recording(app, find_usable(app, journal, with_))
    if of is not None:
        app.person = str(of.relationship_ref)
        return find_usable(app, journal, app.person)
    people = [person for person in journal.relationships() if person.status == "active"]
    if len(people) == 1:
        return people[0]
    if not people:
        from mentorlog.cli.input.people.own_development import offer_me

        return _for_recording(app, offer_me(app, journal, none=none_active(journal)))
    if app.can_ask and not app.yes:
        from mentorlog.cli.input.prompts.whom import ask_whom

        return ask_whom(app, journal, find=lambda answer: _usable(app, find_relationship(journal, answer)))
    from mentorlog.cli.input.people.candidates import lines_with

    raise UsageError(
        f"You have {len(people)} active relationships; choose one with --with.", hint=lines_with(app, journal, people)
    )


def none_active(journal: Journal) -> NotFoundError:
    """The error if no relationship is active."""
    people = journal.relationships()
    if people and all(person.status == "prospect" for person in people):
        starts = "\n".join(f"mentorlog start {person.ref}" for person in people[:3])
        return NotFoundError("No relationship has begun yet.", hint=f"mentorlog prospect\n{starts}")
    if people:
        return NotFoundError("There is no active relationship.", hint="mentorlog people --all\nmentorlog resume NAME")
    return NotFoundError(names.NO_ONE_YET, hint=START_HINT)


def parse_ref(word: str, *kinds: Kind) -> Ref:
    """Parse a ref, which must be of one of `kinds` if any are given. Raises UsageError."""
    found = Ref.parse(word.strip())
    if found == ME or (found is None and names.is_me(word)):
        raise UsageError(
            f"{quoted(word)} is your own development, not one entry; give the ref of an entry.",
            hint="mentorlog timeline me",
        )
    if found is None:
        example = REF_LETTERS[kinds[0]] if kinds else "a"
        raise UsageError(f"{quoted(word)} is not a ref; a ref is a letter and a number, such as {example}12.")
    if kinds and found.kind not in kinds:
        *most, last = (f"{kind_with_article(kind)} ({REF_LETTERS[kind]}1)" for kind in kinds)
        wanted = f"{', '.join(most)} or {last}" if most else last
        raise UsageError(f"{found} is {kind_with_article(found.kind)}; expected {wanted}.")
    return found


def find_entry(journal: Journal, word: str, *kinds: Kind) -> Entry:
    """The entry with that ref. Raises UsageError for another kind, NotFoundError if there is no such entry."""
    return journal.entry(parse_ref(word, *kinds))


def find_entries(journal: Journal, words: list[str] | None, *kinds: Kind) -> list[Entry]:
    """The entries with these refs, without duplicates, in the given order. Commas may separate refs.

    Raises UsageError if there are none, and as `find_entry` does."""
    refs = [part for word in words or () for part in word.split(",") if part]
    if not refs:
        raise UsageError("Give one or more refs, such as a12.", hint="mentorlog review")
    found = {ref: journal.entry(ref) for ref in dict.fromkeys(parse_ref(word, *kinds) for word in refs)}
    return list(found.values())


def find_entry_or_relationship(app: App, journal: Journal, words: list[str] | None, with_: str | None = None) -> Entry:
    """The entry with that ref, else the relationship with that name. Raises UsageError if neither is given."""
    ref = Ref.parse(words[0]) if words and len(words) == 1 else None
    if ref is not None and with_ is None:
        entry = journal.entry(ref)
        return _usable(app, entry) if isinstance(entry, model.Relationship) else entry
    relationship = named_relationship(app, journal, words, with_)
    if relationship is None:
        raise UsageError("Give the ref of an entry or the name of a relationship.")
    return relationship


def has_several_active(app: App) -> bool:
    """Whether a line that records must name the person."""
    people = app.open_for_reading().relationships()
    return sum(person.status == "active" for person in people) > 1
