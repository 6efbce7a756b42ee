"""Recognise what people write above text, in tags and in names to say that it is private, in a log of their own.

This is broader than `mentorlog.private_lines`, which reads what is typed into `log`: a log that is imported can't be
corrected first, so text that may be private is taken for private, and listed."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from mentorlog.normalise import may_have_private_part
from mentorlog.private_lines import read_line
from mentorlog.unsafe_characters import remove_invisible

_MOST_WORDS: Final = 6
"""How many words a short line has."""
_WORDS: Final = (
    r"privat\w*|prywatn\w*|priv[éeè]e?s?|confiden[tc]i\w+|konfiden\w+|fortrolig\w*|förtrolig\w*|vertraulich\w*|"
    r"vertrouwelijk\w*|hemmelig\w*|hemlig\w*|riservat\w+|poufn\w+|yksityi\w+|luottamuksel\w+|top secret|"
    r"off[ -]the[ -]record|priv(?:te?|aet|iate|ite|ete)|p(?:ir|r)vate?|priavte?|"
    # not to be shared
    r"(?:please )?(?:do not|don'?t|not to|never|not to be|must not be|should not be) (?:be )?(?:shared?|export(?:ed)?)|"
    r"not for (?:sharing|export|others|anyone|the (?:mentee|mentor))|no sharing|unshared|"
    r"(?:må |skal )?ikke (?:til deling|deles|del|dele|eksporteres)|del ikke|inte delas|nicht teilen|nicht weitergeben|"
    r"(?:à )?ne pas partager|no compartir|non condividere|niet delen|não compartilhar"
)
"""Words for what is private, in lower case, as a regular expression."""
_STRONG: Final = (
    rf"{_WORDS}|(?:only |just )?(?:for )?my eyes only|(?:for )?me only|only (?:for )?me|just for me|for me alone|"
    r"for myself|eyes only|notes? to (?:self|myself)|(?:note )?to (?:self|myself)|own use|own notes?|"
    r"kun (?:til |for )?mig|kun (?:til |for )?meg|bara (?:för )?mig|nur für mich|til mig selv|for mig selv|"
    r"til eget brug|eget brug|egne (?:noter|notater)|egna anteckningar|eigene notizen|notater? til mig(?: selv)?|"
    r"(?:personlige?|personliga|personal|personnelles?|personali|persönliche) "
    r"(?:notes?|noter|notat(?:er)?|notizen|anteckningar|tanker|thoughts|comments?|reflections?)|"
    r"(?:notes?|notas) (?:personnelles?|personales)|my (?:own )?notes|mine (?:egne )?(?:noter|notater)|"
    r"strictly personal|(?:just |strictly |keep (?:this |it )?)?between (?:us|you and me)|(?:kun |bare )?mellem os|"
    r"keep (?:this|it) (?:private|secret|confidential|to yourself)|entre nous|unter uns"
)
"""Words that make a line private that begins with them: those, and words for what is for the writer alone."""
_WEAK: Final = (
    r"priv|intern|internt|internal|sensitive|følsomt|secret|secrets|geheim|personal|personligt?|not for|not to|"
    r"ikke for|ikke til|inte för|nicht für|pas pour"
)
"""Words that only make a short line private, and only one that says little else."""
_BEFORE: Final = (
    r"(?:(?:\d+|[a-z])[.)]\s*)?(?:(?:my|mine|mit|min|our|vores|nb|obs|ps|p\.?\s?s|notes?|noter|strictly|strengt|helt|"
    r"very|meget|mostly|todo|done|comment|begin|start|all|"
    r"this(?: is| file is)?|these are|alt er|dette er|the following is|følgende er)"
    r"(?!\w)[\W_]*){0,3}"
)
"""What may be before the words at the start of a line."""
_LOCKS: Final = "\U0001f512\U0001f510\U0001f50f\U0001f92b\u3299"
"""Signs of a lock, of silence, and of a secret."""
_NO: Final = r"(?:false|no|none|never|nej|nei|nein|non|off|0|n|ingen)"
_YES: Final = r"(?:true|yes|ja|oui|si|on|1|y|x|✓|✔|☑)"
_TAG_LABELS: Final = r"tags?|filetags|labels?|keywords?|category|categories|kategori(?:er)?|emner?|topics?"
"""Labels of lists, in which a private word can be anywhere."""
_VALUE_LABELS: Final = r"class|visibility|synlighed|access|audience|status|sharing|deling|classification|sensitivity"
"""Labels of a single value."""


def is_near_miss(line: str) -> bool:
    """Whether a line says that what follows, or the line itself, is private.

    It does if it begins with a private word, after the signs of lists, headings, quotations and HTML; if it has one in
    brackets or as a tag (`#private`); if it is short and ends with one; and if `log` would take it for a mark."""
    plain = _plain(line)
    if any(sign in line for sign in _LOCKS):
        return True
    if not (may_have_private_part(plain) or _anywhere().search(plain)) or _is_not_private(plain):
        return False
    if read_line(plain).kind != "text":
        return True
    return any(_says_private(text) for text in dict.fromkeys((plain, _without_tags(plain), *_cells(plain))))


def is_near_miss_heading(title: str) -> bool:
    """Whether the text of a heading says that what is below it is private: also one that only ends with a private word,
    or with the word `only`."""
    if is_near_miss(title) or is_near_miss(f"{title.rstrip('.:')}:"):
        return True
    words = _word().findall(_plain(title))
    return 1 < len(words) <= _MOST_WORDS and words[-1] in ("only", "kun", "sensitive", "secret", "internal")


def may_be_private(text: str) -> bool:
    """Whether words of privacy may be in a text, so that most texts are not read line by line."""
    plain = _plain(text)
    return any(sign in text for sign in _LOCKS) or may_have_private_part(plain) or _anywhere().search(plain) is not None


def has_private_word(text: str) -> bool:
    """Whether a private word is anywhere in a text: the name of a file, a tag, the heading of a column."""
    plain = _plain(text)
    return any(sign in text for sign in _LOCKS) or _word_of_privacy().search(re.sub(r"[_\W]+", " ", plain)) is not None


def has_private_label(line: str) -> bool:
    """Whether a line is a label or a tag that makes all of the text private in which it is: `tags: private`,
    `private: true`, `share: no`, `She may leave. @private`."""
    plain = _plain(line)
    return _label().fullmatch(plain) is not None or _tag().search(plain) is not None


def is_no(text: str) -> bool:
    """Whether a value says no; an empty one does."""
    return re.fullmatch(f"{_NO}?", _plain(text).strip(" \"'-.")) is not None


def is_yes(text: str) -> bool:
    """Whether a value says yes."""
    return re.fullmatch(_YES, _plain(text).strip(" \"'-.")) is not None


def _plain(text: str) -> str:
    """The text in lower case with plain quotation marks and single blanks, without backslashes before signs."""
    composed = unicodedata.normalize("NFKC", remove_invisible(text)).replace("\u2019", "'")
    return " ".join(re.sub(r"\\(?=[^\w\s])", "", composed).casefold().split())


def _without_tags(plain: str) -> str:
    return " ".join(re.sub(r"<[^>\n]*>", " ", plain).split()) if "<" in plain else plain


def _cells(plain: str) -> list[str]:
    """The cells of a row of a table."""
    return [cell.strip() for cell in plain.split("|") if cell.strip()] if plain.count("|") > 1 else []


def _is_not_private(plain: str) -> bool:
    return (
        re.fullmatch(rf"[\W_]*(?:is[ _]?)?(?:privat\w*|confidential|fortroligt?)[\W_]*[:=][\W_]*{_NO}\W*", plain)
        is not None
    )


def _says_private(plain: str) -> bool:
    if _at_start().match(plain) or _in_brackets().search(plain) or has_private_label(plain):
        return True
    if len(_word().findall(plain)) > _MOST_WORDS:
        return False
    return _at_end().search(plain) is not None or _short().fullmatch(plain) is not None


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@functools.cache
def _word_of_privacy() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_WORDS})(?![^\W_])")


@functools.cache
def _anywhere() -> re.Pattern[str]:
    """A private word, one of a short line, or the beginning of a label that says so without one."""
    return re.compile(
        rf"(?<![^\W_])(?:{_STRONG}|{_WEAK}|only|kun|shar\w+|public|publish\w*|export\w*|del(?:es)?|offentlig)(?![^\W_])"
    )


@functools.cache
def _at_start() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:\[[ x]?\]\s*)?{_BEFORE}[\W_]*(?:{_STRONG})(?![^\W_])")


@functools.cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[{{<][\W_]*{_BEFORE}(?:{_STRONG})(?![^\W_])|(?<!\w)(?:{_STRONG})[\W_]*[)\]}}]")


@functools.cache
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_STRONG})[\W_]*$")


@functools.cache
def _short() -> re.Pattern[str]:
    """A short line with one of the weak words: alone, before a colon, or with who must not see the text."""
    notes = r"(?:\s+(?:notes?|noter|notat(?:er)?|thoughts?|tanker|comments?|part|section|stuff|file))?"
    return re.compile(
        rf"[\W_]*{_BEFORE}(?:(?:not for|not to|ikke for|ikke til|inte för|nicht für|pas pour)(?!\w).*"
        rf"|(?:{_WEAK}){notes}(?:[\W_]*|[\W_]*[:/–—-].*))"
    )


@functools.cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]*(?:(?:{_TAG_LABELS})[\W_]*[:=].*?(?<![^\W_])(?:{_STRONG})(?![^\W_]).*"
        rf"|(?:{_VALUE_LABELS})[\W_]*[:=][\W_]*(?:{_STRONG})[\W_]*"
        rf"|(?:is[ _]?)?(?:privat\w*|confidential|fortroligt?)[\W_]*[:=][\W_]*{_YES}\W*"
        rf"|(?:shar(?:e|ed|able|eable)|public|published?|export(?:able)?|del(?:es)?|offentlig)[\W_]*[:=][\W_]*{_NO}\W*)"
    )


@functools.cache
def _tag() -> re.Pattern[str]:
    """A tag within a line: `#private`, `@private`, and `:private:` or `:work:private:` at its end."""
    return re.compile(rf"(?<![\w&/])[#@+](?:{_STRONG})(?![^\W_])|(?<!\S)(?::[\w@%#-]+)*:(?:{_STRONG}):(?:[\w@%#-]+:)*$")
