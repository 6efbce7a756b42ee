"""What the rules need to know of a language, and the rules made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple


class Words(NamedTuple):
    """The words of one language, parted by blanks, in small letters and in every form that follows a form of "to be".

    `traits` are labels whatever follows, `bare_traits` where nothing does ("weak", but not "weak in statistics");
    `of_things` are the traits that things have too. `praise` is a label where nothing follows and nothing that was seen
    stands beside it. `insults` and `idols` are what somebody is called. A `poor` one of the `roles` is a label ("a
    terrible listener"), and so is a `fine` one. `lacked` is what somebody is said to have none of. `triggers` are words
    of the grammar's own rules."""

    traits: str
    bare_traits: str
    of_things: str
    praise: str
    insults: str
    idols: str
    poor: str
    fine: str
    roles: str
    lacked: str
    triggers: str


class Grammar(NamedTuple):
    """How a language says that somebody is something: `how` are words that may stand between and leave it a label
    ("always", "so"), parted by blanks; the others are regular expressions.

    `who` and `they` are somebody (`they` may be things). `be` is what follows, with the space before it, `clipped` what
    may follow a pronoun besides, and `turned` a form of "to be" that may stand before somebody. `adverb` is the end
    that makes an adverb of a trait. `own` are rules that only this language has, with parts of the others in braces.
    `reported` stands before what is somebody else's word or a condition, `denied` before what is not so, and `pause` is
    what may stand between that and its clause. The rest is what the names say."""

    who: str
    they: str
    be: str
    clipped: str | None
    turned: str | None
    how: str
    article: str
    such: str
    behave: str
    adverb: str
    none: str
    best: str
    worst: str
    calling: str
    conjunction: str
    preposition: str
    own: tuple[str, ...]
    not_good: str
    reported: str
    denied: str
    pause: str


class Rules(NamedTuple):
    """What finds a label in a sentence, and what finds praise that is one."""

    labels: tuple[re.Pattern[str], ...]
    praise: tuple[re.Pattern[str], ...]


_LABELS: Final = (
    # you are always so lazy; they are lazy
    r"{is} {very}{traits}{whole}",
    r"{they_are} {very}{own_traits}{whole}",
    # you are weak; you are clever but lazy
    r"{is} {very}{bare_traits}{end}",
    r"{is} {very}{chain}(?:{traits}|{bare_traits}){end}",
    # you are such a ...
    r"{is} {very}{such}\b",
    # you are a lazy person, a difficult person
    r"{is} {very}{article} {very}{traits} (?=\w)",
    r"{is} {very}(?:an?|en|et) {very}{bare_traits} (?=\w)",
    # you are an idiot; they are idiots; you idiot
    r"(?:{is}|{they_are}) {very}(?:{article} )?{very}(?:{poor} )?{insults}{whole}",
    r"\b{calling} (?:(?:{traits}|{bare_traits}|{how}) ){{0,2}}{insults}{end}",
    # you are a terrible listener, the worst
    r"{is} {very}(?:{article} {very}{poor}|{worst}) {roles}{whole}",
    r"{is} {very}{worst}{end}",
    # you have no discipline
    r"\b{who}{none} {lacked}{about}",
    # you behaved childishly
    r"\b{who} {behave} {very}{traits}{adverb}{whole}",
)
_PRAISE: Final = (
    # you are brilliant; you are kind and clever
    r"{is} {very}(?:{praise}(?:,| {conjunction}) {very})?{praise}{close}",
    # you are a star, a good listener, the best
    r"{is} {very}{article} {very}(?:(?:{fine}|{praise}) )?{idols}{close}",
    r"{is} {very}(?:{article} {very}(?:{fine}|{praise})|{best}) {roles}{close}",
    r"{is} {very}{best}{close}",
)


class Language:
    """The words and the grammar of one language, as rules that find labels in a sentence."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self.words = words
        self.grammar = grammar

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Words without one of which no sentence has a label."""
        adverbs = (word + self.grammar.adverb for word in self.words.traits.split())
        return frozenset(" ".join((*self.words, *adverbs)).replace("-", " ").split())

    def among(self, found: frozenset[str]) -> Language:
        """The same language with only those of its words that are found: rules of few words are made in no time."""
        ends = {word.removesuffix(self.grammar.adverb) for word in found if word.endswith(self.grammar.adverb)}
        known = found | ends
        words = Words(*(_only(said, known) for said in self.words))
        return Language(words, self.grammar._replace(how=_only(self.grammar.how, known)))

    def rules(self, names: tuple[str, ...]) -> Rules:
        """The rules that find a label anywhere in a sentence; `names` are somebody too."""
        grammar = self.grammar
        parts = self._parts | {"who": any_of([grammar.who, *map(re.escape, names)])}
        parts["is"] = self._is(grammar.who, clipped=grammar.clipped)
        if names:
            parts["is"] = any_of([parts["is"], self._is(any_of(map(re.escape, names)))])
        parts["they_are"] = self._is(grammar.they, clipped=grammar.clipped)
        parts["not_good"] = grammar.not_good.format_map(parts)
        return Rules(
            labels=tuple(re.compile(rule.format_map(parts)) for rule in (*_LABELS, *grammar.own)),
            praise=tuple(re.compile(rule.format_map(parts)) for rule in _PRAISE),
        )

    def _is(self, who: str, *, clipped: str | None = None) -> str:
        """Somebody and a form of "to be", in either order where the language turns them."""
        be = f"(?:{self.grammar.be}|{clipped})" if clipped else self.grammar.be
        straight = rf"\b{who}(?: {self._parts['how']})?{be}"
        if self.grammar.turned is None:
            return straight
        return rf"(?:{straight}|(?<=[\w,:)-] ){self.grammar.turned} {who}\b)"

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """A sentence that is nothing but traits: "Lazy.", "Doven og sjusket"."""
        very, traits = self._parts["very"], self._parts["traits"]
        joined = rf"(?:,? {self.grammar.conjunction} |, )"
        return re.compile(rf"\W*{very}{traits}(?:{joined}{very}{traits})*\W*")

    def excused(self, before: str) -> bool:
        """Whether what stands before a label makes it somebody else's word, a condition, or takes it back."""
        return bool(self._excuse.search(before))

    @cached_property
    def _excuse(self) -> re.Pattern[str]:
        gap = rf"(?:(?:,(?= (?:at|that) ))? (?!{self.grammar.conjunction}\b)[\w'-]+)"
        return re.compile(
            rf"(?:\b{self.grammar.reported}{gap}{{0,8}}|{self.grammar.denied}{gap}{{0,3}}{self.grammar.pause}) ?$"
        )

    @cached_property
    def _parts(self) -> dict[str, str]:
        """What stands in the rules' braces."""
        grammar, words = self.grammar, self.words
        how = _listed(grammar.how)
        whole = r"(?![\w'-])"
        end = rf"{whole}(?=\W*$| ?[^\w\s'-]| {grammar.conjunction}\b)"
        return (
            grammar._asdict()
            | {name: _listed(said) for name, said in words._asdict().items()}
            | {
                "own_traits": _listed(" ".join(set(words.traits.split()) - set(words.of_things.split()))),
                "how": how,
                "very": f"(?:{how} ){{0,4}}",
                # "anything but lazy" is not lazy
                "chain": rf"(?:(?!anything|nothing|alt)[\w'-]+(?:,|,? {grammar.conjunction}) (?:{how} ){{0,3}})",
                "whole": whole,
                "end": end,
                "close": rf"{whole}(?=\W*$)",
                "about": rf"(?:{end}|{whole}(?= {grammar.preposition}\b))",
            }
        )


def any_of(patterns: Iterable[str]) -> str:
    """One pattern for any of several, the longest first."""
    return f"(?:{'|'.join(sorted(patterns, key=lambda each: (-len(each), each)))})"


def _only(words: str, known: frozenset[str]) -> str:
    """Those of the words whose parts are all known."""
    return " ".join(word for word in words.split() if known.issuperset(word.split("-")))


def _listed(words: str) -> str:
    """One pattern for any of the words, in which a hyphen may be a space; for none of them, one that nothing fits."""
    return any_of(re.escape(word).replace(r"\-", "[- ]") for word in words.split()) if words else "(?!)"
