"""The options of `export --anonymous`, and the names that it replaces."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.export.formats import ExportRequest
    from mentorlog.insight.anonymous.replace import Replacements
    from mentorlog.insight.anonymous.stand_ins import StandInWords
    from mentorlog.store import Journal
    from mentorlog.workflows.gathering.gather_export import GatheredExport


class AnonymousExport(NamedTuple):
    """What makes an export anonymous."""

    replacements: Replacements
    shift: dt.timedelta
    """How far every date is moved."""

    def request(self, app: App, request: ExportRequest) -> ExportRequest:
        """The request with the stand-in of the owner, and its dates moved like those of the entries."""
        from mentorlog.insight.anonymous.entries import moved

        owner = recorded_owner_name(app)
        return request._replace(
            owner=owner and self.replacements.owner(owner),
            now=request.now + self.shift,
            since=request.since and moved(request.since, self.shift),
            until=request.until and moved(request.until, self.shift),
        )

    def gathered(self, journal: Journal, gathered: GatheredExport) -> GatheredExport:
        """What was gathered from the journal, without names."""
        from mentorlog.workflows.gathering.anonymous_export import make_anonymous

        return make_anonymous(journal, gathered, self.replacements, shift=self.shift)


def check_anonymous(*, anonymous: bool, shift_dates: bool) -> None:
    """Raise UsageError for --shift-dates without --anonymous."""
    if shift_dates and not anonymous:
        raise UsageError("--shift-dates works only with --anonymous.", hint="--anonymous --shift-dates")


def anonymous_export(app: App, journal: Journal, request: ExportRequest, *, shift_dates: bool) -> AnonymousExport:
    """What makes this export anonymous, in the language of the page: the names of everyone in the journal, also of
    private people, and the owner's."""
    from mentorlog.insight.anonymous.replace import names_to_replace
    from mentorlog.workflows.gathering.anonymous_export import random_shift

    words = stand_in_words(request.language if request.is_page else "en")
    replacements = names_to_replace(journal.identities(), owner=recorded_owner_name(app), words=words)
    return AnonymousExport(replacements, random_shift() if shift_dates else dt.timedelta())


def stand_in_words(language: str) -> StandInWords:
    """The words that replace names, in a language."""
    from mentorlog.export.translation import Translator
    from mentorlog.insight.anonymous.stand_ins import StandInWords

    translator = Translator(language)
    return StandInWords(*map(translator.translate, StandInWords()))
