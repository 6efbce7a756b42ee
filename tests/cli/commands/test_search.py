"""`search`: find any words in any script, the newest entries first."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.cli.conftest import Mentor
from tests.present.hostile import texts
from tests.property_tests import settings

WRITTEN = (
    "log 'Vi talte om at sige nej til møder om foråret' -w ana --on 2026-03-10 --topic 'career goals'",
    "log 'C++ and follow-up: 100% of [brackets] :smile:' -w bo --on 2026-04-10 --takeaway 'Breathe at the comma'",
    "note 'Åse skriver på blå papir, ærligt' -w ana --on 2026-05-10",
    "note '开门见山，我们在上海见面' -w bo --on 2026-06-10",
    "note \"She said 'never again' — don't!\" -w ana --on 2026-07-10",
    "goal add 'Run the design review alone' -w ana --measure 'three reviews' --on 2026-08-10",
    "checkpoint g1 30 'led the caching review' --on 2026-09-10",
    "action add 'Review the review checklist' -w bo --on 2026-10-10",
    "feedback give -w ana --situation Standup --behaviour 'cut in twice' --impact 'Mette stopped' --on 2026-10-11",
    "milestone add 'First review led' -w bo --on 2026-11-11",
    "raise 'Is the review page too long?' -w ana",
    "note '発表の練習をする 발표 연습' -w bo",
    "note 'naïve café CRÈME Straße' -w bo",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal in many scripts."""
    mentor = Mentor(tmp_path_factory.mktemp("written"))
    mentor("start Ana Souza --i-am mentor --since 2026-03-02 --focus 'From senior to lead'")
    mentor("start Bo Lind --i-am mentee --since 2026-03-02 --org 'Fjordlys: platform'")
    for line in WRITTEN:
        mentor(line)
    return mentor.db.read_bytes()


@pytest.fixture
def writer(mentor: Mentor, written: bytes) -> Mentor:
    """A user with that journal."""
    mentor.db.write_bytes(written)
    return mentor


def found(mentor: Mentor, *words: str) -> list[str]:
    """Return the refs that a search for these words finds."""
    return [result["ref"] for result in mentor(["search", "--json", *words]).json]


def test_a_snippet_from_a_private_field_is_marked_private(two: Mentor) -> None:
    """What was hoped for and offered, private notes and prepared closing answers are private in a shareable entry."""
    two.given(
        'prospect add Rie Holm --hope "a råd about talks" --offer spreadsheets',
        "ask rie 'dear rie'",
        "start rie --focus planning",
        "log long talk -w rie --private-notes hush",
        "edit r3 --learned patience",
    )
    private = {word: two(f"search {word} --json").json[0]["private"] for word in ("råd", "dear", "hush", "patience")}
    assert set(private.values()) == {True}, private
    assert "private" in two("search spreadsheets").out
    assert two("search Ana --json").json[0]["private"] is False
    two("end rie --yes")
    # the whole of this short text is shown, and what was hoped for is in it
    assert two("search patience --json").json[0]["private"] is True
    two("edit rie --clear hope --clear offer --clear message")
    assert two("search patience --json").json[0]["private"] is False


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        # Danish without accents where Unicode folds them, and as typed
        (["foraret"], ["s1"]),
        (["foråret"], ["s1"]),
        (["FORÅRET"], ["s1"]),
        (["bla"], ["n1"]),
        (["møder"], ["s1"]),
        (["MØDER"], ["s1"]),
        (["ærligt"], ["n1"]),
        (["Åse"], ["n1"]),
        (["ase"], ["n1"]),
        # other accents
        (["naive", "cafe", "creme"], ["n5"]),
        (["naïve"], ["n5"]),
        # Chinese, Japanese and Korean: any two characters or more
        (["见山"], ["n2"]),
        (["上海"], ["n2"]),
        (["海见"], ["n2"]),
        (["开门见山"], ["n2"]),
        (["練習"], ["n4"]),
        (["発表の練習"], ["n4"]),
        (["연습"], ["n4"]),
        (["山开"], []),
        # punctuation
        (["C++"], ["s2"]),
        (["follow-up"], ["s2"]),
        (["[brackets]"], ["s2"]),
        ([":smile:"], ["s2"]),
        (["100%"], ["s2"]),
        (["don't"], ["n3"]),
        (["'never again'"], ["n3"]),
        (['"never again"'], ["n3"]),
        (['"again never"'], []),
        # several words, anywhere in the entry; topics, takeaways, measures, impacts and checkpoints too
        (["review", "checklist"], ["a1"]),
        (["checklist", "review"], ["a1"]),
        (["review checklist"], ["a1"]),
        (["career"], ["s1"]),
        (["breathe", "comma"], ["s2"]),
        (["three", "reviews"], ["g1"]),
        (["mette"], ["f1"]),
        (["caching"], ["g1"]),
        (["senior"], ["r1"]),
        (["fjordlys"], ["r2"]),
        (["lind"], ["r2"]),
        # without an exact match, the start of a word
        (["checkl"], ["a1"]),
        (["standu*"], ["f1"]),
        (["nowhere"], []),
    ],
)
def test_search_finds_words_in_any_script(writer: Mentor, words: list[str], refs: list[str]) -> None:
    """Accents and case may be omitted."""
    assert found(writer, *words) == refs


def test_the_newest_entries_come_first(writer: Mentor) -> None:
    """A goal is sorted by its newest checkpoint that matches."""
    results = writer("search review --json").json
    assert [result["ref"] for result in results] == ["t1", "m1", "a1", "g1"]
    assert [result["on"] for result in results] == sorted((result["on"] for result in results), reverse=True)
    assert all({"ref", "kind", "relationship", "on", "snippet"} <= result.keys() for result in results)


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        (["--with", "ana"], ["t1", "g1"]),
        (["-w", "r2"], ["m1", "a1"]),
        (["--in", "milestone"], ["m1"]),
        (["--in", "milestones,actions"], ["m1", "a1"]),
        (["--in", "goal", "--in", "point"], ["t1", "g1"]),
        (["--since", "2026-11-01"], ["t1", "m1"]),
        (["--until", "october"], ["a1", "g1"]),
        (["--since", "september", "--until", "2026-10-31"], ["a1", "g1"]),
        (["--with", "bo", "--in", "action", "--since", "2026"], ["a1"]),
        (["--until", "2025"], []),
        (["--limit", "2"], ["t1", "m1"]),
    ],
)
def test_a_search_can_be_filtered(writer: Mentor, options: list[str], refs: list[str]) -> None:
    """It can be limited to relationships, kinds, a period and a number of results."""
    assert found(writer, "review", *options) == refs


def test_a_limit_prints_a_note_if_there_are_more(writer: Mentor) -> None:
    """The note is on stderr."""
    assert writer("search review --limit 2").err
    assert "--limit" in writer("search review --limit 2 --json").err
    assert writer("search review --limit 9 --json").err == ""


def test_an_empty_result_succeeds_with_a_note(writer: Mentor) -> None:
    """The note repeats the words."""
    answer = writer("search no such words")
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing found for no such words" in answer.err


def test_a_result_has_a_snippet_the_person_and_the_ref(writer: Mentor) -> None:
    """The ref comes last."""
    (line,) = writer("search caching").fields.splitlines()
    assert "led the caching review" in line
    assert "Ana Souza" in line
    assert line.endswith("\tg1")


def test_private_entries_are_found_and_marked(writer: Mentor) -> None:
    """Search is for the owner of the journal."""
    assert "private" in writer("search papir").out


def test_search_follows_changes_and_undo(writer: Mentor) -> None:
    """A changed entry is found by its new text, and a deleted one is not found."""
    writer("edit a1 --text 'Something else'")
    assert found(writer, "checklist") == []
    assert found(writer, "something") == ["a1"]
    writer("undo")
    assert found(writer, "checklist") == ["a1"]
    writer("delete a1")
    assert found(writer, "checklist") == []
    writer("undo")
    assert found(writer, "checklist") == ["a1"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        "*",
        "**",
        '""',
        '"*',
        "(",
        ")",
        "a OR",
        "AND",
        "NOT x",
        "NEAR(a b)",
        "text:x",
        "^a",
        "-",
        "--",
        "a -b",
        "{a}",
        "x:y:z",
        "%",
        "\\",
        "+",
        "C++*",
        '"unclosed phrase',
        ";",
        "/* x */",
        "見",
        "é" * 500,
        "word " * 300,
        "0",
        "ø",
        "\u0301",
    ],
)
def test_search_accepts_operators_and_special_characters(writer: Mentor, words: str) -> None:
    """None of them causes an SQL error."""
    answer = writer(["search", "--", words])
    assert answer.code == 0
    assert "SQL" not in answer.output


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=texts, with_star=st.booleans())
def test_search_accepts_any_text(writer: Mentor, words: str, with_star: bool) -> None:  # noqa: FBT001
    """Only blank text is refused (exit 2)."""
    query = words + "*" if with_star else words
    answer = writer(["search", "--json", "--", query], ok=False)
    assert answer.code == (0 if query.strip() else 2)
