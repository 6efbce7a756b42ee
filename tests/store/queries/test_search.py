"""Search: which entries are found, and that any text is a valid query."""

import datetime as dt
import random
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.model import KINDS, Ref
from mentorlog.store import Journal
from mentorlog.store.queries import search, snippets
from mentorlog.store.queries.snippets import WIDTH, Term, is_end, snippet, unify_spelling
from mentorlog.store.schema.search_index import SEARCHED_COLUMNS
from tests.property_tests import settings
from tests.store.build import NOW, Build, connection, day, in_memory, terms


def found(journal, words, **narrowed):
    """The refs of the results, as text."""
    return [str(one.ref) for one in journal.search(words, **narrowed)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("talked about delegation", "delegation"),
        ("talked about delegation", "DELEGATION talked"),
        ("talked about delegation", '"about delegation"'),
        ("talked about delegation", "deleg"),
        ("talked about delegation", "deleg*"),
        ("talked about delegation", '"about deleg"*'),
        ("den blå bog", "bla"),
        ("den bla bog", "blå"),
        ("smørrebrød på Ærø", "smørrebrød ærø"),
        ("SMØRREBRØD", "smørrebrød"),
        ("cafe\u0301 later", "café"),
        ("café later", "cafe"),
        ("follow-up on C++", "follow-up"),
        ("follow-up on C++", "c++"),
        ("it's", "it's"),
        ("王小明は元気です", "小明"),
        ("王小明は元気です", "元気"),
        ("王小明は元気です", "明"),
        ("API設計の話", "API設計"),
        ("API設計の話", "設計"),
        ("김민수와 대화", "민수"),
        ("𠮷野家", "𠮷野"),
        ("x" * 255 + " 明日", "明日"),
        ("[x] :smile: \\", "smile"),
        ("mail ana@example.org", "ana@example.org"),
        ("smørrebrød", "smorrebrod"),
        ("SMØRREBRØD", "smoerrebroed"),
        ("smoerrebroed", "smørrebrød"),
        ("kørekort til Ærø", "AEROE koerekort"),
        ("Aarhus", "århus"),
        ("Århus", "aarhus"),
        ("A\u030arhus", "aarhus"),
        ("Århus", "arhus"),
        ("Große Straße", "GROSSE strasse"),
        ("grosse STRASSE", "große straße"),
        ("🎉 it went well", "🎉"),
        ("great👍🏽", "great"),
        ("great👍🏽", "👍"),
        ("a 👩‍💻 at work", "💻"),
        ("⭐⭐⭐", "⭐"),
        ("20°C and rising", "20"),
        ("mentorlog™", "mentorlog"),
    ],
)
def test_matching_ignores_case_accents_and_spelling(build, text, words):
    """Emoji and words in scripts without spaces are found too."""
    note = build.note(text)
    build.note("nothing of the kind")
    assert found(build.journal, words) == [str(note)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("talked about delegation", "delegation trust"),
        ("talked about delegation", '"delegation about"'),
        ("talked about delegation", "elegation"),
        ("王小明", "明小"),
        ("🎉", "👍"),
        ("a b", "+++"),
        ("a b", ""),
        ("a b", "   "),
        ("a b", '"'),
        ("a b", "*"),
    ],
)
def test_entries_without_all_the_words_are_not_found(build, text, words):
    """Punctuation alone is not a word."""
    build.note(text)
    assert found(build.journal, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("til styregruppemøde i går", "møde"),
        ("Styregruppemøde.", "MØDE"),
        ("(styregruppemøde)", "gruppemøde"),
        ("to-do: styregruppemøde/referat", "moede"),
        ("årsplan", "plan"),
        ("Vejledningsaftale\nmed Bo", "aftale bo"),
        ("“udviklingssamtale”", "samtale"),
    ],
)
def test_the_end_of_a_compound_finds_it(build, text, words):
    """Danish and German write several words as one, the most important last."""
    note = build.note(text)
    build.note("nothing of the kind")
    assert found(build.journal, words) == [str(note)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("styregruppemøde", "øde"),  # fewer than four letters
        ("opmøde", "møde"),  # fewer than three letters before it
        ("styregruppemøde", "gruppe"),  # the middle
        ("styregruppemøde", '"stort møde"'),
        ("styregruppe møde", "gruppemøde"),
    ],
)
def test_other_parts_of_a_word_do_not_find_it(build, text, words):
    """The end has at least four letters, and at least three letters come before it."""
    build.note(text)
    assert found(build.journal, words) == []


def test_full_words_and_ends_of_words_are_one_list(build):
    """The newest comes first; words that begin with the query are found only if there are no others."""
    build.note("mødelokale", on=day("03-01"))
    assert found(build.journal, "møde") == ["n1"]
    build.note("styregruppemøde", on=day("03-02"))
    build.note("et møde", on=day("03-03"))
    build.note("lærermøde", on=day("03-04"))
    assert found(build.journal, "møde") == ["n4", "n3", "n2"]
    assert found(build.journal, "møde*") == ["n3", "n1"]


def test_an_edited_compound_is_not_found_by_its_old_end(build):
    """The ends of the old text are removed from the index."""
    note = build.note("styregruppemøde")
    build.set(note, text="udviklingssamtale")
    assert found(build.journal, "møde") == []
    assert found(build.journal, "samtale") == [str(note)]


def test_a_long_query_is_searched(build):
    """Every word counts, including the last one."""
    page = " ".join(f"word{number}" for number in range(900))
    build.note(page)
    assert found(build.journal, page) == ["n1"]
    assert found(build.journal, f"{page} absent") == []


def test_a_very_long_query_is_shortened(build):
    """The search stays fast; words after the limit are ignored."""
    build.note(" ".join(f"word{number}" for number in range(1000)))
    assert found(build.journal, " ".join(f"word{number}" for number in range(3000))) == ["n1"]


def test_a_prefix_is_found_only_if_no_full_word_is(build):
    """For example, `lead` finds `leading` only if no entry has the word `lead`."""
    build.note("leading")
    assert found(build.journal, "lead") == ["n1"]
    build.note("to lead")
    assert found(build.journal, "lead") == ["n2"]
    assert found(build.journal, "lead*") == ["n2", "n1"]


@given(st.text() | st.text(alphabet="\"*()+-^:{}NEAR AND OR NOT scope text'\0\ud800明\n", max_size=30))
@example(" ".join(f"w{number}" for number in range(5000)))
@example('"' * 999)
@example("a" * 100_000)
@example("NEAR(a b, 3)")
@example("text : a")
@example("\0")
@example("\ud800")
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_valid_query(words):
    """No text that a user can type raises an error."""
    with _LIBRARY() as journal:
        journal.search(words)
        journal.search(words, relationship=Ref("relationship", 1), kinds=KINDS)


class _LIBRARY:
    """One journal for all examples, because a search changes nothing."""

    kept: Journal | None = None

    def __enter__(self):
        if _LIBRARY.kept is None:
            _LIBRARY.kept = in_memory()
            Build(_LIBRARY.kept).note("a b near text scope 明日 w1")
        return _LIBRARY.kept

    def __exit__(self, *_):
        pass


WORDS = ["delegation", "delegate", "tillid", "bog", "blå", "明日", "明", "日", "x", "Møde", "aarsmøde", "moede", "🎉"]


@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), max_size=8),
    words=st.lists(st.sampled_from([*WORDS, "del", "til", "arsm"]), min_size=1, max_size=2),
)
@settings(max_examples=60, deadline=None)
def test_search_finds_the_same_as_a_full_scan(texts, words):
    """The entries with all the words; if there are none, those with the words as prefixes."""

    def has(text, wanted, *, begins):
        if wanted > "\u2e80":  # spaces between such characters do not separate words
            return wanted in "".join(text)
        words, wanted = [unify_spelling(word) for word in text], unify_spelling(wanted)
        if begins:
            return any(word.startswith(wanted) for word in words)
        return any(word == wanted or is_end(wanted, of=word) for word in words)

    with in_memory() as journal:
        build = Build(journal)
        build.relationship("Zoe")
        for number, text in enumerate(texts):
            build.note(" ".join(text), on=day("03-01") + dt.timedelta(days=number))
        expected = [
            [
                f"n{number + 1}"
                for number, text in reversed(list(enumerate(texts)))
                if all(has(text, wanted, begins=begins) for wanted in words)
            ]
            for begins in (False, True)
        ]
        assert found(journal, " ".join(words)) == (expected[0] or expected[1])


def test_every_text_field_is_searched(build):
    """A text is found in every field, under the entry that it belongs to."""
    build.relationship("name1", focus="focus1", email="email1", org="org1", agreement="agreement1")
    build.set(build.one, reason="reason1", thanks="thanks1")
    goal = build.goal("title3", why="why3", measure="measure3")
    build.checkpoint(goal, "11-01", 10, "note9")
    build.held(
        "11-09",
        notes="notes2",
        private_notes="private2",
        where="place2",
        why="why2",
        topics=("topic2", 'a "quoted" topic22'),
        takeaways=("takeaway2",),
    )
    build.action("text4")
    build.feedback("behaviour5", text="text5", situation="situation5", impact="impact5")
    build.set(Ref("feedback", 1), outcome="worse", outcome_note="outcome5")
    build.milestone("title6", how="how6", celebrated_on=day("11-01"))
    build.point("text7")
    build.note("text8")
    expected = {
        "r1": "name1 focus1 email1 org1 agreement1 reason1 thanks1",
        "s1": "notes2 private2 place2 why2 topic2 topic22 takeaway2",
        "g1": "title3 why3 measure3 note9",
        "a1": "text4",
        "f1": "behaviour5 text5 situation5 impact5 outcome5",
        "m1": "title6 how6",
        "t1": "text7",
        "n1": "text8",
    }
    for ref, words in expected.items():
        for word in words.split():
            (one,) = build.journal.search(word)
            assert (str(one.ref), word in one.snippet) == (ref, True)


def test_results_of_all_kinds_are_newest_first(build):
    """They are sorted by the day of the entry, not by the time it was recorded."""
    build.note("kaffe", on=day("2025-01-01")), build.point("kaffe", on=day("11-01"))
    build.goal("kaffe", on=day("05-01")), build.held("1970-01-01", notes="kaffe")
    assert found(build.journal, "kaffe") == ["t1", "g1", "n1", "s1"]
    assert found(build.journal, "kaffe", limit=2) == ["t1", "g1"]
    assert found(build.journal, "kaffe", limit=0) == []


def test_a_search_can_be_filtered(build):
    """The filters are a relationship, kinds and days; both ends of a span are included."""
    build.relationship("Ana")
    bo = build.relationship("Bo")
    build.note("kaffe", on=day("03-01")), build.note("kaffe", on=day("03-02"), relationship=bo)
    build.goal("kaffe", on=day("03-03")), build.action("kaffe", on=day("03-04"))
    assert found(build.journal, "kaffe", relationship=bo) == ["n2"]
    assert found(build.journal, "kaffe", kinds=("goal", "action")) == ["a1", "g1"]
    assert found(build.journal, "kaffe", kinds=("note",), relationship=build.one) == ["n1"]
    assert found(build.journal, "kaffe", since=day("03-03")) == ["a1", "g1"]
    assert found(build.journal, "kaffe", until=day("03-02")) == ["n2", "n1"]
    assert found(build.journal, "kaffe", since=day("03-02"), until=day("03-03")) == ["g1", "n2"]
    assert found(build.journal, "kaffe", since=dt.date.min, until=dt.date.max) == ["a1", "g1", "n2", "n1"]


def test_the_scope_is_not_searched(build):
    """Searching for a kind or a ref finds only text."""
    build.note("kaffe")
    assert found(build.journal, "note") == found(build.journal, "r1") == []


def test_a_goal_is_listed_once_at_its_newest_checkpoint(build):
    """Its own text and several checkpoints are one result; other entries are not displaced."""
    goal = build.goal("kaffe", on=day("03-01"))
    for number in range(1, 6):
        build.checkpoint(goal, f"04-0{number}", number, "kaffe")
    build.note("kaffe", on=day("02-01"))
    results = build.journal.search("kaffe", limit=2)
    assert [(str(one.ref), one.on) for one in results] == [("g1", day("04-05")), ("n1", day("02-01"))]


def test_a_result_has_the_relationship_and_privacy(build):
    """A checkpoint is private if its goal is."""
    goal = build.goal("x", private=True)
    build.checkpoint(goal, "11-01", 10, "kaffe")
    build.note("kaffe", on=day("01-01"), private=False)
    results = build.journal.search("kaffe")
    assert [(one.relationship, one.private) for one in results] == [("Ana Souza", True), ("Ana Souza", False)]


def test_matches_are_the_positions_of_the_words(build):
    """Each span of the snippet is a word of the query, as it was typed in the entry."""
    build.note("Blå bog, blå himmel og en BLÅ bil; følgebog, cafe\u0301")

    def marked(words):
        (one,) = build.journal.search(words)
        return [one.snippet[start:end] for start, end in one.matches]

    assert marked("bla") == ["Blå", "blå", "BLÅ"]
    assert marked("blå bog") == ["Blå", "bog", "blå", "BLÅ"]
    assert marked('"blå himmel"') == ["blå himmel"]
    assert marked('"himmel og" og') == ["himmel og"]
    assert marked("følge") == ["følgebog"]
    assert marked("café") == ["cafe\u0301"]


def test_matches_in_scripts_without_spaces(build):
    """Adjacent characters are one span."""
    build.note("王小明と小明の話")
    (one,) = build.journal.search("小明")
    assert [one.snippet[start:end] for start, end in one.matches] == ["小明", "小明"]


def test_the_texts_of_an_entry_are_separated(build):
    """A name, a focus and an address do not read as one sentence; nor do two takeaways."""
    build.relationship("Søren Østergård", focus="Lead the team", email="soren@example.dk")
    (one,) = build.journal.search("lead soren")
    assert one.snippet == "Søren Østergård · Lead the team · soren@example.dk"
    assert [one.snippet[start:end] for start, end in one.matches] == ["Søren", "Lead", "soren"]
    build.held("03-03", notes="kaffe", takeaways=("Ask", "Listen"))
    (two,) = build.journal.search("kaffe listen")
    assert two.snippet == "kaffe · Ask · Listen"
    assert [two.snippet[start:end] for start, end in two.matches] == ["kaffe", "Listen"]


def test_a_snippet_is_the_part_around_the_first_match():
    """It is cut between words, marked with an ellipsis, and one or two lines long."""
    text = "word " * 100 + "needle " + "hay " * 100
    part, matches, start, end = snippet(text, [Term("needle")])
    assert text[start:end] == part.strip("…")
    assert part.startswith("…word") and part.endswith("…")
    assert [part[start:end] for start, end in matches] == ["needle"]
    assert len(part) <= WIDTH + 20
    assert part.strip("…") in text


def test_a_short_text_is_not_cut():
    """The snippet is the whole text."""
    assert snippet("two\nlines", [Term("lines")]) == ("two\nlines", ((4, 9),), 0, 9)


def test_a_match_at_the_end_is_shown_with_the_text_before_it():
    """The snippet has the usual length."""
    part, matches, *_ = snippet("word " * 100 + "needle", [Term("needle")])
    assert len(part) > WIDTH - 20
    assert [part[start:end] for start, end in matches] == ["needle"]


def test_a_very_long_word_is_cut():
    """The snippet keeps its maximum length."""
    part, matches, *_ = snippet("a" * 100_000, [Term("a", prefix=True)])
    assert len(part) <= 2 * WIDTH + 2
    assert matches == ((0, len(part) - 1),)


def test_a_match_without_a_position_shows_the_beginning():
    """The index may find a word that the snippet does not."""
    assert snippet("word " * 100, [Term("absent")])[0].startswith("word")


@given(
    st.text(alphabet="ab é明 \n.\u0301", max_size=400),
    st.text(alphabet="ab é明", min_size=1, max_size=4),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_spans_are_sorted_and_within_the_snippet(text, word, prefix):
    """The code that highlights them relies on it."""
    part, matches, start, end = snippet(text, [Term(word, prefix), Term("a")])
    assert part.strip("…") == text[start:end]
    ends = [edge for span in matches for edge in span]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(part) for start, end in matches)


def test_search_reads_the_fields_that_the_index_has(journal):
    """A snippet is made of the columns that the triggers index."""
    triggers = connection(journal).execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    indexed = {table: set(columns.split()) for (sql,) in triggers for table, columns in _INDEXED.findall(sql)}
    assert indexed == {table: set(search.searched_columns(table)) for table in search.TABLES}


_INDEXED = re.compile(r"WHEN '(\w+)' THEN '\d+ ([\w ]+?) '")
"""The table and the columns in the trigger that indexes a row."""


def test_the_numbers_of_tables_in_the_index_are_those_of_the_schema():
    """The number of a result gives its table."""
    assert tuple(SEARCHED_COLUMNS) == search.TABLES


def test_a_deleted_row_in_the_index_is_skipped(build):
    """A journal in which another program deleted rows without the triggers can still be searched."""
    build.note("kaffe"), build.note("kaffe te")
    at = connection(build.journal)
    at.execute("DROP TRIGGER record_note_delete")
    at.execute("DELETE FROM note WHERE id = 2")
    assert found(build.journal, "kaffe", limit=1) == ["n1"]


def test_long_text_of_scripts_without_spaces_is_indexed_in_order(journal):
    """The text is split into pieces, and the order of its words is kept."""
    chance = random.Random(1)  # noqa: S311
    build = Build(journal)
    for length in (1, 15, 16, 17, 33, 255, 256, 257, 511, 512, 513, 2000, 16_384, 16_385):
        text = "明" + "".join(chance.choice("小明元気xb c\nd") for _ in range(length - 1))
        note = build.note(text)
        stored = sorted(
            (offset, term)
            for term, key, column, offset in terms(journal)
            if key & 0xFFFFFFF == note.number and key >> 28 & 63 == 8 and column == "text"
        )
        assert [term for _, term in stored] == re.findall("[小明元気]|[xbcd]+", text)


def test_a_removed_word_is_no_longer_found(build):
    """Edits and deletions update the index, and so does undo."""
    note = build.note("kaffe")
    build.set(note, text="te")
    assert (found(build.journal, "kaffe"), found(build.journal, "te")) == ([], ["n1"])
    build.remove(note)
    assert found(build.journal, "te") == []
    build.journal.undo(now=NOW)
    assert found(build.journal, "te") == ["n1"]


@given(st.text(st.sampled_from("abøÅя_ -–…’\u0301\u036f中文ｱ가😀⌘§\n9٣") | st.characters(), max_size=30))
def test_words_are_found_as_a_pattern_with_all_ranges_finds_them(text):
    """CJK characters and symbols are words of their own, and accents are parts of words."""
    pattern = re.compile(
        f"[{snippets.CJK}{snippets.SYMBOLS}]|(?:[^\\W_{snippets.CJK}{snippets.SYMBOLS}]|[{snippets._ACCENTS}])+"
    )
    text = text.replace("\0", "")
    expected = [(word[0], word.start(), word.end()) for word in pattern.finditer(text)]
    assert list(snippets._find_words(text)) == expected
