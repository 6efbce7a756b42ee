"""Import one journal file into another, as the command does it."""

from mentorlog.store.merging.choices import Choices
from mentorlog.store.restoring.source import readable_copy
from tests.store.build import NOW


def join_all(namesakes):
    """The relationships of a file that have the name of one here are joined with the first of them."""
    return {each.ref: each.candidates[0].ref for each in namesakes}


def keep_apart(namesakes):
    """The relationships of a file are other people than those of the same name here, if that is possible."""
    return {
        each.ref: None if all(one.may_be_two for one in each.candidates) else each.candidates[0].ref
        for each in namesakes
    }


def merge(journal, source, path, *, joining=join_all, **choices):
    """Import the journal at `source` into the one at `path`; returns what was done."""
    with readable_copy(source, journal=path) as copy, journal.merging(copy) as prepared:
        chosen = Choices(joins=joining(prepared.namesakes()), **choices)
        planned = prepared.plan(chosen)
        done = prepared.apply(chosen, now=NOW)
        assert done == planned, "what was shown is not what was done"
        assert done.has_changes or not prepared.is_saved
        return done
