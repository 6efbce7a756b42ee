"""The full review, shortened to fit the terminal: one of 80 by 24 shows it on one screen, prompt included."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from mentorlog.present.page import Rule
from mentorlog.present.phrases import owes_label
from mentorlog.present.review import past, upcoming
from mentorlog.present.review.detail import DETAIL_LEVELS, FULL
from mentorlog.present.review.draft import Draft
from mentorlog.present.review.heading import heading, meeting_place
from mentorlog.present.review.part import SCREEN, labelled_part, page_rows
from mentorlog.present.review.private import private_rows, split_private
from mentorlog.present.without_refs import line_without_refs, rows_without_refs

if TYPE_CHECKING:
    from mentorlog.insight.review import Review
    from mentorlog.model import Action
    from mentorlog.present.page import Page
    from mentorlog.present.review.detail import Detail
    from mentorlog.present.review.part import Part
    from mentorlog.present.review.private import PrivateEntries


def review_page(
    review: Review, *, lines: int | None = SCREEN, width: int = 80, is_shareable: bool = False, name: str = ""
) -> Page:
    """The review of a relationship before the next session; private entries come last.

    There are empty lines between its groups of parts if the whole page fits `lines` lines of `width` columns with them
    (None: it may be as long as it is), else one above what is coming. If it does not fit 80 columns with that, empty
    lines and rules are left out first, then texts are cut to two lines, and at last each part shows its first rows and
    how many there are besides; the last row has the command that shows the whole page. A page for a shared screen
    (`is_shareable`) has no refs, and its command shows nothing private either; `name` is how that command names the
    person, empty if only a ref would do: then no command is shown.
    """
    public, private = split_private(review)
    full_command = f"mentorlog review {review.relationship.ref} --full"
    if is_shareable:
        full_command = f"mentorlog review {name} --shareable --full" if name else ""
    parts_of = cache(partial(_parts, public, private, is_shareable=is_shareable))
    drafts = (
        _draft(
            public,
            parts_of(detail.of_rows),
            detail,
            width=width,
            is_shareable=is_shareable,
            command=full_command,
        )
        for detail in DETAIL_LEVELS
        if lines is None or _may_fit(parts_of(FULL.of_rows), detail, lines)
    )
    if lines is None:
        draft = next(drafts)
        shown = [len(part.rows) for part in draft.parts]
    else:
        from mentorlog.present.review.choose import choose_draft  # it loads the layout

        draft, shown = choose_draft(drafts, lines=lines)
    rows = page_rows(draft.parts, shown, full_command=full_command, gaps=draft.detail.gaps)
    return (*draft.above, *rows)


def _draft(
    public: Review, parts: tuple[Part, ...], detail: Detail, *, width: int, is_shareable: bool, command: str
) -> Draft:
    """The page at a level of detail, before it is known how many rows fit."""
    lines_above = heading(public, has_rule=not detail.rule, width=width)
    head = map(line_without_refs, lines_above) if is_shareable else lines_above
    if not detail.all_signals:
        parts = tuple(part._replace(min_rows=min(part.min_rows, 1)) for part in parts)
    if detail.keeps_urgent:
        parts = tuple(part._replace(min_rows=max(part.min_rows, part.urgent_rows)) for part in parts)
    return Draft(detail, (*head, *((Rule(),) if detail.rule else ())), parts, width=width, command=command)


def _may_fit(parts: tuple[Part, ...], detail: Detail, lines: int) -> bool:
    """Whether the rows that a level of detail always shows may fit: those of the full page, whose parts these are, or a
    question less. The heading takes two lines."""
    rows = sum(min(detail.min_rows, len(part.rows)) for part in parts)
    return not rows or rows < lines


def _parts(public: Review, private: PrivateEntries, detail: Detail, *, is_shareable: bool) -> tuple[Part, ...]:
    """The parts that have rows; on a shared screen, these have no refs."""
    parts = (*_past_parts(public, private, detail), *_upcoming_parts(public, private, detail))
    shown = tuple(part for part in parts if part.rows)
    if is_shareable:
        return tuple(part._replace(rows=rows_without_refs(part.rows)) for part in shown)
    return shown


def _late(review: Review, actions: tuple[Action, ...]) -> int:
    """The number of actions that are overdue, which come first."""
    return sum(action.is_overdue(review.today) for action in actions)


def _past_parts(review: Review, private: PrivateEntries, detail: Detail) -> tuple[Part, ...]:
    """The parts about the past; `review` is without its private parts."""
    name, last = review.relationship.name, review.last_session
    return (
        labelled_part("Where", meeting_place(review, detail)),
        labelled_part("Ended", past.end_reason(review, detail)),
        labelled_part("Not logged", past.unlogged_session(review)),
        labelled_part("Last time", past.last_session(review, last, detail))
        if last
        else labelled_part("Begin", upcoming.first_steps(review, hidden=private.kinds)),
        labelled_part(
            owes_label("me", name), past.promises(review, review.mine, detail), urgent=_late(review, review.mine)
        ),
        labelled_part(
            owes_label("them", name), past.promises(review, review.theirs, detail), urgent=_late(review, review.theirs)
        ),
        labelled_part("Kept", past.kept_promises(review, detail)),
    )


def _upcoming_parts(review: Review, private: PrivateEntries, detail: Detail) -> tuple[Part, ...]:
    """The parts about what is coming, and the private block; `review` is without its private parts."""
    goals = upcoming.goals(review, detail) or upcoming.no_goals(review, detail, hidden=private.kinds)
    return (
        labelled_part("Goals", goals, group="goals")._replace(below=upcoming.lines_below_goals(review, detail)),
        labelled_part("Celebrate", upcoming.reached_milestones(review, detail), group="events"),
        labelled_part("Changed?", upcoming.open_feedback(review, detail), group="events"),
        *_learning_parts(review, detail),
        labelled_part("Since then", upcoming.notes(review, detail), group="events"),
        labelled_part("Ahead", upcoming.next_dates(review, detail), group="events"),
        labelled_part("Agenda", upcoming.agenda(review, detail), group="agenda"),
        labelled_part("Ask", upcoming.questions(review, detail), min_rows=1, group="agenda"),
        labelled_part("Closing", upcoming.closing_questions(review), group="notices"),
        labelled_part("Consider", upcoming.proposals(review.proposals, detail), group="notices"),
        labelled_part("Check-in", upcoming.partnership_check(review, detail), group="notices"),
        labelled_part("Agreement", upcoming.agreement_check(review, detail), group="notices"),
        labelled_part(
            "Notice", upcoming.signals(review, review.signals, detail), min_rows=len(review.signals), group="notices"
        ),
        labelled_part("Private", private_rows(review, private, detail), urgent=1, group="private"),
    )


def _learning_parts(review: Review, detail: Detail) -> tuple[Part, ...]:
    """The parts about advice and resources, which few reviews have."""
    if not (review.advice_due or review.advice or review.resources):
        return ()
    from mentorlog.present.review import learning

    return (
        labelled_part("Worked?", learning.advice_to_judge(review, detail), group="events"),
        labelled_part("To try", learning.advice_to_try(review, detail), group="events"),
        labelled_part("Learn from", learning.open_resources(review, detail), group="events"),
    )
