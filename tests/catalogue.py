"""The catalogues of the fixed words of exported pages.

python -m tests.catalogue update     take new words into every catalogue, and let go of those that are gone
python -m tests.catalogue compile    make of every catalogue what the program reads
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mentorlog.export.speech import LANGUAGES

SOURCE: Final = Path(__file__).parents[1] / "src" / "mentorlog"
TRANSLATED: Final = LANGUAGES[1:]
"""English is the language of the source, and has no catalogue."""
KEYWORDS: Final = {"_": None, "say": None, "say_with": None, "say_of": ((1, "c"), 2), "count": (1, 2)}
"""What marks words of ours in the rooms that write for other people, and which arguments they are."""
_HEAD: Final = 'msgid ""\n'
METHODS: Final = [("**.py", "python")]


def place(language: str, ending: str) -> Path:
    """Where a catalogue lies: as it is written (`po`) or as it is read (`mo`)."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / f"mentorlog.{ending}"


def in_the_code() -> Catalog:
    """All words that the code says, in its own order."""
    found = Catalog(project="mentorlog")
    for file, _, message, comments, context in extract_from_dir(SOURCE / "export", METHODS, keywords=KEYWORDS):
        # without lines, which would change with every edit
        found.add(message, locations=[(f"export/{Path(file).as_posix()}", 0)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """A catalogue as it is written."""
    with place(language, "po").open("rb") as file:
        return read_po(file, locale=language, domain="mentorlog", abort_invalid=True)


def update() -> None:
    """Take new words into every catalogue, untranslated; those that the code no longer says go."""
    for language in TRANSLATED:
        known = catalogue(language)
        known.update(in_the_code(), no_fuzzy_matching=True, update_creation_date=False)
        known.obsolete.clear()
        written = BytesIO()
        write_po(written, known, width=120, include_lineno=False)
        # the glossary at the head stays as it is laid out: Babel would run its lines together
        file = place(language, "po")
        glossary, _, _ = file.read_text("utf-8").partition(_HEAD)
        _, _, messages = written.getvalue().decode("utf-8").partition(_HEAD)
        file.write_text(f"{glossary}{_HEAD}{messages}", "utf-8", newline="\n")


def compile_() -> None:
    """Make of every catalogue what the program reads."""
    for language in TRANSLATED:
        known = catalogue(language)
        with place(language, "mo").open("wb") as file:
            write_mo(file, known)


if __name__ == "__main__":
    {"update": update, "compile": compile_}[sys.argv[1]]()
