"""Find who promised something, and until when, in the text of a promise."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import WEEKDAYS, split_words
from mentorlog.errors import DateError
from mentorlog.importing.logs.days.day_mentions import find_mentions
from mentorlog.model.vocabulary import ME_WORDS
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import is_name_word, spelling_key

if TYPE_CHECKING:
    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.log_data import Names, PromiseOwner

_ME: Final = frozenset((*ME_WORDS, "myself", "self", "mine", "jeg", "i"))
_MENTOR: Final = frozenset(("mentor", "the mentor", "mentoren", "coach", "coachen", "the coach"))
_MENTEE: Final = frozenset(("mentee", "the mentee", "menteen", "coachee", "client", "klient", "klienten"))
_OWNER_LABEL: Final = r"(?:assigned\s+to|owner|owned\s+by|responsible|who|ansvarlig|ansvar|ejer|tildelt|assignee)"
_DUE_LABEL: Final = (
    r"(?:due(?:\s+(?:date|by|on))?|by|before|deadline|until|frist|senest|inden|forfalder|📅|⏳|scheduled|SCHEDULED"
    r"|DEADLINE)"
)
_ARROW: Final = r"(?:→|⇒|➔|➜|➡️?|[-=]+>)"
_BRACKETS: Final = r"\s*[(\[{]([^()\[\]{}\n]{1,80})[)\]}]"
_DASH: Final = r"\s+[-–—|/]{1,2}\s+|\s*\|\s*"
_PREPOSITION: Final = r"(?:\b(?:to|with|for|from|and|by|via|of|ask|til|med|for|fra|og|af|spørg)|[&+,])\s*$"
_MOST_TAGS: Final = 6
_LONGEST_TEXT: Final = 2000
"""Characters of a promise in which an owner is looked for."""


class Tags(NamedTuple):
    """What a promise says about itself."""

    text: str
    """What was promised, without the owner and the day."""
    owner: PromiseOwner | None = None
    """Who promised it; None if that is not clear."""
    due_on: dt.date | None = None
    """The day it is due."""
    has_owner: bool = False
    """Whether it names an owner, also one that is neither of the two."""
    done_on: dt.date | None = None
    """The day it was done, if its text says that: `✅ 2026-01-05`."""
    fault: str | None = None
    """What is wrong with the day it is due, if that can't be read."""
    unread: str = ""
    """The words of that day, which stay in the text."""


class Reader(NamedTuple):
    """What owners and days depend on."""

    names: Names
    """The two people."""
    on: dt.date
    """The day of the session, from which days count."""
    order: DateOrder | None
    """The order of day and month in the file."""


def read_tags(text: str, reader: Reader) -> Tags:
    """The owner and the day of a promise, which may be before, after and in brackets behind its text."""
    if len(text) > _LONGEST_TEXT:
        return Tags(text.strip())
    plain, done_on = _without_done_day(text.strip())
    found = _leading(Tags(plain, done_on=done_on), reader)
    for _ in range(_MOST_TAGS):
        shorter = _trailing(found, reader)
        if shorter is None:
            break
        found = shorter
    if not found.has_owner:
        found = _leading(found, reader)
    if found.owner and _names_both(plain, reader):
        return found._replace(text=text.strip(), owner=None)
    text = found.text.strip().strip("–—|").strip()
    return found._replace(text=f"{text} {found.unread.strip()}".strip())


def _without_done_day(text: str) -> tuple[str, dt.date | None]:
    """The text without the day that it was done, and that day."""
    match = re.search(r"\s*✅\s*(\d{4}-\d\d-\d\d)(?!\d)", text, re.ASCII)
    if not match:
        return text, None
    try:
        done_on = dt.date.fromisoformat(match[1])
    except ValueError:
        return text, None
    return f"{text[: match.start()]}{text[match.end() :]}".strip(), done_on


def _names_both(text: str, reader: Reader) -> bool:
    """Whether a text names both people as owners: `@me @ana`, `Ana: thank Bo @me`; not `@me: write to @ana`."""
    owners: set[PromiseOwner] = set()
    first = _leading(Tags(text), reader)
    if first.owner:
        owners.add(first.owner)
    end = -1
    for match in re.finditer(r"(?<![\w.@])@([\w.-]*\w)", text):
        owner = owner_of(match[1], reader.names)
        between = text[end : match.start()] if end >= 0 else ""
        is_beside = end >= 0 and re.fullmatch(r"[\s,&+/]*(?:and|og)?\s*", between) is not None
        is_beside = is_beside or re.match(r"[\s,&+/]*@", text[match.end() :]) is not None
        if owner and (is_beside or not re.search(_PREPOSITION, text[: match.start()], re.IGNORECASE)):
            owners.add(owner)
        end = match.end()
    return len(owners) > 1


def owner_of(name: str, names: Names) -> PromiseOwner | None:
    """The one of the two that a name means; None if it is neither, or could be both."""
    plain = " ".join(name.strip("@*_:.()[] \t").split())
    typed = spelling_key(plain.removesuffix("'s").removesuffix("’s"))
    mentor, mentee = ("me", "them") if names.my_role == "mentor" else ("them", "me")
    if typed in _ME:
        return "me"
    if names.my_role in ("mentor", "mentee") and typed in (*_MENTOR, *_MENTEE):
        found: PromiseOwner = mentor if typed in _MENTOR else mentee  # type: ignore[assignment]
        return found
    if not plain:
        return None
    spaced = re.sub(r"(?<=[^\W\d_])[._](?=[^\W\d_])", " ", plain)
    is_them = is_name_word(plain, names.them) or is_name_word(spaced, names.them)
    is_me = bool(names.me) and (is_name_word(plain, names.me or "") or is_name_word(spaced, names.me or ""))
    if is_them == is_me:
        return None
    return "them" if is_them else "me"


def _leading(found: Tags, reader: Reader) -> Tags:
    """Take an owner off the beginning: `@me`, `Ana:`, `**Ana:**`, `[Ana]`, `Ana - text`."""
    text = found.text
    match = _full_name(text, reader) or re.match(r"[*_`]*@([\w.-]*\w)[*_`]*\s*[:,–—-]*\s*", text)
    if match:
        rest = text[match.end() :]
        if re.match(r"(?:[&+/]|and\b|og\b|@)", rest):
            return found._replace(has_owner=True)  # several people
        return found._replace(text=rest, owner=owner_of(match[1], reader.names), has_owner=True)
    labelled = _after_label(found, reader)
    if labelled is not None:
        return labelled
    for pattern in (
        r"[*_]*([^\W\d][^:\n*]{0,40}?)[*_]*:[*_]*\s+",
        r"[(\[]([^()\[\]\n]{1,40})[)\]]:?\s+",
        r"([^\W\d][^\n]{0,40}?)\s+(?:[–—-]|→|⇒|➔|➜|➡️?|[-=]+>)\s+",
    ):
        match = re.match(pattern, text)
        name = re.sub(rf"\A{_OWNER_LABEL}\s*:?\s+", "", match[1], flags=re.IGNORECASE) if match else ""
        owner = owner_of(name, reader.names) if match else None
        if match and owner and match.end() < len(text):
            return found._replace(text=text[match.end() :], owner=owner, has_owner=True)
    return found


def _after_label(found: Tags, reader: Reader) -> Tags | None:
    """`→ Ana read chapter 3`, `Owner: Ana read chapter 3`."""
    label = re.match(rf"{_ARROW}\s*|[*_]*{_OWNER_LABEL}[*_]*\s*:[*_]*\s*", found.text, re.IGNORECASE)
    for count in (2, 1, 0) if label else ():
        name = re.compile(rf"@?([\w.'’-]+(?: [\w.'’-]+){{{count}}})[:,]?\s+(?=\S)").match(
            found.text, label.end() if label else 0
        )
        owner = owner_of(name[1], reader.names) if name else None
        if name and owner:
            return found._replace(text=found.text[name.end() :], owner=owner, has_owner=True)
    return None


def _full_name(text: str, reader: Reader) -> re.Match[str] | None:
    """A name of several words after `@` at the beginning: `@Ana Souza: text`."""
    for count in (3, 2, 1):
        match = re.match(rf"[*_]*@([\w.-]+(?: [\w.-]+){{{count}}})[*_]*\s*[:,–—-]*\s*", text)
        if match and owner_of(match[1], reader.names):
            return match
    return None


def _trailing(found: Tags, reader: Reader) -> Tags | None:
    """Take an owner or a day off the end; None if there is none."""
    text = found.text.rstrip(" \t.;,")
    for take in (_bracketed, _after_arrow, _after_dash, _mentioned, _assigned, _deadline, _mentioned_within):
        shorter = take(found._replace(text=text), reader)
        if shorter is not None and shorter.text.strip():
            return shorter
    return None


def _bracketed(found: Tags, reader: Reader) -> Tags | None:
    """`(assigned to me)`, `(Ana, by friday)`, `[@me]`."""
    match = re.search(rf"\s*[*_]*{_BRACKETS}[*_]*\Z", found.text)
    return _all_parts(found, match[1], found.text[: match.start()], reader) if match else None


def _after_arrow(found: Tags, reader: Reader) -> Tags | None:
    """`→ Ana`, `-> me, by friday`."""
    before, arrow, after = found.text.rpartition(next(iter(re.findall(_ARROW, found.text)[-1:]), "\0"))
    if not arrow:
        return None
    parsed = _all_parts(found, after, before, reader)
    is_name = parsed is None and re.fullmatch(r"\s*@?[^\W\d_][\w .'’-]{0,40}\s*", after)
    return found._replace(text=before, has_owner=True) if is_name and not found.has_owner else parsed


def _after_dash(found: Tags, reader: Reader) -> Tags | None:
    """`text - Ana - Due: 5 Jan`: the last part."""
    breaks = list(re.finditer(_DASH, found.text))
    if not breaks:
        return None
    return _all_parts(found, found.text[breaks[-1].end() :], found.text[: breaks[-1].start()], reader)


def _mentioned(found: Tags, reader: Reader) -> Tags | None:
    """`text @me`, but not `write to @ana`."""
    match = re.search(r"\s@([\w.-]*\w(?: [\w.-]*\w){0,3})\Z", found.text)
    if match and " " in match[1] and owner_of(match[1], reader.names) is None:
        match = None
    if not match or found.has_owner or re.search(_PREPOSITION, found.text[: match.start()], re.IGNORECASE):
        return None
    return found._replace(text=found.text[: match.start()], owner=owner_of(match[1], reader.names), has_owner=True)


def _mentioned_within(found: Tags, reader: Reader) -> Tags | None:
    """`text @me in two weeks`, `text @me next friday`; also before signs alone, and before a day that can't be read."""
    for match in re.finditer(r"\s@([\w.-]*\w)(?=\s)", found.text) if not found.has_owner else ():
        owner = owner_of(match[1], reader.names)
        before, after = found.text[: match.start()], found.text[match.end() :].strip()
        if owner is None or re.search(_PREPOSITION, before, re.IGNORECASE):
            continue
        if found.fault or not re.search(r"[^\W_]", after):
            return found._replace(text=f"{before} {after}", owner=owner, has_owner=True)
        on = None if found.due_on else _day(after, reader)[0]
        if on is not None:
            return found._replace(text=before, owner=owner, has_owner=True, due_on=on)
    return None


def _assigned(found: Tags, reader: Reader) -> Tags | None:
    """`text, assigned to Ana`, `text. Owner: me`."""
    match = re.search(rf"[\s,.;]+[*_]*{_OWNER_LABEL}[*_]*\s*:?[*_]*\s+([^,;:\n]{{1,40}})\Z", found.text, re.IGNORECASE)
    if not match or found.has_owner:
        return None
    owner = owner_of(match[1], reader.names)
    has_label = ":" in match[0]
    if owner is None and not has_label:
        return None
    return found._replace(text=found.text[: match.start()], owner=owner, has_owner=True)


def _deadline(found: Tags, reader: Reader) -> Tags | None:
    """`text by friday`, `text, due: 5 Jan`, `text 📅 2026-01-05`."""
    if found.due_on is not None or found.fault or " " not in found.text:
        return None
    label = re.search(
        rf"[\s,;(]+[*_]*{_DUE_LABEL}[*_]*\s*:[*_]*\s*(.{{3,60}})\Z|\s*(?:📅|⏳)\s*(.{{3,40}})\Z|\s*<(\d{{4}}-[^<>]{{5,20}})>\Z",
        found.text,
    )
    if label:
        on, fault = _day(label[1] or label[2] or label[3], reader)
        shorter = found._replace(text=found.text[: label.start()])
        return shorter._replace(due_on=on) if on else shorter._replace(fault=fault, unread=label[0])
    from mentorlog.dates import split_deadline

    try:
        text, on = split_deadline(found.text, now=dt.datetime.combine(reader.on, dt.time()), order=reader.order)
    except DateError as error:
        return _with_fault(found, error.message)
    return found._replace(text=text, due_on=on) if on else None


def _with_fault(found: Tags, fault: str | None) -> Tags | None:
    return found._replace(fault=fault) if fault and not found.fault else None


def _all_parts(found: Tags, inside: str, before: str, reader: Reader) -> Tags | None:
    """The tags if every part of a text is an owner or a day; None if one is not."""
    result = found._replace(text=before)
    for part in re.split(
        r"\s*[,;|]\s*|\s+[-–—]\s+|\s+(?=due\b|by\b|senest\b|inden\b|@)", inside.strip(), flags=re.IGNORECASE
    ):
        plain = part.strip(" *_")
        if not plain:
            continue
        label = re.match(rf"{_OWNER_LABEL}\s*[:=]?\s*|{_ARROW}\s*", plain, re.IGNORECASE)
        name = plain[label.end() :] if label else plain
        owner = owner_of(name, reader.names)
        if not result.has_owner and (owner or label or re.fullmatch(r"@[\w.-]+", name)):
            result = result._replace(owner=owner, has_owner=True)
            continue
        due = re.match(rf"{_DUE_LABEL}\s*:?\s*", plain, re.IGNORECASE)
        is_weekday = result.has_owner and split_words(plain)[:1] != [] and split_words(plain)[0] in WEEKDAYS
        on, fault = _day(plain[due.end() :] if due else plain, reader, is_bare=due is None and not is_weekday)
        if on is None and not (fault and due):
            return None
        result = result._replace(due_on=on or result.due_on, fault=fault if on is None else result.fault)
        if fault and on is None:
            result = result._replace(unread=found.text[len(before) :])
    return result


def _day(text: str, reader: Reader, *, is_bare: bool = False) -> tuple[dt.date | None, str | None]:
    """The day of a text, counted from the session, and what is wrong with it if it is not one. A bare one must be a
    date, not a word such as `friday`."""
    from mentorlog.dates import parse_deadline

    plain = re.sub(r"[<>*_`]", " ", text).strip(" .,;:()[]")
    mentions = find_mentions(plain, today=reader.on)
    if is_bare and not (len(mentions) == 1 and mentions[0].start == 0 and mentions[0].end == len(plain)):
        return None, None
    if len(mentions) == 1 and mentions[0].start == 0 and not mentions[0].fault:
        plain = plain[: mentions[0].end]  # without a time after it
        readings = mentions[0].in_order(reader.order)
        on = readings[0].on if len(readings) == 1 else None
        if on is not None:
            return on, None
    try:
        return parse_deadline(plain, now=dt.datetime.combine(reader.on, dt.time()), order=reader.order).on, None
    except DateError as error:
        return None, error.message
