"""Resources as a list to share: nothing in it says who learned from them, or what.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from collections.abc import Iterable

from mentorlog.model import Resource
from mentorlog.named_tuples import NamedTuple


class SharedResource(NamedTuple):
    """What a list to share shows of a resource."""

    title: str
    url: str | None
    type: str | None = None
    skill: str | None = None
    minutes: int | None = None


def build_resource_list(resources: Iterable[Resource]) -> tuple[SharedResource, ...]:
    """The resources that were not dropped, by title, each once: the same title and link are the same resource, whoever
    it was recorded with."""
    found: dict[tuple[str, str], SharedResource] = {}
    for each in resources:
        if each.status == "dropped":
            continue
        key = (each.title.casefold(), each.url or "")
        known = found.get(key) or SharedResource(each.title, each.url)
        # what one of them lacks may be known of the other
        found[key] = known._replace(
            type=known.type or each.type,
            skill=known.skill or each.skill,
            minutes=known.minutes or each.minutes,
        )
    return tuple(sorted(found.values(), key=lambda each: (each.title.casefold(), each.url or "")))
