"""Which people the relationships of a programme are between: one person can be in several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.names import is_name_word, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.programme.member import Member
    from mentorlog.model import Role


_NO_NAME: Final = "\0"


class People:
    """The mentors and mentees of a programme. The owner of a journal is one person in all its relationships, and so are
    all people of the same name: counting too few people leaves out too much, never too little."""

    def __init__(self, members: Sequence[Member], *, own_name: str | None) -> None:
        """`own_name` is the name of the owner of this journal; None if it is not known."""
        self._members = members
        self._own_name = own_name
        names = {name for each in members for name in (self._owner(each), each.name)}
        self._keys = _same_names(names)

    def _owner(self, member: Member) -> str:
        """The name of the owner of the journal that a relationship is from. Owners without a name could all be the same
        person, who exported each relationship to a file of its own."""
        return (member.owner if member.source else self._own_name) or _NO_NAME

    def person(self, member: Member, role: Role) -> str:
        """The person with this role in a relationship, as a text that is the same in all their relationships."""
        return self._keys[self._owner(member) if member.role == role else member.name]

    def count(self, role: Role, members: Iterable[Member] | None = None) -> int:
        """How many different people have this role, in these relationships or in all."""
        return len({self.person(each, role) for each in (self._members if members is None else members)})


def _same_names(names: Iterable[str]) -> dict[str, str]:
    """A text for each name that is the same for names of the same person: `Ana` is `Ana Souza`, in all spellings."""
    keys: dict[str, str] = {}
    longest: list[str] = []
    for name in sorted(names, key=lambda each: (-len(each.split()), each)):
        own = set(spellings(name))
        same = next((each for each in longest if own & set(spellings(each)) or is_name_word(name, each)), None)
        if same is None:
            longest.append(name)
        keys[name] = name if same is None else same
    return keys
