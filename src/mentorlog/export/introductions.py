"""Introductions on pages: whom an action introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import ListItem, UserText

if TYPE_CHECKING:
    from mentorlog.export.translation import Translator
    from mentorlog.model import Action


def introduced(action: Action, translator: Translator) -> tuple[ListItem, ...]:
    """The item below an action that names the person to meet; empty if it is not an introduction."""
    if not action.person:
        return ()
    return (ListItem(label=translator.translate("introduction"), text=UserText(action.person)),)
