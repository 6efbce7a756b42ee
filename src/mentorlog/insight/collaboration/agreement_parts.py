"""The parts of an agreement: the headings of its template, each with an example of what belongs below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.names import first_name

if TYPE_CHECKING:
    from mentorlog.model import Relationship

AGAIN: Final = {"en": "Look at it again:", "da": "Se på den igen:"}
"""The last line of the template, with the day, by language."""
MAY_SEND: Final = {"en": "May I send you what we talked about?", "da": "Må jeg sende dig det, vi har talt om?"}
"""The line of the template with `yes`, `no` or `ask`, by language."""
READERS: Final = {"en": "Who may read the summary:", "da": "Hvem må læse referatet:"}
"""The line of the template with the readers of the summary, by language."""
LINES: Final = (MAY_SEND, READERS, AGAIN)
"""The lines of the template that are fields of their own, not part of the text, in their order."""
_READERS_HELP: Final = {
    "mentoring": {
        "en": "For example, only the two of us, or also the coordinator of the programme.",
        "da": "For eksempel kun os to, eller også programmets koordinator.",
    },
    "coaching": {
        "en": "For example, only the two of us, or also the employer who pays.",
        "da": "For eksempel kun os to, eller også arbejdsgiveren, der betaler.",
    },
}
"""The help on the readers, by type of relationship and language."""
_MENTORING: Final = (
    ("What I expect of {name}:", "For example, to come prepared, and to tell you when something does not help."),
    ("What {name} expects of me:", "For example, honest answers, two hours per month, or an introduction."),
    ("What stays between us:", "What each of you may tell others or write down."),
    ("How often we meet:", "And for how long."),
    ("Where we meet:", "A room, a walk, video; in which language."),
    ("Who books:", "Who proposes the time, sends the invitation, brings the agenda."),
    ("Ground rules:", "Being late, moving a session, saying no, disagreeing, ending it without hard feelings."),
)
_COACHING: Final = (
    ("What I expect of {name}:", "For example, to choose the topic, and to do what was decided between sessions."),
    ("What {name} expects of me:", "For example, to listen, to ask and not to advise, and to say what you notice."),
    ("What the coaching is for:", "What should be different at the end, and how both of you will see it."),
    ("What it is not:", "For example, therapy, advice or an assessment; and where to go for these."),
    ("Who else is involved:", "An employer who pays or a manager who asked for it, and what each of them is told."),
    ("What stays between us:", "And its limits: the law, danger to somebody, the coach's own supervision."),
    ("How many sessions, and how long:", "How often, how long each takes, and what a cancelled one costs."),
    ("How either of us can end it:", "And how both will look back on it."),
)
_MENTORING_IN_DANISH: Final = (
    ("Det forventer jeg af {name}:", "For eksempel at komme forberedt, og at sige til, når noget ikke hjælper."),
    ("Det forventer {name} af mig:", "For eksempel ærlige svar, to timer om måneden eller en introduktion."),
    ("Det bliver mellem os:", "Hvad I hver især må fortælle andre eller skrive ned."),
    ("Så ofte mødes vi:", "Og hvor længe ad gangen."),
    ("Her mødes vi:", "Et lokale, en gåtur eller video; og på hvilket sprog."),
    ("Hvem indkalder:", "Hvem der foreslår tidspunktet, sender invitationen og medbringer dagsordenen."),
    ("Spilleregler:", "At komme for sent, flytte et møde, sige nej, være uenige og slutte på en god måde."),
)
_COACHING_IN_DANISH: Final = (
    ("Det forventer jeg af {name}:", "For eksempel at vælge emnet, og at gøre det, der blev aftalt, mellem møderne."),
    ("Det forventer {name} af mig:", "For eksempel at lytte, at spørge og ikke rådgive, og at sige, hvad du ser."),
    ("Formålet med coachingen:", "Hvad der skal være anderledes til sidst, og hvordan I begge kan se det."),
    ("Det er den ikke:", "For eksempel terapi, rådgivning eller en bedømmelse; og hvem der kan hjælpe med det."),
    ("Andre, der er med:", "En arbejdsgiver, der betaler, eller en leder, der bad om det, og hvad de får at vide."),
    ("Det bliver mellem os:", "Og grænserne for det: loven, fare for nogen, coachens egen supervision."),
    ("Antal møder og varighed:", "Hvor ofte, hvor længe ad gangen, og hvad et aflyst møde koster."),
    ("Sådan kan vi hver især stoppe:", "Og hvordan I begge ser tilbage på forløbet."),
)
_TEMPLATES: Final[dict[str, dict[str, tuple[tuple[str, str], ...]]]] = {
    "mentoring": {"en": _MENTORING, "da": _MENTORING_IN_DANISH},
    "coaching": {"en": _COACHING, "da": _COACHING_IN_DANISH},
}
"""The headings of the template, each with a line of help, by type of relationship and language. Coaching is for a
purpose and a number of sessions, often with a third person involved."""


def parts(relationship: Relationship, language: str = "en") -> tuple[tuple[str, str], ...]:
    """The headings for a relationship in a language, each with a line of help."""
    name, template = first_name(relationship.name), _TEMPLATES[relationship.type][language]
    return tuple((heading.replace("{name}", name), example) for heading, example in template)


def readers_help(relationship: Relationship, language: str) -> str:
    """The line of help on who may read the summary."""
    return _READERS_HELP[relationship.type][language]


def all_headings(relationship: Relationship) -> tuple[tuple[str, ...], ...]:
    """Each heading for a relationship in every language: an agreement may be older than the setting."""
    languages = ([heading for heading, _ in parts(relationship, language)] for language in AGAIN)
    return tuple(zip(*languages, strict=True))


def template_lines(relationship: Relationship) -> tuple[str, ...]:
    """Each heading for a relationship, and each line that is a field of its own, in every language."""
    headings = (heading for same in all_headings(relationship) for heading in same)
    return (*headings, *(line for by_language in LINES for line in by_language.values()))


def heading_of(line: str, relationship: Relationship) -> str | None:
    """The heading, in any language and without its colon, that a line begins with, or None."""
    start = line.casefold()
    bare = (heading.rstrip(":?") for heading in template_lines(relationship))
    return next((heading for heading in bare if start.startswith(heading.casefold())), None)
