"""Find the names of a text: words that stand for someone, joined with the words beside them of the same name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mentorlog import names
from mentorlog.insight.anonymous.name_parts import is_particle
from mentorlog.insight.anonymous.ordinary_english_and_danish_words import ordinary_words
from mentorlog.insight.anonymous.word_hits import Hit, make_hit, whole_hit
from mentorlog.insight.anonymous.words import without_genitive, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mentorlog.insight.anonymous.known_names import KnownNames
    from mentorlog.insight.anonymous.stand_ins import Someone
    from mentorlog.insight.anonymous.words import Word

_MOST_COMPANIONS: Final = 3
_LETTERS_THAT_ARE_WORDS: Final = "AIOÅØ"
"""Single letters that are words of English or Danish, so that they are initials only before a full stop."""
_LONGEST_ABBREVIATION: Final = 4
_TIE: Final = re.compile(r"[-_.]")
"""What joins words in the name of a file or an address."""
_LONGEST_PHRASE_GAP: Final = 20
_MOST_INITIALS: Final = 6
_BEFORE_QUOTATION: Final = 500
"""How far back an apostrophe is looked for that may begin a quotation."""
_FULL_STOP: Final = re.compile(r"\.(?=[ \t]+[^\W\d_A-Z])")
"""A full stop after an initial that does not end a sentence."""


class Pieces:
    """The names in a text."""

    def __init__(self, text: str, known: KnownNames, hits_of: Callable[[str, Word], list[Hit]]) -> None:
        self._text = text
        self._known = known
        self._words = list(words_in(text))
        self._hits_of = hits_of
        self.without_name: list[str] = []
        """The words found without a name."""
        self._end = 0
        """The end of the name found last."""

    def find(self) -> Iterator[Hit]:
        """The names in the order of the text; they do not overlap."""
        at = 0
        while at < len(self._words):
            found, at = self._name_at(at)
            for hit in found:
                self._end = hit.end
                yield hit

    def _name_at(self, at: int) -> tuple[Sequence[Hit], int]:
        """The names that begin with a word, and the place of the word after them."""
        phrase, after = self._phrase(at) or self._dotted_initials(at) or (None, at)
        if phrase:
            return [phrase], after
        hits = self._hits_of(self._text, self._words[at])
        if not hits and (joined := self._joined_name(at)):
            return [joined[0]], joined[1]
        if not self._is_whole(hits, at):
            if not hits:
                self.without_name.append(self._text[self._words[at].start : self._words[at].end])
            return hits, at + 1
        hit, after = self._extended(self._backwards(hits[0], at), at + 1)
        return [self._with_apostrophe(hit)], after

    def _is_whole(self, hits: Sequence[Hit], at: int) -> bool:
        word = self._words[at]
        return len(hits) == 1 and (hits[0].start, hits[0].end) == (word.start, word.end)

    def _gap(self, at: int) -> str:
        """What is before a word, since the word before it."""
        return self._text[self._words[at - 1].end : self._words[at].start]

    def _phrase(self, at: int) -> tuple[Hit, int] | None:
        """A name of several words none of which identifies, and the place after it."""
        for spelling in names.spellings(self._words[at].text):
            for words, someone in self._known.phrases.get(spelling, []):
                after = at + len(words)
                if after > len(self._words) or not all(
                    _is_phrase_joint(self._gap(place)) for place in range(at + 1, after)
                ):
                    continue
                ending = self._ending(words, self._words[at:after])
                if ending is not None:
                    keys = frozenset("".join(each) for each in words)
                    start, end = self._words[at].start, self._words[after - 1].end
                    return Hit(start, end, frozenset((someone,)), keys, after=ending), after
        return None

    @staticmethod
    def _ending(words: Sequence[frozenset[str]], found: Sequence[Word]) -> str | None:
        """The ending of the genitive if the words found are these, or an empty text; None if they are others."""
        *first, last = zip(words, found, strict=True)
        if not all(spellings & set(names.spellings(word.text)) for spellings, word in first):
            return None
        if last[0] & set(names.spellings(last[1].text)):
            return ""
        genitives = without_genitive(last[1].text)
        return "'s" if any(last[0] & set(names.spellings(each)) for each in genitives) else None

    def _dotted_initials(self, at: int) -> tuple[Hit, int] | None:
        """Initials with full stops or apart, `S.D.`, `S. D.`, `S-D` or `S D`, and the place after them."""
        after = at
        while after < min(len(self._words), at + _MOST_INITIALS) and _is_initial(self._words[after]):
            if after > at and not re.fullmatch(r"\. ?|\.?-| ", self._gap(after)):
                break
            after += 1
        for end in range(after, at + 1, -1):
            letters = "".join(word.text for word in self._words[at:end])
            if self._words[end - 1].end < len(self._text) and self._text[self._words[end - 1].end].isalnum():
                continue
            found = self._known.with_initials(letters)
            if any(self._gap(place) == " " for place in range(at + 1, end)):  # perhaps words, as in `plan A I have`
                is_sure = any(letter not in _LETTERS_THAT_ARE_WORDS for letter in letters)
                found = [each for each in found if is_sure and each.key == letters]
            hit = make_hit(self._words[at].start, self._words[end - 1].end, found)
            if hit:
                longer, after = self._extended(hit, end)  # H.J. Kjær
                return self._past_full_stop(longer) if after == end else longer, after
        return None

    def _past_full_stop(self, hit: Hit) -> Hit:
        """The hit with the full stop of its last initial, unless that may end the sentence."""
        stop = _FULL_STOP.match(self._text, hit.end)
        return hit._replace(end=stop.end()) if stop else hit

    def _joined_name(self, at: int) -> tuple[Hit, int] | None:
        """A name of ordinary words in lower case that are joined, `mark_rose`, and the place after it."""
        if at + 1 == len(self._words) or not _TIE.fullmatch(self._gap(at + 1)):
            return None
        hit = whole_hit(self._words[at], self._known, any_case=True)
        longer = self._with_next_name(hit, at + 1) if hit else None
        return self._extended(*longer) if longer else None

    def _backwards(self, hit: Hit, at: int) -> Hit:
        """The hit with the initials before it: `S. Dam`, and the beginning of `O'Neill` and of `skov_freja`."""
        while at and self._words[at - 1].start >= self._end:
            longer = self._with_initial_before(hit, at) or self._with_joined_before(hit, at)
            if longer is None:
                break
            hit, at = longer, at - 1
            self.without_name.pop()
        return hit

    def _with_initial_before(self, hit: Hit, at: int) -> Hit | None:
        word, gap = self._words[at - 1], self._gap(at)
        # S. Nordlys is a person, A.P. Nordlys may be the organisation
        kinds = ("person", "owner", "organisation") if gap in (". ", ".") else ("person", "owner")
        is_before = gap in (". ", ".", "'", "’") or (gap == " " and word.text not in _LETTERS_THAT_ARE_WORDS)
        people = self._accompanied(hit.people, word, kinds=kinds)
        return hit._replace(start=word.start, people=people) if is_before and people and _is_initial(word) else None

    def _with_joined_before(self, hit: Hit, at: int) -> Hit | None:
        found = whole_hit(self._words[at - 1], self._known, any_case=True) if _TIE.fullmatch(self._gap(at)) else None
        common = found.people & hit.people if found else frozenset()
        if not found or not common or found.keys & hit.keys:
            return None
        return hit._replace(start=found.start, people=common, keys=hit.keys | found.keys)

    def _extended(self, hit: Hit, at: int) -> tuple[Hit, int]:
        """The hit with the words after it that belong to the same name, and the place after it."""
        while at < len(self._words) and not hit.after:
            longer = self._with_next_name(hit, at) or self._with_companion(hit, at) or self._with_abbreviation(hit, at)
            if longer is None:
                break
            hit, at = longer
        return hit, at

    def _with_next_name(self, hit: Hit, at: int) -> tuple[Hit, int] | None:
        """The hit with the next word of the name, also after particles and initials: `Jan de Vries`."""
        people = hit.people
        for place in range(at, min(at + _MOST_COMPANIONS + 1, len(self._words))):
            if not _is_joint(self._gap(place)):
                return None
            found = self._whole_after(hit, place)
            common = found.people & people if found else frozenset()
            if found and common and not found.keys & hit.keys:
                return Hit(hit.start, found.end, common, hit.keys | found.keys, hit.before, found.after), place + 1
            word = self._words[place]
            if not _is_initial(word) and not is_particle(word.text):
                return None
            people = self._accompanied(people, word)
            if not people:
                return None
        return None

    def _whole_after(self, hit: Hit, place: int) -> Hit | None:
        """The hit on a whole word; an ordinary one is a name in lower case too if it is joined with a name, or follows
        one in lower case: `freja_skov`, `freja skov`."""
        found = self._hits_of(self._text, self._words[place])
        if self._is_whole(found, place):
            return found[0]
        may_be_lower = _TIE.fullmatch(self._gap(place)) or self._text[hit.start : hit.end].islower()
        return whole_hit(self._words[place], self._known, any_case=True) if may_be_lower and not found else None

    def _with_abbreviation(self, hit: Hit, at: int) -> tuple[Hit, int] | None:
        """The hit with the beginning of another word of the name after it: `Søren Kj.`, `Søren Kj`."""
        word = self._words[at]
        has_stop = self._text[word.end : word.end + 1] == "."
        length = len(word.text)
        is_short = 1 < length <= (_LONGEST_ABBREVIATION if has_stop else _LONGEST_ABBREVIATION - 1)
        if self._gap(at) not in (" ", "\xa0") or not is_short or not word.text.istitle():
            return None
        if not has_stop and word.text.lower() in ordinary_words():
            return None
        taken = tuple(spelling for key in hit.keys for spelling in names.spellings(key))
        people = frozenset(
            each
            for each in hit.people
            if any(name.startswith(names.spellings(word.text)) and not name.startswith(taken) for name in each.words)
        )
        return (self._past_full_stop(hit._replace(end=word.end, people=people)), at + 1) if people else None

    def _with_companion(self, hit: Hit, at: int) -> tuple[Hit, int] | None:
        """The hit with an initial after it, or a word that belongs to the organisation: `Nordlys A/S`. More initials
        may follow the first: `Søren Dam S.D.`."""
        word, gap = self._words[at], self._gap(at)
        people = self._accompanied(hit.people, word, kinds=("organisation",))
        if people and word.text[0].isupper() and re.fullmatch(r"[ \xa0/&-]{1,3}|, ", gap):
            return hit._replace(end=word.end, people=people), at + 1
        people = self._accompanied(hit.people, word, kinds=("person", "owner"))
        gaps = (" ", "\xa0", ".", ". ") if _is_initial(self._words[at - 1]) else (" ", "\xa0")
        if not people or gap not in gaps or not _is_initial(word):
            return None
        if word.text in _LETTERS_THAT_ARE_WORDS and self._text[word.end : word.end + 1] != ".":
            return None
        return self._past_full_stop(hit._replace(end=word.end, people=people)), at + 1

    @staticmethod
    def _accompanied(people: frozenset[Someone], word: Word, *, kinds: Sequence[str] = ()) -> frozenset[Someone]:
        """Those to whose names a word belongs."""
        spelled = names.spellings(word.text)
        return frozenset(
            each
            for each in people
            if (not kinds or each.kind in kinds) and any(spelling in each.companions for spelling in spelled)
        )

    def _with_apostrophe(self, hit: Hit) -> Hit:
        """The hit with the apostrophe of a genitive without s: `Jens' plan`, unless it closes a quotation."""
        after = re.match(r"['’](?!\w)", self._text[hit.end : hit.end + 2])
        if not after or hit.after or self._text[hit.end - 1].lower() not in "sxz":
            return hit
        line = self._text[max(0, hit.start - _BEFORE_QUOTATION) : hit.start].rpartition("\n")[2]
        return hit if re.search(r"(?:^|\W)['‘]", line) else hit._replace(end=hit.end + 1, after="'s")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[^\S\n]*\n?[^\S\n]*|[^\S\n]?[-‐‑–_/&+.,'’][^\S\n]?|\. ?|, ?")


def _is_joint(gap: str) -> bool:
    """Whether what is between two words does not separate two names."""
    return _joint().fullmatch(gap) is not None


def _is_phrase_joint(gap: str) -> bool:
    """Whether what is between two words does not separate the words of a phrase: any few signs and line ends."""
    return len(gap) <= _LONGEST_PHRASE_GAP


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()
