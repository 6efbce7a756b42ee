"""`resource`: list what there is to learn from, also to share; `resource add` records it, `done` says what it gave."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_resource_has_all_its_fields(ana: Mentor) -> None:
    """The words are its title; values may be Danish."""
    ana("goal add Decide faster")
    entry = shaped(
        ana(
            "resource add Thinking, Fast and Slow --type bog --skill decisions --from dem --goal g1 --for 12h "
            "--by friday --url https://example.org/book?q=1#top --on 2026-11-20 --private --json"
        ).json,
        "resource",
    )
    has(
        entry,
        ref="b1",
        relationship="Ana Souza",
        title="Thinking, Fast and Slow",
        url="https://example.org/book?q=1#top",
        type="book",
        skill="decisions",
        goal="g1",
        recommended_by="them",
        status="open",
        on="2026-11-20",
        due_on="2026-11-27",
        done_on=None,
        minutes=720,
        takeaway=None,
        private=True,
    )
    answer = ana("resource add Mindset --type book --by friday").out
    assert "Book with Ana: Mindset, by Fri 27 Nov" in answer


def test_a_deadline_in_the_title_is_when_it_is_due(ana: Mentor) -> None:
    """As in promises, unless --by has the day."""
    has(ana("resource add read Mindset by 1 march --json").json, title="read Mindset", due_on="2027-03-01")
    has(ana("resource add read Grit by 1 march --by friday --json").json, title="read Grit by 1 march")
    has(ana("edit b1 --title 'Mindset by 2 march' --json").json, title="Mindset", due_on="2027-03-02")


def test_a_resource_is_done_with_what_it_gave(ana: Mentor) -> None:
    """The time may be longer than a session; `reopen`, `drop` and `undo` work as for an action."""
    ana("resource add Leading teams --type course")
    answer = ana('done b1 --takeaway "Ask, then wait" --for 40h --on friday').out
    for word in ("Done: Leading teams", "Ask, then wait", "40 h", "Fri 20 Nov"):
        assert word in answer
    has(
        ana("show b1 --json").json,
        status="done",
        done_on="2026-11-20",
        takeaway="Ask, then wait",
        minutes=2400,
    )
    assert ana("resource --json").json == []
    assert [entry["ref"] for entry in ana("resource --all --json").json] == ["b1"]
    has(ana("reopen b1 --json").json, status="open", done_on=None, takeaway="Ask, then wait")
    has(ana("drop b1 --json").json, status="dropped")
    ana("undo 3")
    has(ana("show b1 --json").json, status="open", takeaway=None, minutes=None)


def test_done_asks_what_was_taken_from_it(ana: Mentor) -> None:
    """A hint has the line to type; a resource is found by words of its title too."""
    ana("resource add Deep Work")
    assert "mentorlog edit b1 --takeaway TEXT" in ana("done deep work --yes").err


def test_takeaway_and_length_are_only_for_resources(ana: Mentor) -> None:
    """Other entries are not closed, and words after the option are not lost."""
    ana("action add x")
    ana("resource add Mindset")
    assert "--takeaway is for resources; a1 is an action" in ana.fails("done b1 a1 --takeaway x", code=2)
    assert "--for is for resources" in ana.fails("done a1 --for 1h", code=2)
    assert "'Ask first'" in ana.fails("done b1 --takeaway Ask first", code=2)
    assert "'40 hours'" in ana.fails("done b1 --for 40 hours", code=2)
    assert ana("show a1 --json").json["status"] == ana("show b1 --json").json["status"] == "open"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "example.org/talk",
        "https://",
        "https:example.org",
        "mailto:",
        "//example.org",
        "https://example.org/a b",
        "https://example.org/\x1b[31m",
        "https://example.org/\u202egpj.exe",
        "https://example.org/\u200b",
        "https://example.org/\nhttps://other.example",
        'https://example.org/"onclick=x',
        "https://example.org/<b>",
        "https://ana:secret@example.org/talk",
        "https://token@example.org",
        "hello",
    ],
)
def test_other_addresses_are_refused(ana: Mentor, url: str) -> None:
    """Another scheme, no scheme, and characters that hide where a link leads: in `add` and in `edit`."""
    assert "--url" in ana.fails(["resource", "add", "Talk", "--url", url], code=2)
    assert ana("resource --json").json == []
    ana("resource add Talk --url https://example.org")
    assert "--url" in ana.fails(["edit", "b1", "--url", url], code=2)
    assert ana("show b1 --json").json["url"] == "https://example.org"


def test_addresses_that_lead_somewhere(ana: Mentor) -> None:
    """The web and e-mail, in any case and any script, are shown as text and stored as typed."""
    for number, url in enumerate(
        ("HTTPS://Example.org/Ø?x=1&y=[2]", "http://localhost:8000/", "mailto:ana@example.org"), start=1
    ):
        assert ana(["resource", "add", "Talk", "--url", url, "--json"]).json["url"] == url
        assert url in ana(f"show b{number}").out
    assert "https://example.org/talk" in ana.fails("resource add Talk --url example.org/talk", code=2)


@pytest.mark.parametrize(
    "line",
    [
        "resource add",
        "resource add x --type poem",
        "resource add x --from nobody",
        "resource add x --for forever",
        "resource add x --by nonsense",
        "resource add x --goal a1",
        "resource x y z",
        "resource new",
        "resource --json -o list.md",
        "resource -o list.exe",
    ],
)
def test_invalid_input_adds_nothing(ana: Mentor, line: str) -> None:
    """Values that are none, and words of other tools."""
    ana.fails(line, code=2)
    assert ana("resource --all --json").json == []


def test_words_of_other_tools(mentor: Mentor) -> None:
    """Get the line that was meant."""
    mentor("start Ana --i-am mentor")
    mentor("resource add Deep Work")
    assert "mentorlog resource add Mindset --type book" in mentor.fails("book add Mindset", code=2)
    assert "mentorlog resource\n" in mentor.fails("books", code=2)
    assert "mentorlog resource add Mindset --url https://x.org" in mentor.fails(
        "resource add Mindset --link https://x.org", code=2
    )
    assert "mentorlog done b1" in mentor.fails("resource done b1", code=2)
    assert mentor("resources").code == mentor("advices").code == 0


def test_a_resource_reminds_when_it_is_due(ana: Mentor) -> None:
    """With the command that settles it."""
    ana("resource add Mindset --by 2026-11-20")
    due = [each for each in ana("remind --json").json if each["reminder"] == "resource_due"]
    has(due[0], ref="b1", days=-3, text="Mindset", settle="mentorlog done b1 --takeaway TEXT")
    ana("snooze b1 2026-12-01")
    assert "b1" not in ana("remind").out
    ana("done b1")
    assert "b1" not in ana("remind --within 30d").out


def test_the_review_and_the_recap_have_what_is_open(ana: Mentor) -> None:
    """The page to send has no private ones, and only that of the last session has any."""
    ana("log first --on 2026-11-02")
    ana("log second --on 2026-11-09")
    ana("resource add Mindset --type book --url https://example.org/m --by 2026-12-01")
    ana("resource add Secret --private")
    ana("resource add Old")
    ana("drop b3")
    assert "Learn from\tMindset\tbook\tTue 1 Dec\tb1" in ana("review").fields
    assert "Secret" not in ana("review --shareable").fields
    assert [entry["ref"] for entry in ana("review --json").json["resources"]] == ["b1", "b2"]
    page = ana("recap ana").out
    assert "## To read, watch and attend\n\n- Mindset (book, by Tue 1 Dec 2026)\n  - <https://example.org/m>\n" in page
    assert "Secret" not in page
    assert "Old" not in page
    assert "## Materialer, der venter\n\n- Mindset (bog, senest 1. december 2026)" in ana("recap --lang da").out
    assert [entry["title"] for entry in ana("recap --json").json["resources"]] == ["Mindset"]
    assert "Mindset" not in ana("recap s1").out


@pytest.fixture
def shared(two: Mentor) -> Mentor:
    """Resources with names, takeaways and private parts around them."""
    return two.given(
        'resource add "Thinking, Fast and Slow" --type book --skill decisions --from them -w ana',
        'resource add "thinking, fast and slow" --for 12h -w bo',
        'done b2 --takeaway "hidden lesson"',
        "resource add '# *Odd* | <b>title</b>' --url https://x.org/a_b?c=|d -w bo",
        "resource add 'hidden resource' --private -w ana",
        "resource add 'hidden drop' -w ana",
        "drop b5",
    )


def test_a_list_to_share_names_no_one(shared: Mentor, tmp_path: Path) -> None:
    """Title, link, type, skill and time, each once; nothing says with whom, what was taken from it, or what is
    private."""
    target = tmp_path / "list.md"
    answer = shared(["resource", "-o", str(target)])
    assert answer.out == f"Wrote {target}\n"
    assert "mentorlog: private resources are left out, if there are any.\n" in answer.err
    page = target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert page == LIST
    for hidden in ("Ana", "Bo", "hidden", "b1"):
        assert hidden not in page
    assert "already exists" in shared.fails(["resource", "-o", str(target)], code=1)
    danish = shared("resource ana -o - --lang da").out
    assert "# Materialer\n\n## Anbefalinger\n" in danish
    html = shared(["resource", "-o", str(tmp_path / "list.html")])
    assert html.code == 0
    assert 'href="https://x.org/a_b?c=%7Cd"' in (tmp_path / "list.html").read_text(encoding="utf-8")


LIST = """\
# Resources

## Recommended

| Title                     | Link                                                  | Type | Skill     | Time |
| ------------------------- | ----------------------------------------------------- | ---- | --------- | ---- |
| # *Odd* \\| \\<b>title\\</b> | [https://x.org/a_b?c=\\|d](<https://x.org/a_b?c=%7Cd>) |      |           |      |
| Thinking, Fast and Slow   |                                                       | book | decisions | 12 h |
"""


def test_names_in_titles_links_and_skills_are_left_out(two: Mentor) -> None:
    """As in hours without names: also those of private people, without accents, and in the genitive. What names
    somebody in its title is left out altogether."""
    two.given(
        "start 'Åse Holm' --i-am mentee",
        "private r3",
        "resource add 'Course with Åse Holm' --type course -w bo",
        "resource add 'Aases talk' --url https://example.org/talk -w bo",
        "resource add Slides --url https://example.org/ase-holm --skill 'speaking as Holm does' -w bo",
        "resource add Mindset --skill patience -w bo",
    )
    answer = two("resource -o -")
    page = answer.out
    assert "2 resources are left out because of a name in the title.\n" in answer.err
    assert "your own name is not known, so it was not left out; to set it: mentorlog config name NAME\n" in answer.err
    assert "read the list before you share it" in answer.err
    two("config name 'Mindset Ravn'")
    answer = two("resource -o -")
    assert "Mindset" not in answer.out
    assert "3 resources are left out" in answer.err
    assert "your own name" not in answer.err
    assert "Mindset" in page
    assert "patience" in page
    assert "Slides" in page
    for hidden in ("Åse", "Aase", "Holm", "holm", "Course", "example.org/talk"):
        assert hidden not in page


def test_what_two_people_have_is_listed_once(two: Mentor) -> None:
    """Titles and links are compared without regard to case; what one of the two lacks is taken from the other."""
    two.given(
        "resource add Grit --url https://example.org/grit --for 3h -w ana",
        "resource add GRIT --type book --url https://Example.org/Grit -w bo",
        "resource add grit --skill patience -w bo",
        "resource add Grit --url https://example.org/film -w bo",
    )
    rows = [line for line in two("resource -o -").out.splitlines() if "rit" in line]
    assert len(rows) == 2
    assert [cell.strip() for cell in rows[1].split("|")][3:6] == ["book", "patience", "3 h"]
    assert "film" in rows[0]


def test_the_list_of_a_private_person_is_refused(shared: Mentor) -> None:
    """As every other page to send is."""
    shared("private r1")
    assert "is private" in shared.fails("resource ana -o -", code=1)
    assert "Thinking" not in shared("resource -o -").out.partition("thinking")[0]


def test_the_export_has_resources_and_advice(ana: Mentor) -> None:
    """In the JSON, as tables, and in search; private ones only on request."""
    ana("resource add Mindset --skill patience --private")
    ana("advice give Wait")
    whole = ana("export ana --format json --include-private").json
    assert "Mindset" in str(whole)
    assert "Mindset" not in ana("export ana --format json").out
    assert "Wait" in ana("export ana --format json").out
    assert [found["ref"] for found in ana("search patience --json").json] == ["b1"]
    assert [moment["ref"] for moment in ana("timeline --in advice --in resource --json").json] == ["v1", "b1"]


def test_every_field_can_be_corrected(ana: Mentor) -> None:
    """Under the name of the option that records it; what may be empty is cleared."""
    ana("goal add Decide faster")
    ana("resource add Mindset")
    changes = {
        "title": ("Deep Work", "title", "Deep Work"),
        "url": ("https://example.org", "url", "https://example.org"),
        "type": ("foredrag", "type", "talk"),
        "skill": ("focus", "skill", "focus"),
        "goal": ("g1", "goal", "g1"),
        "from": ("me", "recommended_by", "me"),
        "for": ("40h", "minutes", 2400),
        "by": ("friday", "due_on", "2026-11-27"),
        "takeaway": ("one thing", "takeaway", "one thing"),
    }
    for option, (typed, key, value) in changes.items():
        assert ana(["edit", "b1", f"--{option}", typed, "--json"]).json[key] == value
        if option != "title":
            assert ana(f"edit b1 --clear {option} --json").json[key] is None
    ana.fails("edit b1 --clear title", code=2)
    ana.fails("edit b1 --type poem", code=2)
    assert "mentorlog done b1" in ana.fails("edit b1 --done-on friday", code=1)
