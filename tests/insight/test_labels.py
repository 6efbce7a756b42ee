"""Whether feedback reads as a label on the person."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.labels import LANGUAGES, _names, label_in
from tests.insight.journals import texts

NAME = "Søren Østergård"

LABELS = """
you are lazy
You’re lazy
YOU ARE SO LAZY
You are just **lazy**.
she's always careless
he is arrogant
he's a liar
they are lazy
they are idiots
Søren is lazy
Søren Østergård was arrogant
You were rude to Mette in the meeting
You were very unprofessional on the call with Nordhavn
You've been sloppy lately
You've always been selfish
You seem defensive
You come across as arrogant
You can be really condescending
You tend to be disorganised
You always are so negative
You are always late and careless
You are weak
You are too sensitive.
You are being difficult
You are clever, but lazy
I think you are lazy
You don't care, you are lazy
In meetings, you're aggressive
You behaved childishly
You are such a perfectionist
You are such an idiot
You are a lazy person
She is a toxic person
You're a control freak
You are a know-it-all
You are a terrible listener
You are the worst listener I know
You are the worst
You idiot!
You lazy bastard!
stop being lazy
Don't be so defensive
try not to be so negative
Lazy.
Lazy and careless
Too stubborn
You lack discipline
You have no respect for others
You've got no empathy
You have a bad attitude
Your attitude is terrible
He's not a team player
You are not good enough
You missed two dates. You are unreliable.
du er doven
Du er altid så sjusket
Du er jo bare magelig
han er arrogant
hun virker ligeglad
de er dovne
jeg synes, du er egoistisk
I mødet var du arrogant
I mødet med kunden, var du uprofessionel
nogle gange er du doven
Du kan være ret nedladende
Du har været uansvarlig
Du bliver så defensiv
Du er for stædig
Du er sød, men doven
Søren er doven
han opfører sig barnligt
du er en idiot
Du er en brokkerøv
Du er et rodehoved
Din idiot!
Du er sådan en perfektionist
Hold op med at være så doven
Vær ikke så barnlig
Doven og sjusket
du mangler respekt for andre
Du har ingen disciplin
Du har en dårlig attitude
Du er en dårlig lytter
Du er ikke en holdspiller
Du er ikke god nok
"""
PRAISE = """
You are brilliant
You're amazing!
You are so talented
You are kind and clever
You are a star
You are a natural
You are a natural leader
You are a good listener
You are the best mentor
You're the best!
Thank you! You are wonderful.
du er dygtig
Du er bare så sej!
Du er jo fantastisk
Du er et naturtalent
Du er en født leder
Tak! Du er den bedste mentor.
"""
SEEN = """
you were late twice
you are right
you are ready for the next step
You cut in twice while Mette spoke
In Monday's standup you cut in twice while Mette spoke; she stopped talking
When I showed the numbers you rolled your eyes and turned to your phone
You asked three open questions before you gave advice
You sent the notes the same evening, so nobody had to guess
Your mail on Friday had four sentences in capitals
You have not replied to the two mails from October
you are always late on Mondays
You never let me finish
You listened without looking at the screen
You were quiet at standup
You are so quiet in meetings with the customer
You were nervous
You look tired
You seem worried about the deadline
You are welcome
You are so right about that
You're on the right track
You are getting better at this
You were well prepared and it showed
You are a bit ahead of the plan
You are a developer in my team
You are not a developer
You are a good friend of Mette
You are one of a kind
he is a real person
She is the manager of Team Blue
He was a speaker at the conference
They were rude answers
They are brilliant
They are sloppy
The tests are useless
The report is brilliant
That was rude
It was a careless mistake
Your careless commit broke the build
Søren's careless mistake cost us a day
It was such a good meeting
You gave a lazy answer when Freja asked
You handled the difficult customer well
You brought the shy ones into the conversation
I was rude and you told me
I felt stupid when you laughed
You made Mette feel stupid
You act as if you are better than us
You spoke to him as if he were an idiot
You told him he was stupid
She said you were rude
You asked whether I was lazy
he called her lazy
You said "you are lazy" to Mette
Your words were ‘he is useless’ in the channel
Your words were 'he is useless' in the channel
You wrote “he is lazy” in the chat
You are not lazy
You're never rude
You are no longer careless
You are anything but lazy
You are neither lazy nor careless
I don't think you are lazy
Nobody thinks you are lazy
If you are careless with the keys, we lose a day
Are you lazy?
Why are you so rude?
You are lazy-loading the images
You are weak in SQL, strong in Python
You are difficult to reach on Fridays
You're impossible to hear on video
You are negative about the plan
You have no access to the repo
You have no class at three
You lack two signatures
Your attitude survey is missing
You were not clear enough
Don't be afraid to ask
Great job!
You gave a brilliant talk
You are great with customers
You were brilliant when you let the silence work
You are brilliant at asking short questions
You were brilliant! You let Mette finish, then you summed up what she had said.
You are a good listener: you repeated my words before you answered
You are a natural part of the team
You may fool yourself
Du afbrød Mette to gange på standup
Du kom ti minutter for sent tre gange
Du spurgte, før du gav råd
Du lod stilheden arbejde
du var stille i mødet
Du er altid forsinket om mandagen
Du har ret
Du er klar til næste skridt
Du er god til at lytte
Du er så dygtig til at forklare svære ting
Du var dygtig, da du lod Mette tale færdig
Du er klog på systemet
Du er en helt ny kollega
Du er en af dem, der spørger
Du er den bedste til det
Du er stolt af det
Du er svag i statistik
Du virker træt
Du bliver ofte afbrudt
Du blev stille, da Bo kom ind
Du er ikke doven
Du er ikke længere så sjusket
Du er hverken doven eller sjusket
Det var dumt af dig
Det er uhøfligt at afbryde
Mailen var uprofessionel
De er sjuskede
Mødet var kedeligt
Sørens dovne svar
Du sagde, at han var doven
Du kaldte ham en idiot
Du skrev “du er uduelig” til Bo
Dine ord var »du er doven« til Bo
Dine ord var ”du er doven” til Bo
Hvis du er sjusket med nøglerne, mister vi en dag
Jeg synes ikke, du er doven
Er du ligeglad?
Hvorfor er du så negativ?
Hold op med at komme for sent
Vær ikke bange for at spørge
Du har ingen adgang til serveren
Du mangler to underskrifter
Du er ikke klar nok
Jeg var uhøflig, og du sagde det
Det var sådan en god samtale
Hun er min mentor
"""


CORPUS = [
    line.split("\t") for line in Path(__file__).with_name("labels_corpus.tsv").read_text("utf-8").splitlines()[1:]
]
"""Sentences, each with the other person's name and the result: "trait", "praise" or "none"."""


def test_the_corpus_gives_the_same_results() -> None:
    """Every word and rule, in both languages, and many sentences that are not labels."""
    results = [(text, name, label_in(text, name=name) or "none") for text, name, _ in CORPUS]
    expected = [(text, name, result) for text, name, result in CORPUS]
    assert [new for new, old in zip(results, expected, strict=True) if new != old] == []


def lines(table: str) -> list[str]:
    """The sentences of a table."""
    return table.strip().split("\n")


@pytest.mark.parametrize("text", [*lines(LABELS), *lines(PRAISE)])
def test_what_says_what_somebody_is_reads_as_a_label(text: str) -> None:
    """In English and Danish, of you, him, her or the other by name, blame and praise alike."""
    assert label_in(text, name=NAME) == ("trait" if text in lines(LABELS) else "praise")


@pytest.mark.parametrize("text", lines(SEEN))
def test_what_was_seen_or_heard_does_not(text: str) -> None:
    """Nor does what is denied, asked, said by somebody else, or true of a thing."""
    assert not label_in(text, name=NAME)


def test_the_tables_are_long_enough_to_mean_something() -> None:
    """A sentence stands in one of them once."""
    sentences = [line for table in (LABELS, PRAISE, SEEN) for line in lines(table)]
    assert len(sentences) == len(set(sentences))
    assert len(lines(LABELS)) + len(lines(PRAISE)) >= 100
    assert len(lines(SEEN)) >= 120


def test_a_name_is_somebody_only_where_it_is_the_others() -> None:
    """What is called lazy without being known as a person may be a method or a dog."""
    assert label_in("Freja is lazy", name="Freja")
    assert label_in("王小明 is lazy", name="王小明")
    assert not label_in("Freja is lazy", name="Bo")
    assert not label_in("Freja is lazy")
    assert label_in("Ana is lazy", name="Dr. Ana Souza")
    assert label_in("b* [c is lazy", name="b* [c")


def test_a_line_that_was_wrapped_is_one_sentence() -> None:
    """A gap parts sentences, the end of a line does not; accents may be letters of their own."""
    assert label_in("You cut in twice, and I think you are\nlazy")
    assert not label_in("It is you that we are\n\nlazy methods were used")
    assert label_in("Du er pa\u030asta\u030aelig")
    assert label_in("you are nai\u0308ve")


def test_praise_beside_what_was_seen_is_none() -> None:
    """A short thank-you is nothing seen; a sentence about what was done is."""
    assert label_in("You are brilliant. Thank you so much!")
    assert not label_in("You are brilliant. You waited eleven seconds before you answered.")
    assert label_in("You are lazy. You waited eleven seconds before you answered.")


@given(st.one_of(st.text(), texts(), st.text("you are lazy dulrcvn'\".,!? \n")), st.text(max_size=20))
def test_any_text_is_answered(text: str, name: str) -> None:
    """Whatever was typed, of whomever: some label or none, never an error."""
    assert label_in(text, name=name) in {None, "trait", "praise"}


@given(st.lists(st.sampled_from([*lines(SEEN), *lines(LABELS)]), min_size=1, max_size=4))
def test_a_label_among_other_sentences_is_found(sentences: list[str]) -> None:
    """What is said beside a label does not take it back, and what is seen does not add up to one."""
    text = "\n\n".join(sentences)
    assert (label_in(text, name=NAME) is not None) is any(one in lines(LABELS) for one in sentences)


@pytest.mark.parametrize(
    "piece",
    ["you ", "you are ", "so ", "lazy and ", "not ", "'", '"', "you are so ", "lazy, ", "du er så ", "is ", "."],
)
def test_a_long_text_takes_no_longer(piece: str) -> None:
    """A page of nothing but one word is answered, where a rule that goes back and forth would take for ever."""
    begun = time.process_time()
    label_in(piece * 20_000 + "you are lazy", name=NAME)
    assert time.process_time() - begun < 20


def test_a_long_name_is_somebody() -> None:
    """A name of thousands of words is still a name: its first words are somebody, and so is all of it; no more, for
    every rule looks for each of them."""
    name = " ".join(f"Name{number}" for number in range(5000))
    assert label_in("Name1 is lazy and so are you", name=name) == "trait"
    assert label_in("You are lazy", name=name) == "trait"
    assert label_in("You sighed twice, and Name3 is never late", name=name) is None
    assert len(_names(name)) == 9


def test_every_word_is_documented() -> None:
    """docs/labels.md has all words that make a label, and no others."""
    page = (Path(__file__).parents[2] / "docs" / "labels.md").read_text(encoding="utf-8")
    listed = [section.split("```") for section in page.split("\n## ") if section.startswith(("English", "Danish"))]
    assert len(listed) == len(LANGUAGES)
    for language, (_, *blocks) in zip(LANGUAGES, listed, strict=True):
        words = [block.split() for block in blocks[::2]]
        kinds = ("traits", "bare_traits", "praise", "insults", "idols", "poor", "fine", "roles", "lacked")
        assert words == [sorted(getattr(language.words, kind).split()) for kind in kinds]


def test_words_stand_once_and_in_small_letters() -> None:
    """A trait is a label whatever follows or where nothing does, not both; what things have too is a trait."""
    for language in LANGUAGES:
        words = language.words
        traits, bare = words.traits.split(), words.bare_traits.split()
        for kind in words:
            assert kind == kind.casefold()
            assert len(kind.split()) == len(set(kind.split())), kind
        assert not set(traits) & set(bare)
        assert not (set(traits) | set(bare)) & set(words.praise.split())
        assert set(words.of_things.split()) <= set(traits)
        assert all(re.fullmatch(r"[\w-]+", word) for kind in words for word in kind.split())
