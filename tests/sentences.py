"""Every sentence that the program can show, found in its source: help, errors, hints, prompts, labels.

`python -m tests.sentences` prints them; tests/golden/sentences.txt lists them, so that each change is reviewed.
Inserted values are shown as `{...}`, as in the source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parents[1] / "src" / "mentorlog"
NOT_READ: Final = ("demo/", "locale/", "store/schema/")
"""The invented journal of the demo; catalogues, which have their own test; SQL."""
WORD_LISTS: Final = ("insight/anonymous/name_parts.py", "insight/anonymous/ordinary_english_and_danish_words.py")
ONLY_ERRORS: Final = ("store/", "dates/", "names.py", "insight/labels/", "model/", *WORD_LISTS)
"""Parts whose only sentences are errors; their other texts are SQL, patterns, keys and lists of words."""
CODE: Final = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|WHERE|ORDER BY)\b|\(\?[:!=<]|\\[sdwb]|^[\[(^]|%[a-zA-Z]-?%|</?\w+"
)
"""Texts that are not sentences: statements, patterns, formats, markup."""


def sentences() -> Iterator[str]:
    """Yield `file: sentence` for every sentence, in the order of the source, and once per file."""
    for file in sorted(SOURCE.rglob("*.py")):
        name = file.relative_to(SOURCE).as_posix()
        if name.startswith(NOT_READ):
            continue
        yield from dict.fromkeys(f"{name}: {text}" for text in _texts(file, only_errors=name.startswith(ONLY_ERRORS)))


def _texts(file: Path, *, only_errors: bool) -> Iterator[str]:
    tree = ast.parse(file.read_text("utf-8"))
    if file.parent.name == "commands":
        yield from _help(tree)
    skipped = _docstrings(tree) | _types(tree)
    for node in _outermost(_errors(tree) if only_errors else [tree]):
        if id(node) not in skipped:
            text = " ".join(_spelled(node).split())
            if _is_sentence(text):
                yield text


def _help(tree: ast.Module) -> Iterator[str]:
    """The docstrings of commands, which are their help."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and any(arg.arg == "ctx" for arg in node.args.args):
            text = ast.get_docstring(node)
            if text and not node.name.startswith("_"):
                yield " ".join(text.split())


def _docstrings(tree: ast.Module) -> set[int]:
    """The expressions that are only a string: docstrings of modules, classes, functions and constants."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _types(tree: ast.Module) -> set[int]:
    """The strings that are types: annotations, type aliases, and the types given to `cast`."""
    types: list[ast.expr | None] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            types.append(node.annotation)
        if isinstance(node, ast.FunctionDef):
            types.append(node.returns)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("cast", "TypeVar"):
            types.append(node.args[0])
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            types.append(node.value)
    return {id(part) for root in types if root for part in ast.walk(root)}


def _errors(tree: ast.Module) -> list[ast.AST]:
    """The calls that create errors and warnings, and the labels of fields."""
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name.endswith("Error") or name in ("warn", "rule"):
                found.append(node)
            elif name == "Field" and len(node.args) > 1:
                found.append(node.args[1])
    return found


def _outermost(roots: list[ast.AST]) -> Iterator[ast.expr]:
    """The strings and f-strings below these nodes, without the parts of an f-string."""
    for root in roots:
        waiting: list[ast.AST] = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                yield node
            waiting += reversed(_parts(node))


def _parts(node: ast.AST) -> list[ast.AST]:
    """The child nodes in the order of the source; for an f-string, the nodes of its inserted values."""
    if isinstance(node, ast.JoinedStr):
        return [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    return list(ast.iter_child_nodes(node))


def _spelled(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_spelled(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return "{" + ast.unparse(node.value).replace("\n", " ") + "}"
    return str(node.value) if isinstance(node, ast.Constant) else ""


def _is_sentence(text: str) -> bool:
    """Whether a text is for users: it has several words, or one that begins with a capital letter."""
    if CODE.search(text) or (text.isupper() and " " not in text):
        return False
    plain = re.sub(r"\{[^{}]*\}", "", text).strip()
    if not re.search(r"[^\W\d_]{2}", plain):
        return False
    return " " in plain or plain[0].isupper() or plain.startswith("mentorlog")


if __name__ == "__main__":
    for line in sentences():
        print(line)  # noqa: T201
