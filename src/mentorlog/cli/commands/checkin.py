"""`checkin`: record how well the two people work together."""

from typing import Annotated, Any, Final, NoReturn

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import parse_score
from mentorlog.cli.input.command_line.typed_line import line_of, line_with
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import choose_relationship, has_several_active, named_relationship
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, OnDay, Private, With
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import BENEFITS, EXPECTATIONS, Party, Relationship, Role
from mentorlog.model.results.entries import CheckedIn
from mentorlog.quoted_text import quoted
from mentorlog.store import Journal
from mentorlog.workflows.check_in import Answers, check_in

Frequency = Annotated[
    str | None, typer.Option("--frequency", metavar="1-5", help="Do we meet often enough? 5 is just right.")
]
Challenge = Annotated[
    str | None, typer.Option("--challenge", metavar="1-5", help="Is there enough challenge? 5 is just right.")
]
More = Annotated[str | None, typer.Option("--more", metavar="TEXT", help="What to do more of.")]
Less = Annotated[str | None, typer.Option("--less", metavar="TEXT", help="What to do less of.")]
Expectations = Annotated[
    str | None,
    typer.Option("--expectations", metavar="met|partly|unmet", help="What we expected of each other."),
]
ExpectationsNote = Annotated[
    str | None, typer.Option("--expectations-note", metavar="TEXT", help="What has come true, or is missing.")
]
Benefits = Annotated[bool, typer.Option("--benefits", help="Ask how far it has helped with six things.")]
Skills = Annotated[str | None, typer.Option("--skills", metavar="1-5", help="Has it helped with skills? 5 is most.")]
Career = Annotated[str | None, typer.Option("--career", metavar="1-5", help="Has it helped with the career?")]
Confidence = Annotated[str | None, typer.Option("--confidence", metavar="1-5", help="Has it helped with confidence?")]
Network = Annotated[str | None, typer.Option("--network", metavar="1-5", help="Has it helped with the network?")]
Decisions = Annotated[str | None, typer.Option("--decisions", metavar="1-5", help="Has it helped with decisions?")]
Satisfaction = Annotated[
    str | None, typer.Option("--satisfaction", metavar="1-5", help="Has it helped with satisfaction at work?")
]
Theirs = Annotated[bool, typer.Option("--theirs", help="Record the other person's answers, beside yours.")]

_QUESTIONS: Final = ["--frequency", "1-5", "--challenge", "1-5", "--more", "TEXT"]
_BENEFIT_QUESTIONS: Final = [word for benefit in BENEFITS for word in (f"--{benefit}", "1-5")]
_OTHER_ROLE: Final[dict[Role, Role]] = {"mentor": "mentee", "mentee": "mentor"}


def checkin(
    ctx: typer.Context,
    name: Name = None,
    frequency: Frequency = None,
    challenge: Challenge = None,
    more: More = None,
    less: Less = None,
    expectations: Expectations = None,
    expectations_note: ExpectationsNote = None,
    benefits: Benefits = False,
    skills: Skills = None,
    career: Career = None,
    confidence: Confidence = None,
    network: Network = None,
    decisions: Decisions = None,
    satisfaction: Satisfaction = None,
    theirs: Theirs = False,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record how well the two of you work together."""
    app: App = ctx.obj
    scored = zip(BENEFITS, (skills, career, confidence, network, decisions, satisfaction), strict=True)
    answers = Answers(
        _score(app, "--frequency", frequency),
        _score(app, "--challenge", challenge),
        more,
        less,
        _checked_expectations(app, expectations),
        expectations_note,
        **{benefit: _score(app, f"--{benefit}", typed) for benefit, typed in scored},
    )
    owner: Party = "them" if theirs else "me"
    journal = app.open_for_writing()
    named = named_relationship(app, journal, name, with_)
    lacks_benefits = benefits and all(getattr(answers, benefit) is None for benefit in BENEFITS)
    if not app.can_ask and (lacks_benefits or answers.is_empty()):
        _refuse_nothing(app, needs_name=named is None and has_several_active(app), benefits=benefits)
    relationship = named or choose_relationship(app, journal, None)
    day = read_past_day(app, on, relationship=relationship)
    options = [
        *(["--theirs"] if theirs else []),
        *(["--on", day.isoformat()] if on else []),
        *(["--private"] if private else []),
    ]
    line = ["mentorlog", "checkin", str(relationship.ref), *options]
    answers = _with_asked(app, journal, relationship, answers, owner=owner, lacks_benefits=lacks_benefits, line=line)
    checked = check_in(journal, relationship, answers, owner=owner, on=day, private=private, now=app.now)
    app.draft = None
    _show(app, checked, relationship, as_json=as_json)


def _show(app: App, checked: CheckedIn, relationship: Relationship, *, as_json: bool) -> None:
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(checked.checkin))
    from mentorlog.insight.collaboration.expectations import expected
    from mentorlog.present.answers.checkin import checkin_page

    page = checkin_page(
        checked.checkin,
        before=checked.before,
        last=checked.last,
        other=checked.other,
        expected=expected(relationship),
        today=app.today,
    )
    return output.show(app, page)


def _score(app: App, option: str, typed: str | None) -> int | None:
    if typed is None:
        return None
    return parse_score(typed, what=option, hint=line_with(app, "1-5", old=typed))


def _checked_expectations(app: App, typed: str | None) -> str | None:
    """How far the expectations have come true, in English or Danish. Raises UsageError."""
    if typed is None:
        return None
    from mentorlog.model.choices import find_choice

    found = find_choice(typed, EXPECTATIONS)
    if found is None:
        hint = "\n".join(line_with(app, each, old=typed) for each in EXPECTATIONS)
        raise UsageError(f"--expectations must be met, partly or unmet, not {quoted(typed)}.", hint=hint)
    return found


def _refuse_nothing(app: App, *, needs_name: bool, benefits: bool) -> NoReturn:
    """Raise UsageError for a check-in without an answer where nothing can be asked."""
    line = [*app.args, *(["--with", "NAME"] if needs_name else [])]
    if benefits:
        words = [word for word in line if word != "--benefits"]
        raise UsageError("Score at least one of the benefits.", hint=line_of([*words, *_BENEFIT_QUESTIONS]))
    raise UsageError("Answer at least one question.", hint=line_of([*line, *_QUESTIONS]))


def _with_asked(
    app: App,
    journal: Journal,
    relationship: Relationship,
    answers: Answers,
    *,
    owner: Party,
    lacks_benefits: bool,
    line: list[str],
) -> Answers:
    """The answers that were given as options, with those that were asked for: all if none was given, the benefits with
    --benefits if none of them was given, and the note after --expectations.

    Raises MentorlogError if all questions were skipped."""
    lacks_note = app.can_ask and answers.expectations is not None and answers.expectations_note is None
    if not (answers.is_empty() or lacks_benefits or lacks_note):
        return answers
    from mentorlog.cli.input.prompts.checkin_questions import CheckinQuestions

    given = {name: value for name, value in answers._asdict().items() if value is not None}
    typed = [f"--{name.replace('_', '-')}={value}" for name, value in given.items()]
    questions = CheckinQuestions(app, relationship, owner=owner, line=line + typed)
    if lacks_benefits:
        questions.ask_benefits()
    elif lacks_note:
        questions.ask_note()
    else:
        questions.ask_partnership(relationship.role if owner == "me" else _OTHER_ROLE[relationship.role])
        _ask_expectations(app, journal, relationship, questions)
    found: dict[str, Any] = given | questions.answers
    if not found:
        raise MentorlogError("Nothing was answered; nothing was saved.")
    return Answers(**found)


def _ask_expectations(app: App, journal: Journal, relationship: Relationship, questions: Any) -> None:
    """Ask about the expectations if there is an agreement to look at, or the two are half-way."""
    from mentorlog.insight.collaboration.expectations import expected
    from mentorlog.insight.collaboration.half_way import is_half_way

    found = expected(relationship)
    if found or is_half_way(journal.dossier(relationship.ref), today=app.today):
        questions.ask_expectations(found)


command = build(checkin, "checkin", example='mentorlog checkin Søren --frequency 4 --challenge 3 --more "live reviews"')
