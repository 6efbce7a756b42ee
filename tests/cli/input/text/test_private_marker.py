"""The private marker in texts: which lines are a marker, which are refused, and which stay text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.cli.input.forms import edit_form
from mentorlog.cli.input.text.private_marker import (
    escape_markers,
    escape_public,
    split_private_part,
    trim_blank_lines,
    without_private_part,
)
from mentorlog.cli.input.text.read import remove_help
from mentorlog.errors import UsageError
from mentorlog.normalise import normalise_text
from tests.builders import session
from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import editor_that_runs, editor_that_types, kept, opened, sit_down

MARKERS = [
    "--- private ---",
    "--- Private ---",
    "--- PRIVAT ---",
    "---privat---",
    "-- private --",
    "------ private notes ------",
    "--- Private  Notes ---",
    "— private —",
    "–privat–",
    "—— Private ——",
    "-— private —-",
    "\u2010\u2010 private \u2011\u2011",
    "\u2015 private \u2015",
    "  --- private ---",
    "\t--- private ---\t ",
    "--- private --- ",
    "---\u00a0private\u00a0---",
    "--- private ---\r",
    "\ufeff--- private ---",
    "--- pri\u00advate ---",
    "\u200b--- private ---",
]
NEAR_MISSES = [
    "--- private",
    "private ---",
    "- private -",
    "-- private -",
    "== private ==",
    "*** private ***",
    "*private*",
    "**Privat**",
    "__private__",
    "# Private",
    "### private notes ###",
    "> --- private ---",
    "- private",
    "private:",
    "Private notes:",
    "[private]",
    "(privat)",
    "<private>",
    "<!-- private -->",
    "~~~ private ~~~",
    "| private |",
    "--- private: ---",
    "--- 'private' ---",
    "--- private/notes ---",
    "--- private noter ---",
    "== Private noter ==",
    "## Privat note",
    "--- Private thoughts ---",
    "🔒 private",
]
TEXTS = [
    "private life",
    "--- privacy ---",
    "--- public ---",
    "-----",
    "private privat",
    "he wants private lessons: she pays",
    "Private lessons: he wants them",
    "Private equity is booming",
    "- my notes from the talk.",
]
OTHER_NEAR_MISSES = [
    *(
        "--- privat - ikke til Bo ---",
        "NB privat:",
        "Privat: …",
        "Private thoughts:",
        "1. Private:",
        "My private notes:",
    ),
    *(
        "Private noter",
        "--- he is private ---",
        "Private lessons:",
        "What follows is private:",
        "we talked --- private",
    ),
    *("--- for me only ---", "--- mine noter ---", "Own notes:", "Egne noter:", "Kun til mig:", "For me only:"),
    *("Confidential:", "Fortroligt:", "## My notes", "[Off the record]", "Own \u00a0notes:", "DON'T SHARE:", "Secret:"),
]
"""Lines that are refused if there is text below them."""
INLINE = [
    ("Private - do not share", "", "do not share"),
    ("Private: he is on medication", "", "he is on medication"),
    ("(private) he is ill", "", "he is ill"),
    ("[Privat, ikke til Bo] han er syg", "", "han er syg"),
    ("**Private:** he is ill", "", "he is ill"),
    ("- private: he is ill", "", "he is ill"),
    ("OBS privat – han er syg", "", "han er syg"),
    ("Private. He is ill", "", "He is ill"),
    ("Private notes: x", "", "x"),
    ("--- private --- SECRET", "", "SECRET"),
    ("--- private ---: SECRET", "", "SECRET"),
    ("we talked --- private --- she may quit", "we talked", "she may quit"),
    ("we talked -- Privat -- she may quit", "we talked", "she may quit"),
    ("we talked \u2014pri\u00advate: she may quit", "we talked", "she may quit"),
]
"""Lines with a mark and text after it, with what is before and after the mark."""
NOT_INLINE = [
    *(
        "Private-equity is booming",
        "Private- and public-sector work",
        "Private–public partnerships",
        "private.example.org",
    ),
    *("(private equity) is booming", "It is public -- private companies lag", "The public – private split"),
    *(
        "She said it is private - do not ask",
        "The secret of success: sleep",
        "Confidentiality:",
        "Fortrolighed:",
        "my notes",
    ),
]
"""Lines that stay text, whatever is below them."""


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("marker", MARKERS)
def test_everything_after_the_marker_is_private(ana: Mentor, marker: str) -> None:
    """Input from a pipe, an argument or `edit` has the same rule, and the answer mentions the private part."""
    text = f"open\n\n{marker}\n\nhush\n--- private ---\n\n== private ==\nfor: 45m"
    answer = ana("log -", stdin=f"{text}\n")
    assert "1 private part, not exported" in answer.out
    ana(["log", text])
    ana("log open")
    assert "1 private part, not exported" in ana(["edit", "s3", "--text", text]).out
    for ref in ("s1", "s2", "s3"):
        private = "hush\n--- private ---\n\n== private ==\nfor: 45m"
        has(ana(f"show {ref} --json").json, notes="open", private_notes=private, minutes=None, private=False)
    assert "hush" not in ana("recap s1").out
    assert "hush" not in ana("export ana").out


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_carriage_returns_end_the_line_of_the_marker(ana: Mentor, newline: str) -> None:
    """Arguments are split at them too, although they are stored unchanged."""
    text = newline.join(["open", "--- private ---", "hush", "more"])
    has(ana("log - --json", stdin=f"\ufeff{text}{newline}").json, notes="open", private_notes="hush\nmore")
    entry = ana(["log", text, "--json"]).json
    assert entry["notes"].strip() == "open"
    assert entry["private_notes"].split() == ["hush", "more"]


def test_a_code_block_does_not_hide_the_marker(ana: Mentor) -> None:
    """All text after the first marker is private, even inside a code block."""
    text = "open\n```\n--- private ---\n```\nhush"
    has(ana("log - --json", stdin=text).json, notes="open\n```", private_notes="```\nhush")


def test_private_notes_of_the_option_and_of_the_text_are_both_kept(ana: Mentor) -> None:
    """The notes of the option come first; a text with only a marker is empty."""
    line = ["log", "open\n--- private ---\nhush", "--private-notes", "before\n--- private ---\nafter", "--json"]
    has(ana(line).json, notes="open", private_notes="before\n--- private ---\nafter\n\nhush")
    has(ana(["log", "--json", "--", "--- private ---\nhush"]).json, notes=None, private_notes="hush")
    assert "1 private part" not in ana(["log", "open\n--- private ---\n"]).out
    for text in ("--- private ---", "\n--- private ---\n \n"):
        ana.fails(["log", "--", text], code=2)
        ana.fails("log -", code=2, stdin=text)


def test_the_answer_does_not_mention_an_old_private_part(ana: Mentor) -> None:
    """It only mentions a private part that this command recorded."""
    assert "1 private part" in ana("log open --private-notes hush").out
    assert "private part" not in ana("log s1 more").out
    assert "private part" not in ana("edit s1 --text less").out
    assert "private part" not in ana("edit s1 --clear private-notes").out


@pytest.mark.parametrize("line", [*NEAR_MISSES, "private", "Privat", "private notes"])
def test_a_line_similar_to_the_marker_is_refused(ana: Mentor, line: str) -> None:
    """The error shows the marker and the escaped line; piped text is saved in a file."""
    text = f"open\n{line}\nhush\n"
    for answer in (ana.fails("log -", code=2, stdin=text), ana.fails(["log", text], code=2)):
        assert answer.startswith(f"mentorlog: `{line}` looks like the line `--- private ---`")
        assert f"`\\{line}`" in answer
    ana("log open")
    ana.fails(["edit", "s1", "--notes", text], code=2)
    assert kept(ana) == [text]
    assert len(ana("timeline --in session --json").json) == 1


@pytest.mark.parametrize("place", ["{}", "open\n\n{}\nhush", "open\n  {} \r\nhush"])
def test_lines_that_mark_text_as_private_are_refused(place: str) -> None:
    """A mark with text after it is refused anywhere, a heading if text follows; with a backslash both are text."""
    for line in [line for line, _, _ in INLINE] + (OTHER_NEAR_MISSES if "hush" in place else []):
        text = place.format(line)
        with pytest.raises(UsageError, match="private") as problem:
            split_private_part(text)
        assert f"`\\{line.strip()}`" in problem.value.message
        with pytest.raises(UsageError, match="private"):
            without_private_part(text, what="a goal")
        assert split_private_part(place.format(f"\\{line}")).public == text
        assert without_private_part(place.format(f"\\{line}"), what="a goal") == text
        assert split_private_part(escape_markers(text)).public == text
    for line in (*NOT_INLINE, *(line for line in TEXTS if "\n" not in line)):
        text = place.format(line)
        assert (split_private_part(text).public, split_private_part(text).private) == (text, None)


@pytest.mark.heavy
def test_a_mark_between_words_offers_the_private_notes(ana: Mentor) -> None:
    """The line to type keeps the words after the mark private; nothing else is stored, or offered."""
    for line, before, after in INLINE:
        for words in ([line], line.split()):
            error = ana.fails(["log", "--for", "45m", "--", *words], code=2)
            hints = [text.strip() for text in error.splitlines() if text.startswith("  mentorlog ")]
            assert len(hints) == 1
            assert hints[0].startswith(f"mentorlog log {before} --for 45m --private-notes".replace("  ", " "))
            assert after in hints[0]
        ana.fails("log -", code=2, stdin=f"open\n{line}\n")
    typed = [
        *("log -w ana we talked --- private --- she may quit", "log we talked -- private -- she may quit"),
        *("log 'we talked' --- privat --- she may quit", "log we talked ---private--- she may quit"),
        *("log -w ana we talked '--- private ---' she may quit", "log we talked --private-- she may quit"),
        *("log we talked - private - she may quit", "log we talked --- private: she may quit"),
    ]
    for line in typed:
        hint = ana.fails(line, code=2).splitlines()[-1].strip().removeprefix("mentorlog ")
        has(ana(f"{hint} --json").json, notes="we talked", private_notes="she may quit")
    ana("log x")
    for line in ("we met -- private -- she may quit", "we met --- private --- she may quit"):
        assert "`we met --- private --- she may quit` marks" in ana.fails(f"edit s9 --notes {line}", code=2)
    hint = ana.fails("edit s9 --notes 'we met -- private -- she may quit'", code=2).splitlines()[-1].strip()
    assert hint == "mentorlog edit s9 --notes 'we met' --private-notes 'she may quit'"


def test_a_mark_between_words_of_other_texts_is_refused(ana: Mentor) -> None:
    """The error offers a note. In an entry that is private as a whole, the mark is text."""
    ana("log open")
    for line in (
        *("raise call him --- private --- she may quit", "goal add Speak -- private -- she may quit"),
        *("feedback give 'Private: she may quit'", "log open --takeaway 'Private: she may quit'"),
        *("note --shareable 'Private: she may quit'", "edit s1 --takeaway 'Private - she may quit'"),
    ):
        error = ana.fails(line, code=2)
        assert "marks text as private" in error
        assert "\n  mentorlog note TEXT" in error
    for line in ("note 'Private: she may quit'", "raise --private 'Private: she may quit'"):
        has(ana(f"{line} --json").json, text="Private: she may quit", private=True)
    has(ana(["edit", "n1", "--text", "Private: call", "--json"]).json, text="Private: call", private=True)


def test_an_underlined_heading_similar_to_the_marker_is_refused(ana: Mentor) -> None:
    """Markdown headings can be underlined with dashes or equals signs."""
    for rule in ("---", "===", "-------"):
        ana.fails("log -", code=2, stdin=f"open\n\nPrivate\n{rule}\n\nhush\n")
        ana.fails("log -", code=2, stdin=f"open\n\nPrivate notes\n{rule}\n")


@pytest.mark.parametrize("line", TEXTS)
def test_other_lines_are_text(ana: Mentor, line: str) -> None:
    """Examples are the marker within a line, and other words between dashes."""
    text = f"open\n{line}\nmore"
    has(ana("log - --json", stdin=text).json, notes=text, private_notes=None)
    assert ana(["raise", text, "--json"]).json["text"] == text
    last = "open\n\nprivate"
    has(ana("log - --json", stdin=last).json, notes=last, private_notes=None)


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("line", [*MARKERS[:10], *NEAR_MISSES, "private", "private notes"])
def test_a_backslash_keeps_the_line_as_text(ana: Mentor, line: str) -> None:
    """Every kind of text has this rule, and of two backslashes one is kept."""
    for more in ("", "\\"):
        typed, stored = f"open\n\\{more}{line}\nmore", f"open\n{more}{line}\nmore"
        has(ana("log - --json", stdin=typed).json, notes=stored, private_notes=None)
        has(ana(["log", typed, "--json"]).json, notes=stored, private_notes=None)
        assert ana("note - --json", stdin=typed).json["text"] == stored
        assert ana(["goal", "add", "x", "--measure", typed, "--json"]).json["measure"] == stored
        assert ana(["edit", "r1", "--focus", typed, "--json"]).json["focus"] == stored


# texts that have no private part

TEXT = "open\n--- private ---\nhush"
GIVEN = (
    *("goal add Speak", "feedback give well", "milestone add Spoke", "action add Send", "raise tone", "note hi"),
    *("plan 2026-12-01", "checkin ana --more praise", "rate listening 3", "log talked"),
)
WITHOUT = [
    *(["note", TEXT], ["note", TEXT, "--shareable"], ["raise", TEXT], ["goal", "add", TEXT], ["action", "add", TEXT]),
    *(["milestone", "add", TEXT], ["feedback", "give", TEXT], ["feedback", "receive", TEXT]),
    *(["feedback", "give", "well", option, TEXT] for option in ("--situation", "--behaviour", "--impact")),
    *(["goal", "add", "x", option, TEXT] for option in ("--measure", "--why")),
    *(["log", "x", option, TEXT] for option in ("--takeaway", "--topic", "--me", "--them", "--where")),
    *(["outcome", "f1", "improved", TEXT], ["checkpoint", "g1", "40", TEXT], ["celebrate", "m1", TEXT]),
    *(["rate", TEXT, "3"], ["cancel", "s1", "--why", TEXT]),
    *(["plan", "friday", "--where", TEXT], ["start", "Bo", "--i-am", "mentee", "--focus", TEXT]),
    *(["checkin", "ana", "--more", TEXT], ["checkin", "ana", "--less", TEXT], ["agreement", "ana", "--set", TEXT]),
    *(["end", "ana", option, TEXT] for option in ("--reason", "--learned", "--thanks", "--same", "--different")),
    *(["end", "ana", "--prepare", "--next", TEXT], ["edit", "n1", "--text", TEXT], ["edit", "t1", "--text", TEXT]),
    *(["edit", "g1", "--title", TEXT], ["edit", "s2", "--takeaway", TEXT], ["edit", "r1", "--agreement", TEXT]),
    *(["edit", "f1", "--impact", TEXT], ["edit", "c1", "--more", TEXT], ["edit", "k1", "--skill", TEXT]),
]
PIPED = [
    *("note -", "raise -", "goal add -", "action add -", "milestone add -", "feedback give -", "feedback receive -"),
    "agreement ana --set -",
]


@pytest.fixture
def filled(ana: Mentor) -> Mentor:
    """The mentor of Ana, with an entry of every kind."""
    return ana.given(*GIVEN)


@pytest.mark.parametrize("line", WITHOUT, ids=lambda line: " ".join(line).replace(TEXT, "TEXT"))
def test_a_text_without_a_private_part_refuses_the_marker(filled: Mentor, line: list[str]) -> None:
    """Nothing is stored, and the suggested command records the text as private."""
    before = filled("history --json").json
    for marker in ("--- private ---", "== private ==", "Private"):
        error = filled.fails([word.replace("--- private ---", marker) for word in line], code=2)
        looks = "" if marker == "--- private ---" else "looks like a line that "
        assert f"`{marker}` {looks}begins a private part" in error
        assert f"`\\{marker}`" in error
        assert filled("history --json").json == before
    hint = next(text for text in error.splitlines() if text.startswith("  mentorlog note TEXT"))
    assert filled(f"{hint.strip().removeprefix('mentorlog ')} --json").json["private"] is True


@pytest.mark.parametrize("line", PIPED)
def test_a_piped_text_without_a_private_part_refuses_the_marker(filled: Mentor, line: str) -> None:
    """The text is saved in a file."""
    before = filled("history --json").json
    assert "begins a private part" in filled.fails(line, code=2, stdin=f"{TEXT}\n")
    assert kept(filled) == [f"{TEXT}\n"]
    assert filled("history --json").json == before


@pytest.mark.parametrize("line", ["note", "raise", "goal add", "action add", "agreement --edit", "end --edit"])
def test_an_editor_for_a_text_without_a_private_part_opens_again(
    filled: Mentor, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """The error names the marker, and the corrected text is recorded."""
    sit_down(monkeypatch)
    script = (
        "heading = '## Why did it end?\\n'\n"
        "if 'begins a private part' in text:\n"
        "    text = text.replace('\\n--- private ---', '\\nthen')\n"
        "elif heading in text:\n"
        f"    text = text.replace(heading, heading + {TEXT!r})\n"
        "else:\n"
        f"    text = {TEXT!r} + '\\n' + text.split('What I expect')[0]"
    )
    entry = filled(f"{line} --json --yes", **editor_that_runs(filled, script)).json
    assert "open\nthen\nhush" in entry.values()
    assert opened(filled).startswith("# mentorlog: `--- private ---` begins a private part")
    assert kept(filled) == []


def test_an_editor_text_that_still_has_the_marker_is_refused(filled: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is saved in a file."""
    sit_down(monkeypatch)
    assert "begins a private part" in filled.fails("note", code=2, **editor_that_types(filled, TEXT))
    assert kept(filled) == [TEXT]


@pytest.mark.parametrize(
    ("line", "answers", "key", "stored"),
    [
        ("feedback give", "--- private ---\nstandup\ncut in\n\n", "situation", "standup"),
        ("goal add Lead", "— Privat —\nthree reviews\n\n", "measure", "three reviews"),
        ("checkin ana", "\n\n--- private ---\npraise\n\n", "more", "praise"),
        ("end ana --prepare", "--- private ---\nto ask\n\n\n\n\n\n", "learned", "to ask"),
    ],
)
def test_an_answer_with_the_marker_is_asked_again(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, answers: str, key: str, stored: str
) -> None:
    """The message suggests the command that records it as private."""
    sit_down(monkeypatch)
    error = ana(line, stdin=answers).err
    assert "begins a private part, and an answer can't have one" in error
    assert "\n  mentorlog note TEXT -w r1\n" in error
    ref = {"feedback": "f1", "goal": "g1", "checkin": "c1", "end": "r1"}[line.split()[0]]
    assert ana(f"show {ref} --json").json[key] == stored


def test_a_very_long_line_of_dashes_is_read_fast() -> None:
    """The line can have the word "private" at its start, its end or between dashes."""
    for text in ("-" * 100_000 + "privat", "privat" + "—" * 100_000, "- " * 50_000 + "private"):
        with pytest.raises(UsageError):
            split_private_part(text)
    dashes = "-" * 100_000
    assert split_private_part(f"open\n{dashes} private {dashes}\nhush").private == "hush"


def test_a_text_of_one_line_similar_to_the_marker_is_accepted(ana: Mentor) -> None:
    """A single line has no text below it that could be exposed; the exact marker is still refused."""
    for text in ("private", "Private!", "(private)", "- private"):
        assert ana(["raise", "--json", "--", text]).json["text"] == text
    assert ana(["log", "private", "--json"]).json["notes"] == "private"
    for line in (["raise", "--", "--- private ---"], ["log", "x", "--takeaway", "--- private ---"]):
        ana.fails(line, code=2)


# the form

STORED = [
    *(f"open\n{line}\nmore" for line in ("--- private ---", "— Privat —", "== private ==", "private", "\\private")),
    *("private", "--- private ---", "\\--- private ---", "# Private", "open\n\nprivate", "one\n\\\n\\\\\n \\\nx"),
    *("# mentorlog: a line", "open\n# mentorlog: a line\n\\# mentorlog: another", "one\r--- private ---\r\ntwo"),
]


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("text", STORED)
def test_the_form_escapes_stored_lines_that_look_like_a_marker(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """An unchanged form changes nothing, and a changed line changes only its field."""
    sit_down(monkeypatch)
    public = escape_public(text)
    ana(["log", escape_markers(text), "--private-notes", text, "--takeaway", public, "--takeaway", "two"])
    ana(["note", public])
    ana(["agreement", "ana", "--set", public])
    for ref, key in (("s1", "notes"), ("n1", "text"), ("r1", "agreement")):
        before = ana(f"show {ref} --json").json
        assert before[key] == text
        for script in (
            "text = text.replace('A field without', 'Any field without')",
            "text = text.replace('\\n', ' \\r\\n'); path.write_bytes(text.encode()); sys.exit()",
            "text = '\\ufeff' + '\\n'.join(line.rstrip() for line in text.split('\\n')).strip()",
        ):
            assert "Nothing" in ana(f"edit {ref}", ok=False, **editor_that_runs(ana, script)).output
            assert ana(f"show {ref} --json").json == before
    has(ana("show s1 --json").json, private_notes=text, takeaways=[text, "two"])
    for old, new, key, value in (
        ("takeaway: two", "takeaway: three", "takeaways", [text, "three"]),
        ("where:", "where: office", "where", "office"),
    ):
        before = ana("show s1 --json").json
        script = f"text = text.replace({old!r}, {new!r})"
        after = ana("edit s1 --json", **editor_that_runs(ana, script)).json
        assert {name: after[name] for name in after if after[name] != before[name]} == {key: value}


@pytest.mark.parametrize("text", STORED[:5])
def test_text_beside_an_escaped_line_can_be_changed_in_the_form(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The escaped line is stored unchanged."""
    sit_down(monkeypatch)
    public = escape_public(text)
    ana(["log", escape_markers(text), "--takeaway", public])
    ana(["note", public])
    script = editor_that_runs(ana, "text = text.replace('open', 'closed')")
    changed = text.replace("open", "closed")
    has(ana("edit s1 --json", **script).json, notes=changed, takeaways=[changed], private_notes=None)
    assert ana("edit n1 --json", **script).json["text"] == changed


def test_the_form_of_a_session_without_private_notes_adds_none(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The marker of the form is never stored, however the editor ends the file."""
    sit_down(monkeypatch)
    ana("log long talk --for 45m")
    for end in ("", "\\n", "\\r\\n", " \\n\\n"):
        script = f"text = text.split('# mentorlog')[0].rstrip().replace('long', 'longer') + '{end}'"
        has(ana("edit s1 --json", **editor_that_runs(ana, script)).json, private_notes=None, minutes=45)
    assert ana("show s1 --json").json["notes"] == "longererererer talk"[:12] + " talk"


def test_text_below_the_marker_of_the_form_is_private(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other forms of the marker work too, and similar lines are refused."""
    sit_down(monkeypatch)
    ana("log talk")
    entry = ana(
        "edit s1 --json", **editor_that_runs(ana, "text = text.replace('--- private ---\\n', '— Privat —\\nhush')")
    )
    has(entry.json, notes="talk", private_notes="hush")
    error = ana.fails(
        "edit s1", code=2, **editor_that_runs(ana, "text = text.replace('--- private ---', '-- private')")
    )
    assert "looks like the line" in error
    has(ana("show s1 --json").json, notes="talk", private_notes="hush")


def test_private_notes_do_not_become_public_without_their_marker(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form without its marker is refused."""
    sit_down(monkeypatch)
    ana("log talk --private-notes hush")
    error = ana.fails("edit s1", code=2, **editor_that_runs(ana, "text = text.replace('--- private ---\\n', '')"))
    assert "The line `--- private ---` is missing" in error
    has(ana("show s1 --json").json, notes="talk", private_notes="hush")


# any text

MARKS = [*NEAR_MISSES, *OTHER_NEAR_MISSES, *(line for line, _, _ in INLINE)]
LINES = st.sampled_from([*MARKERS, *MARKS, *TEXTS, "private", "", " ", "\\", "\\private", "\\\\--- private ---"])
ANY = st.lists(LINES | st.text(max_size=8), max_size=6).map("\n".join)


@given(ANY)
def test_an_escaped_text_is_read_back_unchanged(text: str) -> None:
    """For any text, no part is private, refused or lost."""
    split = split_private_part(escape_markers(text))
    assert (split.public, split.private, split.has_marker) == (text, None, False)
    assert without_private_part(escape_public(text), what="this") == text


@given(ANY, st.sampled_from(MARKERS), ANY)
def test_nothing_after_a_marker_is_public(before: str, marker: str, after: str) -> None:
    """The text before the marker can be any text that is not refused."""
    try:
        split = split_private_part(f"{before}\n{marker}\n{after}\nSECRET")
    except UsageError:
        return
    assert "SECRET" not in split.public
    assert split.private is not None
    assert split.private.endswith("SECRET")


def value_from_form(text: str) -> str:
    """A value as the form returns it: without white space around its first line and at the end of the others."""
    first, *more = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join((first.strip(), *(line.rstrip(" \t") for line in more)))


FIELD = ANY.filter(lambda text: bool(text.strip()))


@given(FIELD, FIELD, FIELD, FIELD, st.sampled_from(["\n", "\r\n", "\r", " \n"]))
def test_the_form_returns_any_text_in_its_own_field(
    notes: str, first: str, second: str, private: str, newline: str
) -> None:
    """The editor can change the line breaks."""
    entry = session(1, notes=notes, takeaways=(first, second), why=second, private_notes=private)
    form = edit_form._form(entry) + edit_form._help(entry)
    typed = edit_form._read(remove_help(normalise_text(form.replace("\n", newline))), entry)
    read = edit_form._by_field(typed, "session")
    assert [without_private_part(text, what="this") for text in read.get("takeaways", [])] == [
        value_from_form(text) for text in (first, second)
    ]
    assert [without_private_part(text, what="this") for text in read["why"]] == [value_from_form(second)]
    split = split_private_part("\n".join(read["notes"]))
    assert (split.private, split.has_marker) == (None, False)
    for stored, found in ((notes, split.public), (private, read["private_notes"][0])):
        below = normalise_text(f"above\n{stored}".replace("\n", newline)).removeprefix("above")
        assert trim_blank_lines(found) == trim_blank_lines(below)


@pytest.mark.parametrize(
    "code", [0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200F, 0x202A, 0x202E, 0x2061, 0x206F, 0xFE0F, 0xFEFF]
)
def test_an_invisible_character_does_not_hide_the_marker(ana: Mentor, code: int) -> None:
    """Pasted text can contain one; the quick check and the parser ignore the same characters."""
    marker = f"--- pri{chr(code)}vate ---"
    has(ana(["log", f"open\n{marker}\nhush", "--json"]).json, notes="open", private_notes="hush")
    assert "private" in ana.fails(["raise", f"open\n{marker}\nhush"], code=2)
