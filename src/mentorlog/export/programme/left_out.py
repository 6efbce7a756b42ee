"""What was left out of an overview without names, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block
    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.overview import Overview


def left_out(overview: Overview, translator: Translator) -> Iterator[Block]:
    """The figures that were left out, in one sentence; nothing if there are none."""
    _ = translator.translate
    if not overview.omitted:
        return
    names = {
        "role": _("how many were recorded by mentors and by mentees"),
        "type": _("mentoring and coaching"),
        "status": _("active and ended"),
        "reason": _("reasons for ending"),
        "mentee_expectations": _("expectations of mentees"),
        "mentor_expectations": _("expectations of mentors"),
        "sessions": _("sessions held"),
        "agreed": _("sessions agreed"),
        "hours": _("hours"),
        "without_length": _("sessions without a length"),
        "cancelled": _("cancelled and missed sessions"),
        "goals": _("goals"),
        "milestones": _("milestones"),
        "checkins": _("the number of check-ins"),
        "scores": _("answers to some check-in questions"),
        "skills": _("scores of some skills"),
        "changes": _("how many people went up or down in some scores"),
        "counts": _("how many people have a score"),
    }
    listed = ", ".join(names[each] for each in overview.omitted)
    yield Sentence((_("One or two people could be recognised by these figures:"), " ", listed))
