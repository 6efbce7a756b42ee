"""Find an entry by words of its title instead of its ref."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import names
from mentorlog.cli.input.people.lookup import find_entries
from mentorlog.errors import MentorlogError, NotFoundError, UsageError
from mentorlog.model import Ref
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Action, Entry, Goal, Kind, Milestone, Point, Resource
    from mentorlog.store import Journal
    from mentorlog.workflows.close_entries import Closing

_OPEN: Final = ("open", "planned")
_MOST_LINES: Final = 10
_OUTCOME: Final = "mentorlog outcome {} OUTCOME"
_NO_OUTCOME: Final = "mentorlog edit {} --clear outcome"
_DELETE: Final = "mentorlog delete {}"
_INSTEAD: Final[dict[Closing, dict[Kind, tuple[str, ...]]]] = {
    "done": {"feedback": (_OUTCOME,), "advice": (_OUTCOME,)},
    "drop": {
        "session": ("mentorlog cancel {}",),
        "feedback": (_OUTCOME, _DELETE),
        "advice": (_OUTCOME, _DELETE),
        "milestone": (_DELETE,),
        "note": (_DELETE,),
        "question": (_DELETE,),
        "rating": (_DELETE,),
        "checkin": (_DELETE,),
    },
    "reopen": {"feedback": (_NO_OUTCOME,), "advice": (_NO_OUTCOME,)},
}
"""The lines that do with an entry of another kind what `done`, `drop` and `reopen` do with theirs."""


def find_entries_or_title(app: App, journal: Journal, words: list[str] | None, verb: Closing) -> list[Entry]:
    """The entries with these refs; else the one whose title has these words, if the user confirms it. `done` and `drop`
    are for open entries, `reopen` for closed ones.

    Raises UsageError with the lines to type if it can't ask, or if several titles have the words; as `find_entries` if
    none has, and if the words name a person."""
    from mentorlog.workflows.close_entries import STATUS_AFTER

    kinds = tuple(STATUS_AFTER[verb])
    text = " ".join(words or ())
    if not text.strip() or names.is_me(text) or _has_ref(text):
        return _find(journal, words, kinds, verb)
    found = _titled(journal, text, kinds, is_open=verb != "reopen")
    if not found or any(names.is_match(text, person.name) for person in journal.relationships()):
        return _find(journal, words, kinds, verb)
    if len(found) == 1 and (app.can_ask or app.yes):
        from mentorlog.cli.input.prompts.ask import confirm

        if confirm(app, f"{verb.capitalize()} {found[0].ref}, {quoted(_title(found[0]))}?", default=True):
            return found
        raise MentorlogError("Nothing was changed.")
    shown = found[:_MOST_LINES]
    titles = ", ".join(f"{entry.ref} {quoted(_title(entry))}" for entry in shown)
    which = "this one" if len(found) == 1 else f"one of {len(found)}"
    lines = [f"mentorlog {verb} {entry.ref}" for entry in shown]
    raise UsageError(f"{quoted(text)} is not a ref; did you mean {which}: {titles}?", hint="\n".join(lines))


def _has_ref(text: str) -> bool:
    """Whether one of the words is a ref."""
    return any(Ref.parse(part) for part in text.replace(",", " ").split())


def _find(journal: Journal, words: list[str] | None, kinds: tuple[Kind, ...], verb: Closing) -> list[Entry]:
    """As `find_entries`; the error for the ref of another kind has the lines of the commands for that kind."""
    try:
        return find_entries(journal, words, *kinds)
    except UsageError as error:
        refs = (Ref.parse(part) for part in " ".join(words or ()).replace(",", " ").split())
        ref = next((ref for ref in refs if ref and ref.kind not in kinds), None)
        lines = _lines_instead(journal, ref, verb) if ref else ()
        if ref is None or not lines:
            raise
        raise UsageError(error.message, hint="\n".join(line.format(ref) for line in lines)) from None


def _lines_instead(journal: Journal, ref: Ref, verb: Closing) -> tuple[str, ...]:
    """The lines of `_INSTEAD` for an entry; none if there is no such entry."""
    try:
        entry = journal.entry(ref)
    except NotFoundError:
        return ()
    is_past = entry.ref.kind == "session" and getattr(entry, "status", "") != "planned"
    lines = (_DELETE,) if is_past and verb == "drop" else _INSTEAD[verb].get(ref.kind, ())
    if _OUTCOME not in lines:
        return lines
    from mentorlog.cli.input.checks import outcome_words

    outcomes = (_OUTCOME.replace("OUTCOME", word) for word in outcome_words(ref.kind))
    return (*outcomes, *(line for line in lines if line != _OUTCOME))


def refuse_title(app: App, words: list[str], *kinds: Kind) -> None:
    """Raise UsageError if the first word is not a ref, with the lines for the entries that may be meant: those whose
    titles have the first words, else all that wait for the command. Does nothing if there is none."""
    if Ref.parse(words[0]) is not None or names.is_me(words[0]) or not app.has_journal:
        return
    journal = app.open_for_writing()
    entries = [entry for kind in kinds for entry in _waiting(journal, kind)]
    for count in range(len(words), 0, -1):
        _refuse_words(app, words[:count], entries)
    _refuse_words(app, words[:1], entries, else_all=True)


def find_entries_or_explain(app: App, journal: Journal, words: list[str] | None) -> list[Entry]:
    """The entries with these refs. Raises UsageError if the words are those of open entries, with the lines to type;
    else as `find_entries` does."""
    text = " ".join(words or ())
    if words and not names.is_me(text) and not _has_ref(text):
        _refuse_words(app, words, list(_entries(journal, all_=False)))
    return find_entries(journal, words)


def _refuse_words(app: App, words: list[str], entries: list[Entry], *, else_all: bool = False) -> None:
    """Raise UsageError if some of the entries have the words in their titles, with the lines to type. With `else_all`,
    all of the entries are offered if none has."""
    from mentorlog.cli.input.command_line.typed_line import line_with_words

    text = " ".join(words)
    wanted = [names.spellings(word) for word in text.split()]
    found = [entry for entry in entries if wanted and _has_words(entry, wanted, whole=False)]
    shown = (found or (entries if else_all else []))[:_MOST_LINES]
    if not shown:
        return
    titles = ", ".join(f"{entry.ref} {quoted(_title(entry))}" for entry in shown)
    asked = f"did you mean {'this one' if len(shown) == 1 else f'one of {len(shown)}'}: {titles}?"
    lines = [line_with_words(app, [str(entry.ref)], old=words) for entry in shown]
    raise UsageError(f"{quoted(text)} is not a ref; {asked}", hint="\n".join(lines))


def _waiting(journal: Journal, kind: Kind) -> list[Entry]:
    """The open goals, the feedback or advice without an outcome, or the milestones to celebrate (else all that are
    ahead)."""
    if kind == "goal":
        return list(journal.goals())
    if kind == "feedback":
        return [each for each in journal.feedback() if each.outcome is None]
    if kind == "advice":
        return list(journal.advice())
    milestones = journal.milestones()
    return [each for each in milestones if each.status == "reached"] or list(milestones)


def _title(entry: Entry) -> str:
    from mentorlog.model.titles import title_of

    return " ".join(title_of(entry).split())


def _titled(journal: Journal, text: str, kinds: tuple[Kind, ...], *, is_open: bool) -> list[Entry]:
    """The entries whose title has all of the words; only those with whole words, if there are any."""
    entries = [
        entry
        for entry in _entries(journal, all_=not is_open)
        if entry.ref.kind in kinds and (entry.status in _OPEN) is is_open
    ]
    wanted = [names.spellings(word) for word in text.split()]
    whole: list[Entry] = [entry for entry in entries if _has_words(entry, wanted, whole=True)]
    return whole or [entry for entry in entries if _has_words(entry, wanted, whole=False)]


def _entries(journal: Journal, *, all_: bool) -> Iterator[Goal | Action | Point | Milestone | Resource]:
    yield from journal.goals(all=all_)
    yield from journal.actions(all=all_)
    yield from journal.points(all=all_)
    yield from journal.milestones(all=all_)
    yield from journal.resources(all=all_)


def _has_words(entry: Entry, wanted: list[tuple[str, ...]], *, whole: bool) -> bool:
    known = names.word_spellings(_title(entry))
    return all(
        any(word in known if whole else any(name.startswith(word) for name in known) for word in options)
        for options in wanted
    )
