"""The encrypted journal of most tests in this folder."""

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import PASSPHRASE, encrypt


@pytest.fixture
def journal(ana: Mentor) -> Mentor:
    """An encrypted journal with a note (n1); commands have its passphrase."""
    ana("note written here")
    encrypt(ana.db)
    ana.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    return ana
