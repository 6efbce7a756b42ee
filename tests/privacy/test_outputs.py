"""Outputs for other people are the same as if nothing private had ever been recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests.privacy.examples import RANDOM, journals
from tests.privacy.outputs import difference, outputs
from tests.privacy.view_rows import differences
from tests.property_tests import settings

if TYPE_CHECKING:
    from tests.privacy.steps import Step
    from tests.privacy.twins import Twins

FEW = 12
"""The outputs of an everyday run for a random journal: the first of `outputs` tell most."""


@pytest.mark.heavy
def test_private_entries_leave_no_trace_in_any_output(
    twins: Twins,
    is_heavy: bool,  # noqa: FBT001 - a fixture
) -> None:
    """Every kind of private entry, in every format and on every shareable screen."""
    found = [difference(twins, each) for each in outputs(twins) if is_heavy or not each.is_heavy]
    assert not [each for each in found if each]


@pytest.mark.heavy
@given(steps=RANDOM)
@settings(max_examples=25, everyday=1)
def test_random_private_entries_leave_no_trace(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """The rows of the view, and the outputs, of random journals."""
    twins = journals(tmp_path_factory.mktemp("random") / "twins", steps)
    assert differences(twins) == []
    tried = [each for each in outputs(twins) if not each.is_heavy]
    for output in tried if request.config.getoption("heavy") else tried[:FEW]:
        assert difference(twins, output) is None
    twins.close()
