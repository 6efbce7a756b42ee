"""Create docs/page-to-keep.png, the one page of a relationship of the demo that has ended, for the README:
`python -m tests.journal.kept_page`. A digest in the file proves that it is up to date, whatever the version of typst
that drew it."""

from __future__ import annotations

import datetime as dt
import struct
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from mentorlog.demo import Step, journal, steps
from mentorlog.export import typst_files
from mentorlog.export.page_to_keep.pictures import text_chunk
from tests.cli.conftest import NOW, Mentor
from tests.journal.conftest import play

PICTURE: Final = Path(__file__).parents[2] / "docs" / "page-to-keep.png"
LAST: Final = """\
# 2026-11-24T15:10
mentorlog log -w søren "The third review: nobody looked at me." --for 60m --goal g1 --topic skills
mentorlog checkpoint g1 70
# 2026-12-08T15:10
mentorlog log -w søren "What he asks of Freja." --for 75m --goal g1 --extra
mentorlog checkpoint g2 60
# 2026-12-21T16:30
mentorlog log -w søren "Three reviews, no rescue." --for 90m --goal g1 --extra
mentorlog checkpoint g1 100
mentorlog done g1
"""
"""What happens after the demo's last day."""
LEARNED: Final = (
    "Asking before telling, and waiting.",
    "A no with a date is easier to hear than a maybe.",
    "A mentor who rescues learns nothing either.",
)
AFTER_HEADER: Final = 33
"""The place in a PNG after its signature and header."""
END: Final = [
    *("end", "søren", "--reason", "goals reached", "--learned", "\n\n".join(LEARNED)),
    *("--thanks", "For every honest question, and for the napkin."),
    *("--next", "Freja, who leads her first review in January."),
]


def exported(mentor: Mentor, *, kind: str) -> bytes:
    """Run the commands of the demo and what happens after them, and export the page to keep."""
    play(mentor, steps(journal(), today=dt.date.fromisoformat(NOW[:10])))
    play(mentor, steps(LAST, today=dt.date.fromisoformat(NOW[:10])))
    play(mentor, [Step(dt.datetime.fromisoformat("2027-01-07T09:00"), END)])
    file = mentor.home / f"page.{kind}"
    mentor(["export", "søren", "--page", "-o", str(file)])
    return file.read_bytes()


def exported_with_source(mentor: Mentor) -> bytes:
    """The page as PNG with the text `Source`: a digest of the template and the content that it was drawn from."""
    import typst

    compile_page, sources = typst.compile, set()

    def noted(template: Path, **options: Any) -> bytes:
        sources.add(sha256(template.read_bytes() + options["sys_inputs"]["data"].encode()).hexdigest())
        return compile_page(template, **options)

    typst.compile = noted
    try:
        png = exported(mentor, kind="png")
    finally:
        typst.compile = compile_page
    (source,) = sources
    return png[:AFTER_HEADER] + text_chunk("Source", source, "en") + png[AFTER_HEADER:]


def texts_of(png: bytes) -> dict[str, str]:
    """The texts in a picture by their keywords."""
    texts, place = {}, 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        if kind == b"iTXt":
            keyword, _, rest = png[place + 8 : place + 8 + length].partition(b"\0")
            texts[keyword.decode()] = rest[2:].split(b"\0", 2)[2].decode()
        place += length + 12
    return texts


if __name__ == "__main__":
    setattr(typst_files, "PIXELS_PER_INCH", 130)  # noqa: B010 - a README needs fewer than a printer
    with tempfile.TemporaryDirectory() as home:
        PICTURE.write_bytes(exported_with_source(Mentor(Path(home))))
