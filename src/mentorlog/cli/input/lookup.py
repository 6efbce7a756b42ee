"""Which relationship and which entry are meant."""

from __future__ import annotations

import shlex

from mentorlog import names
from mentorlog.cli.app import App
from mentorlog.errors import AmbiguousError, NotFoundError, UsageError
from mentorlog.model import LETTERS, Entry, Kind, Ref, Relationship
from mentorlog.model.words import a_kind
from mentorlog.store import Journal

NOBODY = "There is no relationship yet."
START = "mentorlog start NAME --i-am mentor"


def named(journal: Journal, name: str) -> Relationship:
    """The relationship that a ref or a name means. Raises NotFoundError, or AmbiguousError with the candidates."""
    ref = Ref.parse(name.strip())
    if ref is not None and ref.kind == "relationship":
        entry = journal.entry(ref)
        if isinstance(entry, Relationship):
            return entry
    people = journal.relationships()
    matches = names.match(name, people, name=lambda one: one.name, status=lambda one: one.status)
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise AmbiguousError(f"{name!r} fits {len(matches)} relationships; say which:", hint=_candidates(matches))
    if not people:
        raise NotFoundError(NOBODY, hint=START)
    if ref is not None:
        raise UsageError(f"{ref} is {a_kind(ref.kind)}; a name is needed here.", hint=_candidates(people[:10]))
    raise NotFoundError(f"Nobody is called {name!r}.", hint=_candidates(people[:10]))


def _candidates(people: list[Relationship] | tuple[Relationship, ...]) -> str:
    return "\n".join(
        f"{one.ref}  {one.name}" + ("" if one.status == "active" else f" ({one.status})") for one in people
    )


def given(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> Relationship | None:
    """The relationship of a command's NAME argument or of its --with, None where neither is given."""
    name = " ".join(words or ()).strip()
    if words and not name:
        # an empty variable in a script must not end whoever is the only one
        raise UsageError("The name is empty.")
    if name and with_:
        raise UsageError(f"{name!r} and --with {with_!r} both name the relationship; one is enough.")
    if name or with_ is not None:
        return named(journal, name or with_ or "")
    return None


def recording(app: App, journal: Journal, with_: str | None, *, of: Entry | None = None) -> Relationship:
    """The relationship to record for: --with, else that of a given entry, else the only active one; at a terminal asks
    (nearest session first), elsewhere a usage error."""
    if with_ is not None:
        return named(journal, with_)
    if of is not None:
        return named(journal, str(of.relationship_ref))
    people = [one for one in journal.relationships() if one.status == "active"]
    if len(people) == 1:
        return people[0]
    if not people:
        raise none_active(journal)
    if app.can_ask and not app.yes:
        from mentorlog.cli.input.prompts import choose

        nearest = [
            person.relationship for person in journal.people(now=app.now) if person.relationship.status == "active"
        ]
        return nearest[choose(app, "With whom?", [one.name for one in nearest])]
    raise UsageError(
        f"You have {len(people)} active relationships; say which with --with.",
        hint="\n".join(f"--with {shlex.quote(one.name)}" for one in people[:10]),
    )


def none_active(journal: Journal) -> NotFoundError:
    """The error where no relationship is active."""
    if journal.relationships():
        return NotFoundError("There is no active relationship.", hint="mentorlog people --all\nmentorlog resume NAME")
    return NotFoundError(NOBODY, hint=START)


def ref(word: str, *kinds: Kind) -> Ref:
    """The ref that `word` spells, of one of `kinds` (any kind where none is given). Raises UsageError."""
    found = Ref.parse(word.strip())
    if found is None:
        example = LETTERS[kinds[0]] if kinds else "a"
        raise UsageError(f"{word!r} is no ref; a ref is a letter and a number, such as {example}12.")
    if kinds and found.kind not in kinds:
        wanted = " or ".join(f"{a_kind(kind)} ({LETTERS[kind]}1)" for kind in kinds)
        raise UsageError(f"{found} is {a_kind(found.kind)}; {wanted} is needed here.")
    return found


def entry(journal: Journal, word: str, *kinds: Kind) -> Entry:
    """The entry that a ref means. Raises UsageError for a ref of another kind, NotFoundError for none such."""
    return journal.entry(ref(word, *kinds))


def entries(journal: Journal, words: list[str] | None, *kinds: Kind) -> list[Entry]:
    """The entries that several refs mean, each once, in the order given; at least one. Commas may part them."""
    refs = [part for word in words or () for part in word.split(",") if part]
    if not refs:
        raise UsageError("Which? Give one or more refs, such as a12.", hint="mentorlog review")
    found = {one: journal.entry(one) for one in dict.fromkeys(ref(word, *kinds) for word in refs)}
    return list(found.values())


def meant(app: App, journal: Journal, words: list[str] | None, with_: str | None = None) -> Entry:
    """The entry that a ref or a name means; a ref wins."""
    ref = Ref.parse(words[0]) if words and len(words) == 1 else None
    if ref is not None and with_ is None:
        return journal.entry(ref)
    one = given(app, journal, words, with_)
    if one is None:
        raise UsageError("Which entry? Give a ref or a name.")
    return one
