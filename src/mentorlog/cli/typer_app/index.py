"""All commands at a glance: what the root help, suggestions and completion need without importing any of them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Listed(NamedTuple):
    """One command: its panel in the root help, its one-line purpose (the first line of its docstring), what its
    arguments complete to (letters of refs, `name` for relationships), its module where the name is a Python word, and
    for a noun what stands after it."""

    panel: str
    purpose: str
    completes: tuple[str, ...] = ()
    module: str = ""
    verbs: tuple[str, ...] = ()


EVERY_DAY: Final = "Every day"
RELATIONSHIPS: Final = "Relationships"
RECORDING: Final = "Recording"
ENTRIES: Final = "One entry"
READING: Final = "Reading"
JOURNAL: Final = "The journal"

COMMANDS: Final[dict[str, Listed]] = {
    "start": Listed(EVERY_DAY, "Start a relationship with one person."),
    "log": Listed(EVERY_DAY, "Log a session that was held.", ("s",)),
    "review": Listed(EVERY_DAY, "Read what to know before the next meeting.", ("name",)),
    "remind": Listed(EVERY_DAY, "See what is due."),
    "done": Listed(EVERY_DAY, "Mark entries as done.", ("a", "g", "t", "m", "s")),
    "plan": Listed(EVERY_DAY, "Plan a session."),
    "goal": Listed(EVERY_DAY, "List goals, or add one.", verbs=("add",)),
    "raise": Listed(EVERY_DAY, "Add a point to raise at the next session.", module="raise_"),
    "search": Listed(EVERY_DAY, "Find words anywhere in the journal."),
    "export": Listed(EVERY_DAY, "Write a relationship, or the whole journal, for taking away.", ("name",)),
    "people": Listed(RELATIONSHIPS, "List your relationships."),
    "agreement": Listed(RELATIONSHIPS, "Read or write what the two of you agreed.", ("name",)),
    "pause": Listed(RELATIONSHIPS, "Let a relationship rest.", ("name",)),
    "resume": Listed(RELATIONSHIPS, "Take up a relationship that was paused or ended.", ("name",)),
    "end": Listed(RELATIONSHIPS, "End a relationship.", ("name",)),
    "move": Listed(RECORDING, "Move a planned session.", ("s",)),
    "cancel": Listed(RECORDING, "Cancel a planned session.", ("s",)),
    "miss": Listed(RECORDING, "Say that a planned session did not happen.", ("s",)),
    "action": Listed(RECORDING, "List action items, or add one.", verbs=("add",)),
    "feedback": Listed(RECORDING, "List feedback, give it or note what you received.", verbs=("give", "receive")),
    "milestone": Listed(RECORDING, "List milestones, or add one.", verbs=("add",)),
    "note": Listed(RECORDING, "Keep a thought between sessions."),
    "checkin": Listed(RECORDING, "Check how the two of you find working together.", ("name",)),
    "rate": Listed(RECORDING, "Rate a skill from 1 to 5."),
    "snooze": Listed(RECORDING, "Put a reminder off.", ("a", "g", "s", "m", "name")),
    "checkpoint": Listed(RECORDING, "Say how far a goal has come.", ("g",)),
    "outcome": Listed(RECORDING, "Say whether feedback changed something.", ("f",)),
    "celebrate": Listed(RECORDING, "Mark a milestone as celebrated.", ("m",)),
    "show": Listed(ENTRIES, "Show one entry in full.", ("name", "s", "g", "a", "f", "m", "t", "n", "c", "k")),
    "edit": Listed(ENTRIES, "Change an entry.", ("name", "s", "g", "a", "f", "m", "t", "n", "c", "k")),
    "drop": Listed(ENTRIES, "Drop goals, actions or points.", ("g", "a", "t")),
    "reopen": Listed(ENTRIES, "Open entries again that were closed."),
    "private": Listed(ENTRIES, "Keep entries out of every export.", ("s", "g", "a", "f", "m", "t", "n", "c", "k")),
    "shareable": Listed(ENTRIES, "Let entries be exported again.", ("s", "g", "a", "f", "m", "t", "n", "c", "k")),
    "delete": Listed(ENTRIES, "Delete entries; undo brings them back.", ("s", "g", "a", "f", "m", "t", "n", "c", "k")),
    "status": Listed(READING, "See every active relationship on one line, and what is due."),
    "agenda": Listed(READING, "Read the points to raise, or write them as a page to send.", ("name",)),
    "recap": Listed(READING, "Write what a session came to, as a page to send.", ("name",)),
    "progress": Listed(READING, "See goals and skills with their trend, and the rhythm of sessions.", ("name",)),
    "timeline": Listed(READING, "Read everything in the order it happened.", ("name",)),
    "hours": Listed(READING, "See the hours of all sessions held, or write them for an accreditation."),
    "questions": Listed(READING, "List the questions that a review asks from."),
    "undo": Listed(JOURNAL, "Take back the last command that changed something."),
    "redo": Listed(JOURNAL, "Bring back what undo took."),
    "history": Listed(JOURNAL, "List the commands that changed something."),
    "path": Listed(JOURNAL, "Say where the journal lies."),
    "config": Listed(JOURNAL, "Read or change settings."),
    "demo": Listed(JOURNAL, "Make a journal to try things on, and take a tour of it."),
}
"""In the order of the root help: the ten commands of every day first."""


def module_of(name: str) -> str:
    """The module that defines the command `name`."""
    return f"mentorlog.cli.commands.{COMMANDS[name].module or name}"
