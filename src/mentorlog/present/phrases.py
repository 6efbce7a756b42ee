"""Phrases, markers and bars that several pages share, so that the same fact reads the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_date, format_days, format_short_date
from mentorlog.model import BENEFITS, ME, SCORES, Ref
from mentorlog.names import first_name as first_name
from mentorlog.names import short_names
from mentorlog.present.name_labels import fits
from mentorlog.present.page import SEP, Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Action, Checkin, Checkpoint, Party, Role, Skill
    from mentorlog.present.page import Style, Text

BAR_WIDTH: Final = 14
_MIN_CARRIED: Final = 2
_SUFFIXES: Final = {1: "st", 2: "nd", 3: "rd"}


def role_phrase(role: Role, type: str = "mentoring") -> str:  # noqa: A002
    """My role in a relationship of a type, after a name: `you mentor`, `coaches you`; of `me`, what it is."""
    if role == "self":
        return "your own development"
    if type == "coaching":
        return "you coach" if role == "mentor" else "coaches you"
    return "you mentor" if role == "mentor" else "mentors you"


def would_be_phrase(role: Role, type: str = "mentoring") -> str:  # noqa: A002
    """My role with a prospect, to show after a name: `you would mentor` or `would mentor you`."""
    verb = "coach" if type == "coaching" else "mentor"
    return f"you would {verb}" if role == "mentor" else f"would {verb} you"


def owes_phrase(owner: Party, short_name: str) -> str:
    """Who owes an action, beside it: `you owe Søren` or `Søren owes you`."""
    return f"you owe {short_name}" if owner == "me" else f"{short_name} owes you"


def carried_phrase(carried: int) -> Span | None:
    """Through how many sessions an open promise or point was carried: `carried 2×`. None if it was carried once, which
    says nothing: most are."""
    return times_phrase("carried", carried) if carried >= _MIN_CARRIED else None


def times_phrase(what: str, number: int) -> Span:
    """How often something happened: `carried 2×`."""
    return Span(f"{what} {number}×", spoken=f"{what} {number} times")


def coming_session(when: str) -> Span:
    """The time of the next session, whose place shows what it is."""
    return Span(when, spoken=f"next session {when}")


def not_logged(day: str) -> Span:
    """That the session of a past day is not logged: `Fri 20 Nov not logged`."""
    return Span(f"{day} not logged", "look", spoken=f"session of {day} not logged")


NOTHING_PLANNED: Final = Span("nothing planned", "dim", spoken="no session planned")
"""Where the next session would be, if there is none."""


_SIGNS: Final = (("%", " percent"), (" → ", ", then "), ("×", " times"), ("+", ""))
"""The words of signs in phrases. Those before a row are in `Row.mark`."""


def in_words(phrase: str, *, style: Style = "plain", label: str = "") -> Span:
    """A phrase without user text, whose signs are words if they are not seen, after a `label` if it needs one."""
    spoken = f"{label} {phrase}" if label else phrase
    for sign, word in _SIGNS:
        spoken = spoken.replace(sign, word)
    return Span(phrase, style, spoken=None if spoken == phrase else spoken)


def labelled(label: str, user_text: str | None) -> Text:
    """A text whose place shows what it is; `label` is read before it if nothing is seen."""
    return (Span(user_text, spoken=f"{label}: {user_text}"),) if user_text else ()


def introduction_text(action: Action) -> Text:
    """The text of an action, and whom it introduces, if it is an introduction and the text does not name the person."""
    if not action.person or action.person in action.text:
        return (Span(action.text),)
    return Span(action.text), Span(f" (introduction: {action.person})", "dim")


def owes_label(owner: Party, name: str) -> str:
    """The label of a group of actions: `You owe`, `Søren owes`, or `They owe` if the name is too long for a label."""
    if owner == "me":
        return "You owe"
    label = f"{first_name(name)} owes"
    return label if fits(label) else "They owe"


def count_phrase(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 goal`, `2 goals`. `plural` is needed if it is not the noun with an s."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def often(number: int) -> str:
    """How often something happened: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def more_in_json(number: int) -> Span:
    """How many rows a list has beyond those shown, and that the JSON has them: `and 1,200 more: --json lists all`."""
    return Span(f"and {number:,} more: --json lists all", "dim")


def sessions_phrase(held: int, *, agreed: int | None) -> str:
    """How many sessions were held: `3 sessions`, `3 of 5 sessions` if a number was agreed on (`6 sessions
    held, 5 agreed` if there were more), `no session yet`."""
    if agreed and held > agreed:
        return f"{count_phrase(held, 'session')} held, {agreed} agreed"
    if agreed:
        return f"{held} of {count_phrase(agreed, 'session')}"
    return count_phrase(held, "session") if held else "no session yet"


def ordinal(number: int) -> str:
    """The ordinal of a number: `1st`, `2nd`, `3rd`, `11th`."""
    suffix = "th" if number % 100 in {11, 12, 13} else _SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"


def days_late(days: int) -> str:
    """How late an entry is that was due `days` ago: `3 days late`."""
    return f"{format_days(days)} late"


def due_phrase(due_on: dt.date, *, today: dt.date) -> Span:
    """When an entry is due: `3 days late`, `today`, `tomorrow`, or its date."""
    days = (due_on - today).days
    if days < 0:
        return Span(days_late(-days), "late")
    if days <= 1:
        day = "tomorrow" if days else "today"
        return Span(day, "look", spoken=f"due {day}")
    day = format_date(due_on, today=today)
    return Span(day, spoken=f"due {day}")


def goal_due_phrase(due_on: dt.date | None, *, today: dt.date) -> Span:
    """When a goal is due: `by 1 Feb`, `no date`, `today`, or how late it is."""
    if due_on is None:
        return Span("no date")
    if due_on <= today:
        return due_phrase(due_on, today=today)
    return Span(f"by {format_short_date(due_on, today=today)}")


def measure_question(relationship: Ref) -> str:
    """What is asked about a goal without a measure."""
    return "how will you know?" if relationship == ME else "how will you both know?"


def with_question(user_text: str, question: str) -> Text:
    """User text followed by a question about it: `First review led: not celebrated yet`."""
    separator = ": " if user_text[-1:].isalnum() else " "
    return (Span(user_text), Span(f"{separator}{question}", "dim"))


def join_refs(refs: Iterable[Ref]) -> str:
    """Refs separated by spaces: `s6 s7 s8`."""
    return " ".join(str(ref) for ref in refs)


def join_facts(*parts: str | Span | Text | Ref | None) -> Text:
    """Facts as one text, separated by dots; empty ones and None are omitted.

    A line may be broken at a dot; in a pipe, tabs separate the facts.
    """
    spans: list[Span] = []
    for part in parts:
        fact = _as_text(part)
        if fact:
            spans.extend((SEP, *fact) if spans else fact)
    return tuple(spans)


PRIVATE_PART: Final = "1 private part, not exported"
"""The answer to a command that recorded private notes."""


def cells(*parts: str | Span | Text | Ref | None) -> tuple[Text, ...]:
    """One cell for each part, an empty one for None."""
    return tuple(_as_text(part) for part in parts)


def private_marker(*, private: bool) -> Span | None:
    """The marker of a private entry; None if it is not private."""
    return Span("private", "look") if private else None


def progress_bar(progress: int, *, width: int = BAR_WIDTH) -> Text:
    """A bar of `width` cells for a progress of 0-100.

    Any progress fills at least one cell, and only 100 fills them all.
    """
    filled = min(-(-progress * width // 100), width - 1) if progress < 100 else width
    spans = (Span("━" * filled, "bar"), Span("─" * (width - filled), "track"))
    return tuple(span for span in spans if span.text)


def percent(progress: int, *, beside: Iterable[int] = ()) -> Text:
    """A progress of 0-100 as a percentage, padded to the widest of those in the same column (`beside`): ` 5%`."""
    widest = max((progress, *beside))
    return (Span(f"{progress}%".rjust(len(f"{widest}%")), spoken=f"{progress} percent"),)


def progress_trend(checkpoints: Iterable[Checkpoint]) -> Span | None:
    """The progress at each checkpoint: `15 → 25 → 40`. None for a single one, which the bar already shows."""
    values = [str(checkpoint.progress) for checkpoint in checkpoints]
    if len(values) <= 1:
        return None
    return Span(" → ".join(values), spoken=f"progress over time: {', then '.join(values)} percent")


def score_phrase(score: int) -> str:
    """A score and the highest possible one: `4 of 5`."""
    return f"{score} of {SCORES[-1]}"


def answer_phrase(answer: str | int) -> str:
    """One answer of a check-in: `4 of 5`, or the word that was chosen."""
    return score_phrase(answer) if isinstance(answer, int) else answer


def score_trend(skill: Skill) -> Span | None:
    """The scores of a skill over time: `2 → 3 → 4`, or `first 1, lately 2 → 3 → 4` if there are older ratings. Those of
    one day, which were given with several people, are not a trend: `2 → 3/4`.

    None if all ratings are of one day.
    """
    days = [list(map(str, scores)) for scores in _scores_by_day(skill).values()]
    steps, spoken = " → ".join(map("/".join, days)), ", then ".join(map(" and ".join, days))
    if skill.first not in skill.latest:
        first = f"first {skill.first.score}, lately"
        return Span(f"{first} {steps}", "strong", spoken=f"score {first} {spoken} of {SCORES[-1]}")
    return Span(steps, "strong", spoken=f"score {spoken} of {SCORES[-1]}") if len(days) > 1 else None


def latest_scores(skill: Skill) -> str:
    """The scores of the last day: `4 of 5`, or `2 and 4 of 5` if they were given with several people."""
    from mentorlog.enumeration import enumerated

    *others, last = list(_scores_by_day(skill).values())[-1]
    return enumerated([*others, score_phrase(last)])


def _scores_by_day(skill: Skill) -> dict[dt.date, list[int]]:
    found: dict[dt.date, list[int]] = {}
    for rating in skill.latest:
        scores = found.setdefault(rating.on, [])
        if rating.score not in scores:
            scores.append(rating.score)
    return found


def source_names(skill: Skill) -> str:
    """With whom the ratings of a skill were given, in short names that differ: `Anne H., Anne B., me`."""
    return ", ".join(short_names(dict(enumerate(skill.sources))).values())


def checkin_answers(checkin: Checkin) -> str:
    """The answers of a check-in on one line: `frequency 4 of 5, challenge 2 of 5; more: live reviews`. Those of the
    other person begin with the name."""
    names = ("frequency", "challenge", "expectations", *BENEFITS)
    texts = (("more: ", checkin.more), ("less: ", checkin.less), ("", checkin.expectations_note))
    values = ", ".join(
        f"{name} {answer_phrase(value)}" for name in names if (value := getattr(checkin, name)) is not None
    )
    answers = "; ".join(part for part in (values, *(f"{lead}{text}" for lead, text in texts if text)) if part)
    return answers if checkin.owner == "me" else f"{first_name(checkin.relationship)}: {answers}"


def _as_text(part: str | Span | Text | Ref | None) -> Text:
    """One fact as a text."""
    if isinstance(part, Span):
        return (part,) if part.text else ()
    if isinstance(part, Ref):
        return (Span(str(part), kind="ref"),)
    if isinstance(part, str):
        return (Span(part),) if part else ()
    return part or ()
