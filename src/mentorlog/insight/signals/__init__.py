"""Signals: what a review notices. Each has evidence and a question, and is never a score.

`rules` has the rules and their thresholds; `privacy` separates what private entries show from what may be shared.
"""

from mentorlog.insight.signals.privacy import MOST_SIGNALS, find_signals
from mentorlog.insight.signals.rules import RULES, SHORT_MINUTES, Evidence, Signal, long_silence_on

__all__ = [
    "MOST_SIGNALS",
    "RULES",
    "SHORT_MINUTES",
    "Evidence",
    "Signal",
    "find_signals",
    "long_silence_on",
]
