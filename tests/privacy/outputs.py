"""Every output for other people: its command, and what it prints and writes."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.privacy.twins import PRIVATE_WORD, Thing, Twins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Answer, Mentor

_FOR_THE_OWNER: Final = re.compile(
    r"^mentorlog: (private [a-z, ]+ are left out(?!, if)"
    r"|a point that was discussed in a private session is shown as open).*\n?(  .*\n)*",
    re.MULTILINE,
)
"""What a command says on stderr, to the owner alone, of what is private."""
_PEOPLE: Final = ("ana", "dan", "bo", "cy", "vera")
"""The relationships that are not private; most happens with the first two."""


class Output(NamedTuple):
    """A command whose output is for others. `FILE` in it is a file that the command writes, `COLLEAGUE` the export of a
    colleague."""

    words: tuple[str | Thing, ...]
    is_heavy: bool = False
    """Whether it is tried only with --heavy, because it is slow or resembles another one."""

    def __str__(self) -> str:
        """The command line, with refs of the first journal."""
        return " ".join(each.ref if isinstance(each, Thing) else each for each in self.words)


def outputs(twins: Twins) -> Iterator[Output]:
    """Every output for others, those first that tell most, and heavy ones last."""
    people = [each for each in twins.things if each.kind == "relationship" and each.who in _PEOPLE]
    usual = [person for person in people if person.who in _PEOPLE[:2]]
    held = [each for each in twins.things if each.kind in ("session", "plan") and not each.hidden]
    yield from (_output(line) for line in _OF_ALL)
    yield from (_output(line, person) for person in usual for line in _OF_PERSON)
    yield from (_output("recap NAME --format md", session) for session in held[:2])
    heavy = [_output(line, person) for person in people for line in _MORE_OF_PERSON]
    heavy += [_output(line, person) for person in people if person not in usual for line in _OF_PERSON]
    heavy += [_output("recap NAME --format md", session) for session in held[2:]]
    heavy += [_output(line) for line in _MORE_OF_ALL]
    yield from (each._replace(is_heavy=True) for each in heavy)


_OF_ALL: Final = (
    "export --all --format json",
    "export --all --format ics",
    "export --all --format csv -o FILE/",
    "export me --format json",
    "review me --shareable --json",
    "year 2026 --shareable --json",
    "year 2026 --format md",
    "year 2026 --story --names --json",
    "hours --learning -o FILE/",
    "hours --anonymous --json --learning",
    "programme --json",
    "programme 'First leads' --json",
    "programme 'First leads' --with COLLEAGUE --json",
    "programme 'First leads' -o FILE.md",
    "resource -o FILE.md",
    "review --all --shareable --within 365d",
    "review Pia --shareable",
)
_OF_PERSON: Final = (
    "review NAME --shareable --json",
    "review NAME --shareable",
    "export NAME --format md",
    "export NAME --format ics",
    "agenda NAME --format md",
    "recap NAME --format md",
    "hours NAME",
    "export NAME --anonymous --format json",
    "export NAME --page",
)
_MORE_OF_PERSON: Final = (
    "review NAME --shareable --brief",
    "export NAME --format json",
    "export NAME --format csv -o FILE/",
    "export NAME --format md --lang da --since 2026-01-10 --until 2026-02-10",
    "agenda NAME --format md --lang da",
    "recap NAME --json",
    "hours NAME --json",
    "export NAME --format html",
    "agenda NAME --format html",
    "export NAME --anonymous --format md",
    "export NAME --anonymous --format ics",
    "recap NAME --format html",
    "export NAME --format pdf -o FILE.pdf",
    "export NAME --page --format svg",
    "export NAME --page --lang da -o FILE.png",
    "export NAME --page --anonymous -o FILE.pdf",
)
_MORE_OF_ALL: Final = (
    "review --all --shareable --within 365d --json",
    "review --shareable",
    "review Quentin --shareable",
    "review me --shareable",
    "review me --shareable --brief",
    "export me --format md",
    "export me --format csv -o FILE/",
    "export --all --anonymous --format json",
    "export --all --anonymous --format csv -o FILE/",
    "hours",
    "hours --json --learning",
    "hours -o FILE.csv",
    "year 2026 --shareable",
    "year --all --shareable --json",
    "year 2026 --shareable --format md",
    "year --all --format md --lang da",
    "year 2026 --story",
    "year 2026 --story --names --format html",
    "programme 'First leads' --anonymous",
    "programme 'First leads' --anonymous --json",
    "programme 'First leads' -o FILE.csv",
    "programme 'First leads' -o FILE.md --lang da",
    "export --all --format csv -o FILE.zip",
    "export me --format html",
    "year 2026 --shareable --format html",
    "programme 'First leads' -o FILE.html",
    "resource -o FILE.html",
    "resource -o FILE.pdf",
)


def _output(line: str, thing: Thing | None = None) -> Output:
    words = line.replace("'First leads'", "First\0leads").split()
    return Output(tuple(thing if word == "NAME" and thing else word.replace("\0", " ") for word in words))


class Seen(NamedTuple):
    """What others, or the owner beside them, see of a command."""

    code: int
    out: str
    err: str
    """Without what is said to the owner alone."""
    files: dict[str, bytes]
    """What was written, by name."""


def seen(twins: Twins, user: Mentor, output: Output) -> Seen:
    """Run a command in one of the journals."""
    folder = twins.folder / "written"
    folder.mkdir()
    try:
        answer = _run(twins, user, output, str(folder / "out"))
        files = {
            str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
        }
    finally:
        shutil.rmtree(folder)
    return Seen(answer.code, answer.out, _FOR_THE_OWNER.sub("", answer.err), files)


def _run(twins: Twins, user: Mentor, output: Output, file: str) -> Answer:
    user.now = twins.now.isoformat(timespec="minutes")
    typed = [
        str(word.ref if user is twins.full else word.twin)
        if isinstance(word, Thing)
        else word.replace("FILE", file).replace("COLLEAGUE", str(twins.colleague))
        for word in output.words
    ]
    return user(typed, ok=False)


def difference(twins: Twins, output: Output) -> str | None:
    """What tells the two journals apart in an output; None if nothing does."""
    full, twin = (seen(twins, user, output) for user in (twins.full, twins.twin))
    if "--anonymous" in output.words:  # its identities are new each time
        full, twin = _numbered(full, _UUID), _numbered(twin, _UUID)
    if full.code and not full.out:  # nothing was made for others, and the owner gets a line to type
        full, twin = _numbered(full, _REF), _numbered(twin, _REF)
    if full.code == 1 and "is a private session, so nothing of it is exported" in full.err:
        return None  # the owner asked for a recap, and gets none
    if any(PRIVATE_WORD.encode() in text for text in (full.out.encode(), *full.files.values())):
        return f"mentorlog {output}: private text"
    if full == twin:
        return None
    pairs = [(f"exit code {full.code}", f"exit code {twin.code}"), (full.out, twin.out), (full.err, twin.err)]
    pairs += [(_text(full, name), _text(twin, name)) for name in sorted({*full.files, *twin.files})]
    return f"mentorlog {output}\n" + "\n".join(_lines(*pair) for pair in pairs if pair[0] != pair[1])


_UUID: Final = r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"


_REF: Final = r"(?<![\w-])[rs][0-9]+(?![\w-])"


def _numbered(found: Seen, identity: str) -> Seen:
    """With each identity replaced by its place among them."""
    order: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return order.setdefault(match[0], f"number {len(order)}")

    def text(value: str) -> str:
        return re.sub(identity, number, value)

    files = {name: text(content.decode("latin-1")).encode("latin-1") for name, content in found.files.items()}
    return found._replace(out=text(found.out), err=text(found.err), files=files)


def _text(found: Seen, name: str) -> str:
    return found.files.get(name, b"not written").decode(errors="replace")


def _lines(full: str, twin: str) -> str:
    from difflib import unified_diff

    return "\n".join(
        unified_diff(full.splitlines(), twin.splitlines(), "with private entries", "without", lineterm="", n=2)
    )
