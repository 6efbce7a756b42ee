"""Convert user text to the JSON that the PDF template reads.

A node is a string or an object with a `kind`: `code`, `break`, `emphasis`, `strong` and `link`; a block is a
`paragraph`, `code-block`, `list` or `numbered`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.charts import plain_text
from mentorlog.export.document import UserText
from mentorlog.export.markdown.user_markdown import (
    Code,
    CodeBlock,
    Emphasis,
    LineBreak,
    Link,
    Paragraph,
    Text,
    UserList,
    encoded_url,
    parse_blocks,
    parse_line,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.export.document import InlineText
    from mentorlog.export.markdown.user_markdown import Block, Inline

Json = dict[str, Any]

_PICTURES: Final = re.compile("[\u2400-\u2421]")
"""The symbols of control characters. Few fonts have them."""


def user_blocks(text: UserText) -> list[Json]:
    """The paragraphs, lists and code of user text."""
    return _blocks(parse_blocks(text.text))


def line_nodes(text: InlineText) -> list[str | Json]:
    """The nodes of a line of fixed text and user text."""
    nodes: list[str | Json] = []
    for part in text:
        if not isinstance(part, UserText):
            nodes.append(part)
            continue
        of_user = parse_line(part.text)
        is_isolated = _has_right_to_left(text_of(of_user))
        nodes += ["\u2068", *_nodes(of_user), "\u2069"] if is_isolated else _nodes(of_user)
    return nodes


def text_of_line(text: InlineText) -> str:
    """One line of fixed text and user text, as plain text."""
    return "".join(
        isolated(show_controls(plain_text((part,)))) if isinstance(part, UserText) else part for part in text
    )


def isolated(text: str) -> str:
    """`text` with isolate characters around it if it has letters of a script that is written from right to left."""
    return f"\u2068{text}\u2069" if _has_right_to_left(text) else text


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is in a script that is written from right to left (Unicode's rule P2)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction for direction in strong if direction in ("L", "R", "AL")), "L") != "L"


def show_controls(text: str) -> str:
    """`text` with the code points of control characters instead of the signs for them."""
    return _PICTURES.sub(_code_point, text)


def _code_point(found: re.Match[str]) -> str:
    code = ord(found[0]) - 0x2400
    return f"‹U+{0x7F if code > 0x20 else code:04X}›"


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _blocks(blocks: Iterable[Block]) -> list[Json]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Json:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "nodes": _nodes(block.children),
                "rtl": is_right_to_left(text_of(block.children)),
            }
        case CodeBlock():
            return {"kind": "code-block", "text": show_controls(block.text)}
        case UserList():
            items = [_blocks(item) for item in block.items]
            if block.start is None:
                return {"kind": "list", "items": items, "tight": block.is_tight}
            return {"kind": "numbered", "items": items, "tight": block.is_tight, "start": block.start}


def _nodes(nodes: Iterable[Inline]) -> list[str | Json]:
    return [_node(node) for node in nodes]


def _node(node: Inline) -> str | Json:
    match node:
        case Text():
            return show_controls(node.text)
        case Code():
            return {"kind": "code", "text": show_controls(node.text)}
        case LineBreak():
            return {"kind": "break"}
        case Emphasis():
            return {"kind": "strong" if node.is_strong else "emphasis", "nodes": _nodes(node.children)}
        case Link():
            return {"kind": "link", "url": encoded_url(node.url), "nodes": _nodes(node.children)}
