"""Names, addresses and links in texts are replaced in every form in which people write them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog import names
from mentorlog.insight.anonymous.replace import Replacements, has_name, names_to_replace, replaced
from mentorlog.insight.anonymous.stand_ins import StandInWords
from mentorlog.model.results.identity import Identity
from tests.builders import relationship
from tests.property_tests import settings

EVERYONE = (
    Identity("Søren Ågård Dam", "Nordlys A/S", "soren.dam@nordlys.dk", "LEAP 2026", number=1),
    Identity("Jens Holm", "Shell", number=2),
    Identity("Bo Lind", "Danske Bank", number=3),
    Identity("Anne-Marie Dahl", number=4),
    Identity("Mark Rose", number=5),
    Identity("Jan de Vries", number=6),
    Identity("Ida Thomsen", "Havn Kapital", number=7),
    Identity("Anne Holm", number=8),
    Identity("田中 太郎", number=9),
    Identity("王小明", number=10),
    Identity("김민수", number=11),
    Identity("Tess O'Neill", number=12),
    Identity("Lise"),
    Identity("the head of Sales"),
)
A, B, C, D, E, F, G, H = (f"Person {letter}" for letter in "ABCDEFGH")


def replacements() -> Replacements:
    """The names of EVERYONE, and of the owner."""
    found = names_to_replace(EVERYONE, owner="Lone Dahl")
    for each in EVERYONE[:8]:  # so that every test knows the letters
        found.name(each.name, number=each.number)
    return found


def test_names_are_replaced_in_every_form() -> None:
    """Words of names, cases, accents, genitives, initials, hyphens, line ends, emphasis, orders of words."""
    for text, expected in {
        "Søren, Soren, soeren and SØREN": f"{A}, {A}, {A} and {A}",
        "So\u0308ren, S\u00f8\u00adren": f"{A}, {A}",
        "Sørens plan": f"{A}'s plan",
        "Jens' plan and Jens's": f"{B}'s plan and {B}'s",
        "the word 'Jens' only": f"the word '{B}' only",
        "Lise's, Lises": "Person I's, Person I's",
        "Søren Ågård Dam; Søren Dam; Dam, Søren": f"{A}; {A}; {A}",
        "Søren Å. Dam; S. Dam; Søren D. said": f"{A}; {A}; {A} said",
        "SD and S.D. and S. D. said": f"{A} and {A} and {A} said",
        "Søren Dam S.D. and Dam S. D. said": f"{A} and {A} said",
        "Søren D.S. Dam and Søren Å.D. said": f"{A} and {A} said",
        "I met S.D.": f"I met {A}.",
        "IT and I.T. met": f"IT and {G} met",
        "with Søren\nDam": f"with {A}",
        "Sørens\nBo": f"{A}'s\n{C}",
        "**Søren** and S**øren**": f"**{A}** and {A}**",
        "[Søren](https://x.dk/søren)": f"[{A}](https://example.org/link-1)",
        "Anne-Marie, Annemarie": D,
        "Anne Holm": H,
        "Holm and Anne": f"{B}/H and {D}/H",
        "Jan de Vries' book": f"{F}'s book",
        "田中さんと話す": "Person Iさんと話す",
        "小明今天很好, 王小明": "Person I今天很好, Person I",
        "민수는": "Person I는",
        "O'Neill, O’Neill's": "Person I, Person I's",
        "Sørensagen, Anne-sagen": f"{A}-sagen, {D}/H-sagen",
        "TeamBo2026": "TeamBo2026",
        "TeamSøren2026": f"Team{A}2026",
        "Lone said, Lone Dahl's": "Author said, Author's",
        "ask the head of sales": "ask Person I",
        "sorendam": A,
    }.items():
        assert replaced(text, replacements()) == expected, text


def test_organisations_and_programmes_are_replaced() -> None:
    """Also in compounds; ordinary words of them only in the whole name or with a capital letter."""
    for text, expected in {
        "Nordlys A/S, nordlys, NORDLYS": "Organisation 1, Organisation 1, Organisation 1",
        "Nordlyssystemet": "Organisation 1-systemet",
        "at Shell, a shell": "at Organisation 1, a shell",
        "Danske Bank, the bank": "Organisation 1, the bank",
        "Havn Kapital and kapital": "Organisation 1 and kapital",
        "LEAP, leap 2026, a leap": "Programme 1, Programme 1, a leap",
    }.items():
        assert replaced(text, replacements()) == expected, text


def test_addresses_handles_and_links_are_replaced() -> None:
    """Every address is; a link or a handle if it names someone."""
    for text, expected in {
        "soren.dam@nordlys.dk, x@y.org, Soren@gmail.com.": (
            "person-a@example.org, address-1@example.org, person-a@example.org."
        ),
        "[mail](mailto:soren.dam@nordlys.dk)": "[mail](mailto:person-a@example.org)",
        "@sorendam, @sdam2, @bo, @dhh": "@person-a, @person-a, @person-c, @dhh",
        "https://linkedin.com/in/s%C3%B8ren-dam/.": "https://example.org/link-1.",
        "http://xn--srendam-q1a.dk": "https://example.org/link-1",
        "www.nordlys.dk or nordlys.dk/x": "https://example.org/link-1 or example.org/link-2",
        "https://x.dk/bo https://x.dk/bo": "https://example.org/link-1 https://example.org/link-1",
        "https://docs.python.org/3/": "https://docs.python.org/3/",
    }.items():
        assert replaced(text, replacements()) == expected, text


def test_other_words_are_kept() -> None:
    """Names inside other words, ordinary words in lower case, particles, common words and acronyms."""
    for text in (
        "Bornholm, annex, boundaries, linden, marking",
        "mark my words, a rose, to bo in lone places",
        "de la, van, of the, A/S, group",
        "IT, HR, the head, sales",
        "",
        "  \n",
        "I said so. A plan",
    ):
        assert replaced(text, replacements()) == text
        assert not has_name(text, replacements()), text


def test_a_description_of_a_person_is_replaced_as_a_whole() -> None:
    """And the names in it. A name in lower case is a name."""
    everyone = [
        Identity("My manager", number=1),
        Identity("Head of Sales at Zylox"),
        Identity("lise holm"),
        Identity("My Lund"),
        Identity("Rose from marketing"),
        Identity("Grace Krogh (HR, Vexol)"),
        Identity("Ulla Toft, CFO", number=9),
    ]
    for text, expected in {
        "My plan, a manager": "Person A plan, a manager",  # of My Lund
        "Ask my manager": "Ask Person A",
        "Head of Sales at Zylox": "Person A",
        "Sales at Zylox": "Sales at Person A",
        "Lise and holm": "Person A and Person A",
        "Rose from marketing; Rose and marketing": "Person A; Person A and marketing",
        "Grace; HR; Vexol; Grace Krogh (HR, Vexol)": "Person A; HR; Person A; Person A)",
        "Ulla and the CFO": "Person A and the CFO",
    }.items():
        assert replaced(text, names_to_replace(everyone)) == expected, text


COLLEAGUES = (
    Identity("Hans-Jørgen Kjær", "Københavns Universitet (KU)", "hjk@ku.dk", "Kvinder i Ledelse 2026", number=1),
    Identity("Birgitte Lund", "Dansk Industri", "birgitte@di.dk", "Leaders 2026", number=2),
    Identity("Jens Øe", "Rigshospitalet (RH)", programme="Nye Ledere 2026/27", number=3),
    Identity("Anne-Mette Sol Våge-Holm", "DR", programme="Mentor Fyn, hold 3", number=4),
    Identity("Freja Holm-Nielsen", "Coop", "x@mail.xy.dk", number=5),
    Identity("Freja Skov", "A.P. Møller - Mærsk", number=6),
    Identity("Søren Holm", email="sh@gmail.com", number=7),
    Identity("Søren Kjær", programme="Women in Science (WISC) 2026", number=8),
    Identity("Søren Østergaard", number=9),
    Identity("Mark Rose", "Spar Nord", "mark@home.dk", "Spring 2026", number=10),
)


def colleagues() -> Replacements:
    """The names of COLLEAGUES, and of the owner. The letters are in their order."""
    found = names_to_replace(COLLEAGUES, owner="Åse Bjørn-Møller")
    for each in COLLEAGUES:
        found.name(each.name, number=each.number)
    return found


def test_short_forms_of_organisations_and_programmes_are_replaced() -> None:
    """A programme without its year, acronyms, and the domains of addresses."""
    for text, expected in {
        "Kvinder i Ledelse-holdet, kvinder i ledelse 2025": "Programme 1-holdet, Programme 1 2025",
        "Leaders, leaders; Nye Ledere; Mentor Fyn": "Programme 1, leaders; Programme 2; Programme 3",
        "WISC and Women in Science; Spring came": "Programme 1 and Programme 1; Spring came",
        "at home": "at home",
        "KU, KUs, K.U. said": "Organisation 1, Organisation 1's, Organisation 1 said",
        "DI-konferencen, RH": "Organisation 1-konferencen, Organisation 2",
        "http://ku.dk/a, www.science.ku.dk": "https://example.org/link-1, https://example.org/link-2",
        "http://di.dk/ and xy.dk": "https://example.org/link-1 and example.org/link-2",
        "rh.dk, dr.dk and maersk.com.": "example.org/link-1, example.org/link-2 and example.org/link-3.",
        "it.dk, https://gmail.com/x, node.js": "it.dk, https://gmail.com/x, node.js",
        "A.P. Møller; A. P. Møller said": "Organisation 1; Organisation 1 said",
    }.items():
        assert replaced(text, colleagues()) == expected, text


def test_an_ordinary_word_in_a_domain_is_a_name_only_with_a_capital_letter() -> None:
    """It is found neither as a plural nor at the beginning of another word; any other word is found in every form. A
    domain that is reserved for examples is no one's."""
    addresses = ("example.org", "learning.dk", "care.org", "skole-udvikling.dk", "nordlys.dk")
    found = names_to_replace(
        [Identity(f"Q{number}x", email=f"a@{domain}", number=number) for number, domain in enumerate(addresses)]
    )
    kept = (
        "Ask for examples. Examples of learning, learnings; careful Careful Learnings cares, people, skole og udvikling"
    )
    assert replaced(kept, found) == kept
    for text, expected in {
        "at nordlys we, Nordlys, nordlyssystemet": "at Organisation 1 we, Organisation 1, Organisation 1-systemet",
        "the people at Learning, and Care's plan": "the people at Organisation 2, and Organisation 3's plan",
        "learning.dk, x@care.org": "example.org/link-1, address-1@example.org",
    }.items():
        assert replaced(text, found) == expected, text


def test_short_forms_of_people_are_replaced() -> None:
    """By the one they fit: genitives, initials of given names, abbreviations, names of files and handles."""
    for text, expected in {
        "kjærs, Jenses, JENSES": "Person A/H's, Person C's, Person C's",
        "HJ; H-J; AMVH": "Person A; Person A; Person D",
        "H.J. Kjær; H.-J. Kjær; A.M.S. Våge-Holm": "Person A; Person A; Person D",
        "A-M; Freja HN; HN": "Person D; Person E; Person E",
        "freja_skov.pdf freja-skov skov_freja.pdf": "Person F.pdf Person F Person F.pdf",
        "freja skov; jens_oe.pdf; mark_rose.pdf": "Person F; Person C.pdf; Person J.pdf",
        "Søren Kj. said; Søren Ho": "Person H said; Person G",
        "Søren Øst.; S Ø": "Person I.; Person I",
        "@sorenoestergaard @soren_kjaer @sholm": "@person-i @person-h @person-g",
        "AM, SÅ, AV, plan A I had": "AM, SÅ, AV, plan A I had",
        "Ø, Mark rose, the mark rose": "Ø, Person J rose, the mark rose",
    }.items():
        assert replaced(text, colleagues()) == expected, text


def test_hidden_people_make_no_name_ambiguous() -> None:
    """Nor do their organisations; a name that only hidden people share is that of one person."""
    shown = relationship(1, name="Søren Holm", org="Lind Kapital")
    hidden = (("Søren Skjult", "Lind Byg"), ("Anne Dahl", None), ("Anne Berg", None))
    found = names_to_replace(
        [Identity("Søren Holm", "Lind Kapital", number=1)]
        + [Identity(name, org, number=number) for number, (name, org) in enumerate(hidden, start=2)]
    )
    found.prefer([shown])
    assert replaced("Søren at Lind met Anne, and Anne", found) == (
        "Person A at Organisation 1 met Person B, and Person B"
    )


def test_a_shared_name_is_that_of_the_person_the_text_is_about() -> None:
    """If it is theirs."""
    assert replaced("Anne and Holm", replacements(), person="Anne Holm") == f"{H} and {H}"
    assert replaced("Anne and Holm", replacements(), person="Jens Holm") == f"{D}/H and {B}"


def test_a_text_becomes_the_same_each_time() -> None:
    """Also if several people who have no letter yet share the name that is used first."""
    people = (Identity("Anne Holm", number=1), Identity("Anne Dahl", number=2), Identity("Anne Berg", number=3))
    everyone = [names_to_replace(people) for _ in range(100)]
    found = {replaced("Anne said: Anne Holm, Anne Dahl, Anne Berg", each) for each in everyone}
    assert found == {"Person A/B/C said: Person C, Person B, Person A"}


def test_letters_are_given_in_the_order_of_use() -> None:
    """Someone who is not mentioned has no letter, so that no gap tells of them; after Z comes AA."""
    found = names_to_replace([Identity(f"Q{number}x") for number in range(30)])
    assert replaced("Q7x and Q3x", found) == "Person A and Person B"
    assert replaced(" ".join(f"Q{number}x" for number in range(30)), found).endswith("Person AC Person AD")


def test_earlier_names_are_the_same_person() -> None:
    """By the number of the relationship; and so is an introduction to someone with a part of one known name."""
    found = names_to_replace(
        [Identity("Freja Toft", number=3), Identity("Freja Krogh", number=3), Identity("", "Old Org", number=3)]
    )
    assert replaced("Toft was Krogh", found) == "Person A was Person A"
    assert names_to_replace([Identity("Freja"), Identity("Freja Toft", number=3)]).name("Freja") == "Person A"


def test_what_was_replaced_and_kept_is_counted() -> None:
    """By what was written, with its stand-in."""
    found = replacements()
    replaced("Søren and Sørens and Søren mark an IT day, holms", found)
    counted = {each.text: (each.stand_in, each.times) for each in found.replaced_names()}
    assert (counted["Søren"], counted["Sørens"]) == ((A, 2), (A, 1))
    assert found.kept_words() == [("mark", 1), ("IT", 1), ("holms", 1)]


def test_stand_ins_are_in_the_language_of_the_page() -> None:
    """The words are given."""
    words = StandInWords("Person", "Virksomhed", "Forløb", "Forfatter")
    found = names_to_replace(EVERYONE, owner="Lone Dahl", words=words)
    assert replaced("Lone, Shell, LEAP", found) == "Forfatter, Virksomhed 1, Forløb 1"


@pytest.mark.heavy
def test_long_texts_take_linear_time() -> None:
    """Without blanks, and full of what could begin a name, an address or a link."""
    found = replacements()
    start = time.process_time()
    for part in ("a", "ø", "S.", "a.", "a@", "Søren", "Jens' ", "https://", "*a", "Aa1", "-", "@x."):
        replaced(part * (40_000 // len(part)), found)
    assert time.process_time() - start < 40


WORDS = st.text("zqxjøåäé", min_size=5, max_size=8).map(str.capitalize)
FORMS = (
    *(
        "{full}",
        "{first}",
        "{last}",
        "{first}s",
        "{last}'s",
        "{first}’s",
        "{full}s",
        "{last}, {first}",
        "{first}\n{last}",
    ),
    *("**{first}**", "_{full}_", "[{first}](https://x.org/{last})", "`{last}`", "{first}-{last}", "{initials}"),
    *("{dotted}", "{lower}", "{upper}", "{first}.{last}@x.org", "@{first}{last}", "https://x.org/{first}_{last}"),
    *(
        "{first}metoden",
        "({last})",
        "{first}/{last}",
        "#{first}",
        "{first}*{last}*",
        "{first}{last}",
        "{plain}",
        "{long}",
    ),
)


def written(first: str, last: str, form: str) -> str:
    """A name in one form."""
    return form.format(
        full=f"{first} {last}",
        first=first,
        last=last,
        initials=f"{first[0]}{last[0]}",
        dotted=f"{first[0]}.{last[0]}.",
        lower=f"{first} {last}".lower(),
        upper=f"{first} {last}".upper(),
        plain=names.spellings(f"{first} {last}")[0],
        long=names.spellings(f"{first} {last}")[-1],
    )


def forbidden(people: list[tuple[str, str]]) -> set[str]:
    """Every spelling of every word of names."""
    return {spelling for person in people for word in person for spelling in names.spellings(word)}


@given(
    people=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4),
    mentioned=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(FORMS), st.sampled_from([" ", "\n", ", ", ". ", " and ", "; "])),
        max_size=8,
    ),
)
@settings(max_examples=300)
def test_no_word_of_a_name_remains(people: list[tuple[str, str]], mentioned: list[tuple[int, str, str]]) -> None:
    """In any form and in any order."""
    found = names_to_replace([Identity(" ".join(each), number=number) for number, each in enumerate(people)])
    text = "".join(f"{between}{written(*people[person % len(people)], form)}" for person, form, between in mentioned)
    shown = replaced(f"Talked{text} today", found)
    spelled = names.spellings(shown)
    left = [word for word in forbidden(people) if any(word in spelling for spelling in spelled)]
    assert not left, (text, shown)
    initials = {f"{first[0]}{last[0]}" for first, last in people}
    assert not initials & set(shown.replace("'", " ").split())
    assert replaced(shown, found) == shown
