"""Resources as a list to share: nothing in it names people, or says who learned from them, or what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.insight.identifying_text import IdentifyingText
    from mentorlog.model import Resource


class SharedResource(NamedTuple):
    """What a list to share shows of a resource."""

    title: str
    url: str | None
    type: str | None = None
    skill: str | None = None
    minutes: int | None = None


def build_resource_list(
    resources: Iterable[Resource], *, identifying: IdentifyingText | None = None
) -> tuple[SharedResource, ...]:
    """The resources that were not dropped, by title, each once: the same title and link are the same resource, in upper
    or lower case, whoever it was recorded with; so is the same title without a link. A resource whose title can
    identify someone is left out; a link or skill that can is omitted."""

    def kept(text: str | None) -> str | None:
        return None if text and identifying and identifying.is_in(text) else text

    found: dict[str, list[SharedResource]] = {}
    for each in resources:
        if each.status == "dropped" or not kept(each.title):
            continue
        shown = SharedResource(each.title, kept(each.url), each.type, kept(each.skill), each.minutes)
        _add(shown, found.setdefault(each.title.casefold(), []))
    shared = (each for same_title in found.values() for each in same_title)
    return tuple(sorted(shared, key=lambda each: (each.title.casefold(), each.url or "")))


def _add(shown: SharedResource, same_title: list[SharedResource]) -> None:
    """Add a resource to those of the same title, or what one of them lacks to it."""
    for place, known in enumerate(same_title):
        if not known.url or not shown.url or known.url.casefold() == shown.url.casefold():
            same_title[place] = known._replace(
                url=known.url or shown.url,
                type=known.type or shown.type,
                skill=known.skill or shown.skill,
                minutes=known.minutes or shown.minutes,
            )
            return
    same_title.append(shown)
