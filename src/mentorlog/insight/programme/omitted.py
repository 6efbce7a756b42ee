"""The figures that can be left out of an overview without names."""

from __future__ import annotations

from typing import Final

from mentorlog.translatable import mark_for_translation

OMITTABLE: Final = {
    "role": mark_for_translation("how many were recorded by mentors and by mentees"),
    "type": mark_for_translation("mentoring and coaching"),
    "status": mark_for_translation("active and ended"),
    "reason": mark_for_translation("reasons for ending"),
    "sessions": mark_for_translation("sessions held"),
    "agreed": mark_for_translation("sessions agreed"),
    "hours": mark_for_translation("hours"),
    "without_length": mark_for_translation("sessions without a length"),
    "cancelled": mark_for_translation("cancelled and missed sessions"),
    "goals": mark_for_translation("goals"),
    "milestones": mark_for_translation("milestones"),
    "checkins": mark_for_translation("the number of check-ins"),
    "mentee_expectations": mark_for_translation("expectations of mentees"),
    "mentor_expectations": mark_for_translation("expectations of mentors"),
    "scores": mark_for_translation("answers to some check-in questions"),
    "skills": mark_for_translation("scores of some skills"),
    "changes": mark_for_translation("how many people went up or down in some scores"),
    "counts": mark_for_translation("how many people have a score"),
}
"""What each figure is called, in the order in which they are listed."""
