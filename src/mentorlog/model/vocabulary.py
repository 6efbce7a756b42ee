"""The vocabulary of the journal: kinds, roles, statuses, and the refs of entries."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final, Literal, Self

    Kind = Literal[
        "relationship",
        "session",
        "goal",
        "action",
        "feedback",
        "milestone",
        "point",
        "note",
        "checkin",
        "rating",
        "advice",
        "resource",
        "question",
    ]
    Role = Literal["mentor", "mentee", "self"]
    Party = Literal["me", "them"]
else:
    Kind = Role = Party = str


REF_LETTERS: Final[dict[Kind, str]] = {
    "relationship": "r",
    "session": "s",
    "goal": "g",
    "action": "a",
    "feedback": "f",
    "milestone": "m",
    "point": "t",
    "note": "n",
    "checkin": "c",
    "rating": "k",
    "advice": "v",
    "resource": "b",
    "question": "q",
}
"""The first letter of a ref, by kind."""

KINDS: Final[tuple[Kind, ...]] = tuple(REF_LETTERS)
STATUSES: Final[dict[Kind, tuple[str, ...]]] = {
    "relationship": ("prospect", "active", "paused", "ended"),
    "session": ("planned", "held", "cancelled", "missed"),
    "goal": ("open", "achieved", "dropped"),
    "action": ("open", "done", "dropped"),
    "milestone": ("planned", "reached"),
    "point": ("open", "discussed", "dropped"),
    "resource": ("open", "done", "dropped"),
}
ROLES: Final[tuple[Role, ...]] = ("mentor", "mentee")
"""The roles of the journal's owner in a relationship; `self` is the role in `ME` alone."""
RELATIONSHIP_TYPES: Final = ("mentoring", "coaching")
MEETING_TYPES: Final = ("video", "in-person", "phone", "chat")
"""How two people meet (`--how`)."""
PARTIES: Final[tuple[Party, ...]] = ("me", "them")
LANGUAGES: Final = ("en", "da")
"""The languages of questions and exported pages; English is the language of the source code."""
DIRECTIONS: Final = ("given", "received")
OUTCOMES: Final = ("improved", "unchanged", "worse")
"""What feedback changed."""
ADVICE_OUTCOMES: Final = ("worked", "partly", "did_not_work")
"""What came of advice."""
OUTCOMES_BY_KIND: Final[dict[Kind, tuple[str, ...]]] = {"feedback": OUTCOMES, "advice": ADVICE_OUTCOMES}
"""The kinds that have an outcome, with its values."""
ANSWERS: Final = ("yes", "no", "later")
"""What a prospect answered."""
RECAPS: Final = ("yes", "no", "ask")
"""Whether the two agreed that the other person is sent what they talked about."""
RESOURCE_TYPES: Final = ("book", "article", "course", "workshop", "talk", "video", "tool", "other")
EXPECTATIONS: Final = ("met", "partly", "unmet")
"""How far what the two expected of each other has come true."""
BENEFITS: Final = ("skills", "career", "confidence", "network", "decisions", "satisfaction")
"""What mentoring is for; a check-in scores how far it has helped with each."""
QUESTION_PHASES: Final = ("any", "preparing", "negotiating", "enabling growth", "coming to closure", "ended")
QUESTION_ROLES: Final = ("either", "mentor", "mentee", "me")
TONES: Final = ("praise", "constructive")
SCORES: Final = (1, 2, 3, 4, 5)
"""The scores of a rating and of a check-in, from the lowest to the highest."""
LOW_FREQUENCY: Final = 2
"""An answer of a check-in about the frequency (1-5) that is this or less proposes another cadence."""
CLOSING: Final = ("reason", "learned", "thanks", "same", "different", "next")
"""The fields of a relationship that `end` asks for, in the order in which they are shown."""
PROSPECT_FIELDS: Final = (
    *("admire", "skills", "hope", "offer", "background", "found_through", "goal"),
    *("asked_on", "via", "message", "follow_up_on", "answer", "answered_on", "answer_note"),
)
"""The fields of a relationship that are recorded before it begins, and stay private."""
DEFAULT_SESSION_MINUTES: Final = 60
"""The length of a session in minutes if none is given."""
MAX_TEXT_BYTES: Final = 1_000_000
"""The longest text of a field, in bytes of UTF-8; of a list of texts, all of them together."""
MAX_SESSION_MINUTES: Final = 24 * 60
"""The maximum length of a session in minutes; more than a day is a typing error."""
MAX_MINUTES_SPENT: Final = 600_000
"""The maximum time spent on a resource in minutes."""


UNCOUNTED: Final = ("feedback", "advice")
"""The kinds whose word has no plural."""


def kind_with_article(kind: Kind) -> str:
    """The name of a kind with its article: `an action`, `feedback`, `a check-in`."""
    word = "check-in" if kind == "checkin" else kind
    return word if kind in UNCOUNTED else f"{'an' if kind == 'action' else 'a'} {word}"


def size_if_too_long(texts: Sequence[str]) -> int | None:
    """The bytes of all texts of one field, if a field can't have so many; else None."""
    if sum(map(len, texts)) * 4 <= MAX_TEXT_BYTES:  # no character has more bytes
        return None
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
    return size if size > MAX_TEXT_BYTES else None


_KIND_OF: Final[dict[str, Kind]] = {letter: kind for kind, letter in REF_LETTERS.items()}
_MAX_DIGITS: Final = 9


class Unset:
    """The type of `UNSET`, the value of a field that an edit does not change; None clears the field."""


UNSET: Final = Unset()


class Ref(NamedTuple):
    """The short id of an entry, such as `s7`: one letter and a number, never reused."""

    kind: Kind
    number: int

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Parse a ref, in upper or lower case; None if `text` is not a ref."""
        kind, digits = _KIND_OF.get(text[:1].lower()), text[1:]
        is_number = text.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS
        return cls(kind, int(digits)) if kind and is_number else None

    def __str__(self) -> str:
        return f"{REF_LETTERS[self.kind]}{self.number}" if self.number or self.kind != "relationship" else "me"


ME: Final = Ref("relationship", 0)
"""The relationship that holds what belongs to the journal's owner alone: goals, actions, notes and more. Its role is
`self`, and it has no cadence."""
ME_UUID: Final = "00000000-0000-4000-8000-000000000000"
"""The uuid of `me`, which is the same in every journal, so that two journals of one person can be joined."""
KINDS_OF_TWO: Final = ("relationship", "session", "feedback", "point", "checkin")
"""The kinds of entries that need another person, so that `ME` has none."""
ME_WORDS: Final = ("me", "mig")
"""The words that name it, in English and Danish."""
