"""Ordinary and hostile text for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

FAVOURITES = (
    "[red]",
    "[/x]",
    ":smile:",
    "\\",
    "a\\",
    "\x1b[31m",
    "\x9b31m",
    "\x1b]0;title\x07",
    "\u202e",
    "\u2067",
    "\u200d",
    "\ufe0f",
    "\r\n",
    "\x85",
    "\u2028",
    "\t",
    "\ud800",
    "王小明",
    "、。",
    "👩🏽‍💻",
    "🏳️‍🌈",
    "🇩🇰",
    "1️⃣",
    "☎️",
    "é",
    "e\u0301",
    "ก็",
    "각",
    "Z̸̢͙̉",
    "Østergård",
    "\u00ad",
    "\U000e0041",
    "\u3000",
    " ",
    "x" * 130,
)
texts = st.lists(st.one_of(st.sampled_from(FAVOURITES), st.text(max_size=6)), max_size=12).map("".join)
"""Any text, including lone surrogates; characters that cause trouble are more frequent."""
