"""Whether feedback reads as a label on the person rather than as something that was seen or heard.

Feedback is about behaviour, not about the person: Situation-Behaviour-Impact, by the Center for Creative Leadership;
and praise no less. A label is somebody ("you", "han", a name), a form of "to be", and a word for what somebody is.
The rules would rather miss one than take an observation for one. docs/labels.md has the words and the rules.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from mentorlog.insight.labels.danish import DANISH
from mentorlog.insight.labels.english import ENGLISH
from mentorlog.insight.labels.language import Language

LANGUAGES: Final = (ENGLISH, DANISH)

_LONGEST: Final = 10_000
"""Characters that are looked at: feedback is short, and a page that was pasted in is no label."""
_CALLED: Final = 8
"""Words of a name that somebody may be called by alone."""
_ASIDE: Final = 4
"""Words of a sentence that says nothing of what was seen: "Thank you so much!"."""

_QUOTED: Final = re.compile(r"[\"“”„][^\"“”„]*[\"“”„]|[»«][^»«]*[»«]|(?<!\w)[‘'][^']*'(?!\w)")
_PARAGRAPHS: Final = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])[ \t]*(?:\r\n|[\n\r\u2028\u2029])")
_SENTENCE: Final = re.compile(r"[^.!?;…]+[.!?;…]*")
_WORD: Final = re.compile(r"\w+")
_MARKS: Final = dict.fromkeys(map(ord, "*_~`"))
"""What marks out a word in plain text is no part of it."""


def label_in(text: str, *, name: str = "") -> Literal["trait", "praise"] | None:
    """Which kind of label a text reads as, in English or Danish: praise alone ("you are brilliant"), or anything else
    that somebody is said to be ("you are lazy", "han er arrogant") rather than to do; None where it is no label. `name`
    is the other person's; any text will do.

    What stands in quotation marks was said by somebody, and a question asks: neither is a label. Praise is one only
    where nothing else is said.
    """
    said = _plain(text[:_LONGEST])
    words = frozenset(_WORD.findall(said))
    languages = [language.among(words) for language in LANGUAGES if not words.isdisjoint(language.triggers)]
    if not languages:
        return None
    sentences = _sentences(said)
    names = _names(name)
    rules = [(language, language.rules(names)) for language in languages]
    if any(language.alone.fullmatch(one) for language in languages for one in sentences):
        return "trait"
    if any(_finds(language, found.labels, one) for language, found in rules for one in sentences):
        return "trait"
    rest = [one for one in sentences if not any(_finds(language, found.praise, one) for language, found in rules)]
    is_praise = len(rest) < len(sentences) and all(len(one.split()) <= _ASIDE for one in rest)
    return "praise" if is_praise else None


def _plain(text: str) -> str:
    """Small letters, each with its accent one character, without what marks words out."""
    from unicodedata import normalize

    return normalize("NFC", text.casefold()).replace("\u2019", "'").translate(_MARKS)


def _sentences(said: str) -> list[str]:
    """The sentences of a text, each on one line, without what is quoted or asked."""
    parts = (one[0] for part in _PARAGRAPHS.split(_QUOTED.sub(" … ", said)) for one in _SENTENCE.finditer(part))
    lines = (" ".join(part.split()) for part in parts)
    return [line for line in lines if _WORD.search(line) and not line.endswith("?")]


def _finds(language: Language, rules: tuple[re.Pattern[str], ...], sentence: str) -> bool:
    return any(not language.excused(sentence[: found.start()]) for rule in rules for found in rule.finditer(sentence))


def _names(name: str) -> tuple[str, ...]:
    """What the other person may be called: the name, and each of its first words."""
    words = _plain(name[:_LONGEST]).split()
    return tuple(dict.fromkeys(filter(None, (" ".join(words), *words[:_CALLED]))))
