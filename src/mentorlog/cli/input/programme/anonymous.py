"""Make an overview anonymous: find the names that it must not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.insight.programme.anonymous import make_anonymous
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.insight.identifying_text import Identifiable
    from mentorlog.insight.programme.overview import Overview


def anonymous_overview(app: App, overview: Overview, people: Iterable[Identifiable], owners: Iterable[str]) -> Overview:
    """The overview without the names of these people, of the owners of exports and of the user. Warns if the label,
    which is the title, has one of them. Raises MentorlogError for fewer than three relationships."""
    own_name = recorded_owner_name(app)
    identifying = IdentifyingText(people, other_names=(*owners, own_name))
    anonymous = make_anonymous(overview, identifying, own_name=own_name)
    if identifying.is_in(overview.programme):
        output.warn(f"the label {quoted(overview.programme)} contains the name of a person or an organisation.")
    return anonymous
