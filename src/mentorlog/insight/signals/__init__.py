"""What is worth noticing: never a score, always with the entries that show it, and worded as a question.

`rules` has what is noticed and its thresholds, `parted` keeps what is private apart.
"""

from mentorlog.insight.signals.parted import MOST, all_signals, signals
from mentorlog.insight.signals.rules import RULES, SHORT, Evidence, Signal, silent_from

__all__ = ["MOST", "RULES", "SHORT", "Evidence", "Signal", "all_signals", "signals", "silent_from"]
