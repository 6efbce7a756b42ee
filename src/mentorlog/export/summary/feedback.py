"""Write the sections about feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Facts, ListItems, Prose, Subsection, UserText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.document import Block
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.model import Feedback


def feedback(writer: SummaryWriter, given: Iterable[Feedback]) -> Iterator[Block]:
    """Each piece of feedback in its parts, with its outcome."""
    for each in given:
        yield _feedback(writer, each)


def _feedback(writer: SummaryWriter, feedback: Feedback) -> Subsection:
    _ = writer.translate
    is_by_mentor = (feedback.direction == "given") == (writer.relationship.role == "mentor")
    title = [_("from the mentor") if is_by_mentor else _("from the mentee")]
    if feedback.tone:
        title.append({"praise": _("praise"), "constructive": _("constructive")}[feedback.tone])
    facts = (
        *writer.fact(_("Situation"), feedback.situation),
        *writer.fact(_("Behaviour"), feedback.behaviour),
        *writer.fact(_("Impact"), feedback.impact),
    )
    blocks: list[Facts | ListItems | Prose] = [Prose(UserText(feedback.text))] if feedback.text else []
    blocks += [Facts(facts)] if facts else []
    if feedback.outcome:
        label = {
            "improved": _("it improved"),
            "unchanged": _("it did not change"),
            "worse": _("it got worse"),
        }[feedback.outcome]
        blocks.append(ListItems((writer.item(feedback.outcome_on, feedback.outcome_note, label=label),)))
    after_day = "".join(f", {part}" for part in title) + writer.private_marker(private=feedback.private)
    day = writer.translator.capitalize(writer.translator.format_full_date(feedback.on))
    return Subsection((day, after_day), tuple(blocks), on=feedback.on)
