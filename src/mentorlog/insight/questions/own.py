"""Choose questions of one's own: each is asked at the next session after it was added, then again after six others.

At most two are asked at a time; the others take turns. Nothing is stored: the order in which they were added, and the
number of sessions held before that, decide when each is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.insight.questions.bank import ANY, CYCLE, FOR_ME, load_bank

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog import model
    from mentorlog.insight.questions.bank import AnyQuestion
    from mentorlog.model import OwnQuestion

MOST_OWN_QUESTIONS: Final = 2
"""The most questions of one's own on a page: one place is left for the outcome of the meeting."""
MOST_QUESTIONS_FOR_ME: Final = 2
"""The number of questions about one's own development in a month."""

_LONG_PHASES: Final = (ANY, "enabling growth")
"""The phases of questions that fit many sessions. The others are over after a few, so a question for one of them does
not wait for six others."""
_MONTHS: Final = 12


def own_questions_in_turn(own: Sequence[OwnQuestion], *, phase: str, held: int) -> tuple[model.Question, ...]:
    """The questions to ask at the session after `held` others in a relationship in `phase`: at most two, first those
    for this phase. In the phase ANY, which is negotiating or enabling growth, questions for either fit."""
    fitting = [each for each in own if _fits(each.question.phase, phase)]
    short = [each for each in fitting if each.question.phase not in _LONG_PHASES]
    long = [each for each in fitting if each.question.phase in _LONG_PHASES]
    in_turn = (*_in_turn(short, held=held, cycle=1), *_in_turn(long, held=held, cycle=CYCLE))
    return in_turn[:MOST_OWN_QUESTIONS]


def choose_questions_for_me(
    own: Sequence[OwnQuestion] = (), *, today: dt.date, language: str = "en"
) -> tuple[AnyQuestion, ...]:
    """Two questions about one's own development, for the month of `today`: those of `own` first, then those of the
    bank in `language`. They stay the same for the month, and those of the bank do not come again for three months.

    `own` are the questions whose role is `me`.
    """
    month = _month(today)
    added = [each._replace(sessions_before=_month(each.question.on)) for each in own]
    mine = _in_turn(added, held=month, cycle=CYCLE)[:MOST_OWN_QUESTIONS]
    bank = [question for question in load_bank(language) if question.role == FOR_ME]
    first = month * MOST_QUESTIONS_FOR_ME % len(bank)
    chosen: list[AnyQuestion] = [*mine, *(bank + bank)[first : first + MOST_QUESTIONS_FOR_ME]]
    return tuple(chosen[:MOST_QUESTIONS_FOR_ME])


def _fits(question: str, phase: str) -> bool:
    """Whether a question for one phase may be asked in another one."""
    if phase == ANY:
        return question in (ANY, "negotiating", "enabling growth")
    return question == phase or (question == ANY and phase != "ended")


def _in_turn(own: Iterable[OwnQuestion], *, held: int, cycle: int) -> tuple[model.Question, ...]:
    """The questions to ask at the session after `held` others. Each gets the first session after it was added at which
    less than two others are asked, and every `cycle` sessions from then on; more sessions if there are more questions
    than fit."""
    added = sorted(own, key=lambda each: (each.sessions_before, each.question.ref.number))
    cycle = max(cycle, -(-len(added) // MOST_OWN_QUESTIONS))
    places = [0] * cycle
    found = []
    for each in added:
        first = next(
            session
            for session in range(each.sessions_before, each.sessions_before + cycle)
            if places[session % cycle] < MOST_OWN_QUESTIONS
        )
        places[first % cycle] += 1
        if held >= first and (held - first) % cycle == 0:
            found.append(each.question)
    return tuple(found)


def _month(day: dt.date) -> int:
    return day.year * _MONTHS + day.month
