"""Whether feedback reads as a label on the person, rather than as something that was seen or heard.

Feedback is about behaviour, not about the person (Situation-Behaviour-Impact, Center for Creative Leadership), and so
is praise. A label is a person ("you", "han", a name), a form of "to be" and a word for what the person is. The rules
prefer to miss a label over taking an observation for one. docs/labels.md lists the words.

All rules are in rules.tsv; the code has no words of any language. Each row has a language (`en`, `da`, or `all` if
every language shares it), a slot, a text and an example. A slot matches if the text of any of its rows matches:

- `lazy`, `disorganised|disorganized`, `passive-aggressive`: one of the words; a hyphen may be a space
- `IS ADVERB*4 TRAIT`, `come|comes across as`: a pattern, whose words and slots match one after the other
- in a pattern, `X?` is once or not at all, `X*4` up to four times, `X*` any number of times, `!X` not followed by X,
  and `TRAIT+ly` a word of TRAIT with an ending
- four slots have no rows: `WORD` is any word, `NAME` the other person's name or a word of it, `FIRST` the beginning of
  the sentence, `LAST` its end

Three slots are results: LABEL; COMPLIMENT, a label that is praise; and EXCUSE, which cancels a label that begins where
it ends ("she said you are lazy").

To add a word or a rule, add a row with an example whose result changes without that row. To add a language, copy the
rows of another one and translate them; no code changes. Then add sentences to tests/insight/labels_corpus.tsv, labels
and observations, and the words to docs/labels.md. tests/insight/test_labels.py checks all of this.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.insight.labels.matcher import Matcher, build_languages, read_rules, tokenize

if TYPE_CHECKING:
    from mentorlog.insight.labels.matcher import Language

_LONGEST: Final = 10_000
"""Characters that are read; feedback is short."""
_NAME_WORDS: Final = 8
"""Words of a name that may each be used alone."""
_SHORT: Final = 4
"""Words of a sentence that can't describe behaviour: "Thank you so much!"."""

_MARKUP: Final = dict.fromkeys(map(ord, "*_~`"))
_QUOTATION: Final = r"[\"“”„][^\"“”„]*[\"“”„]|[»«][^»«]*[»«]|(?<!\w)[‘'][^']*'(?!\w)"
_SENTENCE: Final = r"[^.!?;…]+[.!?;…]*"


def label_in(text: str, *, name: str = "") -> Literal["trait", "praise"] | None:
    """Return "praise" ("you are brilliant") or "trait" (any other label: "han er arrogant") if a text reads as a
    label, else None. `name` is the other person's.

    Quotations and questions are skipped. Praise is a label only if all other sentences are short.
    """
    return find_label(text, name=name, languages=load_languages())


@cache
def load_languages() -> list[Language]:
    """Read the rules, once."""
    return build_languages(read_rules())


def find_label(text: str, *, name: str, languages: list[Language]) -> Literal["trait", "praise"] | None:
    """Return what `label_in` returns, by the rules of these languages."""
    names = [tokenize(part) for part in _names(name)]
    sentences = {
        sentence: [Matcher(tokenize(sentence), language, names) for language in languages]
        for sentence in _sentences(_normalize(text))
    }
    if any(matcher.has("LABEL") for matchers in sentences.values() for matcher in matchers):
        return "trait"
    others = [
        each for each, matchers in sentences.items() if not any(matcher.has("COMPLIMENT") for matcher in matchers)
    ]
    is_praise = len(others) < len(sentences) and all(len(other.split()) <= _SHORT for other in others)
    return "praise" if is_praise else None


def _normalize(text: str) -> str:
    """Return the beginning of a text in lower case, with composed accents and straight apostrophes, without markup."""
    from unicodedata import normalize

    return normalize("NFC", text[:_LONGEST].casefold()).replace("\u2019", "'").translate(_MARKUP)


def _sentences(text: str) -> list[str]:
    """Split a text into sentences, without quotations and questions; a blank line ends a sentence too."""
    lines = [line.strip() for line in re.sub(_QUOTATION, " … ", text).splitlines()]
    sentences = [found.strip() for part in "\n".join(lines).split("\n\n") for found in re.findall(_SENTENCE, part)]
    return [sentence for sentence in sentences if re.search(r"\w", sentence) and not sentence.endswith("?")]


def _names(name: str) -> list[str]:
    """Return what the other person may be called: the name, and each of its first words."""
    words = _normalize(name).split()
    return list(dict.fromkeys([*words[:_NAME_WORDS], " ".join(words)])) if words else []
