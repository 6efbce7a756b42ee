"""Make one promise of those that a running log carries over from session to session until they are checked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.importing.logs.log_data import LogNotice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.importing.logs.log_data import LogPromise, LogSection

_Key = tuple[str, str]
"""The owner and the text of a promise, without the differences of capitals and blanks."""


def join_carried_over(
    sections: Sequence[LogSection], *, today: dt.date
) -> tuple[tuple[LogSection, ...], tuple[LogNotice, ...]]:
    """The sections, oldest first, each promise only in the first one that has it. It is done on the day of the session
    in which it is checked off; one that is open again after that is another promise. And one notice for each file about
    the lines that are left out."""
    promises = [[_checked(promise, section, today) for promise in section.promises] for section in sections]
    first: dict[_Key, tuple[int, int]] = {}
    left_out: dict[str, list[LogPromise]] = {}
    kept: list[list[int]] = []
    for at, section in enumerate(promises):
        seen_before = dict(first)  # two such lines in one session are two promises
        kept.append([])
        for number, promise in enumerate(section):
            key = (promise.owner or "", " ".join(promise.text.casefold().split()))
            known = seen_before.get(key) if promise.owner else None
            original = promises[known[0]][known[1]] if known else None
            if known is None or original is None or (original.is_done and not promise.is_done):
                first[key] = (at, number)
                kept[at].append(number)
            else:
                promises[known[0]][known[1]] = _joined(original, promise)
                left_out.setdefault(promise.place.file, []).append(promise)
    found = (
        section._replace(promises=tuple(promises[at][number] for number in kept[at]))
        for at, section in enumerate(sections)
    )
    return tuple(found), tuple(_notice(carried) for carried in left_out.values())


def _checked(promise: LogPromise, section: LogSection, today: dt.date) -> LogPromise:
    """The promise with the day on which it was done, if it is: never before its session, nor after today."""
    if not promise.is_done:
        return promise._replace(done_on=None)
    done_on = promise.done_on
    return promise._replace(done_on=done_on if done_on and section.on <= done_on <= today else section.on)


def _joined(original: LogPromise, carried: LogPromise) -> LogPromise:
    """The promise with what a later line says about it."""
    return original._replace(
        is_done=original.is_done or carried.is_done,
        done_on=original.done_on or carried.done_on,
        due_on=original.due_on or carried.due_on,
        private=original.private or carried.private,
    )


def _notice(carried: Sequence[LogPromise]) -> LogNotice:
    others = len(carried) - 1
    more = (", as is 1 more line" if others == 1 else f", as are {others} more lines") if others else ""
    reason = f"is a promise of an earlier session{more}; it is recorded once, with the first session that has it"
    return LogNotice(carried[0].place, carried[0].text.partition("\n")[0], reason)
