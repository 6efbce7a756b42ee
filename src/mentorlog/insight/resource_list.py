"""Resources as a list to share: nothing in it names people, or says who learned from them, or what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.model import Relationship, Resource


class SharedResource(NamedTuple):
    """What a list to share shows of a resource."""

    title: str | None
    """What it is called; None if the title contains a name."""
    url: str | None
    type: str | None = None
    skill: str | None = None
    minutes: int | None = None


def build_resource_list(
    resources: Iterable[Resource], *, everyone: Iterable[Relationship] = ()
) -> tuple[SharedResource, ...]:
    """The resources that were not dropped, by title, each once: the same title and link are the same resource, whoever
    it was recorded with. A title, link or skill that contains a name, organisation or address of anyone in `everyone`
    is omitted, and a resource of which neither title nor link is left."""
    identifying = IdentifyingText(everyone)

    def kept(text: str | None) -> str | None:
        # the words of a link have signs between them: https://example.org/ase-holm
        hidden = text and (identifying.is_in(text) or identifying.is_in(re.sub(r"[\W_]+", " ", text)))
        return None if hidden else text

    found: dict[tuple[str, str], SharedResource] = {}
    for each in resources:
        if each.status == "dropped":
            continue
        key = (each.title.casefold(), each.url or "")
        known = found.get(key) or SharedResource(kept(each.title), kept(each.url))
        # what one of them lacks may be known of the other
        found[key] = known._replace(
            type=known.type or each.type,
            skill=known.skill or kept(each.skill),
            minutes=known.minutes or each.minutes,
        )
    named = (each for each in found.values() if each.title or each.url)
    return tuple(sorted(named, key=lambda each: ((each.title or "").casefold(), each.url or "")))
