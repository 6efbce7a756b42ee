"""A name before other words: `snooze freja holm 1 nov`, `move freja friday`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import names
from mentorlog.model import Ref

if TYPE_CHECKING:
    from mentorlog.store import Journal


def split_name(journal: Journal, words: list[str]) -> tuple[list[str], list[str]]:
    """The words that name a relationship or an entry, and the words after them.

    A ref is one word. A name is the longest run of first words that names exactly one person; if there is none, the
    first word, which names several people or no one."""
    if len(words) > 1 and Ref.parse(words[0]) is None:
        people = journal.relationships()
        longest = max((len(names.spelling_key(person.name).split()) for person in people), default=0)
        for count in range(min(len(words), longest), 1, -1):
            name = " ".join(words[:count])
            found = names.match(name, people, name=lambda person: person.name, status=lambda person: person.status)
            if len(found) == 1:
                return words[:count], words[count:]
    return words[:1], words[1:]
