"""`action add --introduce`: an action that is done when two people have met."""

from __future__ import annotations

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_an_introduction_is_an_action_with_a_person(ana: Mentor) -> None:
    """It is shown as one in the answer, the lists and the review, and late ones remind like others."""
    line = 'action add "Introduce her to the regulator" --introduce "Mads Vind" --theirs --by 2026-11-20'
    assert "Introduce her to the regulator (introduction: Mads Vind), by Fri 20 Nov" in ana(line).out
    has(shaped(ana("show a1 --json").json, "action"), person="Mads Vind", owner="them", due_on="2026-11-20")
    for page in ("action", "review", "show a1"):
        assert "Mads Vind" in ana(page).out
    assert "action_overdue" in [each["reminder"] for each in ana("remind --json").json if each["ref"] == "a1"]
    assert [found["ref"] for found in ana("search vind --json").json] == ["a1"]


def test_a_person_whom_the_text_names_is_not_repeated(ana: Mentor) -> None:
    """Neither in the answer nor in the list."""
    shown = ana('action add "Introduce her to Mads Vind" --introduce "Mads Vind"').out + ana("action").out
    assert shown.count("Mads Vind") == 2


def test_new_contacts_are_counted_once_they_met(ana: Mentor) -> None:
    """With their dates, in `progress` and in the summary; dropped and open ones are none."""
    ana('action add "Introduce her" --introduce "Mads Vind" --on 2026-11-16')
    ana('action add "Ask Ida" --introduce "Ida Holm"')
    ana('action add "Ask Per" --introduce Per')
    assert "contact" not in ana("progress").fields
    assert "Met Mads Vind: Introduce her" in ana("done a1 --on friday").fields
    ana("done a2")
    ana("drop a3")
    page = ana("progress").fields
    assert "Contacts\t2 new contacts" in page
    assert "Mads Vind\t20 Nov\ta1" in page
    assert "Per" not in page
    contacts = ana("progress ana --json").json["contacts"]
    assert [(each["person"], each["on"]) for each in contacts] == [
        ("Mads Vind", "2026-11-20"),
        ("Ida Holm", "2026-11-23"),
    ]
    summary = ana("export ana").out
    assert "## New contacts\n\n2 new contacts\n\n- Fri 20 Nov 2026: Mads Vind\n  - Introduce her\n" in summary
    assert "2 nye kontakter" in ana("export ana --lang da").out
    assert "1 new contact\n" in ana("export ana --until 2026-11-21").out
    ana("private a1")
    assert "Mads Vind" not in ana("export ana").out
    ana("undo 2")
    assert "Contacts" in ana("progress").fields


def test_the_text_is_needed_and_the_name_is_checked(ana: Mentor) -> None:
    """Nothing is invented for a text, a ref is no person, and words are not lost."""
    ana.fails("action add --introduce 'Mads Vind'", code=2)
    ana.fails("action add Introduce --introduce ' '", code=2)
    ana.fails("action add Introduce --introduce a1", code=2)
    assert "'Mads Vind Introduce her'" in ana.fails("action add --introduce Mads Vind Introduce her", code=2)
    assert ana("action --json").json == []


def test_the_person_can_be_changed_and_cleared(ana: Mentor) -> None:
    """With `edit`."""
    ana('action add "Introduce her" --introduce "Mads Vind"')
    has(ana('edit a1 --introduce "Mads Holm" --json').json, person="Mads Holm")
    has(ana("edit a1 --clear introduce --json").json, person=None)
