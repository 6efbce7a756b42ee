"""The first message to a prospect: why you, what I hope for, what I bring, a small first step, and a way to say no.

It uses only what was recorded of the prospect, never goals or ratings, and has no gap for what is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple
from mentorlog.unsafe_characters import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.translation import Translator
    from mentorlog.model import Relationship

MOST_WORDS: Final = 120
"""The maximum length of a message, in words."""
_MOST_WORDS_OF_FIELD: Final = 40
"""The number of words to which a field is shortened that is too long even alone."""
_FIELDS: Final = ("found_through", "admire", "background", "skills", "hope", "offer")
"""The fields that a message uses."""
_RANKED: Final[dict[str, tuple[str, ...]]] = {
    "mentee": ("hope", "admire", "offer", "skills", "found_through", "background"),
    "mentor": ("offer", "admire", "hope", "skills", "found_through", "background"),
}
"""The fields in the order in which they get a place in the message, by the role of the user."""
_TITLES: Final = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "dr", "doctor", "prof", "professor"),
        *("hr", "herr", "fru", "frk", "frøken", "doktor", "lektor", "direktør", "rektor", "pastor", "pater"),
    )
)
"""Words before a name that are not a given name; those with a full stop (`Dr.`) need not be listed."""


_WORDS_OF_A_CLAUSE: Final = frozenset(
    (
        *("i", "you", "we", "he", "she", "they", "who", "me", "us", "jeg", "du", "vi", "han", "hun", "de", "mig", "os"),
        *(
            "met",
            "saw",
            "heard",
            "read",
            "told",
            "said",
            "knows",
            "recommended",
            "introduced",
            "mentioned",
            "suggested",
        ),
        *("mødte", "så", "hørte", "læste", "fortalte", "sagde", "kender", "anbefalede", "nævnte", "foreslog"),
    )
)
"""Words that make a text a sentence of its own, which can't follow a preposition."""
_SMALL_WORDS: Final = frozenset(("to", "a", "an", "the", "at", "en", "et", "den", "det"))
"""Words that begin with a small letter after a colon."""


class FirstMessage(NamedTuple):
    """A message to send."""

    text: str
    """Its paragraphs, each on one line, with an empty line between them."""
    shortened: tuple[str, ...]
    """The fields that it does not contain in full, because it would be too long."""


def write_first_message(prospect: Relationship, translator: Translator, *, owner: str | None = None) -> FirstMessage:
    """A message of at most 120 words that asks a prospect to be a mentor, or offers to mentor them. It is signed by the
    `owner` of the journal if there is a name."""
    whole = {name: _parts(getattr(prospect, name)) for name in _FIELDS}
    used: dict[str, tuple[str, ...]] = dict.fromkeys(_FIELDS, ())

    def write(**more: tuple[str, ...]) -> str:
        fields = {name: _join(parts, translator) for name, parts in {**used, **more}.items()}
        return "\n\n".join(_paragraphs(prospect, fields, translator, owner))

    def fits(**more: tuple[str, ...]) -> bool:
        return len(write(**more).split()) <= MOST_WORDS

    alone = dict(used)
    for name in _RANKED["mentor" if prospect.role == "mentor" else "mentee"]:
        parts = whole[name]
        # a sentence is left out rather than broken off, and of several skills the last ones are left out
        found = next((parts[:count] for count in range(len(parts), 0, -1) if fits(**{name: parts[:count]})), ())
        if parts and not found and not fits(**{**alone, name: parts[:1]}):
            shorter = ((_shorten(parts[0], limit),) for limit in range(_MOST_WORDS_OF_FIELD, 0, -1))
            found = next((each for each in shorter if fits(**{name: each})), ())
        used[name] = found
    return FirstMessage(write(), tuple(name for name in _FIELDS if used[name] != whole[name]))


def _parts(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The texts of a field as parts of a sentence, without empty ones."""
    values = value if isinstance(value, tuple) else (value or "",)
    return tuple(part for part in map(_one_line, values) if part)


def _join(parts: tuple[str, ...], translator: Translator) -> str:
    """`negotiating, listening and saying no`; empty if there is nothing."""
    *others, last = parts or ("",)
    return translator.translate("{first} and {last}").format(first=", ".join(others), last=last) if others else last


def _one_line(value: str) -> str:
    """A text as a part of a sentence: on one line, without a capital letter of a small word at its beginning and the
    punctuation at its end."""
    first, *rest = re.sub(UNSAFE, " ", value).split() or [""]
    first = first.lower() if rest and first.lower() in _SMALL_WORDS else first
    return " ".join([first, *rest]).rstrip(".,;:")


def name_to_greet(name: str) -> str:
    """The given name if the first word is plainly one, else the whole name (`Fru Hansen`, `A. Holm`). `Hansen, Peter`
    becomes `Peter Hansen`, and what follows a comma after a whole name (`Bo Lind, MD`) is left out."""
    before, _, after = (" ".join(part.split()) for part in re.sub(UNSAFE, " ", name).strip(" ,").partition(","))
    if after:
        return f"{after.replace(',', ' ')} {before}" if " " not in before else name_to_greet(before)
    first = before.partition(" ")[0]
    is_given_name = len(first) > 1 and "." not in first and first.casefold() not in _TITLES and not first.islower()
    return first if is_given_name else before


def _shorten(text: str, limit: int) -> str:
    """The first words of a text, at most `limit`, with a sign that something is missing."""
    words = text.split()
    if len(words) <= limit:
        return text
    return " ".join(words[:limit]).rstrip(".,;:") + "\u2026" if limit > 0 else ""


def _paragraphs(
    prospect: Relationship, fields: dict[str, str], translator: Translator, owner: str | None
) -> Iterator[str]:
    _ = translator.translate
    yield _("Dear {name},").format(name=name_to_greet(prospect.name))
    sentences = _offer_to_mentor if prospect.role == "mentor" else _ask_for_mentor
    for paragraph in sentences(fields, translator):
        found = " ".join(sentence for sentence in paragraph if sentence)
        if found:
            yield found
    yield _("Kind regards,") + f"\n{owner}" if owner else _("Kind regards")


def _without_through(text: str) -> str:
    """The text without a word that the sentence around it has already: `through a friend`."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ("through", "via", "gennem", "igennem") else text


def _is_clause(text: str) -> bool:
    """Whether the text is a sentence of its own: `Your manager told me about you`."""
    return any(word.casefold().strip(".,;:!?") in _WORDS_OF_A_CLAUSE for word in text.split())


def _ask_for_mentor(fields: dict[str, str], translator: Translator) -> Iterator[tuple[str, ...]]:
    _, found_through = translator.translate, fields["found_through"]
    yield (
        _fill(_("How I found you: {text}."), found_through)
        if _is_clause(found_through)
        else _fill(_("I found you through {text}."), _without_through(found_through)),
        _("I am looking for a mentor, and I thought of you."),
        _fill(_("What I admire in you: {text}."), fields["admire"]),
        _fill(_("What I know of your work: {text}."), fields["background"]),
    )
    yield (
        _fill(_("What I hope for: {text}."), fields["hope"]),
        _fill(_("What I would like to learn: {text}."), fields["skills"]),
        _fill(_("What I can do in return: {text}."), fields["offer"]),
    )
    yield (_("Could we talk for 20 minutes in the next few weeks, to see whether mentoring could work for us both?"),)
    yield (_("If you have no time or would rather not, a short no is perfectly fine, and you need not say why."),)


def _offer_to_mentor(fields: dict[str, str], translator: Translator) -> Iterator[tuple[str, ...]]:
    _, found_through = translator.translate, fields["found_through"]
    yield (
        _fill(_("How I heard of you: {text}."), found_through)
        if _is_clause(found_through)
        else _fill(_("I heard of you through {text}."), _without_through(found_through)),
        _("I would like to offer to be your mentor."),
        _fill(_("What I have noticed in you: {text}."), fields["admire"]),
        _fill(_("What I know of your work: {text}."), fields["background"]),
    )
    yield (
        _fill(_("What I can offer: {text}."), fields["offer"]),
        _fill(_("What I may be able to help with: {text}."), fields["skills"]),
        _fill(_("What I hope for: {text}."), fields["hope"]),
    )
    yield (_("Shall we talk for 20 minutes in the next few weeks, to see what would be useful to you?"),)
    yield (_("If you do not need a mentor now, or not me, just say so; a short no is fine, and you need not say why."),)


def _fill(sentence: str, text: str) -> str:
    """The sentence with a text in it, which may end in a sign of its own; empty if there is no text."""
    if not text:
        return ""
    filled = sentence.format(text=text)
    return filled.removesuffix(".") if text[-1] in "!?\u2026" else filled
