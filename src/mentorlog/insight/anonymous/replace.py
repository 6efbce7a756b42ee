"""Replace the names, addresses and links of a text by stand-ins."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mentorlog.insight.anonymous.known_names import KnownNames
from mentorlog.insight.anonymous.links import is_for_examples, links_in, people_in
from mentorlog.insight.anonymous.pieces import Pieces
from mentorlog.insight.anonymous.stand_ins import SITE, StandIns, StandInWords
from mentorlog.insight.anonymous.word_hits import Hit, find_signs, word_hits
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.insight.anonymous.links import Link
    from mentorlog.insight.anonymous.stand_ins import Someone
    from mentorlog.insight.anonymous.words import Word
    from mentorlog.model import Relationship
    from mentorlog.model.results.identity import Identity


class Replaced(NamedTuple):
    """What was replaced."""

    text: str
    stand_in: str
    times: int


class Replacements:
    """The names to replace, their stand-ins, and how often each was replaced."""

    def __init__(self, words: StandInWords | None = None) -> None:
        self.known = KnownNames()
        self.stand_ins = StandIns(words or StandInWords())
        self._hits: dict[str, list[Hit]] = {}
        self._links: dict[str, str] = {}
        self._replaced: Counter[tuple[str, str]] = Counter()
        self._preferred: frozenset[Someone] = frozenset()
        self._kept: Counter[str] = Counter()
        self._names_or_words: set[str] = set()
        """Words found in texts that are names in another case, or usual in capitals."""

    def replaced_names(self) -> list[Replaced]:
        """What was replaced, by stand-in, then by how often."""
        found = (Replaced(text, stand_in, count) for (text, stand_in), count in self._replaced.items())
        return sorted(found, key=lambda each: (len(each.stand_in), each.stand_in, -each.times, each.text))

    def kept_words(self) -> list[tuple[str, int]]:
        """Words that were not replaced, although they are also names, and how often, the most frequent first."""
        return self._kept.most_common()

    def has_name_in(self, path: str) -> bool:
        """Whether the name of a file contains anything that would be replaced."""
        return has_name(path.rstrip("/").rpartition("/")[2].replace("_", " "), self)

    def prefer(self, people: Iterable[Relationship]) -> None:
        """Take a name that several people or organisations share as that of these, whom the reader may know of, so that
        nothing tells of someone else who has it."""
        preferred: set[Someone] = set()
        for each in people:
            preferred.add(self.known.person(each.name, number=each.ref.number))
            if each.org:
                preferred.add(self.known.organisation(each.org))
            if each.programme:
                preferred.add(self.known.programme(each.programme))
        self._preferred = frozenset(preferred)

    def name(self, name: str, *, number: int | None = None) -> str:
        """The stand-in of a person who is recorded under this name."""
        return self._counted(name, self.stand_ins.of(self.known.person(name, number=number)))

    def organisation(self, name: str) -> str:
        """The stand-in of an organisation that is recorded under this name."""
        return self._counted(name, self.stand_ins.of(self.known.organisation(name)))

    def programme(self, label: str) -> str:
        """The stand-in of a programme."""
        return self._counted(label, self.stand_ins.of(self.known.programme(label)))

    def owner(self, name: str) -> str:
        """The stand-in of the journal's owner."""
        return self._counted(name, self.stand_ins.of(self.known.owner(name)))

    def address(self, address: str, *, person: str) -> str:
        """The stand-in of the e-mail address of a person who is recorded under this name."""
        return self._counted(address, f"{self.stand_ins.mailbox(self.known.person(person))}@{SITE}")

    def find(self, text: str, *, counts_kept: bool = False) -> Iterator[Hit | Link]:
        """The names, addresses and links to replace in a text, in order. `counts_kept`: count the words that are kept,
        although they are also names."""
        end = 0
        for link in links_in(text):
            if (link.kind == "address" and not is_for_examples(link)) or people_in(link, self.known):
                yield from self._names(text, end, link.start, counts_kept=counts_kept)
                yield link
                end = link.end
        yield from self._names(text, end, len(text), counts_kept=counts_kept)

    def replace(self, text: str, *, person: str | None = None) -> str:
        """The text with stand-ins. `person` is whom the text is about: a name that several share is theirs."""
        about = self.known.person(person) if person else None
        parts, end = [], 0
        for found in self.find(text, counts_kept=True):
            original = text[found.start : found.end]
            stand_in = self._of_hit(found, about) if isinstance(found, Hit) else self._of_link(found)
            parts += [text[end : found.start], self._counted(original, stand_in)]
            if isinstance(found, Hit):
                parts[-1:] = [found.before, parts[-1], found.after]
            end = found.end
        return "".join((*parts, text[end:])) if parts else text

    def _names(self, text: str, start: int, end: int, *, counts_kept: bool) -> Iterator[Hit]:
        part = text[start:end]
        pieces = Pieces(part, self.known, self._hits_of)
        found = [*pieces.find()]
        if counts_kept:
            self._kept.update(word for word in pieces.without_name if word in self._names_or_words)
        if self.known.unspaced:  # names of signs are not in words
            taken = [(hit.start, hit.end) for hit in found]
            signs = find_signs(part, 0, len(part), self.known)
            found += [hit for hit in signs if not any(hit.start < last and first < hit.end for first, last in taken)]
            found.sort(key=lambda hit: hit.start)
        for hit in found:
            yield hit._replace(start=hit.start + start, end=hit.end + start)

    def _hits_of(self, text: str, word: Word) -> list[Hit]:
        written = text[word.start : word.end]
        if written not in self._hits:
            moved = word._replace(start=0, end=word.end - word.start)
            self._hits[written] = word_hits(written, moved, self.known)
            if not self._hits[written] and self.known.may_be_name(word.text):
                self._names_or_words.add(written)
        return [hit._replace(start=hit.start + word.start, end=hit.end + word.start) for hit in self._hits[written]]

    def _of_hit(self, hit: Hit, about: Someone | None) -> str:
        if about in hit.people:
            return self.stand_ins.of(about)
        known = {each for each in hit.people if each in self._preferred or each.kind == "owner"}
        for kinds in (("person", "owner"), ("organisation",), ("programme",)):
            people = frozenset(each for each in known or hit.people if each.kind in kinds)
            if people:
                # `Person B/C` would tell the reader of two people of whom nothing else tells
                is_hidden = bool(self._preferred) and not known
                return self.stand_ins.of_one(people) if is_hidden else self.stand_ins.of_any(people)
        raise AssertionError("a hit is on someone")

    def _of_link(self, link: Link) -> str:
        if link.text not in self._links:
            self._links[link.text] = self._new_link(link)
        return self._links[link.text]

    def _new_link(self, link: Link) -> str:
        if link.kind == "link":
            scheme = "https://" if "://" in link.text or link.text.startswith("www.") else ""
            return f"{scheme}{SITE}/link-{self.stand_ins.next_number('link')}"
        people = [each for each in people_in(link, self.known) if each.kind in ("person", "owner")]
        if len(people) == 1:
            mailbox = self.stand_ins.mailbox(people[0])
        else:
            mailbox = f"address-{self.stand_ins.next_number('address')}"
        return f"{mailbox}@{SITE}" if link.kind == "address" else f"@{mailbox}"

    def _counted(self, original: str, stand_in: str) -> str:
        self._replaced[" ".join(original.split()), stand_in] += 1
        return stand_in


def names_to_replace(
    identities: Iterable[Identity], *, owner: str | None = None, words: StandInWords | None = None
) -> Replacements:
    """The replacements for these people, their organisations, programmes and addresses, and for the journal's owner.
    `words` are in the language of the output (default: English)."""
    replacements = Replacements(words)
    known = replacements.known
    if owner:
        known.owner(owner)
    # introductions last: someone who has only a part of a known name is that person
    for each in sorted(identities, key=lambda each: each.number is None):
        organisation = known.organisation(each.org) if each.org else None
        if each.programme:
            known.programme(each.programme)
        if each.name or each.email:
            person = known.person(each.name, number=each.number)
            if each.email:
                known.add_address(each.email, person, organisation)
    return replacements


def replaced(text: str, replacements: Replacements, *, person: str | None = None) -> str:
    """The text with stand-ins in place of names, addresses and links that name someone. `person` is the name of the
    one it is about: a first name that several people share is theirs."""
    return replacements.replace(text, person=person)


def has_name(text: str, replacements: Replacements) -> bool:
    """Whether anything in a text would be replaced."""
    return next(replacements.find(text), None) is not None
