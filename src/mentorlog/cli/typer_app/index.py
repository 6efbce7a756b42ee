"""The list of all commands, for the root help, suggestions and completion, which import none of them."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


class CommandInfo(NamedTuple):
    """The properties of a command that are available without importing it."""

    panel: str
    """Its group in the root help."""
    purpose: str
    """The first line of its docstring."""
    completes: tuple[str, ...] = ()
    """What its arguments complete to: letters of refs, `name` for relationships, and `prospect` for prospects."""
    module: str = ""
    """Its module, if the command's name is a Python keyword."""
    verbs: tuple[str, ...] = ()
    """The subcommands of a noun."""


EVERY_DAY: Final = "Every day"
RELATIONSHIPS: Final = "Relationships"
RECORDING: Final = "Recording"
ENTRIES: Final = "One entry"
READING: Final = "Reading"
JOURNAL: Final = "The journal"

_REFS: Final = ("s", "g", "a", "f", "v", "m", "b", "t", "n", "c", "k", "q")
"""The letters of the refs of all entries."""

COMMANDS: Final[dict[str, CommandInfo]] = {
    "start": CommandInfo(EVERY_DAY, "Start a relationship with one person.", ("prospect",)),
    "log": CommandInfo(EVERY_DAY, "Log a session that was held.", ("s",)),
    "review": CommandInfo(EVERY_DAY, "Show what to know before the next meeting.", ("name",)),
    "remind": CommandInfo(EVERY_DAY, "Show what is due.", ("name",)),
    "done": CommandInfo(EVERY_DAY, "Mark entries as done.", ("a", "g", "t", "m", "s", "b")),
    "plan": CommandInfo(EVERY_DAY, "Plan a session, or several."),
    "goal": CommandInfo(EVERY_DAY, "List goals, or add one.", ("name",), verbs=("add",)),
    "raise": CommandInfo(EVERY_DAY, "Add a point to raise at the next session.", module="raise_"),
    "search": CommandInfo(EVERY_DAY, "Search the whole journal."),
    "export": CommandInfo(EVERY_DAY, "Export a relationship or the whole journal.", ("name",)),
    "people": CommandInfo(RELATIONSHIPS, "List your relationships."),
    "prospect": CommandInfo(
        RELATIONSHIPS, "List people to ask for a relationship, or add one.", ("prospect",), verbs=("add",)
    ),
    "draft": CommandInfo(RELATIONSHIPS, "Write a first message to a prospect.", ("prospect",)),
    "ask": CommandInfo(RELATIONSHIPS, "Record that you asked a prospect.", ("prospect",)),
    "answer": CommandInfo(RELATIONSHIPS, "Record what a prospect answered.", ("prospect",)),
    "agreement": CommandInfo(RELATIONSHIPS, "Show or write what the two of you agreed.", ("name",)),
    "pause": CommandInfo(RELATIONSHIPS, "Pause a relationship.", ("name",)),
    "resume": CommandInfo(RELATIONSHIPS, "Resume a relationship that was paused or ended.", ("name",)),
    "end": CommandInfo(RELATIONSHIPS, "End a relationship.", ("name",)),
    "move": CommandInfo(RECORDING, "Move a planned session.", ("s",)),
    "cancel": CommandInfo(RECORDING, "Cancel a planned session, or all with one person.", ("s",)),
    "miss": CommandInfo(RECORDING, "Record that a planned session did not take place.", ("s",)),
    "action": CommandInfo(RECORDING, "List action items, or add one.", ("name",), verbs=("add",)),
    "feedback": CommandInfo(
        RECORDING, "List feedback, or record feedback given or received.", ("name",), verbs=("give", "receive")
    ),
    "advice": CommandInfo(
        RECORDING, "List advice to try, or record advice given or received.", ("name",), verbs=("give", "receive")
    ),
    "resource": CommandInfo(RECORDING, "List resources, or add one.", ("name",), verbs=("add",)),
    "milestone": CommandInfo(RECORDING, "List milestones, or add one.", ("name",), verbs=("add",)),
    "note": CommandInfo(RECORDING, "Add a note between sessions."),
    "checkin": CommandInfo(RECORDING, "Record how well the two of you work together.", ("name",)),
    "rate": CommandInfo(RECORDING, "Rate a skill from 1 to 5."),
    "snooze": CommandInfo(RECORDING, "Postpone a reminder.", ("a", "g", "s", "m", "f", "v", "b", "name")),
    "checkpoint": CommandInfo(RECORDING, "Record the progress of a goal.", ("g",)),
    "outcome": CommandInfo(RECORDING, "Record whether feedback led to a change, or advice worked.", ("f", "v")),
    "celebrate": CommandInfo(RECORDING, "Mark a milestone as celebrated.", ("m",)),
    "show": CommandInfo(ENTRIES, "Show one entry in full.", ("name", *_REFS)),
    "edit": CommandInfo(ENTRIES, "Change an entry.", ("name", *_REFS)),
    "drop": CommandInfo(ENTRIES, "Drop goals, actions, points or resources.", ("g", "a", "t", "b")),
    "reopen": CommandInfo(ENTRIES, "Reopen closed entries."),
    "private": CommandInfo(ENTRIES, "Mark entries as private: exports leave them out.", _REFS),
    "shareable": CommandInfo(ENTRIES, "Mark entries as shareable: exports include them.", _REFS),
    "delete": CommandInfo(ENTRIES, "Delete entries; undo brings them back.", _REFS),
    "status": CommandInfo(READING, "Show every active relationship on one line, and what is due."),
    "agenda": CommandInfo(READING, "List the points to raise, or write them as a page to send.", ("name",)),
    "recap": CommandInfo(READING, "Write a summary of a session, as a page to send.", ("name",)),
    "progress": CommandInfo(READING, "Show goals, skills and topics over time, and how often you meet.", ("name",)),
    "sessions": CommandInfo(READING, "List sessions, those ahead first.", ("name",)),
    "notes": CommandInfo(READING, "List your notes, newest first.", ("name",)),
    "timeline": CommandInfo(READING, "Show everything in the order it happened.", ("name",)),
    "year": CommandInfo(READING, "Show a year in both roles: sessions by month, what was reached and learned."),
    "programme": CommandInfo(READING, "Show what a programme came to, or record its evaluation."),
    "hours": CommandInfo(
        READING, "Show the hours of all sessions held, or export them for an accreditation.", ("name",)
    ),
    "questions": CommandInfo(
        READING, "List the questions that reviews choose from, or add your own.", ("q",), verbs=("add",)
    ),
    "undo": CommandInfo(JOURNAL, "Undo the last command that changed the journal."),
    "redo": CommandInfo(JOURNAL, "Redo the last command that was undone."),
    "history": CommandInfo(JOURNAL, "List the commands that changed the journal."),
    "backup": CommandInfo(JOURNAL, "Back up the journal, list the backups, or verify them."),
    "restore": CommandInfo(JOURNAL, "List the backups, or restore the journal from one."),
    "import": CommandInfo(JOURNAL, "Import another journal, an export, or a log that you keep.", module="import_"),
    "forget": CommandInfo(
        JOURNAL, "Erase a relationship from the journal and all backups, for good.", ("name", "prospect")
    ),
    "encrypt": CommandInfo(JOURNAL, "Encrypt the journal and its backups with a passphrase."),
    "decrypt": CommandInfo(JOURNAL, "Decrypt the journal and its backups."),
    "unlock": CommandInfo(JOURNAL, "Keep the key of an encrypted journal in memory for some hours."),
    "lock": CommandInfo(JOURNAL, "Remove the key of an encrypted journal from memory."),
    "doctor": CommandInfo(JOURNAL, "Check the journal, its backups and the files around it."),
    "path": CommandInfo(JOURNAL, "Show where the journal is stored."),
    "config": CommandInfo(JOURNAL, "Show or change settings."),
    "demo": CommandInfo(JOURNAL, "Create a demo journal and show its review."),
}
"""In the order of the root help: the ten everyday commands first."""


PLURALS: Final = {
    "goals": "goal",
    "actions": "action",
    "feedbacks": "feedback",
    "advices": "advice",
    "resources": "resource",
    "milestones": "milestone",
    "prospects": "prospect",
    "session": "sessions",
    "question": "questions",
    "programmes": "programme",
    "program": "programme",
    "programs": "programme",
}
"""The plural of a noun is the same noun, and the singular of a list is the same list."""


def command_of(word: str) -> str | None:
    """The command that is called by `word`, also by a noun in the plural; None if there is none."""
    return word if word in COMMANDS else PLURALS.get(word)


def module_of(name: str) -> str:
    """The module that defines the command `name`."""
    return f"mentorlog.cli.commands.{COMMANDS[name].module or name}"
