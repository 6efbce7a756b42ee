"""Show what was recorded about the evaluation of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.pages import show, show_json

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Evaluation
    from mentorlog.model.results.evaluations import Evaluated


def show_evaluated(app: App, evaluated: Evaluated, *, as_json: bool) -> None:
    """Show the evaluation that was recorded."""
    app.draft = None
    if as_json:
        from mentorlog.export.programme.shape import evaluation_shape

        return show_json(evaluation_shape(evaluated.evaluation))
    from mentorlog.present.programme.evaluated import evaluated_page

    return show(app, evaluated_page(evaluated, today=app.today))


def show_deleted_evaluation(app: App, evaluation: Evaluation, *, as_json: bool) -> None:
    """Show the evaluation that was deleted."""
    if as_json:
        from mentorlog.export.programme.shape import evaluation_shape

        return show_json(evaluation_shape(evaluation))
    from mentorlog.present.programme.evaluated import evaluation_deleted_page

    return show(app, evaluation_deleted_page(evaluation, today=app.today))
