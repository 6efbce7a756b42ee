"""Stories of a year, for tests: a full one, one without names, and a tiny one."""

from __future__ import annotations

from mentorlog.insight.anonymous.replace import names_to_replace, replaced
from mentorlog.insight.year_story import Story, build_story
from mentorlog.model.results.identity import Identity
from mentorlog.model.results.year import Exchanged, YearEntries
from tests.builders import TODAY, day
from tests.insight.years import BO, FULL, PEOPLE, entries, entry, month

COACH = PEOPLE[2]._replace(
    status="ended", ended_on=day("2026-11-20"), thanks="For every question that you did *not* answer for me, Lone"
)
STORY_ENTRIES = FULL._replace(
    relationships=(*PEOPLE[:2], COACH, BO._replace(thanks="For the rope", private=False)),
    advice=(
        *FULL.advice,
        entry("v3", "Let Søren present it", "10-01", outcome="worked", direction="given"),
        entry("v4", "Breathe out first", "10-02", of="r2", outcome="worked", direction="received"),
        entry("v5", "Try it", "10-03", of="r2", outcome="partly", direction="received"),
    ),
    goals=(*FULL.goals, entry("g6", "Pass the secret exam", "10-20")),
    resources=(*FULL.resources, entry("b3", "Radical Candor", "03-01", of="r2", resource_type="book")),
    introductions=(
        *FULL.introductions,
        entry("a21", "Introduce him to Ida", "05-01", person="Ida Holm", owner="me"),
    ),
    takeaways=(*FULL.takeaways, *(entry("s8", f"Lesson {number}", "06-01") for number in range(1, 8))),
)
EXCHANGED = Exchanged(feedback_given=5, feedback_received=1, promises_kept=12, promises_kept_to_me=1)


def story(found: YearEntries = STORY_ENTRIES, exchanged: Exchanged = EXCHANGED, *, is_named: bool = False) -> Story:
    """The story of 2026."""
    if is_named:
        return build_story(found, exchanged, 2026, today=TODAY)
    identities = (
        *(Identity(each.name, each.org, None, None, each.ref.number) for each in PEOPLE),
        *(Identity(name, None, None, None, None) for name in ("Karim Haddad", "Ida Holm")),
    )
    replacements = names_to_replace(identities, owner="Eva Vind")
    return build_story(
        found, exchanged, 2026, today=TODAY, rewrite=lambda text, person: replaced(text, replacements, person=person)
    )


FULL_STORY = story()
NAMED = story(is_named=True)
TINY = story(entries(relationships=PEOPLE[:3], months=(month(3),)), Exchanged())
EMPTY = story(entries(relationships=PEOPLE[:3]), Exchanged())
