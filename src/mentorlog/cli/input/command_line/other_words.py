"""Words that other tools use for commands and options of mentorlog, so that a hint can show the line that was meant."""

from __future__ import annotations

from typing import Final

LISTS: Final = frozenset(("list", "ls", "all"))
"""Verbs after a noun that list: the noun alone does that."""
ADDS: Final = frozenset(("new", "add", "create", "make"))
"""Verbs after a noun that add an entry."""
DIRECTIONS: Final = {
    **dict.fromkeys(("given", "gave", "giving"), "give"),
    **dict.fromkeys(("received", "receiving", "got", "get"), "receive"),
}
"""Verbs after `advice` and `feedback` that record it."""
VERBS: Final = {
    **dict.fromkeys(("rm", "remove", "del", "erase"), "delete"),
    **dict.fromkeys(("change", "update", "modify", "rename"), "edit"),
    **dict.fromkeys(("view", "info", "open", "describe", "print", "cat"), "show"),
    **dict.fromkeys(("close", "complete", "completed", "finish", "finished", "check", "achieve", "reach"), "done"),
    **dict.fromkeys(("uncheck", "undone", "restart", "unclose"), "reopen"),
    **dict.fromkeys(("abandon", "discard"), "drop"),
    **dict.fromkeys(("hide", "unshare", "unshareable"), "private"),
    **dict.fromkeys(("share", "public", "publish", "unprivate", "unhide"), "shareable"),
    **dict.fromkeys(("postpone", "defer", "wait"), "snooze"),
}
"""Verbs that work on the entry whose ref follows."""
VERBS_OF_NAMES: Final = (
    "review",
    "show",
    "edit",
    "end",
    "pause",
    "resume",
    "export",
    "agreement",
    "checkin",
    "progress",
)
"""Our commands that take a name, for a verb that was typed after a list."""
VERBS_OF_REFS: Final = (
    *dict.fromkeys(VERBS.values()),
    *("checkpoint", "outcome", "celebrate", "log", "move", "cancel", "miss"),
)
"""Our commands that take a ref."""
COMMANDS: Final = {
    **VERBS,
    **dict.fromkeys(("find", "grep", "lookup"), "search"),
    **dict.fromkeys(("begin", "init", "mentor", "mentee"), "start"),
    **dict.fromkeys(("stop", "quit"), "end"),
    "unpause": "resume",
    **dict.fromkeys(("schedule", "book", "appointment"), "plan"),
    "reschedule": "move",
    **dict.fromkeys(("meeting", "meet", "met", "journal", "write"), "log"),
    **dict.fromkeys(("todo", "todos", "task", "tasks", "promise", "promises"), "action"),
    **dict.fromkeys(("person", "persons", "mentors", "mentees", "contacts", "who", "relationships"), "people"),
    **dict.fromkeys(("points", "point", "topics"), "agenda"),
    **dict.fromkeys(("due", "reminders", "today", "next"), "remind"),
    **dict.fromkeys(("settings", "preferences"), "config"),
    **dict.fromkeys(("stats", "statistics", "chart", "burndown"), "progress"),
    **dict.fromkeys(("report", "dump", "save"), "export"),
    "summary": "recap",
    **dict.fromkeys(("ratings", "skill", "skills"), "progress"),
    **dict.fromkeys(("jot", "memo", "comment"), "note"),
    **dict.fromkeys(("tip", "tips", "suggestion", "suggestions", "recommendation", "recommendations"), "advice"),
    **dict.fromkeys(("reading", "learning", "material", "materials"), "resource"),
    **dict.fromkeys(("books", "articles", "courses", "workshops", "talks", "videos", "tools", "links"), "resource"),
    **dict.fromkeys(("revert", "rollback"), "undo"),
    **dict.fromkeys(("changes", "changelog"), "history"),
    **dict.fromkeys(("where", "location"), "path"),
    # Danish
    **dict.fromkeys(("gennemgå", "gennemgang", "forbered"), "review"),
    **dict.fromkeys(("færdig", "udført", "nået"), "done"),
    **dict.fromkeys(("mål", "målsætning"), "goal"),
    **dict.fromkeys(("opgave", "opgaver", "aftalt", "løfte", "løfter"), "action"),
    **dict.fromkeys(("møde", "samtale"), "log"),
    **dict.fromkeys(("møder", "samtaler"), "sessions"),
    **dict.fromkeys(("noter", "notat", "skriv"), "note"),
    **dict.fromkeys(("husk", "påmind", "påmindelser"), "remind"),
    **dict.fromkeys(("folk", "personer", "relationer"), "people"),
    **dict.fromkeys(("slut", "afslut"), "end"),
    **dict.fromkeys(("genoptag", "fortsæt"), "resume"),
    **dict.fromkeys(("aftale", "kontrakt"), "agreement"),
    **dict.fromkeys(("tilbagemelding", "ros"), "feedback"),
    **dict.fromkeys(("milepæl", "milepæle"), "milestone"),
    **dict.fromkeys(("dagsorden", "punkter"), "agenda"),
    **dict.fromkeys(("fremskridt", "udvikling"), "progress"),
    **dict.fromkeys(("referat", "opsummering"), "recap"),
    "planlæg": "plan",
    "flyt": "move",
    "aflys": "cancel",
    "udebliv": "miss",
    "søg": "search",
    "vis": "show",
    "rediger": "edit",
    "ret": "edit",
    "slet": "delete",
    "udskyd": "snooze",
    "genåbn": "reopen",
    "fejr": "celebrate",
    "bedøm": "rate",
    "begynd": "start",
    "eksporter": "export",
    "tidslinje": "timeline",
    "timer": "hours",
    "spørgsmål": "questions",
    "fortryd": "undo",
    "historik": "history",
    "indstillinger": "config",
    "hjælp": "--help",
}
"""Commands of other tools, and the same commands of mentorlog."""
RESOURCES: Final = ("book", "article", "course", "workshop", "talk", "video", "tool")
"""Types of resources, which other tools take for nouns: `book add TITLE`."""
LINES: Final = {"help": "--help", "version": "--version", "list": "people", "ls": "people"}
"""Commands of other tools without arguments, and the line of mentorlog with the same meaning."""
OPTIONS: Final = {
    **dict.fromkeys(("--due", "--deadline", "--due-date", "--target", "--due-on"), ("--by", "--until", "--try-by")),
    **dict.fromkeys(("--date", "--day", "--when", "--at"), ("--on", "--by", "--since")),
    **dict.fromkeys(("--duration", "--length", "--minutes", "--time", "--took"), ("--for",)),
    **dict.fromkeys(("--tag", "--tags", "--label", "--subject"), ("--topic", "--in")),
    **dict.fromkeys(
        ("--project", "--person", "--name", "--who", "--relationship", "--mentee", "--mentor"),
        ("--with",),
    ),
    **dict.fromkeys(("--positive", "--good", "--kudos"), ("--praise",)),
    **dict.fromkeys(("--negative", "--critical", "--improve", "--corrective"), ("--constructive",)),
    **dict.fromkeys(("--from", "--after", "--start", "--begin"), ("--since",)),
    **dict.fromkeys(("--to", "--before", "--end", "--ends"), ("--until",)),
    **dict.fromkeys(("--link", "--url", "--href", "--address"), ("--url", "--where")),
    **dict.fromkeys(("--place", "--location"), ("--where",)),
    **dict.fromkeys(("--recommended-by", "--source"), ("--from",)),
    **dict.fromkeys(("--spent", "--time-spent"), ("--for",)),
    **dict.fromkeys(("--contact", "--meet", "--introduction"), ("--introduce",)),
    **dict.fromkeys(("--role", "--as", "--iam"), ("--i-am",)),
    **dict.fromkeys(("--frequency", "--every", "--interval", "--rhythm"), ("--cadence",)),
    **dict.fromkeys(("--reason", "--because"), ("--why",)),
    **dict.fromkeys(("--public", "--unprivate", "--share", "--not-private"), ("--shareable",)),
    **dict.fromkeys(("--hidden", "--secret", "--unshareable", "--not-shareable"), ("--private",)),
    **dict.fromkeys(("--theirs", "--them", "--their"), ("--theirs", "--them")),
    **dict.fromkeys(("--mine", "--me", "--my"), ("--mine", "--me")),
    **dict.fromkeys(("--kind", "--type", "--only"), ("--type", "--in")),
    **dict.fromkeys(("--limit", "--max", "--count", "--head", "--number"), ("-n",)),
    **dict.fromkeys(("--out", "--file", "--to-file", "--save"), ("--output",)),
    **dict.fromkeys(("--lang", "--locale"), ("--language", "--lang")),
    **dict.fromkeys(("--closed", "--everything", "--include-closed"), ("--all",)),
    **dict.fromkeys(("--criteria", "--metric", "--success"), ("--measure",)),
    **dict.fromkeys(("--days", "--ahead"), ("--within",)),
    **dict.fromkeys(("--remember", "--lesson", "--learning"), ("--takeaway",)),
    **dict.fromkeys(("--no-confirm", "--assume-yes", "--confirm"), ("--yes",)),
    "-y": ("--yes",),
    "-t": ("--topic",),
    "-d": ("--on", "--by"),
}
"""Options of other tools, and those of mentorlog with the same meaning; the first one that the command has is
suggested."""
OPPOSITES: Final = (
    frozenset(("private", "shareable")),
    frozenset(("praise", "constructive")),
    frozenset(("positive", "constructive")),
    frozenset(("mine", "theirs")),
    frozenset(("since", "until")),
    frozenset(("undo", "redo")),
    frozenset(("pause", "resume")),
)
"""Words that are the opposite of each other, or of a word that is spelled alike."""
NOT: Final = ("un", "no-", "not-", "non-")
"""Beginnings that turn a word into its opposite."""


def is_opposite(typed: str, suggested: str) -> bool:
    """Whether a suggestion means the opposite of what was typed: `unprivate` and `private`."""
    typed, suggested = typed.strip("-").casefold(), suggested.strip("-").casefold()
    if typed == suggested:
        return False
    reversed_ = any(
        longer.startswith(prefix) and not shorter.startswith(prefix)
        for longer, shorter in ((typed, suggested), (suggested, typed))
        for prefix in NOT
    )
    return reversed_ or frozenset((typed, suggested)) in OPPOSITES
