"""Two or three questions for the coming meeting, fitting the phase and my role in it."""

from __future__ import annotations

from typing import Final, NamedTuple
from zlib import crc32

from mentorlog.insight.phases import PhaseName
from mentorlog.model import Relationship, Role

Bank = dict[PhaseName, dict[Role, tuple["Question", ...]]]


class Question(NamedTuple):
    """A question to take into the meeting; `topic` says what it is about (`outcome`, `goal`, ...)."""

    text: str
    topic: str


OUTCOME: Final[dict[PhaseName, tuple[str, ...]]] = {
    "preparing": (
        "What should the first meeting leave you both with?",
        "What would make you both look forward to the second meeting?",
    ),
    "negotiating": (
        "What do you both want to have settled when this meeting ends?",
        "What would make this meeting worth the hour?",
    ),
    "enabling growth": (
        "What would make this meeting worth the hour?",
        "What should be different when you leave this meeting?",
        "If only one thing came out of this meeting, which should it be?",
        "What is the most useful thing this hour could do?",
    ),
    "coming to closure": (
        "What must this meeting bring to a good end?",
        "What should not be left unsaid when this meeting is over?",
    ),
    "ended": ("If you meet again, what should come of it?",),
}
"""What this meeting is for; one of these is always asked."""

BANK: Final[Bank] = {
    "preparing": {
        "mentor": (
            Question("What brought you here, and why now?", "goal"),
            Question("What should I know about how you work best?", "partnership"),
            Question("What do you hope a mentor does, and what should a mentor leave alone?", "expectations"),
            Question("Who else supports you, and what can't they give you?", "network"),
        ),
        "mentee": (
            Question("What do I want to be able to do a year from now that I can't do today?", "goal"),
            Question("What have you learned that you wish somebody had told you earlier?", "learning"),
            Question("What do you expect of me between our meetings?", "expectations"),
            Question("What can I offer in return for your time?", "partnership"),
        ),
    },
    "negotiating": {
        "mentor": (
            Question("How will we both know that a goal is reached?", "goal"),
            Question("What stays between us, and what may be told?", "agreement"),
            Question("How do you want to hear it when I see something you don't?", "feedback"),
            Question("Which goal matters enough to give other things up for?", "goal"),
            Question("How often should we meet, and what do we do when one of us can't?", "agreement"),
        ),
        "mentee": (
            Question("Is my goal clear enough that you could tell whether I reached it?", "goal"),
            Question("What should stay between us?", "agreement"),
            Question("How direct do I want you to be with me?", "feedback"),
            Question("What should I bring to each meeting?", "expectations"),
            Question("What would make you want to stop, and would you say so?", "agreement"),
        ),
    },
    "enabling growth": {
        "mentor": (
            Question("What was tried that did not work?", "learning"),
            Question("What is the real challenge here for you?", "challenge"),
            Question("What are you not doing that you know would help?", "goal"),
            Question("What went well, and what did you do that made it so?", "strengths"),
            Question("Who could help with this besides me?", "network"),
            Question("If you could not fail, what would you try next?", "goal"),
            Question("What is getting in the way, and which part of it is yours?", "challenge"),
            Question("How is all this with the rest of your life?", "balance"),
        ),
        "mentee": (
            Question("What did I try since last time, and what did I learn?", "learning"),
            Question("What do you see me doing that I don't see myself?", "feedback"),
            Question("What am I avoiding?", "challenge"),
            Question("How would you have handled it, and what would you do otherwise today?", "learning"),
            Question("Whom should I talk to about this?", "network"),
            Question("Where do I need a push, and where patience?", "feedback"),
            Question("What is the smallest next step that would count?", "goal"),
            Question("What does this cost me, and is it worth it?", "balance"),
        ),
    },
    "coming to closure": {
        "mentor": (
            Question("What can you do now that you could not do when we began?", "learning"),
            Question("What is still open, and who or what takes it from here?", "next"),
            Question("What did I do that helped, and what should I stop doing?", "feedback"),
            Question("How shall we mark what you have reached?", "celebration"),
            Question("What have I learned from you?", "thanks"),
        ),
        "mentee": (
            Question("What did I learn here, and where has it helped?", "learning"),
            Question("What do I want to thank you for, in particular?", "thanks"),
            Question("Which goal do I carry on, and with whom?", "next"),
            Question("What would we both do the same, and what differently?", "feedback"),
            Question("How do we keep in touch?", "next"),
        ),
    },
    "ended": {
        "mentor": (
            Question("What do I do differently as a mentor since then?", "learning"),
            Question("Is it time to ask how things went on?", "next"),
        ),
        "mentee": (
            Question("What that I learned here do I still use?", "learning"),
            Question("Whom could I do the same for?", "next"),
        ),
    },
}
"""A few for each phase and role; neighbours differ in topic, for two neighbours are asked together."""


def questions(relationship: Relationship, *, phase: PhaseName, sessions_held: int) -> tuple[Question, ...]:
    """The outcome question and two of the bank: the same until the next session is held, and then the ones after."""
    offset = crc32(relationship.uuid.encode())
    outcomes, bank = OUTCOME[phase], BANK[phase][relationship.role]
    first = offset + 2 * sessions_held
    return (
        Question(outcomes[(offset + sessions_held) % len(outcomes)], "outcome"),
        bank[first % len(bank)],
        bank[(first + 1) % len(bank)],
    )
