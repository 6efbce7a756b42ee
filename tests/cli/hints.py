"""Run every hint that a test is shown, on a copy of the journal that it was shown for."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any, Final, NamedTuple

from mentorlog.store.file.header import VERSION


class Hint(NamedTuple):
    """A suggested command line."""

    line: str
    """The words after `mentorlog`, as in a shell."""
    typed: str
    """The command line whose answer showed the hint."""
    journal: bytes | None
    """The journal at that time; None if there was no journal."""
    settings: bytes | None
    """The settings file at that time; None if there was no file."""
    now: str
    """The time at which it was shown."""
    environ: dict[str, str]
    """The additional environment variables of the command."""
    stdin: str = ""
    """The text in the recovery file that the line reads."""


CHECKED: Final[set[str]] = set()
"""The hints that were already run in this process; each is run once."""
NOT_TYPED: Final = (
    r" --help$|^start$",
    r"^(unlock|encrypt)$",  # ask for a passphrase
    r"^(agreement|edit) \S+ --edit$",  # open the editor
    r"^(log s\d+|checkin \S+|end \S+( --prepare)?|note|raise|edit \S+)$",  # ask questions
    r"^undo|^redo|^history",
    r"\.\.\.",
    r"^search --limit N|^config KEY VALUE$",
    r" < \S+ \| ",  # a pipeline
    r"^programme .*--(with|match) FILE|^programme LABEL\b",  # a file of another person; a label that exists
    r"PASSPHRASE_FILE$",  # a file that only the user has
    r"^(doctor|restore)\b",  # of a damaged journal
    r"^import (\S+\.recovered|decompressed\.db|rebuilt\.db|FILE)\b",  # of a file that other lines make
)
"""Patterns of hints that a script cannot run, or that are incomplete on purpose."""
FILLED: Final = {
    "TEXT": "something",
    "TITLE": "something",
    "WORDS": "something",
    "SKILL": "listening",
    "VALUE": "auto",
    "KEY": "color",
    "FILE": "file.md",
    "N": "3",
    "PERCENT": "60",
    "1-5": "4",
    "ANSWER": "later",
    "CADENCE": "every 3 weeks",
}
"""The value for each placeholder; the values of DATE and NAME depend on the command."""


def hints_in(out: str, err: str) -> list[str]:
    """The different hints in an answer: after `mentorlog` on a line of its own, in backticks, after a colon or a
    question mark, or as a field of piped output."""
    return list(dict.fromkeys(_all_hints(out, err)))


def _all_hints(out: str, err: str) -> Iterator[str]:
    if out.startswith("Usage: "):
        return
    out, err = (re.sub("\x1b\\[[0-9;]*m", "", text) for text in (out, err))
    # a line that has to be corrected first, or that fails as long as the journal does
    err = re.sub(
        r"^  (Correct the line or the text, then|Unlock the journal first, then|To record it): .*",
        "",
        err,
        flags=re.MULTILINE,
    )
    for line in re.sub(r"`[^`]+` (has no|takes no)", "", err).splitlines():
        found = re.fullmatch(r"  (?:\.\.\. \| )?mentorlog (.+)", line)
        if found and "... |" not in line:
            yield found[1]
        else:
            yield from re.findall(r"`mentorlog ([^`]+)`", line)
    for field in re.split(r"[\t\n]", out + err):
        found = re.search(r"(?:^|[:?] )mentorlog ((?:[a-z]).*)$", field.strip())
        if found and "`" not in field and not field.startswith("mentorlog: "):
            for part in re.split(r",? or mentorlog |, mentorlog ", found[1]):
                yield part.partition(" brings")[0].partition(" changes one")[0]


def is_typed(line: str) -> bool:
    """Whether a script can run this line."""
    line = re.sub(r"^--db \S+ ", "", line)
    return not any(re.search(pattern, line) for pattern in NOT_TYPED)


def check(hint: Hint, new_mentor: Callable[[Path], Any], folder: Path) -> None:
    """Run a hint on a copy of its journal in `folder`; it must succeed, unless the journal is newer than the program,
    which then writes nothing."""
    if hint.journal is not None and _version(hint.journal) > VERSION:
        return
    home = folder / f"hint-{len(CHECKED)}"
    home.mkdir()
    user = new_mentor(home)
    user.now = hint.now
    if hint.journal is not None:
        user.db.touch(mode=0o600)
        user.db.write_bytes(hint.journal)
    if hint.settings is not None:
        user.settings.parent.mkdir(parents=True)
        user.settings.write_bytes(hint.settings)
    words = _filled(hint, user)
    if "--db" in words:
        words[words.index("--db") + 1] = str(user.db)
    environ = {name: value for name, value in hint.environ.items() if not name.startswith("MENTORLOG_DB")}
    words = words[: words.index("<")] if hint.stdin else words
    with chdir(home):
        answer = user(words, ok=False, stdin=hint.stdin, **environ)
        if "choose one with --with" in answer.err:  # a terminal would ask for the name
            answer = _with_someone(words, answer.err, user, environ, stdin=hint.stdin)
    shutil.rmtree(home)
    if hint.journal is None and "Nobody here yet." in answer.err:
        return  # the hint is correct, but a relationship must be started first
    assert answer.code in (0, 3), (
        f"`mentorlog {hint.typed}` showed the hint\n  mentorlog {hint.line}\nwhich fails as {words}:\n{answer.err}"
    )


def _version(journal: bytes) -> int:
    """The schema version in the header of a journal."""
    return int.from_bytes(journal[60:64])


def _with_someone(words: list[str], question: str, user: Any, environ: dict[str, str], *, stdin: str) -> Any:
    """The answer to a line for the first person that the question offers."""
    name = shlex.split(question.partition(" --with ")[2].splitlines()[0])[0]
    at = words.index("--") if "--" in words else len(words)
    return user([*words[:at], "--with", name, *words[at:]], ok=False, stdin=stdin, **environ)


def _split(line: str) -> list[str]:
    """The words of a line, as a shell reads it; `$'...'` has the escapes of a text of several lines."""
    return shlex.split(re.sub(r"\$'((?:[^'\\]|\\.)*)'", lambda found: shlex.quote(_unescaped(found[1])), line))


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\'", "'").replace("\\\\", "\\")


def _filled(hint: Hint, user: Any) -> list[str]:
    """The words of a hint with its placeholders replaced by values."""
    words = _split(hint.line)
    return [_fill(word, words[at - 1] if at else "", words, user) for at, word in enumerate(words)]


def _fill(word: str, before: str, words: list[str], user: Any) -> str:
    if word == "DATE":
        return "yesterday" if before in ("--on", "--since", "--done-on", "--closed-on", "--evaluated") else "in 8 weeks"
    if word == "OUTCOME":
        return "worked" if before.startswith("v") else "improved"
    if word == "LABEL":
        return str(user("programme --json --include-private").json[0]["programme"])
    if word == "NAME" and before == "--name":
        return "Zoe Zimmermann"
    if word == "NAME":
        return _name(words[2 if words[0] == "--db" else 0], user)
    if before in ("-o", "--output") and word.startswith("FILE"):
        return word.replace("FILE", "file") if "." in word else "file.zip" if "csv" in words else "file.md"
    return FILLED.get(word, word)


def _name(command: str, user: Any) -> str:
    if command in ("start", "prospect"):
        return "Zoe Zimmermann"
    people = user("people --all --json").json
    wanted = ("paused", "ended") if command == "resume" else ("active", "paused", "ended")
    return next(person["ref"] for status in wanted for person in people if person["status"] == status)


def text_for(line: str) -> str:
    """The text in the recovery file that a line reads."""
    found = re.search(r" < (\S+/unsaved/\S+)$", line)
    return Path(found[1]).read_bytes().decode("utf-8", "surrogateescape") if found else ""


def journal_of(environ: dict[str, str], words: list[str]) -> bytes | None:
    """The content of the journal of a command line; None if the file does not exist."""
    given = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--db"]
    given += [word.partition("=")[2] for word in words if word.startswith("--db=")]
    path = (given or [environ.get("MENTORLOG_DB", "")])[-1]
    return Path(path).read_bytes() if path and os.path.isfile(path) else None  # noqa: PTH113
