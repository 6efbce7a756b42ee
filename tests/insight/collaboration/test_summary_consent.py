"""What happens when a page is to be sent, by what was agreed."""

from __future__ import annotations

from mentorlog.insight.collaboration.summary_consent import sending_rule
from mentorlog.model.vocabulary import RECAPS
from tests.builders import relationship


def test_every_answer_has_its_rule() -> None:
    """A question that was never answered changes nothing."""
    rules = {answer: sending_rule(relationship(recap=answer)) for answer in (None, *RECAPS)}
    assert rules == {None: "send", "yes": "send", "no": "refuse", "ask": "ask"}
