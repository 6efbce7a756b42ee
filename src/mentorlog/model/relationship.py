"""A mentoring relationship as plain data. No clock."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model.vocabulary import Ref, Role


class Relationship(NamedTuple):
    """A mentoring relationship with one person."""

    ref: Ref
    """Its handle: one letter and a number, never reused."""
    uuid: str
    """Its permanent identity, the same in every export and calendar file."""
    name: str
    """The name of the other person."""
    role: Role
    """The role of the journal's owner."""
    status: str
    """Whether it is going on; it is `active` again once a pause is over. A `prospect` has not begun."""
    started_on: dt.date
    """The day it began; of a prospect and of `me` the day it was recorded."""
    type: str = "mentoring"
    """Whether it is mentoring or coaching."""
    programme: str | None = None
    """The programme that it belongs to."""
    cadence: str = "monthly"
    """How often the two plan to meet, in words: `monthly`, `every 2 weeks`, `none`."""
    focus: str | None = None
    """What it is about."""
    email: str | None = None
    """The other person's e-mail address."""
    org: str | None = None
    """Where the other person works."""
    ends_on: dt.date | None = None
    """The day it is planned to end."""
    sessions_agreed: int | None = None
    """The number of sessions that the two agreed on."""
    paused_until: dt.date | None = None
    """The day on which a pause ends by itself."""
    ended_on: dt.date | None = None
    """The day it ended."""
    reason: str | None = None
    """Why it ended."""
    thanks: str | None = None
    """What the other person is thanked for at the end."""
    agreement: str | None = None
    """What the two agreed."""
    agreed_on: dt.date | None = None
    """The day they agreed."""
    private: bool = False
    """Whether it is private; what is private is exported only on request."""
    snoozed_until: dt.date | None = None
    """No reminder of it, or of what belongs to it, is shown before this day."""
    keep_in_touch_on: dt.date | None = None
    """The day to get in touch again after the end."""
    look_again_on: dt.date | None = None
    """The day the two plan to look at their agreement again."""
    recap: str | None = None
    """Whether they agreed that the other person is sent what the two talked about: `yes`, `no` or `ask`."""
    summary_readers: str | None = None
    """Who may read a summary of the relationship, as the two agreed."""
    learned: str | None = None
    """What was learned, and how it helped."""
    same: str | None = None
    """What to do the same way in another relationship."""
    different: str | None = None
    """What to do differently in another relationship."""
    next: str | None = None
    """Who or what comes next."""
    resumed_on: dt.date | None = None
    """The day it was last resumed, after a pause or an end."""
    admire: str | None = None
    """What a prospect is admired for; this and what follows is always private."""
    skills: tuple[str, ...] = ()
    """The skills to learn from a prospect, or to teach."""
    hope: str | None = None
    """What the journal's owner hopes for."""
    offer: str | None = None
    """What the journal's owner offers."""
    background: str | None = None
    """Where the prospect comes from."""
    found_through: str | None = None
    """How the prospect was found."""
    goal: Ref | None = None
    """The owner's goal that the prospect may help with."""
    asked_on: dt.date | None = None
    """The day the prospect was asked last."""
    via: str | None = None
    """How the prospect was asked."""
    message: str | None = None
    """What the prospect was asked."""
    follow_up_on: dt.date | None = None
    """The day to ask again."""
    answer: str | None = None
    """What the prospect answered."""
    answered_on: dt.date | None = None
    """The day of the answer."""
    answer_note: str | None = None
    """What the prospect said about the answer."""

    @property
    def relationship(self) -> str:
        """The name, under the key that every entry has."""
        return self.name

    @property
    def relationship_ref(self) -> Ref:
        """Its own ref, under the key that every entry has."""
        return self.ref
