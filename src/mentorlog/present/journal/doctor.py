"""The page of `doctor`: what was found, the faults first, each with the line that settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.results.findings import CHECKS
from mentorlog.present.page import Line, Row, Rule, Span, Under, text
from mentorlog.present.phrases import count_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.model import Finding
    from mentorlog.model.results.findings import FindingStatus
    from mentorlog.present.page import Page, Style

_ORDER: Final = ("fault", "note", "ok")
_MARKS: Final[dict[FindingStatus, Span]] = {
    "fault": Span("✗", "late", spoken="fault"),
    "note": Span("●", "look", spoken="note"),
    "ok": Span("✓", "dim", spoken="all right"),
}
_STYLES: Final[dict[FindingStatus, Style]] = {"fault": "late", "note": "look", "ok": "dim"}


def not_checked_line(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The answer of `doctor --repair` if the journal was not checked, so that it is not known what to rebuild."""
    was_checked = any(finding.check == "integrity" for finding in findings)
    return () if was_checked else ("The journal was not checked, so nothing was rebuilt.",)


def doctor_page(findings: Sequence[Finding], *, repaired: Sequence[str] = ()) -> Page:
    """What was repaired, each finding in one row, then how many there are of each kind."""
    ordered = sorted(findings, key=lambda finding: (_ORDER.index(finding.status), CHECKS.index(finding.check)))
    above: Page = (*(Line(text(line)) for line in repaired), Rule()) if repaired else ()
    return (*above, *map(_row, ordered), Rule(), Line(_summary(findings)))


def repaired_lines(rebuilt: Sequence[str], *, has_faults: bool) -> tuple[str, ...]:
    """The answer of `doctor --repair`: what was rebuilt. If nothing was, `has_faults` says whether there are faults."""
    if not rebuilt:
        return ("Nothing here can be repaired by rebuilding." if has_faults else "Nothing needs to be rebuilt.",)
    return (f"Rebuilt {', '.join(rebuilt)}.", "The entries are unchanged.")


def _row(finding: Finding) -> Row:
    style: Style = "dim" if finding.status == "ok" else "plain"
    fix = text(Span(finding.fix, "command")) if finding.fix else ()
    return Row(
        label=finding.check.capitalize(),
        mark=_MARKS[finding.status],
        body=text(Span(finding.message, style)),
        under=(Under(fix, is_command=True),) if fix else (),
        cells=(text(finding.status), text(finding.message), fix),
    )


def _summary(findings: Sequence[Finding]) -> tuple[Span, ...]:
    """How many findings there are of each kind: `1 fault, 2 notes, 9 checks without a finding`."""
    counts = {status: sum(finding.status == status for finding in findings) for status in _ORDER}
    parts = [
        Span(count_phrase(counts[status], status), _STYLES[status]) for status in ("fault", "note") if counts[status]
    ]
    parts.append(Span(f"{counts['ok']} ok", "dim" if parts else "plain"))
    return text(*(piece for part in parts for piece in (Span(", "), part)))[1:]
