"""The JSON of `forget`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.model.results.forgetting import ForgetPlan


def forgotten(plan: ForgetPlan, *, is_done: bool, keeps_hours: bool) -> Shape:
    """What was erased, or would be."""
    return {
        "name": plan.name,
        "ref": str(plan.relationship.ref) if plan.relationship else None,
        "forgotten": is_done,
        "counts": dict(plan.counts),
        "moved": plan.moved,
        "commands": plan.commands,
        "backups": [str(file) for file in plan.backups],
        "copies": [str(file) for file in plan.copies],
        "deleted": [str(file.path) for file in plan.deleted],
        "out_of_reach": [str(file) for file in plan.out_of_reach],
        "absent": [str(folder) for folder in plan.absent],
        "held_sessions": plan.held,
        "keeps_hours": keeps_hours,
    }
