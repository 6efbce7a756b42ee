"""Update and compile the translations of the fixed text of exported pages.

python -m tests.catalogue update     add new text to every catalogue, and remove text that is no longer used
python -m tests.catalogue compile    write the .mo files, which the program reads
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

from mentorlog.model import LANGUAGES

SOURCE: Final = Path(__file__).parents[1] / "src" / "mentorlog"
PACKAGES: Final = ("export", "insight")
"""The packages that have text of exported pages."""
TRANSLATED: Final = LANGUAGES[1:]
"""English is the language of the source, and has no catalogue."""
KEYWORDS: Final = {
    "_": None,
    "mark_for_translation": None,
    "translate": None,
    "translate_with": None,
    "translate_in_context": ((1, "c"), 2),
    "in_context": ((1, "c"), 2),
    "translate_plural": (1, 2),
}
"""The functions whose arguments are texts to translate, and which arguments those are."""
_HEAD: Final = 'msgid ""\n'
METHODS: Final = [("**.py", "python")]


def place(language: str, ending: str) -> Path:
    """The path of a catalogue: its source (`po`) or the compiled file (`mo`)."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / f"mentorlog.{ending}"


def in_the_code() -> Catalog:
    """All text in the code, in the order of the code."""
    found = Catalog(project="mentorlog")
    for package in PACKAGES:
        for file, _, message, comments, context in extract_from_dir(SOURCE / package, METHODS, keywords=KEYWORDS):
            # without line numbers, which would change with every edit
            source = f"{package}/{Path(file).as_posix()}"
            found.add(message, locations=[(source, 0)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """The source of a catalogue."""
    with place(language, "po").open("rb") as file:
        return read_po(file, locale=language, domain="mentorlog", abort_invalid=True)


def update() -> None:
    """Add new text to every catalogue, untranslated, and remove text that is no longer in the code."""
    for language in TRANSLATED:
        known = catalogue(language)
        known.update(in_the_code(), no_fuzzy_matching=True, update_creation_date=False)
        known.obsolete.clear()
        content = BytesIO()
        write_po(content, known, width=120, include_lineno=False)
        # keep the layout of the glossary at the head: Babel would join its lines
        file = place(language, "po")
        glossary, _, _ = file.read_text("utf-8").partition(_HEAD)
        _, _, messages = content.getvalue().decode("utf-8").partition(_HEAD)
        file.write_text(f"{glossary}{_HEAD}{messages}", "utf-8", newline="\n")


def compile_() -> None:
    """Write the compiled file of every catalogue."""
    for language in TRANSLATED:
        known = catalogue(language)
        with place(language, "mo").open("wb") as file:
            write_mo(file, known)


if __name__ == "__main__":
    {"update": update, "compile": compile_}[sys.argv[1]]()
