"""The questions to ask at the next meeting.

`bank.tsv` has the questions of the bank and `bank` reads them; `choose` picks two or three; `own` picks those of one's
own, and those about one's own development; `as_of_last_session` is the state of the journal that the choice depends on.
"""

from mentorlog.insight.questions.bank import ANY, EITHER, PHASES, TECHNIQUES, TOPICS, Question, load_bank
from mentorlog.insight.questions.choose import choose_questions

__all__ = ["ANY", "EITHER", "PHASES", "TECHNIQUES", "TOPICS", "Question", "choose_questions", "load_bank"]
