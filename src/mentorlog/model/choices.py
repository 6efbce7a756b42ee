"""The words of a choice (`--how`, `--who`, an outcome, a setting), as users type them in English and Danish."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Final

DANISH: Final[Mapping[str, tuple[str, ...]]] = {
    # how two people meet
    "video": ("videomøde", "videokald", "online"),
    "in-person": ("fysisk", "fysisk møde", "personligt", "ansigt til ansigt"),
    "phone": ("telefon", "telefonisk", "telefonmøde", "mobil"),
    "chat": ("skriftligt", "beskeder"),
    # roles and parties
    "mentor": ("mentoren",),
    "mentee": ("menteen",),
    "coach": ("coachen",),
    "client": ("klient", "klienten", "fokusperson", "coachee"),
    "me": ("mig", "jeg", "min", "mine", "mit"),
    "them": ("dem", "ham", "hende", "han", "hun", "deres"),
    # types of a relationship
    "mentoring": ("mentorforløb", "mentorskab"),
    "coaching": ("coachingforløb", "coachforløb"),
    # a check-in
    "met": ("opfyldt", "indfriet"),
    "partly": ("delvist", "delvis", "til dels", "virkede delvist", "virkede til dels", "hjalp delvist"),
    "unmet": ("ikke opfyldt", "ikke indfriet", "uindfriet"),
    # feedback
    "given": ("givet", "giv"),
    "received": ("modtaget", "fået", "modtag"),
    "praise": ("ros",),
    "constructive": ("konstruktiv", "konstruktivt"),
    "improved": ("forbedret", "bedre", "forbedring"),
    "unchanged": ("uændret", "uforandret", "det samme"),
    "worse": ("værre", "dårligere", "forværret", "forringet"),
    "worked": ("virkede", "det virkede", "virker", "hjalp"),
    "did_not_work": ("virkede ikke", "det virkede ikke", "virker ikke", "hjalp ikke", "ikke", "nej", "no"),
    # statuses
    "achieved": ("nået", "opnået"),
    "done": ("færdig", "gjort", "udført"),
    "dropped": ("droppet", "opgivet"),
    "carried on": ("fortsættes", "fortsætter", "videreføres"),
    "reached": ("nået",),
    "discussed": ("drøftet", "talt om"),
    "held": ("afholdt", "holdt"),
    "missed": ("udeblevet", "glippet"),
    "cancelled": ("aflyst",),
    "move past the pause": ("flyt", "flyttes", "udskyd"),
    # kinds of entry
    "relationship": ("relation", "relationer", "mentorforløb", "forløb"),
    "session": ("møde", "møder", "samtale", "samtaler", "session", "sessioner"),
    "goal": ("mål",),
    "action": ("handling", "handlinger", "opgave", "opgaver", "løfte", "løfter"),
    "milestone": ("milepæl", "milepæle"),
    "point": ("punkt", "punkter", "dagsordenspunkt", "dagsordenspunkter"),
    "note": ("notat", "notater", "noter"),
    "advice": ("råd",),
    "resource": ("ressource", "ressourcer", "materiale", "materialer", "læremiddel", "læremidler"),
    "checkin": ("forventningsafstemning", "forventningsafstemninger"),
    "rating": ("vurdering", "vurderinger"),
    "question": ("spørgsmål",),
    # types of resources
    "book": ("bog", "bøger"),
    "article": ("artikel",),
    "course": ("kursus", "kurser"),
    "workshop": ("workshops",),
    "talk": ("foredrag", "oplæg"),
    "tool": ("værktøj",),
    "other": ("andet", "anden"),
    # phases of a relationship
    "preparing": ("forberedelse", "forberedende"),
    "negotiating": ("forhandling", "forventninger"),
    "enabling growth": ("udvikling", "vækst"),
    "coming to closure": ("afslutning", "afrunding"),
    "ended": ("afsluttet", "slut"),
    "any": ("alle", "enhver"),
    "either": ("begge", "begge to"),
    # topics of questions
    "outcome": ("udbytte", "resultat"),
    "direction": ("retning",),
    "progress": ("fremskridt", "fremdrift"),
    "career goals": ("karrieremål", "karriere"),
    "skills": ("færdigheder", "kompetencer", "evner"),
    "networking": ("netværk",),
    "challenges": ("udfordringer", "udfordring"),
    "work-life balance": ("balance mellem arbejdsliv og privatliv", "arbejdsliv", "balance", "work-life-balance"),
    "strengths": ("styrker", "styrke"),
    "learning": ("læring",),
    "feedback": ("tilbagemelding", "tilbagemeldinger"),
    "partnership": ("samarbejde", "partnerskab"),
    "differences": ("forskelle", "forskellighed", "uenighed", "uenigheder"),
    "decisions": ("beslutninger", "beslutning", "råd"),
    "closing": ("afsked", "afslutning"),
    # techniques of questions
    "reality": ("virkelighed", "nutid"),
    "options": ("muligheder", "valgmuligheder"),
    "will": ("vilje",),
    "contracting": ("kontrakt", "aftale"),
    "listening": ("lytning", "lytte"),
    "reflection": ("refleksion",),
    "scaling": ("skala", "skalering"),
    "appreciation": ("anerkendelse", "påskønnelse"),
    "challenge": ("udfordring",),
    "clean": ("rent sprog",),
    # settings
    "en": ("engelsk", "english"),
    "da": ("dansk", "danish"),
    "auto": ("automatisk",),
    "always": ("altid",),
    "never": ("aldrig",),
    "dmy": ("dmå", "dag først", "dag-måned-år"),
    "mdy": ("mdå", "måned først", "måned-dag-år"),
    # answers
    "yes": ("ja", "jo"),
    "no": ("nej", "aldrig"),
    "later": ("senere",),
    "ask": ("spørg", "spørg mig", "spørg først", "spørg hver gang", "spørg før hver gang"),
}
"""The Danish words for each value. One word may stand for values of different choices."""


ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "video": ("teams", "ms teams", "microsoft teams", "zoom", "meet", "google meet", "skype", "webex", "facetime"),
    "in-person": ("face to face", "f2f", "live"),
    "phone": ("telephone", "mobile"),
    "improved": ("better", "improvement", "improving"),
    "unchanged": (
        *("same", "the same", "no change", "not improved", "did not improve", "didn't improve", "not better"),
        *("not changed", "did not change", "didn't change", "not really"),
    ),
    "worse": ("worsened", "declined"),
    "no": ("never",),
    "ask": ("ask me", "ask first", "ask before each time", "ask before", "ask each time", "ask every time"),
    "partly": ("worked partly", "partly worked", "it partly worked", "it worked partly"),
    "did_not_work": (
        *(
            "didn't work",
            "it didn't work",
            "it did not work",
            "not really",
            "not worked",
            "has not worked",
            "hasn't worked",
        ),
        *("does not work", "doesn't work", "did not help", "didn't help"),
    ),
}
"""Other English words for a value."""


def find_choice(text: str, values: Iterable[str]) -> str | None:
    """The one of `values` that the text names: in English or Danish, in any case, with hyphens for blanks or without,
    or by the beginning of the word or of one of its words. None if none or several match; English words are tried
    first."""
    values = tuple(values)
    typed = spell_choice(text)
    if not typed:
        return None
    for matches in _MATCHES:
        found = [value for value in values if matches(typed, value)]
        if len(found) == 1:
            return found[0]
    return None


def is_choice(text: str, value: str) -> bool:
    """Whether the text is a value, or another word for it, in full."""
    typed = spell_choice(text)
    return typed == spell_choice(value) or _is_other_word(typed, value)


def spell_choice(text: str) -> str:
    """The text without case and accents, with one blank for hyphens and blanks, and without apostrophes: `In-Person` is
    `in person`."""
    text = text.casefold()
    if not text.isascii():
        from unicodedata import normalize

        text = "".join(char for char in normalize("NFD", text) if not "\u0300" <= char <= "\u036f")
        text = text.replace("ø", "o").replace("æ", "ae")
    text = text.replace("aa", "a").replace("oe", "o").replace("-", " ").replace("_", " ")
    text = text.replace("'", "").replace("\u2019", "")
    return " ".join(text.split()).rstrip(".!")


def _begins(typed: str, value: str) -> bool:
    return spell_choice(value).startswith(typed)


def _begins_a_word(typed: str, value: str) -> bool:
    return f" {typed}" in spell_choice(value)


def _is_other_word(typed: str, value: str) -> bool:
    return any(typed == spell_choice(word) for word in (*DANISH.get(value, ()), *ENGLISH.get(value, ())))


def _begins_in_danish(typed: str, value: str) -> bool:
    return any(spell_choice(word).startswith(typed) for word in DANISH.get(value, ()))


_MATCHES: Final[tuple[Callable[[str, str], bool], ...]] = (
    lambda typed, value: typed == spell_choice(value),
    _is_other_word,
    _begins,
    _begins_a_word,
    _begins_in_danish,
)
"""The ways in which a text can name a value, the surest first."""
