"""The questions to take into a meeting."""

from itertools import pairwise
from typing import get_args

import pytest

from mentorlog.insight.phases import PhaseName
from mentorlog.insight.questions import BANK, OUTCOME, questions
from mentorlog.model import ROLES
from tests.insight.build import relationship

PHASES = get_args(PhaseName)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("role", ROLES)
def test_every_phase_and_role_has_its_questions(phase, role):
    """Two or three different ones at any session, exactly one of them about this meeting's outcome."""
    for sessions_held in range(20):
        asked = questions(relationship(role=role), phase=phase, sessions_held=sessions_held)
        assert 2 <= len(set(asked)) == len(asked) <= 3
        assert [question.topic for question in asked].count("outcome") == 1


@pytest.mark.parametrize("role", ROLES)
def test_they_do_not_come_back_soon(role):
    """Two meetings in a row never ask the same, and the whole bank is gone through before one comes again."""
    bond = relationship(role=role)
    bank = BANK["enabling growth"][role]
    asked = [set(questions(bond, phase="enabling growth", sessions_held=n)) for n in range(12)]
    assert all(not before & after for before, after in pairwise(asked))
    of_the_bank = set().union(*asked[: len(bank) // 2]) & set(bank)
    assert of_the_bank == set(bank)


def test_two_relationships_are_not_asked_in_step():
    """Where one begins depends on the relationship, so that the same evening brings different questions."""
    begins = {questions(relationship(n), phase="enabling growth", sessions_held=3)[1] for n in range(1, 30)}
    assert len(begins) > 3


def test_no_question_is_written_twice():
    """The bank has no double entries, and every entry asks."""
    texts = [question.text for roles in BANK.values() for bank in roles.values() for question in bank]
    texts += {text for outcomes in OUTCOME.values() for text in outcomes}
    assert len(texts) == len(set(texts))
    assert all(text.endswith("?") for text in texts)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("role", ROLES)
def test_questions_asked_together_differ_in_topic(phase, role):
    """Neighbours in the bank, round its end too, are about different things."""
    bank = BANK[phase][role]
    assert all(bank[n].topic != bank[n - 1].topic for n in range(len(bank)))
