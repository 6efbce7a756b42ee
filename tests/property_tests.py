"""How many examples property tests try: an eighth in an everyday run, all of them with `pytest --heavy`. They are new
ones in each run, except in `.ci/run` (MENTORLOG_SAME_EXAMPLES=1): a change must not fail for a fault that it did not
make, so what a new example finds is found, and corrected, in the runs of contributors."""

from __future__ import annotations

import os
from typing import Any, Final

import hypothesis
from hypothesis import HealthCheck
from hypothesis.internal.conjecture import providers

USUAL: Final = 100
"""The examples of a test that does not say how many it needs."""
FEWEST: Final = 4
"""The examples of an everyday run, for a test that needs few."""
_EVERYDAY, _HEAVY = "everyday", "heavy"

SAME_EXAMPLES: Final = os.environ.get("MENTORLOG_SAME_EXAMPLES") == "1"
if SAME_EXAMPLES:
    # Hypothesis tries the constants of the modules that are loaded, which are others in each process of a run
    providers._get_local_constants = lambda: providers._local_constants

# no deadline: tests must not depend on the speed of the machine
for _profile, _count in ((_EVERYDAY, USUAL // 8), (_HEAVY, USUAL)):
    hypothesis.settings.register_profile(
        _profile,
        max_examples=_count,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=SAME_EXAMPLES,
    )


def choose_profile(*, is_heavy: bool) -> None:
    """Let property tests that are imported from now on try all examples, or an eighth of them."""
    hypothesis.settings.load_profile(_HEAVY if is_heavy else _EVERYDAY)


def settings(*, max_examples: int = USUAL, everyday: int | None = None, **others: Any) -> hypothesis.settings:
    """Hypothesis's settings; `max_examples` is the number with `--heavy`, `everyday` the one without (default: an
    eighth)."""
    if hypothesis.settings.get_current_profile_name() == _EVERYDAY:
        max_examples = everyday or max(max_examples // 8, min(max_examples, FEWEST))
    return hypothesis.settings(max_examples=max_examples, **others)
