"""The texts of a page that was laid out, as fields: what stands where on the screen is tested elsewhere."""

from __future__ import annotations

import re

_LABEL = re.compile(r"( {0,2})(\S+(?: \S+)*)( {2,})\S")
_RULE = re.compile(r" ?[━─]{3,} ?")
_MARK = re.compile(r"(?m)(^|(?<=  ))[●○◐✓★☆↺–▌] ")


def page_fields(page: str) -> str:
    """The lines of a page with a tab between their fields, without empty lines, rules, bars and marks. A line below a
    label begins with it, and a line further in is added to the one above. A list, which has tabs, stays as it is."""
    if "\t" in page:
        return page
    lines: list[str] = []
    label, body = "", 0
    for line in page.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        fields = re.sub(r" {2,}| · ", "\t", _MARK.sub(r"\1", _RULE.sub("  ", line)).strip(" "))
        found = _LABEL.match(line)
        if not fields:
            continue
        if found and found.end() <= 18:
            label, body = found[2], found.end() - 1
        if indent and label and indent == body:
            fields = f"{label}\t{fields}"
        elif indent > 2 and lines and indent == body + 2:
            lines[-1] += f"\t{fields}"
            continue
        lines.append(fields)
    return "".join(f"{line}\n" for line in lines)
