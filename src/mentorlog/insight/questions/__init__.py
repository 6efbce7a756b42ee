"""What to ask at the coming meeting: a bank of questions, and which of them are asked.

`bank` has the questions and says what their phases, roles, topics and techniques are, `choice` picks two or three of
them, `standing` says what it goes by. The questions themselves are in `bank.tsv`.
"""

from mentorlog.insight.questions.bank import ANY, EITHER, PHASES, TECHNIQUES, TOPICS, Question, bank
from mentorlog.insight.questions.choice import questions

__all__ = ["ANY", "EITHER", "PHASES", "TECHNIQUES", "TOPICS", "Question", "bank", "questions"]
