"""The commands that changed the journal, whether they were undone, and the texts of the entries that they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_relative_when
from mentorlog.model import ME
from mentorlog.present.commands import hint_line, with_commands
from mentorlog.present.empty_page import empty_page
from mentorlog.present.name_labels import MAX_NAME, name_labels
from mentorlog.present.page import Gap, Line, Span, Table, text
from mentorlog.present.phrases import count_phrase, join_refs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from mentorlog.model import ChangedText, Command, Ref
    from mentorlog.present.page import Page, Style, Text

    Texts = Mapping[int, Sequence[ChangedText]]
    """The texts of the entries that each command changed, by its number."""
    People = Mapping[int, tuple[str, str]]
    """The name of the person that each command is about, and the status of the relationship, by its number."""

_LONGEST: Final = 72
"""The characters of a text that are shown, which is enough to know it again."""
_STATUS_VERBS: Final = ("pause", "resume", "end")
"""The commands that change the status of a relationship."""
_STATUS_LABELS: Final = {"done": "", "undone": "undone", "discarded": "undone for good"}
"""The label of each status. A command is discarded, and cannot be redone, if another followed after it was undone."""


def refs_of_done(commands: Iterable[Command]) -> set[Ref]:
    """The entries that the commands changed, without those that were undone: their titles show which they were."""
    return {ref for command in commands if command.status == "done" for ref in command.refs}


def without_title(command: Command, titles: Mapping[Ref, tuple[str, str]]) -> bool:
    """Whether the first entry that a command changed is gone or has no title, so that only the record has its text."""
    return not _title(command, titles)


def _first_ref(command: Command) -> Ref | None:
    """The first entry that a command changed; a relationship only if there is no other."""
    return min(command.refs, key=lambda ref: ref.kind == "relationship", default=None)


def history_page(
    commands: Sequence[Command],
    *,
    total: int,
    now: dt.datetime,
    texts: Texts | None = None,
    titles: Mapping[Ref, tuple[str, str]] | None = None,
) -> Page:
    """The time (in the time zone of `now`), verb, refs, status and the first text of each command; undone ones are dim.
    Below, how many there are besides, of `total`, and what is said of a command that can't be redone. `titles` are
    the titles and the people of the entries of the others."""
    titles = titles or {}
    people = name_labels({name: name for _, name in titles.values() if name}, MAX_NAME)
    rows = []
    for command in commands:
        title, name = _title_and_person(command, titles) if command.status == "done" else ("", "")
        rows.append(_cells(command, now, (texts or {}).get(command.number, ()), _titled(people.get(name), title)))
    if not rows:
        return empty_page(
            "Nothing has been recorded yet.", hint="Begin with:", command="mentorlog start NAME --i-am mentor"
        )
    hints = []
    if any(command.status == "discarded" for command in commands):
        hints.append(f"{_STATUS_LABELS['discarded']}: redo can't repeat it, because another command followed the undo")
    if total > len(rows):
        hints.append(f"+{total - len(rows)} more: mentorlog history --limit {total}")
    notes: Page = (Gap(), *(hint_line(hint) for hint in hints)) if hints else ()
    return (Table(tuple(rows), stretch=4, max_lines=1, is_list=True), *notes)


def _title_and_person(command: Command, titles: Mapping[Ref, tuple[str, str]]) -> tuple[str, str]:
    """The title of the first entry that a command changed, and the person of all; no person if there are several."""
    names = {name for ref in command.refs if (name := titles.get(ref, ("", ""))[1])}
    return _title(command, titles), names.pop() if len(names) == 1 else ""


def _title(command: Command, titles: Mapping[Ref, tuple[str, str]]) -> str:
    return titles.get(_first_ref(command) or ME, ("", ""))[0]


def undone_page(*commands: Command, now: dt.datetime, texts: Texts | None = None, people: People | None = None) -> Page:
    """The confirmation of `undo`, newest first, with the texts that were taken back."""
    hint = "mentorlog redo brings it back" if len(commands) == 1 else "mentorlog redo brings back the last one"
    lines = [_described("Took back ", command, now, texts, people) for command in commands]
    return (*lines[:-1], lines[-1]._replace(under=(*lines[-1].under, with_commands(hint))))


def redone_page(
    command: Command, *, now: dt.datetime, texts: Texts | None = None, people: People | None = None
) -> Page:
    """The confirmation of `redo`, with the texts that are there again. What it repeats may have deleted entries."""
    return (_described("Repeated ", command, now, texts, people),)


def _described(lead: str, command: Command, now: dt.datetime, texts: Texts | None, people: People | None) -> Line:
    """A command and its person, and below it the beginnings of the texts that it changed. Its refs are in the first
    line, unless each has its text below."""
    found = (texts or {}).get(command.number, ())
    person = (people or {}).get(command.number)
    are_listed = len(found) > 1 and len(found) == command.touched
    under = (
        text(Span(f"{each.ref}  ", spoken=f"ref {each.ref}: ") if len(found) > 1 else None, _text(each))
        for each in found
    )
    return Line(
        text(lead, *_description(command, now, has_refs=not are_listed), _about(command, *person) if person else None),
        under=tuple(under),
    )


def _about(command: Command, name: str, status: str) -> Span:
    """The person of a command; if it changed the status of the relationship, what that is now."""
    about = f"{name} is {status}" if command.verb in _STATUS_VERBS else name
    return Span(f" · {about}", spoken=f", {about}")


def _text(changed: ChangedText, style: Style = "plain") -> Span:
    """The beginning of a text; that of a checkpoint begins with its percentage."""
    beginning = _beginning(changed.text)
    number, sign, rest = beginning.partition("%")
    is_checkpoint = changed.ref.kind == "goal" and sign and number.isdecimal()
    return Span(beginning, style, spoken=f"{number} percent{rest}" if is_checkpoint else None)


def _beginning(full_text: str) -> str:
    one_line = " ".join(full_text.split())
    if len(one_line) <= _LONGEST:
        return one_line
    words, space, _ = one_line[:_LONGEST].rpartition(" ")
    return f"{words if space else one_line[: _LONGEST - 1]}…"


def command_line(command: Command, *, now: dt.datetime) -> str:
    """A command in one line of text: `log of today 14:02: s8 a12`."""
    return "".join(span.text for span in _description(command, now))


def _description(command: Command, now: dt.datetime, *, has_refs: bool = True) -> tuple[Span, ...]:
    """The verb, time and refs of a command: `log of today 14:02: s8 a12`."""
    refs = _changed_refs(command) if has_refs else ""
    return text(
        Span(command.verb, "strong"),
        f" of {_format_time(command, now)}",
        Span(f": {refs}", spoken=f": {_spoken_refs(command)}") if refs else None,
    )


def _titled(name: str | None, title: str) -> Text:
    """A title after the person's name, as one text: the row is cut within the title, not before it."""
    dots = Span(" · ", "dim", spoken=": ") if name and title else None
    return text(name, dots, _beginning(title))


def _cells(command: Command, now: dt.datetime, texts: Sequence[ChangedText], titled: Text) -> tuple[Text, ...]:
    style: Style = "plain" if command.status == "done" else "dim"
    return (
        text(Span(_format_time(command, now), style)),
        text(Span(command.verb, style)),
        text(Span(_changed_refs(command), style, "ref" if command.refs else "text", _spoken_refs(command))),
        text(Span(_STATUS_LABELS.get(command.status, command.status), "dim")),
        text(_text(texts[0], style)) if texts else titled,
    )


def _format_time(command: Command, now: dt.datetime) -> str:
    at = command.at.astimezone(now.tzinfo)
    return format_relative_when(at.date(), at.time(), today=now.date())


def _spoken_refs(command: Command) -> str | None:
    """What `_changed_refs` returns, in words; None if it needs none."""
    if not command.refs:
        return None
    more = command.touched - len(command.refs)
    refs = f"{'refs' if len(command.refs) > 1 else 'ref'} {', '.join(map(str, command.refs))}"
    return f"{refs} and {more} more" if more > 0 else refs


def _changed_refs(command: Command) -> str:
    """The refs that a command changed, and how many there are besides."""
    if command.touched and not command.refs:  # only the evaluations of programmes have no ref
        return count_phrase(command.touched, "evaluation")
    more = command.touched - len(command.refs)
    return f"{join_refs(command.refs)} +{more} more" if more > 0 else join_refs(command.refs)
