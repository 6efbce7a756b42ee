"""The rich journal: five years in both roles, with long names, CJK and twelve goals of one person.

It is made by commands, as every journal is, and is the same in each run, so that screens can be compared with files.
"""

from __future__ import annotations

import datetime as dt
import shlex
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.cli.conftest import Mentor

NOW: Final = "2026-11-23T09:00"
"""A Monday; a session with Søren is on the next afternoon."""
LONG: Final = "Maximiliana-Theodora von und zu Württemberg-Hohenlohe"
LONGEST_WORD: Final = "Wolfeschlegelsteinhausenbergerdorff"


class Line(NamedTuple):
    """One command of the journal."""

    at: str
    """When it is typed: a date, at 18:00, or a date and time."""
    text: str
    """The command without `mentorlog`. `{key}` in it is the ref of an earlier command."""
    key: str = ""
    """The name for the ref of the entry that it records; `KEY_me` and `KEY_them` are those of promises."""


_GOALS: Final = (
    ("run", "2021-11-12", "Run the design review alone", "three reviews in a row, no rescue", "2026-12-18"),
    ("no", "2021-11-12", "Say no to the platform team", "", ""),
    ("write", "2022-02-03", "Write a design document that another team builds from without asking him", "", ""),
    ("hire", "2022-05-05", "Hire two engineers", "both still here after a year", "2023-06-01"),
    ("oncall", "2022-09-01", "Hand over the on-call rota", "", "2022-12-31"),
    ("talk", "2023-01-19", "Speak at the engineering conference", "20 minutes, no slides read aloud", "2023-10-01"),
    ("delegate", "2023-08-24", "Delegate the release", "four releases without him in the room", "2026-11-13"),
    ("strategy", "2024-02-08", "Agree on a technical strategy with the three neighbouring teams", "", "2027-01-31"),
    ("budget", "2024-10-03", "Own the budget", "the quarter closes within 3 %", "2027-03-31"),
    ("listen", "2025-03-13", "Listen to the end", "nobody says 'let me finish' for a month", ""),
    ("mentor", "2025-09-04", "Mentor somebody himself", "", "2026-12-01"),
    (
        "日本語",
        "2026-04-09",
        "日本語で朝会を進行する (lead the Tokyo stand-up in Japanese)",
        "三週間続けて",
        "2027-02-26",
    ),
)
"""Of Søren: key, the day it was set, title, measure and target date."""
_CHECKPOINTS: Final = {
    "run": (("2022-03-17", 5), ("2023-05-11", 15), ("2025-11-20", 25), ("2026-11-10", 40)),
    "no": (("2024-06-20", 10),),
    "write": (("2022-06-23", 50), ("2022-12-01", 90)),
    "hire": (("2023-02-02", 50), ("2023-05-25", 100)),
    "talk": (("2023-04-06", 30), ("2023-09-14", 80)),
    "delegate": (("2024-05-16", 20), ("2025-06-12", 55), ("2026-10-20", 70)),
    "strategy": (("2025-01-23", 30), ("2026-09-08", 65)),
    "budget": (("2025-10-30", 15),),
    "mentor": (("2026-06-11", 60), ("2026-11-10", 85)),
    "日本語": (("2026-08-20", 10), ("2026-11-10", 20)),
}
_NOTES: Final = (
    "He drew his week on a napkin: four days of other people's questions, one of his own work.",
    "Read his three fears aloud. Only one of them has a name.",
    "The two loudest were right and said so. Three ways of asking that have no right answer.",
    "Three mails from the platform team: the shortest no was the kindest.",
    "First autumn review: he asked, waited, and then answered it himself.",
    "Talked about delegation, and about who is told when it goes wrong.",
    "開門見山: the first sentence carries the rest. He tried five of them aloud.",
    "The rota eats two evenings a week; time to let it go. We looked at https://example.org/rota/2024/week-31.",
)
_TAKEAWAYS: Final = (
    "A lead makes other people's work easier to see",
    "A hard question may stay unanswered for a minute",
    "Count to ten",
    "A no with a date is easier to hear than a maybe",
    "Four seconds feel like forty",
    "Ask before telling",
    "Decide who decides before deciding",
)
_PROMISES: Final = (
    ("me", "Send the reading list"),
    ("them", "Write down three fears about leading"),
    ("them", "Prepare the caching review alone, with one page for those who have not followed the discussion so far"),
    ("me", "Introduce him to Mette Kjær"),
    ("them", "Write a one-page brief before the review"),
    ("me", "Ask Åse how the rota went"),
)
_TOPICS: Final = ("skills", "career goals", "communication", "work-life balance", "confidence")
_FIRST: Final = dt.date(2021, 11, 12)
_SOREN: Final = "søren øst"
_WANG: Final = "王小明"


def _of_soren() -> Iterator[Line]:
    """Five years with the person of twelve goals, every three weeks."""
    yield Line(
        "2021-11-01",
        'start "Søren Østergård" --i-am mentor --focus "From senior engineer to tech lead" --cadence "every 3 weeks" '
        '--until 2027-01-29 --sessions 90 --programme "First-time leads" --email soren@example.org --org Fjordlys',
        "søren",
    )
    yield Line("2021-11-12", f'agreement {_SOREN} --set "What is said here stays here. Whoever moves proposes a day."')
    for key, day, title, measure, due in _GOALS:
        options = (f" --measure {shlex.quote(measure)}" if measure else "") + (f" --by {due}" if due else "")
        yield Line(day, f'goal add "{title}" -w "{_SOREN}"{options}', key)
    for key, found in _CHECKPOINTS.items():
        yield from (Line(f"{day}T19:00", f"checkpoint {{{key}}} {percent}") for day, percent in found)
    yield Line("2022-12-02", "done {write} {oncall}")
    yield Line("2023-05-26", "done {hire}")
    yield Line("2023-10-05", "done {talk}")
    yield Line("2025-04-24", "drop {no}")
    held, number = _FIRST, 0
    while held < dt.date(2026, 11, 12):
        yield from _session(held, number)
        held, number = held + dt.timedelta(days=21 if number % 9 else 28), number + 1
    yield from _open_things()


def _session(day: dt.date, number: int) -> Iterator[Line]:
    """A session with a topic, a takeaway and a promise that is kept two weeks later."""
    if number % 11 == 10:
        yield Line(f"{day}T08:00", f'plan {day} 14:00 -w "{_SOREN}"', f"s{number}")
        yield Line(f"{day}T08:30", f'cancel {{s{number}}} --who {("me", "them")[number % 2]} --why "Release week"')
        return
    (side, promise), length = _PROMISES[number % len(_PROMISES)], (45, 60, 75, 90)[number % 4]
    promised = f'--{side} "{promise}"' if number % 3 == 0 else ""
    yield Line(
        f"{day}T15:30",
        f'log "{_NOTES[number % len(_NOTES)]}" -w "{_SOREN}" --for {length}m --topic "{_TOPICS[number % 5]}" '
        f'--takeaway "{_TAKEAWAYS[number % 7]}" {promised}',
        f"s{number}",
    )
    if promised and day < dt.date(2026, 9, 1):
        yield Line(f"{day + dt.timedelta(days=14)}T08:00", f"done {{s{number}_{side}}}")


def _open_things() -> Iterator[Line]:
    """What is open with Søren now: promises on both sides, points, feedback, a milestone, notes."""
    of = f'-w "{_SOREN}"'
    yield Line(
        "2026-11-13T15:40",
        f'log "talked about delegation" {of} --for 90m --how in-person --goal {{run}} --topic skills --takeaway '
        '"Ask before telling" --takeaway "Let the silence work" --me "Send the checklist by 2026-11-20" '
        '--them "Tell Freja what he expects of her draft by 2026-11-18" --next "2026-11-24 14:00"',
        "last",
    )
    yield Line("2026-11-18", "done {last_them}")
    yield Line("2026-11-13T15:50", f'action add "Introduce him to Mette Kjær" {of} --mine --by 2026-11-27')
    yield Line("2026-11-13T15:51", f'action add "Shadow one review in another team" {of} --theirs --by 2026-12-01')
    yield Line("2026-11-13T16:00", f'advice give "Let Freja present it" {of} --try-by 2026-11-27')
    yield Line(
        "2026-11-02T12:00",
        f'feedback give {of} --constructive --situation "Standup" --behaviour "Cut in twice '
        'while Freja was reporting" --impact "We missed what she knew" --follow-up 2026-11-23',
    )
    yield Line(
        "2024-03-07",
        f'feedback receive {of} "You answer before I have finished asking." --constructive --follow-up 2024-05-01',
        "asked",
    )
    yield Line("2024-05-02", 'outcome {asked} improved "Counted to ten, aloud"')
    yield Line("2022-12-03", f'milestone add "On-call rota handed over" {of} --on 2022-12-01', "rota")
    yield Line("2022-12-04", 'celebrate {rota} "Kanelsnegle for the night shift 🥐"')
    yield Line(
        "2026-11-14",
        f'milestone add "First design review led alone, in front of the whole department" {of} '
        "--on 2026-11-12 --goal {run}",
    )
    yield Line("2026-10-01", f'raise "Conflict with the platform team" {of}')
    yield Line("2026-11-16", f'raise "Conference talk: which one?" {of}')
    yield Line("2026-11-15", f"note {of} Seemed tired")
    yield Line("2026-11-16T10:00", f'note {of} --shareable "Bo asked him first, twice this week"')
    yield Line("2023-02-02", f"rate giving feedback 2 {of}")
    yield Line("2025-02-02", f"rate giving feedback 3 {of}")
    yield Line("2026-11-10", f"rate giving feedback 4 {of}")
    yield Line("2026-05-05", f'checkin "{_SOREN}" --frequency 4 --challenge 3 --more "reviews side by side"')
    yield Line("2026-05-06", f'checkin "{_SOREN}" --theirs --frequency 5 --challenge 4')
    yield Line("2026-09-01", f'resource add "The Manager\'s Path" {of} --type book --skill leading --by 2026-12-01')


def _of_others() -> Iterator[Line]:
    """A mentor, a client with a long name, one of one long word, one who has ended, one who is paused, a coach."""
    wang = f"-w {_WANG}"
    yield Line(
        "2024-03-01",
        f'start {_WANG} --i-am mentee --focus "Speak in public without a script" --org "上海 design office"',
    )
    yield Line(
        "2024-03-02",
        f'goal add "Give a talk at the autumn conference" {wang} --measure "20 minutes, no script" --by 2026-11-30',
        "autumn",
    )
    yield Line("2024-03-03", f'goal add "在一天之内请求反馈" {wang}')
    for number, day in enumerate(("2024-04-10", "2024-09-11", "2025-02-12", "2025-09-10", "2026-05-13", "2026-10-14")):
        yield Line(
            f"{day}T11:00",
            f'log {wang} "{_NOTES[number]}" --for 55m --topic confidence --takeaway '
            f'"Breathe where the comma is" --me "Rehearse in front of two colleagues, round {number + 1}"',
            f"w{number}",
        )
        yield Line(f"{day}T20:00", f"checkpoint {{autumn}} {10 + 15 * number}")
    yield from (Line(f"2026-10-1{number + 5}", f"done {{w{number}_me}}") for number in range(4))
    yield Line("2025-06-01", f'start "{LONG}" --i-am mentor --cadence "every 2 weeks" --programme "First-time leads"')
    long = '-w "Maximiliana"'
    yield Line("2025-06-02", f'goal add "Move from research into product" {long} --by 2027-05-31')
    yield Line("2025-06-03T11:00", f'log {long} "What would a good year look like?" --for 1h --next "2025-07-01 10:00"')
    yield Line("2025-07-01T11:00", f'log {long} "Five people to ask." --for 50m --me "Ask the laboratory"')
    yield Line(
        "2026-11-11T11:00",
        f'log {long} "She has an offer." --for 50m --them "Sleep on the offer by 2026-11-16" --next "2026-12-02 09:30"',
    )
    yield Line("2025-06-04", f'start "{LONGEST_WORD}" --i-am mentee --since 2025-06-04')
    yield Line(
        "2025-06-05T11:00", f'log -w {LONGEST_WORD.lower()} "How he says no." --for 30m --me "Try it by 2025-06-30"'
    )
    yield Line("2022-01-10", 'start "Bo Lind" --i-am mentee --focus "Find the next step" --since 2022-01-10')
    yield Line("2022-01-11", 'goal add "Choose between lead and architect" -w bo', "choose")
    for number, day in enumerate(("2022-02-08", "2022-06-14", "2022-11-08", "2023-05-09", "2024-02-13")):
        yield Line(f"{day}T11:00", f'log -w bo "{_NOTES[number]}" --for 1h --takeaway "{_TAKEAWAYS[number]}"')
        yield Line(f"{day}T12:00", f"checkpoint {{choose}} {20 + 20 * number}")
    yield Line("2024-02-14", "done {choose}")
    yield Line("2024-02-15", 'milestone add "Became an architect" -w bo')
    yield Line(
        "2024-02-20",
        'end bo --reason "goals reached" --learned "Asking before telling, and waiting." --thanks '
        '"For every honest question." --next "His team"',
    )
    yield Line("2026-01-15", 'start "Søren Kjær" --i-am mentor --since 2026-01-15')
    yield Line("2026-02-10T11:00", 'log -w "søren kjær" "What he wants to stop doing." --for 40m')
    yield Line("2026-03-01", 'start "Åse Þorvaldsdóttir" --i-am mentor --since 2026-03-01')
    yield Line("2026-03-10T11:00", 'log -w åse "Her first week." --for 40m')
    yield Line("2026-08-01", "pause åse --until 2027-02-01")
    yield Line("2026-09-01", 'start "渡辺 さくら" --i-am mentee --type coaching --sessions 6 --since 2026-09-01')
    yield Line(
        "2026-09-15T16:45",
        'log -w 渡辺 "What would I do if they said yes at once?" --for 40m --advice "Know your '
        'second-best offer" --me "Write down my limits by 2026-11-30"',
    )
    yield Line("2026-11-17", 'plan "2026-11-19 16:00" -w 渡辺')


def _own() -> Iterator[Line]:
    """What belongs to no relationship: own goals, prospects, questions."""
    yield Line(
        "2025-08-01",
        'goal add "Negotiate a contract on my own" -w me --measure "one, without the lawyer" --by 2027-02-21',
        "contract",
    )
    yield Line("2025-08-02", "rate negotiating 2 -w me")
    yield Line("2026-11-18", "rate negotiating 3 -w me")
    yield Line(
        "2026-10-02",
        'resource add "The price is the last question" -w me --type workshop --skill negotiating --by 2026-11-13',
        "price",
    )
    yield Line("2026-11-13", 'done {price} --for 6h --takeaway "Write my limit down before the first number is said"')
    yield Line("2026-11-14", 'resource add "Getting to Yes" -w me --type book --skill negotiating --by 2026-12-23')
    yield Line("2026-11-15", 'note -w me "I ask better questions on Mondays than on Fridays"')
    yield Line("2026-11-15T20:00", 'action add "Book the course" -w me --by 2026-11-20')
    yield Line(
        "2026-10-15",
        'prospect add "Lone Dahl" --admire "calm in negotiations" --skill negotiating --hope "a '
        'sounding board" --offer "help with her spreadsheets" --found-through "the union\'s network"',
    )
    yield Line("2026-10-16", 'ask lone "Could we talk for twenty minutes?" --via linkedin --follow-up 2026-10-28')
    yield Line(
        "2026-11-01",
        'prospect add "Wilhelmina Fitzgerald-Montgomery" --as mentee --background "two years in '
        'support" --offer "an hour a month"',
    )
    yield Line("2026-11-16T21:00", 'questions add "What did you notice that I missed?" --role mentor --topic feedback')
    yield Line(
        "2024-01-31",
        'programme "First-time leads" --evaluated 2024-01-31 --note "Three of five stayed" --again 2026-12-01',
    )


def lines() -> list[Line]:
    """All commands, in the order in which they are typed."""
    return sorted((*_of_soren(), *_of_others(), *_own()), key=lambda line: _moment(line.at))


def fill(mentor: Mentor, commands: Iterable[Line] | None = None) -> None:
    """Run the commands on the journal of a user."""
    mentor("config backups off")
    refs: dict[str, str] = {}
    for line in commands or lines():
        mentor.now = _moment(line.at)
        words = shlex.split(line.text.format_map(refs))
        if not line.key:
            mentor(words)
            continue
        recorded = mentor([*words, "--json"]).json
        refs[line.key] = recorded["ref"]
        refs |= {f"{line.key}_{action['owner']}": action["ref"] for action in recorded.get("actions", ())}
    mentor.now = NOW
    _number_relationships(mentor)


def _number_relationships(mentor: Mentor) -> None:
    """Give each relationship the same uuid in each run, because the choice of questions depends on it. Without the
    triggers, the journal does not record that as a change of its own."""
    found = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'relationship'"
    with closing(sqlite3.connect(mentor.db)) as journal, journal:
        triggers = journal.execute(found).fetchall()
        for name, _ in triggers:
            journal.execute(f"DROP TRIGGER {name}")
        journal.execute("UPDATE relationship SET uuid = printf('00000000-0000-4000-8000-%012x', id) WHERE id > 0")
        for _, sql in triggers:
            journal.execute(sql)


def _moment(at: str) -> str:
    return at if "T" in at else f"{at}T18:00"
