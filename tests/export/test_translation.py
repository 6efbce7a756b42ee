"""The fixed texts, dates, numbers and lengths of pages in each language, and the Danish pages."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.dates import Cadence, format_cadence, parse_cadence
from mentorlog.export import agenda_and_recap
from mentorlog.export.document import UserText
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.translation import Translator
from mentorlog.insight import pages_to_send as meaning
from mentorlog.model import LANGUAGES, Role, Session
from tests.builders import NOW, action, dossier, goal, point, relationship, session
from tests.catalogue import in_the_code
from tests.export.pages import summary_of
from tests.export.sample_relationships import learning, long, own, short
from tests.golden_files import Golden, golden_files

ENGLISH, DANISH = Translator("en"), Translator("da")
DAY = dt.date(2026, 11, 9)


MEETING = session(9, "2026-12-07", status="planned", at=dt.time(14), minutes=60, how="in-person", where="Kantinen")
HELD = session(
    8,
    "2026-11-09",
    at=dt.time(14),
    minutes=200,
    how="video",
    notes="Om at lade stilheden arbejde.",
    topics=("uddelegering", "karriere"),
    takeaways=("Spørg, før du svarer",),
    actions=(
        action(1, text="Send tjeklisten", due_on="2026-11-20"),
        action(2, text="Spørg Mette", owner="them", status="done", done_on="2026-11-16"),
        action(3, text="Find et kursus", owner="them", status="done", done_on=None),
        action(4, text="Skriv bogen", owner="them", status="dropped"),
    ),
)
OPEN = {
    "points": (point(1, text="Hvilket foredrag?", carried=2), point(2, text="Budgettet", carried=7), point(3)),
    "actions": HELD.actions[:1],
}


def the_agenda(role: Role, **fields: Any) -> str:
    """The agenda before a session, in Danish."""
    found = meaning.build_agenda(dossier(relationship(role=role), **fields), now=NOW)
    return markdown(agenda_and_recap.agenda_document(found, DANISH))


def the_recap(role: Role, *planned: Session) -> str:
    """The recap after a session, in Danish."""
    goals, points = [goal(1, title="Tale uden manuskript")], [point(1, text="Hvilket foredrag?")]
    found = meaning.build_recap(relationship(role=role), HELD, goals=goals, points=points, planned=planned, now=NOW)
    return markdown(agenda_and_recap.recap_document(found, DANISH))


PAGES = {
    "agenda-mentor.md": lambda: the_agenda("mentor", planned=(MEETING,), **OPEN),
    "agenda-mentee.md": lambda: the_agenda("mentee"),
    "recap-mentor.md": lambda: the_recap("mentor", MEETING),
    "recap-mentee.md": lambda: the_recap("mentee"),
    "summary-short-mentor.md": lambda: markdown(summary_of(short("mentor"), language="da")),
    "summary-short-mentee.md": lambda: markdown(summary_of(short("mentee"), language="da")),
    "summary-learning-mentor.md": lambda: markdown(summary_of(learning("mentor"), language="da")),
    "summary-me.md": lambda: markdown(summary_of(own(), language="da", private_included=True)),
    "summary-long-mentee.md": lambda: markdown(summary_of(long("mentee"), language="da")),
    "summary-long-mentor-2023.md": lambda: markdown(
        summary_of(
            long("mentor"),
            language="da",
            since=dt.date(2023, 1, 1),
            until=dt.date(2023, 6, 30),
            private_included=True,
        )
    ),
}


@golden_files("export/danish", PAGES)
def test_each_danish_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export/danish."""
    golden.check(PAGES[golden.name]())


@pytest.mark.parametrize(
    ("day", "english", "danish"),
    [
        (DAY, "Mon 9 Nov 2026", "9. november 2026"),
        (dt.date(2026, 5, 2), "Sat 2 May 2026", "2. maj 2026"),
        (dt.date(2027, 1, 31), "Sun 31 Jan 2027", "31. januar 2027"),
        (dt.date(2024, 2, 29), "Thu 29 Feb 2024", "29. februar 2024"),
    ],
)
def test_dates_have_the_format_of_the_language(day: dt.date, english: str, danish: str) -> None:
    """The year is always shown; Danish has the month in full, and no weekday."""
    assert (ENGLISH.format_date(day), DANISH.format_date(day)) == (english, danish)


def test_dates_in_headings_are_written_out() -> None:
    """English and Danish have the weekday and the month in full."""
    assert ENGLISH.format_full_date(DAY) == "Monday 9 November 2026"
    assert DANISH.format_full_date(DAY) == "mandag den 9. november 2026"
    assert DANISH.capitalize(DANISH.format_full_date(DAY)) == "Mandag den 9. november 2026"


def test_months_times_and_percentages_have_the_format_of_the_language() -> None:
    """A no-break space keeps their parts on one line."""
    assert (ENGLISH.format_short_month(DAY), DANISH.format_short_month(DAY)) == ("Nov", "nov.")
    assert ENGLISH.format_when(DAY, dt.time(9, 5)) == "Mon 9 Nov 2026 09:05"
    assert DANISH.format_when(DAY, dt.time(14)) == "9. november 2026 kl.\u00a014.00"
    assert (ENGLISH.format_percent(40), DANISH.format_percent(40)) == ("40%", "40\u00a0%")
    assert (ENGLISH.format_percent(0), DANISH.format_percent(100)) == ("0%", "100\u00a0%")


@pytest.mark.parametrize(
    ("minutes", "english", "danish"),
    [
        (45, "45 min", "45 min."),
        (60, "1 h", "1 t."),
        (195, "3 h 15 min", "3 t. 15 min."),
        (599, "9 h 59 min", "9 t. 59 min."),
        (600, "10 h", "10 t."),
        (630, "10 h 30 min", "10 t. 30 min."),
        (6495, "108 h 15 min", "108 t. 15 min."),
    ],
)
def test_lengths_have_the_format_of_the_language(minutes: int, english: str, danish: str) -> None:
    """A total is exact to the minute."""
    assert (ENGLISH.format_hours(minutes), DANISH.format_hours(minutes)) == (english, danish)


@pytest.mark.parametrize(
    ("typed", "english", "danish"),
    [
        ("daily", "daily", "daglig"),
        ("weekly", "weekly", "ugentlig"),
        ("every other week", "every 2 weeks", "hver anden uge"),
        ("hver 14. dag", "every 2 weeks", "hver anden uge"),
        ("every 10 days", "every 10 days", "hver 10. dag"),
        ("twice a month", "twice a month", "to gange om måneden"),
        ("monthly", "monthly", "månedlig"),
        ("quarterly", "every 3 months", "hver tredje måned"),
        ("yearly", "yearly", "årlig"),
        ("every 2 years", "every 2 years", "hvert andet år"),
        ("every 5 weeks", "every 5 weeks", "hver 5. uge"),
    ],
)
def test_cadences_are_translated(typed: str, english: str, danish: str) -> None:
    """The language in which a cadence was typed makes no difference."""
    cadence = parse_cadence(typed)
    assert cadence
    assert (ENGLISH.format_cadence(cadence), DANISH.format_cadence(cadence)) == (english, danish)


@given(st.integers(0, 60), st.integers(0, 400), st.sampled_from(LANGUAGES))
def test_any_cadence_can_be_written_in_words(months: int, days: int, language: str) -> None:
    """It has no placeholder and no bare "1"."""
    assume(months or days)
    text = Translator(language).format_cadence(Cadence(months, days))
    assert language != "en" or text == format_cadence(Cadence(months, days))
    assert text
    assert not {"{count}", "1", "1."} & set(text.split())


@pytest.mark.parametrize(
    ("number", "message"), [(0, "0 møder fra"), (1, "ét møde,"), (2, "2 møder fra"), (21, "21 møder fra")]
)
def test_danish_has_a_singular_only_for_one(number: int, message: str) -> None:
    """Zero has the plural."""
    one, many = "in one session, {first}", "in {count} sessions, {first} to {last}"
    assert DANISH.translate_plural(one, many, number, first="A", last="B").startswith(f"på {message} A")


def test_a_session_of_three_hours_or_more_is_shown_in_hours() -> None:
    """The length is exact to the minute."""
    assert (ENGLISH.format_minutes(179), DANISH.format_minutes(179)) == ("179 min", "179 min.")
    assert (ENGLISH.format_minutes(180), DANISH.format_minutes(200)) == ("3 h", "3 t. 20 min.")
    assert ENGLISH.format_minutes(1439) == "23 h 59 min"


def test_the_context_selects_the_translation_of_an_ambiguous_word() -> None:
    """The word "Why" has different Danish translations for a goal and for a cancelled session."""
    assert DANISH.translate_in_context("goal", "Why") == "Hvorfor"
    assert DANISH.translate_in_context("session", "Why") == "Årsag"
    assert ENGLISH.translate_in_context("session", "Why") == "Why"


def test_user_text_in_a_sentence_is_unchanged() -> None:
    """Its braces are not placeholders, and it stays marked as user text."""
    name = UserText("{name} {0} %s")
    assert ENGLISH.translate_with("Mentoring with {name}", name=name) == ("Mentoring with ", name)
    assert DANISH.translate_with("Mentoring with {name}", name=name) == ("Mentorforløb med ", name)
    parts = DANISH.translate_with("From the journal of {owner} (mentor), {day}.", owner=name, day="i dag")
    assert parts == ("Fra en logbog ført af ", name, " (mentor), ", "i dag", ".")


def test_a_message_without_a_translation_is_english() -> None:
    """A page never lacks a text."""
    assert DANISH.translate("A word that nobody said") == "A word that nobody said"


@pytest.mark.heavy
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fixed_text_of_coaching_speaks_of_a_mentor(language: str) -> None:
    """The words of coaching replace those of mentoring in every text, in any case, and nothing else."""
    translators = Translator(language), Translator(language, type="coaching")
    for message in filter(None, (str(each.id[0] if each.pluralizable else each.id) for each in in_the_code())):
        mentoring, coaching = (each.translate(message) for each in translators)
        is_about_roles = "mentor" in mentoring.casefold() or "mentee" in mentoring.casefold()
        assert (coaching != mentoring) is is_about_roles, message
        assert "mentor" not in coaching.casefold(), message
        assert "mentee" not in coaching.casefold(), message


@pytest.mark.heavy
def test_the_danish_words_of_coaching_have_their_endings() -> None:
    """`menteens` is `klientens`, `menteerne` is `klienterne`."""
    danish = Translator("da", type="coaching")
    texts = (danish.translate(str(each.id[0] if each.pluralizable else each.id)) for each in in_the_code() if each.id)
    words = {word for text in texts for word in re.findall(r"\w+", text.casefold()) if word.startswith("klient")}
    assert words == {"klient", "klienten", "klientens", "klienter", "klienternes"}
