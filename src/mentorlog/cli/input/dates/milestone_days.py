"""Notice a day in the title of a milestone that was given neither --on nor --by: `Talk at the conference on 12 dec`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.cli.app import App
    from mentorlog.model import Milestone


def refuse_day_ahead(app: App, title: str, *, words: list[str] | None, since: dt.date) -> None:
    """Raise UsageError for a title with a day in the future, because without --by the milestone would be recorded as
    reached today. The hint has the line for a planned milestone and the one that keeps the title, made from the
    `words` that were typed; and the one with --on if the day may be in the past, `since` the relationship began."""
    from mentorlog.cli.input.command_line.typed_line import line_of, line_with_words
    from mentorlog.dates.spoken.plain_days import find_plain_day

    plain = find_plain_day(title, now=app.now, direction="future", order=app.date_order)
    if plain is None or plain.on <= app.today or plain.is_now:
        return
    past = find_plain_day(title, now=app.now, direction="past", order=app.date_order)
    was = past is not None and since <= past.on < app.today and past.phrase == plain.phrase
    options = [["--by", plain.day], *([["--on", past.day]] if past and was else [])]
    lines = [
        line_with_words(app, text.split() if len(words) > 1 else [text], old=words, options=options)
        if words
        else line_of([*app.args, text, *options])
        for text, options in (*((plain.rest, option) for option in options), (title, ["--on", "today"]))
    ]
    raise UsageError(
        f"{quoted(plain.phrase)} {'could be' if was else 'is'} in the future, but a milestone without --by is "
        "recorded as reached today.",
        hint="\n".join(lines),
    )


def warn_of_unread_day(app: App, milestone: Milestone) -> None:
    """Warn of a reached milestone whose title has another day in the past, with the line that sets it; else of a
    deadline in its title that is not read."""
    from mentorlog.dates import find_unread_deadline
    from mentorlog.dates.spoken.plain_days import find_plain_day

    plain = find_plain_day(milestone.title, now=app.now, direction="past", order=app.date_order)
    if plain is not None and plain.on < app.today:
        output.warn(
            f"{quoted(plain.phrase)} is kept as text; recorded as reached today. To set the date: "
            f"mentorlog edit {milestone.ref} --on {shell_line.quote(plain.day)}"
        )
        return
    unread = find_unread_deadline(milestone.title, now=app.now, order=app.date_order)
    if unread and unread.is_likely and unread.on is None:
        output.warn(f"{unread.reason} Recorded as reached today.")
