"""The screens of all commands that read, from the rich journal: for golden files, and for pictures."""

from __future__ import annotations

import shlex
from typing import Final

from mentorlog.cli.typer_app.index import COMMANDS

WIDTHS: Final = (40, 80, 120, 200)
"""The columns of a terminal."""
_LISTED: Final = {
    "help": "--help",
    "status": "status",
    "review": "review 'søren øst'",
    "review-brief": "review 'søren øst' --brief",
    "review-full": "review 'søren øst' --full",
    "review-shareable": "review 'søren øst' --shareable",
    "review-long-name": "review maximiliana",
    "review-long-word": "review wolfe --full",
    "review-cjk": "review 王",
    "review-coach": "review 渡辺",
    "review-ended": "review bo",
    "review-paused": "review åse",
    "review-all": "review --all",
    "review-me": "review me",
    "remind": "remind",
    "remind-within": "remind --within 90d",
    "people": "people",
    "people-all": "people --all",
    "prospect": "prospect",
    "draft": "draft lone",
    "agreement": "agreement 'søren øst'",
    "agenda": "agenda",
    "agenda-one": "agenda 'søren øst'",
    "recap": "recap 'søren øst'",
    "goal": "goal",
    "goal-all": "goal 'søren øst' --all",
    "action": "action",
    "action-all": "action 'søren øst' --all -n 12",
    "feedback": "feedback --all",
    "advice": "advice --all",
    "resource": "resource --all",
    "milestone": "milestone --all",
    "sessions": "sessions -n 15",
    "sessions-one": "sessions 'søren øst' -n 10",
    "notes": "notes",
    "checkin-show": "show c1",
    "rate-show": "show k1",
    "show-relationship": "show 'søren øst'",
    "show-long-name": "show maximiliana",
    "show-prospect": "show lone",
    "show-session": "show s86",
    "show-goal": "show g1",
    "show-action": "show a33",
    "show-feedback": "show f2",
    "show-milestone": "show m3",
    "show-point": "show t1",
    "show-note": "show n1",
    "show-advice": "show v2",
    "show-resource": "show b1",
    "show-history": "show g1 --history",
    "progress": "progress",
    "progress-one": "progress 'søren øst'",
    "progress-me": "progress me",
    "timeline": "timeline --since 2026-09-01",
    "timeline-one": "timeline 'søren øst' --since 2026-07-01",
    "year": "year",
    "year-then": "year 2024",
    "year-story": "year --story",
    "programme": "programme",
    "programme-one": "programme First",
    "hours": "hours --since 2026-01-01",
    "hours-learning": "hours --learning --since 2026-01-01",
    "questions": "questions --phase 'coming to closure' --topic feedback",
    "search": "search review -n 12",
    "search-one": "search review -w maximiliana",
    "history": "history -n 12",
    "config": "config",
}
"""Screens of commands that read, with their options."""
WITHOUT_SCREEN: Final = {
    "they record or change entries": (
        *("start", "log", "done", "plan", "raise", "ask", "answer", "pause", "resume", "end", "move", "cancel", "miss"),
        *("note", "checkin", "rate", "snooze", "checkpoint", "outcome", "celebrate", "edit", "drop", "reopen"),
        *("private", "shareable", "delete", "undo", "redo", "import", "forget"),
    ),
    "they are about files, whose names and sizes differ in each run": (
        *("backup", "restore", "encrypt", "decrypt", "unlock", "lock", "doctor", "path", "demo"),
    ),
    "it writes files": ("export",),
}
"""The commands that have no screen, and the reasons."""


def _commands() -> set[str]:
    """The commands that have a screen in the list."""
    return {shlex.split(line)[0] for line in _LISTED.values()}


SCREENS: Final = _LISTED | {
    name: name for name in COMMANDS.keys() - _commands() - {each for names in WITHOUT_SCREEN.values() for each in names}
}
"""The name of each screen, and the command that shows it: those listed, and each other command that reads."""
