"""User text and Markdown as the same flat list of events, to compare the parsed user text with the result of a full
Markdown parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from mentorlog.export.markdown.user_markdown import (
    Block,
    Code,
    CodeBlock,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Text,
    UserList,
    encoded_url,
)
from tests.export.markdown_reader import READER

Event = tuple[object, ...]
NAMES = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "link": "a"}


def events_of_blocks(blocks: Iterable[Block]) -> Iterator[Event]:
    """The events of user text."""
    for block in blocks:
        match block:
            case Paragraph():
                yield ("p",)
                yield from events_of_line(block.children)
                yield ("/p",)
            case CodeBlock():
                yield ("code block", block.text, block.language)
            case UserList():
                name = "ul" if block.start is None else "ol"
                yield (name,) if block.start is None else (name, block.start)
                for item in block.items:
                    yield ("li",)
                    yield from events_of_blocks(item)
                    yield ("/li",)
                yield (f"/{name}",)


def events_of_line(nodes: Iterable[Inline]) -> Iterator[Event]:
    """The events of one line of user text."""
    for node in nodes:
        match node:
            case Text():
                yield ("text", node.text)
            case Code():
                yield ("code", node.text)
            case LineBreak():
                yield ("br",)
            case Emphasis():
                name = "strong" if node.is_strong else "em"
                yield (name,)
                yield from events_of_line(node.children)
                yield (f"/{name}",)
            case Link():
                yield ("a", encoded_url(node.url), node.title)
                yield from events_of_line(node.children)
                yield ("/a",)


def events_of_markdown(markdown: str) -> Iterator[Event]:
    """The events that a full parser of CommonMark with GitHub's tables and strikethrough returns."""
    yield from _events(READER.parse(markdown))


def _events(tokens: Iterable[Token]) -> Iterator[Event]:
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        name = NAMES.get(name, name)
        if token.type == "inline":
            yield from _events(token.children or ())
        elif token.type in ("fence", "code_block"):
            yield ("code block", token.content.removesuffix("\n"), token.info)
        elif token.type == "code_inline":
            yield ("code", token.content)
        elif token.type == "text":
            yield ("text", token.content)
        elif token.type == "hardbreak":
            yield ("br",)
        elif token.type == "link_open":
            yield ("a", token.attrs["href"], token.attrs.get("title", ""))
        elif token.type == "ordered_list_open":
            yield ("ol", token.attrs.get("start", 1))
        else:
            yield (f"/{name}" if token.nesting < 0 else name,)


def comparable(events: Iterable[Event]) -> list[Event]:
    """The events with adjacent text joined, white space as single spaces, and no spaces at the ends of a line."""
    joined: list[Event] = []
    for event in events:
        if event[0] == "text" and joined and joined[-1][0] == "text":
            event = ("text", f"{joined.pop()[1]}{event[1]}")
        joined.append(event)
    found: list[Event] = []
    for place, event in enumerate(joined):
        if event[0] in ("text", "code"):
            text = " ".join(f"|{event[1]}|".split())[1:-1]
            at_start = place == 0 or joined[place - 1][0] in ("p", "br")
            at_end = place + 1 == len(joined) or joined[place + 1][0] in ("/p", "br")
            text = text.lstrip() if at_start and event[0] == "text" else text
            text = text.rstrip() if at_end and event[0] == "text" else text
            if not text:
                continue
            event = (event[0], text)
        found.append(event)
    return found
