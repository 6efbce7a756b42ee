"""The cost of indexing long texts, and that the index always has the words of the text as it is now."""

import random
import time

import pytest

from mentorlog.store import Journal
from mentorlog.store.schema import search_index
from mentorlog.store.schema.change_triggers import renew_search_index
from tests.store.build import NOW, Build, connection, in_memory, terms

MEGABYTE = 1_000_000
SPLIT = search_index._LONGEST_SPLIT
MAX_SECONDS = 2
"""Of processor time. Here it is at most 0.4; before pieces were cut from pieces, Chinese took 8."""


def chosen(characters, length):
    """A text of that many of these characters."""
    return "".join(random.Random(1).choices(list(characters), k=length))  # noqa: S311


def words(letters, separator):
    """A million bytes of different words."""
    text = chosen("abcdefghijklmnopqrst", MEGABYTE)
    return separator.join(text[start : start + letters] for start in range(0, MEGABYTE, letters))[:MEGABYTE]


TEXTS = {
    "english": lambda: ("the quick brown delegation jumps over lazy habits " * 20_000)[:MEGABYTE],
    "words": lambda: words(7, " "),
    "hyphens": lambda: words(14, "-"),
    "chinese": lambda: chosen(map(chr, range(0x4E00, 0x9FFF)), MEGABYTE // 3),
    "emoji": lambda: chosen(map(chr, range(0x1F600, 0x1F64F)), MEGABYTE // 4),
    "mixed": lambda: chosen("a中é", MEGABYTE // 2),
    "one word": lambda: "a" * MEGABYTE,
    "controls": lambda: "\x01" * MEGABYTE,
}


def number_of_words(journal):
    """How many words the index has."""
    at = connection(journal)
    at.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'row')")
    try:
        return at.execute("SELECT sum(cnt) FROM temp.words").fetchone()[0]
    finally:
        at.execute("DROP TABLE temp.words")


@pytest.mark.heavy
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_of_a_megabyte_is_recorded_in_little_time(build, text):
    """Other writers wait that long."""
    value = TEXTS[text]()
    build.relationship()
    before = time.process_time()
    build.note(value)
    assert time.process_time() - before < MAX_SECONDS


@pytest.mark.heavy
def test_a_long_text_is_found_by_its_last_word_and_gone_when_it_is_deleted():
    """The words of a megabyte are in the index; undo and redo take them out and bring them back."""
    with in_memory() as journal:
        build = Build(journal)
        build.relationship()
        text = "明日の telegraph " + "word " * 150_000 + "明後日 interview"
        note = build.note(text)
        recorded = terms(journal)
        for query, is_found in (
            ("interview", True),
            ("明日", True),
            ("graph", True),
            ("明後日", True),
            ("view", False),
        ):
            # the ends of words, and single characters, only in the first part of a text
            assert bool(journal.search(f'"{query}"')) == is_found, query
        build.set(note, text="short")
        assert journal.search("interview") == ()
        journal.undo(now=NOW)
        assert terms(journal) == recorded
        build.remove(note)
        assert [row for row in terms(journal) if row[0] in ("interview", "telegraph", "明")] == []
        journal.undo(now=NOW)
        assert terms(journal) == recorded


@pytest.mark.heavy
@pytest.mark.parametrize(
    "text",
    ["明" * (SPLIT + 1), "aé" * (SPLIT // 2) + "明明 telegraph", "a " * (SPLIT // 2 - 4) + "telegraph smørrebrød"],
    ids=["characters", "mixed", "words"],
)
def test_no_word_of_a_long_text_stays_in_the_index(build, text):
    """What a deletion takes out is exactly what was put in, also where the part that is split ends."""
    build.relationship()
    before = number_of_words(build.journal)
    note = build.note(text)
    assert number_of_words(build.journal) > before
    build.remove(note)
    assert number_of_words(build.journal) == before


@pytest.mark.heavy
def test_the_index_has_only_the_first_two_million_characters_of_what_another_program_wrote(build):
    """A text of any size takes a limited time."""
    build.relationship()
    note = build.note("x")
    at = connection(build.journal)
    longest = search_index._LONGEST
    at.execute("UPDATE note SET text = ? WHERE id = ?", ("a " * (longest // 2 - 5) + " beta gamma", note.number))
    assert build.journal.search("beta")
    assert build.journal.search("gamma") == ()
    build.journal.undo(now=NOW)
    assert build.journal.search("beta") == ()


def test_a_file_with_an_index_that_nobody_can_read_gets_a_new_one(path):
    """Journals of version 7 have an index without the sizes of its columns; the words stay the same."""
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        build.held("03-02", notes="明日 smørrebrød")
        build.advice("ask first")
        before = terms(journal)
        at = connection(journal)
        old = search_index.SEARCH[0].replace("content='', ", "content='', columnsize=0, ")
        for statement in ("DROP VIEW indexing", "DROP TABLE search", old, *search_index.SEARCH[1:]):
            at.execute(statement)
        renew_search_index(at)
        assert terms(journal) == before
        assert at.execute("SELECT count(*), count(text) FROM search").fetchone() == (3, 0)
