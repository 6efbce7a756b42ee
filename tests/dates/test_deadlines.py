"""Split the deadline from the end of an action's text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.dates import find_unread_deadline, split_deadline
from mentorlog.dates.format import MONTHS, WEEKDAYS
from mentorlog.errors import DateError

NOW = datetime(2026, 11, 9, 9, 30)  # noqa: DTZ001 - a Monday


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("Send the checklist by 20 nov", "Send the checklist", "2026-11-20"),
        ("Send the checklist, by 20 nov", "Send the checklist", "2026-11-20"),
        ("Send the checklist BY Friday", "Send the checklist", "2026-11-13"),
        ("Send the checklist no later than friday", "Send the checklist", "2026-11-13"),
        ("Send the checklist (not later than 20 nov)", "Send the checklist", "2026-11-20"),
        ("Send the checklist by friday.", "Send the checklist", "2026-11-13"),
        ("Send the checklist\nby\tfriday  ", "Send the checklist", "2026-11-13"),
        ("Send it by 2026-12-01", "Send it", "2026-12-01"),
        ("Send it by end of month", "Send it", "2026-11-30"),
        ("Send it by the end of next week", "Send it", "2026-11-22"),
        ("Send it by tomorrow", "Send it", "2026-11-10"),
        ("Send it by 9 nov", "Send it", "2026-11-09"),
        ("Send it by December 12th, 2026", "Send it", "2026-12-12"),
        ("Send it by yesterday", "Send it", "2026-11-08"),
        ("Læs bogen inden den 1. december", "Læs bogen", "2026-12-01"),
        ("Ring til Søren senest på fredag", "Ring til Søren", "2026-11-13"),
        ("Ring senest i morgen", "Ring", "2026-11-10"),
        ("Walk by the river by friday", "Walk by the river", "2026-11-13"),
        ("Be done by monday, at the latest by friday", "Be done by monday, at the latest", "2026-11-13"),
        ("Stand by by friday", "Stand by", "2026-11-13"),
        ("[/x] :smile: by friday", "[/x] :smile:", "2026-11-13"),
        ("  indented by friday", "  indented", "2026-11-13"),
        # a time of day is dropped
        ("Ring senest på fredag kl. 12", "Ring", "2026-11-13"),
        ("Ring senest på fredag den 13. november kl. 12", "Ring", "2026-11-13"),
        ("Ring senest d. 12. december kl. 12", "Ring", "2026-12-12"),
        ("Ring senest kl. 12 på fredag", "Ring", "2026-11-13"),
        ("Send it by friday 14:00", "Send it", "2026-11-13"),
        ("Send it by friday at noon", "Send it", "2026-11-13"),
        ("Send it by friday at 3", "Send it", "2026-11-13"),
        ("Ring senest fredag kl. halv tre", "Ring", "2026-11-13"),
        ("Ring senest den 13.11. kl. to", "Ring", "2026-11-13"),
        ("Ring senest fredag eftermiddag", "Ring", "2026-11-13"),
        ("Ring senest fredag kl. 10-11", "Ring", "2026-11-13"),
        ("Ring senest juleaften", "Ring", "2026-12-24"),
        ("Ring før juleaften", "Ring", "2026-12-23"),
        ("Ring senest ultimo november", "Ring", "2026-11-30"),
        ("Ring før ultimo november", "Ring", "2026-11-30"),
        ("Ring senest: fredag", "Ring", "2026-11-13"),
        ("Ring senest ved udgangen af november", "Ring", "2026-11-30"),
        ("Ring inden for 2 uger", "Ring", "2026-11-23"),
        ("Ring inden for en uge", "Ring", "2026-11-16"),
        ("Send it by friday at the latest", "Send it", "2026-11-13"),
        ("Send it by friday (at the latest)", "Send it", "2026-11-13"),
        ("Can I send it by friday?", "Can I send it", "2026-11-13"),
        ("Send it [by friday", "Send it", "2026-11-13"),
        ("Send it by Friday, Nov 13", "Send it", "2026-11-13"),
        ("Send it by fri. 5pm", "Send it", "2026-11-13"),
        # brackets and other punctuation are removed with it
        ("Send it (senest på fredag)", "Send it", "2026-11-13"),
        ("Send it (by friday).", "Send it", "2026-11-13"),
        ("Send it [by friday]", "Send it", "2026-11-13"),
        ("See (the wiki by friday)", "See (the wiki)", "2026-11-13"),
        ("Send it - by friday", "Send it", "2026-11-13"),
        ("Send it \N{EM DASH} by friday!", "Send it", "2026-11-13"),
        # `before` means the day before, except with a time or the end of a period
        ("Send it before friday", "Send it", "2026-11-12"),
        ("Send den før fredag", "Send den", "2026-11-12"),
        ("Send den FOER FREDAG", "Send den", "2026-11-12"),
        ("Send it before tomorrow", "Send it", "2026-11-09"),
        ("Send it before monday", "Send it", "2026-11-15"),
        ("Send it before friday at noon", "Send it", "2026-11-13"),
        ("Send it before the end of november", "Send it", "2026-11-30"),
    ],
)
def test_a_date_after_by_at_the_end_is_the_deadline(typed, text, due):
    """The words are removed from the text."""
    split, on = split_deadline(typed, now=NOW)
    assert (split, str(on)) == (text, due)


@pytest.mark.parametrize(
    "typed",
    [
        "Send the checklist",
        "Send it by",
        "by friday",
        " by friday",
        ", by friday",
        "senest på fredag",
        "Send it by friday afternoon or so",
        "Send it by 14:00",
        "Send it by friday to Bo",
        "Be used to it by now",
        "Vær klar inden nu",
        "Written by hand",
        "Shift it by 2 weeks",
        "Improve by 20.5",
        "Improve by 5",
        "Done by next week",
        "Done by march",
        "Done before march",
        "Ring senest halv tre",
        "Ring senest i uge 49",
        "Done before today",
        "Read it before we meet",
        "Send it by 14:00Z",
        "before friday",
        "(by friday)",
        "Standby friday",
        "Stand-by friday",
        "Goodby friday",
        "A" * 80 + "by friday",
        "Send it by " + "9" * 50,
        "",
        " ",
        "by",
        "by by",
    ],
)
def test_text_without_a_deadline_is_unchanged(typed):
    """Examples are text without `by`, without a date after it or words before it, `by now`, and a time alone."""
    assert split_deadline(typed, now=NOW) == (typed, None)


@given(
    on=st.dates(date(2026, 11, 10), date(2027, 10, 9)),
    word=st.sampled_from(["by", "By:", "inden", "senest", "SENEST", "before", "før"]),
    form=st.sampled_from(["{0.day}. {1}", "d. {0.day}. {1}", "den {0.day}/{0.month}", "{0}", "{2} {0.day} {1}"]),
    at=st.sampled_from(["", " kl. 12", " at noon", " 14:00", " at 3"]),
    around=st.sampled_from(["Send it {}", "Send it ({})", "Send it [{}].", "Send it, {}!", "Send it - {}\n"]),
)
def test_a_deadline_is_read_in_every_form(on, word, form, at, around):
    """The result is the day that was typed, or the day before it after `before`, and the rest of the text."""
    typed = around.format(f"{word} {form.format(on, MONTHS[on.month - 1], WEEKDAYS[on.weekday()])}{at}")
    text, due = split_deadline(typed, now=NOW, order="dmy")
    is_before = word in ("before", "før") and not at
    assert (text, due) == ("Send it", on - timedelta(days=1) if is_before else on)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Grow by 3/4", '"3/4" could be Sat 3 Apr 2027 or Thu 4 Mar 2027.'),
        ("Done (by 03/04/2027)", '"03/04/2027" could be Sat 3 Apr 2027 or Thu 4 Mar 2027.'),
        ("Done by 14.11", "14.11 could be a time or a day and month."),
        ("Done by tue 12 dec", "12 Dec 2026 is a Saturday; Tuesday is 15 Dec."),
        ("Ring senest fredag den 12. december kl. 12", "12 Dec 2026 is a Saturday; Friday is 11 Dec."),
        ("Ring senest fredag d. 6. november", "Fri 6 Nov has passed; 6 Nov 2027 is a Saturday."),
    ],
)
def test_an_ambiguous_deadline_or_a_wrong_weekday_is_refused(typed, message):
    """The program neither guesses nor keeps the text silently."""
    with pytest.raises(DateError) as caught:
        split_deadline(typed, now=NOW)
    assert caught.value.message.startswith(message.removesuffix("."))


@pytest.mark.parametrize("typed", ["Ring senest på fredag kl. 12", "Send it (by friday at 3)"])
def test_an_ignored_time_of_day_is_reported(typed):
    """The report quotes the words that were read."""
    reports = []
    split_deadline(typed, now=NOW, warn=reports.append)
    (report,) = reports
    assert report.startswith(
        f"'{typed[typed.index('b' if 'by' in typed else 's') :].rstrip(')')}' is read as Fri 13 Nov"
    )


@pytest.mark.parametrize("typed", ["Send it by friday", "Written by hand"])
def test_nothing_is_reported_without_a_time_of_day(typed):
    """The output of the command shows the day."""
    split_deadline(typed, now=NOW, warn=pytest.fail)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Send it by firday", "'by firday' is not a date I recognise; kept as text. Did you mean friday?"),
        ("Written by hand", "'by hand' is not a date I recognise; kept as text."),
        ("Read it before we meet.", "'before we meet' is not a date I recognise; kept as text."),
        ("Send it by friday the deck or so", "'by friday the deck or so' is not a date I recognise; kept as text."),
        ("Ring (senest kl. 12)", "'senest kl. 12' has no day; kept as text."),
        ("Send it before today", "'before today' is not in the future; kept as text."),
        (
            "Done by next week",
            '"next week" is more than one day (for example: 2026-11-16 or 2026-11-22); '
            "'by next week' is kept as text.",
        ),
    ],
)
def test_a_deadline_that_is_not_recognised_has_a_reason(typed, reason):
    """The text is not changed."""
    assert split_deadline(typed, now=NOW) == (typed, None)
    assert getattr(find_unread_deadline(typed, now=NOW), "reason", None) == reason


@pytest.mark.parametrize(
    "typed",
    ["Send it", "by friday", "Be used to it by now", "Look at the plan made by the whole team in the spring", ""],
)
def test_text_without_a_deadline_has_no_reason(typed):
    """Examples are text without a word such as `by`, without text before it, and long text without a word of a date."""
    assert find_unread_deadline(typed, now=NOW) is None


def test_the_date_order_is_used():
    """A numeric deadline is then not ambiguous."""
    text, due = split_deadline("Send it by 3/4", now=NOW, order="dmy")
    assert (text, str(due)) == ("Send it", "2027-04-03")


def test_the_deadline_is_counted_from_now():
    """An action of a session in March with `by friday` is due that Friday in March."""
    _, due = split_deadline("Send it by friday", now=datetime(2026, 3, 2))  # noqa: DTZ001
    assert str(due) == "2026-03-06"


@pytest.mark.heavy
def test_a_long_text_is_read_quickly():
    """Only the end of the text is searched."""
    assert split_deadline("by " * 200_000, now=NOW)[1] is None


PIECES = st.sampled_from(
    [
        "by",
        "due",
        "within",
        "til jul",
        "two weeks",
        "eod",
        "inden",
        "senest",
        "before",
        "før",
        "friday",
        "20 nov",
        "tomorrow",
        "now",
        ",",
        ".",
        " ",
        "\n",
        "Send it",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=8).map(" ".join)))
def test_no_text_is_lost(typed):
    """Only a word such as `by` and a date are removed from the end or the beginning of the text, and some text
    remains."""
    try:
        text, due = split_deadline(typed, now=NOW)
    except DateError:
        return
    if due is None:
        assert text == typed
    else:
        assert text.strip()
        is_last = typed.startswith(text.rstrip(")]"))
        assert is_last or typed.rstrip().endswith(text)
        taken = re.sub(r"^[\W_]+", "", typed[len(text) :] if is_last else typed).lower()
        assert taken.startswith(("by", "due", "within", "til jul", "inden", "senest", "before", "før"))
