"""Find the deadline at the end of an action's text: `Send the checklist by 20 nov`, `(senest på fredag kl. 12)`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from mentorlog.dates.days import Context
from mentorlog.dates.format import format_recorded_date
from mentorlog.dates.parsing import find_when, is_time_alone, parse_day
from mentorlog.dates.sides import AmbiguousDateError, MissingDayError, OtherSideError, WrongWeekdayError
from mentorlog.dates.vocabulary import NUMBERS, split_words
from mentorlog.errors import DateError
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from mentorlog.dates.days import DateOrder
    from mentorlog.dates.when import When

_WORDS: Final = (
    *("by", "due", "due on", "due by", "due before", "before", "on or before", "within"),
    *("at the latest", "latest"),
    *("no later than", "not later than", "by no later than", "due no later than"),
    *("inden for", "indenfor", "inden", "senest", "ikke senere end", "før", "foer"),
    *("deadline", "frist", "med deadline", "med frist", "with deadline", "with a deadline of"),
)
_BEFORE_HOLIDAYS: Final = ("jul", "julen", "juleaften", "påske", "påsken", "pinse", "pinsen", "nytår", "årsskiftet")
"""Before these, `til` is a word for a deadline too."""
_DAY_BEFORE: Final = ("before", "due before", "før", "foer")
"""After these words, the deadline is the day before a date without a time of day."""
_WITHIN: Final = ("within", "inden for", "indenfor")
"""These words are followed by a length."""
_WORD: Final = rf"(?<![^\s(\[])(?:{{}}|til(?=\s+(?:{'|'.join(_BEFORE_HOLIDAYS)})\b)):?(?!\S)"
_FACTS: Final = r"\b(?:is|are|was|were|be|been|being|fall|falls|fell|it's|what's|that's)\s*\Z"
"""After these, `due` states a fact: `find out when the rent is due friday`."""
_MARKED: Final = r"[,;(\[:\N{EN DASH}\N{EM DASH}-]\s*\Z"
"""What must precede `deadline` and `frist` without a colon."""
_LONGEST_DATE: Final = 60
"""Characters. Text after `by` that is longer is not a date."""
_CLOSING: Final = ".!?)]"
"""What may follow the date at the end of the text, beside blanks."""
_SEPARATOR: Final = "(?:[,;]|(?<=\\s)[:\N{EN DASH}\N{EM DASH}-])\\Z"
"""What may be between the text and the word, and is removed with it."""
_END_OF_PERIOD: Final = (
    r"\s*(?:the\s+|i\s+)?(?:end|close|late|slut|slutningen|udgangen|ultimo|eod|cob|eow|eom|eoq|eoy)\b"
    r"|.*\b(?:end|eod|cob|close of business|udgang|slutning)\Z"
)
"""`before the end of november` includes the last day."""
_END_OF_DAY: Final = r"(?:eod|cob|close of business|close of play|end of (?:the )?(?:business |working )?day)"
_OMITTED: Final = r"\A(?:ved|at)\s+(?=\D)|\s+\(?at the latest\Z"
"""Words that do not change the date: `senest ved udgangen af november`, `by friday at the latest`."""
_OMITTED_BESIDE_DAY: Final = rf"\A{_END_OF_DAY}\s+(?:on\s+)?(?=\S)|\s+{_END_OF_DAY}\Z"
"""`by eod friday` is by Friday."""
_THE_NEXT: Final = r"\A(?:the\s+next|the\s+coming|next|de\s+næste|de\s+kommende|næste)\s+(?=\w+\s+\w)"
_NEXT_UNIT: Final = r"\A(?:the\s+next|the\s+coming|(?:den|det)\s+(?:næste|kommende))\s+(?=\w+\Z)"
"""`within the next month` is within a month."""
_CHRISTMAS: Final = ("jul", "julen")
"""Danish `jul` is July too, but not after Danish words."""
_DANISH: Final = ("inden", "senest", "ikke senere end", "før", "foer", "til", "frist", "med frist")
_WEEKEND: Final = ("weekend", "the weekend", "weekenden")
_BEFORE_NUMBERS: Final = ("halvanden", "halvandet")
_FIRST_WORD: Final = (
    r"\s*(?:by|due|before|on or before|within|at the latest|no|not|inden|indenfor|senest|ikke|før|foer|til)\b"
)
"""What a text can begin with that has its deadline first."""
NOW: Final = ("now", "nu")
"""`by now` is part of the sentence, not a deadline."""


class Due(NamedTuple):
    """When an action is due."""

    on: date
    """The day."""
    has_time: bool
    """Whether a time of day was typed, which is dropped."""


class Tail(NamedTuple):
    """A word for a deadline in the text, and what follows it."""

    action: str
    """The text before the word."""
    word: str
    """The word, in lower case."""
    date: str
    """The text after the word, without punctuation at its end and words that do not change the date."""
    phrase: str
    """Both, as they were typed."""
    is_day_before: bool
    """Whether the deadline is the day before the date."""
    has_full_stop: bool
    """Whether a full stop follows: the end of the sentence, or of a date such as `1.12.`"""


def split_deadline(
    text: str, *, now: datetime, order: DateOrder | None = None, warn: Callable[[str], None] | None = None
) -> tuple[str, date | None]:
    """The text without its deadline, and the deadline: the date that follows the last word for one (`by`, `due`,
    `within`, `inden`, `senest`) and ends the text, perhaps in brackets, or begins it with a colon or a comma (`By
    friday: send slides`). The date is in the future, counted from `now` (local time). `before friday` is Thursday.

    The unchanged text and None if there is no such word, if nothing would remain before it, or if no date follows it.
    `warn` receives a sentence if a time of day was dropped.

    DateError if the date does not exist, could be two days, or contradicts its weekday.
    """
    for tail in (*find_tails(text), *_first_words(text)):
        due = read_tail(tail, now=now, order=order)
        if due is not None:
            if due.has_time and warn is not None:
                day = format_recorded_date(due.on, today=now.date())
                warn(f"{quoted(tail.phrase)} is read as {day}: a due date is a day, without a time.")
            return tail.action, due.on
    return text, None


def parse_deadline(text: str, *, now: datetime, order: DateOrder | None = None) -> When:
    """The day in the future that `text` names, as `parse_day`; also with a word for a deadline (`before friday` is
    Thursday), and a quarter, of which it is the last day. DateError as `parse_day`."""
    words = find_tails(f"x by {text}")[-1:] if text.strip() else []
    for tail in [tail for tail in (*find_tails(f"x {text}"), *words) if tail.action == "x"]:
        due = read_tail(tail, now=now, order=order) if tail.word != "by" or _may_be_quarter(tail.date) else None
        if due is not None and not due.has_time:
            from mentorlog.dates.when import When

            return When(due.on)
    return parse_day(text, now=now, direction="future", order=order)


def _first_words(text: str) -> Iterator[Tail]:
    """The deadlines at the beginning, with a colon or a comma: `By friday: send slides`. Most texts have none, and then
    no more is loaded."""
    if not re.match(_FIRST_WORD, text, re.IGNORECASE):
        return
    from mentorlog.dates.spoken.first_deadlines import split_first_words

    for first, rest in split_first_words(text):
        # find_tails needs text before the word
        yield from (tail._replace(action=rest) for tail in find_tails(f"x {first}") if tail.action == "x")


def find_tails(text: str) -> list[Tail]:
    """Every word for a deadline in the text that has text before and after it, the last one first."""
    closing = _closing(text)
    body = text[: len(text) - len(closing)]
    start = max(0, len(body) - _LONGEST_DATE - len("with a deadline of "))
    # the longest first: `due by` before `due`
    words = "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(_WORDS, key=len, reverse=True))
    found = []
    for word in reversed(list(re.compile(_WORD.format(words), re.IGNORECASE).finditer(body, start))):
        before, typed = body[: word.start()], body[word.end() :].strip()
        action, name = _action(before, closing), " ".join(word[0].lower().split())
        if action and typed and _is_deadline(name, before):
            phrase = f"{word[0]} {typed}"
            end = ")" if phrase.count("(") > phrase.count(")") else ""
            name = name.removesuffix(":")
            tail = Tail(
                action,
                name,
                _plain_date(name, typed),
                phrase + end,
                is_day_before=_is_day_before(name, typed),
                has_full_stop=closing.startswith("."),
            )
            found.append(tail)
    return found


def _is_deadline(name: str, before: str) -> bool:
    """Whether a word, perhaps with a colon, is for a deadline after that text: `the rent is due friday` is a fact."""
    if name.startswith("due"):
        return not re.search(_FACTS, before, re.IGNORECASE)
    if name == "latest":
        return not re.search(r"\bthe\s*\Z", before, re.IGNORECASE)
    return name not in ("deadline", "frist") or re.search(_MARKED, before) is not None


def _is_day_before(word: str, text: str) -> bool:
    """Whether the deadline is the day before the date: after `before`, and for `inden jul`, `inden weekenden`."""
    lowered = text.lower()
    if word == "inden":
        return lowered in _WEEKEND or lowered.split()[0] in _BEFORE_HOLIDAYS
    return word in _DAY_BEFORE and not re.match(_END_OF_PERIOD, text, re.IGNORECASE)


def _plain_date(word: str, text: str) -> str:
    """The text after the word as a date is typed elsewhere."""
    text = re.sub(_OMITTED, "", text, flags=re.IGNORECASE)
    lowered = text.lower()
    if word in _WITHIN:
        text = re.sub(_NEXT_UNIT, "a ", text, flags=re.IGNORECASE)
        return "in " + re.sub(_THE_NEXT, "", text, flags=re.IGNORECASE)
    if any(part in lowered for part in ("eod", "cob", "close of", "end of")):
        text = re.sub(_OMITTED_BESIDE_DAY, "", text, flags=re.IGNORECASE)
        return "today" if re.fullmatch(_END_OF_DAY, text, re.IGNORECASE) else text
    if word in (*_DAY_BEFORE, "inden") and lowered in _WEEKEND:
        return "saturday"  # the day before the weekend is Friday
    first, *rest = lowered.split()
    if word in _DANISH and first in _CHRISTMAS and (not rest or (len(rest) == 1 and rest[0].isdecimal())):
        return " ".join(["juleaften", *rest])
    return f"in {text}" if word == "inden" and _is_length(text, first=first) else text


def _is_length(text: str, *, first: str) -> bool:
    """Whether a text, of which `first` is the first word, is a length of days to years: `inden 14 dage` is `om 14
    dage`."""
    if not first[0].isdecimal() and first not in NUMBERS and first not in _BEFORE_NUMBERS:
        return False
    if text.lower().endswith(" kvartal") and first not in NUMBERS:
        return False  # `inden 2. kvartal` is a quarter of the year
    from mentorlog.dates.spoken.long_lengths import parse_long_length

    try:
        return parse_long_length(split_words(text)) is not None
    except DateError:
        return True


def _closing(text: str) -> str:
    length = next((count for count, char in enumerate(reversed(text)) if not _is_closing(char)), len(text))
    return text[len(text) - length :]


def _is_closing(char: str) -> bool:
    return char.isspace() or char in _CLOSING


def _action(before: str, closing: str) -> str:
    """The text before the word. An opening bracket goes with the deadline, unless more is in the brackets: then the
    closing one stays."""
    action = before.rstrip()
    bracket = next((char for char in closing if char in ")]"), "")
    opening = {")": "(", "]": "["}.get(bracket, "")
    if action.endswith(("(", "[")):
        action, opening = action[:-1].rstrip(), ""
    action = re.sub(_SEPARATOR, "", action).rstrip()
    return action + bracket if opening and action.count(opening) > action.count(bracket) else action


def read_tail(tail: Tail, *, now: datetime, order: DateOrder | None) -> Due | None:
    """When the action is due; None if no date follows the word. DateError as `split_deadline`."""
    if tail.date.lower() in NOW:
        return None
    try:
        if is_time_alone(tail.date):
            return None
        when = _with_full_stop(tail, now=now, order=order) or find_when(
            tail.date, now=now, direction="future", order=order, is_day_only=True
        )
        due = when and Due(when.on, has_time=when.at is not None or when.has_part_of_day)
        if when is None and _may_be_quarter(tail.date):
            return _quarter(tail, today=now.date())
    except (AmbiguousDateError, MissingDayError, WrongWeekdayError, OtherSideError):
        raise
    except DateError:
        due = _without_time(tail.date, now=now, order=order)
    if due is None or due.has_time or not tail.is_day_before:
        return due
    return due._replace(on=due.on - timedelta(days=1)) if due.on > now.date() else None


def _may_be_quarter(text: str) -> bool:
    """A quick check, so that few texts load the parser of quarters."""
    return "q" in text.lower() or "kvartal" in text.lower()


def _quarter(tail: Tail, *, today: date) -> Due | None:
    """The end of the quarter that follows the word: `by Q1`; after `before` the day before it begins."""
    from mentorlog.dates.spoken.quarters import end_of_quarter

    on = end_of_quarter(split_words(tail.date), today, is_day_before=tail.is_day_before)
    return Due(on, has_time=False) if on else None


def _with_full_stop(tail: Tail, *, now: datetime, order: DateOrder | None) -> When | None:
    """The date with the full stop after it, which says that the day is first: `1.12.` is 1 December. None if it is not
    a date with the full stop."""
    if not tail.has_full_stop or not tail.date[-1:].isdecimal():
        return None
    try:
        return find_when(f"{tail.date}.", now=now, direction="future", order=order)
    except DateError:
        return None


def _without_time(text: str, *, now: datetime, order: DateOrder | None) -> Due | None:
    """The day of a text that ends in a time of day which could be in the morning or in the afternoon: `friday at 3`,
    `fredag kl. halv tre`. For a day, that does not matter."""
    from mentorlog.dates.day_only import find_day_beside_time

    on = find_day_beside_time(text, Context(now.date(), "future", order, is_day_only=True))
    return None if on is None else Due(on, has_time=True)
