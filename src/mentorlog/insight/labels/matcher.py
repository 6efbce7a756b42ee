"""Match the rules of rules.tsv against the words of a sentence; the package's docstring describes the rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

Tokens = tuple[str, ...]

_TOKEN: Final = re.compile(r"\w[\w'-]*|['-]+|[^\w\s]")


def read_rules() -> list[list[str]]:
    """Read the rows of rules.tsv: language, slot, text and example."""
    _, *lines = Path(__file__).with_name("rules.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def build_languages(rules: list[list[str]]) -> list[Language]:
    """Return the languages that the rules are for."""
    return [Language(code, rules) for code in dict.fromkeys(rule[0] for rule in rules) if code != "all"]


def tokenize(text: str) -> Tokens:
    """Split a text into words and punctuation marks."""
    return tuple(_TOKEN.findall(text))


class Language:
    """The slots of one language."""

    def __init__(self, code: str, rules: list[list[str]]) -> None:
        self.texts: dict[str, list[str]] = {}
        self._slots: dict[str, tuple[set[str], list[list[str]]]] = {}
        for language, slot, text, _ in rules:
            if language in (code, "all"):
                self.texts.setdefault(slot, []).append(text)

    def slot(self, name: str) -> tuple[set[str], list[list[str]]]:
        """Return the single words that a slot matches, and its patterns; parse them when they are first needed."""
        if name not in self._slots:
            lists = [text for text in self.texts[name] if text.islower() and " " not in text]
            words = {word for text in lists for word in text.split("|")}
            patterns = [text.split() for text in self.texts[name] if text not in lists]
            self._slots[name] = words, patterns + [word.split("-") for word in words if "-" in word]
        return self._slots[name]

    def first_words(self, item: str) -> set[str]:
        """Return the words that a match of an item may begin with, without what follows an apostrophe."""
        item = item.rstrip("?").partition("*")[0].partition("+")[0]
        if item not in self.texts:
            return {word.partition("'")[0] for word in item.split("|")}
        words, patterns = self.slot(item)
        found = {word.partition("'")[0] for word in words}
        for pattern in patterns:
            for part in pattern:
                if part[0] != "!":
                    found |= self.first_words(part)
                    if part[-1] != "?" and "*" not in part:
                        break
        return found


class Matcher:
    """Where the slots of one language match the tokens of a sentence."""

    def __init__(self, tokens: Tokens, language: Language, names: list[Tokens]) -> None:
        self._tokens, self._language, self._names = tokens, language, names
        words = [start for start, token in enumerate(tokens) if token[0].isalnum()] or [0]
        self._first = words[0]
        self._ends = {("FIRST", self._first): {self._first}, ("LAST", words[-1] + 1): {words[-1] + 1}}
        for start, token in enumerate(tokens):
            self._ends["WORD", start] = {start + 1} if token[0].isalnum() or token[0] in "'-" else set()
            self._ends["NAME", start] = {
                start + len(name) for name in names if name == tokens[start : start + len(name)]
            }

    def has(self, slot: str) -> bool:
        """Whether the slot matches anywhere, except at the end of an EXCUSE."""
        first_words = self._language.first_words(slot).union(*(name[:1] for name in self._names))
        for start, token in enumerate(self._tokens):
            # this skips most words
            if start == self._first or not first_words.isdisjoint((token, token.partition("'")[0])):
                excused = (start in self.ends("EXCUSE", earlier) for earlier in range(start))
                if self.ends(slot, start) and not any(excused):
                    return True
        return False

    def ends(self, item: str, start: int) -> set[int]:
        """Return the positions at which a match that begins at `start` may end."""
        key = (item, start)
        if key not in self._ends:
            self._ends[key] = self._find(item, start)
        return self._ends[key]

    def _find(self, item: str, start: int) -> set[int]:
        token = self._tokens[start] if start < len(self._tokens) else ""
        if item in self._language.texts:
            words, patterns = self._language.slot(item)
            found = {start + 1} if token in words else set()
            return found.union(*(self._sequence(pattern, start) for pattern in patterns))
        if item[0] == "!":
            return set() if self.ends(item[1:], start) else {start}
        if item[-1] == "?":
            return {start} | self.ends(item[:-1], start)
        if "*" in item:
            return self._repeat(item, start)
        if "+" in item:
            return self._with_ending(item, start)
        return {start + 1} if token in item.split("|") else set()

    def _sequence(self, pattern: list[str], start: int) -> set[int]:
        ends = {start}
        for item in pattern:
            ends = {end for middle in ends for end in self.ends(item, middle)}
            if not ends:
                break
        return ends

    def _repeat(self, item: str, start: int) -> set[int]:
        repeated, most = item.split("*")
        ends, latest = {start}, {start}
        for _ in range(int(most or len(self._tokens))):
            latest = {end for middle in latest for end in self.ends(repeated, middle)} - ends
            if not latest:
                break
            ends |= latest
        return ends

    def _with_ending(self, item: str, start: int) -> set[int]:
        slot, ending = item.split("+")
        token = self._tokens[start] if start < len(self._tokens) else ""
        if not token.endswith(ending) or token == ending:
            return set()
        tokens = (token.removesuffix(ending), *self._tokens[start + 1 :])
        return {start + end for end in Matcher(tokens, self._language, self._names).ends(slot, 0)}
